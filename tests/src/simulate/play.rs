//! A history as it happens.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

use chrono::{DateTime, Duration, TimeZone, Utc};
use rapport_core::{
    Context, Error,
    commands::Command,
    model::{AuthorId, DeviceId, RecordId},
    sync::{Upkeep, Vector},
};
use rapport_transport::{TransportError, sync_with};

use super::{
    Breach, Counts, Deed, Plan, Promise, Step, canary,
    cloud::Cloud,
    device::{Device, failed},
    store::{Store, Trouble},
};
use crate::{Dice, START, SeededRandom, history::Known};

/// The most devices that a history has, clones and those that join included.
const MOST_DEVICES: usize = 5;
/// How many commands are tried until a device takes one.
const TRIES: usize = 5;
const NAMES: [&str; MOST_DEVICES] = ["laptop", "phone", "tablet", "desk", "spare"];

/// The devices, the cloud and the clock of one history.
pub(super) struct Play<'a> {
    pub(super) home: &'a Path,
    pub(super) seed: u64,
    now: DateTime<Utc>,
    /// How all devices keep the cloud tidy.
    upkeep: Upkeep,
    pub(super) devices: Vec<Device>,
    pub(super) cloud: Cloud,
    known: Known,
    /// Canaries that need not be anywhere: taken back, or gone with a device that went back to an older backup.
    pub(super) free: BTreeSet<u32>,
    /// The devices that were removed from the vault.
    revoked: BTreeSet<DeviceId>,
    /// The records that were forgotten together, and the canaries that flew in them: once all have heard of it these may
    /// be found nowhere.
    pub(super) forgotten: Vec<(BTreeSet<RecordId>, BTreeSet<u32>)>,
    /// The canaries in entries that the gate must refuse, with the record that it must refuse them for: where that is not
    /// forgotten they may not be seen.
    pub(super) forged: BTreeMap<u32, RecordId>,
    /// Which device an author is.
    pub(super) authors: BTreeMap<AuthorId, DeviceId>,
    /// The devices that were copied: a copy on another machine becomes another device, and holds what this one made.
    pub(super) copied: BTreeSet<DeviceId>,
    /// The last entries of each author that some other device took in before it heard of a removal.
    pub(super) taken: BTreeMap<AuthorId, u64>,
    /// What its device held when an entry was made, the entry included: whoever holds the entry must hold that.
    pub(super) made: BTreeMap<(AuthorId, u64), Vector>,
    pub(super) counts: Counts,
    /// What each step did.
    pub(super) story: Vec<String>,
}

impl<'a> Play<'a> {
    /// Before the first step: the devices are made, below `home`.
    pub(super) fn new(plan: &Plan, home: &'a Path) -> Result<Self, Breach> {
        let mut play = Self {
            home,
            seed: plan.seed,
            now: Utc.timestamp_opt(START, 0).single().unwrap_or_default(),
            upkeep: upkeep(&Dice::new(plan.seed, "upkeep")),
            devices: Vec::new(),
            cloud: Cloud::new(),
            known: Known::default(),
            free: BTreeSet::new(),
            revoked: BTreeSet::new(),
            forgotten: Vec::new(),
            forged: BTreeMap::new(),
            authors: BTreeMap::new(),
            copied: BTreeSet::new(),
            taken: BTreeMap::new(),
            made: BTreeMap::new(),
            counts: Counts { histories: 1, ..Counts::default() },
            story: Vec::new(),
        };
        for name in NAMES.iter().take(plan.devices.max(1)) {
            play.join(Dice::new(plan.seed, name).below(usize::MAX) as u64)?;
        }
        Ok(play)
    }

