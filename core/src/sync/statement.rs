//! What a device signs about who belongs to the vault.
//!
//! ```text
//! record     [body, signature[64]]                          CBOR, all arrays; the signature's purpose is "rapport roster v1"
//! body       [by, [id of a record seen, ...], at, code, statement]
//! Found   1  [card, salt[16], epoch id, [wrap, ...]]
//! Add     2  [card, [wrap, ...]]
//! Remove  3  [device id, {author id: number}, [wrap, ...]]
//! Raise   4  {author id: number}
//! Grant   5  [wrap, ...]
//! Forget  6  [record id, ...]
//! ```
//!
//! A record is named by the BLAKE3 hash of its body. Statements of other codes are kept and passed on, and mean nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{DeviceCard, DeviceKey, Vector, Wrap};
use crate::{
    Error, Result, cbor,
    model::{DeviceId, EpochId, RecordId, RosterId, VaultId},
};

const PURPOSE: &str = "rapport roster v1";
/// The largest record, in bytes.
const MAX_RECORD: usize = 1 << 20;

/// What a device says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    /// This device founds the vault, whose id follows from it.
    Found {
        /// The device, which signs.
        device: DeviceCard,
        /// What tells this vault from others that the device founds.
        salt: [u8; 16],
        /// The first epoch.
        root: EpochId,
        /// Its key, for itself.
        keys: Vec<Wrap>,
    },
    /// A device is taken in.
    Add {
        /// The device.
        device: DeviceCard,
        /// All keys, for it.
        keys: Vec<Wrap>,
    },
    /// A device is removed.
    Remove {
        /// The device.
        device: DeviceId,
        /// The last entries of its authors that are taken in.
        last: Vector,
        /// A new key, for all others.
        keys: Vec<Wrap>,
    },
    /// Entries of removed devices that were taken in before the signer heard of the removal.
    Raise {
        /// The last of them.
        last: Vector,
    },
    /// Keys for members that lack them.
    Grant {
        /// The keys.
        keys: Vec<Wrap>,
    },
    /// Records that are to be forgotten everywhere.
    Forget {
        /// The records.
        records: BTreeSet<RecordId>,
    },
    /// What a newer version says.
    Unknown,
}

/// A statement with its signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Signed", into = "Signed")]
pub struct RosterRecord {
    body: Vec<u8>,
    signature: [u8; 64],
    pub(super) by: DeviceId,
    pub(super) seen: BTreeSet<RosterId>,
    pub(super) statement: Statement,
}

