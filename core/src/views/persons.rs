//! Cards, as the people they are of.

use std::collections::BTreeMap;

use crate::{
    Result,
    model::{Contact, Kind, Record, RecordId},
    store::Reader,
};

/// Which person each card is of that is shown with others.
pub(super) struct People(BTreeMap<RecordId, RecordId>);

impl People {
    pub(super) fn all(reader: &Reader<'_>) -> Result<Self> {
        let people = reader.people_of_several_cards()?;
        let cards = people.into_iter().flat_map(|(of, cards)| cards.into_iter().map(move |card| (card, of)));
        Ok(Self(cards.collect()))
    }

    /// The card by which the person goes that a card is of.
    pub(super) fn of(&self, card: RecordId) -> RecordId {
        self.0.get(&card).copied().unwrap_or(card)
    }

    /// Everybody who is not deleted, by the card by which they go, with what stands on all their cards.
    pub(super) fn contacts(&self, reader: &Reader<'_>) -> Result<Vec<(RecordId, Contact)>> {
        let mut people: BTreeMap<RecordId, Vec<Contact>> = BTreeMap::new();
        for (card, record) in reader.all(Kind::Contact)? {
            if let Record::Contact(contact) = record {
                people.entry(self.of(card)).or_default().push(contact);
            }
        }
        Ok(people.into_iter().map(|(id, cards)| (id, Contact::folded(&cards))).collect())
    }
}

/// Everybody who is not deleted, each person once.
pub(super) fn everybody(reader: &Reader<'_>) -> Result<Vec<(RecordId, Contact)>> {
    People::all(reader)?.contacts(reader)
}
