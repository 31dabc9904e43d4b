//! The envelope in which entries travel.
//!
//! Version 0 is neither sealed nor signed:
//!
//! ```text
//! "RAP0" | header length u32 little-endian | header (CBOR map) | body (one CBOR item per entry, end to end)
//! ```

use serde::{Deserialize, Serialize};

use super::{Commitment, Entry, Run, SegmentName, Tag};
use crate::{
    Error, Result,
    model::{AuthorId, VaultId},
};

/// The largest segment, in bytes.
pub const MAX_SEGMENT: usize = 32 << 20;
/// The most entries in a segment.
pub const MAX_ENTRIES: usize = 65_536;
/// The most record changes in a segment.
pub const MAX_CHANGES: usize = 262_144;
/// The longest name of a device, in bytes of UTF-8.
pub const MAX_DEVICE_NAME: usize = 200;

/// The newest format that this version reads, and the one it writes.
const VERSION: u8 = 0;
const PREFIX: usize = 8;
const MAX_HEADER: usize = 64 << 10;
/// What [`Segment::split`] aims at: small enough to send again when a connection breaks, large enough that a first
/// sync is not thousands of files.
const SPLIT_ENTRIES: usize = 4_096;
const SPLIT_BYTES: usize = 1 << 20;

/// A run of an author's entries, with the vault it belongs to and the author's device as a person knows it.
///
/// ```
/// use rapport_core::{model::{AuthorId, VaultId}, sync::{Commitment, Entry, Run, Segment, Vector}};
///
/// let (vault, author) = (VaultId::from_bytes([9; 16]), AuthorId::from_bytes([1; 16]));
/// let entry = Entry { author, number: 1, seen: Vector::default(), changes: vec![] };
/// let run = Run::new(Commitment::first(vault, author), vec![entry])?;
/// let segment = Segment { vault, device: "Laptop".into(), run };
///
/// let (name, bytes) = segment.encode()?;
/// assert_eq!(Segment::decode(&name, &bytes)?, segment);
/// assert!(Segment::decode(&name, &bytes[1..]).is_err());
/// # Ok::<(), rapport_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The vault.
    pub vault: VaultId,
    /// What the author's device is called: at most [`MAX_DEVICE_NAME`] bytes without control characters.
    pub device: String,
    /// The entries.
    pub run: Run,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    vault: VaultId,
    author: AuthorId,
    device: String,
    first: u64,
    last: u64,
    before: Commitment,
    entries: u64,
    changes: u64,
    body: u64,
}

impl Segment {
    /// The segment's name and bytes; the same segment always gives the same.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when the device's name is not what it may be, or the entries are too many or too large for
    /// one segment.
    pub fn encode(&self) -> Result<(SegmentName, Vec<u8>)> {
        if !is_device_name(&self.device) {
            let rule = format!("is longer than {MAX_DEVICE_NAME} bytes or holds control characters");
            return Err(Error::invalid("name of this device", rule));
        }
        let mut body = Vec::new();
        for entry in self.run.entries() {
            write(entry, &mut body)?;
        }
        let header = Header {
            vault: self.vault,
            author: self.run.author(),
            device: self.device.clone(),
            first: self.run.first(),
            last: self.run.last(),
            before: self.run.before(),
            entries: self.run.entries().len() as u64,
            changes: self.changes() as u64,
            body: body.len() as u64,
        };
        let mut bytes = vec![b'R', b'A', b'P', b'0' + VERSION, 0, 0, 0, 0];
        write(&header, &mut bytes)?;
        let header_length = (bytes.len() - PREFIX) as u32;
        bytes[4..PREFIX].copy_from_slice(&header_length.to_le_bytes());
        bytes.append(&mut body);
        if bytes.len() > MAX_SEGMENT
            || header.entries > MAX_ENTRIES as u64
            || header.changes > MAX_CHANGES as u64
        {
            return Err(Error::invalid(
                "change",
                "is too large to be sent to other devices; make it in parts",
            ));
        }
        let numbers = header.first..=header.last;
        Ok((SegmentName::new(Tag::vault(self.vault), Tag::author(header.author), numbers, &bytes), bytes))
    }

