//! How a command becomes facts.

use std::collections::BTreeSet;

use rapport_core::{
    RecordRef,
    model::{AuthorId, Kind, RecordId},
};
use serde_json::Value as Json;

use super::{
    fact::{Act, Detail, Fact, Known, Says, Time, Val},
    ledger::Ledger,
    mind::{Choices, Mind},
};

/// The command cannot be done.
#[derive(Debug)]
pub(super) struct Refused;

/// What the engine gave names to, for the oracle to call the same things the same.
pub(super) struct Names<'a> {
    /// Whether it did what was asked.
    pub(super) is_done: bool,
    /// The records that were made, in order.
    pub(super) made: &'a [RecordRef],
    /// The items of a list of a record now.
    pub(super) items: &'a dyn Fn(RecordId, &str) -> BTreeSet<String>,
    /// What is shown of a field now, if anything shows it.
    pub(super) shown: &'a dyn Fn(RecordId, &str) -> Option<Json>,
    /// The device that an author is.
    pub(super) device: &'a dyn Fn(AuthorId) -> Option<usize>,
}

/// An act in the making: what was said so far is known already.
pub(super) struct Saying<'a> {
    pub(super) ledger: &'a mut Ledger,
    pub(super) act: usize,
    pub(super) device: usize,
    pub(super) at: Time,
    known: Known,
    choices: &'a Choices,
    names: &'a Names<'a>,
    made: usize,
}

impl<'a> Saying<'a> {
    pub(super) fn begin(
        ledger: &'a mut Ledger,
        device: usize,
        at: Time,
        seen: Known,
        choices: &'a Choices,
        names: &'a Names<'a>,
    ) -> Self {
        let act = ledger.acts.len();
        ledger.acts.push(Act { device, at, seen, is_undoable: true });
        Self { ledger, act, device, at, known: seen | 1 << act, choices, names, made: 0 }
    }

