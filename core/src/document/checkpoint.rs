//! Whole documents that travel, and what is left of a document without some of its changes.

use std::collections::BTreeSet;

use super::{
    Document,
    crdt::guarded,
    gate::{has_room, inspect_document},
};
use crate::{Error, Result, model::ChangeHash};

impl Document {
    /// The document's bytes without compression, which is how it travels: what is deflated can grow beyond measure, and
    /// whoever sends it compresses the whole with a bound.
    pub(crate) fn save_plain(&self) -> Vec<u8> {
        self.0.save_nocompress()
    }

    /// Whether the document may grow and still be taken in whole by other devices.
    pub(crate) fn has_room(&self) -> bool {
        has_room(&self.save_plain())
    }

    /// The document with these bytes, which arrived. Who made its changes is not looked at: whoever sends a checkpoint
    /// answers for the whole.
    ///
    /// # Errors
    /// [`Error::Damaged`] when they are not a whole document with exactly these heads, deflated nowhere and within the
    /// bounds, that begins as every document does and can be saved and read again.
    pub(crate) fn admit(bytes: &[u8], heads: &[u8]) -> Result<Self> {
        if inspect_document(bytes)? != heads {
            return Err(damaged("it does not end where it should"));
        }
        let document = Self::load(bytes, heads)?;
        let is_ours = guarded(|| document.begins_as_all_do() && document.verify().is_ok());
        if is_ours != Some(true) {
            return Err(damaged("it cannot be saved and read again"));
        }
        Ok(document)
    }

    /// Takes in all changes of `other` that are not here yet. When it fails, the document is as it was.
    ///
    /// # Errors
    /// [`Error::Damaged`] when one author's number stands for a change here and for another one there, or the library
    /// cannot bring the two together.
    pub(crate) fn merge(&mut self, other: &Self) -> Result<()> {
        let merged = guarded(|| {
            if self.is_forked_from(other) {
                return Err(damaged("two changes have the same number"));
            }
            let (mut copy, mut others) = (self.clone(), other.0.clone());
            copy.0.merge(&mut others).map_err(|_| damaged("it does not fit the record here"))?;
            copy.verify()?;
            Ok(copy)
        });
        *self = merged.unwrap_or_else(|| Err(damaged("bringing it together with the record here failed")))?;
        Ok(())
    }

    /// The document without these changes and without all that builds on them.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the rest cannot be put together again, or what every document begins with is among
    /// the dropped.
    pub(crate) fn without(&self, dropped: &BTreeSet<ChangeHash>) -> Result<Self> {
        let genesis = Self::empty().heads();
        if dropped.iter().any(|hash| hash.0 == *genesis) {
            return Err(damaged("nothing can be left of it"));
        }
        let rest = guarded(|| {
            let mut gone: BTreeSet<_> = dropped.iter().map(|hash| automerge::ChangeHash(hash.0)).collect();
            // Changes come after those they build on.
            for change in self.0.get_changes_meta(&[]) {
                if change.deps.iter().any(|hash| gone.contains(hash)) {
                    gone.insert(change.hash);
                }
            }
            let rest = self.of_changes(|hash| !gone.contains(hash))?;
            rest.verify()?;
            Ok(rest)
        });
        rest.unwrap_or_else(|| Err(damaged("taking it apart failed")))
    }

    /// Whether one author's number stands for different changes in the two documents.
    fn is_forked_from(&self, other: &Self) -> bool {
        let numbered = |document: &Self| -> std::collections::BTreeMap<_, _> {
            let changes = document.0.get_changes_meta(&[]).into_iter();
            changes.map(|change| ((change.actor.into_owned(), change.seq), change.hash)).collect()
        };
        let mine = numbered(self);
        numbered(other).iter().any(|(number, hash)| mine.get(number).is_some_and(|here| here != hash))
    }

    fn begins_as_all_do(&self) -> bool {
        let genesis = Self::empty().heads();
        let mut roots = self.0.get_changes_meta(&[]).into_iter().filter(|change| change.deps.is_empty());
        let first = roots.next();
        first.is_some_and(|change| *change.hash.as_ref() == *genesis) && roots.next().is_none()
    }
}

fn damaged(reason: &'static str) -> Error {
    Error::Damaged { what: "record", reason }
}
