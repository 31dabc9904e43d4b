//! Something that was recommended.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Events, Life, RecordId};

/// A course, something to read, a tool, an event: something that people recommended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// What it is called.
    pub name: Option<String>,
    /// What it is.
    pub kind: Option<ResourceKind>,
    /// Where it is found.
    pub link: Option<String>,
    /// The talk in which it was recommended.
    pub meeting: Option<RecordId>,
    /// The contacts who recommended it.
    pub recommended_by: BTreeSet<RecordId>,
    /// What happened.
    pub events: Events<ResourceEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

/// What was recommended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ResourceKind {
    /// A course or a training.
    Course,
    /// A book, a page, a paper.
    Reading,
    /// Something to work with.
    Tool,
    /// Something to go to.
    Event,
}

/// What can happen with something that was recommended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResourceEvent {
    /// The person took it, read it, tried it, went there.
    Done,
    /// The person let it go.
    LetGo,
}

/// Where something that was recommended stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ResourceState {
    /// It is still to do.
    Open,
    /// It is done.
    Done,
    /// The person let it go.
    LetGo,
}

impl Resource {
    /// Where it stands: done, let go or open, the first that fits. What was done was done, whatever another device let go.
    pub fn state(&self) -> ResourceState {
        if self.events.any(|event| *event == ResourceEvent::Done) {
            ResourceState::Done
        } else if self.events.any(|event| *event == ResourceEvent::LetGo) {
            ResourceState::LetGo
        } else {
            ResourceState::Open
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, Event, EventId, Moment};

    // holds: 85
    #[test]
    fn what_was_done_was_done() {
        let state = |events: &[ResourceEvent]| {
            let mut it = Resource::default();
            for (n, what) in (1..).zip(events) {
                let at = Moment::at(DateTime::UNIX_EPOCH, chrono_tz::UTC);
                let author = AuthorId::from_bytes([n; 16]);
                let event = Event { at, author, what: Some(*what), voids: BTreeSet::new() };
                it.events.insert(EventId::from_bytes([n; 10]), event);
            }
            it.state()
        };
        use ResourceEvent::{Done, LetGo};
        assert_eq!(state(&[]), ResourceState::Open);
        assert_eq!(state(&[LetGo]), ResourceState::LetGo);
        assert_eq!(state(&[Done]), ResourceState::Done);
        assert_eq!(state(&[Done, LetGo]), ResourceState::Done);
        assert_eq!(state(&[LetGo, Done]), ResourceState::Done);
    }
}
