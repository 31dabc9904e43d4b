//! Small logs for the tests of this folder.

use std::ops::RangeInclusive;

use proptest::prelude::*;

use super::{Commitment, Entry, Link, RecordChange, Run, Vector};
use crate::model::{AuthorId, RecordId, VaultId};

pub(super) fn vault() -> VaultId {
    VaultId::from_bytes([9; 16])
}

pub(super) fn author(author: u8) -> AuthorId {
    AuthorId::from_bytes([author; 16])
}

pub(super) fn vector(numbers: &[(u8, u64)]) -> Vector {
    numbers.iter().map(|&(seen, number)| (author(seen), number)).collect()
}

/// An entry with one change that is a function of its author and number.
pub(super) fn entry(by: u8, number: u64, seen: &[(u8, u64)]) -> Entry {
    let stem = format!("change {number} of {by}").into_bytes();
    let record = RecordId::derived("test", &[&[by], &number.to_le_bytes()]);
    let change = RecordChange::framed(record, "contact", &stem);
    Entry { author: author(by), number, seen: vector(seen), changes: vec![change] }
}

/// The entries as links of a chain that no test looks at.
pub(super) fn links(entries: impl IntoIterator<Item = Entry>) -> Vec<Link> {
    let before = Commitment::from_bytes([0; 32]);
    entries.into_iter().map(|entry| Link { before, entry }).collect()
}

/// Entries of an author that saw nothing, on their true chain.
pub(super) fn run(by: u8, numbers: RangeInclusive<u64>) -> Run {
    let start = Commitment::first(vault(), author(by));
    let before = (1..*numbers.start()).fold(start, |before, number| before.then(&entry(by, number, &[])));
    Run::new(before, numbers.map(|number| entry(by, number, &[])).collect()).unwrap()
}

/// The entries of up to four authors in an order in which they can have come about: every author has, whenever it
/// writes, received some causally complete part of what the others wrote.
pub(super) fn history() -> impl Strategy<Value = Vec<Entry>> {
    proptest::collection::vec((0usize..4, proptest::option::of(0usize..4)), 1..40).prop_map(|steps| {
        let mut held = vec![Vector::default(); 4];
        let mut told = held.clone();
        let mut entries = Vec::new();
        for (writer, receives_from) in steps {
            if let Some(other) = receives_from {
                let theirs = held[other].clone();
                held[writer].merge(&theirs);
            }
            let me = author(writer as u8 + 1);
            let number = held[writer].get(me) + 1;
            let mut made = entry(writer as u8 + 1, number, &[]);
            made.seen = told[writer].delta_to(&held[writer]).iter().filter(|&(seen, _)| seen != me).collect();
            held[writer].advance(me, number);
            told[writer] = held[writer].clone();
            entries.push(made);
        }
        entries
    })
}
