//! A contiguous stretch of one author's log.

use super::{Commitment, Entry};
use crate::{Error, Result, model::AuthorId};

/// Entries of one author with nothing missing between them, and the commitment before the first.
///
/// ```
/// use rapport_core::{model::{AuthorId, VaultId}, sync::{Commitment, Entry, Run, Vector}};
///
/// let author = AuthorId::from_bytes([1; 16]);
/// let entry = |number| Entry { author, number, seen: Vector::default(), changes: vec![] };
/// let before = Commitment::first(VaultId::from_bytes([9; 16]), author);
///
/// let run = Run::new(before, vec![entry(1), entry(2)])?;
/// assert_eq!((run.first(), run.last()), (1, 2));
/// assert!(Run::new(before, vec![entry(1), entry(3)]).is_err());
/// # Ok::<(), rapport_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    before: Commitment,
    entries: Vec<Entry>,
}

/// One entry with the commitment that comes before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The commitment before the entry: what a log must stand at for the entry to continue it.
    pub before: Commitment,
    /// The entry.
    pub entry: Entry,
}

impl Link {
    /// The commitment after the entry.
    pub fn after(&self) -> Commitment {
        self.before.then(&self.entry)
    }
}

impl Run {
    /// The run of `entries` that follows `before`.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] when there is no entry, an entry is not well formed ([`Entry::check`]), the authors
    /// differ, or a number is missing.
    pub fn new(before: Commitment, entries: Vec<Entry>) -> Result<Self> {
        let damaged = |reason| Err(Error::Damaged { what: "device log", reason });
        let Some(start) = entries.first() else {
            return damaged("it has no entries");
        };
        let (author, first) = (start.author, start.number);
        for (entry, number) in entries.iter().zip(first..) {
            entry.check()?;
            if entry.author != author {
                return damaged("its entries have several authors");
            }
            if entry.number != number {
                return damaged("its entries are not numbered in a row");
            }
        }
        Ok(Self { before, entries })
    }

    /// Who made the entries.
    pub fn author(&self) -> AuthorId {
        self.entries[0].author
    }

    /// The number of the first entry.
    pub fn first(&self) -> u64 {
        self.entries[0].number
    }

    /// The number of the last entry.
    pub fn last(&self) -> u64 {
        self.first() + self.entries.len() as u64 - 1
    }

    /// The commitment before the first entry.
    pub fn before(&self) -> Commitment {
        self.before
    }

    /// The commitment after the last entry.
    pub fn after(&self) -> Commitment {
        self.entries.iter().fold(self.before, |before, entry| before.then(entry))
    }

    /// The entries, at least one.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Each entry with the commitment before it, computed along the chain.
    pub fn into_links(self) -> impl Iterator<Item = Link> {
        self.entries.into_iter().scan(self.before, |before, entry| {
            let link = Link { before: *before, entry };
            *before = link.after();
            Some(link)
        })
    }

    /// The same entries as several runs, each of at most `entries` entries that weigh at most about `bytes`
    /// ([`Entry::weight`]); an entry that weighs more is a run of its own.
    pub fn split(self, entries: usize, bytes: usize) -> Vec<Self> {
        let mut runs: Vec<Self> = Vec::new();
        let mut weight = 0usize;
        for link in self.into_links() {
            weight = weight.saturating_add(link.entry.weight());
            match runs.last_mut() {
                Some(run) if run.entries.len() < entries && weight <= bytes => run.entries.push(link.entry),
                _ => {
                    weight = link.entry.weight();
                    runs.push(Self { before: link.before, entries: vec![link.entry] });
                }
            }
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sync::testing::{author, entry, run};

    proptest! {
        #[test]
        fn splitting_keeps_entries_and_chain(count in 1u64..40, entries in 1usize..10, bytes in 0usize..2000) {
            let whole = run(1, 1..=count);
            let parts = whole.clone().split(entries, bytes);
            prop_assert!(parts.iter().all(|part| part.entries.len() <= entries));
            let weight = |part: &Run| part.entries.iter().map(Entry::weight).sum::<usize>();
            prop_assert!(parts.iter().all(|part| part.entries.len() == 1 || weight(part) <= bytes));
            for pair in parts.windows(2) {
                prop_assert_eq!((pair[0].after(), pair[0].last() + 1), (pair[1].before(), pair[1].first()));
            }
            let links: Vec<Link> = parts.into_iter().flat_map(Run::into_links).collect();
            prop_assert_eq!(links, whole.into_links().collect::<Vec<_>>());
        }
    }

    #[test]
    fn refuses_gaps_and_strangers() {
        let before = Commitment::from_bytes([0; 32]);
        assert!(Run::new(before, vec![]).is_err());
        assert!(Run::new(before, vec![entry(1, 1, &[]), entry(1, 1, &[])]).is_err());
        assert!(Run::new(before, vec![entry(1, 1, &[]), entry(2, 2, &[])]).is_err());
        assert!(Run::new(before, vec![entry(1, 0, &[])]).is_err());
        assert_eq!(Run::new(before, vec![entry(1, 5, &[])]).unwrap().author(), author(1));
    }
}
