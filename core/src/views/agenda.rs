//! What one record gives a person to do: opened by rules, derived, never stored in a document.
//!
//! Rows depend on records alone, not on the clock; [`super::today`] compares them with the day.

use std::collections::BTreeSet;

use chrono::{Days, Duration, NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{REMOVED, Section};
use crate::{
    Result, cbor,
    model::{
        ClosedReason, Commitment, CommitmentState, Kind, LifeState, Meeting, MeetingState, NamePermission,
        Obligation, ObligationKey, ObligationKind, ObligationState, Owner, Record, RecordId, Referral,
        ReferralState, add_business_days,
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
    Review { kind: String },
}

/// How a referral turned out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Outcome {
    Met(NaiveDate),
    Closed(ClosedReason),
}

/// Days after which a name that was given and not used comes up.
const REACH_DAYS: u64 = 3;
/// Days within which whoever gave a name hears how it went.
const REPORT_DAYS: u64 = 3;
/// Business days within which thanks by hand are due.
const THANK_HAND_BUSINESS_DAYS: u32 = 3;
/// Days after which a promise without a date comes up.
const UNDATED_PROMISE_DAYS: u64 = 3;

/// The records whose rows may change when `id` does.
pub(crate) fn anchors(reader: &Reader<'_>, id: RecordId, record: &Record) -> Result<BTreeSet<RecordId>> {
    let mut anchors = BTreeSet::from([id]);
    match record {
        Record::Contact(_) => anchors.extend(reader.users(id)?),
        Record::Meeting(meeting) => {
            for participant in &meeting.participants {
                anchors.extend(reader.users_of_kind(*participant, Kind::Referral)?);
            }
        }
        Record::Obligation(obligation) => anchors.extend(obligation.subject),
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
        Record::Meeting(meeting) => of_meeting(reader, anchor, meeting)?,
        Record::Referral(referral) => of_referral(reader, anchor, referral)?,
        Record::Obligation(obligation) => of_obligation(reader, anchor, obligation)?,
        Record::Commitment(commitment) => of_commitment(reader, anchor, commitment)?,
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

fn name_of(reader: &Reader<'_>, contact: RecordId) -> Result<String> {
    Ok(reader.title(contact)?.filter(|name| !name.is_empty()).unwrap_or_else(|| REMOVED.to_owned()))
}

fn of_meeting(reader: &Reader<'_>, id: RecordId, meeting: &Meeting) -> Result<Vec<AgendaItem>> {
    let mut items = Vec::new();
    let first = meeting.participants.first().copied();
    let names: Result<Vec<String>> =
        meeting.participants.iter().map(|contact| name_of(reader, *contact)).collect();
    let names = names?.join(", ");
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
        MeetingState::Scheduled => {
            let appointments = meeting.appointments();
            let times = appointments.len();
            for appointment in appointments {
                let is_called_off_elsewhere = meeting.is_called_off_elsewhere();
                let (minutes, place) = (appointment.minutes, appointment.place);
                let task = Task::Meet { minutes, place, times, is_called_off_elsewhere };
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
        let on_the_spot =
            meeting.events.any(|event| matches!(event, crate::model::MeetingEvent::ThankedOnTheSpot));
        for contact in &meeting.participants {
            for kind in [ObligationKind::ThankEmail, ObligationKind::ThankHand] {
                let key = ObligationKey { kind, subject: id, contact: *contact };
                items.extend(thanks(reader, key, held.civil, on_the_spot)?);
            }
        }
    }
    Ok(items)
}

fn thanks(
    reader: &Reader<'_>,
    key: ObligationKey,
    met: NaiveDateTime,
    on_the_spot: bool,
) -> Result<Option<AgendaItem>> {
    let stored = stored(reader, &key)?;
    if stored.as_ref().is_some_and(Obligation::is_settled) || !may_be_contacted(reader, key.contact)? {
        return Ok(None);
    }
    let (section, due) = match key.kind {
        ObligationKind::ThankHand => {
            (Section::ThankHand, end_of_day(add_business_days(met.date(), THANK_HAND_BUSINESS_DAYS)))
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

fn of_referral(reader: &Reader<'_>, id: RecordId, referral: &Referral) -> Result<Vec<AgendaItem>> {
    let (Some(referrer), Some(referee)) = (referral.referrer, referral.referee) else {
        return Ok(Vec::new());
    };
    let Some(offered) = referral.offered_at() else { return Ok(Vec::new()) };
    let mut items = Vec::new();
    let met = met_since(reader, referee, referral)?;
    let outcome = match (met, referral.closed()) {
        (Some(met), _) => Some((Outcome::Met(met.date()), met)),
        (None, Some((at, reason))) => Some((Outcome::Closed(reason), at.civil)),
        (None, None) => None,
    };
    match outcome {
        Some((outcome, at)) => {
            let is_worth_telling = outcome != Outcome::Closed(ClosedReason::NotPursued);
            let key = ObligationKey { kind: ObligationKind::ReportBack, subject: id, contact: referrer };
            let stored = stored(reader, &key)?;
            let is_settled = stored.as_ref().is_some_and(Obligation::is_settled);
            let is_open = is_worth_telling && !referral.is_reported_back() && !is_settled;
            if is_open && may_be_contacted(reader, referrer)? {
                let due = end_of_day(at.date() + Days::new(REPORT_DAYS));
                items.push(AgendaItem {
                    task: Task::ReportBack { referee: name_of(reader, referee)?, outcome },
                    section: Section::ReportBack,
                    record: id,
                    contact: Some(referrer),
                    name: name_of(reader, referrer)?,
                    obligation: Some(key),
                    due,
                    put_off: stored.as_ref().and_then(Obligation::snoozed_until),
                });
            }
        }
        None if is_unused(reader, referee, referral)? => {
            let offered = offered.civil;
            items.push(AgendaItem {
                task: Task::Reach {
                    referrer: name_of(reader, referrer)?,
                    offered,
                    permission: referral.permission(),
                },
                section: Section::Reach,
                record: id,
                contact: Some(referee),
                name: name_of(reader, referee)?,
                obligation: None,
                due: start_of_day(offered.date() + Days::new(REACH_DAYS)),
                put_off: None,
            });
        }
        None => {}
    }
    Ok(items)
}

/// When the person was first met after the name was given.
fn met_since(reader: &Reader<'_>, referee: RecordId, referral: &Referral) -> Result<Option<NaiveDateTime>> {
    if let Some(met) = referral.met_at() {
        return Ok(Some(met.civil));
    }
    // A debrief may be written days later: what counts is when the name was given.
    let given = match referral.meeting.map(|meeting| reader.live(meeting)).transpose()?.flatten() {
        Some(Record::Meeting(meeting)) => meeting.held_at(),
        _ => None,
    };
    let Some(offered) = given.or(referral.offered_at()) else { return Ok(None) };
    let mut earliest = None;
    for user in reader.users_of_kind(referee, Kind::Meeting)? {
        let Some(Record::Meeting(meeting)) = reader.live(user)? else { continue };
        let Some(held) = meeting.held_at().filter(|_| meeting.is_held()) else { continue };
        if held.instant > offered.instant
            && earliest.as_ref().is_none_or(|known: &crate::model::Moment| held < *known)
        {
            earliest = Some(held);
        }
    }
    Ok(earliest.map(|held| held.civil))
}

fn is_unused(reader: &Reader<'_>, referee: RecordId, referral: &Referral) -> Result<bool> {
    let is_waiting =
        matches!(referral.state(), ReferralState::Offered | ReferralState::Ready | ReferralState::Blocked);
    Ok(is_waiting && may_be_contacted(reader, referee)? && !was_met(reader, referee)?)
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
    Ok(match reader.live(contact)? {
        Some(Record::Contact(contact)) => !contact.is_do_not_contact(),
        _ => false,
    })
}

fn of_obligation(reader: &Reader<'_>, id: RecordId, obligation: &Obligation) -> Result<Vec<AgendaItem>> {
    let (Some(key), Some(due)) = (obligation.key(), obligation.due) else { return Ok(Vec::new()) };
    let is_own = matches!(key.kind, ObligationKind::Custom | ObligationKind::SendRequested);
    if !is_own || obligation.is_settled() {
        return Ok(Vec::new());
    }
    let text = obligation.text.clone().unwrap_or_default();
    Ok(vec![AgendaItem {
        task: Task::FollowUp { kind: key.kind, text },
        section: Section::FollowUp,
        record: id,
        contact: Some(key.contact),
        name: name_of(reader, key.contact)?,
        obligation: Some(key),
        due: start_of_day(due),
        put_off: obligation.snoozed_until(),
    }])
}

fn of_commitment(reader: &Reader<'_>, id: RecordId, commitment: &Commitment) -> Result<Vec<AgendaItem>> {
    let (Some(owner), Some(text)) = (commitment.owner, &commitment.text) else { return Ok(Vec::new()) };
    if commitment.state() != CommitmentState::Open {
        return Ok(Vec::new());
    }
    let made =
        commitment.events.earliest(|event| (*event == crate::model::CommitmentEvent::Made).then_some(()));
    let made = made.map(|(at, ())| at.civil).unwrap_or_default();
    let due = match (commitment.due, owner) {
        (Some(due), Owner::Me) => end_of_day(due),
        // Theirs is asked about only once its day has passed.
        (Some(due), Owner::Them) => end_of_day(due) + Duration::hours(Section::Promise.lead_hours()),
        (None, _) => end_of_day(made.date() + Days::new(UNDATED_PROMISE_DAYS)),
    };
    Ok(vec![AgendaItem {
        task: Task::Promise { owner, text: text.clone(), due: commitment.due, made },
        section: Section::Promise,
        record: id,
        contact: commitment.contact,
        name: commitment.contact.map(|contact| name_of(reader, contact)).transpose()?.unwrap_or_default(),
        obligation: None,
        due,
        put_off: None,
    }])
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
