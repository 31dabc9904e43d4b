//! Who may be one person on several cards, and who is shown as one.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::PersonRef;
use crate::{
    Result,
    model::{Contact, ContactKey, Kind, Links, MergeState, Pair, Record, RecordId, fold, name_words},
    store::Reader,
};

/// Cards that may be of one person, and those that are shown as one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Duplicates {
    /// Pairs that may be of one person, the likeliest first: at most [`Duplicates::MOST`].
    pub suggestions: Vec<DuplicateRow>,
    /// People who are shown as one out of several cards, by name.
    pub merged: Vec<MergedRow>,
}

impl Duplicates {
    /// The most suggestions.
    pub const MOST: usize = 100;

    /// The most cards of one name, or with one address, that are compared with each other.
    const MOST_ALIKE: usize = 30;

    /// How many of the cards that were made last the page of a day looks at.
    const LATELY: usize = 10;

    /// With how many others, for each address and each spelling of the name.
    const MOST_LATELY: usize = 5;

    /// How alike two names must be, from 0 to 1 as Jaro and Winkler count, to be suggested: "Jon Smith" and "John
    /// Smith" are at 0.97, "Ana Ruiz" and "Ana Diaz" at 0.85. It counts only beside a common organization.
    const ALIKE: f64 = 0.92;
}

/// Two cards that may be of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DuplicateRow {
    /// One.
    pub one: PersonRef,
    /// The other.
    pub other: PersonRef,
    /// How likely it is.
    pub strength: DuplicateStrength,
    /// Why, in one line.
    pub reason: String,
}

/// How likely it is that two cards are of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum DuplicateStrength {
    /// An equal address or number, or the same name at the same organization.
    Strong,
    /// The same name.
    Fair,
    /// A similar name at the same organization.
    Weak,
}

/// A person who is shown as one out of several cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MergedRow {
    /// The person, by the card by which they go.
    pub person: PersonRef,
    /// The cards, each with its own name.
    pub cards: Vec<PersonRef>,
    /// Why, in one line.
    pub reason: String,
    /// Whether somebody said so; otherwise addresses and names did.
    pub is_said: bool,
}

struct Card {
    contact: Contact,
    spellings: Vec<Vec<String>>,
    organizations: BTreeSet<RecordId>,
}

impl Card {
    fn of(contact: Contact) -> Self {
        let spellings = contact.spellings();
        let organizations = contact.employments.values().filter_map(|job| job.organization).collect();
        Self { spellings, organizations, contact }
    }
}

/// Cards that may be of one person, and those that are shown as one. It compares cards that share a word of their name
/// or an address, and no others.
pub(crate) fn duplicates(reader: &Reader<'_>) -> Result<Duplicates> {
    let people = reader.people_of_several_cards()?;
    let mut merged = Vec::new();
    for (canonical, cards) in &people {
        merged.push(merged_row(reader, *canonical, cards)?);
    }
    merged.sort_by_key(|row| (fold(&row.person.name), row.person.contact));
    let further: BTreeMap<RecordId, RecordId> =
        people.iter().flat_map(|(of, cards)| cards.iter().map(|card| (*card, *of))).collect();
    let mut cards = BTreeMap::new();
    for (id, record) in reader.all(Kind::Contact)? {
        let Record::Contact(contact) = record else { continue };
        cards.insert(id, Card::of(contact));
    }
    let mut found: BTreeMap<Pair, (DuplicateStrength, String)> = BTreeMap::new();
    for pair in candidates(&cards) {
        let of = |card: RecordId| further.get(&card).copied().unwrap_or(card);
        if of(pair.0) == of(pair.1) || is_decided(reader, pair)? {
            continue;
        }
        let Some(reason) = reason(reader, &cards[&pair.0], &cards[&pair.1])? else { continue };
        // Of two people of several cards one pair is enough.
        let people = Links::pair(of(pair.0), of(pair.1));
        let known = found.entry(people).or_insert_with(|| reason.clone());
        if reason < *known {
            *known = reason;
        }
    }
    let mut suggestions = Vec::new();
    for ((one, other), (strength, reason)) in found {
        let (one, other) = (person(reader, one)?, person(reader, other)?);
        suggestions.push(DuplicateRow { one, other, strength, reason });
    }
    suggestions.sort_by_key(|row| (row.strength, fold(&row.one.name), row.one.contact, row.other.contact));
    suggestions.truncate(Duplicates::MOST);
    Ok(Duplicates { suggestions, merged })
}

