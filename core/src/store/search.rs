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
    /// Up to `limit` texts that hold all `words` (folded, letters and digits only), the last perhaps unfinished, newest first.
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

impl Reader<'_> {
    /// The text of a record, whole.
    pub(super) fn text(&self, id: RecordId) -> Result<Option<String>> {
        Ok(self.text_row(id)?.1)
    }

    /// The row of a record's text, and the text if it is there already.
    fn text_row(&self, id: RecordId) -> Result<(i64, Option<String>)> {
        let mut row = row_number(id);
        let sql = "SELECT id, body FROM text WHERE rowid = ?1";
        while let Some((owner, body)) = self.row(sql, [row], |row| Ok((bytes::<16>(row, 0)?, row.get(1)?)))? {
            if owner == *id.as_bytes() {
                return Ok((row, Some(body)));
            }
            row += 1;
        }
        Ok((row, None))
    }
}

impl Writer<'_> {
    pub(super) fn put_text(&self, id: RecordId, text: Option<&str>) -> Result<()> {
        let (row, current) = self.text_row(id)?;
        match (current, text) {
            (Some(current), Some(text)) if current == text => {}
            (Some(_), Some(text)) => {
                self.execute("UPDATE text SET body = ?2 WHERE rowid = ?1", params![row, text])?;
            }
            (Some(_), None) => {
                self.execute("DELETE FROM text WHERE rowid = ?1", [row])?;
            }
            (None, Some(text)) => {
                let sql = "INSERT INTO text (rowid, id, body) VALUES (?1, ?2, ?3)";
                self.execute(sql, params![row, id.as_bytes(), text])?;
            }
            (None, None) => {}
        }
        Ok(())
    }

    /// Puts the pieces of the full-text index together.
    pub(super) fn merge_texts(&self) -> Result<()> {
        self.execute("INSERT INTO text (text, rank) VALUES ('merge', 500)", [])?;
        Ok(())
    }
}

/// The row of a record's text: ids begin with the time, so newer records have higher numbers.
fn row_number(id: RecordId) -> i64 {
    let bytes = id.as_bytes();
    let mut number = [0; 8];
    number[..6].copy_from_slice(&bytes[..6]);
    // The version's four bits are the same in all ids and left out.
    number[6] = (bytes[6] << 4) | (bytes[7] >> 4);
    number[7] = (bytes[7] << 4) | (bytes[8] & 0x0F);
    i64::from_be_bytes(number) & i64::MAX
}
