//! Deleting and restoring, for records of every kind.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{AuthorId, Events, RecordId};

/// What can happen to a record as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LifeEvent {
    /// It was deleted.
    Deleted {
        /// The heads of the record as the person saw it.
        seen: Vec<ChangeHash>,
        /// The records that used it then, and that the deletion therefore covers.
        users: BTreeSet<RecordId>,
        /// The number, within its author's changes to this record, of the change that holds this event.
        change: u64,
    },
    /// It was brought back: the deletions that this event voids no longer stand.
    Restored,
}

/// The hash that names one change of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChangeHash(pub [u8; 32]);

impl Serialize for ChangeHash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for ChangeHash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl serde::de::Visitor<'_> for Bytes {
            type Value = ChangeHash;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("32 bytes")
            }
            fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<ChangeHash, E> {
                bytes.try_into().map(ChangeHash).map_err(|_| E::invalid_length(bytes.len(), &self))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

/// Whether a record is deleted, as far as the record itself can tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    /// Deletions and restorations.
    pub events: Events<LifeEvent>,
    /// Whether the record was edited by somebody who had not seen a deletion that stands, or after it.
    pub edited_beyond_deletion: bool,
}

/// Where a record stands once its users are known too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum LifeState {
    /// In use.
    Live,
    /// Deleted on one device but edited or used on another that had not seen it: kept, and the person is asked.
    Returned,
    /// Deleted; it can be restored.
    Deleted,
}

impl Life {
    /// Whether a deletion stands.
    pub fn is_deletion_standing(&self) -> bool {
        self.events.any(|event| matches!(event, LifeEvent::Deleted { .. }))
    }

    /// Where the record stands, given the live records that use it now.
    pub fn state(&self, users: impl IntoIterator<Item = RecordId>) -> LifeState {
        if !self.is_deletion_standing() {
            return LifeState::Live;
        }
        let covered = self.covered_users();
        if self.edited_beyond_deletion || users.into_iter().any(|user| !covered.contains(&user)) {
            LifeState::Returned
        } else {
            LifeState::Deleted
        }
    }

    /// The acts by which it was ever deleted: who, and when.
    pub fn deletions(&self) -> BTreeSet<(AuthorId, DateTime<Utc>)> {
        let all = self.events.iter().map(|(_, event)| event);
        let deleted = all.filter(|event| matches!(event.what, Some(LifeEvent::Deleted { .. })));
        deleted.map(|act| (act.author, act.at.instant)).collect()
    }

    /// The users that the standing deletions had seen.
    fn covered_users(&self) -> BTreeSet<RecordId> {
        let mut covered = BTreeSet::new();
        for (_, event) in self.events.standing() {
            if let LifeEvent::Deleted { users, .. } = event {
                covered.extend(users.iter().copied());
            }
        }
        covered
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{events, happened, id};

    #[test]
    fn a_deletion_covers_what_it_had_seen_and_no_more() {
        let deleted = |users: &[u8]| LifeEvent::Deleted {
            users: users.iter().map(|n| id(*n)).collect(),
            seen: Vec::new(),
            change: 0,
        };
        let life = |events| Life { events, edited_beyond_deletion: false };
        let live = life(happened([]));
        assert_eq!((live.is_deletion_standing(), live.state([id(1)])), (false, LifeState::Live));
        let gone = life(happened([deleted(&[1]), deleted(&[2])]));
        assert!(gone.is_deletion_standing());
        assert_eq!(gone.state([]), LifeState::Deleted);
        assert_eq!(gone.deletions().len(), 2);
        assert_eq!(gone.state([id(1), id(2)]), LifeState::Deleted);
        assert_eq!(gone.state([id(1), id(3)]), LifeState::Returned, "somebody used it and did not know");
        assert_eq!(Life { edited_beyond_deletion: true, ..gone }.state([]), LifeState::Returned);
        let back = life(events([(Some(deleted(&[])), &[][..]), (Some(LifeEvent::Restored), &[1][..])]));
        assert_eq!(back.state([id(1)]), LifeState::Live);
        assert_eq!(back.deletions().len(), 1);
    }
}
