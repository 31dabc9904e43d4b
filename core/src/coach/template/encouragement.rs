//! A word before a message goes out: the step at which most people stop.

use serde::{Deserialize, Serialize};

/// A line for whoever has planned a message and not sent it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Encouragement {
    /// Its id, for good: `builtin/encouragement/willing/en`.
    pub id: String,
    /// The language, as a BCP 47 tag.
    pub locale: String,
    /// The line.
    pub text: String,
    /// Which article says so, S0 to S4.
    pub source: String,
}

const LINES: [(&str, &str, &str); 5] = [
    ("willing", "Most people like to help: they were once where you are.", "S2"),
    ("flattered", "To be asked about one's own path is a compliment. Few people get to hear it.", "S3"),
    ("few_ask", "Many plan such a letter, and few send it. Yours will be read.", "S3"),
    ("no_is_fine", "The worst that can come back is a no, and a no costs you nothing.", "S1"),
    (
        "learning",
        "You ask to learn, not for a favour that they cannot grant. That is easy to say yes to.",
        "S0",
    ),
];

/// Lines for the step from planned to sent. A host shows one at a time.
///
/// ```
/// assert!(!rapport_core::coach::encouragements().is_empty());
/// ```
pub fn encouragements() -> Vec<Encouragement> {
    let line = |&(name, text, source): &(&str, &str, &str)| Encouragement {
        id: format!("builtin/encouragement/{name}/en"),
        locale: "en".to_owned(),
        text: text.to_owned(),
        source: source.to_owned(),
    };
    LINES.iter().map(line).collect()
}