    /// One step happens; then everything is checked that may have changed.
    pub(super) fn step(&mut self, step: &Step) -> Result<(), Breach> {
        self.counts.steps += 1;
        self.now += Duration::seconds(1);
        let device = usize::from(step.device) % self.devices.len();
        let dice = Dice::new(step.chance, "step");
        let is_alone = self.devices.len() < 2;
        let other = (device + 1 + dice.below(self.devices.len().saturating_sub(1))) % self.devices.len();
        let did = match step.deed {
            Deed::Act => self.act(device, &dice, step)?,
            Deed::Canary => self.let_fly(device, &dice, step)?,
            Deed::Undo => self.undo(device, step)?,
            Deed::Sync => self.sync(device, Trouble::None, &dice)?,
            Deed::SyncBadly => {
                let trouble = Trouble::any(&dice);
                self.counts.fault(trouble.kind());
                let did = self.sync(device, trouble, &dice)?;
                match trouble {
                    Trouble::CutOffAt(_) => {
                        self.devices[device].reboot()?;
                        did + ", and it reboots"
                    }
                    _ => did,
                }
            }
            Deed::Carry if is_alone => "nothing to carry".to_owned(),
            Deed::Carry => self.cloud.carry(other, device, &dice, &mut self.counts),
            Deed::Meet => {
                self.cloud.bring_together(device, other);
                let mut did = self.sync(device, Trouble::None, &dice)?;
                // Before the other one may come to hold what this one held.
                self.check(device, false)?;
                self.cloud.bring_together(device, other);
                did += &format!("; {}: ", NAMES[other]);
                did += &self.sync(other, Trouble::None, &dice)?;
                self.check(other, false)?;
                did
            }
            Deed::Damage => self.cloud.damage(device, &dice, &mut self.counts),
            Deed::Junk => {
                self.cloud.litter(device, &dice, &mut self.counts);
                "junk appears".to_owned()
            }
            Deed::Wipe => {
                let is_everywhere = dice.chance(30);
                self.cloud.wipe(device, is_everywhere, &mut self.counts);
                if is_everywhere { "every view is wiped" } else { "its view is wiped" }.to_owned()
            }
            Deed::Reboot => {
                self.counts.fault("reboot");
                self.devices[device].reboot()?;
                "reboots".to_owned()
            }
            Deed::Backup => {
                self.devices[device].back_up()?;
                "is backed up".to_owned()
            }
            Deed::Restore => self.restore(device)?,
            Deed::Clone | Deed::Join if self.devices.len() >= MOST_DEVICES => "enough devices".to_owned(),
            Deed::Clone => self.clone_device(device, dice.chance(50))?,
            Deed::Join => self.join(step.chance)?,
            Deed::Revoke => self.revoke(device, other, step)?,
            Deed::Forget => self.forget(device, &dice, step)?,
            Deed::Clock => {
                let days = if dice.chance(30) { 0 } else { dice.within(-370..370) };
                self.devices[device].skew = Duration::days(days);
                self.counts.fault("wrong clock");
                format!("its clock is {days} days off")
            }
            Deed::Time => {
                let hours = dice.within(1..90);
                self.now += Duration::hours(hours);
                format!("{hours} hours pass")
            }
            Deed::Month => self.month(&dice)?,
            Deed::Forge => self.forge(device, &dice, step)?,
        };
        self.story.push(format!("{:>3} {}: {:?}: {did}", step.number, NAMES[device], step.deed));
        self.check(device, matches!(step.deed, Deed::SyncBadly | Deed::Reboot | Deed::Restore | Deed::Forget))
    }

    /// What the device knows of the world now; its dice are the step's own, so that ids stay what they are when other
    /// steps are taken away.
    pub(super) fn context(&self, skew: Duration, chance: u64) -> Context {
        let random = Arc::new(SeededRandom::new(chance, "context"));
        Context::new(self.now + skew, chrono_tz::Europe::Berlin, random)
    }

    fn act(&mut self, device: usize, dice: &Dice, step: &Step) -> Result<String, Breach> {
        let context = self.context(self.devices[device].skew, step.chance);
        let mut did = "knows nothing to do";
        for _ in 0..TRIES {
            let command = self.known.any_command(dice, self.devices[device].vault(), &context);
            let Some(command) = command else { continue };
            let label = command.label();
            // The review may offer to delete what somebody else wrote: of a person who was forgotten, say.
            let deletes = label.starts_with("delete ");
            let before = if deletes { self.canaries(device)? } else { BTreeSet::new() };
            if let Some(done) = self.apply(device, &context, command, None)? {
                if deletes {
                    let after = self.canaries(device)?;
                    self.free.extend(before.difference(&after));
                }
                self.known.learn(dice, self.devices[device].vault(), &context, &done);
                return Ok(label.to_owned());
            }
            did = "is refused";
        }
        Ok(did.to_owned())
    }