/// Whether somebody who was added lately may be there already, by an address or the whole name: the likeliest such pair of
/// the newest card that has one. It looks at a few cards, however many there are.
pub(super) fn added_twice(reader: &Reader<'_>) -> Result<Option<DuplicateRow>> {
    let card_of = |id: RecordId| -> Result<Option<Card>> { Ok(reader.card(id)?.map(Card::of)) };
    for id in reader.made_last(Kind::Contact, Duplicates::LATELY)? {
        let Some(card) = card_of(id)? else { continue };
        let mut others = BTreeSet::new();
        for key in card.contact.keys() {
            others.extend(reader.sharers(&key, Duplicates::MOST_LATELY)?);
        }
        for words in card.spellings.iter().filter(|words| words.len() > 1) {
            let words = name_words(&words.join(" "));
            for row in reader.by_words(Kind::Contact, &words, false, Duplicates::MOST_LATELY)? {
                others.extend(reader.cards(row.id)?);
            }
        }
        let person_of = reader.canonical(id)?;
        let mut found: Option<(DuplicateStrength, RecordId, String)> = None;
        for other in others {
            if reader.canonical(other)? == person_of || is_decided(reader, Links::pair(id, other))? {
                continue;
            }
            let Some(theirs) = card_of(other)? else { continue };
            let reason = reason(reader, &card, &theirs)?;
            let reason = reason.filter(|(strength, _)| *strength <= DuplicateStrength::Fair);
            let reason = reason.map(|(strength, reason)| (strength, other, reason));
            found = [found, reason].into_iter().flatten().min();
        }
        if let Some((strength, other, reason)) = found {
            let (one, other) = (person(reader, person_of)?, person(reader, reader.canonical(other)?)?);
            return Ok(Some(DuplicateRow { one, other, strength, reason }));
        }
    }
    Ok(None)
}

