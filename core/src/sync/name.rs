//! How files are named in a shared place.

use std::{fmt, ops::RangeInclusive, str::FromStr};

use super::MAX_NUMBER;
use crate::{Error, Result};

/// What stands for a vault, a device, an author or a pairing in the names of files: 16 bytes, written as 32 hexadecimal
/// characters.
///
/// Tags are keyed hashes, so a name says nothing to whoever has no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag([u8; 16]);

impl Tag {
    /// The tag with these bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The 16 bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
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

/// What a file holds, as far as its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Content {
    /// Entries of the author that the owner's tag stands for.
    Entries {
        /// The number of the first, from 1.
        first: u64,
        /// The number of the last, at least the first.
        last: u64,
    },
    /// Where the device that the owner's tag stands for is.
    State,
    /// A part of a checkpoint of that device.
    Checkpoint,
    /// A message of a pairing that the owner's tag stands for.
    Pairing(PairingStep),
}

/// The messages of a pairing, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PairingStep {
    /// The new device says that it is there.
    Hello,
    /// The inviting device answers.
    Challenge,
    /// The new device says who it is.
    Reveal,
    /// The inviting device takes it in.
    Welcome,
}

impl PairingStep {
    const ALL: [Self; 4] = [Self::Hello, Self::Challenge, Self::Reveal, Self::Welcome];

    fn word(self) -> &'static str {
        match self {
            Self::Hello => "hello",
            Self::Challenge => "challenge",
            Self::Reveal => "reveal",
            Self::Welcome => "welcome",
        }
    }
}

/// The name of a file: `<vault tag>/<owner tag>/<content>.<hash>.rap`.
///
/// The content is `<first>-<last>` with ten digits each, `state`, `checkpoint`, or a step of a pairing; the hash is the
/// first 20 bytes of the BLAKE3 hash of the file. There is one way to write a name: whatever reads differently is none
/// of ours, which leaves out temporary files, copies made by a conflict, and paths that lead elsewhere.
///
/// ```
/// use rapport_core::sync::{Content, FileName};
///
/// let text = "09090909090909090909090909090909/01010101010101010101010101010101/\
///             0000000001-0000000064.000102030405060708090a0b0c0d0e0f10111213.rap";
/// let name: FileName = text.parse()?;
/// assert_eq!(name.content(), Content::Entries { first: 1, last: 64 });
/// assert_eq!(name.to_string(), text);
/// assert!("../elsewhere".parse::<FileName>().is_err());
/// # Ok::<(), rapport_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileName {
    vault: Tag,
    owner: Tag,
    content: Content,
    hash: [u8; 20],
}

impl FileName {
    /// The name of the file that is `bytes`; numbers of entries must lie in 1 to [`MAX_NUMBER`].
    pub fn new(vault: Tag, owner: Tag, content: Content, bytes: &[u8]) -> Self {
        Self::with_hash(vault, owner, content, hash(bytes))
    }

    /// The name of a file whose hash is known.
    pub fn with_hash(vault: Tag, owner: Tag, content: Content, hash: [u8; 20]) -> Self {
        Self { vault, owner, content, hash }
    }

    /// The tag of the vault.
    pub fn vault(&self) -> Tag {
        self.vault
    }

    /// The tag of the author, device or pairing that the file belongs to.
    pub fn owner(&self) -> Tag {
        self.owner
    }

    /// What the file holds.
    pub fn content(&self) -> Content {
        self.content
    }

    /// The numbers of the entries, if it holds entries.
    pub fn numbers(&self) -> Option<RangeInclusive<u64>> {
        match self.content {
            Content::Entries { first, last } => Some(first..=last),
            _ => None,
        }
    }

    /// The hash of the file.
    pub fn hash(&self) -> [u8; 20] {
        self.hash
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

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/", self.vault, self.owner)?;
        match self.content {
            Content::Entries { first, last } => write!(f, "{first:010}-{last:010}.")?,
            Content::State => f.write_str("state.")?,
            Content::Checkpoint => f.write_str("checkpoint.")?,
            Content::Pairing(step) => write!(f, "{}.", step.word())?,
        }
        write_hex(&self.hash, f)?;
        f.write_str(".rap")
    }
}

impl FromStr for FileName {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        parse(text).ok_or_else(not_a_name)
    }
}

fn parse(text: &str) -> Option<FileName> {
    let (vault, rest) = text.split_once('/')?;
    let (owner, file) = rest.split_once('/')?;
    let (content, hash) = file.strip_suffix(".rap")?.split_once('.')?;
    Some(FileName {
        vault: Tag(parse_hex(vault)?),
        owner: Tag(parse_hex(owner)?),
        content: parse_content(content)?,
        hash: parse_hex(hash)?,
    })
}

fn parse_content(text: &str) -> Option<Content> {
    match text {
        "state" => return Some(Content::State),
        "checkpoint" => return Some(Content::Checkpoint),
        _ => {}
    }
    if let Some(step) = PairingStep::ALL.into_iter().find(|step| step.word() == text) {
        return Some(Content::Pairing(step));
    }
    let (first, last) = text.split_once('-')?;
    let (first, last) = (parse_number(first)?, parse_number(last)?);
    (first <= last).then_some(Content::Entries { first, last })
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
    Error::invalid("file name", "is not the name of a file of ours")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn name() -> FileName {
        FileName::new(Tag([9; 16]), Tag([1; 16]), Content::Entries { first: 3, last: 7 }, b"bytes")
    }

    #[test]
    fn only_one_spelling_is_a_name() {
        let text = name().to_string();
        assert_eq!(text.parse::<FileName>().unwrap(), name());
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
            assert!(wrong.parse::<FileName>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_content_has_its_word() {
        let steps = PairingStep::ALL.map(Content::Pairing);
        for content in [Content::State, Content::Checkpoint].into_iter().chain(steps) {
            let name = FileName::new(Tag([9; 16]), Tag([1; 16]), content, b"bytes");
            assert_eq!(name.to_string().parse::<FileName>().unwrap(), name);
        }
    }

    proptest! {
        #[test]
        fn whatever_parses_is_written_the_same(text in "[0-9a-f]{0,33}/[0-9a-f]{32}/[0-9+-]{20,22}\\.[0-9a-fA-F]{40}\\.rap|.*") {
            if let Ok(name) = text.parse::<FileName>() {
                prop_assert_eq!(name.to_string(), text);
            }
        }
    }
}
