//! Whether two cards are of one person, and which cards are shown as one.

use std::collections::{BTreeMap, BTreeSet};

use rapport_core::{
    commands::MergeCommand,
    model::{Kind, Merge, RecordId},
};

use super::{
    chance::Chance,
    contact,
    fact::{Detail, Says, Val},
    mind::Mind,
    saying::{Refused, Saying},
};

/// Two cards, the one with the smaller id first.
type Pair = (RecordId, RecordId);

const WORDS: &[&str] = &["same", "different", "unmerged"];

pub(super) fn any(chance: &Chance<'_>) -> Option<MergeCommand> {
    let (contact, mut other) = (chance.record(Kind::Contact)?, chance.record(Kind::Contact)?);
    let cards = chance.mind.cards(contact);
    if cards.len() > 1 && chance.dice.chance(60) {
        other = *chance.dice.one(&cards)?;
    }
    Some(match chance.dice.below(10) {
        0..5 => MergeCommand::Same { contact, other },
        5..7 => MergeCommand::Different { contact, other },
        _ => MergeCommand::Unmerge { contact, other },
    })
}

pub(super) fn interpret(command: &MergeCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    let (MergeCommand::Same { contact, other }
    | MergeCommand::Different { contact, other }
    | MergeCommand::Unmerge { contact, other }) = *command;
    if contact == other {
        return Err(Refused);
    }
    saying.require(Kind::Contact, contact)?;
    saying.require(Kind::Contact, other)?;
    match command {
        MergeCommand::Same { .. } => decide(saying, contact, other, "same"),
        MergeCommand::Different { .. } => {
            part(saying, contact, other);
            decide(saying, contact, other, "different");
        }
        MergeCommand::Unmerge { .. } => {
            if !saying.mind().cards(contact).contains(&other) {
                return Err(Refused);
            }
            part(saying, contact, other);
        }
    }
    Ok(())
}

/// What is said of two cards takes the place of all that was known to have been said of them.
fn decide(saying: &mut Saying<'_>, one: RecordId, other: RecordId, word: &'static str) {
    let id = Merge::id(one, other);
    if saying.mind().kind(id).is_none() {
        saying.make_known(Kind::Merge, id);
        for (field, card) in [("=a", one.min(other)), ("=b", one.max(other))] {
            saying.say(id, Says::Value { field: field.to_owned(), value: Some(Val::Id(card)), before: None });
        }
    }
    saying.happened_instead(id, word, Detail::Nothing, WORDS);
}

/// A card leaves a person: whatever links it with those on the other's side, but for what goes with it, links no more.
fn part(saying: &mut Saying<'_>, from: RecordId, card: RecordId) {
    let links = Links::of(&saying.mind());
    let all: BTreeSet<Pair> = links.said.union(&links.by_rule()).copied().collect();
    let side = joined(&links.cards, all.iter().filter(|(a, b)| *a != card && *b != card));
    let is_on_its_side =
        |id: RecordId| id != card && side.contains_key(&from) && side.get(&id) == side.get(&from);
    for (a, b) in all {
        let is_between = a == card && is_on_its_side(b) || b == card && is_on_its_side(a);
        if is_between && links.alike.contains(&(a, b)) {
            decide(saying, a, b, "different");
        } else if is_between && links.said.contains(&(a, b)) {
            decide(saying, a, b, "unmerged");
        }
    }
}

/// The two cards that a decision is about.
fn pair(mind: &Mind<'_>, id: RecordId) -> Option<Pair> {
    Some((mind.id(id, "=a")?, mind.id(id, "=b")?))
}

/// A decision that was taken back is as if nobody had made it.
pub(super) fn uses(mind: &Mind<'_>, id: RecordId) -> BTreeSet<RecordId> {
    let is_made = WORDS.iter().any(|word| mind.has(id, word));
    pair(mind, id).filter(|_| is_made).into_iter().flat_map(|(a, b)| [a, b]).collect()
}

/// What could make any two cards one.
struct Links {
    /// Those that are there.
    cards: BTreeSet<RecordId>,
    /// Those of which somebody said so, and nobody otherwise.
    said: BTreeSet<Pair>,
    /// Those of which somebody said that they are two people.
    apart: BTreeSet<Pair>,
    /// Those with an equal address and names that can be of one person.
    alike: BTreeSet<Pair>,
}

