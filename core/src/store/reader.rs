//! The read side: what views and commands may look at.

use rusqlite::{CachedStatement, Connection, OptionalExtension, Params, Row};

use super::failed;
use crate::Result;

/// One consistent state of the vault.
pub(crate) struct Reader<'a> {
    pub(super) connection: &'a Connection,
}

impl<'a> Reader<'a> {
    pub(super) fn new(connection: &'a Connection) -> Self {
        Self { connection }
    }

    pub(super) fn statement(&self, sql: &str) -> Result<CachedStatement<'a>> {
        self.connection.prepare_cached(sql).map_err(failed("preparing a question"))
    }

    /// The rows that `sql` answers with, each read by `read`.
    pub(super) fn rows<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.statement(sql)?;
        let rows = statement.query_map(params, read).map_err(failed("reading"))?;
        rows.collect::<rusqlite::Result<Vec<T>>>().map_err(failed("reading"))
    }

    /// The first row, if there is one.
    pub(super) fn row<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        self.statement(sql)?.query_row(params, read).optional().map_err(failed("reading"))
    }

    /// Runs a statement that changes something.
    pub(super) fn execute(&self, sql: &str, params: impl Params) -> Result<usize> {
        self.statement(sql)?.execute(params).map_err(failed("writing"))
    }
}

/// The `N` bytes of a column that holds an id.
pub(super) fn bytes<const N: usize>(row: &Row<'_>, column: usize) -> rusqlite::Result<[u8; N]> {
    row.get::<_, [u8; N]>(column)
}
