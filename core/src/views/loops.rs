//! What is still open towards others, whenever it is due, and the clean slate when nothing is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Section, TodayItem,
    agenda::{clock, due_number, is_settled, item_of, may_be_contacted},
    ask::{ask_of, nudge_schedule},
    day_words::count_words,
    referral_pairs::pair_of,
    today::{in_order, shown},
};
use crate::{
    Context, Result,
    model::{
        AuthorId, CommitmentState, DeviceId, Events, IntroEvent, IntroRequest, IntroState, Kind,
        ObligationKind, ObligationState, Outreach, OutreachState, Record,
    },
    store::Reader,
};

/// What good manners and promises still ask for, whenever it is due: the same things as on the pages of this and later
/// days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OpenLoops {
    /// What is open, by sections of a day and in their order; empty ones are left out.
    pub groups: Vec<LoopGroup>,
    /// How many things are open.
    pub open: u32,
    /// How many of them are late.
    pub late: u32,
    /// How many asks and requests wait for others, with nothing to do about them yet.
    pub waiting: u32,
    /// What was looked at.
    pub counted: LoopsCounted,
    /// The same in one sentence.
    pub finding: String,
    /// How much of what the person's other devices noted is here: the page holds for that.
    pub known: Vec<KnownDevice>,
}

/// What is open in one section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LoopGroup {
    /// Which.
    pub section: Section,
    /// What is open, what is due first at the top.
    pub items: Vec<TodayItem>,
}

/// What was looked at for the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LoopsCounted {
    /// Talks that took place.
    pub talks: u32,
    /// Names that were given.
    pub names: u32,
    /// Asks and requests to be introduced.
    pub asks: u32,
    /// Promises, the person's own and others'.
    pub promises: u32,
    /// Thanks, reports, follow-ups and promises that are done.
    pub done: u32,
    /// Those that the person let go.
    pub let_go: u32,
}

/// How much of what another device noted is here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct KnownDevice {
    /// Which device.
    pub device: DeviceId,
    /// Its name.
    pub name: String,
    /// Whether it was removed.
    pub is_removed: bool,
    /// How many of its entries are here, without a gap from its first.
    pub entries: u64,
    /// When, by its own clock, the last thing happened that it noted and that is here; nothing while there is none.
    pub up_to: Option<DateTime<Utc>>,
    /// How many entries of this device it lacks, as far as it said.
    pub lacks: u64,
    /// The day, in UTC, on which it last said where it is.
    pub heard: Option<NaiveDate>,
}

/// The sections of a day that are about what is owed to others or by them.
const SECTIONS: [Section; 10] = [
    Section::Meeting,
    Section::Debrief,
    Section::ThankEmail,
    Section::ReportBack,
    Section::Reach,
    Section::Reply,
    Section::ThankHand,
    Section::Nudge,
    Section::FollowUp,
    Section::Promise,
];

/// What is open. Of the other devices nothing is said here: see [`said`].
pub(crate) fn open_loops(reader: &Reader<'_>, context: &Context) -> Result<OpenLoops> {
    let now = context.now().with_timezone(&context.zone()).naive_local();
    let end_of_today = now.date().and_time(NaiveTime::MIN) + Duration::days(1);
    let mut by_section: BTreeMap<Section, Vec<TodayItem>> = BTreeMap::new();
    let (mut open, mut late, mut waiting) = (0, 0, reminded_for_good(reader, context)?);
    for section in SECTIONS {
        let now = due_number(clock(section, context));
        let rows = reader.agenda(section as u8, i64::MIN, i64::MAX, now, u32::MAX)?;
        for item in rows.iter().filter_map(item_of).filter(|item| item.is_open_at(context)) {
            let is_others_turn =
                matches!(section, Section::Reply | Section::Nudge) && item.due >= end_of_today;
            if is_others_turn {
                waiting += 1;
                continue;
            }
            let item = shown(item, context);
            // A talk to come is none.
            if item.section != Section::Meeting {
                open += 1;
                late += u32::from(item.is_late);
                by_section.entry(item.section).or_default().push(item);
            }
        }
    }
    let groups = by_section.into_iter().map(|(section, mut items)| {
        in_order(&mut items);
        LoopGroup { section, items }
    });
    let groups = groups.collect();
    let counted = counted(reader)?;
    let finding = finding(open, late, &counted);
    Ok(OpenLoops { groups, open, late, waiting, counted, finding, known: Vec::new() })
}

