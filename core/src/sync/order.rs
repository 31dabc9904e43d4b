//! Delivery in causal order, as pure logic.

use std::collections::{BTreeMap, BTreeSet};

use super::{Link, Ranges, Vector};
use crate::{Result, model::AuthorId};

/// How much may wait, per author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Entries.
    pub entries: usize,
    /// Bytes, as [`Entry::weight`](super::Entry::weight) counts them.
    pub bytes: usize,
}

impl Default for Limits {
    /// 10,000 entries and 16 MiB.
    fn default() -> Self {
        Self { entries: 10_000, bytes: 16 << 20 }
    }
}

/// What became of an entry that was ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is done with, applied or refused for good: what waited for it may go on.
    Applied,
    /// It could not be applied now: it and its author's later entries stay pending.
    Held,
    /// It does not continue what is held of its author: it and the author's later entries are dropped.
    Dropped,
}

/// What one delivery did; entries are named by author and number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// What is applied now.
    pub vector: Vector,
    /// The entries that were applied, in the order in which they were.
    pub applied: Vec<(AuthorId, u64)>,
    /// The entries that arrived in this delivery and wait.
    pub waiting: BTreeSet<(AuthorId, u64)>,
    /// The entries that wait no more though this delivery did not apply them: what is still lacking of them will have
    /// to be fetched again.
    pub dropped: BTreeSet<(AuthorId, u64)>,
    /// How many entries arrived that were applied or waiting already.
    pub duplicates: u64,
}

/// The entries that arrived before something they depend on.
///
/// ```
/// use rapport_core::{model::{AuthorId, VaultId}};
/// use rapport_core::sync::{Commitment, Entry, Limits, Pending, Run, Vector, Verdict};
///
/// let author = AuthorId::from_bytes([1; 16]);
/// let entry = |number| Entry { author, number, seen: Vector::default(), changes: vec![] };
/// let before = Commitment::first(VaultId::from_bytes([9; 16]), author);
/// let mut links: Vec<_> = Run::new(before, vec![entry(1), entry(2)])?.into_links().collect();
///
/// let mut pending = Pending::new(Limits::default());
/// let none = pending.deliver(&Vector::default(), links.pop(), |_| Ok(Verdict::Applied))?;
/// assert!(none.applied.is_empty());
/// let both = pending.deliver(&Vector::default(), links.pop(), |_| Ok(Verdict::Applied))?;
/// assert_eq!(both.applied, [(author, 1), (author, 2)]);
/// # Ok::<(), rapport_core::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Pending {
    limits: Limits,
    authors: BTreeMap<AuthorId, BTreeMap<u64, Link>>,
}

impl Pending {
    /// Nothing pending, and at most `limits` per author.
    pub fn new(limits: Limits) -> Self {
        Self { limits, authors: BTreeMap::new() }
    }

    /// What was kept from an earlier delivery.
    pub fn restore(limits: Limits, links: impl IntoIterator<Item = Link>) -> Self {
        let mut pending = Self::new(limits);
        for link in links {
            pending.insert(link);
        }
        pending
    }

    /// Takes in what `arrived` and hands every entry that is ready to `apply`.
    ///
    /// An entry is ready when it is the next of its author and everything it has seen is applied. An entry that is
    /// `applied` or pending already is dropped. Afterwards each author is cut back to the limits, the furthest
    /// entries first. The caller keeps [`Delivery::waiting`] and forgets what it kept of [`Delivery::applied`] and
    /// [`Delivery::dropped`].
    ///
    /// # Errors
    ///
    /// The first error of `apply`; what is pending is then unknown, so restore it from what was kept.
    pub fn deliver(
        &mut self,
        applied: &Vector,
        arrived: impl IntoIterator<Item = Link>,
        mut apply: impl FnMut(&Link) -> Result<Verdict>,
    ) -> Result<Delivery> {
        let mut delivery = Delivery { vector: applied.clone(), ..Delivery::default() };
        for link in arrived {
            let (author, number) = (link.entry.author, link.entry.number);
            if applied.contains(author, number) || self.get(author, number).is_some() {
                delivery.duplicates += 1;
            } else {
                self.insert(link);
                delivery.waiting.insert((author, number));
            }
        }
        let mut held = BTreeSet::new();
        while let Some(link) = self.take_ready(&delivery.vector, &held) {
            let (author, number) = (link.entry.author, link.entry.number);
            match apply(&link)? {
                Verdict::Applied => {
                    delivery.vector.advance(author, number);
                    delivery.applied.push((author, number));
                    delivery.waiting.remove(&(author, number));
                }
                Verdict::Held => {
                    held.insert(author);
                    self.insert(link);
                }
                Verdict::Dropped => {
                    let later = self.authors.remove(&author).unwrap_or_default().into_keys();
                    delivery.dropped.extend(later.chain([number]).map(|number| (author, number)));
                }
            }
        }
        self.trim(&mut delivery);
        Ok(delivery)
    }

