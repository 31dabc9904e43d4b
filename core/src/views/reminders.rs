//! What to be reminded of, for a host that shows notifications while the product does not run.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Section,
    agenda::{AgendaItem, Task, due_number, item_of},
    guide::facts,
    names::{and_list, names_of},
    prep::evening_before,
    today::shown,
};
use crate::{
    Context, Result,
    coach::{AlarmKind, MeetingFacts, meeting_clock},
    model::{Meeting, MeetingState, Moment, Profile, Record, RecordId},
    store::Reader,
};

/// One notification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Reminder {
    /// The same for the same thing whenever it is asked for, on every device: what is shown under it is to be replaced, and
    /// what is not among the answers any more to be taken back.
    pub id: String,
    /// When to show it.
    pub at: DateTime<Utc>,
    /// What it is about, in one line.
    pub title: String,
    /// Why, in one line.
    pub reason: String,
    /// The record to open.
    pub record: RecordId,
}

impl Reminder {
    /// The most that are given: as many as the pickiest system takes.
    pub const MOST: usize = 64;

    /// How many days ahead is looked at most.
    const MOST_DAYS: i64 = 400;

    /// The hour from which on things that are not about a talk are said.
    const MORNING: u32 = 8;
    /// The hour until which they are.
    const EVENING: u32 = 21;
    /// The hour at which something is said that is due on a day.
    const OF_A_DAY: u32 = 9;
    /// How many hours before thanks by e-mail are late they are asked for.
    const BEFORE_THANKS: i64 = 4;
    /// How many rows of a section are looked at.
    const MOST_LOOKED_AT: u32 = 2_000;
}

/// What to be reminded of from now until the end of the day `until`, 400 days ahead at most, the soonest first: talks, with when to prepare, to
/// leave and to come to an end, at every time that is agreed; thanks, reports, follow-ups and promises that become due.
/// What is late already is on the day's page. Outside of talks nothing comes before 8 and after 21 o'clock.
pub(crate) fn reminders(reader: &Reader<'_>, context: &Context, until: NaiveDate) -> Result<Vec<Reminder>> {
    let now = context.now().with_timezone(&context.zone()).naive_local();
    let until = until.min(now.date() + Duration::days(Reminder::MOST_DAYS));
    let end = until.and_time(NaiveTime::MIN) + Duration::days(1);
    let mut reminders = Vec::new();
    for section in
        [Section::ThankEmail, Section::ReportBack, Section::ThankHand, Section::FollowUp, Section::Promise]
    {
        // Rows lie where they are due, or where they come back by so much before they are.
        let last = due_number(end + Duration::hours(section.lead_hours()) + Duration::days(1));
        let rows = reader.agenda(
            section as u8,
            due_number(now - Duration::days(1)),
            last,
            due_number(now),
            Reminder::MOST_LOOKED_AT,
        )?;
        for item in rows.iter().filter_map(item_of) {
            let at = time_of(&item).and_then(|at| Moment::civil(at, context.zone()).ok());
            reminders.extend(at.map(|at| reminder(item, context, at.instant)));
        }
    }
    talks(reader, context, end, &mut reminders)?;
    let is_to_come =
        |at: DateTime<Utc>| at > context.now() && at.with_timezone(&context.zone()).naive_local() < end;
    reminders.retain(|it| is_to_come(it.at));
    reminders.sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
    reminders.truncate(Reminder::MOST);
    Ok(reminders)
}

/// When something is said that is due then, on the clock of the person's day; nothing for what is only a plan.
fn time_of(item: &AgendaItem) -> Option<NaiveDateTime> {
    let of_day = |day: NaiveDate| day.and_hms_opt(Reminder::OF_A_DAY, 0, 0);
    let put_off = item.put_off.and_then(of_day);
    let at = match &item.task {
        Task::Thank { .. } if item.section == Section::ThankEmail => {
            let at = item.due - Duration::hours(Reminder::BEFORE_THANKS);
            awake(at.with_second(0)?.with_nanosecond(0)?, item.due)?
        }
        Task::Thank { .. } | Task::ReportBack { .. } | Task::FollowUp { .. } | Task::Promise { .. } => {
            of_day(item.due.date())?
        }
        _ => return None,
    };
    Some(put_off.map_or(at, |put_off| put_off.max(at)))
}

/// The time at which something may be said that is to be said `at` and due at `due`: in the night, the next morning, or,
/// where that would be too late, the evening before.
fn awake(at: NaiveDateTime, due: NaiveDateTime) -> Option<NaiveDateTime> {
    let morning = at.date().and_hms_opt(Reminder::MORNING, 0, 0)?;
    let evening = at.date().and_hms_opt(Reminder::EVENING, 0, 0)?;
    if at >= morning && at <= evening {
        return Some(at);
    }
    let (last, next) = match at < morning {
        true => (evening - Duration::days(1), morning),
        false => (evening, morning + Duration::days(1)),
    };
    Some(if next <= due { next } else { last })
}

