//! A document's content as plain maps.

use std::collections::BTreeMap;

use automerge::ScalarValue;

/// The containers that every document has from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Container {
    /// One value a key: the last writer wins, and what lost is kept as a conflict.
    Registers,
    /// Members of sets and items of lists: key to a fresh stamp. A member is removed by deleting its key.
    Members,
    /// The fields of items. They outlive the item, so that bringing it back brings back all of it.
    Items,
    /// What happened: event id to the event's bytes, written once.
    Events,
    /// Deletions and restorations, in the same form.
    Life,
}

impl Container {
    pub(super) const ALL: [Container; 5] =
        [Self::Registers, Self::Members, Self::Items, Self::Events, Self::Life];

    /// The key of the container in the document's root; the registers are the root itself.
    pub(super) fn key(self) -> Option<&'static str> {
        match self {
            Self::Registers => None,
            Self::Members => Some("@members"),
            Self::Items => Some("@items"),
            Self::Events => Some("@events"),
            Self::Life => Some("@life"),
        }
    }
}

/// The key of the one text that every document has.
pub(super) const TEXT: &str = "@text";

/// A document's content as plain maps, fields of newer versions included.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Snapshot {
    maps: [BTreeMap<String, ScalarValue>; 5],
    pub(super) text: String,
}

impl Snapshot {
    pub(super) fn map(&self, container: Container) -> &BTreeMap<String, ScalarValue> {
        &self.maps[container as usize]
    }

    pub(super) fn map_mut(&mut self, container: Container) -> &mut BTreeMap<String, ScalarValue> {
        &mut self.maps[container as usize]
    }

    /// The entries whose key starts with `prefix`, the prefix taken off.
    pub(super) fn starting<'a>(
        &'a self,
        container: Container,
        prefix: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a ScalarValue)> {
        self.map(container)
            .range(prefix.to_owned()..)
            .map_while(move |(key, value)| Some((key.strip_prefix(prefix)?, value)))
    }
}
