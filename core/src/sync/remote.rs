//! What a listing says that a shared place holds, and what to fetch of it next.

use std::collections::{BTreeMap, BTreeSet};

use super::{Content, FileName, Keyring, Progress, Ranges, Tag};
use crate::model::AuthorId;

/// The files of one vault in a shared place.
#[derive(Debug, Default)]
pub(super) struct Remote {
    entries: BTreeMap<FileName, Fetched>,
    states: BTreeSet<FileName>,
    parts: BTreeSet<FileName>,
    /// Files that cannot be used in this session, and whether that is since they are damaged.
    unusable: BTreeMap<FileName, bool>,
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
}

impl Remote {
    pub(super) fn new(vault: Tag, names: &[String]) -> Self {
        let mut remote = Self::default();
        let mut others = BTreeSet::new();
        for name in names {
            match name.parse::<FileName>() {
                Ok(name) if name.vault() == vault => remote.add(name),
                Ok(name) => {
                    others.insert(name.vault());
                }
                Err(_) => remote.foreign_files += 1,
            }
        }
        remote.other_vaults = others.len();
        remote
    }

    /// Takes note of a file of this vault.
    pub(super) fn add(&mut self, name: FileName) {
        self.unusable.remove(&name);
        match name.content() {
            Content::Entries { .. } => {
                self.entries.insert(name, Fetched::Never);
            }
            Content::State => {
                self.states.insert(name);
            }
            Content::Checkpoint => {
                self.parts.insert(name);
            }
            Content::Pairing(_) => {}
        }
    }

    /// Takes note that a file is there no more.
    pub(super) fn remove(&mut self, name: &FileName) {
        self.entries.remove(name);
        self.states.remove(name);
        self.parts.remove(name);
    }

    pub(super) fn holds(&self, name: &FileName) -> bool {
        let listed =
            self.entries.contains_key(name) || self.states.contains(name) || self.parts.contains(name);
        listed && !self.unusable.contains_key(name)
    }

    /// Leaves a file alone for the rest of the session.
    pub(super) fn give_up(&mut self, name: &FileName, is_damaged: bool) {
        self.unusable.insert(*name, is_damaged);
    }

    /// The files that cannot be read.
    pub(super) fn damaged(&self) -> impl Iterator<Item = &FileName> {
        self.unusable.iter().filter(|(_, is_damaged)| **is_damaged).map(|(name, _)| name)
    }

    /// The author of a file of entries, if it is known.
    pub(super) fn author(&self, name: &FileName) -> Option<AuthorId> {
        self.authors.get(&name.owner()).copied()
    }

    /// The state files and parts of checkpoints that are listed.
    pub(super) fn states(&self) -> impl Iterator<Item = &FileName> {
        self.states.iter().filter(|name| !self.unusable.contains_key(name))
    }

    /// All state files and parts of checkpoints of an owner, usable or not.
    pub(super) fn belongings(&self, owner: Tag) -> impl Iterator<Item = &FileName> {
        self.states.iter().chain(&self.parts).filter(move |name| name.owner() == owner)
    }

    /// The files of entries of an owner, usable or not.
    pub(super) fn entries_of(&self, owner: Tag) -> impl Iterator<Item = &FileName> {
        self.entries.keys().filter(move |name| name.owner() == owner)
    }

    /// How many files of entries there are.
    pub(super) fn entry_files(&self) -> usize {
        self.entries.len()
    }

    /// Makes an author's tag known; of an author whose tag is not, nothing can be held.
    pub(super) fn know(&mut self, keyring: &Keyring, author: AuthorId) {
        self.authors.insert(keyring.author_tag(author), author);
    }

    /// The numbers of the author with this tag that usable files cover, of those that `counts` lets count.
    pub(super) fn covered(&self, owner: Tag, counts: impl Fn(&FileName) -> bool) -> Ranges {
        let mut covered = Ranges::default();
        let usable = self.entries_of(owner).filter(|name| !self.unusable.contains_key(name) && counts(name));
        for numbers in usable.filter_map(FileName::numbers) {
            covered.insert(numbers);
        }
        covered
    }

    /// The next file of entries worth fetching, marked as fetched.
    ///
    /// A file that continues what is applied goes first: only such a file can set waiting entries free, so that as
    /// little as possible waits. Among equals the author that had fewer turns goes first. A file is fetched again
    /// only after its author has moved on, so this comes to an end. Files in `unknown` are fetched whatever is held.
    pub(super) fn next(&mut self, held: &Progress, unknown: impl Fn(&FileName) -> bool) -> Option<FileName> {
        let worth = |(name, fetched): &(&FileName, &Fetched)| {
            !self.unusable.contains_key(name)
                && (self.may_bring_news(name, **fetched, held)
                    || (**fetched == Fetched::Never && unknown(name)))
        };
        let next = self.entries.iter().filter(worth).map(|(name, _)| *name).min_by_key(|name| {
            let first = name.numbers().map_or(0, |numbers| *numbers.start());
            let continues = first <= self.applied(name, held) + 1;
            (!continues, self.fetches.get(&name.owner()).copied(), first, *name)
        })?;
        self.entries.insert(next, Fetched::At(self.applied(&next, held)));
        *self.fetches.entry(next.owner()).or_default() += 1;
        Some(next)
    }

    fn may_bring_news(&self, name: &FileName, fetched: Fetched, held: &Progress) -> bool {
        let applied = self.applied(name, held);
        let tried = match fetched {
            Fetched::Never => false,
            Fetched::At(number) => applied <= number,
        };
        let Some(numbers) = name.numbers() else { return false };
        let lacking = (*numbers.start()).max(applied + 1)..=*numbers.end();
        let pending = self.authors.get(&name.owner()).and_then(|author| held.pending.get(author));
        !tried && !lacking.is_empty() && !pending.is_some_and(|pending| pending.covers(lacking))
    }

    fn applied(&self, name: &FileName, held: &Progress) -> u64 {
        self.authors.get(&name.owner()).map_or(0, |author| held.vector.get(*author))
    }
}
