//! How segments are named in a shared place.

use std::{fmt, ops::RangeInclusive, str::FromStr};

use super::MAX_NUMBER;
use crate::{
    Error, Result,
    model::{AuthorId, VaultId},
};

/// What stands for a vault or an author in the names of files: 16 bytes, written as 32 hexadecimal characters.
///
/// In version 0 it is the id itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag([u8; 16]);

impl Tag {
    /// The tag of a vault.
    pub fn vault(id: VaultId) -> Self {
        Self(*id.as_bytes())
    }

    /// The tag of an author.
    pub fn author(id: AuthorId) -> Self {
        Self(*id.as_bytes())
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, f)
    }
}

impl FromStr for Tag {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        parse_hex(text).map(Self).ok_or_else(not_a_name)
    }
}

/// The name of a segment: `<vault tag>/<author tag>/<first>-<last>.<hash>.rap`.
///
/// Numbers have ten digits; the hash is the first 20 bytes of the BLAKE3 hash of the file. There is one way to write a
/// name: whatever reads differently is no segment, which leaves out temporary files, copies made by a conflict, and
/// paths that lead elsewhere.
///
/// ```
/// use rapport_core::sync::SegmentName;
///
/// let text = "09090909090909090909090909090909/01010101010101010101010101010101/\
///             0000000001-0000000064.000102030405060708090a0b0c0d0e0f10111213.rap";
/// let name: SegmentName = text.parse()?;
/// assert_eq!((name.first(), name.last()), (1, 64));
/// assert_eq!(name.to_string(), text);
/// assert!("../elsewhere".parse::<SegmentName>().is_err());
/// # Ok::<(), rapport_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SegmentName {
    vault: Tag,
    author: Tag,
    first: u64,
    last: u64,
    hash: [u8; 20],
}

impl SegmentName {
    /// The name of the segment that is `bytes`; `numbers` must lie in 1 to [`MAX_NUMBER`].
    pub(super) fn new(vault: Tag, author: Tag, numbers: RangeInclusive<u64>, bytes: &[u8]) -> Self {
        let (first, last) = numbers.into_inner();
        Self { vault, author, first, last, hash: hash(bytes) }
    }

    /// The tag of the vault.
    pub fn vault(&self) -> Tag {
        self.vault
    }

    /// The tag of the entries' author.
    pub fn author(&self) -> Tag {
        self.author
    }

    /// The number of the first entry, from 1.
    pub fn first(&self) -> u64 {
        self.first
    }

    /// The number of the last entry, at least the first.
    pub fn last(&self) -> u64 {
        self.last
    }

    /// The numbers of the entries.
    pub fn numbers(&self) -> RangeInclusive<u64> {
        self.first..=self.last
    }

    /// Whether `bytes` are the ones that the name promises.
    pub fn names(&self, bytes: &[u8]) -> bool {
        self.hash == hash(bytes)
    }

    /// The last part of the name, as the file is called in its folder.
    pub fn file_name(&self) -> String {
        let text = self.to_string();
        text.rsplit('/').next().unwrap_or_default().to_owned()
    }
}

impl fmt::Display for SegmentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{:010}-{:010}.", self.vault, self.author, self.first, self.last)?;
        write_hex(&self.hash, f)?;
        f.write_str(".rap")
    }
}

impl FromStr for SegmentName {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        parse(text).ok_or_else(not_a_name)
    }
}

fn parse(text: &str) -> Option<SegmentName> {
    let (vault, rest) = text.split_once('/')?;
    let (author, file) = rest.split_once('/')?;
    let (numbers, hash) = file.strip_suffix(".rap")?.split_once('.')?;
    let (first, last) = numbers.split_once('-')?;
    let name = SegmentName {
        vault: Tag(parse_hex(vault)?),
        author: Tag(parse_hex(author)?),
        first: parse_number(first)?,
        last: parse_number(last)?,
        hash: parse_hex(hash)?,
    };
    (name.first <= name.last).then_some(name)
}

fn parse_number(text: &str) -> Option<u64> {
    let digits = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = if digits { text.parse().ok()? } else { 0 };
    (1..=MAX_NUMBER).contains(&number).then_some(number)
}

fn parse_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if text.len() != 2 * N || !digits {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
        *byte = u8::from_str_radix(&text[at..at + 2], 16).ok()?;
    }
    Some(bytes)
}

fn write_hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

fn hash(bytes: &[u8]) -> [u8; 20] {
    let mut hash = [0; 20];
    hash.copy_from_slice(&blake3::hash(bytes).as_bytes()[..20]);
    hash
}

fn not_a_name() -> Error {
    Error::invalid("file name", "is not the name of a segment")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sync::testing::{author, vault};

    fn name() -> SegmentName {
        SegmentName::new(Tag::vault(vault()), Tag::author(author(1)), 3..=7, b"bytes")
    }

    #[test]
    fn only_one_spelling_is_a_name() {
        let text = name().to_string();
        assert_eq!(text.parse::<SegmentName>().unwrap(), name());
        let (folder, file) = text.rsplit_once('/').unwrap();
        assert_eq!(file, name().file_name());
        for wrong in [
            text.to_uppercase(),
            format!("/{text}"),
            format!("./{text}"),
            format!("{text}~"),
            format!("{folder}/.{file}"),
            format!("{folder}/.syncthing.{file}.tmp"),
            format!("{folder}/{}", file.replace(".rap", " (conflicted copy).rap")),
            format!("{folder}/{}", file.replace(".rap", ".sync-conflict-20260101-101010-ABCDEFG.rap")),
            text.replace("0000000003", "0000000009"),
            text.replace("0000000003", "0000000000"),
            text.replace("0000000003", "+000000003"),
            text.replace("0000000003", "3"),
            text.replace('/', "\\"),
            text.replace("09", "é"),
        ] {
            assert!(wrong.parse::<SegmentName>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn whatever_parses_is_written_the_same(text in "[0-9a-f]{0,33}/[0-9a-f]{32}/[0-9+-]{20,22}\\.[0-9a-fA-F]{40}\\.rap|.*") {
            if let Ok(name) = text.parse::<SegmentName>() {
                prop_assert_eq!(name.to_string(), text);
            }
        }
    }
}
