//! The few records that one command works on.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ChangeParts, Document, Noun, healing,
    record::{read, record_of, write},
    snapshot::{Container, Snapshot},
    undo,
};
use crate::{
    Context, Error, Result,
    model::{
        AuthorId, ChangeHash, ContactKey, Event, EventId, Events, Kind, Life, LifeEvent, Links, Moment,
        Record, RecordId, fold,
    },
};

/// Where a workspace finds documents that it does not hold yet.
pub(crate) trait Shelf {
    /// The kind's code and the document of a record, if there is one.
    fn document(&self, id: RecordId) -> Result<Option<(String, Document)>>;

    /// The live records that use a record.
    fn users(&self, id: RecordId) -> Result<BTreeSet<RecordId>>;

    /// The live records of a kind that go by a name, compared as people do.
    fn named(&self, kind: Kind, name: &str) -> Result<Vec<RecordId>>;

    /// The deleted records of a kind that go by a name.
    fn named_and_deleted(&self, kind: Kind, name: &str) -> Result<Vec<RecordId>>;

    /// The cards of the person that a card is of, the one by which the person goes first; a deleted card is alone.
    fn cards(&self, card: RecordId) -> Result<Vec<RecordId>>;

    /// Everything that links these cards and those linked with them.
    fn links(&self, cards: &BTreeSet<RecordId>) -> Result<Links>;

    /// The cards that an equal key or a decision connects with a card, deleted ones included.
    fn neighbours(&self, card: RecordId) -> Result<BTreeSet<RecordId>>;

    /// The live cards with a key.
    fn sharers(&self, key: &ContactKey) -> Result<Vec<RecordId>>;
}

/// The records that a command works on: loaded when asked for, changed in memory, each written as one change at the end.
pub(crate) struct Workspace<'a> {
    context: &'a Context,
    author: AuthorId,
    shelf: &'a dyn Shelf,
    open: BTreeMap<RecordId, Open>,
    created: Vec<RecordId>,
}

struct Open {
    kind: String,
    document: Document,
    original: Snapshot,
    content: Snapshot,
    /// Values that settle a dispute and are written even where they are what was shown.
    chosen: BTreeSet<(Container, String)>,
}

impl Open {
    fn new(kind: String, document: Document, content: Snapshot) -> Self {
        Self { kind, document, original: content.clone(), content, chosen: BTreeSet::new() }
    }
}

/// A record that a command changed.
pub(crate) struct Changed {
    pub(crate) id: RecordId,
    pub(crate) kind: String,
    /// What the record is now; `None` for a kind that only newer versions know.
    pub(crate) record: Option<Record>,
    pub(crate) document: Document,
    pub(crate) before: Vec<u8>,
    pub(crate) after: Vec<u8>,
    pub(crate) change: ChangeParts,
}

impl<'a> Workspace<'a> {
    /// An empty workspace for one command.
    pub(crate) fn new(context: &'a Context, author: AuthorId, shelf: &'a dyn Shelf) -> Self {
        Self { context, author, shelf, open: BTreeMap::new(), created: Vec::new() }
    }

