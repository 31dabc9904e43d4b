//! What goes into a session and what comes out of it.

use std::collections::BTreeMap;

use super::{Ranges, Run, SegmentName, Tag, Vector};
use crate::model::{AuthorId, VaultId};

/// Where a vault stands when a session starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncState {
    /// The vault.
    pub vault: VaultId,
    /// The author of the entries that this device makes.
    pub author: AuthorId,
    /// What this device is called, at most [`MAX_DEVICE_NAME`](super::MAX_DEVICE_NAME) bytes.
    pub device: String,
    /// What is applied here; for the device's own author, what it has made.
    pub vector: Vector,
    /// What has arrived and waits ([`Pending::numbers`](super::Pending::numbers)).
    pub pending: BTreeMap<AuthorId, Ranges>,
}

/// Where a vault stands after a delivery.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What is applied now.
    pub vector: Vector,
    /// What waits now.
    pub pending: BTreeMap<AuthorId, Ranges>,
}

/// What the host tells a session.
#[derive(Clone, Debug)]
pub enum Input {
    /// Begin.
    Start,
    /// The names of all files in the shared place, with `/` between folders. Names that are none of ours do no harm.
    Listing(Vec<String>),
    /// A file that was asked for.
    Blob {
        /// Its name.
        name: SegmentName,
        /// Its content, or the beginning of it when it is longer than [`MAX_SEGMENT`](super::MAX_SEGMENT).
        bytes: Vec<u8>,
    },
    /// A file that was asked for is not there any more.
    BlobMissing {
        /// Its name.
        name: SegmentName,
    },
    /// A file that was asked for is there and cannot be read.
    BlobUnreadable {
        /// Its name.
        name: SegmentName,
    },
    /// The vault took the delivery in.
    Delivered(Progress),
    /// The vault refused the delivery; nothing of it was taken in.
    Refused,
    /// The device's own entries that were asked for: from the first one on, perhaps not all; `None` when the vault
    /// cannot make them again.
    Entries(Option<Run>),
    /// A file was stored, and will survive a crash.
    Stored {
        /// Its name.
        name: SegmentName,
    },
}

/// What a session wants of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// List the shared place; answer with [`Input::Listing`].
    List,
    /// Read a file; answer with one of the `Blob` inputs.
    Fetch {
        /// Its name.
        name: SegmentName,
    },
    /// Give entries to the vault; answer with [`Input::Delivered`] or [`Input::Refused`].
    ///
    /// Some of them may be held already.
    Deliver {
        /// What the author's device is called.
        device: String,
        /// The entries.
        run: Run,
    },
    /// Make the device's own entries `from` to `to` again; answer with [`Input::Entries`].
    ///
    /// To bound memory the answer may stop early; the session asks for the rest.
    NeedOwn {
        /// The first number.
        from: u64,
        /// The last number.
        to: u64,
    },
    /// Write a new file so that it appears whole or not at all; answer with [`Input::Stored`].
    Store {
        /// Its name.
        name: SegmentName,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// The session is over.
    Done(Report),
}

/// What a session did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many entries of other devices were applied.
    pub received: u64,
    /// How many entries wait for something that has not arrived.
    pub waiting: u64,
    /// How many entries of this device were written to the shared place.
    pub published: u64,
    /// The files that could not be used; they are tried again next time.
    pub unusable: Vec<UnusableFile>,
    /// How many other vaults the shared place holds.
    pub other_vaults: usize,
    /// How many files are none of ours.
    pub foreign_files: usize,
    /// Whether the shared place holds work under this device's own author that this device has not done: the vault
    /// was restored from a backup or copied. Nothing was published; the vault needs a new author first.
    pub author_in_use_elsewhere: bool,
}

/// A file that could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnusableFile {
    /// The author of the file, as its name says.
    pub author: Tag,
    /// The number of the first entry, as its name says.
    pub first: u64,
    /// The number of the last entry, as its name says.
    pub last: u64,
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
    /// The vault refused what it holds.
    Refused,
}
