//! The disk: one SQLite file holding documents, the device's log, and an index that answers questions.
//!
//! Only this folder holds SQL. What it stores of documents and entries is opaque to it; the index is derived from them
//! and can be made again at any time.

mod agenda;
mod documents;
mod failure;
mod index;
mod log;
mod meta;
mod person;
mod published;
mod reader;
mod refused;
mod roster;
mod schema;
mod search;
mod settings;

use std::path::Path;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

pub(crate) use agenda::AgendaRow;
pub(crate) use failure::failed;
pub(crate) use index::ListRow;
pub(crate) use log::{Act, ActRecord, AuthorRow, LoggedChange, LoggedEntry};
pub(crate) use meta::Identity;
pub(crate) use person::MOST_SHARERS;
pub(crate) use published::Published;
pub(crate) use reader::Reader;
pub(crate) use roster::Said;

use crate::{Error, Result};

/// An open vault file.
pub(crate) struct Store {
    connection: Connection,
}

/// A write transaction: everything read here is what the commit will build on.
pub(crate) struct Writer<'a> {
    reader: Reader<'a>,
}

impl<'a> std::ops::Deref for Writer<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

impl Store {
    /// Makes the file and its tables, and what `fill` puts into them.
    pub(crate) fn create(file: &Path, fill: impl FnOnce(&Writer<'_>) -> Result<()>) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut store = Self::connect(file, flags)?;
        store.write(|writer| {
            writer.create_tables()?;
            writer.mark_index_current()?;
            fill(writer)
        })?;
        Ok(store)
    }

    /// Opens the file.
    pub(crate) fn open(file: &Path) -> Result<Self> {
        if !file.is_file() {
            return Err(Error::NoVault);
        }
        let store = Self::connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        schema::check_version(&store.connection)?;
        Ok(store)
    }

    fn connect(file: &Path, flags: OpenFlags) -> Result<Self> {
        let connection = Connection::open_with_flags(file, flags).map_err(failed("opening the vault"))?;
        schema::configure(&connection)?;
        Ok(Self { connection })
    }

    /// Runs `act` in one transaction that is on disk before this returns, or not at all. Other processes wait their turn.
    pub(crate) fn write<T>(&mut self, act: impl FnOnce(&Writer<'_>) -> Result<T>) -> Result<T> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed("waiting for a turn"))?;
        let done = act(&Writer { reader: Reader::new(&transaction) })?;
        transaction.commit().map_err(failed("saving"))?;
        Ok(done)
    }

    /// Runs `look` on one consistent state.
    pub(crate) fn read<T>(&mut self, look: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Deferred)
            .map_err(failed("opening the vault"))?;
        look(&Reader::new(&transaction))
    }

    /// Writes the whole file anew, so that nothing that was deleted is left between its pages.
    pub(crate) fn scrub(&mut self) -> Result<()> {
        self.connection.execute_batch("VACUUM").map_err(failed("writing the vault anew"))?;
        self.write(|writer| writer.note_scrubbed(true))?;
        self.tidy()
    }

    /// Merges the full-text index and empties the write-ahead log: for idle times.
    pub(crate) fn tidy(&mut self) -> Result<()> {
        self.write(|writer| writer.merge_texts())?;
        let checkpoint = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        checkpoint.map_err(failed("tidying up"))
    }
}
