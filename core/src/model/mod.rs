//! The nouns, as plain values, and the state machines that say where each of them stands.
//!
//! Nothing here knows of documents, disks or clocks. Facts that happened are [`Event`]s; a status is always computed
//! from them and never kept.

mod business_day;
mod commitment;
mod contact;
mod contact_key;
mod dispute;
mod event;
mod folded;
mod id;
mod kind;
mod life;
mod links;
mod meeting;
mod merge;
mod moment;
mod name;
mod note;
mod obligation;
mod organization;
mod phone;
mod profile;
mod record;
mod referral;
mod same_name;

pub use business_day::*;
pub use commitment::*;
pub use contact::*;
pub use contact_key::*;
pub use dispute::*;
pub use event::*;
pub use id::*;
pub use kind::*;
pub use life::*;
pub use links::*;
pub use meeting::*;
pub use merge::*;
pub use moment::*;
pub use name::*;
pub use note::*;
pub use obligation::*;
pub use organization::*;
pub use phone::*;
pub use profile::*;
pub use record::*;
pub use referral::*;
pub use same_name::*;
