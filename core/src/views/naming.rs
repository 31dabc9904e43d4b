//! Through whom the person came by somebody's name.

use crate::{
    Result,
    model::{Kind, NamePermission, Outreach, Record, RecordId, Referral},
    store::Reader,
};

/// The referral that leads to somebody: the one that an ask to them says, or else one that lets the referrer's name be
/// used, or else any.
pub(super) fn naming(
    reader: &Reader<'_>,
    contact: RecordId,
    ask: Option<&Outreach>,
) -> Result<Option<Referral>> {
    if let Some(id) = ask.and_then(|ask| ask.referral) {
        return Ok(match reader.live(id)? {
            Some(Record::Referral(referral)) => Some(referral),
            _ => None,
        });
    }
    let cards = reader.cards(contact)?;
    let mut found: Option<Referral> = None;
    for id in reader.users_of_kind(contact, Kind::Referral)? {
        let Some(Record::Referral(it)) = reader.live(id)? else { continue };
        let is_theirs = it.referee.is_some_and(|referee| cards.contains(&referee));
        let is_better = it.permission() == NamePermission::Granted
            && found.as_ref().is_some_and(|found| found.permission() != NamePermission::Granted);
        if is_theirs && (found.is_none() || is_better) {
            found = Some(it);
        }
    }
    Ok(found)
}
