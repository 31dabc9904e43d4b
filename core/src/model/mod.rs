//! The nouns, as plain values, and the state machines that say where each of them stands.
//!
//! Nothing here knows of documents, disks or clocks. Facts that happened are [`Event`]s; a status is always computed
//! from them and never kept.

mod announcement;
mod business_day;
mod campaign;
mod commitment;
mod contact;
mod contact_key;
mod employment;
mod event;
mod gathering;
mod id;
mod industry;
mod kind;
mod knows;
mod life;
mod meeting;
mod moment;
mod name;
mod note;
mod obligation;
mod occupation;
mod organization;
mod partial_date;
mod people_filter;
mod phone;
mod profile;
mod record;
mod referral;
mod seniority;
mod verdict;
mod warmth;

pub use announcement::*;
pub use business_day::*;
pub use campaign::*;
pub use commitment::*;
pub use contact::*;
pub use contact_key::*;
pub use employment::*;
pub use event::*;
pub use gathering::*;
pub use id::*;
pub use industry::*;
pub use kind::*;
pub use knows::*;
pub use life::*;
pub use meeting::*;
pub use moment::*;
pub use name::*;
pub use note::*;
pub use obligation::*;
pub use occupation::*;
pub use organization::*;
pub use partial_date::*;
pub use people_filter::*;
pub use phone::*;
pub use profile::*;
pub use record::*;
pub use referral::*;
pub use seniority::*;
pub use verdict::*;
pub use warmth::*;
