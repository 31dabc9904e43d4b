//! How a meeting is agreed and takes its course.

use std::{collections::BTreeSet, mem::discriminant};

use chrono::NaiveDateTime;

use super::check;
use crate::{
    Error, Result,
    document::Workspace,
    model::{Kind, Medium, Meeting, MeetingEvent, MeetingState, Moment, Profile, RecordId},
};

/// The most times that are proposed at once.
const MOST_SLOTS: usize = 10;

/// Proposes times for a new meeting.
pub(super) fn propose(
    work: &mut Workspace<'_>,
    participants: BTreeSet<RecordId>,
    slots: &[NaiveDateTime],
    minutes: Option<u32>,
) -> Result<()> {
    if participants.is_empty() {
        return Err(Error::invalid("meeting", "needs somebody to meet"));
    }
    for participant in &participants {
        work.require(Kind::Contact, *participant)?;
    }
    let usual = work.find::<Profile>(Profile::id())?.unwrap_or_default().promise_minutes();
    let minutes = check::minutes("length of the meeting", minutes.unwrap_or(usual))?;
    let slots = moments(work, slots)?;
    let mut meeting = Meeting { participants, promised_minutes: Some(minutes), ..Meeting::default() };
    work.happened(&mut meeting.events, MeetingEvent::Proposed { slots });
    work.create(&meeting).map(|_| ())
}

/// Proposes other times.
pub(super) fn propose_again(
    work: &mut Workspace<'_>,
    meeting: RecordId,
    slots: &[NaiveDateTime],
) -> Result<()> {
    let slots = moments(work, slots)?;
    check_is_not_over(&work.get(meeting)?)?;
    replace(work, meeting, MeetingEvent::Proposed { slots })
}

/// Agrees on a time.
pub(super) fn agree(
    work: &mut Workspace<'_>,
    meeting: RecordId,
    start: NaiveDateTime,
    medium: Option<Medium>,
    place: Option<&str>,
) -> Result<()> {
    let start = Moment::civil(start, work.context().zone())?;
    let place = check::optional_line("place", place)?;
    work.edit(meeting, |it: &mut Meeting, work| {
        check_is_not_over(it)?;
        let minutes = it.promise();
        let voids = it.events.to_supersede(is_plan);
        let what = MeetingEvent::Scheduled { start, minutes, medium, place };
        work.happened_instead(&mut it.events, Some(what), voids);
        Ok(())
    })
}

/// Refuses to give another time to a talk that this device knows to be over.
pub(super) fn check_is_not_over(meeting: &Meeting) -> Result<()> {
    match meeting.is_held() {
        true => Err(Error::invalid("talk", "is over already; put another one into the calendar")),
        false => Ok(()),
    }
}

/// Whether it says when a talk is to be, that it will not be, or how it goes: what another word of that takes back.
pub(super) fn is_plan(event: &MeetingEvent) -> bool {
    matches!(
        event,
        MeetingEvent::Scheduled { .. }
            | MeetingEvent::Cancelled
            | MeetingEvent::NoShow
            | MeetingEvent::Arrived { .. }
            | MeetingEvent::Started { .. }
            | MeetingEvent::WrapPrompted
            | MeetingEvent::ExtendedByHost { .. }
    )
}

/// Promises another number of minutes: the earlier promise stays as it was, and no longer counts.
pub(super) fn promise(work: &mut Workspace<'_>, meeting: RecordId, minutes: u32) -> Result<()> {
    let minutes = check::minutes("number of minutes", minutes)?;
    replace(work, meeting, MeetingEvent::Promised { minutes })
}

/// Begins a talk. One that this device knows to be over does not begin again.
pub(super) fn start(work: &mut Workspace<'_>, meeting: RecordId, at: Moment) -> Result<()> {
    work.edit(meeting, |it: &mut Meeting, work| {
        if it.is_held() {
            return Err(Error::invalid("talk", "is over already"));
        }
        // It takes place after all, whatever was said of it before.
        let voids = it.events.to_supersede(|event| {
            matches!(event, MeetingEvent::Started { .. } | MeetingEvent::Cancelled | MeetingEvent::NoShow)
        });
        work.happened_instead(&mut it.events, Some(MeetingEvent::Started { at }), voids);
        Ok(())
    })
}

/// Adds minutes that the host gives. What is written is the sum, so that one extension that two devices note is one.
pub(super) fn extend(work: &mut Workspace<'_>, meeting: RecordId, minutes: u32) -> Result<()> {
    let minutes = check::minutes("number of minutes", minutes)?;
    let sum = work.get::<Meeting>(meeting)?.extension_minutes().saturating_add(minutes);
    let minutes = check::minutes("sum of the minutes", sum)?;
    replace(work, meeting, MeetingEvent::ExtendedByHost { minutes })
}

/// Ends a talk: it took place.
pub(super) fn end(work: &mut Workspace<'_>, meeting: RecordId, at: Moment) -> Result<()> {
    work.edit(meeting, |it: &mut Meeting, work| {
        if it.started_at().is_some_and(|started| at.instant < started.instant) {
            return Err(Error::invalid("end", "lies before the beginning"));
        }
        let voids = it.events.to_supersede(|event| matches!(event, MeetingEvent::Ended { .. }));
        if !matches!(it.state(), MeetingState::Held | MeetingState::Logged) {
            work.happened(&mut it.events, MeetingEvent::Held { at: at.clone() });
        }
        work.happened_instead(&mut it.events, Some(MeetingEvent::Ended { at }), voids);
        Ok(())
    })
}

/// Notes something that takes the place of all that is known of its sort.
pub(super) fn replace(work: &mut Workspace<'_>, meeting: RecordId, what: MeetingEvent) -> Result<()> {
    work.edit(meeting, |it: &mut Meeting, work| {
        annotate(it, work, what);
        Ok(())
    })
}

/// As [`replace`], in a meeting that is open.
pub(super) fn annotate(meeting: &mut Meeting, work: &Workspace<'_>, what: MeetingEvent) {
    let voids = meeting.events.to_supersede(|event| discriminant(event) == discriminant(&what));
    work.happened_instead(&mut meeting.events, Some(what), voids);
}

fn moments(work: &Workspace<'_>, slots: &[NaiveDateTime]) -> Result<Vec<Moment>> {
    if slots.is_empty() || slots.len() > MOST_SLOTS {
        return Err(Error::invalid("list of times", format!("must have 1 to {MOST_SLOTS}")));
    }
    slots.iter().map(|slot| Moment::civil(*slot, work.context().zone())).collect()
}
