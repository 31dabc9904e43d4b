//! A word of the trade.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Events, Life, RecordId};

/// A word of the trade, as it was heard once. Several records of one word are one entry where they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The word.
    pub term: Option<String>,
    /// What it means.
    pub meaning: Option<String>,
    /// The line of business it is used in.
    pub industry: Option<RecordId>,
    /// The talk in which it was heard.
    pub meeting: Option<RecordId>,
    /// The contacts who used it.
    pub heard_from: BTreeSet<RecordId>,
    /// What happened.
    pub events: Events<TermEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

/// What can happen with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermEvent {
    /// The person knows it.
    Learned,
    /// The person tested themselves.
    Quizzed {
        /// Whether they knew it.
        knew: bool,
    },
}

impl Term {
    /// Whether the person knows it: they said so, and did not take it back.
    pub fn is_learned(&self) -> bool {
        self.events.any(|event| *event == TermEvent::Learned)
    }

    /// How often the person tested themselves, and how often they knew it.
    pub fn quizzes(&self) -> (u32, u32) {
        let standing = self.events.standing();
        let count =
            |is: fn(&TermEvent) -> bool| standing.iter().filter(|(_, event)| is(event)).count() as u32;
        (
            count(|event| matches!(event, TermEvent::Quizzed { .. })),
            count(|event| matches!(event, TermEvent::Quizzed { knew: true })),
        )
    }
}
