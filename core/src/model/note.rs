//! What was written down.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Life, Moment, RecordId};

/// A note. Every capture is a note of its own, so that two devices never write over each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The records it is about.
    pub about: BTreeSet<RecordId>,
    /// When it was first written.
    pub at: Option<Moment>,
    /// The text, to the letter.
    pub body: String,
    /// Whether it is deleted.
    pub life: Life,
}

impl Note {
    /// The longest text of a note, in bytes of UTF-8.
    pub const MAX_BYTES: usize = 256 * 1024;
}
