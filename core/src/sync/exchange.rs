//! What goes into a session and what comes out of it.

use std::collections::BTreeMap;

use super::{Checkpoint, DeviceState, FileName, Keyring, Offer, Ranges, Roster, Segment, Tag, Vector};
use crate::model::{AuthorId, DeviceId, Incarnation};

/// Where a vault stands: what a session starts from, and goes on from when it changed.
#[derive(Clone)]
pub struct SyncState {
    /// What opens and seals here.
    pub keyring: Keyring,
    /// Which of this device's authors it is now.
    pub incarnation: Incarnation,
    /// Who belongs to the vault.
    pub roster: Roster,
    /// This device's own authors, the present one and those of earlier incarnations.
    pub logs: Vec<OwnLog>,
    /// What is applied here.
    pub vector: Vector,
    /// What has arrived and waits ([`Pending::numbers`](super::Pending::numbers)).
    pub pending: BTreeMap<AuthorId, Ranges>,
    /// What of that waits since its content was taken out, by a device that nobody else heard to forget it.
    pub stripped: BTreeMap<AuthorId, Ranges>,
    /// The files of entries that this device left in the shared place and stands by.
    pub published: BTreeMap<FileName, OwnFile>,
    /// What each author last said of itself, this one included. Copies of one device speak for themselves.
    pub peers: BTreeMap<AuthorId, Peer>,
    /// The day that it is, in UTC, as a number of days since 1970.
    pub day: u32,
    /// A random number: sets files apart that must differ from broken ones of the same content.
    pub salt: u32,
}

/// One of this device's own authors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnLog {
    /// The author.
    pub author: AuthorId,
    /// The number of its last entry that this device can make again; it can make all before it too. 0 when none.
    pub made: u64,
}

/// A file of entries that this device left in the shared place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnFile {
    /// The day on which it was written.
    pub day: u32,
    /// Whether it still holds what was forgotten or given up since.
    pub is_stale: bool,
}

/// What a device last said of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// The device.
    pub device: DeviceId,
    /// The file that said it.
    pub file: FileName,
    /// What it said; without its roster.
    pub state: DeviceState,
}

/// Where a vault stands after a delivery.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What is applied now.
    pub vector: Vector,
    /// What waits now.
    pub pending: BTreeMap<AuthorId, Ranges>,
    /// Whether the file is this device's own and holds what was forgotten since.
    pub is_stale: bool,
}

/// What the host tells a session.
pub enum Input {
    /// Begin.
    Start,
    /// The names of all files in the shared place, with `/` between folders. Names that are none of ours do no harm.
    Listing(Vec<String>),
    /// A file that was asked for, or the beginning of it when it is longer than [`MAX_SEGMENT`](super::MAX_SEGMENT).
    Blob(Vec<u8>),
    /// A file that was asked for is not there any more.
    BlobMissing,
    /// A file that was asked for is there and cannot be read.
    BlobUnreadable,
    /// Where the vault stands now.
    Learned(Box<SyncState>),
    /// The vault took the delivery in.
    Delivered(Progress),
    /// The vault refused what it was given; nothing of it was taken in.
    Refused,
    /// The device's own entries that were asked for: from the first one on, perhaps not all; `None` when the vault
    /// cannot make them again.
    Entries(Option<Segment>),
    /// All that the vault holds.
    Checkpoint(Box<Checkpoint>),
    /// A file was stored, and will survive a crash.
    Stored,
    /// A file was deleted, or was not there.
    Deleted,
    /// The vault took note.
    Noted,
}

