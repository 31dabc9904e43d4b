//! A set of entry numbers that is mostly runs.

use std::{collections::BTreeMap, ops::RangeInclusive};

/// Entry numbers as runs without overlap: what waits of an author, or what files cover.
///
/// ```
/// use rapport_core::sync::Ranges;
///
/// let mut covered = Ranges::default();
/// covered.insert(1..=64);
/// covered.insert(70..=80);
/// assert_eq!(covered.gaps(1..=100), [65..=69, 81..=100]);
/// covered.insert(65..=69);
/// assert!(covered.covers(1..=80));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranges(BTreeMap<u64, u64>);

impl Ranges {
    /// Adds every number of `range`.
    pub fn insert(&mut self, range: RangeInclusive<u64>) {
        let (mut first, mut last) = range.into_inner();
        if first > last {
            return;
        }
        while let Some((&start, &end)) = self.0.range(..=last.saturating_add(1)).next_back() {
            if end.saturating_add(1) < first {
                break;
            }
            self.0.remove(&start);
            (first, last) = (first.min(start), last.max(end));
        }
        self.0.insert(first, last);
    }

    /// Whether every number of `range` is in the set.
    pub fn covers(&self, range: RangeInclusive<u64>) -> bool {
        self.gaps(range).is_empty()
    }

    /// Whether no number of `range` is in the set.
    pub fn misses(&self, range: RangeInclusive<u64>) -> bool {
        self.gaps(range.clone()) == [range]
    }

    /// The runs of `range` that are not in the set, in order.
    pub fn gaps(&self, range: RangeInclusive<u64>) -> Vec<RangeInclusive<u64>> {
        let (mut first, last) = range.into_inner();
        let mut gaps = Vec::new();
        let before = self.0.range(..first).next_back();
        for (&start, &end) in before.into_iter().chain(self.0.range(first..=last.max(first))) {
            if start > first {
                gaps.push(first..=start - 1);
            }
            let Some(next) = end.checked_add(1) else {
                return gaps;
            };
            first = first.max(next);
        }
        if first <= last {
            gaps.push(first..=last);
        }
        gaps
    }

    /// The runs, in order; no two touch.
    pub fn iter(&self) -> impl Iterator<Item = RangeInclusive<u64>> + '_ {
        self.0.iter().map(|(&first, &last)| first..=last)
    }

    /// The highest number, if there is any.
    pub fn last(&self) -> Option<u64> {
        self.0.last_key_value().map(|(_, &last)| last)
    }

    /// How many numbers are in the set.
    pub fn len(&self) -> u64 {
        self.0.iter().fold(0, |total: u64, (first, last)| total.saturating_add(last - first + 1))
    }

    /// Whether no number is in the set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<u64> for Ranges {
    fn from_iter<I: IntoIterator<Item = u64>>(numbers: I) -> Self {
        let mut ranges = Self::default();
        for number in numbers {
            ranges.insert(number..=number);
        }
        ranges
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn agrees_with_a_plain_set(
            runs in proptest::collection::vec((0u64..40, 0u64..8), 0..12), first in 0u64..40, length in 0u64..20,
        ) {
            let (mut ranges, mut plain) = (Ranges::default(), BTreeSet::new());
            for (start, more) in runs {
                ranges.insert(start..=start + more);
                plain.extend(start..=start + more);
            }
            let asked = first..=first + length;
            let missing: Vec<u64> = asked.clone().filter(|number| !plain.contains(number)).collect();
            prop_assert_eq!(ranges.len(), plain.len() as u64);
            prop_assert_eq!(ranges.last(), plain.last().copied());
            prop_assert_eq!(ranges.gaps(asked.clone()).into_iter().flatten().collect::<Vec<_>>(), missing.clone());
            prop_assert_eq!(ranges.covers(asked), missing.is_empty());
            prop_assert_eq!(plain.iter().copied().collect::<Ranges>(), ranges.clone());
            let runs: Vec<_> = ranges.iter().collect();
            prop_assert!(runs.windows(2).all(|pair| pair[0].end() + 1 < *pair[1].start()));
        }
    }

    #[test]
    fn the_ends_of_the_number_line_hold() {
        let mut ranges = Ranges::default();
        ranges.insert(u64::MAX - 1..=u64::MAX);
        assert_eq!(ranges.gaps(u64::MAX - 2..=u64::MAX), [u64::MAX - 2..=u64::MAX - 2]);
        assert!(ranges.covers(u64::MAX..=u64::MAX));
        assert!(ranges.covers(RangeInclusive::new(5, 4)), "an empty range asks for nothing");
    }
}
