//! What must hold after every step, and at the end.

use std::collections::BTreeSet;

use rapport_core::{Holdings, sync::Vector};

use super::{Breach, Promise, canary, device::failed, play::Play, store::Trouble};
use crate::{Dice, bytes_of, first_difference, views_of};

/// After this many rounds of sync through a sound place everything is everywhere.
const ROUNDS: usize = 2;

impl Play<'_> {
    /// Checks a device that may have changed, and the others that hold the same as it does now. One that holds what it
    /// held is looked into only when its vault was opened again.
    pub(super) fn check(&mut self, device: usize, is_opened_again: bool) -> Result<(), Breach> {
        let holdings = self.holdings(device)?;
        if !is_opened_again && Some(&holdings) == self.devices[device].memory.holdings.as_ref() {
            return Ok(());
        }
        let (name, vector) = (Self::name(device), &holdings.vector);
        let held = self.devices[device].memory.vector();
        if !vector.covers(&held) {
            return Err(Breach::new(
                Promise::Backwards,
                format!("{name} held {held:?} and holds {vector:?}"),
            ));
        }
        self.check_causes(device, vector)?;
        self.check_cutoffs(device, &held, vector)?;
        self.check_canaries(device)?;
        self.check_waiting(device)?;
        self.devices[device].memory.holdings = Some(holdings);
        for other in 0..self.devices.len() {
            let is_same = self.devices[other].memory.holdings == self.devices[device].memory.holdings;
            if other != device && is_same && !self.devices[device].memory.vector().is_empty() {
                self.compare(device, other)?;
            }
        }
        Ok(())
    }

    /// All faults end; then two rounds of sync must bring everything that is not lost everywhere, and one more where an
    /// entry waited in the first: a device can pass another's entry on only after it has taken it in itself.
    pub(super) fn end(&mut self) -> Result<(), Breach> {
        let dice = Dice::new(self.seed, "end");
        self.cloud.heal(&dice);
        self.pair_all(&dice)?;
        let mut rounds = ROUNDS;
        let mut round = 1;
        while round <= rounds {
            for device in 0..self.devices.len() {
                let did = self.sync(device, Trouble::None, &dice)?;
                self.story.push(format!("end {}: round {round}: {did}", Self::name(device)));
                self.check(device, false)?;
                let waiting = self.devices[device].vault().waiting();
                if round == 1 && waiting.map_err(|error| failed("looking at what waits", &error))? > 0 {
                    rounds = ROUNDS + 1;
                }
            }
            round += 1;
        }
        let kept: Vec<usize> =
            (0..self.devices.len()).filter(|device| !self.devices[*device].is_removed).collect();
        let Some((first, others)) = kept.split_first() else { return Ok(()) };
        for device in others {
            let (one, other) = (self.holdings(*first)?, self.holdings(*device)?);
            if one != other {
                let names = (Self::name(*first), Self::name(*device));
                let what = format!("{} holds {one:?} and {} holds {other:?}", names.0, names.1);
                return Err(Breach::new(Promise::Stuck, what));
            }
        }
        let (mut all, mut shown) = (BTreeSet::new(), None);
        all.extend(kept.iter().flat_map(|device| self.devices[*device].memory.canaries.iter().copied()));
        let context = self.context(chrono::Duration::zero(), self.seed);
        for device in kept.iter().copied() {
            let (name, memory) = (Self::name(device), &self.devices[device].memory);
            let lacks = all.difference(&memory.canaries).find(|canary| !self.free.contains(canary));
            if let Some(canary) = lacks {
                return Err(Breach::new(Promise::Loss, format!("canary {canary} never came to {name}")));
            }
            let views = views_of(self.devices[device].vault(), &context);
            let bytes = bytes_of(&views);
            let (first_views, first_bytes) = shown.get_or_insert_with(|| (views.clone(), bytes.clone()));
            if bytes != *first_bytes {
                let difference = first_difference(first_views, &views);
                let what = format!("{} and {name}: {difference}", Self::name(*first));
                return Err(Breach::new(Promise::Divergence, what));
            }
        }
        for device in &kept {
            self.check_forgotten(*device)?;
        }
        self.check_index(kept[dice.below(kept.len())])
    }

    /// What was forgotten, as far as this device has heard, is in no byte of its files.
    fn check_forgotten(&self, device: usize) -> Result<(), Breach> {
        let forgotten = self.holdings(device)?.forgotten;
        let heard = self.forgotten.iter().filter(|(records, _)| records.is_subset(&forgotten));
        let gone: BTreeSet<u32> = heard.flat_map(|(_, canaries)| canaries.iter().copied()).collect();
        if gone.is_empty() {
            return Ok(());
        }
        for bytes in self.devices[device].bytes()? {
            let found = canary::seen(self.seed, &String::from_utf8_lossy(&bytes));
            if let Some(canary) = found.intersection(&gone).next() {
                let what = format!("{} still holds forgotten canary {canary}", Self::name(device));
                return Err(Breach::new(Promise::Leak, what));
            }
        }
        Ok(())
    }

    /// Remembers what a device held when it made its last entry.
    pub(super) fn note_made(&mut self, device: usize) -> Result<(), Breach> {
        let author = self.devices[device].vault().author();
        let author = author.map_err(|error| failed("reading the author", &error))?;
        let vector = self.holdings(device)?.vector;
        self.authors.insert(author, self.id(device)?);
        // A command that changed nothing made no entry.
        self.made.entry((author, vector.get(author))).or_insert(vector);
        Ok(())
    }

    /// Of a device that it knows to be removed, a device takes in only what some other one had taken in before it knew.
    fn check_cutoffs(&mut self, device: usize, held: &Vector, vector: &Vector) -> Result<(), Breach> {
        let mine = self.id(device)?;
        for (author, number) in held.delta_to(vector).iter() {
            let Some(maker) = self.authors.get(&author).filter(|maker| **maker != mine) else { continue };
            if self.copied.contains(maker) {
                continue;
            }
            let taken = self.taken.get(&author).copied().unwrap_or(0);
            if !self.devices[device].memory.heard.contains(maker) {
                self.taken.insert(author, taken.max(number));
            } else if number > taken {
                let what = format!("{} took in {author} {number} of a removed device", Self::name(device));
                return Err(Breach::new(Promise::CutOff, what));
            }
        }
        let devices = self.devices[device].vault().devices();
        let devices = devices.map_err(|error| failed("looking at the devices", &error))?;
        let heard = devices.into_iter().filter(|device| device.is_removed).map(|device| device.id);
        self.devices[device].memory.heard = heard.collect();
        Ok(())
    }

    /// Who holds an entry holds what its author held when it was made.
    fn check_causes(&self, device: usize, vector: &Vector) -> Result<(), Breach> {
        for (author, number) in vector.iter() {
            let cause = self.made.get(&(author, number)).filter(|cause| !vector.covers(cause));
            if let Some(cause) = cause {
                let name = Self::name(device);
                let what = format!("{name} holds {vector:?}, but {author} {number} was made after {cause:?}");
                return Err(Breach::new(Promise::Causality, what));
            }
        }
        Ok(())
    }

    /// A canary that was seen on a device stays there.
    fn check_canaries(&mut self, device: usize) -> Result<(), Breach> {
        let seen = self.canaries(device)?;
        let forgotten = self.holdings(device)?.forgotten;
        // What is wrong with an entry may be forgotten; what is left of it then is sound.
        let mut forged = self.forged.iter().filter(|(_, record)| !forgotten.contains(record));
        if let Some((forged, _)) = forged.find(|(canary, _)| seen.contains(canary)) {
            let what = format!("{} shows canary {forged} of a forged entry", Self::name(device));
            return Err(Breach::new(Promise::Gate, what));
        }
        let memory = &mut self.devices[device].memory;
        let lost = memory.canaries.difference(&seen).find(|canary| !self.free.contains(canary));
        if let Some(lost) = lost {
            let what = format!("{} had canary {lost} and has it no more", Self::name(device));
            return Err(Breach::new(Promise::Loss, what));
        }
        memory.canaries = seen;
        Ok(())
    }

    /// The canaries that a device shows.
    pub(super) fn canaries(&self, device: usize) -> Result<BTreeSet<u32>, Breach> {
        let export = self.devices[device].vault().export().map_err(|error| failed("export", &error))?;
        let export = serde_json::to_string(&export).map_err(|error| failed("export", &error))?;
        Ok(canary::seen(self.seed, &export))
    }

    /// No more waits than was ever made: nothing that is applied, and nothing twice.
    fn check_waiting(&self, device: usize) -> Result<(), Breach> {
        let waiting = self.devices[device].vault().waiting();
        let waiting = waiting.map_err(|error| failed("looking at what waits", &error))?;
        let made = self.counts.commands + self.forged.len() as u64;
        if waiting > made {
            let what = format!("{waiting} entries wait, and {made} were made");
            return Err(Breach::new(Promise::Waiting, what));
        }
        Ok(())
    }

    /// Two devices hold the same: their indexes, from which all views are made, must be the same too.
    fn compare(&mut self, one: usize, other: usize) -> Result<(), Breach> {
        let digests = (self.digest(one)?, self.digest(other)?);
        self.counts.comparisons += 1;
        if digests.0 == digests.1 {
            return Ok(());
        }
        let context = self.context(chrono::Duration::zero(), self.seed);
        let views = |device: usize| views_of(self.devices[device].vault(), &context);
        let difference = first_difference(&views(one), &views(other));
        let what = format!(
            "{} and {} hold the same and their indexes differ: {difference}",
            Self::name(one),
            Self::name(other)
        );
        Err(Breach::new(Promise::Divergence, what))
    }

    /// The hash of a device's index, made again only when the device holds something else.
    fn digest(&mut self, device: usize) -> Result<blake3::Hash, Breach> {
        let device = &mut self.devices[device];
        if let Some((holdings, digest)) = &device.shown
            && Some(holdings) == device.memory.holdings.as_ref()
        {
            return Ok(*digest);
        }
        let dump = device.vault().dump_index().map_err(|error| failed("looking at the index", &error))?;
        let digest = blake3::hash(dump.as_bytes());
        device.shown = device.memory.holdings.clone().map(|holdings| (holdings, digest));
        Ok(digest)
    }

    /// The index is what it would be if it were made again.
    fn check_index(&mut self, device: usize) -> Result<(), Breach> {
        let vault = self.devices[device].vault();
        let rebuilt = vault
            .dump_index()
            .and_then(|before| vault.rebuild_index().map(|()| before))
            .and_then(|before| Ok((before, vault.dump_index()?)))
            .map_err(|error| failed("making the index again", &error))?;
        match rebuilt.0 == rebuilt.1 {
            true => Ok(()),
            false => {
                let what = format!("the index of {} differs when made again", Self::name(device));
                Err(Breach::new(Promise::Divergence, what))
            }
        }
    }

    fn holdings(&self, device: usize) -> Result<Holdings, Breach> {
        self.devices[device].vault().holdings().map_err(|error| failed("reading what is held", &error))
    }
}
