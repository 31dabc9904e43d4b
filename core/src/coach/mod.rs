//! Rules as data: nothing here reads a record, a disk or a clock.

mod capture;
mod draft;
mod lint;
mod ruler;
mod template;
mod when;

pub use capture::{capture, capture_except};
pub use draft::*;
pub use lint::*;
pub use template::*;
pub use when::when;
