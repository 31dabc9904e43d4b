//! What is due, laid out so that today's page reads a few pages of the disk whatever the vault holds.

use rusqlite::params;

use super::{Reader, Writer};
use crate::{Result, model::RecordId};

/// One thing to do, as the agenda keeps it. What `body` says is the views' business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AgendaRow {
    /// Its place among the sections of a day.
    pub(crate) section: u8,
    /// The instant or day it is due, as a number that sorts: see the view.
    pub(crate) due: i64,
    /// When it is over and shown no more, as the same number; nothing for what stays until it is settled.
    pub(crate) over: Option<i64>,
    /// What is shown, encoded.
    pub(crate) body: Vec<u8>,
}

impl Reader<'_> {
    /// Up to `limit` rows of a section that are due after `after` and by `until` and not over at `now`, the earliest first.
    pub(crate) fn agenda(
        &self,
        section: u8,
        after: i64,
        until: i64,
        now: i64,
        limit: u32,
    ) -> Result<Vec<AgendaRow>> {
        self.due_rows("section, due, anchor, slot", (section, after, until, now, limit))
    }

    /// The same, the latest first.
    pub(crate) fn agenda_last(
        &self,
        section: u8,
        after: i64,
        until: i64,
        now: i64,
        limit: u32,
    ) -> Result<Vec<AgendaRow>> {
        let order = "section DESC, due DESC, anchor DESC, slot DESC";
        self.due_rows(order, (section, after, until, now, limit))
    }

    fn due_rows(
        &self,
        order: &str,
        (section, after, until, now, limit): (u8, i64, i64, i64, u32),
    ) -> Result<Vec<AgendaRow>> {
        let sql = format!(
            "SELECT section, due, over, body FROM agenda
             WHERE section = ?1 AND due > ?2 AND due <= ?3 AND (over IS NULL OR over > ?4)
             ORDER BY {order} LIMIT ?5"
        );
        self.rows(&sql, params![section, after, until, now, limit], agenda_row)
    }

    /// How many rows of a section are due after `after` and by `until` and not over at `now`, counted up to `most`.
    pub(crate) fn agenda_count(
        &self,
        section: u8,
        after: i64,
        until: i64,
        now: i64,
        most: u32,
    ) -> Result<u32> {
        let sql = "SELECT count(*) FROM (SELECT 1 FROM agenda WHERE section = ?1 AND due > ?2 AND due <= ?3
                   AND (over IS NULL OR over > ?4) LIMIT ?5)";
        let params = params![section, after, until, now, most];
        Ok(self.row(sql, params, |row| row.get(0))?.unwrap_or(0))
    }

    /// All rows that hang on one record.
    pub(crate) fn agenda_of(&self, anchor: RecordId) -> Result<Vec<AgendaRow>> {
        let sql = "SELECT section, due, over, body FROM agenda WHERE anchor = ?1 ORDER BY section, due, slot";
        self.rows(sql, [anchor.as_bytes()], agenda_row)
    }
}

impl Writer<'_> {
    /// Makes `rows` what hangs on one record.
    pub(crate) fn put_agenda(&self, anchor: RecordId, rows: &[AgendaRow]) -> Result<()> {
        self.execute("DELETE FROM agenda WHERE anchor = ?1", [anchor.as_bytes()])?;
        for (slot, row) in rows.iter().enumerate() {
            self.execute(
                "INSERT INTO agenda (section, due, anchor, slot, over, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![row.section, row.due, anchor.as_bytes(), slot as i64, row.over, row.body],
            )?;
        }
        Ok(())
    }
}

fn agenda_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<AgendaRow> {
    Ok(AgendaRow { section: row.get(0)?, due: row.get(1)?, over: row.get(2)?, body: row.get(3)? })
}