impl Links {
    fn of(mind: &Mind<'_>) -> Self {
        let cards: BTreeSet<RecordId> = mind.present(Kind::Contact).into_iter().collect();
        let (mut said, mut apart, mut alike) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for id in mind.records(Kind::Merge) {
            let Some(pair) = pair(mind, id).filter(|(a, b)| cards.contains(a) && cards.contains(b)) else {
                continue;
            };
            match (mind.has(id, "same"), mind.has(id, "different")) {
                (_, true) => apart.insert(pair),
                (true, false) => said.insert(pair),
                (false, false) => false,
            };
        }
        let known: Vec<_> = cards.iter().map(|card| (*card, contact::keys(mind, *card))).collect();
        for (at, (one, keys)) in known.iter().enumerate() {
            for (other, theirs) in &known[at + 1..] {
                let spelled = |card| contact::spellings(mind, card);
                if !keys.is_disjoint(theirs) && contact::is_name_of_one(&spelled(*one), &spelled(*other)) {
                    alike.insert((*one, *other));
                }
            }
        }
        Self { cards, said, apart, alike }
    }

    /// What addresses and names say, where nobody said otherwise of just these two.
    fn by_rule(&self) -> BTreeSet<Pair> {
        self.alike.difference(&self.apart).copied().collect()
    }

    /// What a rule would link, were it not that somebody said of two of those that all links would make one that they
    /// are two people.
    fn torn(&self, apart: &BTreeSet<Pair>) -> BTreeSet<Pair> {
        let by_rule: BTreeSet<Pair> = self.alike.difference(apart).copied().collect();
        let all = joined(&self.cards, self.said.iter().chain(&by_rule));
        let torn: BTreeSet<RecordId> =
            apart.iter().filter(|(a, b)| all[a] == all[b]).map(|(a, _)| all[a]).collect();
        by_rule.into_iter().filter(|(a, _)| torn.contains(&all[a])).collect()
    }

    /// The card by which each one's person goes.
    fn shown(&self) -> BTreeMap<RecordId, RecordId> {
        let by_rule = self.by_rule();
        let kept: BTreeSet<Pair> = by_rule.difference(&self.torn(&self.apart)).copied().collect();
        joined(&self.cards, self.said.iter().chain(&kept))
    }
}

/// The smallest card of all that are linked with each one.
fn joined<'a>(
    cards: &BTreeSet<RecordId>,
    links: impl Iterator<Item = &'a Pair>,
) -> BTreeMap<RecordId, RecordId> {
    let links: Vec<&Pair> = links.collect();
    let mut smallest: BTreeMap<RecordId, RecordId> = cards.iter().map(|card| (*card, *card)).collect();
    let mut is_changed = true;
    while is_changed {
        is_changed = false;
        for (a, b) in &links {
            let (Some(one), Some(other)) = (smallest.get(a).copied(), smallest.get(b).copied()) else {
                continue;
            };
            if one != other {
                is_changed = true;
                smallest.insert(*a, one.min(other));
                smallest.insert(*b, one.min(other));
            }
        }
    }
    smallest
}

/// The card by which each one's person goes, for those that are there.
pub(super) fn people(mind: &Mind<'_>) -> BTreeMap<RecordId, RecordId> {
    Links::of(mind).shown()
}

/// Whether the person is asked about two cards: one device says the one and another the other; or they are two people, and
/// that parts others who look like one, or is not so for what was said of others.
pub(super) fn is_in_question(mind: &Mind<'_>, id: RecordId) -> bool {
    let links = Links::of(mind);
    let Some(pair) = pair(mind, id).filter(|(a, b)| links.cards.contains(a) && links.cards.contains(b))
    else {
        return false;
    };
    if !mind.has(id, "different") {
        return false;
    }
    let shown = links.shown();
    let said = joined(&links.cards, links.said.iter());
    let for_it = links.torn(&[pair].into());
    let mut parted = links.torn(&links.apart).into_iter();
    mind.has(id, "same")
        || shown[&pair.0] == shown[&pair.1]
        || parted.any(|(a, b)| for_it.contains(&(a, b)) && said[&a] != said[&b])
}
