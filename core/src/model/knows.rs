//! Who knows whom.

use serde::{Deserialize, Serialize};

use super::{Events, RecordId};

/// How one person is tied to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum KnowsKind {
    /// The one knows the other.
    Knows,
    /// The one spoke of the other.
    Mentioned,
    /// They worked together.
    WorkedWith,
    /// They are family.
    Family,
}

impl KnowsKind {
    /// The name that stands for the kind in ids, for ever.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Knows => "knows",
            Self::Mentioned => "mentioned",
            Self::WorkedWith => "worked_with",
            Self::Family => "family",
        }
    }

    /// Whether it holds in both directions.
    pub const fn is_mutual(self) -> bool {
        matches!(self, Self::WorkedWith | Self::Family)
    }
}

/// How well somebody knows somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// From afar.
    Slight,
    /// Well.
    Good,
    /// Very well.
    Close,
}

/// What makes a tie between two people the one it is. Two devices that note the same tie make one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct KnowsKey {
    /// How they are tied.
    pub kind: KnowsKind,
    /// Who knows.
    pub from: RecordId,
    /// Whom they know.
    pub to: RecordId,
}

impl KnowsKey {
    /// The same tie as it is stored: what holds in both directions has one.
    pub fn stored(self) -> Self {
        match self.kind.is_mutual() && self.to < self.from {
            true => Self { from: self.to, to: self.from, ..self },
            false => self,
        }
    }

    /// The id of the tie's record.
    pub fn id(&self) -> RecordId {
        let Self { kind, from, to } = self.stored();
        RecordId::derived("knows", &[kind.code().as_bytes(), from.as_bytes(), to.as_bytes()])
    }
}

/// A tie between two people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Knows {
    /// How they are tied.
    pub kind: Option<KnowsKind>,
    /// Who knows.
    pub from: Option<RecordId>,
    /// Whom they know.
    pub to: Option<RecordId>,
    /// How well.
    pub strength: Option<Strength>,
    /// What happened.
    pub events: Events<KnowsEvent>,
}

/// What can happen with a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KnowsEvent {
    /// The person noted it; whoever removes it takes this back.
    Noted,
}

impl Knows {
    /// The tie, unless it was removed or what a device wrote has arrived in part.
    pub fn standing(&self) -> Option<KnowsKey> {
        let key = KnowsKey { kind: self.kind?, from: self.from?, to: self.to? };
        self.events.any(|event| *event == KnowsEvent::Noted).then_some(key)
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, Event, EventId, Moment};

    #[test]
    fn a_tie_stands_from_when_it_is_noted_to_when_it_is_removed() {
        let event = |what, voids: &[u8]| Event {
            at: Moment::at(DateTime::UNIX_EPOCH, chrono_tz::UTC),
            author: AuthorId::from_bytes([0; 16]),
            what,
            voids: voids.iter().map(|n| EventId::from_bytes([*n; 10])).collect(),
        };
        let (jane, bob) = (RecordId::from_bytes([1; 16]), RecordId::from_bytes([2; 16]));
        let mut tie = Knows { kind: Some(KnowsKind::Knows), from: Some(jane), ..Knows::default() };
        tie.events.insert(EventId::from_bytes([1; 10]), event(Some(KnowsEvent::Noted), &[]));
        assert_eq!(tie.standing(), None, "it has arrived in part");
        tie.to = Some(bob);
        assert_eq!(tie.standing(), Some(KnowsKey { kind: KnowsKind::Knows, from: jane, to: bob }));
        tie.events.insert(EventId::from_bytes([2; 10]), event(None, &[1]));
        assert_eq!(tie.standing(), None);
    }

    #[test]
    fn what_holds_in_both_directions_is_one_record() {
        let (jane, bob) = (RecordId::from_bytes([1; 16]), RecordId::from_bytes([2; 16]));
        let id = |kind, from, to| KnowsKey { kind, from, to }.id();
        for kind in [KnowsKind::WorkedWith, KnowsKind::Family] {
            assert_eq!(id(kind, jane, bob), id(kind, bob, jane));
        }
        for kind in [KnowsKind::Knows, KnowsKind::Mentioned] {
            assert_ne!(id(kind, jane, bob), id(kind, bob, jane));
        }
        assert_ne!(id(KnowsKind::Family, jane, bob), id(KnowsKind::WorkedWith, jane, bob));
        assert_ne!(id(KnowsKind::Knows, jane, bob), id(KnowsKind::Mentioned, jane, bob));
    }

    #[test]
    fn what_holds_in_both_directions_is_stored_from_the_smaller_id_on() {
        let (jane, bob) = (RecordId::from_bytes([1; 16]), RecordId::from_bytes([2; 16]));
        let stored = |kind, from, to| {
            let key = KnowsKey { kind, from, to }.stored();
            (key.from, key.to)
        };
        assert_eq!(stored(KnowsKind::Family, bob, jane), (jane, bob));
        assert_eq!(stored(KnowsKind::Family, jane, bob), (jane, bob));
        assert_eq!(stored(KnowsKind::Knows, bob, jane), (bob, jane));
    }
}
