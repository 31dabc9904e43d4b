//! What other programs understand.

mod mailto;

pub use mailto::{Mailto, mailto};
