//! What one record gives a person to do: opened by rules, derived, never stored in a document.
//!
//! Rows depend on records alone, not on the clock; [`super::today`] compares them with the day.

mod aftermath;
mod commitment;
mod contact;
mod intro_request;
mod lead;
mod may_introduce;
mod meeting;
mod obligation;
mod offer;
mod outreach;
mod referral;

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{
    ReviewKind, Section,
    interaction::Interaction,
    names::{and_list, card_name, name_of, names_of},
    review::{Question, questions, shortened},
};
use crate::{
    Context, Result, cbor,
    model::{
        ClosedReason, IntroState, Kind, LeadState, LifeState, NamePermission, Obligation, ObligationKey,
        ObligationKind, OfferKind, OfferState, Owner, Record, RecordId,
    },
    store::{AgendaRow, Reader},
};

pub(super) use intro_request::is_settled;
pub(super) use meeting::THANK_HAND_BUSINESS_DAYS;
pub(super) use referral::report;

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
    Meet {
        minutes: u32,
        place: Option<String>,
        times: usize,
        off_elsewhere: Option<Off>,
        /// Of several times that devices agreed on: when all have passed, and another of them asks how it was. In UTC.
        over: Option<NaiveDateTime>,
    },
    Debrief {
        held: NaiveDateTime,
    },
    Thank {
        kind: ObligationKind,
        met: NaiveDateTime,
        is_written: bool,
        on_the_spot: bool,
    },
    ReportBack {
        referee: String,
        outcome: Outcome,
    },
    Reach {
        referrer: String,
        offered: NaiveDateTime,
        permission: NamePermission,
    },
    FollowUp {
        kind: ObligationKind,
        text: String,
    },
    AskPlanned {
        planned: NaiveDateTime,
    },
    Nudge {
        sent: NaiveDateTime,
        nudges: usize,
        over: NaiveDateTime,
    },
    Bounced {
        sent: NaiveDateTime,
    },
    AgreeOnTime {
        replied: NaiveDateTime,
    },
    AskAgain {
        until: NaiveDate,
    },
    WroteAllTheSame {
        sent: NaiveDateTime,
    },
    CheckPassed {
        referee: String,
    },
    AskForIntroduction {
        referee: String,
        offered: NaiveDateTime,
    },
    Introduction {
        state: IntroState,
        target: String,
        since: NaiveDateTime,
        reminders: usize,
    },
    Promise {
        owner: Owner,
        text: String,
        due: Option<NaiveDate>,
        made: NaiveDateTime,
    },
    KeepInTouch {
        last: Option<(NaiveDateTime, Interaction)>,
        days: u32,
    },
    Review {
        what: ReviewKind,
        subject: String,
    },
    Offer {
        kind: OfferKind,
        state: OfferState,
        about: Option<String>,
        text: Option<String>,
        since: NaiveDateTime,
    },
    AskToIntroduce {
        met: NaiveDateTime,
    },
    Mend {
        score: u32,
        repair: Option<String>,
        noted: NaiveDateTime,
    },
    Judge {
        of: Vec<String>,
        met: NaiveDateTime,
        over: NaiveDateTime,
    },
    StaleLead {
        lead: String,
        since: NaiveDateTime,
        state: LeadState,
        next_step: Option<String>,
    },
}

/// Why a talk does not take place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Off {
    Cancelled,
    Missed,
}

/// How a referral turned out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Outcome {
    Met(NaiveDate),
    Closed(ClosedReason),
    /// Nobody answered, and that day is the last on which an answer is waited for.
    Silent(NaiveDate),
    /// They gave another name.
    Redirected,
}

impl AgendaItem {
    /// Whether it is to do at all now: some things only are once another has not happened for long enough.
    pub(super) fn is_open_at(&self, context: &Context) -> bool {
        let now = clock(self.section, context);
        let is_too_early = match &self.task {
            Task::ReportBack { outcome: Outcome::Silent(last), .. } => now.date() <= *last,
            _ => false,
        };
        !is_too_early && self.over().is_none_or(|over| over > now)
    }

    /// Whether it is to do with everybody whom the record names.
    pub(super) fn is_of_all(&self) -> bool {
        matches!(self.task, Task::Meet { .. } | Task::Debrief { .. })
    }

