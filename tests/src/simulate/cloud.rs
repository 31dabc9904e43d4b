//! The place that devices meet in, as a service that keeps folders in step shows it: each device has its own view, and
//! files travel between views late, cut off, doubled, in any order or not at all.

use std::{collections::BTreeMap, sync::Arc};

use super::Counts;
use crate::Dice;

/// The files that one device sees.
pub(super) type View = BTreeMap<String, Arc<[u8]>>;

/// The views of all devices.
pub(super) struct Cloud {
    views: Vec<View>,
    /// Whether all see the same now: there is one view.
    is_healed: bool,
}

/// What remains of a file that is damaged on its way.
#[derive(Clone, Copy)]
enum Damage {
    Flipped,
    CutOff,
    Emptied,
}

impl Cloud {
    pub(super) fn new() -> Self {
        Self { views: Vec::new(), is_healed: false }
    }

    /// A further device, which sees what `like` sees, or nothing.
    pub(super) fn add_view(&mut self, like: Option<usize>) {
        let view = like.and_then(|like| self.views.get(like)).cloned().unwrap_or_default();
        self.views.push(view);
    }

    /// What a device sees.
    pub(super) fn view(&mut self, device: usize) -> &mut View {
        let at = if self.is_healed { 0 } else { device };
        &mut self.views[at]
    }

    /// Files travel from one view to another, all of them or as chance has it. Says what happened.
    pub(super) fn carry(&mut self, from: usize, to: usize, dice: &Dice, counts: &mut Counts) -> String {
        let is_sound = dice.chance(45);
        let mut names = self.news(from, to);
        let all = names.len();
        if !is_sound {
            dice.shuffle(&mut names);
            if dice.chance(40) {
                // Only the first few have come, and not the oldest first.
                names.truncate(dice.below(all + 1));
                counts.fault("reordered");
            }
        }
        let mut arrived = 0;
        for name in names {
            let bytes = Arc::clone(&self.views[from][&name]);
            if is_sound {
                self.views[to].insert(name, bytes);
                arrived += 1;
                continue;
            }
            let (kind, name, bytes) = match dice.below(100) {
                0..12 => {
                    counts.fault("late");
                    continue;
                }
                12..18 => {
                    self.views[from].remove(&name);
                    counts.fault("lost");
                    continue;
                }
                18..26 => ("partial", name, damaged(&bytes, Damage::CutOff, dice)),
                26..30 => ("flipped", name, damaged(&bytes, Damage::Flipped, dice)),
                30..38 => {
                    let copy = name.replace(".rap", " (conflicted copy).rap");
                    self.views[to].insert(copy, Arc::clone(&bytes));
                    ("doubled", name, bytes)
                }
                _ => ("", name, bytes),
            };
            if !kind.is_empty() {
                counts.fault(kind);
            }
            arrived += 1;
            self.views[to].insert(name, bytes);
        }
        format!("{arrived} of {all} files travel from {from}{}", if is_sound { "" } else { ", badly" })
    }

    /// Everything that either of two devices has travels to the other.
    pub(super) fn bring_together(&mut self, one: usize, other: usize) {
        for (from, to) in [(one, other), (other, one)] {
            for name in self.news(from, to) {
                let bytes = Arc::clone(&self.views[from][&name]);
                self.views[to].entry(name).or_insert(bytes);
            }
        }
    }

    /// Something happens to one file of a view. Says what.
    pub(super) fn damage(&mut self, device: usize, dice: &Dice, counts: &mut Counts) -> String {
        let names: Vec<String> = self.views[device].keys().cloned().collect();
        let Some(name) = dice.one(&names) else { return "there is no file to damage".to_owned() };
        let bytes = Arc::clone(&self.views[device][name]);
        let (kind, now) = match dice.below(10) {
            0..4 => ("flipped", Some(damaged(&bytes, Damage::Flipped, dice))),
            4..6 => ("partial", Some(damaged(&bytes, Damage::CutOff, dice))),
            6 => ("emptied", Some(damaged(&bytes, Damage::Emptied, dice))),
            7 => ("exchanged", dice.one(&names).map(|other| Arc::clone(&self.views[device][other]))),
            _ => ("lost", None),
        };
        counts.fault(kind);
        match now {
            Some(now) => self.views[device].insert(name.clone(), now),
            None => self.views[device].remove(name),
        };
        format!("{kind}: {}", short(name))
    }

    /// Files of no meaning appear.
    pub(super) fn litter(&mut self, device: usize, dice: &Dice, counts: &mut Counts) {
        counts.fault("junk");
        let known: Vec<String> = self.views[device].keys().cloned().collect();
        let known = dice.one(&known).cloned().unwrap_or_else(|| "notes/holiday.rap".to_owned());
        let bytes = dice.below(usize::MAX).to_le_bytes().repeat(dice.below(40));
        for junk in [
            format!("{known}~"),
            format!(".syncthing.{}.tmp", known.replace('/', "-")),
            known.replace(".rap", ".sync-conflict-20260302-150000-ABCDEFG.rap"),
            "desktop.ini".to_owned(),
            "../elsewhere".to_owned(),
        ] {
            if dice.chance(50) && !self.views[device].contains_key(&junk) {
                self.views[device].insert(junk, bytes.clone().into());
            }
        }
    }

    /// Everything is gone, from one view or from all.
    pub(super) fn wipe(&mut self, device: usize, is_everywhere: bool, counts: &mut Counts) {
        counts.fault("wiped");
        for (at, view) in self.views.iter_mut().enumerate() {
            if is_everywhere || at == device {
                view.clear();
            }
        }
    }

    /// From now on all see the same, until they [part](Self::part): what any of them saw. What was lost stays lost, and what was damaged stays damaged: of
    /// a file that differs between views chance keeps one.
    pub(super) fn heal(&mut self, dice: &Dice) {
        let mut union = View::new();
        for view in std::mem::take(&mut self.views) {
            for (name, bytes) in view {
                match union.get(&name) {
                    Some(there) if *there != bytes && dice.chance(50) => {}
                    _ => drop(union.insert(name, bytes)),
                }
            }
        }
        self.views = vec![union];
        self.is_healed = true;
    }

    /// From now on each of this many devices has a view of its own again, which shows what all saw until then.
    pub(super) fn part(&mut self, devices: usize) {
        let shared = self.views.pop().unwrap_or_default();
        self.views = vec![shared; devices];
        self.is_healed = false;
    }

    /// What `from` shows and `to` does not, or shows otherwise.
    fn news(&self, from: usize, to: usize) -> Vec<String> {
        let there = &self.views[to];
        let news = self.views[from].iter().filter(|(name, bytes)| there.get(*name) != Some(bytes));
        news.map(|(name, _)| name.clone()).collect()
    }
}

fn damaged(bytes: &[u8], damage: Damage, dice: &Dice) -> Arc<[u8]> {
    let mut bytes = bytes.to_vec();
    match damage {
        Damage::Flipped => {
            let at = dice.below(bytes.len());
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << dice.below(8);
            }
        }
        Damage::CutOff => bytes.truncate(dice.below(bytes.len())),
        Damage::Emptied => bytes.clear(),
    }
    bytes.into()
}

/// A file's name without the parts that say little.
fn short(name: &str) -> String {
    let parts: Vec<String> = name.split('/').map(|part| part.chars().take(21).collect()).collect();
    parts.join("/")
}
