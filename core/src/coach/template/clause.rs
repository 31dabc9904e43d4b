//! Sentences that can be put into a letter anywhere.

use serde::{Deserialize, Serialize};

/// What a sentence does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ClauseKind {
    /// Offers a coffee, paid for by the writer.
    Coffee,
    /// Makes no an easy answer.
    EasyOut,
    /// Says how long it takes.
    Duration,
}

/// A sentence to put into a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Clause {
    /// Its id, for good: `builtin/clause/coffee/en`.
    pub id: String,
    /// What it does.
    pub kind: ClauseKind,
    /// The language, as a BCP 47 tag.
    pub locale: String,
    /// The sentence; it may have slots.
    pub text: String,
}

const CLAUSES: [(ClauseKind, &str, &str); 3] = [
    (
        ClauseKind::Coffee,
        "coffee",
        "The coffee is on me, and I won't keep you longer than {minutes} minutes.",
    ),
    (ClauseKind::EasyOut, "easy_out", "If it doesn't suit you, just say so; I will understand."),
    (ClauseKind::Duration, "duration", "{minutes} minutes are enough, and I will keep to them."),
];

/// The sentences that can be put into any letter, one of each kind.
///
/// ```
/// use rapport_core::coach::{ClauseKind, clauses};
///
/// assert!(clauses().iter().any(|clause| clause.kind == ClauseKind::EasyOut));
/// ```
pub fn clauses() -> Vec<Clause> {
    let clause = |&(kind, name, text): &(ClauseKind, &str, &str)| Clause {
        id: format!("builtin/clause/{name}/en"),
        kind,
        locale: "en".to_owned(),
        text: text.to_owned(),
    };
    CLAUSES.iter().map(clause).collect()
}
