//! The nouns, as plain values.
mod id;
pub use id::*;
