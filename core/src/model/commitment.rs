//! A promise, the person's own or the other's.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Events, Life, RecordId};

/// Who owes a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// The person who uses Rapport.
    Me,
    /// The person they met.
    Them,
}

/// A promise made in a talk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// Who owes it.
    pub owner: Option<Owner>,
    /// What was promised.
    pub text: Option<String>,
    /// The day it is due, if one was said.
    pub due: Option<NaiveDate>,
    /// The other side.
    pub contact: Option<RecordId>,
    /// The meeting in which it was made.
    pub meeting: Option<RecordId>,
    /// What happened.
    pub events: Events<CommitmentEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

/// What can happen with a promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommitmentEvent {
    /// It was made.
    Made,
    /// It was kept.
    Kept,
    /// The person let it go.
    Dropped,
}

/// Where a promise stands. Kept beats dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum CommitmentState {
    /// Owed.
    Open,
    /// Kept.
    Kept,
    /// Let go.
    Dropped,
}

impl Commitment {
    /// Where the promise stands.
    pub fn state(&self) -> CommitmentState {
        if self.events.any(|event| *event == CommitmentEvent::Kept) {
            CommitmentState::Kept
        } else if self.events.any(|event| *event == CommitmentEvent::Dropped) {
            CommitmentState::Dropped
        } else {
            CommitmentState::Open
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::happened;

    #[test]
    fn a_promise_that_was_kept_counts_as_kept_whatever_else_was_said() {
        use CommitmentEvent::{Dropped, Kept, Made};
        let state = |what: &[CommitmentEvent]| {
            Commitment { events: happened(what.to_vec()), ..Commitment::default() }.state()
        };
        assert_eq!(state(&[]), CommitmentState::Open);
        assert_eq!(state(&[Made]), CommitmentState::Open);
        assert_eq!(state(&[Made, Dropped]), CommitmentState::Dropped);
        assert_eq!(state(&[Made, Kept]), CommitmentState::Kept);
        assert_eq!(state(&[Made, Kept, Dropped]), CommitmentState::Kept);
    }
}
