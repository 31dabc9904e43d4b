//! Through whom the person came by somebody's name.

use std::collections::BTreeSet;

use super::{agenda::may_be_contacted, names::known_name, referral_pairs::permission_of};
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
    let mut found: Option<(Referral, NamePermission)> = None;
    for (it, permission) in referrals_to(reader, contact)? {
        let is_better = permission == NamePermission::Granted
            && found.as_ref().is_some_and(|(_, found)| *found != NamePermission::Granted);
        if found.is_none() || is_better {
            found = Some((it, permission));
        }
    }
    Ok(found)
}

/// How to go about a referrer's name after this answer: as they said, or else to ask. Whoever is deleted or wants to be left
/// alone is asked nothing, and their name stays out unless they allowed it; so does one that is no longer known.
pub(super) fn advised(
    reader: &Reader<'_>,
    referrer: RecordId,
    answer: NamePermission,
) -> Result<NamePermission> {
    let is_kept = match answer {
        NamePermission::Granted => known_name(reader, referrer)?.is_some(),
        NamePermission::NotAsked | NamePermission::Unclear => may_be_contacted(reader, referrer)?,
        NamePermission::Denied => true,
    };
    Ok(if is_kept { answer } else { NamePermission::Denied })
}

/// The names of those who named somebody as well as the `referrer`, and have not said that theirs may be used.
pub(super) fn unnamed_referrers(
    reader: &Reader<'_>,
    contact: RecordId,
    referrer: Option<RecordId>,
) -> Result<Vec<String>> {
    let mut seen: BTreeSet<RecordId> = BTreeSet::new();
    seen.extend(referrer.map(|id| reader.canonical(id)).transpose()?);
    let mut names = Vec::new();
    for (it, permission) in referrals_to(reader, contact)? {
        let Some(other) = it.referrer.filter(|_| permission != NamePermission::Granted) else { continue };
        if seen.insert(reader.canonical(other)?) {
            names.extend(known_name(reader, other)?);
        }
    }
    Ok(names)
}

/// The referrals that lead to somebody, with whether the referrer's name may be used.
fn referrals_to(reader: &Reader<'_>, contact: RecordId) -> Result<Vec<(Referral, NamePermission)>> {
    let cards = reader.cards(contact)?;
    let mut found = Vec::new();
    for id in reader.users_of_kind(contact, Kind::Referral)? {
        let Some(Record::Referral(it)) = reader.live(id)? else { continue };
        if it.referee.is_some_and(|referee| cards.contains(&referee)) {
            let permission = permission_of(reader, &it)?;
            found.push((it, permission));
        }
    }
    Ok(found)
}
