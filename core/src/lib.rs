//! Local-first core for informational interviews and referral networking.
pub mod coach;
mod context;
mod error;
pub mod model;
pub mod sync;

pub use context::{Context, RandomSource};
pub use error::{Error, Result};
mod document;
pub mod commands;