    /// The entry `number` of `author`, if it is pending.
    pub fn get(&self, author: AuthorId, number: u64) -> Option<&Link> {
        self.authors.get(&author)?.get(&number)
    }

    /// The numbers that are pending, per author.
    pub fn numbers(&self) -> BTreeMap<AuthorId, Ranges> {
        self.authors.iter().map(|(author, links)| (*author, links.keys().copied().collect())).collect()
    }

    fn insert(&mut self, link: Link) {
        self.authors.entry(link.entry.author).or_default().insert(link.entry.number, link);
    }

    fn take_ready(&mut self, applied: &Vector, held: &BTreeSet<AuthorId>) -> Option<Link> {
        let ready = self.authors.iter().find_map(|(author, links)| {
            let next = links.get(&(applied.get(*author) + 1))?;
            let ready = !held.contains(author) && applied.covers(&next.entry.seen);
            ready.then_some((*author, next.entry.number))
        });
        let (author, number) = ready?;
        let links = self.authors.get_mut(&author)?;
        let link = links.remove(&number);
        if links.is_empty() {
            self.authors.remove(&author);
        }
        link
    }

    fn trim(&mut self, delivery: &mut Delivery) {
        for (author, links) in &mut self.authors {
            let mut kept = links.split_off(&(delivery.vector.get(*author) + 1));
            let (mut entries, mut bytes) = (0, 0usize);
            let beyond = kept.iter().find(|(_, link)| {
                entries += 1;
                bytes = bytes.saturating_add(link.entry.weight());
                entries > self.limits.entries || bytes > self.limits.bytes
            });
            let cut =
                beyond.map(|(&number, _)| number).map(|number| kept.split_off(&number)).unwrap_or_default();
            let numbers = cut.into_keys().chain(links.keys().copied());
            delivery.dropped.extend(numbers.map(|number| (*author, number)));
            *links = kept;
        }
        self.authors.retain(|_, links| !links.is_empty());
        delivery.waiting.retain(|waiting| !delivery.dropped.contains(waiting));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        Error,
        sync::testing::{author, entry, history, links, vector},
    };

    fn deliver(pending: &mut Pending, applied: &mut Vector, arrived: Vec<Link>) -> Delivery {
        let delivery = pending.deliver(applied, arrived, |_| Ok(Verdict::Applied)).unwrap();
        *applied = delivery.vector.clone();
        delivery
    }

    #[test]
    fn an_entry_waits_for_what_it_has_seen() {
        let (mut pending, mut applied) = (Pending::default(), Vector::default());
        let waits = deliver(&mut pending, &mut applied, links([entry(1, 1, &[(2, 1)]), entry(1, 2, &[])]));
        assert_eq!(waits.waiting.len(), 2);
        assert_eq!(pending.numbers()[&author(1)].iter().collect::<Vec<_>>(), [1..=2]);

        let goes = deliver(&mut pending, &mut applied, links([entry(2, 1, &[]), entry(1, 1, &[(2, 1)])]));
        assert_eq!(goes.applied, [(author(2), 1), (author(1), 1), (author(1), 2)]);
        assert_eq!(goes.duplicates, 1);
        assert!(pending.numbers().is_empty());
    }

    #[test]
    fn a_failed_entry_holds_up_only_its_author() {
        let mut pending = Pending::default();
        let arrived = links([entry(1, 1, &[]), entry(1, 2, &[]), entry(2, 1, &[]), entry(3, 1, &[(1, 1)])]);
        let fail =
            |link: &Link| Ok(if link.entry.author == author(1) { Verdict::Held } else { Verdict::Applied });
        let delivery = pending.deliver(&Vector::default(), arrived, fail).unwrap();
        assert_eq!(delivery.vector, vector(&[(2, 1)]));
        assert_eq!(delivery.waiting.len(), 3);

        let mut applied = delivery.vector;
        deliver(&mut pending, &mut applied, vec![]);
        assert_eq!(applied, vector(&[(1, 2), (2, 1), (3, 1)]));
    }

