//! What a listing says that a shared place holds, and what to fetch of it next.

use std::collections::{BTreeMap, BTreeSet};

use super::{Progress, Ranges, SegmentName, Tag};
use crate::model::{AuthorId, VaultId};

/// The files of one vault in a shared place.
#[derive(Debug, Default)]
pub(super) struct Remote {
    files: BTreeMap<SegmentName, Fetched>,
    authors: BTreeMap<Tag, AuthorId>,
    fetches: BTreeMap<Tag, u64>,
    pub(super) other_vaults: usize,
    pub(super) foreign_files: usize,
}

/// How often it makes sense to fetch a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fetched {
    Never,
    /// When its author stood at this number.
    At(u64),
    Unusable,
}

impl Remote {
    pub(super) fn new(vault: VaultId, names: &[String]) -> Self {
        let mut remote = Self::default();
        let mut others = BTreeSet::new();
        for name in names {
            match name.parse::<SegmentName>() {
                Ok(name) if name.vault() == Tag::vault(vault) => {
                    remote.files.insert(name, Fetched::Never);
                }
                Ok(name) => {
                    others.insert(name.vault());
                }
                Err(_) => remote.foreign_files += 1,
            }
        }
        remote.other_vaults = others.len();
        remote
    }

    /// Makes an author's tag known; of an author whose tag is not, nothing can be held.
    pub(super) fn know(&mut self, author: AuthorId) {
        self.authors.insert(Tag::author(author), author);
    }

    /// The numbers of `author` that files cover.
    pub(super) fn covered(&self, author: AuthorId) -> Ranges {
        let mut covered = Ranges::default();
        for name in self.files.keys().filter(|name| name.author() == Tag::author(author)) {
            covered.insert(name.numbers());
        }
        covered
    }

    /// Leaves a file alone for the rest of the session.
    pub(super) fn give_up(&mut self, name: &SegmentName) {
        self.files.insert(*name, Fetched::Unusable);
    }

    /// The next file worth fetching, marked as fetched.
    ///
    /// A file that continues what is applied goes first: only such a file can set waiting entries free, so that as
    /// little as possible waits. Among equals the author that had fewer turns goes first. A file is fetched again
    /// only after its author has moved on, so this comes to an end.
    pub(super) fn next(&mut self, held: &Progress) -> Option<SegmentName> {
        let next = self.files.iter().filter(|(name, fetched)| self.is_worth_fetching(name, **fetched, held));
        let next = next.map(|(name, _)| *name).min_by_key(|name| {
            let continues = name.first() <= self.applied(name, held) + 1;
            (!continues, self.fetches.get(&name.author()).copied(), name.first(), *name)
        })?;
        self.files.insert(next, Fetched::At(self.applied(&next, held)));
        *self.fetches.entry(next.author()).or_default() += 1;
        Some(next)
    }

    fn is_worth_fetching(&self, name: &SegmentName, fetched: Fetched, held: &Progress) -> bool {
        let applied = self.applied(name, held);
        let tried = match fetched {
            Fetched::Never => false,
            Fetched::At(number) => applied <= number,
            Fetched::Unusable => true,
        };
        let lacking = name.first().max(applied + 1)..=name.last();
        let pending = self.authors.get(&name.author()).and_then(|author| held.pending.get(author));
        !tried && !lacking.is_empty() && !pending.is_some_and(|pending| pending.covers(lacking))
    }

    fn applied(&self, name: &SegmentName, held: &Progress) -> u64 {
        self.authors.get(&name.author()).map_or(0, |author| held.vector.get(*author))
    }
}
