//! Entries on their way: in any order, twice, in part, or not at all.

use rapport_core::{Vault, sync::Run};

use crate::Dice;

/// All entries that `from` made and `to` lacks or may lack, one by one.
pub fn entries_of(from: &Vault, first: u64) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut next = first;
    while let Some(run) = from.entries(next, u64::MAX).unwrap() {
        next = run.last() + 1;
        runs.extend(run.split(1, usize::MAX));
    }
    runs
}

/// Brings some of what `from` made to `to`: shuffled, in pieces of any length, some of it lost and some of it doubled.
pub fn deliver_badly(dice: &Dice, from: &Vault, to: &Vault) {
    let mut runs = Vec::new();
    let mut next = 1;
    while let Some(run) = from.entries(next, u64::MAX).unwrap() {
        next = run.last() + 1;
        runs.extend(run.split(1 + dice.below(4), usize::MAX));
    }
    let lost = if dice.chance(40) { dice.below(60) } else { 0 };
    runs.retain(|_| !dice.chance(lost));
    if dice.chance(30) {
        let again: Vec<Run> = runs.iter().filter(|_| dice.chance(30)).cloned().collect();
        runs.extend(again);
    }
    if dice.chance(70) {
        dice.shuffle(&mut runs);
    }
    for run in runs {
        to.receive(from.device(), run).unwrap();
    }
}

/// Brings everything that `from` made to `to`.
pub fn deliver_all(from: &Vault, to: &Vault) {
    let held = to.vector().unwrap().get(from.author());
    for run in entries_of(from, held + 1) {
        to.receive(from.device(), run).unwrap();
    }
}
