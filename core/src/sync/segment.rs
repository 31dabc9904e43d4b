//! The envelope in which entries travel.
//!
//! A sealed file ([`super::envelope`]) of the kind "entries", with this header; the body is packed as in
//! [`super::packing`].
//!
//! ```text
//! header [incarnation, first number, commitment before the first, number of entries, number of changes, edition]   CBOR
//! ```

use serde::{Deserialize, Serialize};

use super::{
    Commitment, Content, EpochKey, FileName, Keyring, MAX_NUMBER, OpenError, Run,
    envelope::{self, Kind, Opened},
    packing,
};
use crate::{
    Error, Result, cbor,
    model::{DeviceId, Incarnation},
};

/// The largest file, in bytes.
pub const MAX_SEGMENT: usize = 32 << 20;
/// The most entries in a segment.
pub const MAX_ENTRIES: usize = 65_536;
/// The most record changes in a segment.
pub const MAX_CHANGES: usize = 262_144;

/// What [`Segment::split`] aims at: small enough to send again when a connection breaks, large enough that a first
/// sync is not thousands of files.
const SPLIT_ENTRIES: usize = 4_096;
const SPLIT_BYTES: usize = 1 << 20;

/// A run of an author's entries, with the device that the author is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The device, which signs.
    pub device: DeviceId,
    /// Which of the device's authors made the entries.
    pub incarnation: Incarnation,
    /// The entries.
    pub run: Run,
}

#[derive(Serialize, Deserialize)]
struct Header(Incarnation, u64, Commitment, u64, u64, u32);

impl Segment {
    /// The segment sealed under `key`, with its name. The same segment always gives the same bytes; another `edition` of
    /// it gives others, for when the file of that name is broken somewhere.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when the entries are too many or too large for one segment; [`Error::Damaged`] when the
    /// segment is another device's, or a change is not framed as changes are.
    pub fn seal(&self, keyring: &Keyring, key: &EpochKey, edition: u32) -> Result<(FileName, Vec<u8>)> {
        if self.device != keyring.device() || self.device.author(self.incarnation) != self.run.author() {
            return Err(damaged("its author is not this device"));
        }
        let (header, body) = self.parts(edition)?;
        let bytes = envelope::seal(Kind::Entries, keyring.key(), key, keyring.vault_tag(), &header, &body)?;
        let content = Content::Entries { first: self.run.first(), last: self.run.last() };
        let name = FileName::new(keyring.vault_tag(), keyring.author_tag(self.run.author()), content, &bytes);
        Ok((name, bytes))
    }

    /// Opens the segment that was found under `name`. Whether its device belongs to the vault is not asked here.
    ///
    /// Lengths and counts are checked before anything of their size is allocated.
    ///
    /// # Errors
    ///
    /// [`OpenError`]: it is damaged, newer than this version reads, or sealed under a key that is not here yet.
    pub fn open(name: &FileName, bytes: &[u8], keyring: &Keyring) -> Result<Self, OpenError> {
        let opened = keyring.open(name, bytes, Kind::Entries)?;
        Ok(Self::read(name, &opened, keyring)?)
    }

    fn read(name: &FileName, opened: &Opened, keyring: &Keyring) -> Result<Self> {
        let segment = Self::of_parts(opened)?;
        let content = Content::Entries { first: segment.run.first(), last: segment.run.last() };
        if name.owner() != keyring.author_tag(segment.run.author()) || name.content() != content {
            return Err(damaged("its header and its name disagree"));
        }
        Ok(segment)
    }

    /// Header and body of the segment's file.
    pub(super) fn parts(&self, edition: u32) -> Result<(Vec<u8>, Vec<u8>)> {
        let entries = self.run.entries();
        if entries.len() > MAX_ENTRIES || self.changes() > MAX_CHANGES as u64 {
            return Err(Error::invalid(
                "change",
                "is too large to be sent to other devices; make it in parts",
            ));
        }
        let count = entries.len() as u64;
        let header =
            Header(self.incarnation, self.run.first(), self.run.before(), count, self.changes(), edition);
        Ok((cbor::encode(&header), packing::pack(entries)?))
    }

    /// The segment with this header and body.
    pub(super) fn of_parts(opened: &Opened) -> Result<Self> {
        let header = cbor::decode(&opened.header).ok_or_else(|| damaged("its header cannot be read"))?;
        let Header(incarnation, first, before, count, changes, _) = header;
        let author = opened.signer.author(incarnation);
        // Checked before the body is read: what is promised bounds what is made of it.
        let is_possible = (1..=MAX_ENTRIES as u64).contains(&count)
            && changes <= MAX_CHANGES as u64
            && (1..=MAX_NUMBER - count + 1).contains(&first);
        if !is_possible {
            return Err(damaged("it has an impossible number of entries"));
        }
        if packing::measure(&opened.body) != Some((count, changes)) {
            return Err(damaged("its entries are not the ones that its header promises"));
        }
        let run = Run::new(before, packing::unpack(author, first, &opened.body)?)?;
        Ok(Self { device: opened.signer, incarnation, run })
    }

    /// The same entries as several segments of about 1 MiB; an entry that is larger is a segment of its own.
    pub fn split(self) -> impl Iterator<Item = Self> {
        let Self { device, incarnation, run } = self;
        run.split(SPLIT_ENTRIES, SPLIT_BYTES).into_iter().map(move |run| Self { device, incarnation, run })
    }

    fn changes(&self) -> u64 {
        self.run.entries().iter().map(|entry| entry.changes.len() as u64).sum()
    }
}

fn damaged(reason: &'static str) -> Error {
    Error::Damaged { what: "segment", reason }
}
