//! Entries on their way: in any order, twice, in part, or not at all.

use rapport_core::{Context, Vault, model::AuthorId, sync::Segment};

use crate::Dice;

/// All entries from number `first` on that `from` made, one by one.
pub fn entries_of(from: &Vault, first: u64) -> Vec<Segment> {
    entries_by(from, from.author().unwrap(), first)
}

/// All entries from number `first` on that `from` made as `author`, one by one.
pub fn entries_by(from: &Vault, author: AuthorId, first: u64) -> Vec<Segment> {
    pieces(from, author, first, || 1)
}

/// The entries from number `first` on that `from` made, in pieces.
fn pieces(from: &Vault, author: AuthorId, first: u64, mut length: impl FnMut() -> usize) -> Vec<Segment> {
    let (mut pieces, mut next) = (Vec::new(), first);
    while let Some(segment) = from.entries(author, next, u64::MAX).unwrap() {
        next = segment.run.last() + 1;
        let Segment { device, incarnation, run } = segment;
        pieces.extend(run.split(length(), usize::MAX).into_iter().map(|run| Segment {
            device,
            incarnation,
            run,
        }));
    }
    pieces
}

/// Brings some of what `from` made to `to`: shuffled, in pieces of any length, some of it lost and some of it doubled.
pub fn deliver_badly(dice: &Dice, from: &Vault, to: &Vault, context: &Context) {
    let mut segments = pieces(from, from.author().unwrap(), 1, || 1 + dice.below(4));
    let lost = if dice.chance(40) { dice.below(60) } else { 0 };
    segments.retain(|_| !dice.chance(lost));
    if dice.chance(30) {
        let again: Vec<Segment> = segments.iter().filter(|_| dice.chance(30)).cloned().collect();
        segments.extend(again);
    }
    if dice.chance(70) {
        dice.shuffle(&mut segments);
    }
    for segment in segments {
        to.receive(context, None, segment).unwrap();
    }
}

/// Brings everything that `from` made to `to`.
pub fn deliver_all(from: &Vault, to: &Vault, context: &Context) {
    let held = to.vector().unwrap().get(from.author().unwrap());
    for segment in entries_of(from, held + 1) {
        to.receive(context, None, segment).unwrap();
    }
}
