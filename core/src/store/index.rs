//! The index: each record as a value, who uses whom, names by word.

use std::collections::BTreeSet;

use rusqlite::params;

use super::{Reader, Writer, reader::bytes, schema};
use crate::{
    Result, cbor,
    model::{Contact, Kind, LifeState, Record, RecordId},
};

/// A record as the index holds it.
pub(crate) struct Indexed {
    pub(crate) record: Record,
    pub(crate) state: LifeState,
    pub(crate) title: String,
}

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListRow {
    pub(crate) id: RecordId,
    pub(crate) title: String,
    pub(crate) line: String,
}

/// A place in the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TimeRow {
    pub(crate) id: RecordId,
    /// Milliseconds since 1970 in UTC.
    pub(crate) at: i64,
}

/// The most words of a name that are compared here; who asks compares the rest.
const MOST_WORDS: usize = 16;

impl Reader<'_> {
    /// The record, deleted or not.
    pub(crate) fn indexed(&self, id: RecordId) -> Result<Option<Indexed>> {
        let row =
            self.row("SELECT value, state, title FROM record WHERE id = ?1", [id.as_bytes()], |row| {
                Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, u8>(1)?, row.get(2)?))
            })?;
        let Some((value, state, title)) = row else { return Ok(None) };
        let record = self.decoded(id, &value)?;
        Ok(record.map(|record| Indexed { record, state: state_of(state), title }))
    }

    /// The record, unless it is deleted.
    pub(crate) fn live(&self, id: RecordId) -> Result<Option<Record>> {
        let found = self.indexed(id)?.filter(|found| found.state != LifeState::Deleted);
        Ok(found.map(|found| found.record))
    }

    /// The person that a card is of, unless it is deleted, with everything that is known of them on all their cards.
    pub(crate) fn contact(&self, id: RecordId) -> Result<Option<Contact>> {
        let Some(card) = self.card(id)? else { return Ok(None) };
        let ids = self.cards(id)?;
        if ids.len() == 1 {
            return Ok(Some(card));
        }
        let mut cards = Vec::with_capacity(ids.len());
        for id in ids {
            cards.extend(self.card(id)?);
        }
        Ok(Some(Contact::folded(&cards)))
    }

    /// The record, unless it is deleted, without a note's text: for what only needs to know what it is and whom it is about.
    pub(crate) fn brief(&self, id: RecordId) -> Result<Option<Record>> {
        let sql = "SELECT value FROM record WHERE id = ?1 AND state < 2";
        let value = self.row(sql, [id.as_bytes()], |row| row.get::<_, Vec<u8>>(0))?;
        Ok(value.and_then(|value| cbor::decode(&value)))
    }

    /// All records of a kind that are not deleted, by id.
    pub(crate) fn all(&self, kind: Kind) -> Result<Vec<(RecordId, Record)>> {
        let sql = "SELECT id, value FROM record WHERE kind = ?1 AND state < 2 ORDER BY id";
        let rows = self.rows(sql, [kind as u8], |row| {
            Ok((RecordId::from_bytes(bytes(row, 0)?), row.get::<_, Vec<u8>>(1)?))
        })?;
        let mut records = Vec::with_capacity(rows.len());
        for (id, value) in rows {
            records.extend(self.decoded(id, &value)?.map(|record| (id, record)));
        }
        Ok(records)
    }

    /// The record of a row. The text of a note lies in the full-text index alone.
    fn decoded(&self, id: RecordId, value: &[u8]) -> Result<Option<Record>> {
        let mut record: Option<Record> = cbor::decode(value);
        if let Some(note @ Record::Note(_)) = &mut record {
            note.put_long_text(self.text(id)?.unwrap_or_default());
        }
        Ok(record)
    }

    /// The records of a kind that were made last and are not deleted, by their ids: up to `limit`, the newest first.
    pub(crate) fn made_last(&self, kind: Kind, limit: usize) -> Result<Vec<RecordId>> {
        let sql = "SELECT id FROM record INDEXED BY record_kind WHERE kind = ?1 AND state < 2
                   ORDER BY id DESC LIMIT ?2";
        let params = params![kind as u8, limit as i64];
        self.rows(sql, params, |row| Ok(RecordId::from_bytes(bytes(row, 0)?)))
    }

    /// How many records of a kind there are that are not deleted.
    pub(crate) fn count(&self, kind: Kind) -> Result<u64> {
        let sql = "SELECT count(*) FROM record INDEXED BY record_kind WHERE kind = ?1 AND state < 2";
        Ok(self.row(sql, [kind as u8], |row| row.get::<_, i64>(0))?.unwrap_or(0) as u64)
    }

    /// How many people there are that are not deleted: several cards of one person count once.
    pub(crate) fn count_people(&self) -> Result<u64> {
        let sql = "SELECT count(*) FROM person WHERE canonical <> id";
        let further = self.row(sql, [], |row| row.get::<_, i64>(0))?.unwrap_or(0) as u64;
        Ok(self.count(Kind::Contact)?.saturating_sub(further))
    }

    /// The title of a record, if it has one; of a card, the name of the person that it is of.
    pub(crate) fn title(&self, id: RecordId) -> Result<Option<String>> {
        self.row("SELECT title FROM record WHERE id = ?1", [id.as_bytes()], |row| row.get(0))
    }

    /// Up to `limit` lines of the sorted list of a kind, from the `offset`th on; a person of several cards has one.
    pub(crate) fn list(&self, kind: Kind, offset: u64, limit: u64) -> Result<Vec<ListRow>> {
        let sql = "SELECT id, title, line FROM record INDEXED BY record_list
                   WHERE kind = ?1 AND sort <> '' AND state < 2
                   AND NOT EXISTS (SELECT 1 FROM person WHERE person.id = record.id AND canonical <> record.id)
                   ORDER BY sort, id LIMIT ?2 OFFSET ?3";
        self.rows(sql, params![kind as u8, limit as i64, offset as i64], list_row)
    }

    /// The records that use a record, deleted ones included; of a card, those that use any card of the same person.
    pub(crate) fn users(&self, id: RecordId) -> Result<BTreeSet<RecordId>> {
        let mut users = BTreeSet::new();
        for card in self.cards(id)? {
            users.extend(self.card_users(card)?);
        }
        Ok(users)
    }

    /// The records of a kind that use a record, deleted ones included; of a card, those that use any card of the same
    /// person.
    pub(crate) fn users_of_kind(&self, id: RecordId, kind: Kind) -> Result<Vec<RecordId>> {
        let mut users = BTreeSet::new();
        for card in self.cards(id)? {
            users.extend(self.card_users_of_kind(card, kind)?);
        }
        Ok(users.into_iter().collect())
    }

    /// The records that use this very record, deleted ones included.
    pub(crate) fn card_users(&self, id: RecordId) -> Result<BTreeSet<RecordId>> {
        let sql = "SELECT source FROM reference WHERE target = ?1";
        let rows = self.rows(sql, [id.as_bytes()], |row| Ok(RecordId::from_bytes(bytes(row, 0)?)))?;
        Ok(rows.into_iter().collect())
    }

    /// The records of a kind that use this very record, deleted ones included.
    pub(crate) fn card_users_of_kind(&self, id: RecordId, kind: Kind) -> Result<Vec<RecordId>> {
        let sql =
            "SELECT source FROM reference JOIN record ON record.id = source WHERE target = ?1 AND kind = ?2";
        self.rows(sql, params![id.as_bytes(), kind as u8], |row| Ok(RecordId::from_bytes(bytes(row, 0)?)))
    }

    /// The records that use this very record and are not deleted themselves.
    pub(crate) fn live_users(&self, id: RecordId) -> Result<BTreeSet<RecordId>> {
        let sql = "SELECT source FROM reference JOIN record ON record.id = source WHERE target = ?1 AND is_live = 1";
        let rows = self.rows(sql, [id.as_bytes()], |row| Ok(RecordId::from_bytes(bytes(row, 0)?)))?;
        Ok(rows.into_iter().collect())
    }

    /// The records of a kind that go by a name with all these words, the last of them perhaps unfinished. A person of
    /// several cards is found by the names of each, and once.
    pub(crate) fn by_words(
        &self,
        kind: Kind,
        words: &[String],
        last_is_prefix: bool,
        limit: usize,
    ) -> Result<Vec<ListRow>> {
        self.by_words_where("state < 2", kind, words, last_is_prefix, limit)
    }

    /// The deleted records of a kind that go by a name with all these words.
    pub(crate) fn deleted_by_words(
        &self,
        kind: Kind,
        words: &[String],
        limit: usize,
    ) -> Result<Vec<ListRow>> {
        self.by_words_where("state = 2", kind, words, false, limit)
    }

    fn by_words_where(
        &self,
        state: &str,
        kind: Kind,
        words: &[String],
        last_is_prefix: bool,
        limit: usize,
    ) -> Result<Vec<ListRow>> {
        let Some((last, whole)) = words.split_last() else { return Ok(Vec::new()) };
        let end = if last_is_prefix { format!("{last}\u{10FFFF}") } else { last.clone() };
        let mut sql = format!(
            "SELECT DISTINCT coalesce(canonical, record.id) AS shown, title, line
             FROM word AS w JOIN record ON record.id = w.id LEFT JOIN person ON person.id = w.id
             WHERE w.word BETWEEN ?1 AND ?2 AND w.kind = ?3 AND {state}"
        );
        let mut values: Vec<Box<dyn rusqlite::ToSql>> =
            vec![Box::new(last.clone()), Box::new(end), Box::new(kind as u8)];
        // A question grows with its words, and SQLite answers none that is too deep.
        for word in whole.iter().take(MOST_WORDS) {
            values.push(Box::new(word.clone()));
            sql += &format!(
                " AND EXISTS (SELECT 1 FROM word WHERE word = ?{} AND kind = ?3 AND id = w.id)",
                values.len()
            );
        }
        values.push(Box::new(limit as i64));
        sql += &format!(" ORDER BY sort, shown LIMIT ?{}", values.len());
        self.rows(&sql, rusqlite::params_from_iter(values), list_row)
    }

    /// Up to `limit` places in the timeline of everything, newest first, before `before` if given; more when several
    /// things share the last instant, so that none of them falls between two pages.
    pub(crate) fn timeline(&self, before: Option<i64>, limit: u64) -> Result<Vec<TimeRow>> {
        let place = |row: &rusqlite::Row<'_>| {
            Ok(TimeRow { id: RecordId::from_bytes(bytes(row, 0)?), at: row.get(1)? })
        };
        let sql = "SELECT id, at FROM record INDEXED BY record_time
                   WHERE at IS NOT NULL AND state < 2 AND at < ?1 ORDER BY at DESC, id DESC LIMIT ?2";
        let mut places = self.rows(sql, params![before.unwrap_or(i64::MAX), limit as i64], place)?;
        if let Some(last) = places.last().copied().filter(|_| places.len() as u64 == limit) {
            let sql = "SELECT id, at FROM record INDEXED BY record_time
                       WHERE at IS NOT NULL AND state < 2 AND at = ?1 AND id < ?2 ORDER BY at DESC, id DESC";
            places.extend(self.rows(sql, params![last.at, last.id.as_bytes()], place)?);
        }
        Ok(places)
    }

    /// The records whose place in the timeline is at or after an instant, in milliseconds since 1970, the earliest first.
    pub(crate) fn placed_since(&self, at: i64) -> Result<Vec<RecordId>> {
        let sql = "SELECT id FROM record INDEXED BY record_time
                   WHERE at IS NOT NULL AND state < 2 AND at >= ?1 ORDER BY at, id";
        self.rows(sql, [at], |row| Ok(RecordId::from_bytes(bytes(row, 0)?)))
    }

    /// Every row of the index in a fixed order, as text: two indexes of the same records give the same dump.
    pub(crate) fn dump_index(&self) -> Result<String> {
        let mut dump = String::new();
        for table in schema::INDEX_TABLES {
            let sql = match *table {
                "text" => "SELECT rowid, id, body FROM text ORDER BY rowid".to_owned(),
                "reference" => "SELECT target, source FROM reference ORDER BY target, source".to_owned(),
                "word" => "SELECT word, kind, id FROM word ORDER BY word, kind, id".to_owned(),
                "contact_key" => "SELECT key, id FROM contact_key ORDER BY key, id".to_owned(),
                "agenda" => "SELECT * FROM agenda ORDER BY section, due, anchor, slot".to_owned(),
                table => format!("SELECT * FROM {table} ORDER BY id"),
            };
            let lines = self.rows(&sql, [], |row| {
                let columns = row.as_ref().column_count();
                let cells = (0..columns).map(|column| Ok(format!("{:?}", row.get_ref(column)?)));
                cells.collect::<rusqlite::Result<Vec<String>>>()
            })?;
            for line in lines {
                dump += &format!("{table}: {}\n", line.join(" | "));
            }
        }
        Ok(dump)
    }
}

