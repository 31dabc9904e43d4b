//! The device's own log, what is known of other authors, what arrived too early, and what can be undone.

use std::collections::BTreeSet;

use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::{Reader, Writer, reader::bytes};
use crate::{
    Error, Result, cbor,
    model::{AuthorId, ChangeHash, DeviceId, Incarnation, RecordId},
    sync::{Commitment, Entry, RecordChange, Vector},
};

/// An author whose entries this vault holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AuthorRow {
    pub(crate) author: AuthorId,
    /// The device that it is.
    pub(crate) device: DeviceId,
    /// Which of the device's authors it is.
    pub(crate) incarnation: Incarnation,
    /// The number of the last entry.
    pub(crate) number: u64,
    /// The commitment of the last entry.
    pub(crate) commitment: [u8; 32],
    /// The number of the last entry that this device's own entries have said they saw.
    pub(crate) announced: u64,
}

/// An entry of this device: it names changes that the documents hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LoggedEntry {
    /// The commitment before the entry.
    pub(crate) before: Commitment,
    pub(crate) seen: Vector,
    pub(crate) changes: Vec<LoggedChange>,
}

impl LoggedEntry {
    /// The entry without the content of its changes: enough for its commitment.
    pub(crate) fn named(&self, author: AuthorId, number: u64) -> Entry {
        let named =
            |change: &LoggedChange| RecordChange::forgotten(change.record, &change.kind, change.hash.0);
        Entry { author, number, seen: self.seen.clone(), changes: self.changes.iter().map(named).collect() }
    }
}

/// A change that an entry names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LoggedChange {
    pub(crate) record: RecordId,
    pub(crate) kind: String,
    pub(crate) hash: ChangeHash,
}

/// A command of this device that can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Act {
    /// The entry that the act became: who made it, and its number.
    pub(crate) author: AuthorId,
    pub(crate) number: u64,
    pub(crate) label: String,
    pub(crate) records: Vec<ActRecord>,
}

/// A record that a command changed, between which heads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ActRecord {
    pub(crate) record: RecordId,
    pub(crate) before: Vec<u8>,
    pub(crate) after: Vec<u8>,
}

/// How many revisions are kept for other processes to catch up with.
const REVISIONS_KEPT: i64 = 1_000;

/// How far back a device can undo.
const ACTS_KEPT: i64 = 200;

fn damaged() -> Error {
    Error::Damaged { what: "log", reason: "an entry cannot be read" }
}

impl Reader<'_> {
    pub(crate) fn authors(&self) -> Result<Vec<AuthorRow>> {
        self.rows(
            "SELECT id, device, incarnation, number, commitment, announced FROM author ORDER BY id",
            [],
            author_row,
        )
    }

    pub(crate) fn author(&self, author: AuthorId) -> Result<Option<AuthorRow>> {
        let sql = "SELECT id, device, incarnation, number, commitment, announced FROM author WHERE id = ?1";
        self.row(sql, [author.as_bytes()], author_row)
    }

    /// The last entry held of every author.
    pub(crate) fn vector(&self) -> Result<Vector> {
        let mut vector = Vector::default();
        for row in self.authors()? {
            vector.advance(row.author, row.number);
        }
        Ok(vector)
    }

    pub(crate) fn entries(&self, author: AuthorId, first: u64, last: u64) -> Result<Vec<(u64, LoggedEntry)>> {
        let sql =
            "SELECT number, body FROM entry WHERE author = ?1 AND number BETWEEN ?2 AND ?3 ORDER BY number";
        let params = params![author.as_bytes(), first as i64, last.min(i64::MAX as u64) as i64];
        let rows =
            self.rows(sql, params, |row| Ok((row.get::<_, i64>(0)? as u64, row.get::<_, Vec<u8>>(1)?)))?;
        rows.into_iter()
            .map(|(number, body)| Ok((number, cbor::decode(&body).ok_or_else(damaged)?)))
            .collect()
    }

    /// The number of the last entry of `author` that this device's log holds; 0 when it holds none.
    pub(crate) fn log_end(&self, author: AuthorId) -> Result<u64> {
        let sql = "SELECT max(number) FROM entry WHERE author = ?1";
        let last = self.row(sql, [author.as_bytes()], |row| row.get::<_, Option<i64>>(0))?;
        Ok(last.flatten().unwrap_or(0) as u64)
    }

    pub(crate) fn pending(&self) -> Result<Vec<Vec<u8>>> {
        self.rows("SELECT body FROM pending ORDER BY author, number", [], |row| row.get(0))
    }

    /// The latest act that was not undone.
    pub(crate) fn last_act(&self) -> Result<Option<Act>> {
        let sql = "SELECT author, number, label, body FROM act WHERE undone = 0 ORDER BY turn DESC LIMIT 1";
        self.row(sql, [], act_row)?.map(decode_act).transpose()
    }

    /// All acts that can be undone.
    pub(crate) fn acts(&self) -> Result<Vec<Act>> {
        let rows = self.rows("SELECT author, number, label, body FROM act ORDER BY turn", [], act_row)?;
        rows.into_iter().map(decode_act).collect()
    }

    pub(crate) fn revision(&self) -> Result<u64> {
        let last = self.row("SELECT max(number) FROM revision", [], |row| row.get::<_, Option<i64>>(0))?;
        Ok(last.flatten().unwrap_or(0) as u64)
    }

    /// The records touched after the revision `after`; `None` when that is too long ago to say.
    pub(crate) fn touched_since(&self, after: u64) -> Result<Option<BTreeSet<RecordId>>> {
        let rows = self.rows(
            "SELECT number, touched FROM revision WHERE number > ?1 ORDER BY number",
            [after as i64],
            |row| Ok((row.get::<_, i64>(0)? as u64, row.get::<_, Vec<u8>>(1)?)),
        )?;
        if rows.first().is_some_and(|(number, _)| *number != after + 1) {
            return Ok(None);
        }
        let mut touched = BTreeSet::new();
        for (_, body) in rows {
            touched.extend(cbor::decode::<BTreeSet<RecordId>>(&body).ok_or_else(damaged)?);
        }
        Ok(Some(touched))
    }
}

