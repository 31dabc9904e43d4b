//! A question to ask in talks: the person's own, or in the place of a built-in one.

use serde::{Deserialize, Serialize};

use super::{Life, RecordId};

/// A question to ask in talks: the person's own, or in the place of a built-in one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The id of the built-in question whose place it takes; nothing for one of the person's own.
    pub built_in: Option<String>,
    /// What it is about; nothing where a built-in one's is kept.
    pub category: Option<QuestionCategory>,
    /// The language, as a BCP 47 tag.
    pub locale: Option<String>,
    /// The question, with its slots in braces; empty where a built-in one's text is kept.
    pub text: String,
    /// Whether it is not offered any more.
    pub hidden: bool,
    /// Whether it is deleted.
    pub life: Life,
}

/// What a question is about, in the order in which a bank shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum QuestionCategory {
    /// The line of business.
    Industry,
    /// The organization.
    Company,
    /// The kind of work.
    Occupation,
    /// How one gets in.
    GettingStarted,
    /// How one settles into a role that has just begun.
    NewRole,
    /// How one moves on inside an organization.
    MovingUp,
    /// What the days are like.
    DayToDay,
    /// How people treat each other there.
    Culture,
    /// Where it is going.
    Growth,
    /// What one should learn.
    Training,
    /// How people are found and taken on.
    Recruiting,
    /// Whom else to talk to.
    Referral,
}

impl QuestionCategory {
    /// All categories, in the order in which a bank shows them.
    pub const ALL: [QuestionCategory; 12] = [
        Self::Industry,
        Self::Company,
        Self::Occupation,
        Self::GettingStarted,
        Self::NewRole,
        Self::MovingUp,
        Self::DayToDay,
        Self::Culture,
        Self::Growth,
        Self::Training,
        Self::Recruiting,
        Self::Referral,
    ];
}

impl Question {
    /// The id of the record that takes the place of a built-in question: two devices that change one make one record, and
    /// what a later version of the product says there does not come beside it.
    pub fn override_id(built_in: &str) -> RecordId {
        RecordId::derived("question", &[built_in.as_bytes()])
    }
}
