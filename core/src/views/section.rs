//! The sections of a day, in the order in which they are shown.

use serde::{Deserialize, Serialize};

/// The sections of a day, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum), uniffi(name = "TodaySection"))]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Talks within a day, and those whose time has passed with nothing noted.
    Meeting,
    /// Talks that took place with nothing written down yet.
    Debrief,
    /// Thanks by e-mail.
    ThankEmail,
    /// Reports to those who gave a name.
    ReportBack,
    /// Names that were given and not used.
    Reach,
    /// Answers that wait for a time to be agreed on.
    Reply,
    /// Thanks by hand.
    ThankHand,
    /// Asks that nobody answered.
    Nudge,
    /// Things to send and follow-ups.
    FollowUp,
    /// Promises, the person's own and others'.
    Promise,
    /// People who have not been heard from for longer than was planned.
    KeepInTouch,
    /// Leads with which nothing was done for a while.
    Lead,
    /// Things that two devices said differently.
    Review,
    /// Whether what a talk was about is still wanted.
    Verdict,
}

impl Section {
    pub(crate) const ALL: [Section; 14] = [
        Self::Meeting,
        Self::Debrief,
        Self::ThankEmail,
        Self::ReportBack,
        Self::Reach,
        Self::Reply,
        Self::ThankHand,
        Self::Nudge,
        Self::FollowUp,
        Self::Promise,
        Self::KeepInTouch,
        Self::Lead,
        Self::Review,
        Self::Verdict,
    ];

    /// How many hours before it is due something of this section is shown.
    pub(crate) fn lead_hours(self) -> i64 {
        match self {
            Self::Meeting | Self::ThankEmail => 24,
            // As long as there is time for it, to the end of the last day: both are there once a talk is over.
            Self::ReportBack => 4 * 24,
            Self::ThankHand => 6 * 24,
            Self::Promise => 24,
            Self::Debrief
            | Self::Reach
            | Self::Reply
            | Self::Nudge
            | Self::FollowUp
            | Self::KeepInTouch
            | Self::Lead
            | Self::Review
            | Self::Verdict => 0,
        }
    }
}
