//! One description of a noun's fields that both reads and writes.

use std::collections::{BTreeMap, BTreeSet};

use automerge::ScalarValue;
use chrono::NaiveDate;
use serde::{Serialize, de::DeserializeOwned};

use super::{
    crdt::Document,
    register::{Register, name_of, named},
    snapshot::{Container, Snapshot},
};
use crate::{
    Context, cbor,
    model::{
        ChecklistItem, EventId, Events, InfoGoal, ItemId, Kind, Life, LifeEvent, RecordId, TalkOutcome,
        check_day,
    },
};

/// What the keys of values begin with that make a record the one it is.
pub(super) const IDENTITY: char = '=';

/// A noun that is kept in a document of its own.
pub(crate) trait Noun: Default + Clone {
    /// The kind of its records.
    const KIND: Kind;

    /// Visits every field with the key that holds it. This is the one place where the key is spelled.
    fn fields(&mut self, fields: &mut Fields<'_>);
}

/// Visits fields: takes them out of a document's content, or puts them in.
pub(crate) enum Fields<'a> {
    /// Fills the noun from the content.
    Read(&'a Snapshot, &'a Document),
    /// Brings the content to what the noun says. What it already says, and what this version cannot read, stays.
    Write(&'a mut Snapshot, &'a Context),
}

impl Fields<'_> {
    /// A single value.
    pub(crate) fn register<T: Register>(&mut self, key: &'static str, value: &mut T) {
        self.value(Container::Registers, key, value);
    }

    /// A single value that makes the record the one it is: undo may bring an earlier one back, and never takes the first.
    pub(crate) fn identity<T: Register>(&mut self, key: &'static str, value: &mut T) {
        self.value(Container::Registers, &format!("{IDENTITY}{key}"), value);
    }

    /// A set of words or of records.
    pub(crate) fn set<T: Member>(&mut self, key: &'static str, members: &mut BTreeSet<T>) {
        let prefix = format!("{key}/");
        match self {
            Self::Read(content, _) => {
                *members = content
                    .starting(Container::Members, &prefix)
                    .filter_map(|(name, _)| T::read(name))
                    .collect();
            }
            Self::Write(..) => {
                let wanted: BTreeSet<String> = members.iter().map(Member::name).collect();
                self.members(&prefix, &wanted, |name| T::read(name).is_some());
            }
        }
    }

    /// A list of items with fields of their own.
    pub(crate) fn items<T: Default>(
        &mut self,
        key: &'static str,
        items: &mut BTreeMap<ItemId, T>,
        visit: impl Fn(&mut T, &mut ItemFields<'_, '_>),
    ) {
        let prefix = format!("{key}/");
        match self {
            Self::Read(content, _) => {
                let ids: Vec<ItemId> = content
                    .starting(Container::Members, &prefix)
                    .filter_map(|(id, _)| id.parse().ok())
                    .collect();
                *items = ids.into_iter().map(|id| (id, T::default())).collect();
            }
            Self::Write(..) => {
                let wanted = items.keys().map(ItemId::to_string).collect();
                self.members(&prefix, &wanted, |id| id.parse::<ItemId>().is_ok());
            }
        }
        for (id, item) in items {
            visit(item, &mut ItemFields { fields: self, prefix: format!("{prefix}{id}/") });
        }
    }

    /// The record's one text.
    pub(crate) fn text(&mut self, text: &mut String) {
        match self {
            Self::Read(content, _) => text.clone_from(&content.text),
            Self::Write(content, _) => content.text.clone_from(text),
        }
    }

    /// What happened.
    pub(crate) fn events<K: Serialize + DeserializeOwned>(&mut self, events: &mut Events<K>) {
        self.events_in(Container::Events, events);
    }

    /// Deletions and restorations.
    pub(crate) fn life(&mut self, life: &mut Life) {
        self.events_in::<LifeEvent>(Container::Life, &mut life.events);
        if let Self::Read(_, document) = self {
            life.edited_beyond_deletion = document.is_edited_beyond_deletion(life);
        }
    }

    fn value<T: Register>(&mut self, container: Container, key: &str, value: &mut T) {
        match self {
            Self::Read(content, _) => {
                *value = content.map(container).get(key).and_then(T::read).unwrap_or_default()
            }
            Self::Write(content, _) => {
                let map = content.map_mut(container);
                let current = map.get(key).and_then(T::read).unwrap_or_default();
                if current != *value {
                    match value.store() {
                        Some(stored) => map.insert(key.to_owned(), stored),
                        None => map.remove(key),
                    };
                }
            }
        }
    }

    fn members(&mut self, prefix: &str, wanted: &BTreeSet<String>, readable: impl Fn(&str) -> bool) {
        let Self::Write(content, context) = self else { return };
        let present: BTreeSet<String> =
            content.starting(Container::Members, prefix).map(|(name, _)| name.to_owned()).collect();
        let map = content.map_mut(Container::Members);
        for name in wanted.difference(&present) {
            let stamp = EventId::new(context).as_bytes().to_vec();
            map.insert(format!("{prefix}{name}"), ScalarValue::Bytes(stamp));
        }
        for name in present.difference(wanted).filter(|name| readable(name)) {
            map.remove(&format!("{prefix}{name}"));
        }
    }

    fn events_in<K: Serialize + DeserializeOwned>(&mut self, container: Container, events: &mut Events<K>) {
        match self {
            Self::Read(content, _) => {
                *events = Events::default();
                for (key, value) in content.map(container) {
                    let Ok(id) = key.parse() else { continue };
                    match value {
                        ScalarValue::Bytes(bytes) => match cbor::decode(bytes) {
                            Some(event) => events.insert(id, event),
                            None => events.insert_unknown(id),
                        },
                        _ => events.insert_unknown(id),
                    }
                }
            }
            Self::Write(content, _) => {
                let map = content.map_mut(container);
                for (id, event) in events.iter() {
                    map.entry(id.to_string()).or_insert_with(|| ScalarValue::Bytes(cbor::encode(event)));
                }
            }
        }
    }
}

