//! The nouns, as plain values, and the state machines that say where each of them stands.
//!
//! Nothing here knows of documents, disks or clocks. Facts that happened are [`Event`]s; a status is always computed
//! from them and never kept.

mod business_day;
mod commitment;
mod contact;
mod contact_key;
mod event;
mod id;
mod kind;
mod life;
mod meeting;
mod moment;
mod name;
mod note;
mod obligation;
mod organization;
mod phone;
mod profile;
mod record;
mod referral;

pub use business_day::*;
pub use commitment::*;
pub use contact::*;
pub use contact_key::*;
pub use event::*;
pub use id::*;
pub use kind::*;
pub use life::*;
pub use meeting::*;
pub use moment::*;
pub use name::*;
pub use note::*;
pub use obligation::*;
pub use organization::*;
pub use phone::*;
pub use profile::*;
pub use record::*;
pub use referral::*;
