//! Which cards are shown as one person, and what could make them one.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use rusqlite::params;

use super::{Reader, Writer, reader::bytes};
use crate::{
    Result, cbor,
    model::{Contact, ContactKey, Disputes, Kind, LifeState, Links, Merge, MergeState, Record, RecordId},
};

/// The most cards that one address can be of and still say that they are of one person: more share a switchboard.
pub(crate) const MOST_SHARERS: usize = 20;

impl Reader<'_> {
    /// The card by which the person goes that a card is of: the card itself, unless it is shown with others.
    pub(crate) fn canonical(&self, card: RecordId) -> Result<RecordId> {
        let sql = "SELECT canonical FROM person WHERE id = ?1";
        let found = self.row(sql, [card.as_bytes()], |row| Ok(RecordId::from_bytes(bytes(row, 0)?)))?;
        Ok(found.unwrap_or(card))
    }

    /// The cards of the person that a card is of, the one by which the person goes first; at least the card itself.
    pub(crate) fn cards(&self, card: RecordId) -> Result<Vec<RecordId>> {
        let sql = "SELECT id FROM person WHERE canonical = (SELECT canonical FROM person WHERE id = ?1) ORDER BY id";
        let cards = self.rows(sql, [card.as_bytes()], |row| Ok(RecordId::from_bytes(bytes(row, 0)?)))?;
        Ok(if cards.is_empty() { vec![card] } else { cards })
    }

    /// Every card that is shown with others, by the card by which the person goes.
    pub(crate) fn people_of_several_cards(&self) -> Result<BTreeMap<RecordId, Vec<RecordId>>> {
        let sql = "SELECT canonical, id FROM person ORDER BY canonical, id";
        let id = |row: &rusqlite::Row<'_>, at| -> rusqlite::Result<RecordId> {
            Ok(RecordId::from_bytes(bytes(row, at)?))
        };
        let mut people: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
        for (canonical, card) in self.rows(sql, [], |row| Ok((id(row, 0)?, id(row, 1)?)))? {
            people.entry(canonical).or_default().push(card);
        }
        Ok(people)
    }

    /// One card, unless it is deleted, with what stands on it alone.
    pub(crate) fn card(&self, id: RecordId) -> Result<Option<Contact>> {
        Ok(match self.indexed(id)? {
            Some(found) if found.state != LifeState::Deleted => match found.record {
                Record::Contact(contact) => Some(contact),
                _ => None,
            },
            _ => None,
        })
    }

    /// The cards with this key that are not deleted, up to `limit`.
    pub(crate) fn sharers(&self, key: &ContactKey, limit: usize) -> Result<Vec<RecordId>> {
        let sql = "SELECT contact_key.id FROM contact_key JOIN record ON record.id = contact_key.id
                   WHERE key = ?1 AND state < 2 ORDER BY contact_key.id LIMIT ?2";
        let params = params![text_of(key), limit as i64];
        self.rows(sql, params, |row| Ok(RecordId::from_bytes(bytes(row, 0)?)))
    }

    /// What was decided about a card and others, deleted ones included: the other card and what stands.
    pub(crate) fn decisions(&self, card: RecordId) -> Result<Vec<(RecordId, Merge)>> {
        let mut decisions = Vec::new();
        for id in self.card_users_of_kind(card, Kind::Merge)? {
            let Some(Record::Merge(merge)) = self.indexed(id)?.map(|found| found.record) else { continue };
            if let Some((a, b)) = merge.pair() {
                decisions.push((if a == card { b } else { a }, merge));
            }
        }
        Ok(decisions)
    }

    /// The cards that an equal key or a decision connects with a card, deleted ones included.
    pub(crate) fn neighbours(&self, card: RecordId) -> Result<BTreeSet<RecordId>> {
        let sql = "SELECT DISTINCT other.id FROM contact_key AS own JOIN contact_key AS other ON other.key = own.key
                   WHERE own.id = ?1 AND other.id <> ?1 LIMIT ?2";
        let params = params![card.as_bytes(), MOST_SHARERS as i64 * 4];
        let sharers = self.rows(sql, params, |row| Ok(RecordId::from_bytes(bytes(row, 0)?)))?;
        let decided = self.decisions(card)?.into_iter().map(|(other, _)| other);
        Ok(sharers.into_iter().chain(decided).collect())
    }

    /// Everything that links these cards, and those linked with them, and so on.
    pub(crate) fn links(&self, cards: &BTreeSet<RecordId>) -> Result<Links> {
        let mut links = Links::default();
        let mut waiting: Vec<RecordId> = cards.iter().copied().collect();
        let mut contacts: BTreeMap<RecordId, Option<Contact>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        while let Some(card) = waiting.pop() {
            if !seen.insert(card) || self.is_card_gone(card)? {
                continue;
            }
            links.cards.insert(card);
            for (other, merge) in self.decisions(card)? {
                let pair = Links::pair(card, other);
                match merge.state() {
                    MergeState::Undecided => continue,
                    MergeState::Same => {
                        links.same.insert(pair);
                        waiting.push(other);
                    }
                    MergeState::Different | MergeState::Contested => {
                        links.apart.insert(pair);
                    }
                }
            }
            for other in self.sharers_of(card)? {
                let pair = Links::pair(card, other);
                if links.alike.contains(&pair) {
                    continue;
                }
                for id in [card, other] {
                    if let Entry::Vacant(place) = contacts.entry(id) {
                        place.insert(self.card(id)?);
                    }
                }
                if let (Some(Some(one)), Some(Some(two))) = (contacts.get(&card), contacts.get(&other))
                    && one.has_compatible_name(two)
                {
                    links.alike.insert(pair);
                    waiting.push(other);
                }
            }
        }
        let here =
            |pair: &(RecordId, RecordId)| links.cards.contains(&pair.0) && links.cards.contains(&pair.1);
        links.same.retain(here);
        links.apart.retain(here);
        links.alike.retain(here);
        Ok(links)
    }

    fn is_card_gone(&self, card: RecordId) -> Result<bool> {
        let sql = "SELECT 1 FROM record WHERE id = ?1 AND kind = ?2 AND state < 2";
        Ok(self.row(sql, params![card.as_bytes(), Kind::Contact as u8], |_| Ok(()))?.is_none())
    }

    /// The cards that share a key with a card, but for keys that too many share.
    fn sharers_of(&self, card: RecordId) -> Result<BTreeSet<RecordId>> {
        let sql = "SELECT key FROM contact_key WHERE id = ?1 ORDER BY key";
        let keys = self.rows(sql, [card.as_bytes()], |row| row.get::<_, String>(0))?;
        let mut sharers = BTreeSet::new();
        for key in keys {
            let sql = "SELECT contact_key.id FROM contact_key JOIN record ON record.id = contact_key.id
                       WHERE key = ?1 AND state < 2 ORDER BY contact_key.id LIMIT ?2";
            let params = params![key, MOST_SHARERS as i64 + 1];
            let found = self.rows(sql, params, |row| Ok(RecordId::from_bytes(bytes(row, 0)?)))?;
            if found.len() <= MOST_SHARERS {
                sharers.extend(found);
            }
        }
        sharers.remove(&card);
        Ok(sharers)
    }

    /// What a record's history says beside what it holds.
    pub(crate) fn disputes(&self, id: RecordId) -> Result<Disputes> {
        let body = self
            .row("SELECT body FROM dispute WHERE id = ?1", [id.as_bytes()], |row| row.get::<_, Vec<u8>>(0))?;
        Ok(body.and_then(|body| cbor::decode(&body)).unwrap_or_default())
    }

    /// Every record whose history has something to say, by id.
    pub(crate) fn all_disputes(&self) -> Result<Vec<(RecordId, Disputes)>> {
        let sql = "SELECT id, body FROM dispute ORDER BY id";
        let rows =
            self.rows(sql, [], |row| Ok((RecordId::from_bytes(bytes(row, 0)?), row.get::<_, Vec<u8>>(1)?)))?;
        Ok(rows.into_iter().filter_map(|(id, body)| Some((id, cbor::decode(&body)?))).collect())
    }
}

