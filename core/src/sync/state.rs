//! Where a device is: the one file of a device that it replaces.
//!
//! A sealed file of the kind "state" under the root key, which every member has for ever. It carries what must arrive
//! before entries can be read: who belongs to the vault and which keys there are.
//!
//! ```text
//! header [incarnation]                                                                   CBOR, all arrays
//! body   [vector, day, edition, [broken hash, ...], checkpoint or null, [roster record, ...]]
//! vector       {author id: number}
//! checkpoint   [vector, edition, [hash of a part, ...]]
//! ```

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Content, FileName, Keyring, OpenError, RosterRecord, Vector,
    envelope::{self, Kind},
};
use crate::{
    Error, Result, cbor,
    model::{AuthorId, DeviceId, Incarnation},
};

/// The most parts of a checkpoint, and the most files that a device calls broken.
pub(super) const MAX_PARTS: usize = 1_024;

/// Where a device is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeviceState {
    /// What the device holds.
    pub vector: Vector,
    /// When it said so: the number of the day since 1970.
    pub day: u32,
    /// Set apart from another file that says the same and is broken somewhere; usually 0.
    pub edition: u32,
    /// The files whose content it lacks and cannot read, by their hashes.
    pub broken: BTreeSet<FileHash>,
    /// The checkpoint that it offers.
    pub checkpoint: Option<Offer>,
    /// Who belongs to the vault, as far as the device knows.
    pub roster: Vec<RosterRecord>,
}

/// A checkpoint that a device offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// What it covers.
    pub vector: Vector,
    /// Set apart from others of the same content.
    pub edition: u32,
    /// The files it consists of, by their hashes.
    pub parts: Vec<FileHash>,
}

/// The hash in the name of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileHash(#[serde(with = "super::byte_string")] pub [u8; 20]);

#[derive(Serialize, Deserialize)]
struct Body(Vector, u32, u32, BTreeSet<FileHash>, Option<(Vector, u32, Vec<FileHash>)>, Vec<RosterRecord>);

impl DeviceState {
    /// The file that says so, with its name; the same state always gives the same bytes.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when the roster is too large.
    pub fn seal(&self, keyring: &Keyring, incarnation: Incarnation) -> Result<(FileName, Vec<u8>)> {
        let header = cbor::encode(&[incarnation]);
        let bytes = envelope::seal(
            Kind::State,
            keyring.key(),
            keyring.root(),
            keyring.vault_tag(),
            &header,
            &self.body(),
        )?;
        let owner = keyring.author_tag(keyring.device().author(incarnation));
        Ok((FileName::new(keyring.vault_tag(), owner, Content::State, &bytes), bytes))
    }

    /// Opens the file that was found under `name`: the device that signed it, which of its authors it is, and where it says
    /// that it is.
    ///
    /// # Errors
    ///
    /// [`OpenError`]: it is damaged, newer than this version reads, or sealed under a key that is not here.
    pub fn open(
        name: &FileName,
        bytes: &[u8],
        keyring: &Keyring,
    ) -> Result<(DeviceId, AuthorId, Self), OpenError> {
        let opened = keyring.open(name, bytes, Kind::State)?;
        let damaged = |reason| Error::Damaged { what: "state of a device", reason };
        let header = cbor::decode(&opened.header).ok_or_else(|| damaged("its header cannot be read"))?;
        let [incarnation]: [Incarnation; 1] = header;
        let author = opened.signer.author(incarnation);
        if name.owner() != keyring.author_tag(author) || name.content() != Content::State {
            return Err(damaged("it is another device's").into());
        }
        Ok((opened.signer, author, Self::of_body(&opened.body)?))
    }

    /// The body of the file that says so.
    pub(super) fn body(&self) -> Vec<u8> {
        let offer = self.checkpoint.clone().map(|offer| (offer.vector, offer.edition, offer.parts));
        let broken = self.broken.clone();
        cbor::encode(&Body(self.vector.clone(), self.day, self.edition, broken, offer, self.roster.clone()))
    }

    /// What such a body says.
    pub(super) fn of_body(body: &[u8]) -> Result<Self> {
        let damaged = |reason| Error::Damaged { what: "state of a device", reason };
        let body = cbor::decode(body).ok_or_else(|| damaged("it cannot be read"))?;
        let Body(vector, day, edition, broken, offer, roster) = body;
        let checkpoint = offer.map(|(vector, edition, parts)| Offer { vector, edition, parts });
        let is_possible = |offer: &Offer| (1..=MAX_PARTS).contains(&offer.parts.len());
        if !checkpoint.as_ref().is_none_or(is_possible) || broken.len() > MAX_PARTS {
            return Err(damaged("it offers an impossible checkpoint"));
        }
        Ok(Self { vector, day, edition, broken, checkpoint, roster })
    }
}
