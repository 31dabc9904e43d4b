//! Entries as the body of a segment: what repeats is said once, and what follows from the rest is left out.
//!
//! ```text
//! body    [authors, kinds, entries]                         CBOR, all arrays
//! authors [author id, ...]                                  those that entries have seen
//! kinds   [code, ...]                                       those of the changes
//! entry   [[[index in authors, number], ...], [change, ...]]
//! change  [record id, 2 * index in kinds + 1 if forgotten, content]
//! content what follows the eight bytes of frame; of a forgotten change its 32-byte hash
//! ```

use serde::{Deserialize, Serialize};

use super::{Entry, RecordChange, Vector};
use crate::{
    Error, Result, cbor,
    model::{AuthorId, RecordId},
};

#[derive(Serialize, Deserialize)]
struct Body(Vec<AuthorId>, Vec<String>, Vec<PackedEntry>);

#[derive(Serialize, Deserialize)]
struct PackedEntry(Vec<(u32, u64)>, Vec<PackedChange>);

#[derive(Serialize, Deserialize)]
struct PackedChange(RecordId, u32, #[serde(with = "super::byte_string")] Vec<u8>);

/// The body that holds these entries.
///
/// # Errors
///
/// [`Error::Damaged`] when a change is not framed as changes are.
pub(super) fn pack(entries: &[Entry]) -> Result<Vec<u8>> {
    let mut body = Body(Vec::new(), Vec::new(), Vec::with_capacity(entries.len()));
    for entry in entries {
        let seen = entry.seen.iter().map(|(author, number)| (index(&mut body.0, &author), number)).collect();
        let mut changes = Vec::with_capacity(entry.changes.len());
        for change in &entry.changes {
            let code = 2 * index(&mut body.1, &change.kind) + u32::from(change.is_forgotten());
            let content = if change.is_forgotten() { &change.hash } else { change.stem()? };
            changes.push(PackedChange(change.record, code, content.to_vec()));
        }
        body.2.push(PackedEntry(seen, changes));
    }
    Ok(cbor::encode(&body))
}

/// The entries of `author` from `first` on that `bytes` hold.
///
/// # Errors
///
/// [`Error::Damaged`] when they are not a body.
pub(super) fn unpack(author: AuthorId, first: u64, bytes: &[u8]) -> Result<Vec<Entry>> {
    let damaged = |reason| Error::Damaged { what: "segment", reason };
    let Body(authors, kinds, packed) =
        cbor::decode(bytes).ok_or_else(|| damaged("its body cannot be read"))?;
    let mut entries = Vec::with_capacity(packed.len());
    for (number, PackedEntry(told, packed)) in (first..).zip(packed) {
        let mut seen = Vector::default();
        for (index, number) in told {
            let author = authors.get(index as usize).ok_or_else(|| damaged("it names no author"))?;
            seen.advance(*author, number);
        }
        let mut changes = Vec::with_capacity(packed.len());
        for PackedChange(record, code, content) in packed {
            let kind = kinds.get(code as usize / 2).ok_or_else(|| damaged("it names no kind"))?;
            changes.push(match code % 2 {
                0 => RecordChange::framed(record, kind, &content),
                _ => {
                    let hash = content.try_into().map_err(|_| damaged("a hash has not its length"))?;
                    RecordChange::forgotten(record, kind, hash)
                }
            });
        }
        entries.push(Entry { author, number, seen, changes });
    }
    Ok(entries)
}

fn index<T: Clone + PartialEq>(known: &mut Vec<T>, wanted: &T) -> u32 {
    let at = known.iter().position(|it| it == wanted).unwrap_or_else(|| {
        known.push(wanted.clone());
        known.len() - 1
    });
    at as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::testing::{author, entry};

    #[test]
    fn comes_back_as_it_was() {
        let mut entries = vec![entry(1, 7, &[(2, 5), (3, 1)]), entry(1, 8, &[(2, 6)]), entry(1, 9, &[])];
        entries[1].changes.push(RecordChange::forgotten(RecordId::from_bytes([4; 16]), "note", [5; 32]));
        let packed = pack(&entries).unwrap();
        assert_eq!(unpack(author(1), 7, &packed).unwrap(), entries);
        for cut in 0..packed.len() {
            assert!(unpack(author(1), 7, &packed[..cut]).is_err());
        }
    }

    #[test]
    fn refuses_what_names_nothing() {
        let body = |authors, kinds, code| {
            let change = PackedChange(RecordId::from_bytes([4; 16]), code, vec![1; 32]);
            cbor::encode(&Body(authors, kinds, vec![PackedEntry(vec![(0, 1)], vec![change])]))
        };
        let (authors, kinds) = (vec![author(2)], vec!["note".to_owned()]);
        assert!(unpack(author(1), 1, &body(authors.clone(), kinds.clone(), 0)).is_ok());
        assert!(unpack(author(1), 1, &body(vec![], kinds.clone(), 0)).is_err());
        assert!(unpack(author(1), 1, &body(authors.clone(), vec![], 0)).is_err());
        assert!(unpack(author(1), 1, &body(authors, kinds, 2)).is_err());
    }
}
