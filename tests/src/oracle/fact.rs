//! What was said, by which device, and what that device had seen.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use rapport_core::model::{Kind, RecordId};
use serde::Serialize;
use serde_json::{Value as Json, json};

/// A set of acts, by number. A sequence has fewer than 64.
pub(super) type Known = u64;

/// One thing that a device did: a command that changed something, or taking one back.
#[derive(Clone, Debug)]
pub(super) struct Act {
    pub(super) device: usize,
    pub(super) at: Time,
    /// The acts that the device knew of.
    pub(super) seen: Known,
    /// Whether it can be taken back, and was not yet.
    pub(super) is_undoable: bool,
}

/// An instant, and what the clock showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Time {
    pub(super) instant: DateTime<Utc>,
    pub(super) civil: NaiveDateTime,
}

/// One thing that an act says about one record.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) act: usize,
    pub(super) about: RecordId,
    pub(super) says: Says,
}

/// What a fact says.
#[derive(Clone, Debug)]
pub(super) enum Says {
    /// The record begins.
    Made(Kind),
    /// A field has this value, or none. Fields that make the record the one it is begin with `=`.
    Value { field: String, value: Option<Val>, before: Option<Val> },
    /// Something belongs to a set.
    Added { set: &'static str, member: String },
    /// It does not any more.
    Removed { set: &'static str, member: String },
    /// Something happened, and takes the place of all that was known to have happened under these names. Nothing
    /// happened when the name is empty: it only takes back.
    Happened { name: &'static str, detail: Detail, replaces: &'static [&'static str] },
    /// That fact was taken back.
    TakenBack(usize),
}

/// What else is to be said about something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    Nothing,
    Word(&'static str),
    Day(NaiveDate),
    At(Time),
    Planned {
        start: Time,
        minutes: u32,
    },
    Later {
        at: Time,
        until: NaiveDate,
    },
    Talk(RecordId),
    /// The name that was given in its place.
    Named(RecordId),
    /// Somebody who said it, and all cards that were known to be theirs: what they say takes the place only of what they said.
    By {
        card: RecordId,
        cards: Vec<RecordId>,
    },
    /// What impression somebody left, and what is to be mended.
    Score {
        score: u32,
        repair: Option<String>,
    },
    /// On which day, and how.
    Told {
        day: NaiveDate,
        how: String,
    },
    /// The records that a deletion covers.
    Covers(BTreeSet<RecordId>),
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Val {
    Text(String),
    Id(RecordId),
    Day(NaiveDate),
    Number(u32),
    Yes,
    No,
}

impl Detail {
    /// Whether one can take the place of the other: what one person says takes no other's word back.
    pub(super) fn is_of_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::By { cards, .. }, Self::By { card, .. }) => cards.contains(card),
            _ => true,
        }
    }
}

impl Val {
    pub(super) fn json(&self) -> Json {
        match self {
            Self::Text(text) => json!(text),
            Self::Id(id) => json!(id.to_string()),
            Self::Day(day) => json!(day.to_string()),
            Self::Number(number) => json!(number),
            Self::Yes => json!(true),
            Self::No => json!(false),
        }
    }

    pub(super) fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn id(self) -> Option<RecordId> {
        match self {
            Self::Id(id) => Some(id),
            _ => None,
        }
    }

    pub(super) fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            _ => None,
        }
    }
}

/// The name of a choice.
pub(super) fn named(choice: impl Serialize) -> String {
    match serde_json::to_value(choice).unwrap() {
        Json::String(name) => name,
        other => other.to_string(),
    }
}
