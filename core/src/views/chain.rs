//! Back to the first contact: through whom the person came to somebody.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{PersonRef, names::person_ref, persons::People, referral_tree::Forest};
use crate::{Error, Result, model::Kind, model::RecordId, model::Source, store::Reader};

/// One step on the way to somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ChainStep {
    /// Who.
    pub person: PersonRef,
    /// On which day whoever stands before them gave their name; nothing for the first.
    pub named_on: Option<NaiveDate>,
    /// How they were found, as far as that was said.
    pub source: Option<Source>,
    /// Whether they were met.
    pub is_met: bool,
}

/// The way to somebody: whoever was not referred first, they themselves last. It follows the tree.
pub(crate) fn chain_to(reader: &Reader<'_>, contact: RecordId) -> Result<Vec<ChainStep>> {
    let not_found = Error::NotFound { kind: Kind::Contact.code(), id: contact };
    if reader.contact(contact)?.is_none() {
        return Err(not_found);
    }
    let forest = Forest::load(reader, &People::all(reader)?)?;
    let mut steps = Vec::new();
    let mut next = Some(reader.canonical(contact)?);
    while let Some(person) = next {
        let edge = forest.led_by(person);
        steps.push(ChainStep {
            person: person_ref(reader, person)?,
            named_on: edge.map(|edge| edge.offered.day()),
            source: reader.contact(person)?.and_then(|contact| contact.source),
            is_met: forest.met.contains_key(&person),
        });
        next = edge.map(|edge| edge.referrer);
    }
    steps.reverse();
    Ok(steps)
}
