//! What follows from the facts that one device knows.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
};

use rapport_core::model::{Kind, RecordId};

use super::{
    fact::{Detail, Fact, Known, Says, Time, Val},
    ledger::{Ledger, has},
    merge, nouns,
    undo::TEXT,
};

/// The values shown of fields that several devices wrote apart: which of them is anybody's choice, as long as it is the
/// same everywhere. `None` where nothing shows it.
pub(super) type Choices = BTreeMap<(RecordId, String), Option<Val>>;

/// What a device knows, and what follows.
pub(super) struct Mind<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) known: Known,
    choices: &'a Choices,
    standing: OnceCell<Vec<bool>>,
    users: OnceCell<BTreeMap<RecordId, BTreeSet<RecordId>>>,
    lives: OnceCell<BTreeMap<RecordId, Life>>,
    people: OnceCell<BTreeMap<RecordId, RecordId>>,
}

/// Where a record stands as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Life {
    Live,
    Returned,
    Deleted,
}

/// Something that happened and stands.
pub(super) struct Happening<'a> {
    /// The fact that says so.
    pub(super) number: usize,
    /// When it was said.
    pub(super) at: Time,
    /// On which device.
    pub(super) device: usize,
    pub(super) detail: &'a Detail,
}

impl<'a> Mind<'a> {
    pub(super) fn new(ledger: &'a Ledger, known: Known, choices: &'a Choices) -> Self {
        let (standing, users, lives) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { ledger, known, choices, standing, users, lives, people: OnceCell::new() }
    }

    /// The facts about a record that the device knows, by number.
    pub(super) fn facts(&self, id: RecordId) -> impl Iterator<Item = (usize, &'a Fact)> {
        let (ledger, known) = (self.ledger, self.known);
        let numbers = ledger.about(id).iter().map(move |number| (*number, &ledger.facts[*number]));
        numbers.filter(move |(_, fact)| has(known, fact.act))
    }

    pub(super) fn kind(&self, id: RecordId) -> Option<Kind> {
        self.facts(id).find_map(|(_, fact)| match fact.says {
            Says::Made(kind) => Some(kind),
            _ => None,
        })
    }

    /// All records of a kind, deleted or not.
    pub(super) fn records(&self, kind: Kind) -> Vec<RecordId> {
        self.ledger.records().filter(|id| self.kind(*id) == Some(kind)).collect()
    }

    /// All records of a kind that are not deleted.
    pub(super) fn present(&self, kind: Kind) -> Vec<RecordId> {
        self.records(kind).into_iter().filter(|id| self.life(*id) != Life::Deleted).collect()
    }

    /// Whether a fact stands: nobody who had seen it took it back, or that was taken back in turn.
    pub(super) fn stands(&self, number: usize) -> bool {
        let standing = self.standing.get_or_init(|| {
            let facts = &self.ledger.facts;
            let mut standing = vec![false; facts.len()];
            // What takes something back is said later.
            for number in (0..facts.len()).rev().filter(|number| has(self.known, facts[*number].act)) {
                let about = self.ledger.about(facts[number].about);
                let mut later = about.iter().filter(|later| **later > number && standing[**later]);
                standing[number] = !later.any(|later| self.ledger.takes_back(*later, number));
            }
            standing
        });
        standing[number]
    }

