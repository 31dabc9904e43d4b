//! How entries travel: sans-IO, over opaque bytes.
//!
//! A device writes what it does as numbered [`Entry`]s. A [`Run`] of them goes into a [`Segment`], a sealed file that a
//! [`Session`] leaves in a shared place and finds there. A [`Vector`] says what a device holds; [`Pending`] brings what
//! arrives into causal order; a chain of [`Commitment`]s tells a log from a forged or forked one. A [`Roster`] says which
//! devices belong to the vault and what they may read; a [`DeviceState`] carries it, and a [`Checkpoint`] carries all
//! that a device holds to one that cannot get it entry by entry.
mod byte_string;
mod checkpoint;
mod commitment;
mod device;
mod entry;
mod envelope;
mod epoch;
mod exchange;
#[cfg(feature = "fuzzing")]
pub(crate) mod fuzzing;
mod keyring;
mod name;
mod order;
mod packing;
mod pairing;
mod ranges;
mod remote;
mod roster;
mod run;
mod segment;
mod session;
mod standing;
mod state;
mod statement;
#[cfg(test)]
mod testing;
mod ticket;
mod upkeep;
mod vector;

pub use checkpoint::{AuthorEnd, Checkpoint, SavedDocument};
pub use commitment::Commitment;
pub use device::{DeviceCard, DeviceKey, MAX_DEVICE_NAME};
pub use entry::{Entry, MAX_KIND, MAX_NUMBER, RecordChange};
pub use envelope::OpenError;
pub use epoch::{EpochKey, Wrap};
pub use exchange::{Flaw, Input, Output, OwnFile, OwnLog, Peer, Progress, Report, SyncState, UnusableFile};
pub use keyring::Keyring;
pub use name::{Content, FileName, PairingStep, Tag};
pub use order::{Delivery, Limits, Pending, Verdict};
pub use pairing::{Digits, Inviter, Joiner};
pub use ranges::Ranges;
pub use roster::{Roster, Standing};
pub use run::{Link, Run};
pub use segment::{MAX_CHANGES, MAX_ENTRIES, MAX_SEGMENT, Segment};
pub use session::Session;
pub use state::{DeviceState, FileHash, Offer};
pub use statement::{RosterRecord, Statement};
pub use ticket::Ticket;
pub use upkeep::Upkeep;
pub use vector::Vector;
