//! All that a device holds, for devices that cannot get it entry by entry.
//!
//! A checkpoint is one or more sealed files of the kind "checkpoint", each under the key that entries are sealed with. A
//! member answers for the whole with its signature: changes of others are not signed by their authors here.
//!
//! ```text
//! header [part, parts, edition]                                                        CBOR, all arrays
//! body   [vector, [end, ...], [document, ...], [refused, ...]]                the first two in the first part alone
//! end       [author id, device id, incarnation, commitment]
//! document  [record id, kind, heads, bytes]
//! refused   [commitment before, entry]
//! ```

use serde::{Deserialize, Serialize};

use super::{
    Commitment, Content, Entry, EpochKey, FileHash, FileName, Keyring, OpenError, Vector,
    envelope::{self, Kind, Opened},
};
use crate::{
    Error, Result, cbor,
    model::{AuthorId, DeviceId, Incarnation, RecordId},
};

/// How large a part is meant to be, in bytes before it is packed.
const PART_BYTES: usize = 4 << 20;
/// The most documents in a part.
const MAX_DOCUMENTS: usize = 262_144;

/// All that a device holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checkpoint {
    /// What it covers.
    pub vector: Vector,
    /// Where each author's log stands at the number of the vector.
    pub ends: Vec<AuthorEnd>,
    /// The documents.
    pub documents: Vec<SavedDocument>,
    /// The entries that were refused, which every device keeps.
    pub refused: Vec<(Commitment, Entry)>,
}

/// Where an author's log stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorEnd(pub AuthorId, pub DeviceId, pub Incarnation, pub Commitment);

/// A document as it travels in a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedDocument(
    /// The record.
    pub RecordId,
    /// The code of its kind.
    pub String,
    /// The heads of the document.
    #[serde(with = "super::byte_string")]
    pub Vec<u8>,
    /// The document.
    #[serde(with = "super::byte_string")]
    pub Vec<u8>,
);

#[derive(Serialize, Deserialize)]
struct Body(Vector, Vec<AuthorEnd>, Vec<SavedDocument>, Vec<(Commitment, Entry)>);

impl Checkpoint {
    /// The files of the checkpoint of the device that is this author now, each with its name. Another edition of the same content has other names.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when a document is too large for a file.
    pub fn seal(
        self,
        keyring: &Keyring,
        key: &EpochKey,
        author: AuthorId,
        edition: u32,
    ) -> Result<Vec<(FileName, Vec<u8>)>> {
        let owner = keyring.author_tag(author);
        let seal = |(header, body): (Vec<u8>, Vec<u8>)| {
            let bytes =
                envelope::seal(Kind::Checkpoint, keyring.key(), key, keyring.vault_tag(), &header, &body)?;
            Ok((FileName::new(keyring.vault_tag(), owner, Content::Checkpoint, &bytes), bytes))
        };
        self.parts(edition).into_iter().map(seal).collect()
    }

    /// Header and body of each part.
    pub(super) fn parts(self, edition: u32) -> Vec<(Vec<u8>, Vec<u8>)> {
        let mut bodies = vec![Body(self.vector, self.ends, Vec::new(), self.refused)];
        let mut weight = 0;
        for document in self.documents {
            let size = 64 + document.2.len() + document.3.len();
            if weight > 0 && weight + size > PART_BYTES {
                bodies.push(Body(Vector::default(), Vec::new(), Vec::new(), Vec::new()));
                weight = 0;
            }
            weight += size;
            if let Some(body) = bodies.last_mut() {
                body.2.push(document);
            }
        }
        let parts = bodies.len() as u32;
        let encode = |(part, body): (u32, &Body)| (cbor::encode(&(part, parts, edition)), cbor::encode(body));
        (0..).zip(&bodies).map(encode).collect()
    }

    /// The name of a part that the device offers which is this author.
    pub fn name(keyring: &Keyring, author: AuthorId, part: FileHash) -> FileName {
        FileName::with_hash(keyring.vault_tag(), keyring.author_tag(author), Content::Checkpoint, part.0)
    }

    /// Opens the parts that `device` offered, in their order.
    ///
    /// # Errors
    ///
    /// [`OpenError`]: a part is damaged, of another checkpoint, newer than this version reads, or sealed under a key that
    /// is not here.
    pub fn open(
        device: DeviceId,
        files: &[(FileName, Vec<u8>)],
        keyring: &Keyring,
    ) -> Result<Self, OpenError> {
        let opened = files.iter().map(|(name, bytes)| keyring.open(name, bytes, Kind::Checkpoint));
        let opened = opened.collect::<Result<Vec<_>, _>>()?;
        Ok(Self::of_parts(device, opened)?)
    }

    /// The checkpoint with these parts.
    pub(super) fn of_parts(
        device: DeviceId,
        parts: impl IntoIterator<Item = Opened, IntoIter: ExactSizeIterator>,
    ) -> Result<Self> {
        let damaged = |reason| Error::Damaged { what: "checkpoint", reason };
        let mut whole = Self::default();
        let opened = parts.into_iter();
        let count = opened.len();
        for (at, opened) in (0u32..).zip(opened) {
            let header = cbor::decode(&opened.header);
            let (part, parts, _): (u32, u32, u32) =
                header.ok_or_else(|| damaged("its header cannot be read"))?;
            if opened.signer != device || part != at || parts as usize != count {
                return Err(damaged("a part is of another one"));
            }
            let Body(vector, ends, documents, refused) =
                cbor::decode(&opened.body).ok_or_else(|| damaged("it cannot be read"))?;
            if at == 0 {
                (whole.vector, whole.ends, whole.refused) = (vector, ends, refused);
            }
            if documents.len() > MAX_DOCUMENTS {
                return Err(damaged("it has too many documents"));
            }
            whole.documents.extend(documents);
        }
        whole.check()?;
        Ok(whole)
    }

    fn check(&self) -> Result<()> {
        let damaged = |reason| Err(Error::Damaged { what: "checkpoint", reason });
        let ends: Vector = self.ends.iter().map(|end| (end.0, self.vector.get(end.0))).collect();
        if ends != self.vector || self.ends.iter().any(|end| end.1.author(end.2) != end.0) {
            return damaged("it does not say where its authors stand");
        }
        for (_, entry) in &self.refused {
            entry.check()?;
            if !self.vector.contains(entry.author, entry.number) {
                return damaged("it refused what it does not cover");
            }
        }
        Ok(())
    }
}
