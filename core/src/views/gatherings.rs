//! Events, associations and groups, with the people met there.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{PersonRef, names::person_ref};
use crate::{
    Result,
    model::{GatheringKind, Kind, Record, RecordId},
    store::Reader,
};

/// An event, an association or a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GatheringRow {
    /// Which.
    pub gathering: RecordId,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: Option<GatheringKind>,
    /// When it was or will be.
    pub date: Option<NaiveDate>,
    /// Where.
    pub place: Option<String>,
    /// Whom the person met there, or who belongs to it.
    pub people: Vec<PersonRef>,
}

/// All gatherings: those with a day first, the latest of them first.
pub(crate) fn gatherings(reader: &Reader<'_>) -> Result<Vec<GatheringRow>> {
    let mut rows = Vec::new();
    for (id, record) in reader.all(Kind::Gathering)? {
        let Record::Gathering(it) = record else { continue };
        let mut people = Vec::new();
        for contact in &it.attendees {
            if reader.contact(*contact)?.is_some() {
                people.push(person_ref(reader, *contact)?);
            }
        }
        people.sort_by(|one, other| (&one.name, one.contact).cmp(&(&other.name, other.contact)));
        rows.push(GatheringRow {
            gathering: id,
            name: it.name.unwrap_or_default(),
            kind: it.kind,
            date: it.date,
            place: it.place,
            people,
        });
    }
    rows.sort_by_key(|row| (std::cmp::Reverse(row.date), row.gathering));
    Ok(rows)
}
