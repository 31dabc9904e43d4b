//! What happened, in numbers.

use std::{collections::BTreeMap, fmt};

/// What happened in one history, or in many together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Histories that ended.
    pub histories: u64,
    /// Steps.
    pub steps: u64,
    /// Commands that a vault said it had taken in.
    pub commands: u64,
    /// Exchanges between a vault and its view of the cloud, whether they came to an end or not.
    pub syncs: u64,
    /// Entries that were applied on a device that had not made them.
    pub received: u64,
    /// How often devices that held the same were found to show the same.
    pub comparisons: u64,
    /// How often a device that had lost its membership was paired again.
    pub pairings: u64,
    /// How often a device left all that it holds in the cloud at once.
    pub checkpoints: u64,
    /// Syncs in which a device deleted files of its own that checkpoints had taken the place of.
    pub compactions: u64,
    /// The files that were deleted in them.
    pub compacted: u64,
    /// What went wrong on purpose, by kind.
    pub faults: BTreeMap<&'static str, u64>,
}

impl Counts {
    /// Something went wrong on purpose.
    pub(super) fn fault(&mut self, kind: &'static str) {
        *self.faults.entry(kind).or_default() += 1;
    }

    /// Adds what happened elsewhere.
    pub fn add(&mut self, other: &Self) {
        self.histories += other.histories;
        self.steps += other.steps;
        self.commands += other.commands;
        self.syncs += other.syncs;
        self.received += other.received;
        self.comparisons += other.comparisons;
        self.pairings += other.pairings;
        self.checkpoints += other.checkpoints;
        self.compactions += other.compactions;
        self.compacted += other.compacted;
        for (kind, count) in &other.faults {
            *self.faults.entry(kind).or_default() += count;
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { histories, steps, commands, syncs, received, comparisons, pairings, faults, .. } = self;
        let Self { checkpoints, compactions, compacted, .. } = self;
        write!(f, "{histories} histories, {steps} steps, {commands} commands acknowledged, {syncs} syncs, ")?;
        write!(f, "{received} entries received, {comparisons} comparisons, {pairings} pairings, ")?;
        write!(f, "{checkpoints} checkpoints, {compactions} compactions that deleted {compacted} files, ")?;
        write!(f, "{} faults (", faults.values().sum::<u64>())?;
        for (at, (kind, count)) in faults.iter().enumerate() {
            write!(f, "{}{kind} {count}", if at == 0 { "" } else { ", " })?;
        }
        f.write_str(")")
    }
}
