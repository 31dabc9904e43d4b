//! What happens in a history, made from a seed before anything does.

use std::fmt;

use crate::Dice;

/// A history that has not happened yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The seed that it was made from.
    pub seed: u64,
    /// How many devices there are in the beginning.
    pub devices: usize,
    /// What happens, in order.
    pub steps: Vec<Step>,
}

/// One thing that happens.
///
/// A step says everything about itself: any other may be taken out of the plan and it still means something, which is
/// what lets a plan be shrunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its place in the plan as it was made. Names the canary that the step lets fly.
    pub number: u32,
    /// What happens.
    pub deed: Deed,
    /// To which device: a number modulo how many there are then.
    pub device: u8,
    /// All that the step leaves to chance follows from this.
    pub chance: u64,
}

/// What may happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// A command like any other, which may be refused.
    Act,
    /// A command whose text must never be lost.
    Canary,
    /// The last command is taken back.
    Undo,
    /// The device syncs with its view of the cloud.
    Sync,
    /// The device syncs while the cloud works badly: a call fails and all after it, the disk is full, the listing
    /// is wrong, files cannot be read.
    SyncBadly,
    /// Files travel from another device's view to this one's, as they should or not.
    Carry,
    /// Everything that two devices have travels, and both sync: the usual day.
    Meet,
    /// A file in the device's view is flipped, cut off, emptied, exchanged or gone.
    Damage,
    /// Files of no meaning appear in the device's view.
    Junk,
    /// All files of the device's view are gone, or of all views.
    Wipe,
    /// The vault is closed and opened again.
    Reboot,
    /// The vault's folder is copied to where a later `Restore` finds it.
    Backup,
    /// The vault's folder becomes what it was at the last backup.
    Restore,
    /// The vault's folder is copied and runs as a further device.
    Clone,
    /// A new device joins.
    Join,
    /// The device removes another one, whose owner gives it away.
    Revoke,
    /// The device forgets a person for good.
    Forget,
    /// The device's clock is set, to be right or off by up to a year.
    Clock,
    /// Hours or days pass.
    Time,
    /// A month or more passes; then all devices sync through one place: old files give way to checkpoints.
    Month,
    /// Somebody who has the device's keys leaves an entry in its view that the gate must refuse.
    Forge,
}

/// How often each deed happens, of all that do.
const WEIGHTS: &[(Deed, usize)] = &[
    (Deed::Act, 26),
    (Deed::Canary, 14),
    (Deed::Undo, 4),
    (Deed::Sync, 12),
    (Deed::SyncBadly, 5),
    (Deed::Carry, 15),
    (Deed::Meet, 5),
    (Deed::Damage, 4),
    (Deed::Junk, 1),
    (Deed::Wipe, 1),
    (Deed::Reboot, 3),
    (Deed::Backup, 4),
    (Deed::Restore, 3),
    (Deed::Clone, 1),
    (Deed::Join, 1),
    (Deed::Revoke, 1),
    (Deed::Forget, 1),
    (Deed::Clock, 2),
    (Deed::Time, 2),
    (Deed::Month, 1),
    (Deed::Forge, 1),
];

impl Plan {
    /// The plan of `seed`: 2 to 4 devices to begin with and 15 to 60 steps.
    pub fn new(seed: u64) -> Self {
        let dice = Dice::new(seed, "plan");
        let total = WEIGHTS.iter().map(|(_, weight)| weight).sum();
        let devices = 2 + dice.below(3);
        let step = |number| {
            let mut at = dice.below(total);
            let deed = WEIGHTS.iter().find(|(_, weight)| {
                let is_it = at < *weight;
                at = at.saturating_sub(*weight);
                is_it
            });
            let deed = deed.map_or(Deed::Act, |(deed, _)| *deed);
            Step { number, deed, device: dice.below(240) as u8, chance: dice.below(usize::MAX) as u64 }
        };
        let length = 15 + dice.below(46) as u32;
        Self { seed, devices, steps: (1..=length).map(step).collect() }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "step {}: {:?}, device {}, chance {:x}", self.number, self.deed, self.device, self.chance)
    }
}