    fn let_fly(&mut self, device: usize, dice: &Dice, step: &Step) -> Result<String, Breach> {
        let context = self.context(self.devices[device].skew, step.chance);
        let (vault, text) = (self.devices[device].vault(), canary::text(self.seed, step.number));
        let command = canary::people(vault)
            .and_then(|people| canary::command(dice, vault, &context, &people, &text))
            .map_err(|error| failed("preparing a command", &error))?;
        Ok(match self.apply(device, &context, command, Some(step.number))? {
            Some(done) => format!("{} with {text}", done.label),
            None => "is refused".to_owned(),
        })
    }

    fn apply(
        &mut self,
        device: usize,
        context: &Context,
        command: Command,
        canary: Option<u32>,
    ) -> Result<Option<rapport_core::Applied>, Breach> {
        match self.devices[device].vault().apply(context, command) {
            Ok(applied) => {
                self.counts.commands += 1;
                if self.devices[device].is_removed {
                    self.free.extend(canary);
                }
                let memory = &mut self.devices[device].memory;
                if !applied.touched.is_empty() {
                    memory.acts.push(canary);
                }
                memory.canaries.extend(canary);
                self.note_made(device)?;
                Ok(Some(applied))
            }
            // What the device has not heard of yet, or what is not there any more.
            Err(error) if error.is_input() => Ok(None),
            Err(error) => Err(failed("a command", &error)),
        }
    }

    fn undo(&mut self, device: usize, step: &Step) -> Result<String, Breach> {
        let context = self.context(self.devices[device].skew, step.chance);
        let before = self.canaries(device)?;
        let taken_back = match self.devices[device].vault().undo(&context) {
            Ok(applied) => applied.label,
            Err(error) if error.is_input() => return Ok("has nothing to undo".to_owned()),
            Err(error) => return Err(failed("undo", &error)),
        };
        self.counts.commands += 1;
        self.note_made(device)?;
        // Where somebody else uses what it made it stays: it may be anywhere or nowhere. What was forgotten is no act to
        // undo any more, so what came before it goes.
        let canary = self.devices[device].memory.acts.pop().flatten();
        self.free.extend(canary);
        let after = self.canaries(device)?;
        self.free.extend(before.difference(&after));
        Ok(format!("{taken_back}{}", canary.map_or(String::new(), |number| format!(" with canary {number}"))))
    }

    /// A device syncs with its view. Says what came of it.
    pub(super) fn sync(&mut self, device: usize, trouble: Trouble, dice: &Dice) -> Result<String, Breach> {
        self.counts.syncs += 1;
        let context = self.context(self.devices[device].skew, dice.below(usize::MAX) as u64);
        let mut store = Store::new(self.cloud.view(device), trouble, dice, canary::SECRETS);
        let ended = sync_with(self.devices[device].vault(), &mut store, &context, self.upkeep);
        if let Some(secret) = store.leaked {
            return Err(Breach::new(Promise::Leak, format!("a file that was written holds {secret:?}")));
        }
        match ended {
            Ok(report) => {
                self.counts.received += report.received;
                self.counts.checkpoints += u64::from(report.offered_checkpoint);
                self.counts.compactions += u64::from(report.trimmed > 0);
                self.counts.compacted += report.trimmed;
                let (received, published, waiting) = (report.received, report.published, report.waiting);
                let offered = if report.offered_checkpoint { ", all at once" } else { "" };
                Ok(format!(
                    "{received} in, {published} out, {waiting} wait, {} files unusable, {} trimmed{offered}",
                    report.unusable.len(),
                    report.trimmed
                ))
            }
            Err(TransportError::Vault(error @ (Error::DeviceRemoved | Error::NotPaired))) => {
                self.shut_out(device, error, &context)
            }
            Err(TransportError::Vault(error)) => Err(failed("sync", &error)),
            Err(_) if matches!(trouble, Trouble::CutOffAt(_) | Trouble::FullAt(_)) => {
                Ok(format!("{} stopped it", trouble.kind()))
            }
            Err(error) => Err(failed("sync", &error)),
        }
    }

