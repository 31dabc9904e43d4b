//! Who belongs to the vault: taking a device in, removing one, and what is known of each.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Vault, delivery, incarnation, outbox};
use crate::{
    Context, Error, Result, cbor,
    model::{AuthorId, DeviceId, RecordId, VaultId},
    store::{Reader, Writer},
    sync::{
        DeviceCard, DeviceKey, DeviceState, EpochKey, Keyring, Ranges, Roster, RosterRecord, Standing,
        Statement, Vector,
    },
};

/// A device of the person's, as this vault knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Device {
    /// Which.
    pub id: DeviceId,
    /// Its name.
    pub name: String,
    /// Whether it is this one.
    pub is_this: bool,
    /// Whether it was removed. What it made until then stays.
    pub is_removed: bool,
    /// How many of its entries are here.
    pub entries: u64,
    /// How many entries of this device it does not have yet, as far as it said.
    pub lacks: u64,
    /// How many of its entries arrived that it made after it was removed; they are kept and not applied.
    pub held: u64,
    /// The day, in UTC, on which it last said where it is.
    pub heard: Option<NaiveDate>,
}

/// What one device holds of a vault: devices of one version that hold the same show the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holdings {
    /// The last entry of every author.
    pub vector: Vector,
    /// The entries that the gate refused.
    pub refused: BTreeSet<(AuthorId, u64)>,
    /// The records that were forgotten.
    pub forgotten: BTreeSet<RecordId>,
}

/// What a device that was taken in needs to begin: sealed to it, it makes it a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    /// The vault.
    pub vault: VaultId,
    /// Who belongs to it, with the keys wrapped for the new device.
    pub roster: Vec<RosterRecord>,
}

impl Welcome {
    /// The welcome as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        cbor::encode(self)
    }

    /// The welcome with these bytes.
    ///
    /// # Errors
    /// [`Error::Damaged`] when they are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        cbor::decode(bytes).ok_or(Error::Damaged { what: "welcome", reason: "it cannot be read" })
    }
}

impl Vault {
    /// What this device holds.
    ///
    /// # Errors
    /// [`Error::Storage`] when the disk refuses.
    pub fn holdings(&self) -> Result<Holdings> {
        self.read(|reader| {
            Ok(Holdings {
                vector: reader.vector()?,
                refused: reader.refused_numbers()?.into_iter().collect(),
                forgotten: reader.forgotten()?,
            })
        })
    }

    /// What the devices are called that wrote as these authors.
    pub(super) fn devices_of_authors(&self, reader: &Reader<'_>) -> Result<BTreeMap<AuthorId, String>> {
        let (this, roster) = (reader.identity()?, self.roster(reader)?);
        let mut names = BTreeMap::new();
        for row in reader.authors()? {
            let card = roster.card(row.device).map(|card| card.name.clone());
            let own = || (row.device == this.device).then(|| this.name.clone());
            names.extend(card.or_else(own).map(|name| (row.author, name)));
        }
        Ok(names)
    }

    /// The devices of the vault, this one first, then by name; removed ones included.
    ///
    /// # Errors
    /// [`Error::Storage`] when the disk refuses.
    pub fn devices(&self) -> Result<Vec<Device>> {
        self.read(|reader| self.devices_known(reader))
    }

