//! One command, from the checks to the disk.

use std::collections::BTreeSet;

use super::{Vault, observe::change_set, reindex};
use crate::{
    Context, Error, Result,
    commands::Command,
    document::{Changed, LOCAL_CHANGE_BYTES, LOCAL_CHANGE_OPERATIONS, Workspace, inspect},
    model::{Kind, RecordId},
    store::{Act, ActRecord, AuthorRow, Identity, LoggedChange, LoggedEntry, Writer},
    sync::{Commitment, Entry, RecordChange, Vector},
};

/// What a command did. It is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Applied {
    /// The records that were made, in the order in which they were.
    pub created: Vec<RecordRef>,
    /// All records that were changed, those made included.
    pub touched: Vec<RecordRef>,
    /// What undo calls it: the rest of a sentence that begins with "Undo: ".
    pub label: String,
    /// The number of the state that the vault is in now.
    pub revision: u64,
}

/// A record and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RecordRef {
    /// Which.
    pub id: RecordId,
    /// What it is.
    pub kind: Kind,
}

impl Applied {
    /// The first record of that kind that was made.
    pub fn first_created(&self, kind: Kind) -> Option<RecordId> {
        self.created.iter().find(|made| made.kind == kind).map(|made| made.id)
    }
}

impl Vault {
    /// Applies a command: all of it or nothing. It is on disk when this returns.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] and [`crate::Error::NotFound`] when the command cannot be applied as it is,
    /// [`crate::Error::Busy`], [`crate::Error::DiskFull`] and [`crate::Error::Storage`] when the disk refuses. Nothing was changed then.
    pub fn apply(&self, context: &Context, command: Command) -> Result<Applied> {
        let label = command.label();
        self.commit(context, |writer, identity| {
            let mut work = Workspace::new(context, identity.author(), &**writer);
            command.run(&mut work)?;
            let created = work.created().to_vec();
            commit(writer, identity, work.finish()?, &created, label, true)
        })
    }

    /// Runs `act` in one transaction and tells observers what it touched.
    pub(super) fn commit(
        &self,
        context: &Context,
        act: impl FnOnce(&Writer<'_>, &Identity) -> Result<Applied>,
    ) -> Result<Applied> {
        let (applied, changes) = {
            let mut state = self.state();
            let store = state.alone(self, context)?;
            // Read in the same transaction: another process may have begun a new incarnation.
            let applied = store.write(|writer| act(writer, &writer.identity()?))?;
            let is_next = !applied.touched.is_empty() && applied.revision == state.revision + 1;
            if is_next {
                state.revision = applied.revision;
            }
            let touched: BTreeSet<RecordId> = applied.touched.iter().map(|touched| touched.id).collect();
            let changes = (!touched.is_empty()).then(|| change_set(applied.revision, Some(touched)));
            (applied, changes)
        };
        if let Some(changes) = changes {
            self.observers.tell(&changes);
        }
        Ok(applied)
    }
}

/// Puts what a command changed on disk: documents, the log's entry, what undo needs, the index.
pub(super) fn commit(
    writer: &Writer<'_>,
    identity: &Identity,
    changed: Vec<Changed>,
    created: &[RecordId],
    label: &str,
    is_undoable: bool,
) -> Result<Applied> {
    let kind_of =
        |change: &Changed| Kind::from_code(&change.kind).map(|kind| RecordRef { id: change.id, kind });
    let touched: Vec<RecordRef> = changed.iter().filter_map(kind_of).collect();
    if changed.is_empty() {
        let revision = writer.revision()?;
        return Ok(Applied { created: Vec::new(), touched, label: label.to_owned(), revision });
    }
    for change in &changed {
        if writer.is_forgotten(change.id)? {
            return Err(Error::invalid(
                "person",
                "was forgotten, and this with them; it cannot be kept again",
            ));
        }
        check_size(change)?;
        writer.put_document(change.id, &change.kind, &change.after, &change.document.save())?;
    }
    let number = append(writer, identity, &changed)?;
    if is_undoable {
        let record = |change: &Changed| ActRecord {
            record: change.id,
            before: change.before.clone(),
            after: change.after.clone(),
        };
        let records = changed.iter().map(record).collect();
        let author = identity.author();
        writer.put_act(&Act { author, number, label: label.to_owned(), records })?;
    }
    let records = changed
        .iter()
        .filter_map(|change| Some((change.id, change.record.as_ref()?, change.document.disputes())));
    reindex::update(writer, records.collect())?;
    let revision = writer.put_revision(&changed.iter().map(|change| change.id).collect())?;
    let created = created.iter().filter_map(|id| touched.iter().find(|it| it.id == *id).copied()).collect();
    Ok(Applied { created, touched, label: label.to_owned(), revision })
}

/// How many operations a change may hold before it is asked whether the record has room for it.
const SMALL_CHANGE: u64 = 4_096;

/// Refuses a change that some device might not take in: what was acknowledged passes everywhere, by itself and in the whole
/// record.
fn check_size(changed: &Changed) -> Result<()> {
    let bytes = &changed.change.bytes;
    let operations = inspect(bytes)?.operations;
    if bytes.len() > LOCAL_CHANGE_BYTES || operations > LOCAL_CHANGE_OPERATIONS {
        let reason = "is too long for one change; write it in parts of a page or two";
        return Err(Error::invalid("text", reason));
    }
    if operations > SMALL_CHANGE && !changed.document.has_room() {
        return Err(Error::invalid("text", "was written anew too often; go on in a new note"));
    }
    Ok(())
}

/// Adds the entry to the device's log; answers with its number.
fn append(writer: &Writer<'_>, identity: &Identity, changed: &[Changed]) -> Result<u64> {
    let author = identity.author();
    let (mut seen, mut own) = (Vector::default(), None);
    for mut row in writer.authors()? {
        if row.author == author {
            own = Some(row);
        } else if row.number > row.announced {
            seen.advance(row.author, row.number);
            row.announced = row.number;
            writer.put_author(&row)?;
        }
    }
    let mut own = own.unwrap_or_else(|| AuthorRow {
        author,
        device: identity.device,
        incarnation: identity.incarnation,
        number: 0,
        commitment: *Commitment::first(identity.vault, author).as_bytes(),
        announced: 0,
    });
    let before = Commitment::from_bytes(own.commitment);
    let change = |change: &Changed| RecordChange::new(change.id, &change.kind, change.change.bytes.clone());
    let entry = Entry { author, number: own.number + 1, seen, changes: changed.iter().map(change).collect() };
    entry.check()?;
    own.number = entry.number;
    own.commitment = *before.then(&entry).as_bytes();
    let changes = changed.iter().map(|change| LoggedChange {
        record: change.id,
        kind: change.kind.clone(),
        hash: change.change.hash,
    });
    writer.append_entry(
        author,
        entry.number,
        &LoggedEntry { before, seen: entry.seen, changes: changes.collect() },
    )?;
    writer.put_author(&own)?;
    Ok(own.number)
}
