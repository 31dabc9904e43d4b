//! What opens and seals on this device.

use std::collections::BTreeMap;

use super::{
    DeviceKey, EpochKey, FileName, OpenError, Roster, RosterRecord, Statement, Tag,
    envelope::{self, Kind, Opened},
};
use crate::{
    Context, Error, Result,
    model::{AuthorId, DeviceId, EpochId, VaultId},
};

/// The device's key, and the keys of the epochs that it was given.
#[derive(Clone)]
pub struct Keyring {
    vault: VaultId,
    key: DeviceKey,
    root: EpochId,
    epochs: BTreeMap<EpochId, EpochKey>,
    tag: Tag,
}

impl Keyring {
    /// The keys that the roster holds for the device with this `key`.
    ///
    /// # Errors
    ///
    /// [`Error::NotPaired`] when it holds none, or not the first one, which every member is given.
    pub fn new(vault: VaultId, key: DeviceKey, roster: &Roster) -> Result<Self> {
        Self::with(vault, key, roster, BTreeMap::new())
    }

    /// The keys that the roster holds for this device by now. Those that are here already are not opened again.
    ///
    /// # Errors
    ///
    /// As [`Keyring::new`].
    pub fn extended(self, roster: &Roster) -> Result<Self> {
        Self::with(self.vault, self.key, roster, self.epochs)
    }

    fn with(
        vault: VaultId,
        key: DeviceKey,
        roster: &Roster,
        mut known: BTreeMap<EpochId, EpochKey>,
    ) -> Result<Self> {
        let mut epochs = BTreeMap::new();
        for wrap in roster.wraps_for(key.id()) {
            if epochs.contains_key(&wrap.epoch) {
                continue;
            }
            // A wrap that does not open was made by a device that has no right to it, or badly: another may be good.
            if let Some(epoch) = known.remove(&wrap.epoch).or_else(|| key.unwrap(wrap, vault).ok()) {
                epochs.insert(wrap.epoch, epoch);
            }
        }
        let root = roster.root().filter(|root| epochs.contains_key(root)).ok_or(Error::NotPaired)?;
        let mut keyring = Self { vault, key, root, epochs, tag: Tag::from_bytes([0; 16]) };
        keyring.tag = keyring.tag_of("vault", vault.as_bytes());
        Ok(keyring)
    }

    /// This device.
    pub fn device(&self) -> DeviceId {
        self.key.id()
    }

    /// This device's key.
    pub fn key(&self) -> &DeviceKey {
        &self.key
    }

    /// The vault.
    pub fn vault(&self) -> VaultId {
        self.vault
    }

    /// The first key of the vault, which every member has for ever: names of files follow from it, and what devices say
    /// of themselves is sealed under it.
    pub fn root(&self) -> &EpochKey {
        &self.epochs[&self.root]
    }

    /// All keys that are here, ordered by epoch.
    pub fn epochs(&self) -> impl Iterator<Item = &EpochKey> {
        self.epochs.values()
    }

    /// The key that this device seals entries under: the latest that no removed device was given. `None` when there is
    /// none: [`Keyring::renew`] makes one.
    pub fn sealing_epoch(&self, roster: &Roster) -> Option<&EpochKey> {
        roster.fit_epochs().into_iter().rev().find_map(|epoch| self.epochs.get(&epoch))
    }

    /// What stands for the vault in names of files.
    pub fn vault_tag(&self) -> Tag {
        self.tag
    }

    /// What stands for an author in names of files.
    pub fn author_tag(&self, author: AuthorId) -> Tag {
        self.tag_of("author", author.as_bytes())
    }

    /// What this device has to say so that every member can read what is written from now on: a new epoch when a removed
    /// device was given the key of every other, keys for members that lack them. `None` when there is nothing to say.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when it is too large.
    pub fn renew(&self, roster: &mut Roster, context: &Context) -> Result<Option<RosterRecord>> {
        let mut keys = Vec::new();
        if self.sealing_epoch(roster).is_none() {
            let epoch = EpochKey::new(context);
            keys.extend(epoch.wraps(roster.members(), self.vault, context));
        }
        for (id, epoch) in &self.epochs {
            keys.extend(epoch.wraps(roster.lacking(*id), self.vault, context));
        }
        if keys.is_empty() {
            return Ok(None);
        }
        roster.sign(&self.key, Statement::Grant { keys }, context).map(Some)
    }

    /// Opens a file of this vault that was found under `name`.
    ///
    /// # Errors
    ///
    /// [`OpenError`]: it is not what its name promises, damaged, newer than this version reads, or sealed under a key that
    /// is not here.
    pub fn open(&self, name: &FileName, bytes: &[u8], kind: Kind) -> Result<Opened, OpenError> {
        if !self.is_whole(name, bytes) {
            let reason = "its bytes are not the ones that its name promises";
            return Err(Error::Damaged { what: "file", reason }.into());
        }
        envelope::open(bytes, kind, self.tag, |epoch| self.epochs.get(&epoch))
    }

    /// Whether `bytes` are the file of that name.
    pub fn is_whole(&self, name: &FileName, bytes: &[u8]) -> bool {
        name.vault() == self.tag && name.names(bytes)
    }

    fn tag_of(&self, what: &str, id: &[u8]) -> Tag {
        let key = self.root().subkey("rapport tags v1");
        let mut hasher = blake3::Hasher::new_keyed(&key);
        hasher.update(what.as_bytes()).update(id);
        let mut tag = [0; 16];
        hasher.finalize_xof().fill(&mut tag);
        Tag::from_bytes(tag)
    }
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keyring").field("device", &self.device()).finish_non_exhaustive()
    }
}
