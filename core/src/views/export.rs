//! Everything, for other programs.

use serde::{Deserialize, Serialize};

use crate::{
    Result,
    model::{Kind, Record, RecordId},
    store::Reader,
};

/// Everything that a vault holds and that is not deleted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Export {
    /// The version of this form.
    pub version: u32,
    /// The records, by kind and id.
    pub records: Vec<ExportedRecord>,
}

/// One record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExportedRecord {
    /// Its id.
    pub id: RecordId,
    /// Its fields, with everything that happened to it.
    pub record: Record,
}

/// Everything that is not deleted.
pub(crate) fn export(reader: &Reader<'_>) -> Result<Export> {
    let mut records = Vec::new();
    for kind in Kind::ALL {
        records.extend(reader.all(*kind)?.into_iter().map(|(id, record)| ExportedRecord { id, record }));
    }
    Ok(Export { version: 0, records })
}
