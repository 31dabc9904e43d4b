//! One entry of a device's log.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Vector;
use crate::{
    Error, Result,
    model::{AuthorId, RecordId},
};

/// The highest number an entry can have: the ten digits of a segment's name.
pub const MAX_NUMBER: u64 = 9_999_999_999;

/// The longest code of a record's kind, in bytes.
pub const MAX_KIND: usize = 32;

/// What one command of one author changed: it applies whole or not at all.
///
/// ```
/// use rapport_core::{model::{AuthorId, RecordId}, sync::{Entry, RecordChange, Vector}};
///
/// let entry = Entry {
///     author: AuthorId::from_bytes([1; 16]),
///     number: 1,
///     seen: Vector::default(),
///     changes: vec![RecordChange::new(RecordId::from_bytes([2; 16]), "contact", b"an opaque change".to_vec())],
/// };
/// assert!(entry.check().is_ok());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Who made it.
    pub author: AuthorId,
    /// Its place among the author's entries, from 1 to [`MAX_NUMBER`] without gaps.
    pub number: u64,
    /// What the author received since its previous entry: the last numbers of the other authors that moved.
    #[serde(default, skip_serializing_if = "Vector::is_empty")]
    pub seen: Vector,
    /// The changes, in the order in which they apply.
    pub changes: Vec<RecordChange>,
}

impl Entry {
    /// Whether the entry is well formed.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] when the number is out of range, the entry says that it saw its own author, or a kind is
    /// not 1 to [`MAX_KIND`] visible ASCII characters.
    pub fn check(&self) -> Result<()> {
        let damaged = |reason| Err(Error::Damaged { what: "log entry", reason });
        if !(1..=MAX_NUMBER).contains(&self.number) {
            return damaged("its number is out of range");
        }
        // An entry that waits for its own author's later work would wait for ever.
        if self.seen.get(self.author) > 0 {
            return damaged("it says that it has seen its own author");
        }
        if self.seen.iter().any(|(_, number)| number > MAX_NUMBER) {
            return damaged("it has seen a number out of range");
        }
        if !self.changes.iter().all(RecordChange::has_valid_kind) {
            return damaged("the kind of a record is not a code");
        }
        Ok(())
    }

    /// About how many bytes the entry takes, in a segment or in memory.
    pub fn weight(&self) -> usize {
        let changes: usize =
            self.changes.iter().map(|change| 96 + change.kind.len() + change.bytes.len()).sum();
        64 + 28 * self.seen.iter().len() + changes
    }
}

/// One change of one record; what it says is opaque here.
///
/// The first state of a record never travels: every device makes the same universal empty one itself. A change whose
/// record was forgotten has no bytes any more; its hash stays, so that the chain of commitments does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordChange {
    /// The record that changed.
    pub record: RecordId,
    /// The code of the record's kind: 1 to [`MAX_KIND`] visible ASCII characters. A kind that this version does not
    /// know travels like any other.
    pub kind: String,
    /// The change's own hash, by which commitments name it.
    #[serde(with = "super::byte_string")]
    pub hash: [u8; 32],
    /// The change; empty when it was forgotten.
    #[serde(with = "super::byte_string")]
    pub bytes: Vec<u8>,
}

/// How the bytes of every change begin; the first four bytes of its hash follow.
const CHANGE_MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
/// How many bytes of a change follow from the rest of it.
const FRAME: usize = 8;

impl RecordChange {
    /// The change whose bytes are `bytes`.
    pub fn new(record: RecordId, kind: &str, bytes: Vec<u8>) -> Self {
        let hash = Sha256::digest(bytes.get(FRAME..).unwrap_or_default()).into();
        Self { record, kind: kind.to_owned(), hash, bytes }
    }

    /// A change of which only the hash is left.
    pub fn forgotten(record: RecordId, kind: &str, hash: [u8; 32]) -> Self {
        Self { record, kind: kind.to_owned(), hash, bytes: Vec::new() }
    }

    /// Whether only the hash is left.
    pub fn is_forgotten(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The change whose bytes without their frame are `stem`.
    pub(super) fn framed(record: RecordId, kind: &str, stem: &[u8]) -> Self {
        let hash: [u8; 32] = Sha256::digest(stem).into();
        let bytes = [&CHANGE_MAGIC, &hash[..4], stem].concat();
        Self { record, kind: kind.to_owned(), hash, bytes }
    }

    /// The bytes without their frame, which follows from them: magic, and the beginning of the hash.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] when the frame is another one.
    pub(super) fn stem(&self) -> Result<&[u8]> {
        let stem = self.bytes.strip_prefix(&CHANGE_MAGIC).and_then(|rest| rest.strip_prefix(&self.hash[..4]));
        stem.ok_or(Error::Damaged { what: "change", reason: "it is not framed as changes are" })
    }

    fn has_valid_kind(&self) -> bool {
        (1..=MAX_KIND).contains(&self.kind.len()) && self.kind.bytes().all(|byte| byte.is_ascii_graphic())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::testing::{author, entry};

    #[test]
    fn survives_cbor_with_an_unknown_kind() {
        let mut original = entry(1, 3, &[(2, 5)]);
        original.changes[0].kind = "from-the-future".into();
        let mut bytes = Vec::new();
        ciborium::into_writer(&original, &mut bytes).unwrap();
        assert_eq!(ciborium::from_reader::<Entry, _>(bytes.as_slice()).unwrap(), original);
    }

    #[test]
    fn bytes_are_byte_strings() {
        let mut original = entry(1, 1, &[]);
        original.changes[0].bytes = vec![0xff; 1000];
        let mut bytes = Vec::new();
        ciborium::into_writer(&original, &mut bytes).unwrap();
        assert!(bytes.len() < 1200, "{} bytes", bytes.len());
    }

    #[test]
    fn refuses_what_cannot_be_an_entry() {
        let changed = |change: fn(&mut Entry)| {
            let mut entry = entry(1, 1, &[]);
            change(&mut entry);
            entry.check()
        };
        assert!(changed(|_| {}).is_ok());
        assert!(changed(|entry| entry.changes.clear()).is_ok());
        assert!(changed(|entry| entry.number = 0).is_err());
        assert!(changed(|entry| entry.number = MAX_NUMBER + 1).is_err());
        assert!(changed(|entry| entry.seen.advance(author(1), 1)).is_err());
        assert!(changed(|entry| entry.seen.advance(author(2), u64::MAX)).is_err());
        assert!(changed(|entry| entry.changes[0].kind = String::new()).is_err());
        assert!(changed(|entry| entry.changes[0].kind = "k".repeat(33)).is_err());
        assert!(changed(|entry| entry.changes[0].kind = "zwölf".into()).is_err());
    }
}