    /// A device does not belong to the vault: it was removed, or its file came without its secrets, or whoever took it in
    /// was removed. Unless it was removed itself it is paired again.
    fn shut_out(&mut self, device: usize, error: Error, context: &Context) -> Result<String, Breach> {
        let id = self.id(device)?;
        if self.revoked.contains(&id) {
            self.give_away(device);
            return Ok("is removed".to_owned());
        }
        if matches!(error, Error::DeviceRemoved) {
            return Err(failed("sync of a device that nobody removed", &error));
        }
        let Some(host) = self.member(device)? else { return Ok("there is nobody to pair with".to_owned()) };
        let theirs = self.context(self.devices[host].skew, self.seed);
        let vault = self.devices[device].vault();
        let paired = vault
            .card(context)
            .and_then(|card| self.devices[host].vault().admit(&theirs, &card))
            .and_then(|welcome| vault.accept(context, &welcome));
        paired.map_err(|error| failed("pairing again", &error))?;
        self.counts.pairings += 1;
        Ok(format!("is paired again by {}", NAMES[host]))
    }

    /// Pairs all devices that lack it, before a history ends. Whom a removed device had taken in without anybody's
    /// knowledge has to be paired again, and so has whom those took in; they hear of it only by syncing.
    pub(super) fn pair_all(&mut self, dice: &Dice) -> Result<(), Breach> {
        for _ in 0..MOST_DEVICES {
            let paired = self.counts.pairings;
            if !self.revoked.is_empty() {
                for device in 0..self.devices.len() {
                    self.sync(device, Trouble::None, dice)?;
                    self.check(device, false)?;
                }
            }
            for device in 0..self.devices.len() {
                let context = self.context(self.devices[device].skew, self.seed.wrapping_add(device as u64));
                match self.devices[device].vault().keyring(&context) {
                    Ok(_) => {}
                    Err(error @ (Error::NotPaired | Error::DeviceRemoved)) => {
                        let did = self.shut_out(device, error, &context)?;
                        self.story.push(format!("end {}: {did}", Self::name(device)));
                    }
                    Err(error) => return Err(failed("looking for the keys", &error)),
                }
            }
            if self.counts.pairings == paired {
                break;
            }
        }
        Ok(())
    }

    /// Another device that belongs to the vault and was not removed, if there is one.
    fn member(&self, not: usize) -> Result<Option<usize>, Breach> {
        for device in (0..self.devices.len()).filter(|device| *device != not) {
            let context = self.context(self.devices[device].skew, self.seed);
            if !self.devices[device].is_removed && self.devices[device].vault().keyring(&context).is_ok() {
                return Ok(Some(device));
            }
        }
        Ok(None)
    }

    /// A month or more passes, and all devices sync through one place, which they leave as they find it.
    fn month(&mut self, dice: &Dice) -> Result<String, Breach> {
        let days = dice.within(31..100);
        self.now += Duration::days(days);
        self.cloud.heal(dice);
        let mut story = format!("{days} days pass");
        for device in (0..self.devices.len()).cycle().take(2 * self.devices.len()) {
            let did = self.sync(device, Trouble::None, dice)?;
            self.check(device, false)?;
            story += &format!("; {}: {did}", NAMES[device]);
        }
        self.cloud.part(self.devices.len());
        Ok(story)
    }

    /// Who a device is.
    pub(super) fn id(&self, device: usize) -> Result<DeviceId, Breach> {
        let devices = self.devices[device].vault().devices();
        Ok(devices.map_err(|error| failed("looking at the devices", &error))?[0].id)
    }

    fn revoke(&mut self, device: usize, other: usize, step: &Step) -> Result<String, Breach> {
        let (id, mine) = (self.id(other)?, self.id(device)?);
        let mut remaining = BTreeSet::new();
        for kept in (0..self.devices.len()).filter(|kept| !self.devices[*kept].is_removed) {
            remaining.insert(self.id(kept)?);
        }
        // Who removes devices without having heard of each other may leave nobody (see `replication.rs` for that).
        let known = self.devices[device].vault().devices();
        let known = known.map_err(|error| failed("looking at the devices", &error))?;
        let has_heard =
            self.revoked.iter().all(|id| known.iter().any(|device| device.id == *id && device.is_removed));
        // Whoever was removed has given the device away; and two must remain for anything to be compared.
        let is_able = has_heard && !self.devices[device].is_removed && id != mine;
        if !is_able || remaining.len() < 3 || !remaining.contains(&id) {
            return Ok("removes nobody".to_owned());
        }
        let context = self.context(self.devices[device].skew, step.chance);
        match self.devices[device].vault().revoke(&context, id) {
            Ok(()) => {}
            Err(error) if error.is_input() || matches!(error, Error::NotPaired | Error::DeviceRemoved) => {
                return Ok("is refused".to_owned());
            }
            Err(error) => return Err(failed("removing a device", &error)),
        }
        self.counts.fault("removed device");
        self.revoked.insert(id);
        for copy in 0..self.devices.len() {
            if self.id(copy)? == id {
                self.give_away(copy);
            }
        }
        Ok(format!("removes {}", NAMES[other]))
    }