    /// The context of the command.
    pub(crate) fn context(&self) -> &'a Context {
        self.context
    }

    /// The record, if there is one of that kind.
    pub(crate) fn find<T: Noun>(&mut self, id: RecordId) -> Result<Option<T>> {
        Ok(self
            .opened(id)?
            .filter(|open| open.kind == T::KIND.code())
            .map(|open| read(&open.content, &open.document)))
    }

    /// The record.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none of that kind.
    pub(crate) fn get<T: Noun>(&mut self, id: RecordId) -> Result<T> {
        self.find(id)?.ok_or(Error::NotFound { kind: T::KIND.code(), id })
    }

    /// Checks that there is a record of that kind.
    pub(crate) fn require(&mut self, kind: Kind, id: RecordId) -> Result<()> {
        match self.opened(id)? {
            Some(open) if open.kind == kind.code() => Ok(()),
            _ => Err(Error::NotFound { kind: kind.code(), id }),
        }
    }

    /// The live records that use a record.
    pub(crate) fn users(&self, id: RecordId) -> Result<BTreeSet<RecordId>> {
        self.shelf.users(id)
    }

    /// The live records of a kind that go by a name, those that this command created included.
    pub(crate) fn named(&self, kind: Kind, name: &str) -> Result<Vec<RecordId>> {
        let mut found = self.shelf.named(kind, name)?;
        let wanted = fold(name);
        for id in &self.created {
            let Some(open) = self.open.get(id).filter(|open| open.kind == kind.code()) else { continue };
            if fold(&record_of(kind, &open.content, &open.document).title()) == wanted {
                found.push(*id);
            }
        }
        Ok(found)
    }

    /// The deleted records of a kind that go by a name.
    pub(crate) fn named_and_deleted(&self, kind: Kind, name: &str) -> Result<Vec<RecordId>> {
        self.shelf.named_and_deleted(kind, name)
    }

    /// The cards of the person that a card is of, the one by which the person goes first; at least the card itself.
    pub(crate) fn cards(&self, card: RecordId) -> Result<Vec<RecordId>> {
        self.shelf.cards(card)
    }

    /// Whether two cards are of one person.
    pub(crate) fn is_same_person(&self, one: RecordId, other: RecordId) -> Result<bool> {
        Ok(one == other || self.cards(one)?.contains(&other))
    }

    /// Everything that links these cards and those linked with them.
    pub(crate) fn links(&self, cards: &BTreeSet<RecordId>) -> Result<Links> {
        self.shelf.links(cards)
    }

    /// The cards that an equal key or a decision connects with a card, deleted ones included.
    pub(crate) fn neighbours(&self, card: RecordId) -> Result<BTreeSet<RecordId>> {
        self.shelf.neighbours(card)
    }

    /// The live cards with a key, but for those that this command made.
    pub(crate) fn sharers(&self, key: &ContactKey) -> Result<Vec<RecordId>> {
        self.shelf.sharers(key)
    }

    /// Makes what `author` wrote the value of a disputed place.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such record, [`Error::Invalid`] when that author wrote nothing there that
    /// still stands.
    pub(crate) fn choose_value(&mut self, id: RecordId, key: &str, author: AuthorId) -> Result<()> {
        self.opened(id)?;
        let open = self.open.get_mut(&id).ok_or(Error::NotFound { kind: "record", id })?;
        let (container, value) = open
            .document
            .value_by(key, author)
            .ok_or_else(|| Error::invalid("choice", "is not there any more; look again"))?;
        open.content.map_mut(container).insert(key.to_owned(), value);
        open.chosen.insert((container, key.to_owned()));
        Ok(())
    }

    /// The records that were created, in that order.
    pub(crate) fn created(&self) -> &[RecordId] {
        &self.created
    }

    /// Creates a record under a fresh id.
    pub(crate) fn create<T: Noun>(&mut self, noun: &T) -> Result<RecordId> {
        let id = RecordId::nth(self.context, self.created.len());
        self.put(id, noun)?;
        Ok(id)
    }

    /// Checks that there is a record with this id, of any kind.
    pub(crate) fn require_any(&mut self, id: RecordId) -> Result<()> {
        self.opened(id)?.map(|_| ()).ok_or(Error::NotFound { kind: "record", id })
    }

    /// Puts a new record, or a record whose id is its meaning, which may exist.
    pub(crate) fn put<T: Noun>(&mut self, id: RecordId, noun: &T) -> Result<()> {
        let context = self.context;
        if self.opened(id)?.is_none() {
            let document = Document::empty();
            let content = document.snapshot();
            let open = Open::new(T::KIND.code().to_owned(), document, content);
            self.open.insert(id, open);
            self.created.push(id);
        }
        if let Some(open) = self.open.get_mut(&id) {
            write(noun, &mut open.content, context);
        }
        Ok(())
    }

    /// Changes a record.
    pub(crate) fn edit<T: Noun>(
        &mut self,
        id: RecordId,
        change: impl FnOnce(&mut T, &Self) -> Result<()>,
    ) -> Result<()> {
        let mut noun: T = self.get(id)?;
        change(&mut noun, self)?;
        self.put(id, &noun)
    }

    /// Adds to `events` that `what` happened now.
    pub(crate) fn happened<K>(&self, events: &mut Events<K>, what: K) {
        self.happened_instead(events, Some(what), BTreeSet::new());
    }

    /// Adds to `events` that `what` happened now and takes the place of `voids`.
    pub(crate) fn happened_instead<K>(
        &self,
        events: &mut Events<K>,
        what: Option<K>,
        voids: BTreeSet<EventId>,
    ) {
        let event = Event { at: Moment::now(self.context), author: self.author, what, voids };
        events.insert(EventId::new(self.context), event);
    }

    /// Deletes a record: its present users are covered, edits and uses that this device has not seen are not.
    pub(crate) fn delete(&mut self, id: RecordId, life: &mut Life) -> Result<()> {
        let users = self.shelf.users(id)?;
        let change = self.next_change(id)?;
        let seen = self.heads(id)?;
        // It takes the place of earlier deletions: what they had not seen, this one has.
        let voids = life.events.to_supersede(|event| matches!(event, LifeEvent::Deleted { .. }));
        self.happened_instead(&mut life.events, Some(LifeEvent::Deleted { seen, users, change }), voids);
        Ok(())
    }

    /// Brings a deleted record back.
    pub(crate) fn restore(&self, life: &mut Life) -> Result<()> {
        let voids = life.events.to_supersede(|event| matches!(event, LifeEvent::Deleted { .. }));
        if voids.is_empty() {
            return Err(Error::invalid("record", "is not deleted"));
        }
        self.happened_instead(&mut life.events, Some(LifeEvent::Restored), voids);
        Ok(())
    }

    /// Takes back what one command did to these records (id, heads before, heads after). What other devices did since
    /// then stays, and so does a record that they edited or that something else uses by now.
    pub(crate) fn revert(&mut self, records: &[(RecordId, &[u8], &[u8])]) -> Result<()> {
        let made_by_it =
            |id: RecordId, before: &[u8]| before == Document::empty().heads() && !id.is_derived();
        let author = self.author;
        let mut undone: BTreeSet<RecordId> = records.iter().map(|(id, ..)| *id).collect();
        loop {
            let count = undone.len();
            for (id, _, after) in records.iter().filter(|(id, before, _)| made_by_it(*id, before)) {
                let open = self.opened(*id)?;
                let is_edited = open.is_some_and(|open| open.document.is_edited_by_others(after, author));
                if is_edited || !self.shelf.users(*id)?.is_subset(&undone) {
                    undone.remove(id);
                }
            }
            if undone.len() == count {
                break;
            }
        }
        for (id, before, after) in records {
            let is_made_by_it = made_by_it(*id, before);
            if is_made_by_it && !undone.contains(id) {
                continue;
            }
            let (seen, change) = (self.heads(*id)?, self.next_change(*id)?);
            let users = self.shelf.users(*id)?;
            let deletion = is_made_by_it.then_some(LifeEvent::Deleted { seen, users, change });
            let context = self.context;
            if let Some(open) = self.open.get_mut(id) {
                open.content = undo::reverted(&open.document, before, after, context, author, deletion);
            }
        }
        Ok(())
    }

    /// Opens a record on `base` and makes it say what `forked` said, of which `base` lacks the changes that nobody else
    /// can take in. What it held of the record before is forgotten. When `base` says all that already, no change is
    /// made, and it is for the caller to keep `base`.
    pub(crate) fn bring_back(&mut self, id: RecordId, kind: &str, base: Document, forked: &Document) {
        let content = healing::brought_back(&base, forked, self.context, self.author);
        let original = base.snapshot();
        self.open.insert(id, Open { content, ..Open::new(kind.to_owned(), base, original) });
    }

    /// Writes one change for each record that is not as it was.
    pub(crate) fn finish(self) -> Result<Vec<Changed>> {
        let mut changes = Vec::new();
        for (id, mut open) in self.open {
            let before = open.document.heads();
            let change = open.document.write_choosing(
                self.context,
                self.author,
                &open.original,
                &open.content,
                &open.chosen,
            )?;
            let Some(change) = change else { continue };
            let after = open.document.heads();
            let record =
                Kind::from_code(&open.kind).map(|kind| record_of(kind, &open.content, &open.document));
            changes.push(Changed {
                id,
                kind: open.kind,
                record,
                document: open.document,
                before,
                after,
                change,
            });
        }
        Ok(changes)
    }

    fn opened(&mut self, id: RecordId) -> Result<Option<&Open>> {
        if !self.open.contains_key(&id)
            && let Some((kind, document)) = self.shelf.document(id)?
        {
            let content = document.snapshot();
            self.open.insert(id, Open::new(kind, document, content));
        }
        Ok(self.open.get(&id))
    }

    fn next_change(&mut self, id: RecordId) -> Result<u64> {
        let author = self.author;
        Ok(self.opened(id)?.map_or(1, |open| open.document.next_number(author)))
    }

    fn heads(&mut self, id: RecordId) -> Result<Vec<ChangeHash>> {
        let heads = self.opened(id)?.map(|open| open.document.heads()).unwrap_or_default();
        Ok(heads.chunks_exact(32).filter_map(|hash| hash.try_into().ok().map(ChangeHash)).collect())
    }
}