    pub(super) fn mind(&self) -> Mind<'_> {
        Mind::new(self.ledger, self.known, self.choices)
    }

    pub(super) fn names(&self) -> &'a Names<'a> {
        self.names
    }

    pub(super) fn say(&mut self, about: RecordId, says: Says) {
        self.ledger.push(Fact { act: self.act, about, says });
    }

    /// Checks that the device knows a record of that kind.
    pub(super) fn require(&self, kind: Kind, id: RecordId) -> Result<(), Refused> {
        if self.mind().kind(id) == Some(kind) { Ok(()) } else { Err(Refused) }
    }

    /// A new record begins.
    pub(super) fn make(&mut self, kind: Kind) -> RecordId {
        // Where the engine made nothing, a name nobody else uses: the comparison of what was made will tell.
        let nobody = RecordId::from_bytes([0xEE; 16]);
        let id = self.names.made.get(self.made).map_or(nobody, |made| made.id);
        self.made += 1;
        self.say(id, Says::Made(kind));
        id
    }

    /// A record that is named by its meaning begins, unless the device knows it.
    pub(super) fn make_known(&mut self, kind: Kind, id: RecordId) {
        if self.mind().kind(id).is_none() {
            self.made += 1;
            self.say(id, Says::Made(kind));
        }
    }

    /// What stands in the place of something built in begins, unless the device knows it.
    pub(super) fn make_instead(&mut self, kind: Kind, id: RecordId, built_in: &str) -> RecordId {
        self.make_known(kind, id);
        self.put_text(id, "=built_in", Some(built_in));
        id
    }

    pub(super) fn made_count(&self) -> usize {
        self.made
    }

    /// A field gets a value, if it shows another.
    pub(super) fn put(&mut self, about: RecordId, field: impl Into<String>, value: Option<Val>) {
        let field = field.into();
        // A text that others emptied is none.
        let before = self.mind().value(about, &field).filter(|before| *before != Val::Text(String::new()));
        if before != value {
            self.say(about, Says::Value { field, value, before });
        }
    }

    pub(super) fn put_text(&mut self, about: RecordId, field: &str, value: Option<&str>) {
        let text = value.map(str::trim).filter(|text| !text.is_empty());
        self.put(about, field, text.map(|text| Val::Text(text.to_owned())));
    }

    pub(super) fn add(&mut self, about: RecordId, set: &'static str, member: &str) {
        if !self.mind().members(about, set).contains(member) {
            self.say(about, Says::Added { set, member: member.to_owned() });
        }
    }

    pub(super) fn remove(&mut self, about: RecordId, set: &'static str, member: &str) {
        if self.mind().members(about, set).contains(member) {
            self.say(about, Says::Removed { set, member: member.to_owned() });
        }
    }

    /// Something belongs to a set from now on, or does not.
    pub(super) fn put_member(&mut self, about: RecordId, set: &'static str, member: &str, is_in: bool) {
        match is_in {
            true => self.add(about, set, member),
            false => self.remove(about, set, member),
        }
    }

    /// A new item in a list; answers with its name.
    pub(super) fn add_item(&mut self, about: RecordId, list: &'static str) -> String {
        // A page shows those of all cards of a person.
        let member = |fact: &'_ Fact| match &fact.says {
            Says::Added { member, .. } => Some(member.clone()),
            _ => None,
        };
        let known: BTreeSet<String> = self.ledger.facts.iter().filter_map(member).collect();
        let new = (self.names.items)(about, list).into_iter().find(|item| !known.contains(item));
        let item = new.unwrap_or_else(|| format!("an item that is not there {}", self.ledger.facts.len()));
        self.say(about, Says::Added { set: list, member: item.clone() });
        item
    }

    pub(super) fn happened(&mut self, about: RecordId, name: &'static str, detail: Detail) {
        self.happened_instead(about, name, detail, &[]);
    }

    pub(super) fn happened_instead(
        &mut self,
        about: RecordId,
        name: &'static str,
        detail: Detail,
        replaces: &'static [&'static str],
    ) {
        self.say(about, Says::Happened { name, detail, replaces });
    }

    /// Something happened, and takes the place of all that happened under these names, if any of that stands; of what one
    /// person says, only of what they said. Nothing happened when the name is empty: then something must stand.
    pub(super) fn supersede(
        &mut self,
        about: RecordId,
        name: &'static str,
        detail: Detail,
        replaces: &'static [&'static str],
    ) {
        let mind = self.mind();
        let stands = |name: &&str| mind.happened(about, name).iter().any(|it| detail.is_of_same(it.detail));
        let is_said = replaces.iter().any(stands);
        if is_said || !name.is_empty() {
            self.happened_instead(about, name, detail, if is_said { replaces } else { &[] });
        }
    }

    /// Checks that the device knows all of these, which are of that kind.
    pub(super) fn require_all(
        &self,
        kind: Kind,
        ids: impl IntoIterator<Item = RecordId>,
    ) -> Result<(), Refused> {
        ids.into_iter().try_for_each(|id| self.require(kind, id))
    }

    /// Somebody or something belongs to a set, or does not.
    pub(super) fn set_member(&mut self, about: RecordId, set: &'static str, member: &str, on: bool) {
        match on {
            true => self.add(about, set, member),
            false => self.remove(about, set, member),
        }
    }

    /// A record is deleted, with all uses of it that the device knows.
    pub(super) fn delete(&mut self, kind: Kind, id: RecordId) -> Result<(), Refused> {
        self.require(kind, id)?;
        let covers = self.mind().live_users(id);
        self.happened_instead(id, "deleted", Detail::Covers(covers), &["deleted"]);
        Ok(())
    }

    /// A record that was deleted and is made anew comes back.
    pub(super) fn supersede_deletion(&mut self, id: RecordId) {
        if self.mind().has(id, "deleted") {
            self.happened_instead(id, "restored", Detail::Nothing, &["deleted"]);
        }
    }

    /// A deleted record is brought back.
    pub(super) fn restore(&mut self, kind: Kind, id: RecordId) -> Result<(), Refused> {
        self.require(kind, id)?;
        if !self.mind().has(id, "deleted") {
            return Err(Refused);
        }
        self.happened_instead(id, "restored", Detail::Nothing, &["deleted"]);
        Ok(())
    }
}
