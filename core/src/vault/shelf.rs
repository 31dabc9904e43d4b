//! Where commands find the vault's documents.

use std::collections::BTreeSet;

use crate::{
    Result,
    document::{Document, Shelf},
    model::{Kind, RecordId, fold, name_words},
    store::Reader,
};

/// The most records of one name that are looked at.
const NAMESAKES: usize = 50;

impl Shelf for Reader<'_> {
    fn document(&self, id: RecordId) -> Result<Option<(String, Document)>> {
        let Some(stored) = Reader::document(self, id)? else { return Ok(None) };
        Ok(Some((stored.kind, Document::load(&stored.bytes, &stored.heads)?)))
    }

    fn users(&self, id: RecordId) -> Result<BTreeSet<RecordId>> {
        self.live_users(id)
    }

    fn named(&self, kind: Kind, name: &str) -> Result<Vec<RecordId>> {
        let wanted = fold(name);
        let rows = self.by_words(kind, &name_words(name), false, NAMESAKES)?;
        Ok(rows.into_iter().filter(|row| fold(&row.title) == wanted).map(|row| row.id).collect())
    }
}
