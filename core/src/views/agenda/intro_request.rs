//! What a request to be introduced gives a person to do: to ask once more, twice at most, and to write once it was made;
//! nothing once they were written to or met.

use chrono::{DateTime, Utc};

use super::{AgendaItem, Task, may_be_contacted, name_of, start_of_day};
use crate::{
    Result,
    model::{IntroEvent, IntroRequest, IntroState, RecordId},
    store::Reader,
    views::{
        Section,
        ask::{met_after, nudge_schedule, was_asked_since},
    },
};

/// Business days after which somebody who agreed to introduce is asked about it.
const AGREED_DAYS: u32 = 5;

pub(super) fn items(reader: &Reader<'_>, id: RecordId, intro: &IntroRequest) -> Result<Vec<AgendaItem>> {
    let (Some(to), Some(target)) = (intro.to, intro.target) else { return Ok(Vec::new()) };
    let schedule = nudge_schedule(reader)?;
    let state = intro.state();
    let (event, days, section) = match state {
        IntroState::Asked => (IntroEvent::Asked, schedule.wait(0), Section::Nudge),
        IntroState::Agreed => (IntroEvent::Agreed, AGREED_DAYS, Section::Nudge),
        IntroState::IntroMade => (IntroEvent::IntroMade, 0, Section::Reply),
        IntroState::Declined | IntroState::Replied | IntroState::Closed => return Ok(Vec::new()),
    };
    let Some(since) = intro.since(&event) else { return Ok(Vec::new()) };
    let from = match state {
        IntroState::IntroMade => since.instant,
        _ => intro.since(&IntroEvent::Asked).map_or(since.instant, |asked| asked.instant),
    };
    if is_settled(reader, to, target, from)? {
        return Ok(Vec::new());
    }
    let reminders = match state {
        IntroState::IntroMade if intro.since(&IntroEvent::Wrote).is_some() => return Ok(Vec::new()),
        IntroState::IntroMade => Vec::new(),
        _ => intro.reminders_since(&event),
    };
    if reminders.len() >= IntroRequest::MOST_REMINDERS {
        return Ok(Vec::new());
    }
    let due = match reminders.last() {
        Some(last) => schedule.after(last.day(), schedule.wait(reminders.len())),
        None => schedule.after(since.day(), days),
    };
    Ok(vec![AgendaItem {
        task: Task::Introduction {
            state,
            target: name_of(reader, target)?,
            since: since.civil,
            reminders: reminders.len(),
        },
        section,
        record: id,
        contact: Some(to),
        name: name_of(reader, to)?,
        obligation: None,
        due: start_of_day(due),
        put_off: None,
    }])
}

/// Whether nothing is left to do about an introduction that was asked for then, whatever was answered: the two are one
/// person, one of them is left alone, or whom it would lead to was met or written to since.
pub(in crate::views) fn is_settled(
    reader: &Reader<'_>,
    to: RecordId,
    target: RecordId,
    since: DateTime<Utc>,
) -> Result<bool> {
    Ok(reader.canonical(to)? == reader.canonical(target)?
        || !may_be_contacted(reader, to)?
        || !may_be_contacted(reader, target)?
        || met_after(reader, target, since)?.is_some()
        || was_asked_since(reader, target, since)?)
}
