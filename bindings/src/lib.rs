//! Rapport for Swift and Kotlin: objects over the façade of the core, conversions only.
//!
//! The model types carry their derives in `rapport-core` (feature `uniffi`); the reason is in this folder's README.

// The scaffolding that uniffi expands is `extern "C"` and has no docs.
#![allow(unsafe_code)]

mod capture;
mod civil;
mod coach;
mod context;
mod id;
mod interchange;
mod learned;
mod measures;
mod observe;
mod pair;
mod secrets;
mod sync;
mod talks;
mod vault;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;

uniffi::setup_scaffolding!();

uniffi::use_remote_type!(rapport_core::DateTime<Utc>);
uniffi::use_remote_type!(rapport_core::NaiveDate);
uniffi::use_remote_type!(rapport_core::NaiveDateTime);
uniffi::use_remote_type!(rapport_core::Tz);

pub use context::Context;
pub use observe::{ChangeSubscription, Observer};
pub use pair::{Invitation, InvitationState, Joining, JoiningState};
pub use secrets::{FileSecrets, SecretStore, SecretsError};
pub use sync::SyncReport;
pub use vault::Vault;

/// The error of every call.
pub use rapport_core::ffi::RapportError;
/// The result of every call that can fail.
pub type Result<T> = std::result::Result<T, RapportError>;
