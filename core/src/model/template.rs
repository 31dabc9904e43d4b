//! A text to begin with: the person's own, or in the place of a built-in one.

use serde::{Deserialize, Serialize};

use super::{Life, RecordId};

/// A text to begin with: the person's own, or in the place of a built-in one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// The id of the built-in template whose place it takes; nothing for one of the person's own.
    pub built_in: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// The id of what it is for, such as `cold_ask`.
    pub purpose: Option<String>,
    /// The language, as a BCP 47 tag.
    pub locale: Option<String>,
    /// The text, with its slots in braces; empty where a built-in one's text is kept.
    pub text: String,
    /// Whether it is not offered any more.
    pub hidden: bool,
    /// Whether it is deleted.
    pub life: Life,
}

impl Template {
    /// The id of the record that takes the place of a built-in template: two devices that change one make one record.
    pub fn override_id(built_in: &str) -> RecordId {
        RecordId::derived("template", &[built_in.as_bytes()])
    }
}
