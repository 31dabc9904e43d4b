//! What the capture grammar understood of a debrief: to be shown, corrected and confirmed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::model::{NamePermission, Owner};

/// A range of the text, in both ways of counting that hosts use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Span {
    /// First byte, counted in UTF-8.
    pub start: u32,
    /// One past the last byte, counted in UTF-8.
    pub end: u32,
    /// First code unit, counted in UTF-16.
    pub start_utf16: u32,
    /// One past the last code unit, counted in UTF-16.
    pub end_utf16: u32,
}

/// What a span of the text was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ReadingKind {
    /// `+Name`
    Person,
    /// `@Organization` right after a person.
    Organization,
    /// `@Organization` with no person before it: offered, attached to nobody.
    LooseOrganization,
    /// `ok-name` or `no-name`
    Permission,
    /// `!lead text`
    Lead,
    /// `?term`
    Term,
    /// `>me text` or `>them text`
    Promise,
    /// The date inside a promise.
    When,
    /// `#tag`
    Tag,
    /// `thanked`
    Thanked,
}

/// One span and what it was read as, for highlighting while typing. Only [`ReadingKind::When`] lies inside another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Reading {
    /// What it was read as.
    pub kind: ReadingKind,
    /// Where, sign included.
    pub span: Span,
}

/// A person met or named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DraftPerson {
    /// The name as typed, without the sign.
    pub name: String,
    /// The organization as typed, without the sign.
    pub organization: Option<String>,
    /// Whether the name of whoever referred them may be used.
    pub permission: NamePermission,
    /// From the sign to the end of the name.
    pub span: Span,
}

/// A promise made in the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DraftPromise {
    /// Who owes it.
    pub owner: Owner,
    /// What was promised, without sign and date.
    pub text: String,
    /// The civil day it is due, if one was said.
    pub due: Option<NaiveDate>,
    /// From the sign to the end of the promise, date included.
    pub span: Span,
}

/// A lead or a term, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DraftText {
    /// The text without the sign.
    pub text: String,
    /// From the sign to the end.
    pub span: Span,
}

/// Everything that was understood of a debrief. The text itself is always kept whole, as the note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Draft {
    /// The text as typed, to the letter.
    pub text: String,
    /// People, in the order of the text.
    pub people: Vec<DraftPerson>,
    /// Promises, in the order of the text.
    pub promises: Vec<DraftPromise>,
    /// Leads, in the order of the text.
    pub leads: Vec<DraftText>,
    /// Terms to learn, in the order of the text.
    pub terms: Vec<DraftText>,
    /// Tags of the meeting, without the sign, in the order of the text, each once.
    pub tags: Vec<String>,
    /// Organizations with no person before them, without the sign.
    pub loose_organizations: Vec<DraftText>,
    /// Whether thanks were given on the spot.
    pub thanked: bool,
    /// All readings in the order of the text, for highlighting.
    pub readings: Vec<Reading>,
}
