//! What one record gives a person to do: opened by rules, derived, never stored in a document.
//!
//! Rows depend on records alone, not on the clock; [`super::today`] compares them with the day.

mod commitment;
mod intro_request;
mod meeting;
mod obligation;
mod outreach;
mod referral;

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{REMOVED, Section};
use crate::{
    Result, cbor,
    model::{
        ClosedReason, IntroState, Kind, LifeState, NamePermission, Obligation, ObligationKey, ObligationKind,
        Owner, Record, RecordId,
    },
    store::{AgendaRow, Reader},
};

/// Something to do, with all that its line on the screen says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AgendaItem {
    pub(super) task: Task,
    pub(super) section: Section,
    /// The record to open.
    pub(super) record: RecordId,
    pub(super) obligation: Option<ObligationKey>,
    pub(super) contact: Option<RecordId>,
    pub(super) name: String,
    /// When it is due, on the clock of the place where it arose; for a talk to come, in UTC.
    pub(super) due: NaiveDateTime,
    /// The day until which the person put it off.
    pub(super) put_off: Option<NaiveDate>,
}

/// What there is to do, and the facts that its reason names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Task {
    Meet { minutes: u32, place: Option<String>, times: usize, is_called_off_elsewhere: bool },
    Debrief { held: NaiveDateTime },
    Thank { kind: ObligationKind, met: NaiveDateTime, is_written: bool, on_the_spot: bool },
    ReportBack { referee: String, outcome: Outcome },
    Reach { referrer: String, offered: NaiveDateTime, permission: NamePermission },
    FollowUp { kind: ObligationKind, text: String },
    Nudge { sent: NaiveDateTime, nudges: usize, over: NaiveDateTime },
    Bounced { sent: NaiveDateTime },
    AgreeOnTime { replied: NaiveDateTime },
    AskAgain { until: NaiveDate },
    WroteAllTheSame { sent: NaiveDateTime },
    CheckPassed { referee: String },
    Introduction { state: IntroState, target: String, since: NaiveDateTime },
    Promise { owner: Owner, text: String, due: Option<NaiveDate>, made: NaiveDateTime },
    Review { kind: String },
}

/// How a referral turned out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Outcome {
    Met(NaiveDate),
    Closed(ClosedReason),
    /// Nobody answered, and that day is the last on which an answer is waited for.
    Silent(NaiveDate),
}

impl AgendaItem {
    /// Whether it is to do at all at that time: some things only are once another has not happened for long enough.
    pub(super) fn is_open_at(&self, now: NaiveDateTime) -> bool {
        let is_too_early = match &self.task {
            Task::ReportBack { outcome: Outcome::Silent(last), .. } => now.date() <= *last,
            _ => false,
        };
        !is_too_early && self.over().is_none_or(|over| over > now)
    }

    /// When it is over, done or not.
    fn over(&self) -> Option<NaiveDateTime> {
        match &self.task {
            Task::Nudge { over, .. } => Some(*over),
            _ => None,
        }
    }
}

/// The records whose rows may change when `id` does.
pub(crate) fn anchors(reader: &Reader<'_>, id: RecordId, record: &Record) -> Result<BTreeSet<RecordId>> {
    let mut anchors = BTreeSet::from([id]);
    match record {
        Record::Contact(_) => anchors.extend(reader.users(id)?),
        Record::Meeting(meeting) => {
            for participant in &meeting.participants {
                anchors.extend(reader.users_of_kind(*participant, Kind::Referral)?);
                anchors.extend(reader.users_of_kind(*participant, Kind::Outreach)?);
            }
            for linked in reader.users_of_kind(id, Kind::Outreach)? {
                if let Some(found) = reader.indexed(linked)? {
                    anchors.extend(self::anchors(reader, linked, &found.record)?);
                }
            }
        }
        Record::Obligation(obligation) => anchors.extend(obligation.subject),
        Record::Outreach(outreach) => {
            anchors.extend(outreach.referral);
            if let Some(contact) = outreach.contact {
                // A talk belongs to the last ask before it, and a name counts as used by any.
                anchors.extend(reader.users_of_kind(contact, Kind::Outreach)?);
                anchors.extend(reader.users_of_kind(contact, Kind::Referral)?);
            }
        }
        _ => {}
    }
    Ok(anchors)
}

/// The rows that hang on one record.
pub(crate) fn rows_of(reader: &Reader<'_>, anchor: RecordId) -> Result<Vec<AgendaRow>> {
    let Some(found) = reader.indexed(anchor)? else { return Ok(Vec::new()) };
    if found.state == LifeState::Deleted {
        return Ok(Vec::new());
    }
    let mut items = match &found.record {
        Record::Meeting(meeting) => meeting::items(reader, anchor, meeting)?,
        Record::Referral(referral) => referral::items(reader, anchor, referral)?,
        Record::Obligation(obligation) => obligation::items(reader, anchor, obligation)?,
        Record::Commitment(commitment) => commitment::items(reader, anchor, commitment)?,
        Record::Outreach(outreach) => outreach::items(reader, anchor, outreach)?,
        Record::IntroRequest(intro) => intro_request::items(reader, anchor, intro)?,
        _ => Vec::new(),
    };
    if found.state == LifeState::Returned {
        let epoch = NaiveDate::default().and_time(NaiveTime::MIN);
        items.push(AgendaItem {
            task: Task::Review { kind: found.record.kind().code().to_owned() },
            section: Section::Review,
            record: anchor,
            obligation: None,
            contact: None,
            name: found.title,
            due: epoch,
            put_off: None,
        });
    }
    Ok(items.iter().map(row).collect())
}

/// The item that a row holds.
pub(super) fn item_of(row: &AgendaRow) -> Option<AgendaItem> {
    cbor::decode(&row.body)
}

/// A civil time as the number that the agenda sorts by.
pub(super) fn due_number(time: NaiveDateTime) -> i64 {
    time.and_utc().timestamp_millis()
}

fn row(item: &AgendaItem) -> AgendaRow {
    // What was put off comes back on that day: the lead, by which the section is shown early, is added.
    let lead = Duration::hours(item.section.lead_hours());
    let back = item.put_off.map(|day| start_of_day(day) + lead);
    let due = back.map_or(item.due, |back| back.max(item.due));
    let over = item.over().map(due_number);
    AgendaRow { section: item.section as u8, due: due_number(due), over, body: cbor::encode(item) }
}

fn name_of(reader: &Reader<'_>, contact: RecordId) -> Result<String> {
    Ok(reader.title(contact)?.filter(|name| !name.is_empty()).unwrap_or_else(|| REMOVED.to_owned()))
}

/// Whether somebody was met, whenever and through whomever.
pub(super) fn was_met(reader: &Reader<'_>, contact: RecordId) -> Result<bool> {
    for meeting in reader.users_of_kind(contact, Kind::Meeting)? {
        if matches!(reader.live(meeting)?, Some(Record::Meeting(meeting)) if meeting.is_held()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether somebody is there and did not ask to be left alone.
fn may_be_contacted(reader: &Reader<'_>, contact: RecordId) -> Result<bool> {
    Ok(reader.contact(contact)?.is_some_and(|contact| !contact.is_do_not_contact()))
}

fn stored(reader: &Reader<'_>, key: &ObligationKey) -> Result<Option<Obligation>> {
    Ok(match reader.live(key.id())? {
        Some(Record::Obligation(obligation)) => Some(obligation),
        _ => None,
    })
}

fn start_of_day(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN)
}

fn end_of_day(day: NaiveDate) -> NaiveDateTime {
    start_of_day(day) + Duration::seconds(24 * 60 * 60 - 1)
}
