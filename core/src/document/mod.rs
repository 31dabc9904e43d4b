//! Where records become Automerge documents and back.
//!
//! One record is one document, and every document has the same five containers from the start: see [`Document`]. The
//! nouns' files here say which key holds which field; [`Document`] alone speaks Automerge.

mod crdt;
mod fields;
#[cfg(test)]
mod merging;
mod register;
mod snapshot;
mod temporary;
mod undo;
mod workspace;

mod commitment;
mod contact;
mod meeting;
mod note;
mod obligation;
mod organization;
mod profile;
mod record;
mod referral;

pub(crate) use crdt::{ChangeParts, Document};
pub(crate) use fields::{Fields, Noun};
pub(crate) use record::read_record;
pub(crate) use workspace::{Changed, Shelf, Workspace};
