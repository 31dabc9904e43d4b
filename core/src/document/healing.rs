//! Bringing what a forked device had written under the name that it has now.

use std::collections::BTreeSet;

use automerge::ScalarValue;

use super::{
    Document,
    snapshot::{Container, Snapshot},
};
use crate::{
    Context, cbor,
    model::{AuthorId, ChangeHash, Event, EventId, LifeEvent},
};

/// What `forked` says, to be written on top of `base`, which is `forked` without the changes that nobody else can take
/// in. All of it becomes one change by `author`, the next of its changes to `base`.
pub(super) fn brought_back(
    base: &Document,
    forked: &Document,
    context: &Context,
    author: AuthorId,
) -> Snapshot {
    let (old, mut content) = (base.snapshot(), forked.snapshot());
    // What was added comes back under a fresh stamp, so that nobody's earlier removal takes it away again.
    let kept = old.map(Container::Members);
    for (key, stamp) in content.map_mut(Container::Members) {
        if kept.get(key) != Some(stamp) {
            *stamp = ScalarValue::Bytes(EventId::new(context).as_bytes().to_vec());
        }
    }
    let kept = old.map(Container::Life);
    let dropped = Dropped::between(base, forked);
    let deletions = deletions(content.map(Container::Life).values());
    for (key, value) in content.map_mut(Container::Life) {
        if let (false, Some(event)) = (kept.contains_key(key), deletion(value)) {
            let event = dropped.told_again(event, &deletions, author, base.next_number(author));
            *value = ScalarValue::Bytes(cbor::encode(&event));
        }
    }
    content
}

/// The changes that are lost, and the document that has them.
struct Dropped<'a> {
    forked: &'a Document,
    /// Hash and number; the author matters to nobody here.
    changes: BTreeSet<(ChangeHash, AuthorId, u64)>,
}

impl<'a> Dropped<'a> {
    fn between(base: &Document, forked: &'a Document) -> Self {
        let kept: BTreeSet<_> = base.changes().into_iter().collect();
        Self {
            forked,
            changes: forked.changes().into_iter().filter(|change| !kept.contains(change)).collect(),
        }
    }

    /// A deletion as `author` tells it in its change `number`, which holds whatever the dropped changes did.
    fn told_again(
        &self,
        mut event: Event<LifeEvent>,
        deletions: &BTreeSet<(AuthorId, u64)>,
        author: AuthorId,
        number: u64,
    ) -> Event<LifeEvent> {
        let Some(LifeEvent::Deleted { seen, change, .. }) = &mut event.what else { return event };
        let past = self.forked.past(seen);
        let is_beyond = |(hash, author, number): &(ChangeHash, AuthorId, u64)| {
            !past.contains(hash) && !deletions.contains(&(*author, *number))
        };
        // Work that this deletion had not seen lies in the same change now: unless the deletion keeps away from that
        // change, it would cover the work and hide it.
        *change = if self.changes.iter().any(is_beyond) { NO_CHANGE } else { number };
        let gone: BTreeSet<ChangeHash> = self.changes.iter().map(|(hash, ..)| *hash).collect();
        *seen = self.forked.heads_of(&past.difference(&gone).copied().collect());
        event.author = author;
        event
    }
}

/// Stands for no change: the first is 1.
const NO_CHANGE: u64 = 0;

fn deletion(value: &ScalarValue) -> Option<Event<LifeEvent>> {
    let ScalarValue::Bytes(bytes) = value else { return None };
    let event: Event<LifeEvent> = cbor::decode(bytes)?;
    matches!(event.what, Some(LifeEvent::Deleted { .. })).then_some(event)
}

/// The changes that hold deletions, by author and number.
fn deletions<'a>(values: impl Iterator<Item = &'a ScalarValue>) -> BTreeSet<(AuthorId, u64)> {
    let number = |event: Event<LifeEvent>| match event.what {
        Some(LifeEvent::Deleted { change, .. }) => Some((event.author, change)),
        _ => None,
    };
    values.filter_map(deletion).filter_map(number).collect()
}

impl Document {
    /// The hash, the author and the number of each change; without changes by nobody that we know how to name.
    fn changes(&self) -> Vec<(ChangeHash, AuthorId, u64)> {
        let named = |change: automerge::ChangeMetadata<'_>| {
            let author: [u8; 16] = change.actor.to_bytes().try_into().ok()?;
            Some((ChangeHash(change.hash.0), AuthorId::from_bytes(author), change.seq))
        };
        self.0.get_changes_meta(&[]).into_iter().filter_map(named).collect()
    }

    /// Those of `changes` that none of them builds on.
    fn heads_of(&self, changes: &BTreeSet<ChangeHash>) -> Vec<ChangeHash> {
        let mut heads = changes.clone();
        for change in self.0.get_changes_meta(&[]) {
            if changes.contains(&ChangeHash(change.hash.0)) {
                for parent in &change.deps {
                    heads.remove(&ChangeHash(parent.0));
                }
            }
        }
        heads.into_iter().collect()
    }
}