    /// When it is over, done or not.
    fn over(&self) -> Option<NaiveDateTime> {
        match &self.task {
            Task::Nudge { over, .. } | Task::Judge { over, .. } => Some(*over),
            Task::Meet { over, .. } => *over,
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
            anchors.extend(&meeting.participants);
            for participant in &meeting.participants {
                for kind in [Kind::Referral, Kind::Outreach, Kind::IntroRequest, Kind::Offer] {
                    anchors.extend(reader.users_of_kind(*participant, kind)?);
                }
            }
            // A name counts as given when the talk took place in which it was, whoever was there; so does an offer as made.
            anchors.extend(reader.users_of_kind(id, Kind::Referral)?);
            anchors.extend(reader.users_of_kind(id, Kind::Offer)?);
            for linked in reader.users_of_kind(id, Kind::Outreach)?.into_iter().chain(meeting.outreach) {
                if let Some(found) = reader.indexed(linked)? {
                    anchors.extend(self::anchors(reader, linked, &found.record)?);
                }
            }
        }
        Record::Obligation(it) => {
            anchors.extend([it.subject, it.contact].into_iter().flatten());
            // A report on a name counts for all who noted that name.
            if let Some(subject) = it.subject.filter(|_| it.kind == Some(ObligationKind::ReportBack))
                && let Some(found) = reader.indexed(subject)?
            {
                anchors.extend(self::anchors(reader, subject, &found.record)?);
            }
        }
        // What was done with somebody moves the day on which they are to be heard from again.
        Record::Note(it) => anchors.extend(&it.about),
        Record::Commitment(it) => anchors.extend(it.contact),
        Record::Referral(it) => {
            anchors.extend([it.referrer, it.referee].into_iter().flatten());
            // Another referral may be shown in this one's place, or in its place no longer.
            if let Some(referee) = it.referee {
                anchors.extend(reader.users_of_kind(referee, Kind::Referral)?);
            }
        }
        Record::Announcement(it) => anchors.extend(it.contact),
        // Who offers an introduction is not asked for one.
        Record::Offer(it) => anchors.extend(it.host),
        Record::Organization(_) | Record::Occupation(_) | Record::Industry(_) => {
            anchors.extend(aftermath::talks_about(reader, id, record)?);
            anchors.extend(reader.users_of_kind(id, Kind::Offer)?);
        }
        Record::IntroRequest(it) => {
            anchors.extend([it.to, it.target].into_iter().flatten());
            // A request stands for the name of whom it is about.
            if let Some(target) = it.target {
                anchors.extend(reader.users_of_kind(target, Kind::Referral)?);
            }
        }
        Record::Outreach(it) => {
            anchors.extend([it.referral, it.contact].into_iter().flatten());
            if let Some(contact) = it.contact {
                // A talk belongs to the last ask before it, and a name or an introduction counts as used by any.
                for kind in [Kind::Outreach, Kind::Referral, Kind::IntroRequest] {
                    anchors.extend(reader.users_of_kind(contact, kind)?);
                }
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
        Record::Contact(_) => contact::items(reader, anchor)?,
        Record::Outreach(outreach) => outreach::items(reader, anchor, outreach)?,
        Record::IntroRequest(intro) => intro_request::items(reader, anchor, intro)?,
        Record::Offer(offer) => offer::items(reader, anchor, offer)?,
        Record::Lead(lead) => lead::items(reader, anchor, lead)?,
        _ => Vec::new(),
    };
    for item in &mut items {
        item.contact = item.contact.map(|contact| reader.canonical(contact)).transpose()?;
    }
    let mut rows: Vec<AgendaRow> = items.iter().map(row).collect();
    let (told, asked): (Vec<Question>, Vec<Question>) =
        questions(reader, anchor, &found.record, found.state)?
            .into_iter()
            .partition(Question::is_information);
    // An ask that went out all the same is on the day's page already, and says so. A talk with several times says so on its
    // day, so that anything else comes first.
    let is_there = |question: &&Question| match question.kind() {
        ReviewKind::AskedAndLeftAlone => {
            items.iter().any(|item| matches!(item.task, Task::WroteAllTheSame { .. }))
        }
        _ => false,
    };
    let shown = || asked.iter().filter(|question| !is_there(question));
    if let Some(first) = shown().find(|question| !is_about_time(question.kind())).or(shown().next()) {
        let item = review_item(reader, anchor, &found.record, &found.title, first.kind())?;
        rows.push(row(&item));
    } else if let Some(first) = asked.first().or(told.first()) {
        let item = review_item(reader, anchor, &found.record, &found.title, first.kind())?;
        rows.push(AgendaRow { section: TOLD, ..row(&item) });
    }
    Ok(rows)
}

/// Whether it is asked whether a talk takes place, or when: on its day the talk itself says so.
pub(super) fn is_about_time(kind: ReviewKind) -> bool {
    matches!(kind, ReviewKind::MovedTwice | ReviewKind::CalledOff)
}

fn review_item(
    reader: &Reader<'_>,
    anchor: RecordId,
    record: &Record,
    title: &str,
    what: ReviewKind,
) -> Result<AgendaItem> {
    let contact = match record {
        Record::Contact(_) => Some(reader.canonical(anchor)?),
        _ => None,
    };
    Ok(AgendaItem {
        task: Task::Review { what, subject: subject_of(reader, record)? },
        section: Section::Review,
        record: anchor,
        obligation: None,
        contact,
        name: title.to_owned(),
        due: start_of_day(NaiveDate::default()),
        put_off: None,
    })
}

/// The section of rows that no day shows: what is told, and asks for nothing.
const TOLD: u8 = 200;

/// The records that have something to ask or to tell.
pub(super) fn review_places(reader: &Reader<'_>) -> Result<BTreeSet<RecordId>> {
    let mut records = BTreeSet::new();
    for section in [Section::Review as u8, TOLD] {
        let rows = reader.agenda(section, i64::MIN, i64::MAX, i64::MIN, u32::MAX)?;
        records.extend(rows.iter().filter_map(item_of).map(|item| item.record));
    }
    Ok(records)
}

/// What a record is about, for the middle of a sentence: "the talk with Jane Doe", "a note about Jane Doe".
pub(super) fn subject_of(reader: &Reader<'_>, record: &Record) -> Result<String> {
    let name = |contact: &Option<RecordId>| match contact {
        Some(contact) => name_of(reader, *contact),
        None => Ok("somebody".to_owned()),
    };
    Ok(match record {
        Record::Contact(contact) => contact.name(),
        Record::Organization(it) => it.name.clone().unwrap_or_else(|| "an organization".to_owned()),
        Record::Meeting(meeting) => {
            let names = names_of(reader, &meeting.participants)?;
            format!("the talk with {}", and_list(&names))
        }
        Record::Note(note) => {
            let mut about = Vec::new();
            for id in &note.about {
                about.extend(reader.title(*id)?.filter(|title| !title.is_empty()));
            }
            about.dedup();
            match about.is_empty() {
                true => "a note".to_owned(),
                false => format!("a note about {}", and_list(&about)),
            }
        }
        Record::Referral(it) => format!("{}, named by {}", name(&it.referee)?, name(&it.referrer)?),
        Record::Obligation(it) => {
            let name = name(&it.contact)?;
            match it.kind {
                Some(ObligationKind::ThankEmail) => format!("thanks to {name} by e-mail"),
                Some(ObligationKind::ThankHand) => format!("thanks to {name} by hand"),
                Some(ObligationKind::ReportBack) => format!("telling {name} how it went"),
                Some(ObligationKind::Mend) => format!("the impression you left on {name}"),
                Some(ObligationKind::Judge) => format!("what you make of the talk with {name}"),
                _ => format!("something for {name}"),
            }
        }
        Record::Commitment(it) => match &it.text {
            Some(text) => format!("the promise “{text}”"),
            None => "a promise".to_owned(),
        },
        Record::Merge(it) => {
            let card = |card: Option<RecordId>| match card {
                Some(card) => card_name(reader, card),
                None => Ok("somebody".to_owned()),
            };
            format!("{} and {}", card(it.a)?, card(it.b)?)
        }
        Record::Occupation(it) => it.name.clone().unwrap_or_else(|| "a kind of work".to_owned()),
        Record::Industry(it) => it.name.clone().unwrap_or_else(|| "an industry".to_owned()),
        Record::Campaign(it) => it.title.clone().unwrap_or_else(|| "a campaign".to_owned()),
        Record::Gathering(it) => it.name.clone().unwrap_or_else(|| "a gathering".to_owned()),
        Record::Knows(it) => match it.standing() {
            Some(tie) => format!("{} and {}", name_of(reader, tie.from)?, name_of(reader, tie.to)?),
            None => "a tie between two people".to_owned(),
        },
        Record::Announcement(it) => format!("telling {} that you are looking", name(&it.contact)?),
        Record::Profile(_) => "your settings".to_owned(),
        Record::Outreach(it) => format!("what you asked {}", name(&it.contact)?),
        Record::IntroRequest(it) => format!("the introduction to {} by {}", name(&it.target)?, name(&it.to)?),
        Record::Template(_) => "a template".to_owned(),
        Record::Question(_) => "a question".to_owned(),
        Record::Pitch(_) => "what you say of yourself".to_owned(),
        Record::Offer(it) => format!("what {} offered", name(&it.host)?),
        Record::Insight(it) => match &it.text {
            Some(text) => format!("what was learned: “{}”", shortened(text)),
            None => "what was learned".to_owned(),
        },
        Record::Term(it) => match &it.term {
            Some(term) => format!("the term “{term}”"),
            None => "a term".to_owned(),
        },
        Record::Resource(it) => it.name.clone().unwrap_or_else(|| "a recommendation".to_owned()),
        Record::Lead(it) => match it.line() {
            Some(line) => format!("the lead “{}”", shortened(line)),
            None => "a lead".to_owned(),
        },
    })
}

/// The item that a row holds.
pub(super) fn item_of(row: &AgendaRow) -> Option<AgendaItem> {
    cbor::decode(&row.body)
}

/// What the clock shows on which the rows of a section lie: talks lie on the line of instants, everything else on the clock
/// of the person's day.
pub(super) fn clock(section: Section, context: &Context) -> NaiveDateTime {
    match section {
        Section::Meeting => context.now().naive_utc(),
        _ => context.now().with_timezone(&context.zone()).naive_local(),
    }
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
pub(super) fn may_be_contacted(reader: &Reader<'_>, contact: RecordId) -> Result<bool> {
    Ok(reader.contact(contact)?.is_some_and(|contact| !contact.is_do_not_contact()))
}

pub(super) fn stored(reader: &Reader<'_>, key: &ObligationKey) -> Result<Option<Obligation>> {
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
