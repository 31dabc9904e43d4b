//! All asks, by where they stand.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    PersonRef,
    ask::{Came, ask_of, nudge_schedule},
    day_words::day_words,
    names::{name_of, person_ref},
    sentence::ended,
};
use crate::{
    Context, Result,
    model::{Kind, NudgeSchedule, Outreach, OutreachChannel, OutreachState, Record, RecordId, Reply},
    store::Reader,
};

/// All asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OutreachList {
    /// The lines: those that want something done first, then those that wait, then those that are over; of one state the
    /// latest first.
    pub rows: Vec<OutreachRow>,
}

/// One ask in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OutreachRow {
    /// The ask.
    pub outreach: RecordId,
    /// Who is asked.
    pub person: PersonRef,
    /// Where it stands.
    pub state: OutreachState,
    /// How it was sent, or is to be.
    pub channel: Option<OutreachChannel>,
    /// When it was last sent.
    pub sent: Option<DateTime<Utc>>,
    /// Where it stands and why, in one line.
    pub reason: String,
}

/// All asks that are not deleted.
pub(crate) fn outreach_list(reader: &Reader<'_>, context: &Context) -> Result<OutreachList> {
    let mut rows = Vec::new();
    for (id, record) in reader.all(Kind::Outreach)? {
        if let Record::Outreach(ask) = record {
            rows.extend(row(reader, context, id, &ask)?);
        }
    }
    sort(&mut rows);
    Ok(OutreachList { rows })
}

/// All asks to one person.
pub(super) fn asks_to(reader: &Reader<'_>, context: &Context, contact: RecordId) -> Result<Vec<OutreachRow>> {
    let mut rows = Vec::new();
    for id in reader.users_of_kind(contact, Kind::Outreach)? {
        if let Some(Record::Outreach(ask)) = reader.live(id)? {
            rows.extend(row(reader, context, id, &ask)?);
        }
    }
    sort(&mut rows);
    Ok(rows)
}

/// The line of one ask; none while what another device wrote has arrived in part.
pub(super) fn row(
    reader: &Reader<'_>,
    context: &Context,
    id: RecordId,
    ask: &Outreach,
) -> Result<Option<OutreachRow>> {
    let Some(contact) = ask.contact else { return Ok(None) };
    let (came, schedule) = (ask_of(reader, id, ask)?, nudge_schedule(reader)?);
    let state = ask.state_on(came.talk, context.today(), &schedule);
    let is_left_alone = reader.contact(contact)?.is_some_and(|person| person.is_do_not_contact());
    let last = ask.last_sending();
    Ok(Some(OutreachRow {
        outreach: id,
        person: person_ref(reader, contact)?,
        state,
        channel: last.as_ref().map(|last| last.channel).or(ask.channel),
        sent: last.map(|last| last.at.instant),
        reason: match left_alone(ask, state, context.today()).filter(|_| is_left_alone) {
            Some(words) => words,
            None => reason(reader, ask, state, &came, &schedule, context.today())?,
        },
    }))
}

fn sort(rows: &mut [OutreachRow]) {
    let place = |state| match state {
        OutreachState::RepliedYes => 0,
        OutreachState::Bounced => 1,
        OutreachState::Later => 2,
        OutreachState::Sent | OutreachState::Nudged => 3,
        OutreachState::Planned => 4,
        OutreachState::Scheduled => 5,
        OutreachState::Held => 6,
        OutreachState::Redirected => 7,
        OutreachState::Declined | OutreachState::NoReply | OutreachState::Closed => 8,
    };
    rows.sort_by_key(|row| (place(row.state), std::cmp::Reverse(row.sent), std::cmp::Reverse(row.outreach)));
}

/// What is said of an ask to somebody who is not to be contacted, where it would say what to do about it otherwise.
fn left_alone(ask: &Outreach, state: OutreachState, today: NaiveDate) -> Option<String> {
    match state {
        OutreachState::Planned => Some("They asked not to be contacted.".to_owned()),
        OutreachState::Sent | OutreachState::Nudged | OutreachState::Bounced | OutreachState::Later => Some(
            format!("{}, and they asked not to be contacted: do not write again.", you_wrote(ask, today)),
        ),
        _ => None,
    }
}

fn you_wrote(ask: &Outreach, today: NaiveDate) -> String {
    let sent = ask.last_sending().map(|sending| day_words(sending.at.day(), today));
    sent.map_or_else(|| "You wrote".to_owned(), |sent| format!("You wrote {sent}"))
}

/// Where an ask stands and why, in one line.
fn reason(
    reader: &Reader<'_>,
    ask: &Outreach,
    state: OutreachState,
    came: &Came,
    schedule: &NudgeSchedule,
    today: NaiveDate,
) -> Result<String> {
    let day = |day| day_words(day, today);
    let sent = you_wrote(ask, today);
    let replied = ask.reply().map(|(at, _)| format!(" {}", day(at.day()))).unwrap_or_default();
    Ok(match state {
        OutreachState::Planned => match ask.draft.trim().is_empty() {
            true => "Nothing is written yet.".to_owned(),
            false => "It is written and not sent.".to_owned(),
        },
        OutreachState::Sent => match ask.nudge_due(schedule) {
            Some(due) if due > today => format!("{sent}; a reminder is due {}.", day(due)),
            _ => format!("{sent}; a friendly reminder is fine now."),
        },
        OutreachState::Nudged => match (ask.nudge_due(schedule), ask.gives_up(schedule)) {
            (Some(due), _) if due > today => {
                format!("{sent} and reminded once; a last reminder is due {}.", day(due))
            }
            (Some(_), _) => format!("{sent} and reminded once; one last reminder is fine now."),
            (None, Some(last)) => {
                format!("{sent} and reminded twice; waiting until {}.", day(last).trim_start_matches("on "))
            }
            (None, None) => format!("{sent} and reminded."),
        },
        OutreachState::NoReply => format!("{sent} and there was no answer. Let it rest."),
        OutreachState::Bounced => format!("{sent}, and it came back; find another way."),
        OutreachState::RepliedYes => format!("They said yes{replied}; no time is agreed yet."),
        OutreachState::Later => match ask.later_until() {
            Some(until) => format!("They asked you to come back {}.", day(until)),
            None => "They asked you to come back later.".to_owned(),
        },
        OutreachState::Redirected => match ask.reply() {
            Some((_, Reply::Redirected { contact })) => {
                ended(format!("They gave you the name of {}{replied}", name_of(reader, contact)?))
            }
            _ => "They gave you another name.".to_owned(),
        },
        OutreachState::Declined => format!("They said no{replied}. That is fine; thank them for answering."),
        OutreachState::Closed => "You let it be.".to_owned(),
        OutreachState::Scheduled => "A time is agreed.".to_owned(),
        OutreachState::Held => match &came.held {
            Some(held) => format!("You talked {}.", day(held.day())),
            None => "You talked.".to_owned(),
        },
    })
}
