//! Two facts that cannot both be so.

use serde::{Deserialize, Serialize};

use super::{EventId, Events};

/// Two events of one record that stand and cannot both be so: two devices wrote them, neither knowing of the other.
///
/// Which of them counts meanwhile is the state's business; a person settles it by saying once more what is so, which takes
/// back what they had seen. When and by which device each was written is found with [`Events::get`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Contradiction {
    /// What is said of one thing in two ways.
    pub what: ContradictionKind,
    /// The two events: first the one that counts until somebody settles it, then the other.
    pub events: [EventId; 2],
}

/// What is said of one thing in two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ContradictionKind {
    /// A talk has two times.
    MovedTwice,
    /// A talk has a time, or began, and was called off or did not take place.
    MovedAndCalledOff,
    /// A referrer gave two answers to "may I use your name?".
    PermissionAnsweredTwice,
    /// Something was given up here and went on there.
    ClosedAndWentOn,
    /// Somebody said no, and a time for a talk with them is agreed.
    ScheduledAndDeclined,
    /// Somebody gave two different answers to one ask.
    AnsweredTwice,
    /// An ask came back undelivered, and was answered.
    AnsweredAndBounced,
    /// An offer was answered in two ways, or taken up here and let go there.
    OfferAnsweredTwice,
    /// Something ended in two ways.
    ClosedInTwoWays,
    /// Somebody agreed, and said that it is not so.
    AgreedAndDisagreed,
}

/// The last event that stands and for which `is` holds.
pub(super) fn last_standing<K>(events: &Events<K>, is: impl Fn(&K) -> bool) -> Option<EventId> {
    events.standing().into_iter().rev().find(|(_, what)| is(what)).map(|(id, _)| *id)
}
