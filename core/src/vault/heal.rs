//! Healing a fork: somebody else wrote under this device's author, and was first.
//!
//! It can happen only where a whole disk was copied, secrets and all. What this device wrote beyond the common point is
//! taken out of its documents and comes back, field by field, as work of a new author.

use std::collections::{BTreeMap, BTreeSet};

use super::{apply, incarnation, reindex};
use crate::{
    Context, Error, Result,
    document::{Shelf, Workspace, read_record},
    model::{AuthorId, ChangeHash, DeviceId, Kind, RecordId},
    store::Writer,
};

/// Gives up this device's entries of `author` after number `common`, and brings back what they said.
pub(super) fn fork(
    writer: &Writer<'_>,
    context: &Context,
    author: AuthorId,
    common: u64,
) -> Result<BTreeSet<RecordId>> {
    let identity = incarnation::renew(writer, context)?;
    let mut dropped: BTreeMap<RecordId, BTreeSet<ChangeHash>> = BTreeMap::new();
    give_up(writer, author, common, &mut dropped)?;
    // What this device wrote as other authors may rest on what is given up, and what rests on that.
    while let Some((other, last)) = resting_on(writer, identity.device, author, &dropped)? {
        give_up(writer, other, last, &mut dropped)?;
    }
    // What was given up may be all that told others what this device had seen.
    for mut row in writer.authors()? {
        row.announced = 0;
        writer.put_author(&row)?;
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

/// Takes the entries of an own author after number `common` out of the log, and notes their changes.
fn give_up(
    writer: &Writer<'_>,
    author: AuthorId,
    common: u64,
    dropped: &mut BTreeMap<RecordId, BTreeSet<ChangeHash>>,
) -> Result<()> {
    let given_up = writer.entries(author, common + 1, u64::MAX)?;
    let Some((_, first)) = given_up.first() else { return Ok(()) };
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
    Ok(())
}

/// An author of this device other than `healed` whose log goes on in a record of which something is given up, and the
/// number of its last entry before it does.
fn resting_on(
    writer: &Writer<'_>,
    device: DeviceId,
    healed: AuthorId,
    dropped: &BTreeMap<RecordId, BTreeSet<ChangeHash>>,
) -> Result<Option<(AuthorId, u64)>> {
    let others = writer.authors()?.into_iter().filter(|row| row.device == device && row.author != healed);
    for row in others {
        let entries = writer.entries(row.author, 1, u64::MAX)?;
        let mut resting = entries
            .iter()
            .filter(|(_, entry)| entry.changes.iter().any(|it| dropped.contains_key(&it.record)));
        if let Some((number, _)) = resting.next() {
            return Ok(Some((row.author, number - 1)));
        }
    }
    Ok(None)
}