fn reminder(item: AgendaItem, context: &Context, at: DateTime<Utc>) -> Reminder {
    let what = match &item.task {
        Task::Promise { .. } => "promise",
        _ => item.obligation.as_ref().map_or("due", |key| key.kind.code()),
    };
    let of = item.obligation.as_ref().map_or(item.record, |key| key.id());
    let id = format!("{what}/{of}");
    // In the words of the moment in which it is read.
    let item = shown(item, &context.at(at));
    Reminder { id, at, title: item.title, reason: item.reason, record: item.record }
}

/// What there is to say of talks: of each time that is agreed, so that none is missed while two devices say different
/// things.
fn talks(
    reader: &Reader<'_>,
    context: &Context,
    end: NaiveDateTime,
    reminders: &mut Vec<Reminder>,
) -> Result<()> {
    let instant = due_number(context.now().naive_utc());
    // A talk that begins on the day after the last is prepared on the last; one under way may be a long one.
    let (after, until) = (instant - Duration::hours(24).num_milliseconds(), due_number(end) + 2 * DAY);
    let rows = reader.agenda(
        Section::Meeting as u8,
        after,
        until,
        due_number(context.now().naive_utc()),
        Reminder::MOST_LOOKED_AT,
    )?;
    let mut seen = BTreeSet::new();
    let courtesy_check = match reader.live(Profile::id())? {
        Some(Record::Profile(profile)) => !profile.no_courtesy_check,
        _ => true,
    };
    for item in rows.iter().filter_map(item_of) {
        if !seen.insert(item.record) {
            continue;
        }
        if let Some(Record::Meeting(meeting)) = reader.live(item.record)? {
            let names = and_list(&names_of(reader, &meeting.participants)?);
            talk(context, item.record, &meeting, &names, courtesy_check, reminders);
        }
    }
    Ok(())
}

/// A day, in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000;

fn talk(
    context: &Context,
    id: RecordId,
    meeting: &Meeting,
    names: &str,
    courtesy_check: bool,
    reminders: &mut Vec<Reminder>,
) {
    let is_under_way = meeting.state() == MeetingState::InProgress;
    let appointments = meeting.appointments();
    let is_in_doubt = appointments.len() > 1 || meeting.is_called_off_elsewhere();
    let usual = facts(meeting, courtesy_check);
    // The one that was written last counts, and comes first; a talk that began has one time.
    let mut times: Vec<Option<Moment>> =
        appointments.into_iter().rev().map(|appointment| Some(appointment.start)).collect();
    times.truncate(if is_under_way { 1 } else { usize::MAX });
    if times.is_empty() {
        times.push(None);
    }
    for (place, start) in times.into_iter().enumerate() {
        let more = if place == 0 { String::new() } else { format!("/{}", place + 1) };
        let doubt =
            if is_in_doubt { " Two devices say different things of this talk; make sure." } else { "" };
        let mut add = |what: &str, at: DateTime<Utc>, title: String, reason: &str| {
            let reason = format!("{reason}{doubt}");
            reminders.push(Reminder { id: format!("{what}/{id}{more}"), at, title, reason, record: id });
        };
        let begins = start.as_ref().map(|start| start.instant.with_timezone(&context.zone()));
        let begins = begins.map(|begins| begins.format("%H:%M").to_string()).unwrap_or_default();
        if let Some(evening) = start.as_ref().filter(|_| !is_under_way).and_then(evening_before) {
            let title = format!("Prepare the talk with {names}");
            add("prepare", evening.instant, title, &format!("It is tomorrow at {begins}."));
        }
        let facts = MeetingFacts {
            planned: start.as_ref().map(|start| start.instant).or(usual.planned),
            ..usual.clone()
        };
        for alarm in meeting_clock(&facts, context.now()).alarms {
            let (what, title) = match alarm.kind {
                AlarmKind::Leave => ("leave", format!("Leave for the talk with {names} at {begins}")),
                AlarmKind::Begin => ("begin", format!("The talk with {names} begins")),
                AlarmKind::CourtesyCheck => ("courtesy", format!("Ask {names} whether there is time")),
                AlarmKind::WrapUp => ("wrap_up", format!("Come to an end with {names}")),
                AlarmKind::Time => ("time", format!("Time is up with {names}")),
            };
            add(what, alarm.at, title, &alarm.line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_night_is_quiet() {
        let time = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        for (at, due, expected) in [
            ("2026-03-03T08:00:00", "2026-03-03T12:00:00", "2026-03-03T08:00:00"),
            ("2026-03-03T21:00:00", "2026-03-04T01:00:00", "2026-03-03T21:00:00"),
            ("2026-03-03T07:59:59", "2026-03-03T11:59:59", "2026-03-03T08:00:00"),
            ("2026-03-03T04:00:00", "2026-03-03T08:00:00", "2026-03-03T08:00:00"),
            ("2026-03-03T03:59:00", "2026-03-03T07:59:00", "2026-03-02T21:00:00"),
            ("2026-03-03T21:00:01", "2026-03-04T01:00:01", "2026-03-03T21:00:00"),
            ("2026-03-03T23:00:00", "2026-03-04T09:00:00", "2026-03-04T08:00:00"),
            ("2026-03-03T00:00:00", "2026-03-03T04:00:00", "2026-03-02T21:00:00"),
        ] {
            assert_eq!(awake(time(at), time(due)), Some(time(expected)), "{at} due {due}");
        }
    }
}