    /// What stands of what happened under this name, in the order in which it was said.
    pub(super) fn happened(&self, id: RecordId, wanted: &str) -> Vec<Happening<'a>> {
        let mut found = Vec::new();
        for (number, fact) in self.facts(id) {
            match &fact.says {
                Says::Happened { name, detail, .. } if *name == wanted && self.stands(number) => {
                    let (at, device) = (self.ledger.acts[fact.act].at, self.ledger.acts[fact.act].device);
                    found.push(Happening { number, at, device, detail });
                }
                _ => {}
            }
        }
        found.sort_by_key(|happening| happening.at.instant);
        found
    }

    pub(super) fn has(&self, id: RecordId, name: &str) -> bool {
        !self.happened(id, name).is_empty()
    }

    /// When something happened first.
    pub(super) fn first(&self, id: RecordId, name: &str) -> Option<Time> {
        self.happened(id, name).first().map(|happening| happening.at)
    }

    /// The values of a field that no other value written since had seen.
    pub(super) fn candidates(&self, id: RecordId, field: &str) -> BTreeSet<Val> {
        self.latest(id, field).into_iter().flatten().collect()
    }

    /// What was written into a field last: by several devices, if they wrote apart.
    fn latest(&self, id: RecordId, wanted: &str) -> Vec<Option<Val>> {
        self.latest_facts(id, wanted).into_iter().map(|(_, value)| value.clone()).collect()
    }

    /// The same, each with the act that wrote it.
    fn latest_facts(&self, id: RecordId, wanted: &str) -> Vec<(usize, &'a Option<Val>)> {
        let writes: Vec<(usize, usize, &Option<Val>)> = self
            .facts(id)
            .filter_map(|(number, fact)| match &fact.says {
                Says::Value { field, value, .. } if field == wanted => Some((number, fact.act, value)),
                _ => None,
            })
            .collect();
        let is_latest = |number: usize| !writes.iter().any(|(later, ..)| self.ledger.saw(*later, number));
        let latest = writes.iter().filter(|(number, ..)| is_latest(*number));
        latest.map(|(_, act, value)| (*act, *value)).collect()
    }

    /// Which of the values that were written into a field last a device wrote.
    pub(super) fn written_by(&self, id: RecordId, wanted: &str, device: usize) -> Option<Val> {
        let latest = self.latest_facts(id, wanted).into_iter();
        let mut theirs = latest.filter(|(act, _)| self.ledger.acts[*act].device == device);
        theirs.find_map(|(_, value)| value.clone())
    }

    /// Whether it does not follow from the facts alone what a field shows: several devices wrote apart. One text
    /// becomes of theirs, or one of their values is shown.
    pub(super) fn is_open(&self, id: RecordId, field: &str) -> bool {
        match field {
            TEXT => self.latest(id, field).len() > 1,
            _ => self.candidates(id, field).len() > 1,
        }
    }

    /// The value of a field.
    pub(super) fn value(&self, id: RecordId, field: &str) -> Option<Val> {
        if self.is_open(id, field)
            && let Some(chosen) = self.choices.get(&(id, field.to_owned())).cloned().flatten()
        {
            return Some(chosen);
        }
        self.candidates(id, field).into_iter().next()
    }

    /// Whether nothing says which of several values is shown.
    pub(super) fn is_unclear(&self, id: RecordId, field: &str) -> bool {
        self.choices.get(&(id, field.to_owned())).is_some_and(Option::is_none)
    }

    pub(super) fn text(&self, id: RecordId, field: &str) -> Option<String> {
        self.value(id, field)?.text()
    }

    pub(super) fn id(&self, id: RecordId, field: &str) -> Option<RecordId> {
        self.value(id, field)?.id()
    }

    /// The fields of a record that were ever written.
    pub(super) fn fields(&self, id: RecordId) -> BTreeSet<&'a str> {
        let field = |(_, fact): (usize, &'a Fact)| match &fact.says {
            Says::Value { field, .. } => Some(field.as_str()),
            _ => None,
        };
        self.facts(id).filter_map(field).collect()
    }

    /// The sets and lists of a record to which something was ever added.
    pub(super) fn sets(&self, id: RecordId) -> BTreeSet<&'static str> {
        let set = |(_, fact): (usize, &'a Fact)| match &fact.says {
            Says::Added { set, .. } => Some(*set),
            _ => None,
        };
        self.facts(id).filter_map(set).collect()
    }

    /// The members of a set: those with an addition that stands and that no removal had seen.
    pub(super) fn members(&self, id: RecordId, wanted: &str) -> BTreeSet<String> {
        let added = self.facts(id).filter_map(|(number, fact)| match &fact.says {
            Says::Added { set, member } if *set == wanted => Some((number, member)),
            _ => None,
        });
        let there = added.filter(|(number, _)| self.is_addition_there(*number));
        there.map(|(_, member)| member.clone()).collect()
    }

    pub(super) fn is_addition_there(&self, addition: usize) -> bool {
        let Fact { about, says: Says::Added { set, member }, .. } = &self.ledger.facts[addition] else {
            return false;
        };
        let is_removed = self.facts(*about).any(|(later, fact)| match &fact.says {
            Says::Removed { set: from, member: gone } => {
                from == set && gone == member && self.ledger.saw(later, addition)
            }
            _ => false,
        });
        self.stands(addition) && !is_removed
    }

    pub(super) fn ids(&self, id: RecordId, set: &str) -> BTreeSet<RecordId> {
        self.members(id, set).iter().filter_map(|member| member.parse().ok()).collect()
    }

    /// Whether a record is there as far as it says itself: not deleted, or worked on by somebody who had not seen the
    /// deletion, or after it.
    pub(super) fn is_live_itself(&self, id: RecordId) -> bool {
        let deletions = self.deletions(id);
        deletions.is_empty() || deletions.iter().any(|(deletion, _)| self.is_edited_beyond(id, *deletion))
    }

    /// Where a record stands.
    pub(super) fn life(&self, id: RecordId) -> Life {
        let lives = self.lives.get_or_init(|| {
            let records = self.ledger.records().filter(|id| self.kind(*id).is_some());
            records.map(|id| (id, self.life_of(id))).collect()
        });
        lives.get(&id).copied().unwrap_or(Life::Deleted)
    }

    fn life_of(&self, id: RecordId) -> Life {
        let deletions = self.deletions(id);
        if deletions.is_empty() {
            return Life::Live;
        }
        let is_covered = |user: &RecordId| deletions.iter().any(|(_, covers)| covers.contains(user));
        if self.is_live_itself(id) || self.live_users(id).iter().any(|user| !is_covered(user)) {
            Life::Returned
        } else {
            Life::Deleted
        }
    }

    fn deletions(&self, id: RecordId) -> Vec<(usize, &'a BTreeSet<RecordId>)> {
        let deletion = |(number, fact): (usize, &'a Fact)| match &fact.says {
            Says::Happened { name: "deleted", detail: Detail::Covers(users), .. } => Some((number, users)),
            _ => None,
        };
        self.facts(id).filter_map(deletion).filter(|(number, _)| self.stands(*number)).collect()
    }

    fn is_edited_beyond(&self, id: RecordId, deletion: usize) -> bool {
        self.facts(id).any(|(number, fact)| {
            let is_deletion = matches!(fact.says, Says::Happened { name: "deleted", .. });
            number != deletion && !is_deletion && !self.ledger.saw(deletion, number)
        })
    }

    /// The records that use a record, deleted or not.
    pub(super) fn users(&self, id: RecordId) -> BTreeSet<RecordId> {
        let users = self.users.get_or_init(|| {
            let mut users: BTreeMap<RecordId, BTreeSet<RecordId>> = BTreeMap::new();
            for user in self.ledger.records() {
                let Some(kind) = self.kind(user) else { continue };
                for used in nouns::uses(self, kind, user) {
                    users.entry(used).or_default().insert(user);
                }
            }
            users
        });
        users.get(&id).cloned().unwrap_or_default()
    }

    /// The card by which the person goes that a card is of.
    pub(super) fn person(&self, card: RecordId) -> RecordId {
        self.persons().get(&card).copied().unwrap_or(card)
    }

    /// All cards of the person that a card is of, the one by which they go first; one that is deleted is alone.
    pub(super) fn cards(&self, card: RecordId) -> Vec<RecordId> {
        let Some(person) = self.persons().get(&card) else { return vec![card] };
        self.persons().iter().filter(|(_, of)| *of == person).map(|(card, _)| *card).collect()
    }

    /// Everybody who is there, each by the card by which they go.
    pub(super) fn people(&self) -> BTreeSet<RecordId> {
        self.persons().values().copied().collect()
    }

    fn persons(&self) -> &BTreeMap<RecordId, RecordId> {
        self.people.get_or_init(|| merge::people(self))
    }

    /// The person whom a record names.
    pub(super) fn person_in(&self, id: RecordId, field: &str) -> Option<RecordId> {
        self.id(id, field).map(|card| self.person(card))
    }

    /// The people whom a record names.
    pub(super) fn people_in(&self, id: RecordId, set: &str) -> BTreeSet<RecordId> {
        self.ids(id, set).into_iter().map(|card| self.person(card)).collect()
    }

    /// The records that use any card of a person, deleted or not.
    pub(super) fn users_of_person(&self, card: RecordId) -> BTreeSet<RecordId> {
        self.cards(card).into_iter().flat_map(|card| self.users(card)).collect()
    }

    /// The records that use any card of a person and are there themselves.
    pub(super) fn live_users_of_person(&self, card: RecordId) -> BTreeSet<RecordId> {
        self.cards(card).into_iter().flat_map(|card| self.live_users(card)).collect()
    }

    /// The records that use a record and are there themselves.
    pub(super) fn live_users(&self, id: RecordId) -> BTreeSet<RecordId> {
        self.users(id).into_iter().filter(|user| self.is_live_itself(*user)).collect()
    }
}
