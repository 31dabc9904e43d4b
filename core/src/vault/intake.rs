//! The gate: entries of other devices become part of the documents, each whole or not at all.

use std::collections::{BTreeMap, BTreeSet};

use super::reindex;
use crate::{
    Error, Result,
    document::{ChangeParts, Document, Shelf, read_record},
    model::{ChangeHash, Kind, RecordId},
    store::Writer,
    sync::{Entry, RecordChange},
};

/// The documents that arriving entries change, in memory until all are in.
pub(super) struct Intake<'a, 'w> {
    writer: &'a Writer<'w>,
    forgotten: BTreeSet<RecordId>,
    documents: BTreeMap<RecordId, (String, Document)>,
    touched: BTreeSet<RecordId>,
}

/// What became of an entry at the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Passage {
    /// It is in.
    Taken,
    /// It is not what an entry may be: the same on every device of this version.
    Refused,
    /// A part of it was forgotten elsewhere, and this device has not heard of that yet.
    Early,
}

impl<'a, 'w> Intake<'a, 'w> {
    pub(super) fn new(writer: &'a Writer<'w>) -> Result<Self> {
        let (documents, touched) = (BTreeMap::new(), BTreeSet::new());
        Ok(Self { writer, forgotten: writer.forgotten()?, documents, touched })
    }

    /// Takes an entry in, whole or not at all.
    pub(super) fn take(&mut self, entry: &Entry) -> Result<Passage> {
        let mut after: BTreeMap<RecordId, (String, Document)> = BTreeMap::new();
        for change in &entry.changes {
            if self.forgotten.contains(&change.record) {
                continue;
            }
            if change.is_forgotten() {
                return Ok(Passage::Early);
            }
            let (kind, mut document) = match after.remove(&change.record) {
                Some(open) => open,
                None => self.document(change)?,
            };
            let parts = ChangeParts { hash: ChangeHash(change.hash), bytes: change.bytes.clone() };
            match document.apply(entry.author, &parts) {
                Ok(()) => {}
                Err(Error::Damaged { .. }) => return Ok(Passage::Refused),
                Err(error) => return Err(error),
            }
            // Two devices cannot make one record of two kinds unless one of them lies; all devices believe the same one.
            after.insert(change.record, (kind.min(change.kind.clone()), document));
        }
        self.touched.extend(after.keys().copied());
        self.documents.extend(after);
        Ok(Passage::Taken)
    }

    /// Takes in a whole document, which becomes one with what is here.
    pub(super) fn merge(&mut self, id: RecordId, kind: &str, document: Document) -> Result<()> {
        if self.forgotten.contains(&id) {
            return Ok(());
        }
        let known = match self.documents.remove(&id) {
            Some(known) => Some(known),
            None => Shelf::document(&**self.writer, id)?,
        };
        let (kind, document) = match known {
            Some((known, mut ours)) => {
                let before = ours.heads();
                ours.merge(&document)?;
                if ours.heads() == before && *known <= *kind {
                    return Ok(());
                }
                (known.min(kind.to_owned()), ours)
            }
            None => (kind.to_owned(), document),
        };
        self.touched.insert(id);
        self.documents.insert(id, (kind, document));
        Ok(())
    }

    /// Writes what was taken in, brings the index to it, and says which records it touched.
    pub(super) fn finish(self) -> Result<BTreeSet<RecordId>> {
        let mut changed = Vec::new();
        for id in &self.touched {
            let (kind, document) = &self.documents[id];
            self.writer.put_document(*id, kind, &document.heads(), &document.save())?;
            match Kind::from_code(kind) {
                Some(kind) => changed.push((*id, read_record(kind, document), document.disputes())),
                None => reindex::note_newer(self.writer, *id)?,
            }
        }
        let changed = changed.iter().map(|(id, record, disputes)| (*id, record, disputes.clone()));
        reindex::update(self.writer, changed.collect())?;
        Ok(self.touched)
    }

    fn document(&self, change: &RecordChange) -> Result<(String, Document)> {
        if let Some(open) = self.documents.get(&change.record) {
            return Ok(open.clone());
        }
        let stored = Shelf::document(&**self.writer, change.record)?;
        Ok(stored.unwrap_or_else(|| (change.kind.clone(), Document::empty())))
    }
}
