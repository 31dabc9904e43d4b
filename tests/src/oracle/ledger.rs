//! Everything that was ever said on any device, in the order in which it was.

use std::collections::BTreeMap;

use rapport_core::model::RecordId;

use super::fact::{Act, Fact, Known, Says};

/// All acts and their facts.
#[derive(Default)]
pub(super) struct Ledger {
    pub(super) acts: Vec<Act>,
    pub(super) facts: Vec<Fact>,
    by_record: BTreeMap<RecordId, Vec<usize>>,
}

impl Ledger {
    pub(super) fn push(&mut self, fact: Fact) {
        self.by_record.entry(fact.about).or_default().push(self.facts.len());
        self.facts.push(fact);
    }

    /// Forgets the last act, as if it had never begun.
    pub(super) fn drop_last_act(&mut self) {
        let last = self.acts.len() - 1;
        self.drop_facts(|fact| fact.act == last);
        self.acts.pop();
    }

    /// Forgets facts of the last act, which nothing can have referred to yet.
    pub(super) fn drop_facts(&mut self, is_wrong: impl Fn(&Fact) -> bool) {
        self.facts.retain(|fact| !is_wrong(fact));
        self.by_record.clear();
        for (number, fact) in self.facts.iter().enumerate() {
            self.by_record.entry(fact.about).or_default().push(number);
        }
    }

    /// The numbers of the facts about a record, whoever knows them.
    pub(super) fn about(&self, id: RecordId) -> &[usize] {
        self.by_record.get(&id).map_or(&[], Vec::as_slice)
    }

    pub(super) fn records(&self) -> impl Iterator<Item = RecordId> {
        self.by_record.keys().copied()
    }

    /// Whether whoever stated the fact `later` had seen the fact `earlier`.
    pub(super) fn saw(&self, later: usize, earlier: usize) -> bool {
        let (one, other) = (self.facts[later].act, self.facts[earlier].act);
        if one == other { earlier < later } else { has(self.acts[one].seen, other) }
    }

    /// Whether a fact says that something of this name happened.
    pub(super) fn is_named(&self, number: usize, wanted: &str) -> bool {
        matches!(&self.facts[number].says, Says::Happened { name, .. } if *name == wanted)
    }

    /// Whether the fact `later` takes back the fact `earlier`, as long as it stands itself.
    pub(super) fn takes_back(&self, later: usize, earlier: usize) -> bool {
        match (&self.facts[later].says, &self.facts[earlier].says) {
            (Says::TakenBack(which), _) => *which == earlier,
            (Says::Happened { replaces, detail, .. }, Says::Happened { name, detail: other, .. }) => {
                replaces.contains(name) && detail.is_of_same(other) && self.saw(later, earlier)
            }
            _ => false,
        }
    }
}

pub(super) fn has(known: Known, act: usize) -> bool {
    known & (1 << act) != 0
}
