//! The files of entries that this device left in the shared place and stands by.

use rusqlite::params;

use super::{Reader, Writer, reader::bytes};
use crate::{Result, model::AuthorId};

/// A file of entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Published {
    pub(crate) name: String,
    pub(crate) author: AuthorId,
    pub(crate) first: u64,
    pub(crate) last: u64,
    /// The day on which it was written, as a number of days since 1970.
    pub(crate) day: u32,
    /// Whether it still holds what was forgotten since.
    pub(crate) is_stale: bool,
}

impl Reader<'_> {
    pub(crate) fn published(&self) -> Result<Vec<Published>> {
        let sql = "SELECT name, author, first, last, day, is_stale FROM published ORDER BY name";
        self.rows(sql, [], |row| {
            Ok(Published {
                name: row.get(0)?,
                author: AuthorId::from_bytes(bytes(row, 1)?),
                first: row.get::<_, i64>(2)? as u64,
                last: row.get::<_, i64>(3)? as u64,
                day: row.get(4)?,
                is_stale: row.get(5)?,
            })
        })
    }
}

impl Writer<'_> {
    pub(crate) fn put_published(&self, file: &Published) -> Result<()> {
        self.execute(
            "INSERT OR REPLACE INTO published (name, author, first, last, day, is_stale) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                file.name,
                file.author.as_bytes(),
                file.first as i64,
                file.last as i64,
                file.day,
                file.is_stale
            ],
        )?;
        Ok(())
    }

    pub(crate) fn delete_published(&self, name: &str) -> Result<()> {
        self.execute("DELETE FROM published WHERE name = ?1", [name])?;
        Ok(())
    }

    /// Notes that the files that hold entry `number` of `author` hold something forgotten.
    pub(crate) fn mark_stale(&self, author: AuthorId, number: u64) -> Result<()> {
        self.execute(
            "UPDATE published SET is_stale = 1 WHERE author = ?1 AND ?2 BETWEEN first AND last",
            params![author.as_bytes(), number as i64],
        )?;
        Ok(())
    }

    /// Knows nothing any more of files that hold entries of `author` after `number`.
    pub(crate) fn take_note_back(&self, author: AuthorId, number: u64) -> Result<()> {
        self.execute(
            "DELETE FROM published WHERE author = ?1 AND last > ?2",
            params![author.as_bytes(), number as i64],
        )?;
        Ok(())
    }

    /// Notes that files that hold entries of `author` after `number` hold what was given up.
    pub(crate) fn mark_withdrawn(&self, author: AuthorId, number: u64) -> Result<()> {
        self.execute(
            "UPDATE published SET is_stale = 1 WHERE author = ?1 AND last > ?2",
            params![author.as_bytes(), number as i64],
        )?;
        Ok(())
    }
}
