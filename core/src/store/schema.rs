//! The tables.

use rusqlite::{Connection, config::DbConfig};

use super::{Writer, failed};
use crate::{Error, Result};

/// The format of the vault's file. Version 0 was never released and is not read.
const VERSION: u32 = 1;

/// The form of the index: another number makes every vault's index again when it is opened.
pub(super) const INDEX_VERSION: u32 = 6;

/// Marks an SQLite file as a vault ("RAPV").
const APPLICATION: u32 = 0x5241_5056;

/// The truth: documents, this device's log, who belongs to the vault, what other devices said, and what arrived too early
/// or was refused.
const TABLES: &str = "
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (id BLOB PRIMARY KEY, kind TEXT NOT NULL, heads BLOB NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE author (id BLOB PRIMARY KEY, device BLOB NOT NULL, incarnation BLOB NOT NULL, number INTEGER NOT NULL,
    commitment BLOB NOT NULL, announced INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (author BLOB NOT NULL, number INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (author, number)) WITHOUT ROWID;
CREATE TABLE pending (author BLOB NOT NULL, number INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (author, number)) WITHOUT ROWID;
CREATE TABLE refused (turn INTEGER PRIMARY KEY, author BLOB NOT NULL, number INTEGER NOT NULL, body BLOB NOT NULL,
    UNIQUE (author, number));
CREATE TABLE act (turn INTEGER PRIMARY KEY, author BLOB NOT NULL, number INTEGER NOT NULL, label TEXT NOT NULL,
    body BLOB NOT NULL, undone INTEGER NOT NULL);
CREATE TABLE revision (number INTEGER PRIMARY KEY, touched BLOB NOT NULL);
CREATE TABLE roster (id BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE forgotten (id BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE peer (author BLOB PRIMARY KEY, device BLOB NOT NULL, file TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE published (name TEXT PRIMARY KEY, author BLOB NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    day INTEGER NOT NULL, is_stale INTEGER NOT NULL) WITHOUT ROWID;
";

/// Derived from the documents: dropped and made again whenever its version moves.
const INDEX: &str = "
CREATE TABLE record (id BLOB PRIMARY KEY, kind INTEGER NOT NULL, is_live INTEGER NOT NULL, state INTEGER NOT NULL,
    at INTEGER, sort TEXT NOT NULL, title TEXT NOT NULL, line TEXT NOT NULL, value BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX record_list ON record (kind, sort, id, title, line, state) WHERE sort <> '' AND state < 2;
CREATE INDEX record_time ON record (at, id, state) WHERE at IS NOT NULL AND state < 2;
CREATE INDEX record_kind ON record (kind, id, state) WHERE state < 2;
CREATE TABLE reference (target BLOB NOT NULL, source BLOB NOT NULL, PRIMARY KEY (target, source)) WITHOUT ROWID;
CREATE TABLE word (word TEXT NOT NULL, kind INTEGER NOT NULL, id BLOB NOT NULL, PRIMARY KEY (word, kind, id)) WITHOUT ROWID;
CREATE TABLE contact_key (key TEXT NOT NULL, id BLOB NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE INDEX contact_key_id ON contact_key (id);
CREATE TABLE person (id BLOB PRIMARY KEY, canonical BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX person_canonical ON person (canonical);
CREATE TABLE dispute (id BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE agenda (section INTEGER NOT NULL, due INTEGER NOT NULL, anchor BLOB NOT NULL, slot INTEGER NOT NULL,
    over INTEGER, body BLOB NOT NULL, PRIMARY KEY (section, due, anchor, slot)) WITHOUT ROWID;
CREATE INDEX agenda_anchor ON agenda (anchor);
CREATE VIRTUAL TABLE text USING fts5 (id UNINDEXED, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
INSERT INTO text (text, rank) VALUES ('automerge', 0);
";

/// The tables of the index, for dropping them; an older index has not all of them.
pub(super) const INDEX_TABLES: &[&str] =
    &["record", "reference", "word", "contact_key", "person", "dispute", "agenda", "text"];

/// Sets how SQLite keeps its promises: a commit is on disk before it returns.
pub(super) fn configure(connection: &Connection) -> Result<()> {
    let set = |pragma: &str, value: &str| {
        connection.pragma_update(None, pragma, value).map_err(failed("opening the vault"))
    };
    connection.busy_timeout(std::time::Duration::from_secs(10)).map_err(failed("opening the vault"))?;
    // A plan that does not depend on what is bound: otherwise SQLite plans many a question again each time it is asked.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .map_err(failed("opening the vault"))?;
    set("journal_mode", "WAL")?;
    set("synchronous", "FULL")?;
    set("secure_delete", "ON")?;
    set("temp_store", "MEMORY")?;
    if cfg!(target_vendor = "apple") {
        set("fullfsync", "ON")?;
        set("checkpoint_fullfsync", "ON")?;
    }
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Refuses a file that is no vault or a newer version's.
pub(super) fn check_version(connection: &Connection) -> Result<()> {
    let number = |pragma| {
        connection
            .pragma_query_value(None, pragma, |row| row.get::<_, u32>(0))
            .map_err(failed("opening the vault"))
    };
    if number("application_id")? != APPLICATION {
        return Err(Error::Damaged { what: "vault", reason: "the file is not a vault's" });
    }
    match number("user_version")? {
        VERSION => Ok(()),
        found if found > VERSION => Err(Error::NewerVersion { found, supported: VERSION }),
        _ => Err(Error::Damaged {
            what: "vault",
            reason: "it was made before the format was settled; export it with the version that made it",
        }),
    }
}

impl Writer<'_> {
    pub(super) fn create_tables(&self) -> Result<()> {
        let failed = failed("creating the vault");
        self.connection.execute_batch(TABLES).map_err(&failed)?;
        self.connection.execute_batch(INDEX).map_err(&failed)?;
        self.connection.pragma_update(None, "application_id", APPLICATION).map_err(&failed)?;
        self.connection.pragma_update(None, "user_version", VERSION).map_err(&failed)
    }

    /// Empties the index: [`super::index`] fills it again.
    pub(crate) fn clear_index(&self) -> Result<()> {
        let failed = failed("rebuilding the index");
        for table in INDEX_TABLES {
            self.connection.execute_batch(&format!("DROP TABLE IF EXISTS {table}")).map_err(&failed)?;
        }
        self.connection.execute_batch(INDEX).map_err(&failed)
    }
}