/// The pairs that are worth comparing: those that share an address, all words of a name, or the last word of a name and
/// the first letter of the first.
fn candidates(cards: &BTreeMap<RecordId, Card>) -> BTreeSet<Pair> {
    let mut blocks: BTreeMap<String, BTreeSet<RecordId>> = BTreeMap::new();
    let mut put = |key: String, id: RecordId| blocks.entry(key).or_default().insert(id);
    for (id, card) in cards {
        for key in card.contact.keys() {
            put(format!("key {key:?}"), *id);
        }
        for words in &card.spellings {
            let mut sorted = words.clone();
            sorted.sort();
            put(format!("all {}", sorted.join(" ")), *id);
            for (at, word) in words.iter().enumerate() {
                for first in
                    words.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, first)| first)
                {
                    put(format!("{word} {}", first.chars().next().unwrap_or_default()), *id);
                }
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for block in blocks.into_values().filter(|block| block.len() > 1) {
        let block: Vec<RecordId> = block.into_iter().take(Duplicates::MOST_ALIKE).collect();
        for (at, one) in block.iter().enumerate() {
            pairs.extend(block[at + 1..].iter().map(|other| Links::pair(*one, *other)));
        }
    }
    pairs
}

/// Whether somebody said of these two what they are: what is decided is not suggested.
fn is_decided(reader: &Reader<'_>, pair: Pair) -> Result<bool> {
    let mut decisions = reader.decisions(pair.0)?.into_iter();
    Ok(decisions.any(|(other, merge)| other == pair.1 && merge.state() != MergeState::Undecided))
}

fn reason(reader: &Reader<'_>, one: &Card, other: &Card) -> Result<Option<(DuplicateStrength, String)>> {
    let shared = one.contact.keys().intersection(&other.contact.keys()).next().cloned();
    if let Some(key) = shared {
        let key = key_words(&key);
        let reason = if one.contact.has_compatible_name(&other.contact) {
            format!("Both have {key}; you kept apart people they look like")
        } else {
            format!("Both have {key}, but the names differ: a family, or an office?")
        };
        return Ok(Some((DuplicateStrength::Strong, reason)));
    }
    let organization = match one.organizations.intersection(&other.organizations).next() {
        Some(id) => reader.title(*id)?,
        None => None,
    };
    let sorted = |words: &Vec<String>| {
        let mut words = words.clone();
        words.sort();
        words
    };
    let whole = |words: &&Vec<String>| words.len() > 1;
    let is_same = one
        .spellings
        .iter()
        .filter(whole)
        .any(|words| other.spellings.iter().any(|others| sorted(words) == sorted(others)));
    Ok(match (is_same, organization) {
        (true, Some(place)) => {
            Some((DuplicateStrength::Strong, format!("The same name, and both at {place}")))
        }
        (true, None) => Some((DuplicateStrength::Fair, "The same name".to_owned())),
        (false, Some(place)) if one.contact.is_named() && other.contact.is_named() => {
            let joined = |words: &Vec<String>| words.join(" ");
            let is_alike = one.spellings.iter().any(|words| {
                let alike =
                    |others| strsim::jaro_winkler(&joined(words), &joined(others)) >= Duplicates::ALIKE;
                other.spellings.iter().any(alike)
            });
            let is_alike = is_alike || one.contact.has_compatible_name(&other.contact);
            is_alike.then(|| (DuplicateStrength::Weak, format!("Similar names, and both at {place}")))
        }
        _ => None,
    })
}

fn merged_row(reader: &Reader<'_>, canonical: RecordId, ids: &[RecordId]) -> Result<MergedRow> {
    let mut cards = Vec::new();
    for id in ids {
        let name = reader.card(*id)?.map(|card| card.name()).unwrap_or_default();
        cards.push(PersonRef { contact: *id, name });
    }
    let (reason, is_said) = why_one(reader, ids)?;
    Ok(MergedRow { person: person(reader, canonical)?, cards, reason, is_said })
}

/// Why cards are shown as one, and whether somebody said so.
pub(super) fn why_one(reader: &Reader<'_>, ids: &[RecordId]) -> Result<(String, bool)> {
    let links = reader.links(&ids.iter().copied().collect())?;
    let automatic: Vec<&Pair> = links.alike.difference(&links.apart).collect();
    let Some((one, other)) = automatic.first().filter(|_| links.same.is_empty()) else {
        return Ok(("You said that they are the same person".to_owned(), true));
    };
    let keys = |id: RecordId| -> Result<BTreeSet<ContactKey>> {
        Ok(reader.card(id)?.map(|card| card.keys()).unwrap_or_default())
    };
    let shared = keys(*one)?.intersection(&keys(*other)?).next().map(key_words).unwrap_or_default();
    Ok((format!("Both have {shared}, and the names agree"), false))
}

fn key_words(key: &ContactKey) -> String {
    match key {
        ContactKey::Email(address) => address.clone(),
        ContactKey::Phone(number) => number.clone(),
        ContactKey::LinkedIn(name) => format!("the LinkedIn profile {name}"),
        ContactKey::Other(_) => "the same entry in another program".to_owned(),
    }
}

fn person(reader: &Reader<'_>, contact: RecordId) -> Result<PersonRef> {
    Ok(PersonRef { contact, name: reader.title(contact)?.unwrap_or_default() })
}
