//! What did not hold, and the history in which it did not.

use std::fmt;

use super::Plan;

/// Which promise was broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Promise {
    /// Of a device that it knows to be removed, a device takes in only what another had taken in before it knew.
    CutOff,
    /// Devices that hold the same show the same.
    Divergence,
    /// What was acknowledged stays.
    Loss,
    /// Once nothing goes wrong any more, two rounds of sync bring everything everywhere; three if an entry waited.
    Stuck,
    /// Nothing arrives before what its author had seen.
    Causality,
    /// A device never holds less than it did.
    Backwards,
    /// Of an entry that the gate must refuse nothing is ever shown.
    Gate,
    /// What waits is bounded.
    Waiting,
    /// No text leaves the device in the clear.
    Leak,
    /// Nothing fails that was given no reason to.
    Error,
    /// Nothing panics.
    Panic,
}

/// A broken promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// Which promise.
    pub promise: Promise,
    /// What was noticed.
    pub what: String,
}

impl Breach {
    pub(super) fn new(promise: Promise, what: impl Into<String>) -> Self {
        Self { promise, what: what.into() }
    }
}

/// A history in which a promise was broken.
#[derive(Clone, Debug)]
pub struct Failure {
    /// What was broken when the history of the seed ran as it was planned.
    pub first: Breach,
    /// The smallest plan that was found to break the same promise.
    pub smallest: Plan,
    /// What the smallest plan broke.
    pub breach: Breach,
    /// What happened in it, a line for each step.
    pub story: Vec<String>,
    /// How many steps the plan of the seed has.
    pub planned: usize,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, smallest, breach, story, planned } = self;
        writeln!(f, "seed {}: {:?}: {}", smallest.seed, first.promise, first.what)?;
        writeln!(
            f,
            "  {} of {planned} steps are enough, with {} devices:",
            smallest.steps.len(),
            smallest.devices
        )?;
        for line in story {
            writeln!(f, "    {line}")?;
        }
        writeln!(f, "  which ends in: {:?}: {}", breach.promise, breach.what)?;
        write!(f, "  to repeat it: cargo xtask simulate --seed {} --histories 1", smallest.seed)
    }
}