fn counted(reader: &Reader<'_>) -> Result<LoopsCounted> {
    let mut counted = LoopsCounted::default();
    // A name that was noted twice is one.
    let (mut names, mut reported) = (BTreeSet::new(), BTreeSet::new());
    let kinds = [
        Kind::Meeting,
        Kind::Referral,
        Kind::Outreach,
        Kind::IntroRequest,
        Kind::Commitment,
        Kind::Obligation,
    ];
    for kind in kinds {
        for (_, record) in reader.all(kind)? {
            let (done, let_go) = match &record {
                Record::Meeting(it) => {
                    counted.talks += u32::from(it.is_held());
                    continue;
                }
                Record::Referral(it) => {
                    let pair = pair_of(reader, it)?;
                    names.extend(pair.filter(|_| it.offered_at().is_some()));
                    reported.extend(pair.filter(|_| it.is_reported_back()));
                    continue;
                }
                Record::Outreach(_) | Record::IntroRequest(_) => {
                    counted.asks += 1;
                    continue;
                }
                Record::Commitment(it) => {
                    counted.promises += 1;
                    (it.state() == CommitmentState::Kept, it.state() == CommitmentState::Dropped)
                }
                // That a report was given is noted on the name.
                Record::Obligation(it) if it.kind != Some(ObligationKind::ReportBack) => {
                    (it.state() == ObligationState::Done, it.state() == ObligationState::Waived)
                }
                Record::Obligation(it) => (false, it.state() == ObligationState::Waived),
                _ => continue,
            };
            counted.done += u32::from(done);
            counted.let_go += u32::from(let_go);
        }
    }
    counted.names = names.len() as u32;
    counted.done += reported.len() as u32;
    Ok(counted)
}

/// How many asks and requests still wait for an answer after the last reminder: no row of the agenda says so any more.
fn reminded_for_good(reader: &Reader<'_>, context: &Context) -> Result<u32> {
    let (schedule, mut waiting) = (nudge_schedule(reader)?, 0);
    for (id, record) in reader.all(Kind::Outreach)? {
        let Record::Outreach(ask) = record else { continue };
        let Some(contact) = ask.contact.filter(|_| ask.nudges().len() >= Outreach::MOST_NUDGES) else {
            continue;
        };
        let state = ask.state_on(ask_of(reader, id, &ask)?.talk, context.today(), &schedule);
        waiting += u32::from(state == OutreachState::Nudged && may_be_contacted(reader, contact)?);
    }
    for (_, record) in reader.all(Kind::IntroRequest)? {
        let Record::IntroRequest(intro) = record else { continue };
        let (Some(to), Some(target)) = (intro.to, intro.target) else { continue };
        let since = match intro.state() {
            IntroState::Asked => IntroEvent::Asked,
            IntroState::Agreed => IntroEvent::Agreed,
            _ => continue,
        };
        let reminders = intro.reminders_since(&since);
        let last = reminders.last().filter(|_| reminders.len() >= IntroRequest::MOST_REMINDERS);
        let Some(last) = last else { continue };
        let until = schedule.after(last.day(), schedule.wait(reminders.len()));
        let asked = intro.since(&IntroEvent::Asked).map_or(last.instant, |at| at.instant);
        waiting += u32::from(context.today() <= until && !is_settled(reader, to, target, asked)?);
    }
    Ok(waiting)
}

fn finding(open: u32, late: u32, counted: &LoopsCounted) -> String {
    let count = |count: u32, unit| count_words(i64::from(count), unit);
    match (open, late) {
        (0, _) if *counted == LoopsCounted::default() => "Nothing is here yet that could be open.".to_owned(),
        (0, _) => format!(
            "Nothing is open: {}, {}, {} and {} were looked at, with {} done and {} let go.",
            count(counted.talks, "talk"),
            count(counted.names, "name"),
            count(counted.asks, "ask"),
            count(counted.promises, "promise"),
            count(counted.done, "thing"),
            counted.let_go
        ),
        (1, 0) => "1 thing is open, and it is not late.".to_owned(),
        (1, _) => "1 thing is open, and it is late.".to_owned(),
        (open, 0) => format!("{open} things are open, none of them late."),
        (open, late) => format!("{open} things are open, {late} of them late."),
    }
}

/// When, by its own clock, each author noted the last thing that happened in a talk, an ask, a promise or the like. What only
/// changed a field says no time: the answer may be earlier than what is here, and is never later.
pub(crate) fn said(reader: &Reader<'_>) -> Result<BTreeMap<AuthorId, DateTime<Utc>>> {
    let mut said = BTreeMap::new();
    let kinds = [
        Kind::Contact,
        Kind::Meeting,
        Kind::Referral,
        Kind::Obligation,
        Kind::Commitment,
        Kind::Outreach,
        Kind::IntroRequest,
        Kind::Merge,
    ];
    for kind in kinds {
        for (_, record) in reader.all(kind)? {
            match &record {
                Record::Contact(it) => note(&mut said, &it.events),
                Record::Meeting(it) => note(&mut said, &it.events),
                Record::Referral(it) => note(&mut said, &it.events),
                Record::Obligation(it) => note(&mut said, &it.events),
                Record::Commitment(it) => note(&mut said, &it.events),
                Record::Outreach(it) => note(&mut said, &it.events),
                Record::IntroRequest(it) => note(&mut said, &it.events),
                Record::Merge(it) => note(&mut said, &it.events),
                _ => {}
            }
            if let Some(life) = record.life() {
                note(&mut said, &life.events);
            }
        }
    }
    Ok(said)
}

fn note<K>(said: &mut BTreeMap<AuthorId, DateTime<Utc>>, events: &Events<K>) {
    for (_, event) in events.iter() {
        let last = said.entry(event.author).or_insert(event.at.instant);
        *last = event.at.instant.max(*last);
    }
}
