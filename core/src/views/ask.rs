//! What the records around an ask and a referral tell of them.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};

use super::agenda::was_met;
use crate::{
    Result,
    model::{
        Kind, LifeState, Meeting, MeetingEvent, MeetingState, Moment, NudgeSchedule, Outreach, Profile,
        Record, RecordId, Referral, ReferralState, Reply, Talk,
    },
    store::Reader,
};

/// Days after an ask in which a talk with that person counts as what came of it, though nobody said so.
const MOST_DAYS_TO_TALK: i64 = 90;

/// What came of an ask.
#[derive(Clone, Debug, Default)]
pub(super) struct Came {
    /// Where the talk stands.
    pub(super) talk: Talk,
    /// When its time was agreed.
    pub(super) scheduled: Option<Moment>,
    /// When it took place.
    pub(super) held: Option<Moment>,
    /// The talk.
    pub(super) meeting: Option<RecordId>,
}

/// When reminders are due, by the person's settings.
pub(super) fn nudge_schedule(reader: &Reader<'_>) -> Result<NudgeSchedule> {
    let profile = match reader.live(Profile::id())? {
        Some(Record::Profile(profile)) => profile,
        _ => Profile::default(),
    };
    let holidays = profile.holidays.clone();
    Ok(NudgeSchedule::of(&profile, holidays))
}

/// What came of an ask: the talk that was said to, or else the first one with that person after it, unless they asked
/// once more in between or were answered otherwise.
pub(super) fn ask_of(reader: &Reader<'_>, id: RecordId, ask: &Outreach) -> Result<Came> {
    let linked = ask.meetings();
    let mut came = Came { scheduled: ask.scheduled_at(), ..Came::default() };
    for meeting in &linked {
        let (talk, held) = match reader.indexed(*meeting)? {
            None => (Talk::Unknown, None),
            Some(found) if found.state == LifeState::Deleted => (Talk::CalledOff, None),
            Some(found) => match &found.record {
                Record::Meeting(it) => (talk(it), it.held_at()),
                _ => (Talk::Unknown, None),
            },
        };
        if came.meeting.is_none() || talk > came.talk {
            let held = held.filter(|_| talk == Talk::Held);
            came = Came { talk, held, meeting: Some(*meeting), ..came };
        }
    }
    if came.talk < Talk::Agreed
        && let Some(other) = unlinked(reader, id, ask, &linked)?
    {
        came = other;
    }
    Ok(came)
}

fn talk(meeting: &Meeting) -> Talk {
    match meeting.state() {
        MeetingState::Held | MeetingState::Logged => Talk::Held,
        MeetingState::Scheduled | MeetingState::Proposed => Talk::Agreed,
        MeetingState::Cancelled | MeetingState::NoShow => Talk::CalledOff,
    }
}

/// The first talk after the ask that nobody linked to any.
fn unlinked(
    reader: &Reader<'_>,
    id: RecordId,
    ask: &Outreach,
    linked: &BTreeSet<RecordId>,
) -> Result<Option<Came>> {
    let (Some(contact), Some(sent)) = (ask.contact, ask.last_sending().map(|sending| sending.at.instant))
    else {
        return Ok(None);
    };
    let is_over = ask.closed().is_some()
        || ask.reply().is_some_and(|(_, reply)| matches!(reply, Reply::No | Reply::Redirected { .. }));
    if is_over {
        return Ok(None);
    }
    let (mut taken, mut later) = (linked.clone(), Vec::new());
    for other in reader.users_of_kind(contact, Kind::Outreach)? {
        let Some(Record::Outreach(it)) = reader.live(other)?.filter(|_| other != id) else { continue };
        taken.extend(it.meetings());
        later.extend(
            it.last_sending().map(|sending| sending.at.instant).filter(|at| (*at, other) > (sent, id)),
        );
    }
    let end = later
        .into_iter()
        .min()
        .unwrap_or(DateTime::<Utc>::MAX_UTC)
        .min(sent + Duration::days(MOST_DAYS_TO_TALK));
    let mut first: Option<(DateTime<Utc>, RecordId, Came)> = None;
    for meeting in reader.users_of_kind(contact, Kind::Meeting)? {
        let Some(Record::Meeting(it)) = reader.live(meeting)?.filter(|_| !taken.contains(&meeting)) else {
            continue;
        };
        let talk = talk(&it);
        let agreed =
            it.events.earliest(|event| matches!(event, MeetingEvent::Scheduled { .. }).then_some(()));
        let agreed = agreed.map(|(at, ())| at.clone());
        let at = match talk {
            Talk::Held => it.held_at(),
            Talk::Agreed => agreed.clone(),
            Talk::CalledOff | Talk::Unknown => None,
        };
        let Some(at) = at.map(|at| at.instant).filter(|at| *at > sent && *at < end) else { continue };
        let held = it.held_at().filter(|_| talk == Talk::Held);
        let scheduled = agreed.filter(|agreed| agreed.instant > sent).or_else(|| held.clone());
        if first.as_ref().is_none_or(|(known, other, _)| (at, meeting) < (*known, *other)) {
            first = Some((at, meeting, Came { talk, scheduled, held, meeting: Some(meeting) }));
        }
    }
    Ok(first.map(|(_, _, came)| came))
}

/// Where a referral stands: somebody who was met counts as met, in whatever talk, and somebody who was asked as contacted.
pub(super) fn referral_state(
    reader: &Reader<'_>,
    id: RecordId,
    referral: &Referral,
) -> Result<ReferralState> {
    let state = referral.state();
    let Some(referee) = referral.referee else { return Ok(state) };
    if state == ReferralState::ReportedBack {
        return Ok(state);
    }
    if was_met(reader, referee)? {
        return Ok(ReferralState::Met);
    }
    if matches!(state, ReferralState::Met | ReferralState::Closed | ReferralState::Contacted) {
        return Ok(state);
    }
    let mut asks = reader.users_of_kind(referee, Kind::Outreach)?;
    asks.extend(reader.users_of_kind(id, Kind::Outreach)?);
    for ask in asks {
        if matches!(reader.live(ask)?, Some(Record::Outreach(ask)) if ask.is_sent()) {
            return Ok(ReferralState::Contacted);
        }
    }
    Ok(state)
}
