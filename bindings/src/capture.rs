//! Highlighting while a person types.

use rapport_core::{
    coach::{self, Draft, Span},
    ffi::CivilDate,
};

/// Reads a debrief by the capture grammar, for highlighting while it is typed. `today` is the person's civil day; the
/// spans in `off` are read as plain text.
#[uniffi::export]
pub fn capture(text: String, today: CivilDate, off: Vec<Span>) -> Draft {
    coach::capture_except(&text, today, &off)
}
