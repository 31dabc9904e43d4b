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

use super::{Entry, MAX_KIND, RecordChange, Vector};
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
    if kinds.iter().any(|kind| kind.len() > MAX_KIND) {
        return Err(damaged("a kind is too long"));
    }
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

/// The most authors, kinds, or words on what an entry has seen, in one body.
const MAX_NAMED: u64 = 1 << 18;

/// How many entries and changes a body holds, without making anything of its size: a few bytes of a body can stand for many
/// more in memory. `None` when it is no body, or names more than any device would.
pub(super) fn measure(bytes: &[u8]) -> Option<(u64, u64)> {
    let mut items = Items(bytes);
    items.array(3)?;
    for _ in 0..2 {
        let named = items.long_array().filter(|named| *named <= MAX_NAMED)?;
        (0..named).try_for_each(|_| items.skip())?;
    }
    let entries = items.long_array()?;
    let (mut seen, mut changes) = (0u64, 0u64);
    for _ in 0..entries {
        items.array(2)?;
        let told = items.long_array()?;
        seen = seen.checked_add(told).filter(|seen| *seen <= MAX_NAMED)?;
        for _ in 0..told {
            items.array(2)?;
            (0..2).try_for_each(|_| items.skip())?;
        }
        let changed = items.long_array()?;
        changes = changes.checked_add(changed)?;
        for _ in 0..changed {
            items.array(3)?;
            (0..3).try_for_each(|_| items.skip())?;
        }
    }
    items.0.is_empty().then_some((entries, changes))
}

/// The items of a CBOR text, one after the other.
struct Items<'a>(&'a [u8]);

impl Items<'_> {
    /// The type of the next item, and its number or length.
    fn head(&mut self) -> Option<(u8, u64)> {
        let (first, rest) = self.0.split_first()?;
        let (info, more) = (first & 0x1f, 1usize << (first & 0x1f).saturating_sub(24).min(3));
        let (value, length) = match info {
            0..24 => (u64::from(info), 0),
            24..28 => (rest.get(..more)?.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)), more),
            _ => return None,
        };
        self.0 = rest.get(length..)?;
        Some((first >> 5, value))
    }

    fn long_array(&mut self) -> Option<u64> {
        self.head().filter(|(kind, _)| *kind == 4).map(|(_, length)| length)
    }

    fn array(&mut self, length: u64) -> Option<()> {
        (self.long_array()? == length).then_some(())
    }

    /// Passes over a number, bytes or a text.
    fn skip(&mut self) -> Option<()> {
        match self.head()? {
            (0, _) => Some(()),
            (2 | 3, length) => {
                self.0 = self.0.get(usize::try_from(length).ok()?..)?;
                Some(())
            }
            _ => None,
        }
    }
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
        let changes = entries.iter().map(|entry| entry.changes.len() as u64).sum();
        assert_eq!(measure(&packed), Some((3, changes)));
        for cut in 0..packed.len() {
            assert!(unpack(author(1), 7, &packed[..cut]).is_err());
            assert_eq!(measure(&packed[..cut]), None);
        }
    }

    #[test]
    fn what_few_bytes_stand_for_is_counted_before_it_is_made() {
        let many = |head: &[u8], each: &[u8], tail: &[u8]| [head, &each.repeat(300_000), tail].concat();
        // Empty entries, texts of no letters, and words on what was seen.
        let entries = many(&[0x83, 0x80, 0x80, 0x9a, 0x00, 0x04, 0x93, 0xe0], &[0x82, 0x80, 0x80], &[]);
        assert_eq!(measure(&entries), Some((300_000, 0)));
        assert_eq!(measure(&many(&[0x83, 0x80, 0x9a, 0x00, 0x04, 0x93, 0xe0], &[0x60], &[0x80])), None);
        let seen = [0x83, 0x80, 0x80, 0x81, 0x82, 0x9a, 0x00, 0x04, 0x93, 0xe0];
        assert_eq!(measure(&many(&seen, &[0x82, 0x00, 0x01], &[0x80])), None);
        assert_eq!(measure(&[0x9f, 0xff]), None);
        assert_eq!(measure(&[0x83, 0x80, 0x80, 0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), None);
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
