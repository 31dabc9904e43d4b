//! Local-first core for informational interviews and referral networking.
#![cfg_attr(feature = "uniffi", allow(unsafe_code))] // uniffi's derives expand to it

pub mod coach;
mod context;
mod error;
#[cfg(feature = "uniffi")]
pub mod ffi;
pub mod model;
pub mod sync;

pub use context::{Context, RandomSource};
pub use error::{Error, Result};
#[cfg(feature = "uniffi")]
#[doc(hidden)]
pub use ffi::UniFfiTag;
