//! A job somebody has or had.

use serde::{Deserialize, Serialize};

use super::{PartialDate, RecordId};

/// A job somebody has or had: a step of their way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Employment {
    /// Where.
    pub organization: Option<RecordId>,
    /// Where, in words, when it is no organization worth a page of its own.
    pub employer: Option<String>,
    /// As what.
    pub title: Option<String>,
    /// In which part of it.
    pub department: Option<String>,
    /// Since when.
    pub from: Option<PartialDate>,
    /// Until when.
    pub to: Option<PartialDate>,
    /// Whether it is over.
    pub past: bool,
}
