//! The same rows by hand: SQLite with nothing around it.

use std::{io, path::Path};

use rapport_core::model::RecordId;
use rusqlite::{Connection, params};

/// A look at the vault's own file, and a file of its own for bare inserts.
pub(super) struct Raw {
    vault: Connection,
    bare: Connection,
}

impl Raw {
    pub(super) fn open(folder: &Path, home: &Path) -> io::Result<Self> {
        let open = |path: &Path| Connection::open(path).map_err(io::Error::other);
        let bare = open(&home.join("bare.sqlite3"))?;
        let setup = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                     CREATE TABLE blob (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)";
        bare.execute_batch(setup).map_err(io::Error::other)?;
        let vault = open(&folder.join("vault.sqlite3"))?;
        vault.set_prepared_statement_cache_capacity(64);
        Ok(Self { vault, bare })
    }

    /// How many bytes a change of one field writes: the document, the log's entry, the act, the index row.
    pub(super) fn bytes_of_an_edit(&self) -> io::Result<usize> {
        let sql = "SELECT (SELECT avg(length(bytes)) FROM document WHERE kind = 'contact')
                        + (SELECT avg(length(body)) FROM (SELECT body FROM entry LIMIT 1000))
                        + (SELECT avg(length(value)) FROM (SELECT value FROM record WHERE kind = 1 LIMIT 1000))
                        + (SELECT avg(length(body)) FROM (SELECT body FROM act LIMIT 1000))";
        let bytes: f64 = self.vault.query_row(sql, [], |row| row.get(0)).map_err(io::Error::other)?;
        Ok(bytes as usize)
    }

    pub(super) fn insert(&self, bytes: usize) {
        let mut statement = self.bare.prepare_cached("INSERT INTO blob (bytes) VALUES (?1)").unwrap();
        statement.execute([vec![7u8; bytes]]).unwrap();
    }

    pub(super) fn list(&self) -> rusqlite::Result<Vec<([u8; 16], String, String)>> {
        let sql = "SELECT id, title, line FROM record INDEXED BY record_list
                   WHERE kind = 1 AND sort <> '' AND state < 2 ORDER BY sort, id LIMIT 10000";
        let mut statement = self.vault.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        rows.collect()
    }

    pub(super) fn search(&self, query: &str) -> rusqlite::Result<Vec<String>> {
        let words: Vec<&str> = query.split(' ').collect();
        let (last, whole) = words.split_last().unwrap_or((&"", &[]));
        let whole: String = whole.iter().map(|word| format!("\"{word}\" ")).collect();
        let sql = "SELECT snippet(text, 1, '', '', '…', 12) FROM text WHERE text MATCH ?1 ORDER BY rowid DESC LIMIT 20";
        let mut statement = self.vault.prepare_cached(sql)?;
        let rows = statement.query_map([format!("{whole}\"{last}\"*")], |row| row.get(0))?;
        rows.collect()
    }

    pub(super) fn read_person(&self, contact: RecordId) -> rusqlite::Result<usize> {
        let sql = "SELECT value FROM record WHERE id = ?1
                   UNION ALL SELECT value FROM reference JOIN record ON record.id = source WHERE target = ?1
                   UNION ALL SELECT agenda.body FROM reference JOIN agenda ON agenda.anchor = source WHERE target = ?1";
        let mut statement = self.vault.prepare_cached(sql)?;
        let rows = statement.query_map(params![contact.as_bytes()], |row| row.get::<_, Vec<u8>>(0))?;
        Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?.len())
    }
}
