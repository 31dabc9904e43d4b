//! What a command is made of when it is made by chance.

use chrono::{Duration, NaiveDate, NaiveDateTime};
use rapport_core::model::{Kind, RecordId};

use super::{fact::Time, ledger::has, mind::Mind};
use crate::Dice;

/// Names of people: few, so that they meet.
pub(super) const NAMES: &[&str] = &["Jane Doe", "Bob Lee", "Ana Ruiz", "Jane", "Carl de la Cruz"];
/// Names of organizations, one of them written in two ways.
pub(super) const PLACES: &[&str] = &["Acme", "ACME", "Zeta"];
/// Short lines.
pub(super) const WORDS: &[&str] = &["send the deck", "ask for advice", "read this", "Product", "Research"];
/// Tags.
pub(super) const TAGS: &[&str] = &["warm", "fintech"];

/// What a device could name in a command.
pub(super) struct Chance<'a> {
    pub(super) dice: &'a Dice,
    /// What it knows.
    pub(super) mind: &'a Mind<'a>,
    /// What the sequence is mostly about.
    pub(super) focus: &'static [Kind],
    /// Its clock.
    pub(super) now: Time,
}

impl Chance<'_> {
    pub(super) fn of<T: Copy>(&self, of: &[T]) -> T {
        of[self.dice.below(of.len())]
    }

    pub(super) fn text(&self, of: &[&str]) -> String {
        self.of(of).to_owned()
    }

    pub(super) fn some<T>(&self, value: T) -> Option<T> {
        self.dice.chance(60).then_some(value)
    }

    /// A record of a kind: mostly one that the device knows, now and then one that it has not heard of.
    pub(super) fn record(&self, kind: Kind) -> Option<RecordId> {
        let known = self.mind.records(kind);
        if known.is_empty() || self.dice.chance(4) {
            let everywhere = Mind::new(self.mind.ledger, u64::MAX, &super::play::NOTHING_CHOSEN);
            return self.dice.one(&everywhere.records(kind)).copied();
        }
        let contested: Vec<RecordId> = known.iter().filter(|id| self.is_contested(**id)).copied().collect();
        if self.dice.chance(50)
            && let Some(contested) = self.dice.one(&contested)
        {
            return Some(*contested);
        }
        // Mostly things of late: that is where devices meet.
        let recent = if self.dice.chance(50) { known.len().saturating_sub(2) } else { 0 };
        self.dice.one(&known[recent..]).copied()
    }

    /// The kind of a record that another device worked on and this one has not heard of it, if there is one.
    pub(super) fn contested_kind(&self) -> Option<Kind> {
        let contested: Vec<Kind> = self
            .mind
            .ledger
            .records()
            .filter(|id| self.is_contested(*id))
            .filter_map(|id| self.mind.kind(id))
            .collect();
        self.dice.one(&contested).copied()
    }

    fn is_contested(&self, id: RecordId) -> bool {
        let (ledger, known) = (self.mind.ledger, self.mind.known);
        let is_unheard = |number: &usize| !has(known, ledger.facts[*number].act);
        self.mind.kind(id).is_some() && ledger.about(id).iter().any(is_unheard)
    }

    /// Records of a kind that another device says this happened to, and this one has not heard of it.
    pub(super) fn unheard(&self, kind: Kind, name: &str) -> Vec<RecordId> {
        let ledger = self.mind.ledger;
        let is_news = |number: &usize| {
            !has(self.mind.known, ledger.facts[*number].act) && ledger.is_named(*number, name)
        };
        let records = self.mind.records(kind).into_iter();
        records.filter(|id| ledger.about(*id).iter().any(is_news)).collect()
    }

    /// A member of a set of a record, if there is one.
    pub(super) fn member(&self, id: RecordId, set: &str) -> Option<String> {
        let members: Vec<String> = self.mind.members(id, set).into_iter().collect();
        self.dice.one(&members).cloned()
    }

    /// A time within three days of now.
    pub(super) fn civil(&self) -> NaiveDateTime {
        self.now.civil + Duration::minutes(self.dice.within(-3 * 24 * 60..3 * 24 * 60))
    }

    /// A day within a week of today.
    pub(super) fn day(&self) -> NaiveDate {
        self.now.civil.date() + Duration::days(self.dice.within(-4..8))
    }
}
