//! What a message is for, and whom it goes to.

use serde::{Deserialize, Serialize};

use crate::model::NamePermission;

/// How close the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Somebody who knows the writer: they may hear that the writer is looking.
    OwnNetwork,
    /// Somebody whom a person that the writer knows has named.
    #[default]
    SecondDegree,
    /// Somebody who has never heard of the writer.
    Cold,
}

/// What a message is meant to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum LintPurpose {
    /// It asks for something: a conversation, an introduction, an answer.
    #[default]
    Ask,
    /// It thanks for a conversation.
    ThankYou,
    /// It tells whoever gave a name how it went.
    ReportBack,
}

/// What the rules may know beside the text. What is not known is left out, and its rules keep quiet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LintContext {
    /// How close the reader is.
    pub audience: Audience,
    /// The reader's name: given, family and short names in any order.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub to: Option<String>,
    /// The minutes that were promised or put in the calendar.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub minutes: Option<u16>,
    /// The name of whoever named the reader.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub referrer: Option<String>,
    /// Whether the referrer's name may be used. Nothing counts as not asked.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub name_permission: Option<NamePermission>,
    /// The names of others who named the reader and have not said that their names may be used.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    #[serde(default)]
    pub unnamed_referrers: Vec<String>,
    /// What the message is meant to do.
    pub purpose: LintPurpose,
    /// Rules that the person has dismissed for this message, by id. Ids that no rule has are of no effect.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub dismissed: Vec<String>,
}

impl LintContext {
    /// Whether the referrer said that their name may be used.
    pub(super) fn may_name_referrer(&self) -> bool {
        self.name_permission == Some(NamePermission::Granted)
    }

    /// Whether the person wants to hear nothing of this rule.
    pub(super) fn is_dismissed(&self, rule: &str) -> bool {
        self.dismissed.iter().any(|id| id == rule)
    }
}
