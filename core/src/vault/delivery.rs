//! What goes to other devices, and what arrives from them.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry as Slot};

use super::{Vault, observe::change_set, reindex};
use crate::{
    Error, Result, cbor,
    document::{ChangeParts, Document, Shelf, read_record},
    model::{AuthorId, ChangeHash, Kind, RecordId},
    store::{AuthorRow, Identity, Writer},
    sync::{Commitment, Entry, Limits, Link, Pending, Progress, RecordChange, Run, SyncState, Verdict},
};

/// How much of the log is made ready at a time, in bytes of entries.
const RUN_BYTES: usize = 1024 * 1024;

impl Vault {
    /// Where this device stands: what a sync session starts from.
    ///
    /// # Errors
    /// [`Error::Storage`] when the disk refuses.
    pub fn sync_state(&self) -> Result<SyncState> {
        self.read(|reader| {
            Ok(SyncState {
                vault: self.identity.vault,
                author: self.identity.author,
                device: self.identity.device.clone(),
                vector: reader.vector()?,
                pending: restore(&reader.pending()?)?.numbers(),
            })
        })
    }

    /// This device's own entries from number `from` on, up to `to` or about 1 MB, made again from the documents; `None`
    /// when there are none.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a document no longer holds what the log names, [`Error::Storage`] when the disk refuses.
    pub fn entries(&self, from: u64, to: u64) -> Result<Option<Run>> {
        self.read(|reader| {
            let author = self.identity.author;
            let mut documents: BTreeMap<RecordId, Document> = BTreeMap::new();
            let (mut entries, mut before, mut bytes) = (Vec::new(), None, 0);
            for (number, logged) in reader.entries(author, from, to)? {
                let mut changes = Vec::with_capacity(logged.changes.len());
                for change in logged.changes {
                    let gone = || Error::Damaged { what: "log", reason: "a change it names is gone" };
                    let document = match documents.entry(change.record) {
                        Slot::Occupied(known) => known.into_mut(),
                        Slot::Vacant(free) => {
                            free.insert(Shelf::document(reader, change.record)?.ok_or_else(gone)?.1)
                        }
                    };
                    let parts = document.change(&change.hash);
                    let bytes = parts.ok_or_else(gone)?.bytes;
                    changes.push(RecordChange {
                        record: change.record,
                        kind: change.kind,
                        hash: change.hash.0,
                        bytes,
                    });
                }
                before.get_or_insert(logged.before);
                let entry = Entry { author, number, seen: logged.seen, changes };
                bytes += entry.weight();
                entries.push(entry);
                if bytes >= RUN_BYTES {
                    break;
                }
            }
            before.map(|before| Run::new(before, entries)).transpose()
        })
    }

    /// Takes in entries of the device called `device`, each whole or not at all and only once all that it had seen is
    /// here; until then it waits. What was taken in is on disk when this returns.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the entries claim to be this device's own but are not, [`Error::Storage`] when the disk
    /// refuses.
    pub fn receive(&self, device: &str, run: Run) -> Result<Progress> {
        let (progress, changes) = {
            let mut state = self.state();
            let store = state.opened(&self.folder)?;
            let (progress, touched, revision) =
                store.write(|writer| deliver(writer, &self.identity, device, run))?;
            if !touched.is_empty() && revision == state.revision + 1 {
                state.revision = revision;
            }
            (progress, (!touched.is_empty()).then(|| change_set(revision, Some(touched))))
        };
        if let Some(changes) = changes {
            self.observers.tell(&changes);
        }
        Ok(progress)
    }
}