    /// Reads the segment that was found under `name`.
    ///
    /// Lengths and counts are checked before anything of their size is allocated.
    ///
    /// # Errors
    ///
    /// [`Error::NewerVersion`] when the file is whole but its format is newer than this version reads;
    /// [`Error::Damaged`] when it is not exactly what its name and header promise.
    pub fn decode(name: &SegmentName, bytes: &[u8]) -> Result<Self> {
        if bytes.len() > MAX_SEGMENT {
            return Err(damaged("it is too large"));
        }
        if !name.names(bytes) {
            return Err(damaged("its bytes are not the ones that its name promises"));
        }
        let (header, mut body) = split_header(bytes)?;
        if Tag::vault(header.vault) != name.vault()
            || Tag::author(header.author) != name.author()
            || (header.first, header.last) != (name.first(), name.last())
        {
            return Err(damaged("its header and its name disagree"));
        }
        // The name has already put 1 <= first <= last <= MAX_NUMBER beyond doubt.
        if header.entries > MAX_ENTRIES as u64 || header.entries != header.last - header.first + 1 {
            return Err(damaged("it has an impossible number of entries"));
        }
        if header.changes > MAX_CHANGES as u64 || header.body != body.len() as u64 {
            return Err(damaged("its length is not the one that its header promises"));
        }
        if !is_device_name(&header.device) {
            return Err(damaged("its device has an impossible name"));
        }
        let mut entries = Vec::new();
        for _ in 0..header.entries {
            entries.push(read::<Entry>(&mut body)?);
        }
        if !body.is_empty() {
            return Err(damaged("something follows its last entry"));
        }
        let run = Run::new(header.before, entries)?;
        let segment = Self { vault: header.vault, device: header.device, run };
        if (segment.run.author(), segment.run.first()) != (header.author, header.first)
            || segment.changes() as u64 != header.changes
        {
            return Err(damaged("its entries are not the ones that its header promises"));
        }
        Ok(segment)
    }

    /// The same entries as several segments of about 1 MiB; an entry that is larger is a segment of its own.
    pub fn split(self) -> impl Iterator<Item = Self> {
        let Self { vault, device, run } = self;
        run.split(SPLIT_ENTRIES, SPLIT_BYTES).into_iter().map(move |run| Self {
            vault,
            device: device.clone(),
            run,
        })
    }

    fn changes(&self) -> usize {
        self.run.entries().iter().map(|entry| entry.changes.len()).sum()
    }
}

fn split_header(bytes: &[u8]) -> Result<(Header, &[u8])> {
    let Some((&[b'R', b'A', b'P', version, a, b, c, d], rest)) = bytes.split_first_chunk::<PREFIX>() else {
        return Err(damaged("it does not begin like a segment"));
    };
    match version.checked_sub(b'0') {
        Some(VERSION) => {}
        Some(found @ 0..=9) => {
            return Err(Error::NewerVersion { found: found.into(), supported: VERSION.into() });
        }
        _ => return Err(damaged("it does not begin like a segment")),
    }
    let length = u32::from_le_bytes([a, b, c, d]) as usize;
    let parts = rest.split_at_checked(length).filter(|_| length <= MAX_HEADER);
    let (mut header, body) = parts.ok_or_else(|| damaged("its header has an impossible length"))?;
    let read = read(&mut header)?;
    if !header.is_empty() {
        return Err(damaged("something follows its header"));
    }
    Ok((read, body))
}

fn is_device_name(name: &str) -> bool {
    // A name from elsewhere ends up on a terminal: no escape sequences.
    name.len() <= MAX_DEVICE_NAME && !name.chars().any(char::is_control)
}

