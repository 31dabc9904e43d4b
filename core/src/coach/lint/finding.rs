//! What a rule has to say about a message.

use serde::{Deserialize, Serialize};

use crate::coach::Span;

/// How much it matters. Nothing is ever blocked, whatever the severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know; the message can go as it is.
    Hint,
    /// Better changed before it goes.
    Warning,
    /// Likely to cost the conversation, or somebody's trust.
    Error,
}

/// One thing to look at before the message goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Finding {
    /// The rule, by its id: what [`LintContext::dismissed`](super::LintContext::dismissed) takes.
    pub rule: String,
    /// How much it matters for this audience.
    pub severity: Severity,
    /// The words concerned; none when it is about something that is not there.
    pub span: Option<Span>,
    /// Why it matters. Nothing of the message is in it.
    pub why: String,
    /// What to do about it.
    pub fix: String,
    /// Which of the five articles says so, S0 to S4, in our own words.
    pub source: String,
}
