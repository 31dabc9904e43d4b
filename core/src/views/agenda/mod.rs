//! What one record gives a person to do: opened by rules, derived, never stored in a document.
//!
//! Rows depend on records alone, not on the clock; [`super::today`] compares them with the day.

mod commitment;
mod contact;
mod meeting;
mod obligation;
mod referral;

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{Section, interaction::Interaction, names::name_of};
use crate::{
    Result, cbor,
    model::{
        ClosedReason, Kind, LifeState, NamePermission, Obligation, ObligationKey, ObligationKind, Owner,
        Record, RecordId,
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
    Promise { owner: Owner, text: String, due: Option<NaiveDate>, made: NaiveDateTime },
    KeepInTouch { last: Option<(NaiveDateTime, Interaction)>, days: u32 },
    Review { kind: String },
}

/// How a referral turned out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Outcome {
    Met(NaiveDate),
    Closed(ClosedReason),
}

/// The records whose rows may change when `id` does.
pub(crate) fn anchors(reader: &Reader<'_>, id: RecordId, record: &Record) -> Result<BTreeSet<RecordId>> {
    let mut anchors = BTreeSet::from([id]);
    match record {
        Record::Contact(_) => anchors.extend(reader.users(id)?),
        Record::Meeting(meeting) => {
            anchors.extend(&meeting.participants);
            for participant in &meeting.participants {
                anchors.extend(reader.users_of_kind(*participant, Kind::Referral)?);
            }
        }
        Record::Obligation(it) => anchors.extend([it.subject, it.contact].into_iter().flatten()),
        // What was done with somebody moves the day on which they are to be heard from again.
        Record::Note(it) => anchors.extend(&it.about),
        Record::Commitment(it) => anchors.extend(it.contact),
        Record::Referral(it) => anchors.extend([it.referrer, it.referee].into_iter().flatten()),
        Record::Announcement(it) => anchors.extend(it.contact),
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
        Record::Contact(contact) => contact::items(reader, anchor, contact)?,
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
    AgendaRow { section: item.section as u8, due: due_number(due), body: cbor::encode(item) }
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