    /// The same in a state that is being read.
    pub(super) fn devices_known(&self, reader: &Reader<'_>) -> Result<Vec<Device>> {
        let (this, name) = (reader.identity()?, self.name.clone());
        let roster = self.roster(reader)?;
        let (authors, peers) = (reader.authors()?, outbox::peers(reader)?);
        let pending = delivery::pending(reader)?.numbers();
        let mut ids: BTreeSet<DeviceId> = roster.devices().map(|card| card.id).collect();
        ids.insert(this.device);
        let mut devices = Vec::new();
        for id in ids {
            let is_this = id == this.device;
            let card = roster.card(id).map(|card| card.name.clone());
            let said = peers.values().filter(|peer| peer.device == id && !is_this);
            let state = said.map(|peer| &peer.state).max_by_key(|state| (state.day, state.vector.total()));
            let own = authors.iter().filter(|row| row.device == this.device);
            let lacks = state.map_or(0, |state| {
                own.map(|row| row.number.saturating_sub(state.vector.get(row.author))).sum()
            });
            let theirs = || authors.iter().filter(|row| row.device == id);
            let held = theirs().filter_map(|row| {
                roster.cutoff(id, row.author)?;
                pending.get(&row.author).map(Ranges::len)
            });
            devices.push(Device {
                id,
                name: card.unwrap_or_else(|| name.clone()),
                is_this,
                is_removed: roster.standing(id) == Standing::Removed,
                entries: theirs().map(|row| row.number).sum(),
                lacks,
                held: held.sum(),
                heard: state.and_then(|state| date(state.day)),
            });
        }
        devices.sort_by_key(|device| (!device.is_this, device.is_removed, device.name.clone(), device.id));
        Ok(devices)
    }

    /// This device, as it introduces itself.
    ///
    /// # Errors
    /// [`Error::Storage`] when the disk refuses, [`Error::Secrets`] when the host's store does.
    pub fn card(&self, context: &Context) -> Result<DeviceCard> {
        self.key(context)?.card(&self.name)
    }

    /// The key of this device, for pairing.
    ///
    /// # Errors
    /// As [`Vault::card`].
    pub fn key(&self, context: &Context) -> Result<DeviceKey> {
        let mut state = self.state();
        let store = state.alone(self, context)?;
        let identity = store.read(|reader| reader.identity())?;
        match self.kept_key(identity.device) {
            Some(key) => Ok(key),
            None => incarnation::key(&*self.secrets, &identity)?.ok_or(Error::NotPaired),
        }
    }

    /// What opens and seals on this device, for pairing.
    ///
    /// # Errors
    /// [`Error::NotPaired`] and [`Error::DeviceRemoved`] when it is not one of the vault's, or as [`Vault::card`].
    pub fn keyring(&self, context: &Context) -> Result<Keyring> {
        let key = self.key(context)?;
        self.keyring_of(&key, &self.read(|reader| self.roster(reader))?)
    }

    /// Takes a device in, which can read everything from then on. Only on a person's word: who shows this card is who
    /// they say.
    ///
    /// # Errors
    /// [`Error::NotPaired`] and [`Error::DeviceRemoved`] when this device is not one of the vault's,
    /// [`Error::Invalid`] when that device was removed once, [`Error::Storage`] when the disk refuses.
    pub fn admit(&self, context: &Context, card: &DeviceCard) -> Result<Welcome> {
        let key = self.key(context)?;
        self.write(|writer| {
            let mut roster = self.roster(writer)?;
            let keyring = self.keyring_of(&key, &roster)?;
            if roster.standing(card.id) == Standing::Removed {
                return Err(Error::invalid(
                    "device",
                    "was removed once; make a new vault there and pair that one",
                ));
            }
            if roster.standing(card.id) == Standing::Unknown {
                let epochs = keyring.epochs();
                let keys = epochs.map(|epoch| epoch.wrap(card, self.id, context)).collect::<Result<_>>()?;
                let statement = Statement::Add { device: card.clone(), keys };
                put(writer, &roster.sign(&key, statement, context)?)?;
            }
            Ok(Welcome { vault: self.id, roster: roster.records().cloned().collect() })
        })
    }

