//! What people recommended.

use serde::{Deserialize, Serialize};

use super::{PersonRef, names::present};
use crate::{
    Result,
    model::{Kind, Record, RecordId, ResourceKind, ResourceState, fold},
    store::Reader,
};

/// Something that people recommended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ResourceRow {
    /// Which.
    pub resource: RecordId,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: Option<ResourceKind>,
    /// Where it is found.
    pub link: Option<String>,
    /// Who recommended it.
    pub recommended_by: Vec<PersonRef>,
    /// Where it stands.
    pub state: ResourceState,
}

/// All that was recommended: what is still to do first; what most people recommended before the rest.
pub(crate) fn resources(reader: &Reader<'_>) -> Result<Vec<ResourceRow>> {
    let mut rows = Vec::new();
    for (id, record) in reader.all(Kind::Resource)? {
        let Record::Resource(it) = record else { continue };
        rows.push(ResourceRow {
            resource: id,
            state: it.state(),
            name: it.name.unwrap_or_default(),
            kind: it.kind,
            link: it.link,
            recommended_by: present(reader, &it.recommended_by)?,
        });
    }
    rows.sort_by_key(|row| {
        (row.state, std::cmp::Reverse(row.recommended_by.len()), fold(&row.name), row.resource)
    });
    Ok(rows)
}
