//! Through whom the person came by somebody's name.

use super::referral_pairs::permission_of;
use crate::{
    Result,
    model::{Kind, NamePermission, Outreach, Record, RecordId, Referral},
    store::Reader,
};

/// The referral that leads to somebody, and whether the referrer's name may be used: the one that an ask to them says, or
/// else one that lets the name be used, or else any.
pub(super) fn naming(
    reader: &Reader<'_>,
    contact: RecordId,
    ask: Option<&Outreach>,
) -> Result<Option<(Referral, NamePermission)>> {
    if let Some(id) = ask.and_then(|ask| ask.referral) {
        return Ok(match reader.live(id)? {
            Some(Record::Referral(it)) => {
                let permission = permission_of(reader, &it)?;
                Some((it, permission))
            }
            _ => None,
        });
    }
    let cards = reader.cards(contact)?;
    let mut found: Option<(Referral, NamePermission)> = None;
    for id in reader.users_of_kind(contact, Kind::Referral)? {
        let Some(Record::Referral(it)) = reader.live(id)? else { continue };
        let is_theirs = it.referee.is_some_and(|referee| cards.contains(&referee));
        if !is_theirs {
            continue;
        }
        let permission = permission_of(reader, &it)?;
        let is_better = permission == NamePermission::Granted
            && found.as_ref().is_some_and(|(_, found)| *found != NamePermission::Granted);
        if found.is_none() || is_better {
            found = Some((it, permission));
        }
    }
    Ok(found)
}