/// Visits the fields of one item.
pub(crate) struct ItemFields<'a, 'b> {
    fields: &'a mut Fields<'b>,
    prefix: String,
}

impl ItemFields<'_, '_> {
    /// A single value of the item.
    pub(crate) fn register<T: Register>(&mut self, key: &'static str, value: &mut T) {
        self.fields.value(Container::Items, &format!("{}{key}", self.prefix), value);
    }
}

/// What can be a member of a set.
pub(crate) trait Member: Ord {
    /// The member as a key.
    fn name(&self) -> String;
    /// The member with this key.
    fn read(name: &str) -> Option<Self>
    where
        Self: Sized;
}

impl Member for String {
    fn name(&self) -> String {
        self.clone()
    }
    fn read(name: &str) -> Option<Self> {
        Some(name.to_owned())
    }
}

impl Member for ChecklistItem {
    fn name(&self) -> String {
        name_of(self)
    }
    fn read(name: &str) -> Option<Self> {
        named(name.to_owned())
    }
}

impl Member for InfoGoal {
    fn name(&self) -> String {
        name_of(self)
    }
    fn read(name: &str) -> Option<Self> {
        named(name.to_owned())
    }
}

impl Member for TalkOutcome {
    fn name(&self) -> String {
        name_of(self)
    }
    fn read(name: &str) -> Option<Self> {
        named(name.to_owned())
    }
}

impl Member for RecordId {
    fn name(&self) -> String {
        self.to_string()
    }
    fn read(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

impl Member for NaiveDate {
    fn name(&self) -> String {
        self.to_string()
    }
    fn read(name: &str) -> Option<Self> {
        name.parse().ok().filter(|day| check_day(*day).is_ok())
    }
}
