//! Who belongs to the vault, what other devices said of themselves, and which records are forgotten; all but the last as
//! opaque bytes.

use std::collections::BTreeSet;

use rusqlite::params;

use super::{Reader, Writer, reader::bytes};
use crate::{
    Result,
    model::{AuthorId, DeviceId, RecordId, RosterId},
};

/// What an author last said of itself.
pub(crate) struct Said {
    pub(crate) author: AuthorId,
    pub(crate) device: DeviceId,
    /// The name of the file that said it.
    pub(crate) file: String,
    pub(crate) body: Vec<u8>,
}

impl Reader<'_> {
    /// Which records the roster consists of, in their order.
    pub(crate) fn roster_ids(&self) -> Result<Vec<RosterId>> {
        self.rows("SELECT id FROM roster ORDER BY id", [], |row| Ok(RosterId::from_bytes(bytes(row, 0)?)))
    }

    pub(crate) fn roster(&self) -> Result<Vec<Vec<u8>>> {
        self.rows("SELECT body FROM roster ORDER BY id", [], |row| row.get(0))
    }

    /// What each author last said of itself.
    pub(crate) fn said(&self) -> Result<Vec<Said>> {
        self.rows("SELECT author, device, file, body FROM peer ORDER BY author", [], |row| {
            let (author, device) = (bytes(row, 0)?, bytes(row, 1)?);
            Ok(Said {
                author: AuthorId::from_bytes(author),
                device: DeviceId::from_bytes(device),
                file: row.get(2)?,
                body: row.get(3)?,
            })
        })
    }

    pub(crate) fn forgotten(&self) -> Result<BTreeSet<RecordId>> {
        let rows =
            self.rows("SELECT id FROM forgotten", [], |row| Ok(RecordId::from_bytes(bytes(row, 0)?)))?;
        Ok(rows.into_iter().collect())
    }

    pub(crate) fn is_forgotten(&self, id: RecordId) -> Result<bool> {
        Ok(self.row("SELECT 1 FROM forgotten WHERE id = ?1", [id.as_bytes()], |_| Ok(()))?.is_some())
    }
}

impl Writer<'_> {
    pub(crate) fn put_roster(&self, id: &[u8; 32], body: &[u8]) -> Result<()> {
        self.execute("INSERT OR IGNORE INTO roster (id, body) VALUES (?1, ?2)", params![id, body])?;
        Ok(())
    }

    pub(crate) fn put_said(&self, said: &Said) -> Result<()> {
        self.execute(
            "INSERT OR REPLACE INTO peer (author, device, file, body) VALUES (?1, ?2, ?3, ?4)",
            params![said.author.as_bytes(), said.device.as_bytes(), said.file, said.body],
        )?;
        Ok(())
    }

    pub(crate) fn put_forgotten(&self, id: RecordId) -> Result<()> {
        self.execute("INSERT OR IGNORE INTO forgotten (id) VALUES (?1)", [id.as_bytes()])?;
        Ok(())
    }
}
