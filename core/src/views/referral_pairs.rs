//! One name that one person gave is one referral, on whatever cards and however often it was noted.

use std::{cmp::Reverse, collections::BTreeSet};

use crate::{
    Result,
    model::{Kind, NamePermission, Record, RecordId, Referral, ReferralState},
    store::Reader,
};

/// Who gave whose name, by the cards by which the two go; nothing where both are one person.
pub(super) fn pair_of(reader: &Reader<'_>, referral: &Referral) -> Result<Option<(RecordId, RecordId)>> {
    let (Some(referrer), Some(referee)) = (referral.referrer, referral.referee) else { return Ok(None) };
    let pair = (reader.canonical(referrer)?, reader.canonical(referee)?);
    Ok((pair.0 != pair.1).then_some(pair))
}

/// How many names were given in a talk: one that was noted twice is one.
pub(super) fn names_given(reader: &Reader<'_>, meeting: RecordId) -> Result<u32> {
    let mut names = BTreeSet::new();
    for user in reader.users_of_kind(meeting, Kind::Referral)? {
        match reader.live(user)? {
            Some(Record::Referral(it)) if it.meeting == Some(meeting) => names.extend(pair_of(reader, &it)?),
            _ => {}
        }
    }
    Ok(names.len() as u32)
}

/// How far a referral has come: of several about the same two people the furthest is shown, then the earliest.
pub(super) fn rank(
    id: RecordId,
    referral: &Referral,
) -> (u8, Reverse<Option<chrono::DateTime<chrono::Utc>>>, Reverse<RecordId>) {
    let far = match referral.state() {
        ReferralState::ReportedBack => 7,
        ReferralState::Met => 6,
        ReferralState::Contacted => 5,
        ReferralState::Closed => 4,
        // The most careful answer on the name.
        ReferralState::Blocked => 3,
        ReferralState::AwaitingPermission => 2,
        ReferralState::Ready => 1,
        ReferralState::Offered => 0,
    };
    (far, Reverse(referral.offered_at().map(|at| at.instant)), Reverse(id))
}

/// The referrals that are not deleted and say the same of the same two people, this one among them unless it is deleted.
pub(super) fn alike(reader: &Reader<'_>, referral: &Referral) -> Result<Vec<(RecordId, Referral)>> {
    let (Some(referrer), Some(referee)) = (referral.referrer, referral.referee) else {
        return Ok(Vec::new());
    };
    let people = (reader.canonical(referrer)?, reader.canonical(referee)?);
    let mut alike = Vec::new();
    for id in reader.users_of_kind(referee, Kind::Referral)? {
        let Some(Record::Referral(it)) = reader.live(id)? else { continue };
        let (Some(giver), Some(named)) = (it.referrer, it.referee) else { continue };
        if (reader.canonical(giver)?, reader.canonical(named)?) == people {
            alike.push((id, it));
        }
    }
    Ok(alike)
}

/// Whether the referrer's name may be used: the most careful answer in any referral of the same two people.
pub(super) fn permission_of(reader: &Reader<'_>, referral: &Referral) -> Result<NamePermission> {
    let alike = alike(reader, referral)?;
    let answers = alike.iter().map(|(_, it)| it.permission());
    Ok(NamePermission::most_careful(answers.chain([referral.permission()])))
}

/// Whether another referral says the same of the same two people and is shown in this one's place.
pub(super) fn is_repeated(reader: &Reader<'_>, id: RecordId, referral: &Referral) -> Result<bool> {
    let alike = alike(reader, referral)?;
    let mut others = alike.iter().filter(|(other, it)| *other != id && it.offered_at().is_some());
    Ok(others.any(|(other, it)| rank(*other, it) > rank(id, referral)))
}
