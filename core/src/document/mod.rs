//! Where records become Automerge documents and back.
//!
//! One record is one document, and every document has the same five containers from the start: see [`Document`]. The
//! nouns' files here say which key holds which field; [`Document`] alone speaks Automerge.

mod arrival;
mod checkpoint;
mod columns;
mod crdt;
mod disputes;
mod fields;
#[cfg(test)]
mod forged;
mod gate;
mod healing;
#[cfg(test)]
mod healing_tests;
#[cfg(test)]
mod hostile;
mod mention;
#[cfg(test)]
mod merging;
#[cfg(test)]
mod mutation;
mod reader;
mod register;
#[cfg(feature = "fuzzing")]
mod samples;
mod snapshot;
mod undo;
mod workspace;

mod announcement;
mod campaign;
mod commitment;
mod contact;
mod gathering;
mod industry;
mod insight;
mod intro_request;
mod knows;
mod lead;
mod meeting;
mod merge;
mod note;
mod obligation;
mod occupation;
mod offer;
mod organization;
mod outreach;
mod pitch;
mod profile;
mod question;
mod record;
mod referral;
mod resource;
mod template;
mod term;

pub(crate) use crdt::{ChangeParts, Document};
pub(crate) use fields::{Fields, Noun};
#[cfg(feature = "fuzzing")]
pub(crate) use gate::gate_accepts;
pub(crate) use gate::{LOCAL_CHANGE_BYTES, LOCAL_CHANGE_OPERATIONS, inspect};
pub(crate) use record::read_record;
#[cfg(feature = "fuzzing")]
pub(crate) use samples::{resealed, sample_changes, sample_documents, sample_heads};
pub(crate) use workspace::{Changed, Shelf, Workspace};
