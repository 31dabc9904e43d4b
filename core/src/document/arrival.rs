//! Taking in a change that another device made.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{Automerge, Change, LoadOptions};

use super::{
    ChangeParts, Document,
    crdt::{ENCODING, guarded},
    gate::{ChangeHeader, inspect},
};
use crate::{
    Error, Result,
    model::{AuthorId, ChangeHash},
};

impl Document {
    /// Applies a change that arrived, or nothing when it is there already. A refused change leaves the document as it was.
    ///
    /// What is refused follows from the change and from the changes that it builds on, never from what others did at the
    /// same time: it is tried, saved and loaded again on a document of those alone. Two things say more about this
    /// document than about the change: that something which it builds on is missing, and that another change of its
    /// author has its number, which only a forked author can bring about.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the bytes are not the change they are said to be, are not by `author`, or do not fit.
    pub(crate) fn apply(&mut self, author: AuthorId, parts: &ChangeParts) -> Result<()> {
        let header = inspect(&parts.bytes)?;
        if header.hash != parts.hash {
            return Err(damaged("it is not the one it is said to be"));
        }
        if header.author != author {
            return Err(damaged("it was not made by the device that sent it"));
        }
        let applied = guarded(|| self.with_change(&header, &parts.bytes));
        if let Some(document) = applied.unwrap_or_else(|| Err(damaged("reading it failed")))? {
            *self = document;
        }
        Ok(())
    }

    /// Whether the document can be saved and read again, and is the same then. What [`Self::apply`] took in can, so this
    /// asks it of a document that came to be in some other way.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it is not.
    pub(crate) fn verify(&self) -> Result<()> {
        let is_same = guarded(|| {
            let options = LoadOptions::new().text_encoding(ENCODING);
            let again = Automerge::load_with_options(&self.0.save_nocompress(), options).ok().map(Self)?;
            Some(again.heads() == self.heads() && again.snapshot() == self.snapshot())
        });
        match is_same.flatten() {
            Some(true) => Ok(()),
            _ => Err(damaged("the record could not be read again with it")),
        }
    }

    fn with_change(&self, header: &ChangeHeader, bytes: &[u8]) -> Result<Option<Self>> {
        let is_here =
            |hash: &ChangeHash| self.0.get_change_meta_by_hash(&automerge::ChangeHash(hash.0)).is_some();
        if is_here(&header.hash) {
            return Ok(None);
        }
        if !header.dependencies.iter().all(is_here) {
            return Err(damaged("it builds on something that never arrived"));
        }
        if self.next_number(header.author) != header.number {
            return Err(damaged("it does not follow its author's last change"));
        }
        let change = Change::from_bytes(bytes.to_vec()).map_err(|_| damaged("it cannot be read"))?;
        let is_after_all =
            self.0.get_heads().iter().map(|hash| ChangeHash(hash.0)).eq(header.dependencies.iter().copied());
        if is_after_all {
            return self.followed_by(header, change).map(Some);
        }
        self.past_of(&header.dependencies)?.followed_by(header, change.clone())?;
        self.extended(header, change).map(Some)
    }

    /// The document with a change that builds on all of it.
    fn followed_by(&self, header: &ChangeHeader, change: Change) -> Result<Self> {
        let (mut last, mut operations) = (0, 0);
        for before in self.0.get_changes_meta(&[]) {
            last = last.max(before.max_op);
            operations += (before.max_op + 1).saturating_sub(before.start_op);
        }
        if self.next_number(header.author) != header.number {
            return Err(damaged("it does not build on its author's last change"));
        }
        if header.first_operation != last + 1 {
            return Err(damaged("its operations do not follow those before"));
        }
        // An operation brings a byte of its own, or takes away one that was there: so little cannot be much.
        let most = operations + change.raw_bytes().len() as u64;
        if header.operations > most || header.replaced > operations + header.operations {
            return Err(damaged("it says more than its bytes can hold"));
        }
        self.extended(header, change)
    }

    fn extended(&self, header: &ChangeHeader, change: Change) -> Result<Self> {
        let is_as_counted = change.len() as u64 == header.operations;
        let mut copy = self.clone();
        copy.0.apply_changes([change]).map_err(|_| damaged("it does not fit the record"))?;
        if !is_as_counted || copy.change(&header.hash).is_none() {
            return Err(damaged("it was not taken in"));
        }
        copy.verify()?;
        Ok(copy)
    }

    /// The document as somebody saw it who had these changes and what they build on.
    fn past_of(&self, heads: &[ChangeHash]) -> Result<Self> {
        let past = self.past(heads);
        self.of_changes(|hash| past.contains(&ChangeHash(hash.0)))
    }

    /// These changes and all that they build on, as far as they are here.
    pub(super) fn past(&self, heads: &[ChangeHash]) -> BTreeSet<ChangeHash> {
        let changes = self.0.get_changes_meta(&[]);
        let parents: BTreeMap<_, _> = changes.iter().map(|change| (change.hash.0, &change.deps)).collect();
        let mut past = BTreeSet::new();
        let mut open = heads.to_vec();
        while let Some(hash) = open.pop() {
            if let Some(deps) = parents.get(&hash.0)
                && past.insert(hash)
            {
                open.extend(deps.iter().map(|hash| ChangeHash(hash.0)));
            }
        }
        past
    }

    /// A document of those changes of this one that `keep` names, which must hold what each builds on.
    pub(super) fn of_changes(&self, keep: impl Fn(&automerge::ChangeHash) -> bool) -> Result<Self> {
        let mut document = Self::empty();
        let mut changes = self.0.get_changes(&[]);
        changes.retain(|change| keep(&change.hash()));
        document
            .0
            .apply_changes(changes)
            .map_err(|_| damaged("the changes before it cannot be told apart"))?;
        Ok(document)
    }
}

pub(super) fn damaged(reason: &'static str) -> Error {
    Error::Damaged { what: "change", reason }
}
