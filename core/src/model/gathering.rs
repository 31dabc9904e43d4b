//! Where people meet many others.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Life, RecordId};

/// An event, an association, a group: a place to find people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathering {
    /// What it is called.
    pub name: Option<String>,
    /// What it is.
    pub kind: Option<GatheringKind>,
    /// When it was or will be, if it has a day.
    pub date: Option<NaiveDate>,
    /// Where.
    pub place: Option<String>,
    /// The contacts whom the person met there, or who belong to it.
    pub attendees: BTreeSet<RecordId>,
    /// Whether it is deleted.
    pub life: Life,
}

/// What a gathering is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum GatheringKind {
    /// Something that takes place once.
    Event,
    /// Something one is a member of.
    Association,
    /// A circle of people, in a place or on a network.
    Group,
}
