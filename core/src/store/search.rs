//! Full-text search.

use rusqlite::params;

use super::{Reader, Writer, reader::bytes};
use crate::{Result, model::RecordId};

/// A text that holds all words that were looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextHit {
    pub(crate) id: RecordId,
    /// A piece of the text, with U+E000 before and U+E001 after each word that was found.
    pub(crate) snippet: String,
}

impl Reader<'_> {
    /// Up to `limit` texts that hold all `words` (folded, of letters, digits and marks), the last perhaps unfinished, newest first.
    pub(crate) fn find_texts(&self, words: &[String], limit: usize) -> Result<Vec<TextHit>> {
        let Some((last, whole)) = words.split_last() else { return Ok(Vec::new()) };
        let mut query: Vec<String> = whole.iter().map(|word| format!("\"{word}\"")).collect();
        query.push(format!("\"{last}\"*"));
        let sql = "SELECT text.id, snippet(text, 1, '\u{E000}', '\u{E001}', '…', 12) FROM text
                   JOIN record ON record.id = text.id
                   WHERE text MATCH ?1 AND state < 2 ORDER BY text.rowid DESC LIMIT ?2";
        self.rows(sql, params![query.join(" "), limit as i64], |row| {
            Ok(TextHit { id: RecordId::from_bytes(bytes(row, 0)?), snippet: row.get(1)? })
        })
    }
}

/// Where a record's text lies, or would lie.
struct Place {
    row: i64,
    /// What lies there now: the record itself with its text, or one that would have to make room.
    there: Option<(RecordId, String)>,
}

/// Rows follow from ids. Of ids with the same row the smaller comes first and the others move up, so that where texts
/// lie does not depend on the order in which they came.
impl Reader<'_> {
    /// The text of a record, whole.
    pub(super) fn text(&self, id: RecordId) -> Result<Option<String>> {
        Ok(self.place_of(id)?.there.filter(|(owner, _)| *owner == id).map(|(_, text)| text))
    }

    fn place_of(&self, id: RecordId) -> Result<Place> {
        let mut row = row_number(id);
        loop {
            let there = self.text_at(row)?;
            let is_past = there.as_ref().is_none_or(|(owner, _)| order_of(*owner) >= order_of(id));
            if is_past {
                return Ok(Place { row, there });
            }
            row += 1;
        }
    }

    fn text_at(&self, row: i64) -> Result<Option<(RecordId, String)>> {
        let sql = "SELECT id, body FROM text WHERE rowid = ?1";
        self.row(sql, [row], |row| Ok((RecordId::from_bytes(bytes(row, 0)?), row.get(1)?)))
    }
}

impl Writer<'_> {
    pub(super) fn put_text(&self, id: RecordId, text: Option<&str>) -> Result<()> {
        let Place { row, there } = self.place_of(id)?;
        match (there, text) {
            (Some((owner, current)), Some(text)) if owner == id => {
                if current != text {
                    self.execute("UPDATE text SET body = ?2 WHERE rowid = ?1", params![row, text])?;
                }
                Ok(())
            }
            (Some((owner, _)), None) if owner == id => self.close_gap(row),
            (there, Some(text)) => {
                if there.is_some() {
                    self.make_room(row)?;
                }
                let sql = "INSERT INTO text (rowid, id, body) VALUES (?1, ?2, ?3)";
                self.execute(sql, params![row, id.as_bytes(), text])?;
                Ok(())
            }
            (_, None) => Ok(()),
        }
    }

    /// Moves what lies in `row`, and all that follows without a gap, up by one.
    fn make_room(&self, row: i64) -> Result<()> {
        let mut end = row;
        while self.text_at(end)?.is_some() {
            end += 1;
        }
        (row..end).rev().try_for_each(|from| self.move_text(from, from + 1))
    }

    /// Removes what lies in `row` and moves back what had to make room for it.
    fn close_gap(&self, mut row: i64) -> Result<()> {
        self.execute("DELETE FROM text WHERE rowid = ?1", [row])?;
        while self.text_at(row + 1)?.is_some_and(|(owner, _)| row_number(owner) <= row) {
            self.move_text(row + 1, row)?;
            row += 1;
        }
        Ok(())
    }

    fn move_text(&self, from: i64, to: i64) -> Result<()> {
        let sql = "INSERT INTO text (rowid, id, body) SELECT ?2, id, body FROM text WHERE rowid = ?1";
        self.execute(sql, [from, to])?;
        self.execute("DELETE FROM text WHERE rowid = ?1", [from])?;
        Ok(())
    }

    /// Puts the pieces of the full-text index together.
    pub(super) fn merge_texts(&self) -> Result<()> {
        self.execute("INSERT INTO text (text, rank) VALUES ('merge', 500)", [])?;
        Ok(())
    }
}

/// The order in which texts lie.
fn order_of(id: RecordId) -> (i64, RecordId) {
    (row_number(id), id)
}

/// The first row that may hold a record's text: ids begin with the time, so newer records have higher numbers.
fn row_number(id: RecordId) -> i64 {
    let bytes = id.as_bytes();
    let mut number = [0; 8];
    number[..6].copy_from_slice(&bytes[..6]);
    // The version's four bits are the same in all ids and left out.
    number[6] = (bytes[6] << 4) | (bytes[7] >> 4);
    number[7] = (bytes[7] << 4) | (bytes[8] & 0x0F);
    i64::from_be_bytes(number) & i64::MAX
}