fn deliver(
    writer: &Writer<'_>,
    identity: &Identity,
    device: &str,
    run: Run,
) -> Result<(Progress, BTreeSet<RecordId>, u64)> {
    let own = writer.author(identity.author)?.map_or(0, |row| row.number);
    if run.author() == identity.author && run.last() > own {
        return Err(Error::Damaged { what: "log", reason: "another device writes under this device's name" });
    }
    let sender = run.author();
    let mut pending = restore(&writer.pending()?)?;
    let had_pending = !pending.numbers().is_empty();
    let mut intake = Intake { writer, identity, documents: BTreeMap::new(), touched: BTreeSet::new() };
    let mut rows: BTreeMap<AuthorId, AuthorRow> =
        writer.authors()?.into_iter().map(|row| (row.author, row)).collect();
    let delivery = pending.deliver(&writer.vector()?, run.into_links(), |link| {
        let author = link.entry.author;
        let row = rows.entry(author).or_insert_with(|| AuthorRow {
            author,
            device: String::new(),
            number: 0,
            commitment: *Commitment::first(identity.vault, author).as_bytes(),
            announced: 0,
        });
        if row.commitment != *link.before.as_bytes() {
            return Ok(Verdict::Dropped);
        }
        match intake.take(&link.entry) {
            Ok(()) => {
                row.number = link.entry.number;
                row.commitment = *link.after().as_bytes();
                Ok(Verdict::Applied)
            }
            Err(Error::Damaged { .. }) => Ok(Verdict::Held),
            Err(error) => Err(error),
        }
    })?;
    let (documents, touched) = (intake.documents, intake.touched);
    if let Some(row) = rows.get_mut(&sender).filter(|row| row.number > 0) {
        row.device = device.to_owned();
        writer.put_author(row)?;
    }
    let authors: BTreeSet<AuthorId> = delivery.applied.iter().map(|(author, _)| *author).collect();
    for author in authors {
        writer.put_author(&rows[&author])?;
    }
    if had_pending || !delivery.waiting.is_empty() {
        store_pending(writer, &pending)?;
    }
    let mut changed = Vec::new();
    for id in &touched {
        let (kind, document) = &documents[id];
        writer.put_document(*id, kind, &document.heads(), &document.save())?;
        changed.extend(Kind::from_code(kind).map(|kind| (*id, read_record(kind, document))));
    }
    reindex::update(writer, changed.iter().map(|(id, record)| (*id, record)).collect())?;
    let revision = if touched.is_empty() { writer.revision()? } else { writer.put_revision(&touched)? };
    let progress = Progress { vector: delivery.vector, pending: pending.numbers() };
    Ok((progress, touched, revision))
}

/// The documents that arriving entries change, in memory until all are in.
struct Intake<'a, 'w> {
    writer: &'a Writer<'w>,
    identity: &'a Identity,
    documents: BTreeMap<RecordId, (String, Document)>,
    touched: BTreeSet<RecordId>,
}

impl Intake<'_, '_> {
    /// Takes an entry in, whole or not at all.
    fn take(&mut self, entry: &Entry) -> Result<()> {
        if entry.author == self.identity.author {
            return Err(Error::Damaged { what: "entry", reason: "it claims to be this device's own" });
        }
        let mut after: BTreeMap<RecordId, (String, Document)> = BTreeMap::new();
        for change in &entry.changes {
            let (kind, mut document) = match after.remove(&change.record) {
                Some(open) => open,
                None => self.document(change)?,
            };
            if kind != change.kind {
                return Err(Error::Damaged {
                    what: "entry",
                    reason: "it takes a record for one of another kind",
                });
            }
            let parts = ChangeParts { hash: ChangeHash(change.hash), bytes: change.bytes.clone() };
            document.apply(entry.author, &parts)?;
            after.insert(change.record, (kind, document));
        }
        self.touched.extend(after.keys().copied());
        self.documents.extend(after);
        Ok(())
    }

    fn document(&self, change: &RecordChange) -> Result<(String, Document)> {
        if let Some(open) = self.documents.get(&change.record) {
            return Ok(open.clone());
        }
        let stored = Shelf::document(&**self.writer, change.record)?;
        Ok(stored.unwrap_or_else(|| (change.kind.clone(), Document::empty())))
    }
}

fn restore(bodies: &[Vec<u8>]) -> Result<Pending> {
    let damaged = || Error::Damaged { what: "log", reason: "an entry that waits cannot be read" };
    let links: Result<Vec<Link>> = bodies
        .iter()
        .map(|body| {
            let (before, entry) = cbor::decode(body).ok_or_else(damaged)?;
            Ok(Link { before, entry })
        })
        .collect();
    Ok(Pending::restore(Limits::default(), links?))
}

fn store_pending(writer: &Writer<'_>, pending: &Pending) -> Result<()> {
    let mut rows = Vec::new();
    for (author, numbers) in pending.numbers() {
        for number in numbers.iter().flatten() {
            if let Some(link) = pending.get(author, number) {
                rows.push((author, number, cbor::encode(&(&link.before, &link.entry))));
            }
        }
    }
    writer.replace_pending(&rows)
}
