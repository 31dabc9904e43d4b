//! Who belongs to the vault, what other devices said of themselves, and which records are forgotten; all but the last as
//! opaque bytes.

use std::collections::BTreeSet;

use rusqlite::params;

use super::{Reader, Writer, reader::bytes};
use crate::{
    Result,
    model::{DeviceId, RecordId},
};

impl Reader<'_> {
    pub(crate) fn roster(&self) -> Result<Vec<Vec<u8>>> {
        self.rows("SELECT body FROM roster ORDER BY id", [], |row| row.get(0))
    }

    /// What each other device last said, with the name of the file that said it.
    pub(crate) fn peers(&self) -> Result<Vec<(DeviceId, String, Vec<u8>)>> {
        self.rows("SELECT device, file, body FROM peer ORDER BY device", [], |row| {
            Ok((DeviceId::from_bytes(bytes(row, 0)?), row.get(1)?, row.get(2)?))
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

    pub(crate) fn put_peer(&self, device: DeviceId, file: &str, body: &[u8]) -> Result<()> {
        self.execute(
            "INSERT OR REPLACE INTO peer (device, file, body) VALUES (?1, ?2, ?3)",
            params![device.as_bytes(), file, body],
        )?;
        Ok(())
    }

    pub(crate) fn put_forgotten(&self, id: RecordId) -> Result<()> {
        self.execute("INSERT OR IGNORE INTO forgotten (id) VALUES (?1)", [id.as_bytes()])?;
        Ok(())
    }
}
