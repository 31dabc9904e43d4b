//! Rules as data: nothing here reads a record, a disk or a clock.

mod draft;

pub use draft::*;
