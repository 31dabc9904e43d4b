//! What a device holds, as one number per author.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::AuthorId;

/// For each author, the number of the last entry held; entries are numbered from 1 without gaps.
///
/// An author that is absent stands at 0. Two vectors of two devices say what each lacks, in tens of bytes whatever
/// the vault's size.
///
/// ```
/// use rapport_core::{model::AuthorId, sync::Vector};
///
/// let [laptop, phone] = [AuthorId::from_bytes([1; 16]), AuthorId::from_bytes([2; 16])];
/// let mut held = Vector::default();
/// held.advance(laptop, 3);
/// let mut newer = held.clone();
/// newer.advance(phone, 7);
///
/// assert!(newer.contains(phone, 7) && !held.contains(phone, 1));
/// assert!(newer.covers(&held) && !held.covers(&newer));
/// assert_eq!(held.delta_to(&newer).iter().collect::<Vec<_>>(), [(phone, 7)]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<AuthorId, u64>")]
pub struct Vector(BTreeMap<AuthorId, u64>);

impl Vector {
    /// The number of the last entry held of `author`; 0 when none is.
    pub fn get(&self, author: AuthorId) -> u64 {
        self.0.get(&author).copied().unwrap_or(0)
    }

    /// Raises `author` to `number`; a vector never goes back, so a lower number changes nothing.
    pub fn advance(&mut self, author: AuthorId, number: u64) {
        if number > self.get(author) {
            self.0.insert(author, number);
        }
    }

    /// Whether entry `number` of `author` is held.
    pub fn contains(&self, author: AuthorId, number: u64) -> bool {
        number <= self.get(author)
    }

    /// Whether everything that `other` holds is held.
    pub fn covers(&self, other: &Self) -> bool {
        other.iter().all(|(author, number)| self.contains(author, number))
    }

    /// The authors that stand further in `newer`, with their numbers there.
    ///
    /// Merging the delta brings this vector to cover `newer`.
    pub fn delta_to(&self, newer: &Self) -> Self {
        newer.iter().filter(|&(author, number)| !self.contains(author, number)).collect()
    }

    /// Raises every author to the higher of both numbers.
    pub fn merge(&mut self, other: &Self) {
        for (author, number) in other.iter() {
            self.advance(author, number);
        }
    }

    /// The authors of whom something is held, with their last numbers, ordered by author.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (AuthorId, u64)> + '_ {
        self.0.iter().map(|(author, number)| (*author, *number))
    }

    /// Whether nothing is held.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many entries are held, of all authors together.
    pub fn total(&self) -> u64 {
        self.0.values().fold(0, |total, number| total.saturating_add(*number))
    }
}

impl From<BTreeMap<AuthorId, u64>> for Vector {
    // A 0 says the same as absence; dropping it keeps equal vectors equal.
    fn from(mut numbers: BTreeMap<AuthorId, u64>) -> Self {
        numbers.retain(|_, number| *number > 0);
        Self(numbers)
    }
}

impl FromIterator<(AuthorId, u64)> for Vector {
    fn from_iter<I: IntoIterator<Item = (AuthorId, u64)>>(numbers: I) -> Self {
        let mut vector = Self::default();
        for (author, number) in numbers {
            vector.advance(author, number);
        }
        vector
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn vectors() -> impl Strategy<Value = Vector> {
        proptest::collection::btree_map(0u8..4, 0u64..5, 0..4).prop_map(|numbers| {
            numbers.into_iter().map(|(a, n)| (AuthorId::from_bytes([a; 16]), n)).collect()
        })
    }

    proptest! {
        #[test]
        fn merging_is_a_join(a in vectors(), b in vectors(), c in vectors()) {
            let join = |left: &Vector, right: &Vector| { let mut both = left.clone(); both.merge(right); both };
            prop_assert_eq!(join(&a, &b), join(&b, &a));
            prop_assert_eq!(join(&join(&a, &b), &c), join(&a, &join(&b, &c)));
            prop_assert_eq!(join(&a, &a), a.clone());
            prop_assert!(join(&a, &b).covers(&a) && join(&a, &b).covers(&b));
        }

        #[test]
        fn a_delta_brings_the_older_up_to_the_newer(a in vectors(), b in vectors()) {
            let mut raised = a.clone();
            raised.merge(&a.delta_to(&b));
            prop_assert!(raised.covers(&b));
            prop_assert_eq!(a.delta_to(&b).is_empty(), a.covers(&b));
        }

        #[test]
        fn survives_cbor(a in vectors()) {
            let mut bytes = Vec::new();
            ciborium::into_writer(&a, &mut bytes).unwrap();
            prop_assert_eq!(ciborium::from_reader::<Vector, _>(bytes.as_slice()).unwrap(), a);
        }
    }

    #[test]
    fn a_zero_that_arrives_is_an_absence() {
        let zero = BTreeMap::from([(AuthorId::from_bytes([1; 16]), 0u64)]);
        let mut bytes = Vec::new();
        ciborium::into_writer(&zero, &mut bytes).unwrap();
        assert!(ciborium::from_reader::<Vector, _>(bytes.as_slice()).unwrap().is_empty());
    }
}
