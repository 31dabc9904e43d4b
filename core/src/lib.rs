//! Local-first core for informational interviews and referral networking.
mod cbor;
pub mod coach;
pub mod commands;
mod context;
mod document;
mod error;
pub mod model;
mod store;
pub mod sync;
mod vault;
pub mod views;

pub use context::{Context, RandomSource};
pub use error::{Error, Result};
pub use vault::{Applied, ChangeSet, Device, RecordRef, Subscription, Undoable, Vault};
