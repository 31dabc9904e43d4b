//! What two devices wrote without knowing of each other, where one value had to be shown.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{AuthorId, RecordId};

/// What a record's history says beside what it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disputes {
    /// Values that two devices wrote differently, by the key that holds them.
    pub fields: Vec<FieldDispute>,
    /// The text that both sides wrote anew for the most part; the record shows both, one within the other.
    pub texts: Vec<WrittenText>,
    /// Where the clock of a device went back by more than a day behind what it had seen.
    pub clocks: Vec<ClockGap>,
    /// How many things newer versions wrote that this one cannot read.
    pub newer: u32,
}

/// A value that two devices wrote differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldDispute {
    /// The key that holds it.
    pub key: String,
    /// What was written, the value that is shown first.
    pub values: Vec<WrittenValue>,
}

/// One side of a dispute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenValue {
    /// What was written.
    pub value: DisputedValue,
    /// Who wrote it.
    pub author: AuthorId,
    /// When, by their clock.
    pub at: DateTime<Utc>,
}

/// A value as far as it can be told in words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DisputedValue {
    /// A text, a day or the name of a choice.
    Text(String),
    /// A number.
    Number(u64),
    /// Yes or no.
    Flag(bool),
    /// A record.
    Record(RecordId),
    /// Something that cannot be told.
    Other,
}

/// One side's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenText {
    /// The whole text as that side left it.
    pub text: String,
    /// Who wrote last on that side.
    pub author: AuthorId,
    /// When, by their clock.
    pub at: DateTime<Utc>,
}

/// A change whose time lies more than a day before that of a change it builds on: one of the two clocks was wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClockGap {
    /// Who wrote later.
    pub author: AuthorId,
    /// The time they noted.
    pub at: DateTime<Utc>,
    /// Who had written before.
    pub before: AuthorId,
    /// The time those noted.
    pub before_at: DateTime<Utc>,
}

/// Who wrote that a record refers to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Who wrote it.
    pub(crate) author: AuthorId,
    /// When, by their clock.
    pub(crate) at: DateTime<Utc>,
    /// Whether the record was made in the same act.
    pub(crate) is_new: bool,
}

impl Disputes {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.texts.is_empty() && self.clocks.is_empty() && self.newer == 0
    }
}

/// How much of a text, in percent of its words, both sides must have replaced for the merged text to be a jumble.
const MOSTLY: usize = 60;

/// Whether `text` keeps less than the rest of the words of `before`: whether it was mostly written anew.
pub fn is_mostly_rewritten(before: &str, text: &str) -> bool {
    let words: Vec<&str> = before.split_whitespace().collect();
    if words.is_empty() {
        return false;
    }
    let mut left: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for word in text.split_whitespace() {
        *left.entry(word).or_default() += 1;
    }
    let mut kept = 0;
    for word in &words {
        if let Some(count) = left.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            kept += 1;
        }
    }
    (words.len() - kept) * 100 > words.len() * MOSTLY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_rewritten_when_more_than_three_fifths_of_its_words_are_gone() {
        let before = "one two three four five six seven eight nine ten";
        assert!(!is_mostly_rewritten(before, before));
        assert!(!is_mostly_rewritten(before, "one two three four and more"));
        assert!(is_mostly_rewritten(before, "one two three and more"));
        assert!(is_mostly_rewritten(before, ""));
        assert!(!is_mostly_rewritten("", "anything"));
        assert!(is_mostly_rewritten("tea tea tea tea", "tea"), "a word is kept as often as it is there");
    }

    #[test]
    fn nothing_to_tell_is_empty() {
        assert!(Disputes::default().is_empty());
        assert!(!Disputes { newer: 1, ..Disputes::default() }.is_empty());
    }
}
