//! The chain that ties an author's entries together.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Entry;
use crate::model::{AuthorId, VaultId};

/// Stands for an author's log up to one entry: two logs with the same commitment hold the same entries.
///
/// The chain names changes by their hashes, so content can be packed again or forgotten without breaking it.
///
/// ```
/// use rapport_core::{model::{AuthorId, VaultId}, sync::{Commitment, Entry, Vector}};
///
/// let author = AuthorId::from_bytes([1; 16]);
/// let first = Commitment::first(VaultId::from_bytes([9; 16]), author);
/// let entry = Entry { author, number: 1, seen: Vector::default(), changes: vec![] };
/// assert_ne!(first.then(&entry), first);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Commitment(#[serde(with = "super::byte_string")] [u8; 32]);

impl Commitment {
    /// What comes before entry 1 of `author` in `vault`.
    pub fn first(vault: VaultId, author: AuthorId) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("rapport first commitment v1");
        hasher.update(vault.as_bytes()).update(author.as_bytes());
        Self(hasher.finalize().into())
    }

    /// The commitment after `entry`, when this is the one before it.
    pub fn then(&self, entry: &Entry) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("rapport commitment v1");
        hasher.update(&self.0).update(&entry.number.to_le_bytes());
        // Whatever has no fixed length is preceded by its count, so that no two entries are written alike.
        hasher.update(&(entry.seen.iter().len() as u64).to_le_bytes());
        for (author, number) in entry.seen.iter() {
            hasher.update(author.as_bytes()).update(&number.to_le_bytes());
        }
        hasher.update(&(entry.changes.len() as u64).to_le_bytes());
        for change in &entry.changes {
            hasher.update(change.record.as_bytes());
            hasher.update(&(change.kind.len() as u64).to_le_bytes()).update(change.kind.as_bytes());
            hasher.update(&change.hash);
        }
        Self(hasher.finalize().into())
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The commitment with these 32 bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        model::RecordId,
        sync::testing::{author, entry, vault},
    };

    #[test]
    fn every_part_of_an_entry_counts_except_the_content_that_its_hash_names() {
        let before = Commitment::first(vault(), author(1));
        let variants: [fn(&mut Entry); 7] = [
            |_| {},
            |entry| entry.number = 2,
            |entry| entry.seen.advance(author(2), 1),
            |entry| entry.seen.advance(author(2), 2),
            |entry| entry.changes[0].kind.push('x'),
            |entry| entry.changes[0].hash[0] ^= 1,
            |entry| entry.changes[0].record = RecordId::from_bytes([7; 16]),
        ];
        let after = |change: &fn(&mut Entry)| {
            let mut entry = entry(1, 1, &[]);
            change(&mut entry);
            before.then(&entry)
        };
        assert_eq!(variants.iter().map(after).collect::<BTreeSet<_>>().len(), variants.len());
        assert_eq!(after(&variants[0]), after(&((|entry| entry.changes[0].bytes.clear()) as fn(&mut Entry))));
        assert_ne!(before, Commitment::first(vault(), author(2)));
    }

    /// Entries of other devices rest on these bytes: a change here is a change of format.
    #[test]
    fn stays_what_it_was() {
        let before = Commitment::first(vault(), author(1));
        assert_eq!(before.to_string(), "d36efb5fe955c36a34c993f16bba3f5d9713f97304ab88a3479998632b4dba8c");
        assert_eq!(
            before.then(&entry(1, 1, &[(2, 3)])).to_string(),
            "de7577d8ef3dd2866ac40cbc91b9f702f55ca6996e9da826f7a1e64f4dffc710"
        );
    }
}
