//! What belongs to this device alone and is never synced.

use super::{Reader, Writer};
use crate::Result;

impl Reader<'_> {
    pub(crate) fn setting(&self, key: &str) -> Result<Option<String>> {
        self.row("SELECT value FROM setting WHERE key = ?1", [key], |row| row.get(0))
    }
}

impl Writer<'_> {
    pub(crate) fn put_setting(&self, key: &str, value: Option<&str>) -> Result<()> {
        match value {
            Some(value) => {
                self.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)", [key, value])?
            }
            None => self.execute("DELETE FROM setting WHERE key = ?1", [key])?,
        };
        Ok(())
    }
}
