//! What an ask gives a person to do: to remind, to agree on a time, to ask again, to stop.

use chrono::{Days, NaiveDateTime};

use super::{AgendaItem, Task, start_of_day};
use crate::{
    Result,
    model::{Outreach, OutreachState, RecordId},
    store::Reader,
    views::{
        Section,
        ask::{ask_of, met_after, nudge_schedule},
    },
};

/// For how many days an ask may be planned before a day says so.
const MOST_DAYS_PLANNED: u64 = 3;

pub(super) fn items(reader: &Reader<'_>, id: RecordId, outreach: &Outreach) -> Result<Vec<AgendaItem>> {
    let Some(contact) = outreach.contact else { return Ok(Vec::new()) };
    let Some(person) = reader.contact(contact)? else { return Ok(Vec::new()) };
    let item = |task, section, due| {
        vec![AgendaItem {
            task,
            section,
            record: id,
            obligation: None,
            contact: Some(contact),
            name: person.name(),
            due,
            put_off: None,
        }]
    };
    let agree = |replied: NaiveDateTime| {
        item(Task::AgreeOnTime { replied }, Section::Reply, start_of_day(replied.date()))
    };
    let again = || match outreach.later_until() {
        Some(until) => item(Task::AskAgain { until }, Section::Reply, start_of_day(until)),
        None => Vec::new(),
    };
    let came = ask_of(reader, id, outreach)?;
    let state = outreach.state(came.talk);
    let replied = outreach.replied_at().or(came.scheduled).map(|at| at.civil);
    let Some(sent) = outreach.last_sending().map(|sending| sending.at.civil) else {
        // An answer may be noted though nobody noted that the ask went out.
        return Ok(match (state, replied) {
            _ if person.is_do_not_contact() => Vec::new(),
            (OutreachState::Planned, _) => match outreach.planned_at() {
                // Whoever was met since need not be asked for that talk.
                Some(planned) if met_after(reader, contact, planned.instant)?.is_none() => {
                    let due = start_of_day(planned.day() + Days::new(MOST_DAYS_PLANNED));
                    item(Task::AskPlanned { planned: planned.civil }, Section::FollowUp, due)
                }
                _ => Vec::new(),
            },
            (OutreachState::RepliedYes, Some(replied)) => agree(replied),
            (OutreachState::Later, _) => again(),
            _ => Vec::new(),
        });
    };
    if person.is_do_not_contact() {
        return Ok(match state {
            OutreachState::Sent | OutreachState::Nudged | OutreachState::Bounced | OutreachState::Later => {
                item(Task::WroteAllTheSame { sent }, Section::Review, start_of_day(sent.date()))
            }
            _ => Vec::new(),
        });
    }
    let schedule = nudge_schedule(reader)?;
    Ok(match state {
        OutreachState::Sent | OutreachState::Nudged => {
            let days = outreach.nudge_due(&schedule).zip(outreach.gives_up(&schedule));
            let Some((due, last)) = days else { return Ok(Vec::new()) };
            let over = start_of_day(last + Days::new(1));
            let nudges = outreach.nudges().len();
            item(Task::Nudge { sent, nudges, over }, Section::Nudge, start_of_day(due))
        }
        OutreachState::RepliedYes => agree(replied.unwrap_or(sent)),
        OutreachState::Later => again(),
        OutreachState::Bounced => item(Task::Bounced { sent }, Section::Nudge, start_of_day(sent.date())),
        _ => Vec::new(),
    })
}
