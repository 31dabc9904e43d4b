//! Somebody who has a device's keys and writes what no vault would: only the gate stands between that and the documents.

use rapport_core::{
    model::{AuthorId, RecordId},
    sync::{RecordChange, Run, Segment},
};

use super::{Breach, Step, canary, device::failed, play::Play};
use crate::{Dice, build};

/// How the bytes of every change begin, with nothing yet where the beginning of its hash belongs.
const FRAME: [u8; 8] = [0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0];

impl Play<'_> {
    /// An entry of a new author of the device, sound but for its last change, lies in the device's view from now on.
    pub(super) fn forge(&mut self, device: usize, dice: &Dice, step: &Step) -> Result<String, Breach> {
        let failed = |error| failed("forging an entry", &error);
        let context = self.context(self.devices[device].skew, step.chance);
        let copy = self.devices[device].copy_to(self.home.join(format!("forged{}", step.number)), true)?;
        let vault = copy.vault();
        let Ok(state) = vault.sync_state(&context) else { return Ok("is no member".to_owned()) };
        let Some(key) = state.keyring.sealing_epoch(&state.roster) else {
            return Ok("has no key to seal with".to_owned());
        };
        let text = canary::text(self.seed, step.number);
        vault.apply(&context, build::person(&format!("Mallory {text}"))).map_err(failed)?;
        let author = vault.author().map_err(failed)?;
        let last = state.vector.get(author) + 1;
        let entries = |author, number| vault.entries(author, number, number).map_err(failed);
        let Some(Segment { device: id, incarnation, run }) = entries(author, last)? else {
            return Ok("has nothing to forge".to_owned());
        };
        let mut entry = run.entries()[0].clone();
        let others = state.logs.iter().filter(|log| log.made > 0 && log.author != author);
        let others: Vec<AuthorId> = others.map(|log| log.author).collect();
        let (kind, change) = match dice.one(&others) {
            Some(other) if dice.chance(50) => {
                let theirs = entries(*other, 1)?.and_then(|it| it.run.entries()[0].changes.first().cloned());
                ("another author's", theirs.filter(|change| !change.is_forgotten()))
            }
            _ => ("no", None),
        };
        let change = change.unwrap_or_else(|| no_change(dice));
        let record = change.record;
        entry.changes.push(change);
        let run = Run::new(run.before(), vec![entry]).map_err(failed)?;
        let forged = Segment { device: id, incarnation, run }.seal(&state.keyring, key, 0);
        let (name, bytes) = forged.map_err(failed)?;
        self.cloud.view(device).insert(name.to_string(), bytes.into());
        self.counts.fault("forged entry");
        self.forged.insert(step.number, record);
        Ok(format!("somebody forges an entry with {text}, which ends in {kind} change"))
    }
}

/// What is framed as a change and is none.
fn no_change(dice: &Dice) -> RecordChange {
    let record = RecordId::from_bytes([dice.below(256) as u8; 16]);
    let stem = (0..dice.below(60)).map(|_| dice.below(256) as u8);
    let mut change = RecordChange::new(record, "note", FRAME.into_iter().chain(stem).collect());
    change.bytes[4..8].copy_from_slice(&change.hash[..4]);
    change
}