    #[test]
    fn a_broken_chain_drops_its_author() {
        let mut pending = Pending::default();
        let arrived = links([entry(1, 1, &[]), entry(1, 2, &[]), entry(1, 3, &[]), entry(2, 1, &[])]);
        let broken = |link: &Link| {
            let breaks = link.entry.author == author(1) && link.entry.number == 2;
            Ok(if breaks { Verdict::Dropped } else { Verdict::Applied })
        };
        let delivery = pending.deliver(&Vector::default(), arrived, broken).unwrap();
        assert_eq!(delivery.vector, vector(&[(1, 1), (2, 1)]));
        assert_eq!(delivery.dropped, BTreeSet::from([(author(1), 2), (author(1), 3)]));
        assert!(delivery.waiting.is_empty() && pending.numbers().is_empty());
    }

    #[test]
    fn the_furthest_ahead_give_way() {
        let mut applied = Vector::default();
        let mut few = Pending::new(Limits { entries: 3, bytes: usize::MAX });
        let arrived = links((2..=9).map(|number| entry(1, number, &[])));
        let delivery = deliver(&mut few, &mut applied, arrived.clone());
        assert_eq!(few.numbers()[&author(1)].iter().collect::<Vec<_>>(), [2..=4]);
        assert_eq!(delivery.dropped.len(), 5);
        assert_eq!(delivery.waiting.len(), 3);

        let weight = arrived[0].entry.weight();
        let mut small = Pending::new(Limits { entries: usize::MAX, bytes: 2 * weight });
        deliver(&mut small, &mut applied, arrived);
        assert_eq!(small.numbers()[&author(1)].iter().collect::<Vec<_>>(), [2..=3]);
    }

    #[test]
    fn limits_do_not_touch_what_is_ready() {
        let mut none = Pending::new(Limits { entries: 0, bytes: 0 });
        let mut applied = Vector::default();
        deliver(&mut none, &mut applied, links((1..=9).map(|number| entry(1, number, &[]))));
        assert_eq!(applied, vector(&[(1, 9)]));
    }

    #[test]
    fn an_error_ends_the_delivery() {
        let arrived = links([entry(1, 1, &[])]);
        let delivery = Pending::default().deliver(&Vector::default(), arrived, |_| Err(Error::DiskFull));
        assert!(matches!(delivery, Err(Error::DiskFull)));
    }

    proptest! {
        /// Whatever the order, duplication and partition: the same vector, and never an entry before what it saw.
        #[test]
        fn every_arrival_ends_the_same(
            (entries, arrivals) in history().prop_flat_map(|entries| {
                let twice: Vec<_> = entries.iter().chain(&entries).cloned().collect();
                (Just(entries), Just(twice).prop_shuffle())
            }),
            batch in 1usize..7,
            restart in any::<bool>(),
        ) {
            let (mut pending, mut applied) = (Pending::default(), Vector::default());
            let mut order = Vec::new();
            for arrived in arrivals.chunks(batch) {
                let mut now = applied.clone();
                let delivery = pending.deliver(&applied, links(arrived.to_vec()), |link| {
                    assert!(now.covers(&link.entry.seen), "an entry before what it saw");
                    assert_eq!(now.get(link.entry.author) + 1, link.entry.number);
                    now.advance(link.entry.author, link.entry.number);
                    Ok(Verdict::Applied)
                }).unwrap();
                prop_assert_eq!(&delivery.vector, &now);
                order.extend(delivery.applied);
                applied = now;
                if restart {
                    let kept: Vec<Link> = pending.authors.into_values().flat_map(BTreeMap::into_values).collect();
                    pending = Pending::restore(Limits::default(), kept);
                }
            }
            let all: Vector = entries.iter().map(|entry| (entry.author, entry.number)).collect();
            prop_assert_eq!(applied, all);
            prop_assert_eq!(order.len(), entries.len());
            prop_assert!(pending.numbers().is_empty());
        }
    }
}
