//! What there is to do, and when it is to be seen.

use std::{collections::BTreeMap, fmt};

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rapport_core::{
    model::{ObligationKey, ObligationKind, RecordId},
    views::TodayItem,
};

use super::fact::Time;

/// Something to do.
#[derive(Clone, Debug)]
pub(super) struct Due {
    section: &'static str,
    record: RecordId,
    pub(super) contact: Option<RecordId>,
    owed: Option<ObligationKey>,
    /// The time that is shown.
    pub(super) shown: Option<NaiveDateTime>,
    /// When it is due, unless it was put off.
    comes: NaiveDateTime,
    /// How many hours before that it is to be seen.
    lead: i64,
    pub(super) late: Late,
    /// The day after which it is to do at all.
    after: Option<NaiveDate>,
    /// The day from which on it is over, done or not.
    over: Option<NaiveDate>,
    /// What its title must say.
    words: Vec<String>,
}

/// From when on it is late.
#[derive(Clone, Copy, Debug)]
pub(super) enum Late {
    Once(NaiveDateTime),
    After(NaiveDate),
    Never,
    /// A talk becomes something to write down once its time has passed.
    Talk {
        start: DateTime<Utc>,
        minutes: u32,
        /// When another time of the same talk is asked about in its place.
        gone: Option<DateTime<Utc>>,
    },
}

/// What a screen says of it, as far as the oracle can tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    section: String,
    record: RecordId,
    contact: Option<RecordId>,
    owed: Option<ObligationKey>,
    due: Option<NaiveDateTime>,
    is_late: bool,
}

impl Due {
    pub(super) fn at(
        section: &'static str,
        record: RecordId,
        contact: Option<RecordId>,
        time: NaiveDateTime,
        lead: i64,
    ) -> Self {
        let (owed, after, over, words) = (None, None, None, Vec::new());
        let late = Late::Once(time);
        Self {
            section,
            record,
            contact,
            owed,
            shown: Some(time),
            comes: time,
            lead,
            late,
            after,
            over,
            words,
        }
    }

    pub(super) fn by_end_of(
        section: &'static str,
        record: RecordId,
        contact: Option<RecordId>,
        day: NaiveDate,
        lead: i64,
    ) -> Self {
        Self::at(section, record, contact, end_of(day), lead)
    }

    pub(super) fn on(
        section: &'static str,
        record: RecordId,
        contact: Option<RecordId>,
        day: NaiveDate,
        lead: i64,
    ) -> Self {
        Self {
            late: Late::After(day),
            ..Self::at(section, record, contact, day.and_time(NaiveTime::MIN), lead)
        }
    }

    /// A record of which two devices said different things.
    pub(super) fn review(record: RecordId, contact: Option<RecordId>) -> Self {
        let ever = NaiveDateTime::default();
        Self { shown: None, late: Late::Never, ..Self::at("review", record, contact, ever, 0) }
    }

    pub(super) fn says(mut self, words: &[String]) -> Self {
        self.words.extend_from_slice(words);
        self
    }

    pub(super) fn never_late(mut self) -> Self {
        self.late = Late::Never;
        self
    }

    /// Over from that day on.
    pub(super) fn until(mut self, over: NaiveDate) -> Self {
        self.over = Some(over);
        self
    }

    /// Of a talk: from then on another of its times is asked about.
    pub(super) fn gone(mut self, from: DateTime<Utc>) -> Self {
        if let Late::Talk { gone, .. } = &mut self.late {
            *gone = Some(from);
        }
        self
    }

    /// Not to do at all until that day is over.
    pub(super) fn after(mut self, day: NaiveDate) -> Self {
        self.after = Some(day);
        self
    }

    /// Whether it is to do, and not over.
    pub(super) fn is_open(&self, now: Time) -> bool {
        let today = now.civil.date();
        if matches!(self.late, Late::Talk { gone: Some(gone), .. } if gone <= now.instant) {
            return false;
        }
        self.over.is_none_or(|over| today < over) && self.after.is_none_or(|after| today > after)
    }

    /// Whether it is to do with everybody whom the record names.
    pub(super) fn is_of_all(&self) -> bool {
        matches!(self.late, Late::Talk { .. }) || self.section == "debrief"
    }

    /// Whether it is something of that sort that is owed.
    pub(super) fn is_owed(&self, kind: ObligationKind) -> bool {
        self.owed.as_ref().is_some_and(|key| key.kind == kind)
    }

