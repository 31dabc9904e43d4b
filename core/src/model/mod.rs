//! The nouns, as plain values, and the state machines that say where each of them stands.
//!
//! Nothing here knows of documents, disks or clocks. Facts that happened are [`Event`]s; a status is always computed
//! from them and never kept.

mod business_day;
mod commitment;
mod contact;
mod contradiction;
mod event;
mod id;
mod intro_request;
mod kind;
mod life;
mod median;
mod meeting;
mod meeting_course;
mod moment;
mod name;
mod note;
mod nudge;
mod obligation;
mod organization;
mod outreach;
#[cfg(test)]
mod outreach_tests;
mod pitch;
mod position;
mod prep;
mod profile;
mod purpose;
mod question;
mod question_plan;
mod record;
mod referral;
#[cfg(test)]
mod referral_tests;
mod template;
mod wilson;

pub use business_day::*;
pub use commitment::*;
pub use contact::*;
pub use contradiction::*;
pub use event::*;
pub use id::*;
pub use intro_request::*;
pub use kind::*;
pub use life::*;
pub use median::*;
pub use meeting::*;
pub use meeting_course::*;
pub use moment::*;
pub use name::*;
pub use note::*;
pub use nudge::*;
pub use obligation::*;
pub use organization::*;
pub use outreach::*;
pub use pitch::*;
pub use position::*;
pub use prep::*;
pub use profile::*;
pub use purpose::*;
pub use question::*;
pub use question_plan::*;
pub use record::*;
pub use referral::*;
pub use template::*;
pub use wilson::*;
