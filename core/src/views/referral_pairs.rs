//! One name that one person gave is one referral, on whatever cards and however often it was noted.

use std::cmp::Reverse;

use crate::{
    Result,
    model::{Kind, Record, RecordId, Referral, ReferralState},
    store::Reader,
};

/// How far a referral has come: of several about the same two people the furthest is shown, then the earliest.
pub(super) fn rank(
    id: RecordId,
    referral: &Referral,
) -> (u8, Reverse<Option<chrono::DateTime<chrono::Utc>>>, Reverse<RecordId>) {
    let far = match referral.state() {
        ReferralState::ReportedBack => 6,
        ReferralState::Met => 5,
        ReferralState::Contacted => 4,
        ReferralState::Closed => 3,
        ReferralState::Blocked => 2,
        ReferralState::Ready => 1,
        _ => 0,
    };
    (far, Reverse(referral.offered_at().map(|at| at.instant)), Reverse(id))
}

/// Whether another referral says the same of the same two people and is shown in this one's place.
pub(super) fn is_repeated(reader: &Reader<'_>, id: RecordId, referral: &Referral) -> Result<bool> {
    let (Some(referrer), Some(referee)) = (referral.referrer, referral.referee) else { return Ok(false) };
    let people = (reader.canonical(referrer)?, reader.canonical(referee)?);
    for other in reader.users_of_kind(referee, Kind::Referral)? {
        if other == id {
            continue;
        }
        let Some(Record::Referral(it)) = reader.live(other)? else { continue };
        let (Some(giver), Some(named)) = (it.referrer, it.referee) else { continue };
        let is_same = (reader.canonical(giver)?, reader.canonical(named)?) == people;
        if is_same && it.offered_at().is_some() && rank(other, &it) > rank(id, referral) {
            return Ok(true);
        }
    }
    Ok(false)
}