impl Writer<'_> {
    /// Puts a record's row, its words and its uses over those of `before`, what the index held of it so far; answers
    /// with the records it used before or uses now.
    pub(crate) fn put_indexed(
        &self,
        id: RecordId,
        record: &Record,
        before: Option<&Record>,
        is_live: bool,
        state: LifeState,
        line: &str,
    ) -> Result<BTreeSet<RecordId>> {
        let old = before.map(Record::references).unwrap_or_default();
        let new = record.references();
        self.put_references(id, &old, &new)?;
        self.put_words(id, record, &before.map(Record::name_words).unwrap_or_default())?;
        if before.and_then(Record::search_text) != record.search_text() {
            self.put_text(id, record.search_text())?;
        }
        let value = match record {
            Record::Note(_) => {
                let mut record = record.clone();
                record.take_long_text();
                cbor::encode(&record)
            }
            _ => cbor::encode(record),
        };
        self.execute(
            "INSERT OR REPLACE INTO record (id, kind, is_live, state, at, sort, title, line, value)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                id.as_bytes(),
                record.kind() as u8,
                is_live,
                state as u8,
                record.at().map(|at| at.timestamp_millis()),
                record.sort_key(),
                record.title(),
                line,
                value
            ],
        )?;
        Ok(old.union(&new).copied().collect())
    }

    /// Changes only where a record stands.
    pub(crate) fn put_state(&self, id: RecordId, state: LifeState) -> Result<()> {
        self.execute(
            "UPDATE record SET state = ?2 WHERE id = ?1 AND state <> ?2",
            params![id.as_bytes(), state as u8],
        )?;
        Ok(())
    }

    fn put_references(&self, id: RecordId, old: &BTreeSet<RecordId>, new: &BTreeSet<RecordId>) -> Result<()> {
        for target in old.difference(new) {
            let sql = "DELETE FROM reference WHERE target = ?1 AND source = ?2";
            self.execute(sql, params![target.as_bytes(), id.as_bytes()])?;
        }
        for target in new.difference(old) {
            let sql = "INSERT INTO reference (target, source) VALUES (?1, ?2)";
            self.execute(sql, params![target.as_bytes(), id.as_bytes()])?;
        }
        Ok(())
    }

    fn put_words(&self, id: RecordId, record: &Record, old: &[String]) -> Result<()> {
        let kind = record.kind() as u8;
        let new = record.name_words();
        for word in old.iter().filter(|word| !new.contains(word)) {
            let sql = "DELETE FROM word WHERE word = ?1 AND kind = ?2 AND id = ?3";
            self.execute(sql, params![word, kind, id.as_bytes()])?;
        }
        for word in new.iter().filter(|word| !old.contains(word)) {
            let sql = "INSERT INTO word (word, kind, id) VALUES (?1, ?2, ?3)";
            self.execute(sql, params![word, kind, id.as_bytes()])?;
        }
        Ok(())
    }
}

fn list_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<ListRow> {
    Ok(ListRow { id: RecordId::from_bytes(bytes(row, 0)?), title: row.get(1)?, line: row.get(2)? })
}

fn state_of(code: u8) -> LifeState {
    match code {
        0 => LifeState::Live,
        1 => LifeState::Returned,
        _ => LifeState::Deleted,
    }
}
