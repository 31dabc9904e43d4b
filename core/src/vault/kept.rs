//! What is kept in memory while it stands: who belongs to the vault, and the keys that open and seal here. To make them
//! anew costs more than to take an entry in, and a session asks for them at every file.

use std::sync::{MutexGuard, PoisonError};

use super::Vault;
use crate::{
    Error, Result, cbor,
    model::DeviceId,
    store::Reader,
    sync::{DeviceKey, Keyring, Roster, RosterRecord, Standing},
};

/// What was last made of the vault's file and the host's secrets.
#[derive(Default)]
pub(super) struct Kept {
    roster: Option<Roster>,
    keyring: Option<Keyring>,
}

impl Vault {
    /// Who belongs to the vault.
    pub(super) fn roster(&self, reader: &Reader<'_>) -> Result<Roster> {
        let ids = reader.roster_ids()?;
        let mut kept = self.kept();
        // A record's id is the hash of what it says: with the same ids it is the same roster, whoever wrote it meanwhile.
        if let Some(roster) = kept.roster.as_ref().filter(|roster| roster.ids().eq(&ids)) {
            return Ok(roster.clone());
        }
        let damaged = || Error::Damaged { what: "vault", reason: "a record of its devices cannot be read" };
        let records: Option<Vec<RosterRecord>> =
            reader.roster()?.iter().map(|body| cbor::decode(body)).collect();
        let roster = Roster::restore(reader.identity()?.vault, records.ok_or_else(damaged)?);
        Ok(kept.roster.insert(roster).clone())
    }

    /// What opens and seals here, if this device is a member by this roster.
    pub(super) fn keyring_of(&self, key: &DeviceKey, roster: &Roster) -> Result<Keyring> {
        match roster.standing(key.id()) {
            Standing::Member => {}
            Standing::Removed => return Err(Error::DeviceRemoved),
            Standing::Unknown => return Err(Error::NotPaired),
        }
        let mut kept = self.kept();
        let known = kept.keyring.take();
        let known = known.filter(|it| it.device() == key.id() && it.vault() == roster.vault());
        let keyring = match known {
            Some(known) => known.extended(roster),
            None => Keyring::new(roster.vault(), key.clone(), roster),
        };
        Ok(kept.keyring.insert(keyring?).clone())
    }

    /// The key of a device, if it was used here before.
    pub(super) fn kept_key(&self, device: DeviceId) -> Option<DeviceKey> {
        let kept = self.kept();
        kept.keyring.as_ref().filter(|it| it.device() == device).map(|it| it.key().clone())
    }

    /// Lets go of everything, the keys above all.
    pub(super) fn let_go(&self) {
        *self.kept() = Kept::default();
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