    pub(super) fn owed(mut self, key: ObligationKey) -> Self {
        self.owed = Some(key);
        self
    }

    /// Put off: it comes back on that day, unless it is due later anyhow.
    pub(super) fn put_off(mut self, until: Option<NaiveDate>) -> Self {
        if let Some(until) = until {
            let back = until.and_time(NaiveTime::MIN) + Duration::hours(self.lead);
            self.comes = self.comes.max(back);
        }
        self
    }

    /// What a screen says of it at an instant.
    pub(super) fn line(&self, now: Time) -> Line {
        let (mut section, mut is_late) = (self.section, false);
        match self.late {
            Late::Once(time) => is_late = time < now.civil,
            Late::After(day) => is_late = day < now.civil.date(),
            Late::Never => {}
            Late::Talk { start, minutes, .. } => {
                is_late = start + Duration::minutes(i64::from(minutes)) < now.instant;
                section = if is_late { "debrief" } else { "meeting" };
            }
        }
        Line {
            section: section.to_owned(),
            record: self.record,
            contact: self.contact,
            owed: self.owed.clone(),
            due: self.shown,
            is_late,
        }
    }

    /// Whether its title says what it must.
    pub(super) fn is_said_by(&self, title: &str) -> bool {
        self.words.iter().all(|word| title.contains(word))
    }
}

impl Line {
    pub(super) fn of(item: &TodayItem) -> Self {
        let section = serde_json::to_value(item.section).unwrap();
        Self {
            section: section.as_str().unwrap().to_owned(),
            record: item.record,
            contact: item.contact,
            owed: item.obligation.clone(),
            due: item.due,
            is_late: item.is_late,
        }
    }

    /// The record, if it is to be looked at because two devices said different things of it.
    pub(super) fn in_review(&self) -> Option<RecordId> {
        (self.section == "review").then_some(self.record)
    }

    pub(super) fn is_of(&self, due: &Due) -> bool {
        self.record == due.record && self.owed == due.owed && self.due == due.shown
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let due = self.due.map(|due| due.to_string()).unwrap_or_default();
        let late = if self.is_late { ", late" } else { "" };
        write!(f, "{} {} due {due}{late}", self.section, self.record)?;
        if let Some(contact) = self.contact {
            write!(f, ", {contact}")?;
        }
        Ok(())
    }
}

/// The most lines that a day shows.
const MOST: usize = 30;
/// The most lines of one sort that is no talk.
const MOST_OF_SORT: usize = 10;
/// The most talks whose time has passed.
const MOST_MISSED: usize = 5;

/// What the day's page shows of everything there is to do, or only how many lines, when there are too many; and how
/// many more there are.
pub(super) fn today(all: Vec<Due>, now: Time) -> (Result<Vec<Due>, usize>, usize) {
    let open = all.into_iter().filter(|due| due.is_open(now));
    let (talks, others): (Vec<Due>, Vec<Due>) = open.partition(|due| matches!(due.late, Late::Talk { .. }));
    let start = |due: &Due| match due.late {
        Late::Talk { start, .. } => start,
        _ => DateTime::default(),
    };
    let under_way = now.instant - Duration::hours(2);
    let (mut to_come, mut missed): (Vec<Due>, Vec<Due>) =
        talks.into_iter().partition(|due| start(due) > under_way);
    let within = (end_of(now.civil.date()) - now.civil).max(Duration::hours(24));
    to_come.retain(|due| start(due) <= now.instant + within);
    missed.sort_by_key(|due| std::cmp::Reverse(start(due)));
    let all_missed = missed.len();
    missed.truncate(MOST_MISSED);
    let mut more = all_missed - missed.len();
    let mut shown = to_come;
    shown.extend(missed);
    let mut count = shown.len();
    let mut of_sort: BTreeMap<&str, usize> = BTreeMap::new();
    for due in others {
        let lead = Duration::hours(due.lead);
        if due.comes <= end_of(now.civil.date()) || due.lead > 0 && due.comes <= now.civil + lead {
            let so_far = of_sort.entry(due.section).or_default();
            count += usize::from(*so_far < MOST_OF_SORT);
            *so_far += 1;
            shown.push(due);
        }
    }
    if count == shown.len() && count <= MOST {
        return (Ok(shown), more);
    }
    more += shown.len() - count.min(MOST);
    (Err(count.min(MOST)), more)
}

fn end_of(day: NaiveDate) -> NaiveDateTime {
    day.and_hms_opt(23, 59, 59).unwrap()
}
