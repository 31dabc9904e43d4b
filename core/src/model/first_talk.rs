//! Which talk came of an ask, where nobody said so.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};

use super::{
    Event, Meeting, MeetingEvent, MeetingState, Moment, Outreach, OutreachEvent, RecordId, Reply, Talk,
};

/// Days after an ask in which a talk with that person counts as what came of it, though nobody said so.
const MOST_DAYS_TO_TALK: i64 = 90;

impl Talk {
    /// Where the talk stands that a meeting is.
    pub fn of(meeting: &Meeting) -> Self {
        match meeting.state() {
            MeetingState::Held | MeetingState::Logged => Self::Held,
            // Times that were proposed are not agreed.
            MeetingState::Proposed if !meeting.proposals().is_empty() => Self::Unknown,
            MeetingState::Scheduled | MeetingState::InProgress | MeetingState::Proposed => Self::Agreed,
            MeetingState::Cancelled | MeetingState::NoShow => Self::CalledOff,
        }
    }
}

/// The first talk after an ask that belongs to no other, one that was called off only where there is no other: `asks` are
/// the others to the same person, `talks` those with them. None that came after they were asked once more, or let be; of somebody who said no, one whose time was agreed by
/// whoever did not know that.
pub fn first_talk<'a>(
    id: RecordId,
    ask: &Outreach,
    asks: &[(RecordId, Outreach)],
    talks: &'a [(RecordId, Meeting)],
) -> Option<&'a (RecordId, Meeting)> {
    let sent = ask.last_sending()?.at.instant;
    let reply = ask.reply().map(|(_, reply)| reply);
    if ask.closed().is_some() || matches!(reply, Some(Reply::Redirected { .. })) {
        return None;
    }
    let declined = if reply == Some(Reply::No) { declined(ask) } else { None };
    let mut taken = ask.meetings();
    let mut end = sent + Duration::days(MOST_DAYS_TO_TALK);
    for (other, it) in asks.iter().filter(|(other, _)| *other != id) {
        taken.extend(it.meetings());
        let later =
            it.last_sending().map(|sending| sending.at.instant).filter(|at| (*at, *other) > (sent, id));
        end = later.map_or(end, |at| at.min(end));
    }
    let is_free =
        |talk: RecordId, it: &Meeting| !taken.contains(&talk) && it.outreach.is_none_or(|of| of == id);
    let found = talks.iter().filter(|(talk, it)| is_free(*talk, it)).filter_map(|talk| {
        let at = begun(&talk.1, declined)?;
        let is_off = Talk::of(&talk.1) == Talk::CalledOff;
        (at > sent && at < end).then_some((is_off, at, talk.0, talk))
    });
    found.min_by_key(|(is_off, at, talk, _)| (*is_off, *at, *talk)).map(|(.., talk)| talk)
}

/// The time at which a talk begins to count: when it was held, or when its time was agreed. After a "no" only a time that
/// was agreed counts.
fn begun(talk: &Meeting, declined: Option<&Event<OutreachEvent>>) -> Option<DateTime<Utc>> {
    let agreed = agreed(talk);
    match (declined, Talk::of(talk)) {
        (_, Talk::Unknown) | (Some(_), Talk::CalledOff) => None,
        (None, Talk::Held) => Some(talk.held_at()?.instant),
        (None, Talk::Agreed) => Some(agreed?.at.instant),
        (None, Talk::CalledOff) => Some(agreed_once(talk)?.instant),
        (Some(no), _) => {
            let agreed = agreed?;
            let knew = agreed.author == no.author && agreed.at.instant > no.at.instant;
            (!knew).then_some(agreed.at.instant)
        }
    }
}

/// When the time of a talk was agreed that was called off since.
pub fn agreed_once(talk: &Meeting) -> Option<&Moment> {
    let said = talk.events.earliest_said(|event| match event {
        MeetingEvent::Scheduled { .. } => Some(true),
        MeetingEvent::Cancelled | MeetingEvent::NoShow => Some(false),
        _ => None,
    });
    said.filter(|(_, is_agreed)| *is_agreed).map(|(at, _)| at)
}

/// The word by which the time of a talk was first agreed.
fn agreed(talk: &Meeting) -> Option<&Event<MeetingEvent>> {
    let standing = talk.events.standing();
    let first = standing.into_iter().find(|(_, event)| matches!(event, MeetingEvent::Scheduled { .. }));
    talk.events.get(first?.0)
}

/// The last "no".
fn declined(ask: &Outreach) -> Option<&Event<OutreachEvent>> {
    let standing = ask.events.standing();
    let is_no = |event: &OutreachEvent| matches!(event, OutreachEvent::Replied { reply: Reply::No, .. });
    ask.events.get(standing.into_iter().rev().find(|(_, event)| is_no(event))?.0)
}

/// Whether a talk is with these cards of one person and nobody else.
pub fn is_only_with(talk: &Meeting, cards: &[RecordId]) -> bool {
    let cards: BTreeSet<RecordId> = cards.iter().copied().collect();
    talk.participants.is_subset(&cards)
}