    /// Nobody counts on a device any more, nor on what only such devices hold.
    fn give_away(&mut self, device: usize) {
        self.devices[device].is_removed = true;
        let kept = self.devices.iter().filter(|device| !device.is_removed);
        let kept: BTreeSet<u32> = kept.flat_map(|device| device.memory.canaries.iter().copied()).collect();
        let here = self.devices[device].memory.canaries.iter();
        self.free.extend(here.filter(|canary| !kept.contains(canary)));
    }

    fn forget(&mut self, device: usize, dice: &Dice, step: &Step) -> Result<String, Breach> {
        let context = self.context(self.devices[device].skew, step.chance);
        let vault = self.devices[device].vault();
        let people = canary::people(vault).map_err(|error| failed("looking at the people", &error))?;
        let Some(person) = dice.one(&people) else { return Ok("knows nobody".to_owned()) };
        let before = self.canaries(device)?;
        let records = match vault.forget(&context, *person) {
            Ok(forgotten) => forgotten.records.into_iter().collect(),
            Err(error) if error.is_input() || matches!(error, Error::NotPaired | Error::DeviceRemoved) => {
                return Ok("is refused".to_owned());
            }
            Err(error) => return Err(failed("forgetting", &error)),
        };
        self.counts.fault("forgotten person");
        let after = self.canaries(device)?;
        let gone: BTreeSet<u32> = before.difference(&after).copied().collect();
        self.free.extend(&gone);
        let did = format!("forgets somebody, and canaries {gone:?}");
        self.forgotten.push((records, gone));
        Ok(did)
    }

    fn restore(&mut self, device: usize) -> Result<String, Breach> {
        let Some(before) = self.devices[device].restore()? else { return Ok("has no backup".to_owned()) };
        self.counts.fault("restored backup");
        // What only it held went with it, unless a file still carries it to somebody: that is no promise, but luck.
        let lost = before
            .canaries
            .into_iter()
            .filter(|canary| !self.devices.iter().any(|device| device.memory.canaries.contains(canary)));
        self.free.extend(lost.collect::<Vec<_>>());
        Ok("becomes what its backup was".to_owned())
    }

    fn clone_device(&mut self, device: usize, is_same_machine: bool) -> Result<String, Breach> {
        let at = self.devices.len();
        let mut copy = self.devices[device].copy_to(self.home.join(NAMES[at]), is_same_machine)?;
        copy.is_removed = self.devices[device].is_removed;
        self.copied.insert(self.id(device)?);
        self.counts.fault(if is_same_machine { "cloned device" } else { "moved to another machine" });
        self.devices.push(copy);
        self.cloud.add_view(Some(device));
        Ok(format!("is copied and runs as {} too", NAMES[at]))
    }

    fn join(&mut self, chance: u64) -> Result<String, Breach> {
        let at = self.devices.len();
        let context = self.context(Duration::zero(), chance);
        let host = self.member(at)?;
        let known = host
            .map(|host| (&self.devices[host], self.context(self.devices[host].skew, chance.wrapping_add(1))));
        if at > 0 && known.is_none() {
            return Ok("there is nobody to join".to_owned());
        }
        let known = known.as_ref().map(|(device, context)| (*device, context));
        let device = Device::create(self.home.join(NAMES[at]), NAMES[at], known, &context)?;
        self.devices.push(device);
        self.cloud.add_view(None);
        Ok(format!("{} joins", NAMES[at]))
    }

    /// What a device is called.
    pub(super) fn name(device: usize) -> &'static str {
        NAMES[device]
    }
}

/// The usual, or checkpoints so often that histories of this length have old files to delete.
fn upkeep(dice: &Dice) -> Upkeep {
    if dice.chance(50) { Upkeep::default() } else { Upkeep { files_to_checkpoint: 2 + dice.below(6) } }
}
