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
mod contradiction;
mod dispute;
mod employment;
mod event;
mod folded;
mod gathering;
mod id;
mod industry;
mod intro_request;
mod kind;
mod knows;
mod life;
mod links;
mod median;
mod meeting;
mod meeting_course;
mod merge;
mod moment;
mod name;
mod note;
mod nudge;
mod obligation;
mod occupation;
mod organization;
mod outreach;
#[cfg(test)]
mod outreach_tests;
mod partial_date;
mod people_filter;
mod phone;
mod pitch;
mod position;
mod prep;
mod profile;
mod question;
mod question_plan;
mod record;
#[cfg(test)]
mod record_tests;
mod referral;
#[cfg(test)]
mod referral_tests;
mod same_name;
mod seniority;
mod template;
#[cfg(test)]
mod testing;
mod verdict;
mod warmth;
mod wilson;

pub use announcement::*;
pub use business_day::*;
pub use campaign::*;
pub use commitment::*;
pub use contact::*;
pub use contact_key::*;
pub use contradiction::*;
pub use dispute::*;
pub use employment::*;
pub use event::*;
pub use gathering::*;
pub use id::*;
pub use industry::*;
pub use intro_request::*;
pub use kind::*;
pub use knows::*;
pub use life::*;
pub use links::*;
pub use median::*;
pub use meeting::*;
pub use meeting_course::*;
pub use merge::*;
pub use moment::*;
pub use name::*;
pub use note::*;
pub use nudge::*;
pub use obligation::*;
pub use occupation::*;
pub use organization::*;
pub use outreach::*;
pub use partial_date::*;
pub use people_filter::*;
pub use phone::*;
pub use pitch::*;
pub use position::*;
pub use prep::*;
pub use profile::*;
pub use question::*;
pub use question_plan::*;
pub use record::*;
pub use referral::*;
pub use same_name::*;
pub use seniority::*;
pub use template::*;
pub use verdict::*;
pub use warmth::*;
pub use wilson::*;
