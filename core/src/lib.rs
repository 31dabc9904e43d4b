//! Local-first core for informational interviews and referral networking.
#![cfg_attr(feature = "uniffi", allow(unsafe_code))] // uniffi's derives expand to it

mod cbor;
pub mod coach;
pub mod commands;
mod context;
mod document;
mod error;
#[cfg(feature = "uniffi")]
pub mod ffi;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
pub mod interchange;
pub mod model;
mod secrets;
mod store;
pub mod sync;
mod vault;
pub mod views;

pub use context::{Context, RandomSource};
pub use error::{Error, Result};
#[cfg(feature = "uniffi")]
#[doc(hidden)]
pub use ffi::UniFfiTag;
pub use secrets::{MemorySecrets, SecretStore};
pub use vault::{
    Applied, ChangeSet, Device, Forgotten, Holdings, RecordRef, Subscription, Undoable, Vault, Welcome,
};
