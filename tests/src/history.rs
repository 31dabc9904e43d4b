//! What a person might do on several devices, by chance but from a seed.

mod commands;

use chrono::Duration;
use rapport_core::{
    Applied, Context, Vault,
    commands::Command,
    model::{ItemId, Kind, RecordId},
};

use crate::{
    Dice, World,
    network::{deliver_all, deliver_badly},
};

/// A history of devices that act, meet badly, reboot and disagree about the time.
pub struct History {
    /// The devices and their folder.
    pub world: World,
    dice: Dice,
    known: Known,
    /// How many commands were applied.
    pub applied: usize,
    /// The last of them, as it was written.
    pub last: String,
}

/// The things that commands of a history may name, whether or not the device at hand has heard of them.
#[derive(Default)]
pub(crate) struct Known {
    records: Vec<(RecordId, Kind)>,
    items: Vec<(RecordId, ItemId)>,
    obligations: Vec<rapport_core::model::ObligationKey>,
}

impl Known {
    /// A command for the device of `vault` to apply, which may well be refused.
    pub(crate) fn any_command(&self, dice: &Dice, vault: &Vault, context: &Context) -> Option<Command> {
        commands::any(dice, vault, context, self)
    }

    /// Remembers what was made, and looks at a page, as a person does, for things to act on next.
    pub(crate) fn learn(&mut self, dice: &Dice, vault: &Vault, context: &Context, applied: &Applied) {
        self.records.extend(applied.created.iter().map(|made| (made.id, made.kind)));
        let people: Vec<RecordId> =
            self.records.iter().filter(|(_, kind)| *kind == Kind::Contact).map(|(id, _)| *id).collect();
        let Some(contact) = dice.one(&people) else { return };
        let Ok(page) = vault.person(context, *contact) else { return };
        let points = page.emails.iter().chain(&page.phones).map(|point| point.item);
        let items: Vec<ItemId> = points.chain(page.jobs.iter().map(|job| job.item)).collect();
        self.items.extend(dice.one(&items).map(|item| (*contact, *item)));
        let open: Vec<_> = page.open.into_iter().filter_map(|item| item.obligation).collect();
        self.obligations.extend(dice.one(&open).cloned());
    }
}

const NAMES: &[&str] = &["phone", "laptop", "tablet", "old phone"];

impl History {
    /// The beginning of the history of `seed`: two to four devices, some with a wrong clock.
    pub fn new(seed: u64) -> Self {
        let dice = Dice::new(seed, "history");
        let devices = &NAMES[..2 + dice.below(3)];
        let mut world = World::new(seed, devices);
        for device in devices {
            if dice.chance(20) {
                world.skew(device, Duration::days(dice.within(-370..370)));
            }
        }
        Self { world, dice, known: Known::default(), applied: 0, last: String::new() }
    }

    /// So many things happen.
    pub fn live(&mut self, steps: usize) {
        for _ in 0..steps {
            let devices = self.world.devices();
            let device = &devices[self.dice.below(devices.len())];
            match self.dice.below(100) {
                0..68 => self.act(device),
                68..74 => self.undo(device),
                74..90 => {
                    let other = &devices[self.dice.below(devices.len())];
                    if other != device {
                        let context = self.world.context(other);
                        let (from, to) = (self.world.vault(device), self.world.vault(other));
                        deliver_badly(&self.dice, from, to, &context);
                    }
                }
                90..96 => self.meet_at_the_folder(device),
                96..98 => self.world.reboot(device),
                _ => self.world.advance(Duration::hours(self.dice.within(1..90))),
            }
        }
    }

    /// Everything arrives everywhere, in one order or another.
    pub fn heal(&mut self) {
        let mut pairs = Vec::new();
        for from in self.world.devices() {
            pairs.extend(self.world.devices().into_iter().map(|to| (from.clone(), to)));
        }
        self.dice.shuffle(&mut pairs);
        for (from, to) in pairs.into_iter().filter(|(from, to)| from != to) {
            deliver_all(self.world.vault(&from), self.world.vault(&to), &self.world.context(&to));
        }
    }

    /// A device does something, or tries to.
    pub fn act(&mut self, device: &str) {
        let context = self.world.context(device);
        let any = self.known.any_command(&self.dice, self.world.vault(device), &context);
        let Some(command) = any else { return };
        let shown = format!("{command:?}");
        match self.world.try_apply(device, command) {
            Ok(applied) => {
                self.applied += 1;
                self.last = shown;
                let (vault, context) = (self.world.vault(device), self.world.context(device));
                self.known.learn(&self.dice, vault, &context, &applied);
            }
            // What the device has not heard of yet, or what is not there any more.
            Err(error) => assert!(error.is_input(), "{device} failed: {error}\n{shown}"),
        }
    }

    fn undo(&mut self, device: &str) {
        self.world.advance(Duration::seconds(1));
        let (vault, context) = (self.world.vault(device), self.world.context(device));
        match vault.undo(&context) {
            Ok(_) => self.applied += 1,
            Err(error) => assert!(error.is_input(), "{device} could not undo: {error}"),
        }
    }

    /// Syncs through the folder, out of which a file is lost now and then.
    fn meet_at_the_folder(&self, device: &str) {
        let mut files = Vec::new();
        for folder in walk(&self.world.shared()) {
            files.extend(std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
        }
        files.retain(|file| file.is_file());
        files.sort();
        if let Some(lost) = self.dice.one(&files).filter(|_| self.dice.chance(30)) {
            std::fs::remove_file(lost).unwrap();
        }
        self.world.sync(device);
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut folders = vec![folder.to_owned()];
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for below in entries.filter(|path| path.is_dir()) {
        folders.extend(walk(&below));
    }
    folders
}