fn write<T: Serialize>(value: &T, bytes: &mut Vec<u8>) -> Result<()> {
    ciborium::into_writer(value, bytes)
        .map_err(|source| Error::Storage { action: "writing a segment", source: Box::new(source) })
}

fn read<T: serde::de::DeserializeOwned>(bytes: &mut &[u8]) -> Result<T> {
    ciborium::from_reader(bytes).map_err(|_| damaged("it cannot be read"))
}

fn damaged(reason: &'static str) -> Error {
    Error::Damaged { what: "segment", reason }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sync::testing::{author, run, segment, vault};

    /// The name under which `bytes` would be whole, so that a test reaches beyond the hash.
    fn renamed(name: &SegmentName, bytes: &[u8]) -> SegmentName {
        SegmentName::new(name.vault(), name.author(), name.numbers(), bytes)
    }

    fn decode(name: &SegmentName, bytes: &[u8]) -> Result<Segment> {
        Segment::decode(&renamed(name, bytes), bytes)
    }

    fn assert_damaged(result: Result<Segment>) {
        assert!(matches!(result, Err(Error::Damaged { .. })), "{result:?}");
    }

    #[test]
    fn comes_back_as_it_was() {
        let original = segment(1, 3..=9);
        let (name, bytes) = original.encode().unwrap();
        assert_eq!((name.first(), name.last()), (3, 9));
        assert_eq!(Segment::decode(&name, &bytes).unwrap(), original);
        assert_eq!(original.encode().unwrap(), (name, bytes));
    }

    /// Files of this format lie in people's folders: a change here is a change of format.
    #[test]
    fn stays_what_it_was() {
        let (name, bytes) = segment(1, 1..=2).encode().unwrap();
        assert_eq!(name.file_name(), "0000000001-0000000002.7df9d290710b399c248ed7e6b152af719092eb12.rap");
        assert_eq!(&bytes[..4], b"RAP0");
    }

    #[test]
    fn refuses_other_bytes_than_the_name_promises() {
        let (name, bytes) = segment(1, 1..=2).encode().unwrap();
        assert_damaged(Segment::decode(&name, &bytes[..bytes.len() - 1]));
        assert_damaged(Segment::decode(&name, b""));
        assert_damaged(Segment::decode(&name, &vec![0; MAX_SEGMENT + 1]));
    }

    #[test]
    fn tells_a_newer_format_from_no_format() {
        let (name, mut bytes) = segment(1, 1..=2).encode().unwrap();
        bytes[3] = b'1';
        assert!(matches!(decode(&name, &bytes), Err(Error::NewerVersion { found: 1, supported: 0 })));
        bytes[3] = b'x';
        assert_damaged(decode(&name, &bytes));
        assert_damaged(decode(&name, b"RAP0"));
    }

    #[test]
    fn refuses_a_name_of_other_entries() {
        let (name, bytes) = segment(1, 1..=2).encode().unwrap();
        for (author_of, numbers) in [(2, 1..=2), (1, 1..=3), (1, 2..=2)] {
            let other = SegmentName::new(name.vault(), Tag::author(author(author_of)), numbers, &bytes);
            assert_damaged(Segment::decode(&other, &bytes));
        }
        let other = SegmentName::new(Tag::vault(VaultId::from_bytes([8; 16])), name.author(), 1..=2, &bytes);
        assert_damaged(Segment::decode(&other, &bytes));
    }

    #[test]
    fn refuses_what_follows() {
        let (name, mut bytes) = segment(1, 1..=2).encode().unwrap();
        bytes.push(0);
        assert_damaged(decode(&name, &bytes));
    }

    /// A header that promises more than there is must not make us allocate it.
    #[test]
    fn refuses_impossible_headers() {
        let (name, bytes) = segment(1, 1..=2).encode().unwrap();
        let (_, body) = split_header(&bytes).unwrap();
        let with = |change: fn(&mut Header)| {
            let (mut header, _) = split_header(&bytes).unwrap();
            change(&mut header);
            let mut written = Vec::new();
            write(&header, &mut written).unwrap();
            let mut changed = b"RAP0".to_vec();
            changed.extend((written.len() as u32).to_le_bytes());
            changed.extend(written);
            changed.extend(body);
            decode(&name, &changed)
        };
        assert!(with(|_| {}).is_ok());
        assert_damaged(with(|header| header.entries = u64::MAX));
        assert_damaged(with(|header| header.entries = 1));
        assert_damaged(with(|header| header.changes = u64::MAX));
        assert_damaged(with(|header| header.changes = 1));
        assert_damaged(with(|header| header.body = u64::MAX));
        assert_damaged(with(|header| header.last = 65_537));
        assert_damaged(with(|header| header.author = AuthorId::from_bytes([2; 16])));
        assert_damaged(with(|header| header.device = "\u{1b}[2J".into()));
        assert_damaged(with(|header| header.device = "x".repeat(MAX_DEVICE_NAME + 1)));
        assert_damaged(with(|header| header.device = "x".repeat(MAX_HEADER)));
        let mut long = bytes.clone();
        long[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_damaged(decode(&name, &long));
    }

    #[test]
    fn refuses_to_write_what_nobody_would_read() {
        let mut named = segment(1, 1..=1);
        named.device = "x".repeat(MAX_DEVICE_NAME + 1);
        assert!(matches!(named.encode(), Err(Error::Invalid { .. })));

        let mut large = segment(1, 1..=1).run.entries()[0].clone();
        large.changes[0].bytes = vec![0; MAX_SEGMENT];
        let run = Run::new(Commitment::from_bytes([0; 32]), vec![large]).unwrap();
        let large = Segment { vault: vault(), device: String::new(), run };
        assert!(matches!(large.encode(), Err(Error::Invalid { .. })));

        let many = Segment { vault: vault(), device: String::new(), run: run_of(MAX_ENTRIES as u64 + 1) };
        assert!(matches!(many.encode(), Err(Error::Invalid { .. })));
        assert!(many.split().all(|part| part.encode().is_ok()));
    }

    fn run_of(count: u64) -> Run {
        let empty = |number| Entry { author: author(1), number, seen: Default::default(), changes: vec![] };
        Run::new(Commitment::first(vault(), author(1)), (1..=count).map(empty).collect()).unwrap()
    }

    #[test]
    fn parts_are_about_a_mebibyte() {
        let mut entries = run(1, 1..=10).entries().to_vec();
        entries.iter_mut().for_each(|entry| entry.changes[0].bytes = vec![1; 300_000]);
        let run = Run::new(Commitment::first(vault(), author(1)), entries).unwrap();
        let parts: Vec<Segment> = Segment { vault: vault(), device: "Laptop".into(), run }.split().collect();
        assert_eq!(parts.len(), 4);
        assert!(parts.iter().all(|part| part.encode().unwrap().1.len() <= SPLIT_BYTES + PREFIX + 512));
    }

    proptest! {
        #[test]
        fn mutated_bytes_never_panic(
            edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
            cut in proptest::option::of(any::<prop::sample::Index>()),
        ) {
            let (name, mut bytes) = segment(1, 1..=3).encode().unwrap();
            for (at, byte) in edits {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if let Some(cut) = cut {
                bytes.truncate(cut.index(bytes.len()));
            }
            if let Ok(segment) = decode(&name, &bytes) {
                prop_assert!(segment.encode().is_ok());
            }
        }

        #[test]
        fn random_bytes_never_panic(body in proptest::collection::vec(any::<u8>(), 0..300), header in 0u32..300) {
            let (name, _) = segment(1, 1..=3).encode().unwrap();
            let mut bytes = b"RAP0".to_vec();
            bytes.extend(header.to_le_bytes());
            bytes.extend(body);
            assert_damaged(decode(&name, &bytes));
        }
    }
}
