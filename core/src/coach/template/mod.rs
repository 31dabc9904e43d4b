//! Wording to begin with, and the slots in it.
//!
//! A slot is written `{given}`. What is not known stays as it is written, so that nobody overlooks it and the lint finds
//! it.

mod builtin;
mod clause;
mod encouragement;
mod fill;
mod slots;

pub use builtin::{Template, TemplateKind, template, templates};
pub use clause::{Clause, ClauseKind, clauses};
pub use encouragement::{Encouragement, encouragements};
pub use fill::{Blocked, Filled, fill, slot_names};
pub use slots::{SlotValue, Slots};

#[cfg(test)]
mod tests;
