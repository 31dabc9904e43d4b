//! Documents, as opaque bytes.

use rusqlite::params;

use super::{Reader, Writer, reader::bytes};
use crate::{Result, model::RecordId};

/// A document as it lies on disk.
pub(crate) struct StoredDocument {
    pub(crate) kind: String,
    pub(crate) heads: Vec<u8>,
    pub(crate) bytes: Vec<u8>,
}

impl Reader<'_> {
    pub(crate) fn document(&self, id: RecordId) -> Result<Option<StoredDocument>> {
        self.row("SELECT kind, heads, bytes FROM document WHERE id = ?1", [id.as_bytes()], |row| {
            Ok(StoredDocument { kind: row.get(0)?, heads: row.get(1)?, bytes: row.get(2)? })
        })
    }

    /// The ids of up to `limit` documents after `after`, in order.
    pub(crate) fn document_ids(&self, after: Option<RecordId>, limit: usize) -> Result<Vec<RecordId>> {
        let after = after.map(|id| id.as_bytes().to_vec()).unwrap_or_default();
        let sql = "SELECT id FROM document WHERE id > ?1 ORDER BY id LIMIT ?2";
        self.rows(sql, params![after, limit as i64], |row| Ok(RecordId::from_bytes(bytes(row, 0)?)))
    }
}

impl Writer<'_> {
    pub(crate) fn put_document(&self, id: RecordId, kind: &str, heads: &[u8], bytes: &[u8]) -> Result<()> {
        self.execute(
            "INSERT INTO document (id, kind, heads, bytes) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, heads = excluded.heads, bytes = excluded.bytes",
            params![id.as_bytes(), kind, heads, bytes],
        )?;
        Ok(())
    }

    pub(crate) fn delete_document(&self, id: RecordId) -> Result<bool> {
        Ok(self.execute("DELETE FROM document WHERE id = ?1", [id.as_bytes()])? > 0)
    }
}
