//! How entries travel: sans-IO, over opaque bytes.
mod byte_string;
mod commitment;
mod entry;
mod name;
mod order;
mod ranges;
mod run;
mod segment;
#[cfg(test)]
mod testing;
mod vector;

pub use commitment::Commitment;
pub use entry::{Entry, MAX_KIND, MAX_NUMBER, RecordChange};
pub use name::{SegmentName, Tag};
pub use order::{Delivery, Limits, Pending, Verdict};
pub use ranges::Ranges;
pub use run::{Link, Run};
pub use segment::{MAX_CHANGES, MAX_DEVICE_NAME, MAX_ENTRIES, MAX_SEGMENT, Segment};
pub use vector::Vector;
