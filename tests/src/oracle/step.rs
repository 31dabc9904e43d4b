//! What happens in a sequence.

use chrono::Duration;
use rapport_core::commands::Command;

use crate::Dice;

/// A sequence as it was played, to be played again in whole or in part.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The seed that it was made from.
    pub seed: u64,
    /// How many devices there are.
    pub devices: usize,
    /// How far each device's clock is from the true one.
    pub(super) skews: Vec<Duration>,
    /// What happens, in order.
    pub steps: Vec<Step>,
}

/// One thing that happens. It says everything about itself, so any other may be left out.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its place in the sequence as it was made.
    pub(super) number: u32,
    /// The true time, in seconds since the beginning.
    pub(super) at: i64,
    pub(super) deed: Deed,
}

/// What may happen.
#[derive(Clone, Debug)]
pub(super) enum Deed {
    /// A command, which may be refused.
    Do { device: usize, command: Box<Command> },
    /// The last command of the device is taken back.
    Undo { device: usize },
    /// Everything that one device holds comes to another.
    Sync { from: usize, to: usize },
    /// What the device shows is compared with what follows from what it knows.
    Look { device: usize },
}

impl Plan {
    /// How many steps the first device takes before the others hear of anything: what all of them know is what they can say
    /// different things of.
    pub(super) fn beginning(&self) -> u32 {
        let dice = Dice::new(self.seed, "beginning");
        if dice.chance(30) { 0 } else { 2 + dice.below(8) as u32 }
    }

    /// The beginning of the sequence of a seed: two to four devices, some with a wrong clock, and nothing happened.
    pub(super) fn new(seed: u64, dice: &Dice) -> Self {
        let devices = 2 + dice.below(5).saturating_sub(2);
        let skew = |device: usize| {
            let days = if dice.chance(15) { dice.within(-9..9) } else { 0 };
            // Fractions of a second apart: no two things happen in the same instant.
            Duration::days(days) + Duration::milliseconds(7 * device as i64)
        };
        Self { seed, devices, skews: (0..devices).map(skew).collect(), steps: Vec::new() }
    }
}
