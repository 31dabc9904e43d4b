//! Rules as data: nothing here reads a record, a disk or a clock.

mod capture;
mod control_script;
mod draft;
mod lint;
mod meeting_clock;
mod prep_checklist;
mod questions;
mod readiness;
mod ruler;
mod slots;
mod stage;
mod template;
mod when;

pub use capture::{capture, capture_except};
pub use control_script::control_script;
pub use draft::*;
pub use lint::*;
pub use meeting_clock::*;
pub use prep_checklist::*;
pub use questions::*;
pub use readiness::*;
pub use slots::*;
pub use stage::*;
pub use template::*;
pub use when::when;