impl Writer<'_> {
    pub(crate) fn put_author(&self, row: &AuthorRow) -> Result<()> {
        self.execute(
            "INSERT OR REPLACE INTO author (id, device, incarnation, number, commitment, announced)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                row.author.as_bytes(),
                row.device.as_bytes(),
                row.incarnation.as_bytes(),
                row.number as i64,
                row.commitment,
                row.announced as i64
            ],
        )?;
        Ok(())
    }

    pub(crate) fn append_entry(&self, author: AuthorId, number: u64, entry: &LoggedEntry) -> Result<()> {
        self.execute(
            "INSERT INTO entry (author, number, body) VALUES (?1, ?2, ?3)",
            params![author.as_bytes(), number as i64, cbor::encode(entry)],
        )?;
        Ok(())
    }

    /// Makes `entries` (author, number, bytes) what is pending.
    pub(crate) fn replace_pending(&self, entries: &[(AuthorId, u64, Vec<u8>)]) -> Result<()> {
        self.execute("DELETE FROM pending", [])?;
        for (author, number, body) in entries {
            self.execute(
                "INSERT INTO pending (author, number, body) VALUES (?1, ?2, ?3)",
                params![author.as_bytes(), *number as i64, body],
            )?;
        }
        Ok(())
    }

    pub(crate) fn put_act(&self, act: &Act) -> Result<()> {
        self.execute(
            "INSERT INTO act (author, number, label, body, undone) VALUES (?1, ?2, ?3, ?4, 0)",
            params![act.author.as_bytes(), act.number as i64, act.label, cbor::encode(&act.records)],
        )?;
        self.execute("DELETE FROM act WHERE turn <= (SELECT max(turn) FROM act) - ?1", [ACTS_KEPT])?;
        Ok(())
    }

    pub(crate) fn mark_undone(&self, author: AuthorId, number: u64) -> Result<()> {
        self.execute(
            "UPDATE act SET undone = 1 WHERE author = ?1 AND number = ?2",
            params![author.as_bytes(), number as i64],
        )?;
        Ok(())
    }

    pub(crate) fn delete_act(&self, author: AuthorId, number: u64) -> Result<()> {
        self.execute(
            "DELETE FROM act WHERE author = ?1 AND number = ?2",
            params![author.as_bytes(), number as i64],
        )?;
        Ok(())
    }

    /// Takes the entries of `author` after `number` out of this device's log.
    pub(crate) fn cut_log(&self, author: AuthorId, number: u64) -> Result<()> {
        let params = params![author.as_bytes(), number as i64];
        self.execute("DELETE FROM entry WHERE author = ?1 AND number > ?2", params)?;
        let params = params![author.as_bytes(), number as i64];
        self.execute("DELETE FROM act WHERE author = ?1 AND number > ?2", params)?;
        Ok(())
    }

    /// Numbers this state of the vault, for observers in other processes.
    pub(crate) fn put_revision(&self, touched: &BTreeSet<RecordId>) -> Result<u64> {
        let number = self.revision()? as i64 + 1;
        self.execute(
            "INSERT INTO revision (number, touched) VALUES (?1, ?2)",
            params![number, cbor::encode(touched)],
        )?;
        self.execute("DELETE FROM revision WHERE number <= ?1", [number - REVISIONS_KEPT])?;
        Ok(number as u64)
    }
}

fn author_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<AuthorRow> {
    Ok(AuthorRow {
        author: AuthorId::from_bytes(bytes(row, 0)?),
        device: DeviceId::from_bytes(bytes(row, 1)?),
        incarnation: Incarnation::from_bytes(bytes(row, 2)?),
        number: row.get::<_, i64>(3)? as u64,
        commitment: row.get(4)?,
        announced: row.get::<_, i64>(5)? as u64,
    })
}

type ActRow = (AuthorId, u64, String, Vec<u8>);

fn act_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<ActRow> {
    Ok((AuthorId::from_bytes(bytes(row, 0)?), row.get::<_, i64>(1)? as u64, row.get(2)?, row.get(3)?))
}

fn decode_act((author, number, label, body): ActRow) -> Result<Act> {
    Ok(Act { author, number, label, records: cbor::decode(&body).ok_or_else(damaged)? })
}
