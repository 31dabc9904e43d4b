//! Names of people and organizations, for sentences.

use std::collections::BTreeSet;

use super::{PersonRef, REMOVED};
use crate::{
    Result,
    model::{Record, RecordId},
    store::Reader,
};

/// The name of a record, or what stands in its place when it was removed.
pub(super) fn name_of(reader: &Reader<'_>, id: RecordId) -> Result<String> {
    Ok(known_name(reader, id)?.unwrap_or_else(|| REMOVED.to_owned()))
}

/// The name of a record as long as it is kept, deleted or not.
pub(super) fn known_name(reader: &Reader<'_>, id: RecordId) -> Result<Option<String>> {
    Ok(reader.title(id)?.filter(|name| !name.is_empty()))
}

/// The name on one card, whatever the person is called that it is of.
pub(super) fn card_name(reader: &Reader<'_>, card: RecordId) -> Result<String> {
    Ok(match reader.indexed(card)?.map(|found| found.record) {
        Some(Record::Contact(card)) => card.name(),
        _ => REMOVED.to_owned(),
    })
}

/// A person, by name.
pub(super) fn person_ref(reader: &Reader<'_>, contact: RecordId) -> Result<PersonRef> {
    Ok(PersonRef { contact: reader.canonical(contact)?, name: name_of(reader, contact)? })
}

/// People as lists show them, each once.
pub(super) fn by_name(people: BTreeSet<PersonRef>) -> Vec<PersonRef> {
    let mut people: Vec<PersonRef> = people.into_iter().collect();
    people.sort_by(|one, other| (&one.name, one.contact).cmp(&(&other.name, other.contact)));
    people
}

/// The names of people, each person once.
pub(super) fn names_of(reader: &Reader<'_>, contacts: &BTreeSet<RecordId>) -> Result<Vec<String>> {
    let mut people = BTreeSet::new();
    let mut names = Vec::new();
    for contact in contacts {
        if people.insert(reader.canonical(*contact)?) {
            names.push(name_of(reader, *contact)?);
        }
    }
    Ok(names)
}

/// "Jane Doe", "Jane Doe and Bob Lee", "Jane Doe, Bob Lee and Ana Ruiz".
pub fn and_list<T: AsRef<str>>(names: &[T]) -> String {
    let Some((last, first)) = names.split_last() else { return String::new() };
    let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
    match first.is_empty() {
        true => last.as_ref().to_owned(),
        false => format!("{} and {}", first.join(", "), last.as_ref()),
    }
}

/// "Jane Doe and Bob Lee"; of many, the first two and how many more.
pub(super) fn name_list(reader: &Reader<'_>, people: &[RecordId]) -> Result<String> {
    Ok(match people {
        [] => "nobody".to_owned(),
        [only] => name_of(reader, *only)?,
        [one, other] => format!("{} and {}", name_of(reader, *one)?, name_of(reader, *other)?),
        [one, other, more @ ..] => {
            format!("{}, {} and {} more", name_of(reader, *one)?, name_of(reader, *other)?, more.len())
        }
    })
}

/// Those of these people who are there, each once, by name: who was removed is left out.
pub(super) fn present(reader: &Reader<'_>, contacts: &BTreeSet<RecordId>) -> Result<Vec<PersonRef>> {
    let mut people = BTreeSet::new();
    for contact in contacts {
        if reader.card(*contact)?.is_some() {
            people.insert(person_ref(reader, *contact)?);
        }
    }
    Ok(by_name(people))
}