impl Writer<'_> {
    /// Makes `keys` those of a card, in place of `before`.
    pub(crate) fn put_keys(
        &self,
        card: RecordId,
        before: &BTreeSet<ContactKey>,
        keys: &BTreeSet<ContactKey>,
    ) -> Result<()> {
        for key in before.difference(keys) {
            let sql = "DELETE FROM contact_key WHERE key = ?1 AND id = ?2";
            self.execute(sql, params![text_of(key), card.as_bytes()])?;
        }
        for key in keys.difference(before) {
            let sql = "INSERT OR IGNORE INTO contact_key (key, id) VALUES (?1, ?2)";
            self.execute(sql, params![text_of(key), card.as_bytes()])?;
        }
        Ok(())
    }

    /// Says by which card the person goes that a card is of; `None` when the card is alone. Answers whether that is new.
    pub(crate) fn put_person(&self, card: RecordId, canonical: Option<RecordId>) -> Result<bool> {
        let sql = "SELECT canonical FROM person WHERE id = ?1";
        let known = self.row(sql, [card.as_bytes()], |row| Ok(RecordId::from_bytes(bytes(row, 0)?)))?;
        if known == canonical {
            return Ok(false);
        }
        match canonical {
            Some(canonical) => self.execute(
                "INSERT OR REPLACE INTO person (id, canonical) VALUES (?1, ?2)",
                params![card.as_bytes(), canonical.as_bytes()],
            )?,
            None => self.execute("DELETE FROM person WHERE id = ?1", [card.as_bytes()])?,
        };
        Ok(true)
    }

    /// Changes what lists show of a card: the person's name, what it is sorted by, and the line below.
    pub(crate) fn put_shown(&self, card: RecordId, sort: &str, title: &str, line: &str) -> Result<()> {
        self.execute(
            "UPDATE record SET sort = ?2, title = ?3, line = ?4
             WHERE id = ?1 AND (sort <> ?2 OR title <> ?3 OR line <> ?4)",
            params![card.as_bytes(), sort, title, line],
        )?;
        Ok(())
    }

    /// Keeps what a record's history says beside what it holds.
    pub(crate) fn put_disputes(&self, id: RecordId, disputes: &Disputes) -> Result<()> {
        if disputes.is_empty() {
            self.execute("DELETE FROM dispute WHERE id = ?1", [id.as_bytes()])?;
        } else {
            let sql = "INSERT OR REPLACE INTO dispute (id, body) VALUES (?1, ?2)";
            self.execute(sql, params![id.as_bytes(), cbor::encode(disputes)])?;
        }
        Ok(())
    }
}

/// A key as one text.
fn text_of(key: &ContactKey) -> String {
    match key {
        ContactKey::Email(address) => format!("email:{address}"),
        ContactKey::Phone(number) => format!("phone:{number}"),
        ContactKey::LinkedIn(name) => format!("linkedin:{name}"),
        ContactKey::Other(key) => format!("other:{key}"),
    }
}
