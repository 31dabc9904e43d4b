//! What the records around an ask and a referral tell of them.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{agenda::was_met, referral_pairs::alike};
use crate::{
    Result,
    model::{
        Kind, LifeState, Meeting, MeetingEvent, Moment, NudgeSchedule, Outreach, Profile, Record, RecordId,
        Referral, ReferralState, Talk, agreed_once, first_talk,
    },
    store::Reader,
};

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
    let said = ask.meetings();
    let mut linked = said.clone();
    for talk in reader.users_of_kind(id, Kind::Meeting)? {
        if matches!(reader.live(talk)?, Some(Record::Meeting(it)) if it.outreach == Some(id)) {
            linked.insert(talk);
        }
    }
    let mut came = Came { scheduled: ask.scheduled_at(), ..Came::default() };
    for meeting in linked {
        let found = match reader.indexed(meeting)? {
            None => Came::default(),
            Some(found) if found.state == LifeState::Deleted => {
                Came { talk: Talk::CalledOff, ..Came::default() }
            }
            Some(found) => match &found.record {
                Record::Meeting(it) => {
                    let found = came_of(meeting, it);
                    // Times that were proposed and withdrawn are no answer.
                    let was_agreed = said.contains(&meeting) || found.scheduled.is_some();
                    if found.talk == Talk::CalledOff && !was_agreed { Came::default() } else { found }
                }
                _ => Came::default(),
            },
        };
        if came.meeting.is_none() || found.talk > came.talk {
            let scheduled = ask.scheduled_at().or(found.scheduled);
            came = Came { scheduled, meeting: Some(meeting), ..found };
        }
    }
    if came.talk < Talk::Agreed
        && let Some(other) = unlinked(reader, id, ask)?
        && (came.meeting.is_none() || other.talk > Talk::CalledOff)
    {
        came = other;
    }
    Ok(came)
}

fn came_of(id: RecordId, it: &Meeting) -> Came {
    let talk = Talk::of(it);
    let agreed = match talk {
        Talk::CalledOff => agreed_once(it),
        _ => {
            let scheduled =
                |event: &MeetingEvent| matches!(event, MeetingEvent::Scheduled { .. }).then_some(());
            it.events.earliest(scheduled).map(|(at, ())| at)
        }
    };
    let scheduled = agreed.cloned();
    Came { talk, scheduled, held: it.held_at().filter(|_| talk == Talk::Held), meeting: Some(id) }
}

/// The first talk after the ask that nobody linked to any.
fn unlinked(reader: &Reader<'_>, id: RecordId, ask: &Outreach) -> Result<Option<Came>> {
    let (Some(contact), Some(sent)) = (ask.contact, ask.last_sending()) else { return Ok(None) };
    let (mut asks, mut talks) = (Vec::new(), Vec::new());
    for other in reader.users_of_kind(contact, Kind::Outreach)? {
        if let Some(Record::Outreach(it)) = reader.live(other)? {
            asks.push((other, it));
        }
    }
    for talk in reader.users_of_kind(contact, Kind::Meeting)? {
        if let Some(Record::Meeting(it)) = reader.live(talk)? {
            talks.push((talk, it));
        }
    }
    let found = first_talk(id, ask, &asks, &talks).map(|(talk, it)| came_of(*talk, it));
    Ok(found.map(|came| {
        let scheduled = came.scheduled.filter(|agreed| agreed.instant > sent.at.instant);
        Came { scheduled: scheduled.or_else(|| came.held.clone()), ..came }
    }))
}

/// When a name was given: in the talk that is said, or else when it was noted. A debrief may be written days later.
pub(super) fn given_at(reader: &Reader<'_>, referral: &Referral) -> Result<Option<Moment>> {
    let held = match referral.meeting.map(|meeting| reader.live(meeting)).transpose()?.flatten() {
        Some(Record::Meeting(meeting)) => meeting.held_at(),
        _ => None,
    };
    Ok(held.or(referral.offered_at()))
}

/// When somebody was first met after that instant.
pub(super) fn met_after(
    reader: &Reader<'_>,
    contact: RecordId,
    after: DateTime<Utc>,
) -> Result<Option<Moment>> {
    let mut first: Option<Moment> = None;
    for user in reader.users_of_kind(contact, Kind::Meeting)? {
        let Some(Record::Meeting(meeting)) = reader.live(user)? else { continue };
        let Some(held) = meeting.held_at().filter(|_| meeting.is_held()) else { continue };
        if held.instant > after && first.as_ref().is_none_or(|known| held < *known) {
            first = Some(held);
        }
    }
    Ok(first)
}

/// Whether an ask went out to somebody at that instant or later, and did not come back.
pub(super) fn was_asked_since(reader: &Reader<'_>, contact: RecordId, since: DateTime<Utc>) -> Result<bool> {
    for user in reader.users_of_kind(contact, Kind::Outreach)? {
        let Some(Record::Outreach(ask)) = reader.live(user)? else { continue };
        if !ask.is_bounced() && ask.last_sending().is_some_and(|sending| sending.at.instant >= since) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The asks to somebody that their name led to: those that are about it, or about another referral of the same two
/// people, and those that went out since the name was given.
pub(super) fn asks_about(
    reader: &Reader<'_>,
    id: RecordId,
    referral: &Referral,
) -> Result<Vec<(RecordId, Outreach)>> {
    let Some(referee) = referral.referee else { return Ok(Vec::new()) };
    let given = given_at(reader, referral)?;
    let alike: BTreeSet<RecordId> =
        alike(reader, referral)?.into_iter().map(|(other, _)| other).chain([id]).collect();
    let mut asks = Vec::new();
    for user in reader.users_of_kind(referee, Kind::Outreach)? {
        let Some(Record::Outreach(ask)) = reader.live(user)? else { continue };
        let is_about_it = ask.referral.is_some_and(|about| alike.contains(&about));
        let is_since =
            ask.out_at().zip(given.as_ref()).is_some_and(|(asked, given)| asked.instant >= given.instant);
        if is_about_it || is_since {
            asks.push((user, ask));
        }
    }
    Ok(asks)
}

/// Where a referral stands: somebody who was met counts as met, in whatever talk, and somebody who was asked since as
/// contacted.
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
    // Asks that name it count also where the card they went to is no longer taken for the person's.
    let mut asks: Vec<Outreach> = asks_about(reader, id, referral)?.into_iter().map(|(_, ask)| ask).collect();
    for user in reader.users_of_kind(id, Kind::Outreach)? {
        asks.extend(match reader.live(user)? {
            Some(Record::Outreach(ask)) => Some(ask),
            _ => None,
        });
    }
    Ok(if asks.iter().any(Outreach::is_out) { ReferralState::Contacted } else { state })
}
