//! Entries that the gate refused: kept whole, and tried again after an upgrade.

use rusqlite::params;

use super::{Reader, Writer, reader::bytes};
use crate::{Result, model::AuthorId};

impl Reader<'_> {
    /// The refused entries in the order in which they arrived, as opaque bytes.
    pub(crate) fn refused(&self) -> Result<Vec<Vec<u8>>> {
        self.rows("SELECT body FROM refused ORDER BY turn", [], |row| row.get(0))
    }

    /// Which entries are refused, in order.
    pub(crate) fn refused_numbers(&self) -> Result<Vec<(AuthorId, u64)>> {
        self.rows("SELECT author, number FROM refused ORDER BY author, number", [], |row| {
            Ok((AuthorId::from_bytes(bytes(row, 0)?), row.get::<_, i64>(1)? as u64))
        })
    }
}

impl Writer<'_> {
    pub(crate) fn put_refused(&self, author: AuthorId, number: u64, body: &[u8]) -> Result<()> {
        self.execute(
            "INSERT INTO refused (author, number, body) VALUES (?1, ?2, ?3)
             ON CONFLICT (author, number) DO UPDATE SET body = excluded.body",
            params![author.as_bytes(), number as i64, body],
        )?;
        Ok(())
    }

    pub(crate) fn delete_refused(&self, author: AuthorId, number: u64) -> Result<()> {
        self.execute(
            "DELETE FROM refused WHERE author = ?1 AND number = ?2",
            params![author.as_bytes(), number as i64],
        )?;
        Ok(())
    }
}