#[derive(Serialize, Deserialize)]
struct Signed(#[serde(with = "super::byte_string")] Vec<u8>, #[serde(with = "super::byte_string")] [u8; 64]);

#[derive(Serialize, Deserialize)]
struct Body(DeviceId, BTreeSet<RosterId>, i64, u8, #[serde(with = "super::byte_string")] Vec<u8>);

#[derive(Serialize, Deserialize)]
struct Found(DeviceCard, #[serde(with = "super::byte_string")] [u8; 16], EpochId, Vec<Wrap>);

impl RosterRecord {
    /// Signs a statement at `at` (seconds since 1970), made in the knowledge of `seen`.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when it is larger than a record may be.
    pub fn sign(key: &DeviceKey, seen: BTreeSet<RosterId>, at: i64, statement: Statement) -> Result<Self> {
        let (code, payload) = match &statement {
            Statement::Found { device, salt, root, keys } => {
                (1, cbor::encode(&Found(device.clone(), *salt, *root, keys.clone())))
            }
            Statement::Add { device, keys } => (2, cbor::encode(&(device, keys))),
            Statement::Remove { device, last, keys } => (3, cbor::encode(&(device, last, keys))),
            Statement::Raise { last } => (4, cbor::encode(last)),
            Statement::Grant { keys } => (5, cbor::encode(keys)),
            Statement::Forget { records } => (6, cbor::encode(records)),
            Statement::Unknown => (0, Vec::new()),
        };
        let body = cbor::encode(&Body(key.id(), seen.clone(), at, code, payload));
        if body.len() > MAX_RECORD {
            return Err(Error::invalid("list of devices", "has grown too large"));
        }
        let signature = key.sign(PURPOSE, &body);
        Ok(Self { body, signature, by: key.id(), seen, statement })
    }

    /// What names the record.
    pub fn id(&self) -> RosterId {
        RosterId::from_bytes(blake3::hash(&self.body).into())
    }

    /// What it says.
    pub fn statement(&self) -> &Statement {
        &self.statement
    }

    /// The record as it travels.
    pub fn to_bytes(&self) -> Vec<u8> {
        cbor::encode(self)
    }

    /// The record that travelled as these bytes. Whether it is signed is asked by [`RosterRecord::verify`].
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] when they are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let damaged = Error::Damaged { what: "record of the devices", reason: "it cannot be read" };
        cbor::decode(bytes).ok_or(damaged)
    }

    /// Checks that the device signed it that is said to have, and the card of a device that device.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] when it did not.
    pub fn verify(&self) -> Result<()> {
        if let Some(card) = self.statement.card() {
            card.check()?;
        }
        self.by.verify(PURPOSE, &self.body, &self.signature)
    }

    /// The vault that the record founds, if it founds one.
    pub fn founded(&self) -> Option<VaultId> {
        match &self.statement {
            // The first key counts, so that the founder's key, stolen, cannot found the vault once more with another.
            Statement::Found { device, salt, root, .. } if device.id == self.by && self.seen.is_empty() => {
                let mut hasher = blake3::Hasher::new_derive_key("rapport vault v1");
                hasher.update(device.id.as_bytes()).update(&device.box_key);
                hasher.update(salt).update(root.as_bytes());
                let mut id = [0; 16];
                hasher.finalize_xof().fill(&mut id);
                Some(VaultId::from_bytes(id))
            }
            _ => None,
        }
    }
}

impl From<RosterRecord> for Signed {
    fn from(record: RosterRecord) -> Self {
        Self(record.body, record.signature)
    }
}

impl TryFrom<Signed> for RosterRecord {
    type Error = Error;

    fn try_from(Signed(body, signature): Signed) -> Result<Self> {
        let damaged = |reason| Error::Damaged { what: "record of the devices", reason };
        if body.len() > MAX_RECORD {
            return Err(damaged("it is too large"));
        }
        let unreadable = || damaged("it cannot be read");
        let Body(by, seen, _, code, payload) = cbor::decode(&body).ok_or_else(unreadable)?;
        let statement = match code {
            1 => {
                let Found(device, salt, root, keys) = cbor::decode(&payload).ok_or_else(unreadable)?;
                Statement::Found { device, salt, root, keys }
            }
            2 => {
                let (device, keys) = cbor::decode(&payload).ok_or_else(unreadable)?;
                Statement::Add { device, keys }
            }
            3 => {
                let (device, last, keys) = cbor::decode(&payload).ok_or_else(unreadable)?;
                Statement::Remove { device, last, keys }
            }
            4 => Statement::Raise { last: cbor::decode(&payload).ok_or_else(unreadable)? },
            5 => Statement::Grant { keys: cbor::decode(&payload).ok_or_else(unreadable)? },
            6 => Statement::Forget { records: cbor::decode(&payload).ok_or_else(unreadable)? },
            _ => Statement::Unknown,
        };
        Ok(Self { body, signature, by, seen, statement })
    }
}

impl Statement {
    /// The keys that the statement hands out.
    pub(super) fn wraps(&self) -> &[Wrap] {
        match self {
            Self::Found { keys, .. }
            | Self::Add { keys, .. }
            | Self::Remove { keys, .. }
            | Self::Grant { keys } => keys,
            Self::Raise { .. } | Self::Forget { .. } | Self::Unknown => &[],
        }
    }

    /// The device that the statement makes a member.
    pub(super) fn card(&self) -> Option<&DeviceCard> {
        match self {
            Self::Found { device, .. } | Self::Add { device, .. } => Some(device),
            _ => None,
        }
    }
}
