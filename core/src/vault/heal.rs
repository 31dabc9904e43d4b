//! Healing a fork: somebody else wrote under this device's author, and was first.
//!
//! It can happen only where a whole disk was copied, secrets and all. What this device wrote beyond the common point is
//! taken out of its documents and comes back, field by field, as work of a new author.

use std::collections::{BTreeMap, BTreeSet};

use super::{apply, incarnation, reindex};
use crate::{
    Context, Error, Result,
    document::{Shelf, Workspace, read_record},
    model::{AuthorId, ChangeHash, Kind, RecordId},
    store::Writer,
};

/// Gives up this device's entries of `author` after number `common`, and brings back what they said.
pub(super) fn fork(
    writer: &Writer<'_>,
    context: &Context,
    author: AuthorId,
    common: u64,
) -> Result<BTreeSet<RecordId>> {
    let mut identity = writer.identity()?;
    // What the present author wrote may rest on what is given up.
    let current = Some((identity.author(), 0)).filter(|(current, _)| *current != author);
    if current.is_none() {
        identity = incarnation::renew(writer, context)?;
    }
    let mut dropped: BTreeMap<RecordId, BTreeSet<ChangeHash>> = BTreeMap::new();
    for (author, common) in [(author, common)].into_iter().chain(current) {
        let given_up = writer.entries(author, common + 1, u64::MAX)?;
        let Some((_, first)) = given_up.first() else { continue };
        let before = *first.before.as_bytes();
        for change in given_up.iter().flat_map(|(_, entry)| &entry.changes) {
            dropped.entry(change.record).or_default().insert(change.hash);
        }
        writer.cut_log(author, common)?;
        writer.mark_withdrawn(author, common)?;
        if let Some(mut row) = writer.author(author)? {
            (row.number, row.commitment) = (common, before);
            writer.put_author(&row)?;
        }
    }
    let mut work = Workspace::new(context, identity.author(), &**writer);
    let mut bases = Vec::new();
    let gone = || Error::Damaged { what: "log", reason: "a record it names is gone" };
    for (id, hashes) in &dropped {
        if writer.is_forgotten(*id)? {
            continue;
        }
        let (kind, forked) = Shelf::document(&**writer, *id)?.ok_or_else(gone)?;
        let base = forked.without(hashes)?;
        // Where nothing of it comes back this is what stays.
        writer.put_document(*id, &kind, &base.heads(), &base.save())?;
        if let Some(kind) = Kind::from_code(&kind) {
            bases.push((*id, read_record(kind, &base), base.disputes()));
        }
        work.bring_back(*id, &kind, base, &forked);
    }
    let bases = bases.iter().map(|(id, record, disputes)| (*id, record, disputes.clone()));
    reindex::update(writer, bases.collect())?;
    let changed = work.finish()?;
    apply::commit(writer, &identity, changed, &[], "", false)?;
    Ok(dropped.into_keys().collect())
}
