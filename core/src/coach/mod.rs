//! Rules as data: nothing here reads a record, a disk or a clock.

mod capture;
mod checklist;
mod draft;
mod meeting_clock;
mod questions;
mod readiness;
mod slots;
mod stage;
mod when;

pub use capture::{capture, capture_except};
pub use checklist::*;
pub use draft::*;
pub use meeting_clock::*;
pub use questions::*;
pub use readiness::*;
pub use slots::*;
pub use stage::*;
pub use when::when;