    /// Removes a device: what it makes from now on is not taken in by the others, and what they make it cannot read. It
    /// keeps what it already has.
    ///
    /// # Errors
    /// [`Error::NotPaired`] and [`Error::DeviceRemoved`] when this device is not one of the vault's,
    /// [`Error::Invalid`] when that device is none, or is this one; [`Error::Storage`] when the disk refuses.
    pub fn revoke(&self, context: &Context, device: DeviceId) -> Result<()> {
        let key = self.key(context)?;
        self.write(|writer| {
            let mut roster = self.roster(writer)?;
            self.keyring_of(&key, &roster)?;
            if device == key.id() {
                return Err(Error::invalid("device", "is this one; remove it from another one"));
            }
            if roster.standing(device) != Standing::Member {
                return Err(Error::invalid("device", "is not one of the vault's"));
            }
            let theirs = writer.authors()?.into_iter().filter(|row| row.device == device);
            let last = theirs.map(|row| (row.author, row.number)).collect();
            let epoch = EpochKey::new(context);
            let others = roster.members().filter(|card| card.id != device);
            let keys = epoch.wraps(others, self.id, context);
            put(writer, &roster.sign(&key, Statement::Remove { device, last, keys }, context)?)
        })
    }

    /// Makes this device one of the vault's again, after its file came here without its secrets.
    ///
    /// # Errors
    /// [`Error::WrongVault`] when the welcome is another vault's, [`Error::NotPaired`] when it is for another device.
    pub fn accept(&self, context: &Context, welcome: &Welcome) -> Result<()> {
        let key = self.key(context)?;
        check_welcome(welcome, self.id, &key)?;
        self.write(|writer| welcome.roster.iter().try_for_each(|record| put(writer, record)))
    }

    /// Says what a member has to say once it has heard of something: which entries of removed devices it had taken in before
    /// it heard, and keys for those who lack them.
    pub(super) fn keep_up(
        &self,
        writer: &Writer<'_>,
        key: &DeviceKey,
        roster: &mut Roster,
        context: &Context,
    ) -> Result<Keyring> {
        let mut raised = Vector::default();
        let seen = delivery::seen_by_pending(writer, roster)?;
        for row in writer.authors()? {
            let Some(cutoff) = roster.cutoff(row.device, row.author) else { continue };
            let furthest = row.number.max(seen.get(row.author));
            if furthest > cutoff {
                raised.advance(row.author, furthest);
            }
        }
        if !raised.is_empty() {
            put(writer, &roster.sign(key, Statement::Raise { last: raised }, context)?)?;
        }
        let mut keyring = self.keyring_of(key, roster)?;
        while let Some(record) = keyring.renew(roster, context)? {
            put(writer, &record)?;
            keyring = self.keyring_of(key, roster)?;
        }
        Ok(keyring)
    }
}

/// Begins a vault: its id, and the record that founds it.
pub(super) fn found(key: &DeviceKey, card: DeviceCard, context: &Context) -> Result<(VaultId, RosterRecord)> {
    let (roster, record) = Roster::found(key, card, context)?;
    Ok((roster.vault(), record))
}

/// Checks that a welcome is that of `vault`, and for the device with this key.
pub(super) fn check_welcome(welcome: &Welcome, vault: VaultId, key: &DeviceKey) -> Result<()> {
    if welcome.vault != vault {
        return Err(Error::WrongVault);
    }
    let mut roster = Roster::new(vault);
    roster.merge(welcome.roster.iter().cloned())?;
    if roster.standing(key.id()) != Standing::Member {
        return Err(Error::NotPaired);
    }
    Keyring::new(vault, key.clone(), &roster).map(drop)
}

/// Keeps a record of the roster.
pub(super) fn put(writer: &Writer<'_>, record: &RosterRecord) -> Result<()> {
    writer.put_roster(record.id().as_bytes(), &cbor::encode(record))
}

/// Takes in what another device knows of who belongs to the vault; says whether that device is a member.
pub(super) fn hear(
    writer: &Writer<'_>,
    mut roster: Roster,
    device: DeviceId,
    state: &DeviceState,
) -> Result<bool> {
    if roster.standing(device) == Standing::Removed {
        return Ok(false);
    }
    roster.merge(state.roster.iter().cloned())?;
    if roster.standing(device) == Standing::Unknown {
        return Ok(false);
    }
    state.roster.iter().try_for_each(|record| put(writer, record))?;
    Ok(true)
}

fn date(day: u32) -> Option<NaiveDate> {
    DateTime::from_timestamp(i64::from(day) * 86_400, 0).map(|instant| instant.date_naive())
}
