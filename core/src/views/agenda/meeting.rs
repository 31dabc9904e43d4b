//! What a talk gives a person to do: to go there, to write it down, to give thanks.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDateTime};

use super::{
    AgendaItem, Off, Task, aftermath, and_list, end_of_day, may_be_contacted, name_of, names_of, stored,
};
use crate::{
    Result,
    model::{
        Appointment, Meeting, MeetingEvent, MeetingState, Obligation, ObligationKey, ObligationKind,
        ObligationState, RecordId,
    },
    store::Reader,
    views::{Section, ask::nudge_schedule},
};

/// Business days within which thanks by hand are due.
pub(in crate::views) const THANK_HAND_BUSINESS_DAYS: u32 = 3;

pub(super) fn items(reader: &Reader<'_>, id: RecordId, meeting: &Meeting) -> Result<Vec<AgendaItem>> {
    let mut items = Vec::new();
    let first = meeting.participants.first().copied();
    let names = and_list(&names_of(reader, &meeting.participants)?);
    let item = |task, section, due| AgendaItem {
        task,
        section,
        record: id,
        obligation: None,
        contact: first,
        name: names.clone(),
        due,
        put_off: None,
    };
    match meeting.state() {
        MeetingState::Scheduled | MeetingState::InProgress => {
            let appointments = meeting.appointments();
            let times = appointments.len();
            let end = |it: &Appointment| it.start.instant + Duration::minutes(i64::from(it.minutes));
            let ends = appointments.iter().map(|it| end(it).naive_utc()).enumerate();
            let last = ends.max_by_key(|(at, end)| (*end, *at));
            let off_elsewhere = if meeting.is_called_off_elsewhere() {
                Some(Off::Cancelled)
            } else {
                meeting.is_missed_elsewhere().then_some(Off::Missed)
            };
            if let Some(started) = meeting.started_at().filter(|_| appointments.is_empty()) {
                let minutes = meeting.promise();
                let task = Task::Meet { minutes, place: None, times: 1, off_elsewhere, over: None };
                items.push(item(task, Section::Meeting, started.instant.naive_utc()));
            }
            for (at, appointment) in appointments.into_iter().enumerate() {
                let (minutes, place) = (appointment.minutes, appointment.place);
                // How it was is asked once, of the time that passes last.
                let over = last.filter(|(last, _)| *last != at).map(|(_, end)| end);
                let task = Task::Meet { minutes, place, times, off_elsewhere, over };
                items.push(item(task, Section::Meeting, appointment.start.instant.naive_utc()));
            }
        }
        MeetingState::Held => {
            if let Some(held) = meeting.held_at() {
                items.push(item(Task::Debrief { held: held.civil }, Section::Debrief, held.civil));
            }
        }
        MeetingState::Proposed | MeetingState::Logged | MeetingState::Cancelled | MeetingState::NoShow => {}
    }
    if let Some(held) = meeting.held_at().filter(|_| meeting.is_held()) {
        let on_the_spot = meeting.events.any(|event| matches!(event, MeetingEvent::ThankedOnTheSpot));
        // A person with two cards in one talk is thanked once.
        let mut people: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
        for contact in &meeting.participants {
            people.entry(reader.canonical(*contact)?).or_default().push(*contact);
        }
        for cards in people.values() {
            for kind in [ObligationKind::ThankEmail, ObligationKind::ThankHand] {
                items.extend(thanks(reader, id, kind, cards, (held.civil, on_the_spot))?);
            }
        }
        items.extend(aftermath::items(reader, id, meeting, &held, &people)?);
    }
    Ok(items)
}

/// What is owed after a talk to whoever these cards are of, and what was begun of it; nothing once it is settled for any
/// of them.
pub(super) fn open_key(
    reader: &Reader<'_>,
    kind: ObligationKind,
    meeting: RecordId,
    cards: &[RecordId],
) -> Result<Option<(ObligationKey, Option<Obligation>)>> {
    let owed = owed(reader, kind, meeting, cards)?;
    let is_settled = owed.iter().any(|(_, stored)| stored.as_ref().is_some_and(Obligation::is_settled));
    Ok(owed.into_iter().next().filter(|_| !is_settled))
}

/// What is or was owed after a talk to whoever these cards are of: what was begun first.
pub(super) fn owed(
    reader: &Reader<'_>,
    kind: ObligationKind,
    meeting: RecordId,
    cards: &[RecordId],
) -> Result<Vec<(ObligationKey, Option<Obligation>)>> {
    let mut owed = Vec::new();
    for contact in cards {
        let key = ObligationKey { kind, subject: meeting, contact: *contact };
        let stored = stored(reader, &key)?;
        owed.push((key, stored));
    }
    owed.sort_by_key(|(_, stored)| stored.is_none());
    Ok(owed)
}

/// Thanks owed to a person who took part on these cards. What was done for one card is done; what somebody began keeps
/// the card it began with.
fn thanks(
    reader: &Reader<'_>,
    meeting: RecordId,
    kind: ObligationKind,
    cards: &[RecordId],
    (met, on_the_spot): (NaiveDateTime, bool),
) -> Result<Option<AgendaItem>> {
    let Some((key, stored)) = open_key(reader, kind, meeting, cards)? else { return Ok(None) };
    if !may_be_contacted(reader, key.contact)? {
        return Ok(None);
    }
    let (section, due) = match key.kind {
        ObligationKind::ThankHand => {
            let day = nudge_schedule(reader)?.after(met.date(), THANK_HAND_BUSINESS_DAYS);
            (Section::ThankHand, end_of_day(day))
        }
        _ => (Section::ThankEmail, met + Duration::hours(24)),
    };
    let is_written = stored.as_ref().is_some_and(|it| it.state() == ObligationState::Written);
    Ok(Some(AgendaItem {
        task: Task::Thank { kind: key.kind, met, is_written, on_the_spot },
        section,
        record: key.subject,
        contact: Some(key.contact),
        name: name_of(reader, key.contact)?,
        obligation: Some(key),
        due,
        put_off: stored.as_ref().and_then(Obligation::snoozed_until),
    }))
}
