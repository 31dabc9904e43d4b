//! How entries travel: sans-IO, over opaque bytes.
//!
//! A device writes what it does as numbered [`Entry`]s. A [`Run`] of them goes into a [`Segment`], a file that a
//! [`Session`] leaves in a shared place and finds there. A [`Vector`] says what a device holds; [`Pending`] brings what
//! arrives into causal order; a chain of [`Commitment`]s tells a log from a forged or forked one.
//!
//! Version 0 of the format is neither sealed nor signed.
mod byte_string;
mod commitment;
mod entry;
mod exchange;
mod name;
mod order;
mod ranges;
mod remote;
mod run;
mod segment;
mod session;
#[cfg(test)]
mod testing;
mod vector;

pub use commitment::Commitment;
pub use entry::{Entry, MAX_KIND, MAX_NUMBER, RecordChange};
pub use exchange::{Flaw, Input, Output, Progress, Report, SyncState, UnusableFile};
pub use name::{SegmentName, Tag};
pub use order::{Delivery, Limits, Pending, Verdict};
pub use ranges::Ranges;
pub use run::{Link, Run};
pub use segment::{MAX_CHANGES, MAX_DEVICE_NAME, MAX_ENTRIES, MAX_SEGMENT, Segment};
pub use session::Session;
pub use vector::Vector;
