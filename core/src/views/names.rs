//! Names of people and organizations, for sentences.

use super::{PersonRef, REMOVED};
use crate::{Result, model::RecordId, store::Reader};

/// The name of a record, or what stands in its place when it was removed.
pub(super) fn name_of(reader: &Reader<'_>, id: RecordId) -> Result<String> {
    Ok(reader.title(id)?.filter(|name| !name.is_empty()).unwrap_or_else(|| REMOVED.to_owned()))
}

/// A person, by name.
pub(super) fn person_ref(reader: &Reader<'_>, contact: RecordId) -> Result<PersonRef> {
    Ok(PersonRef { contact: reader.canonical(contact)?, name: name_of(reader, contact)? })
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
