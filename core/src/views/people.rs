//! The list of people.

use serde::{Deserialize, Serialize};

use crate::{
    Result,
    model::{Kind, RecordId},
    store::{ListRow, Reader},
};

/// A piece of the sorted list of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PeoplePage {
    /// The lines, by family name.
    pub rows: Vec<PersonRow>,
    /// How many people there are in all.
    pub total: u64,
}

/// One line of the list of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PersonRow {
    /// Who.
    pub contact: RecordId,
    /// Their name.
    pub name: String,
    /// Title and organization, or what is known instead; may be empty.
    pub line: String,
}

impl From<ListRow> for PersonRow {
    fn from(row: ListRow) -> Self {
        Self { contact: row.id, name: row.title, line: row.line }
    }
}

/// Up to `limit` people from the `offset`th on, by family name.
pub(crate) fn people(reader: &Reader<'_>, offset: u64, limit: u64) -> Result<PeoplePage> {
    let rows = reader.list(Kind::Contact, offset, limit)?.into_iter().map(PersonRow::from).collect();
    Ok(PeoplePage { rows, total: reader.count_people()? })
}