/// What a session wants next, of the shared place or of the vault ([`Vault::answer`](crate::Vault::answer)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// List the shared place; answer with [`Input::Listing`].
    List,
    /// Read a file; answer with one of the `Blob` inputs.
    Fetch {
        /// Its name.
        name: FileName,
    },
    /// Write a new file so that it appears whole or not at all; answer with [`Input::Stored`].
    Store {
        /// Its name.
        name: FileName,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// Delete a file of this device; answer with [`Input::Deleted`].
    Delete {
        /// Its name.
        name: FileName,
    },
    /// For the vault: what another device says of itself. Answer with [`Input::Learned`] or [`Input::Refused`].
    Learn {
        /// The file that says it.
        name: FileName,
        /// The device.
        device: DeviceId,
        /// Which of its authors it is.
        author: AuthorId,
        /// What it says.
        state: Box<DeviceState>,
        /// Whether this takes the place of what the device said before; if not, only its roster is news.
        is_latest: bool,
    },
    /// For the vault: say again where it stands. Answer with [`Input::Learned`].
    Restate,
    /// For the vault: entries, some of which may be held already. Answer with [`Input::Delivered`] or
    /// [`Input::Refused`].
    Deliver {
        /// The file that they were in.
        name: FileName,
        /// The entries.
        segment: Segment,
    },
    /// For the vault: all that another device holds. Answer with [`Input::Delivered`] or [`Input::Refused`].
    DeliverCheckpoint {
        /// The device.
        device: DeviceId,
        /// What it holds.
        checkpoint: Box<Checkpoint>,
    },
    /// For the vault: make own entries `from` to `to` again; answer with [`Input::Entries`]. To bound memory the answer
    /// may stop early; the session asks for the rest.
    NeedOwn {
        /// One of this device's authors.
        author: AuthorId,
        /// The first number.
        from: u64,
        /// The last number.
        to: u64,
    },
    /// For the vault: say all that it holds; answer with [`Input::Checkpoint`].
    NeedCheckpoint,
    /// For the vault: this file of own entries is in the shared place. Answer with [`Input::Noted`].
    Published {
        /// Its name.
        name: FileName,
        /// The entries' author.
        author: AuthorId,
    },
    /// For the vault: this file of own entries is in the shared place no more. Answer with [`Input::Noted`].
    Withdrawn {
        /// Its name.
        name: FileName,
    },
    /// For the vault: this device said of itself where it is. Answer with [`Input::Noted`].
    Stated {
        /// The file that says it.
        name: FileName,
        /// What it says.
        state: Box<DeviceState>,
    },
    /// The session is over.
    Done(Report),
}

/// What a session did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many entries of other devices were taken in.
    pub received: u64,
    /// How many entries wait for something that has not arrived, or were made by a device after it was removed.
    pub waiting: u64,
    /// How many entries of this device were written to the shared place.
    pub published: u64,
    /// The files that could not be used; they are tried again next time.
    pub unusable: Vec<UnusableFile>,
    /// How many other vaults the shared place holds.
    pub other_vaults: usize,
    /// How many files are none of ours.
    pub foreign_files: usize,
    /// Whether all that is held was written to the shared place at once, since some device could not get it otherwise.
    pub offered_checkpoint: bool,
    /// How many files of this device's entries were deleted from the shared place since they are old and checkpoints
    /// hold what they held.
    pub trimmed: u64,
}

/// A file that could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnusableFile {
    /// The author or device that it belongs to, as its name says.
    pub owner: Tag,
    /// What is wrong with it.
    pub flaw: Flaw,
}

/// Why a file could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is half copied or changed.
    Damaged,
    /// The system does not let it be read.
    Unreadable,
    /// It was made by a newer version.
    NewerVersion,
    /// It is sealed under a key that has not arrived yet.
    Sealed,
    /// The vault refused what it holds.
    Refused,
}

impl SyncState {
    /// The author that this device is now.
    pub fn author(&self) -> AuthorId {
        self.keyring.device().author(self.incarnation)
    }

    /// What members say of themselves.
    pub(super) fn members(&self) -> impl Iterator<Item = (AuthorId, &Peer)> {
        let members = self.peers.iter().filter(|(_, peer)| self.roster.is_member(peer.device));
        members.map(|(author, peer)| (*author, peer))
    }

    /// The checkpoints that members offer.
    pub(super) fn offers(&self) -> impl Iterator<Item = (AuthorId, &Offer)> {
        self.members().filter_map(|(author, peer)| Some((author, peer.state.checkpoint.as_ref()?)))
    }
}
