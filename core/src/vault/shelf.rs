//! Where commands find the vault's documents.

use std::collections::BTreeSet;

use crate::{
    Result,
    document::{Document, Shelf},
    model::{ContactKey, Kind, Links, RecordId, fold, name_words},
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
        let mut named = Vec::new();
        for row in self.by_words(kind, &name_words(name), false, NAMESAKES)? {
            if fold(&row.title) == wanted || is_on_a_card(self, kind, row.id, &wanted)? {
                named.push(row.id);
            }
        }
        Ok(named)
    }

    fn named_and_deleted(&self, kind: Kind, name: &str) -> Result<Vec<RecordId>> {
        let wanted = fold(name);
        let mut rows = self.deleted_by_words(kind, &name_words(name), NAMESAKES)?;
        rows.retain(|row| fold(&row.title) == wanted);
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    fn cards(&self, card: RecordId) -> Result<Vec<RecordId>> {
        Reader::cards(self, card)
    }

    fn links(&self, cards: &BTreeSet<RecordId>) -> Result<Links> {
        Reader::links(self, cards)
    }

    fn neighbours(&self, card: RecordId) -> Result<BTreeSet<RecordId>> {
        Reader::neighbours(self, card)
    }

    fn sharers(&self, key: &ContactKey) -> Result<Vec<RecordId>> {
        Reader::sharers(self, key, NAMESAKES)
    }
}

/// Whether a person of several cards goes by a name on one of them.
fn is_on_a_card(reader: &Reader<'_>, kind: Kind, id: RecordId, wanted: &str) -> Result<bool> {
    if kind != Kind::Contact {
        return Ok(false);
    }
    let cards = reader.cards(id)?;
    for card in cards.iter().filter(|_| cards.len() > 1) {
        if reader.card(*card)?.is_some_and(|card| fold(&card.name()) == wanted) {
            return Ok(true);
        }
    }
    Ok(false)
}
