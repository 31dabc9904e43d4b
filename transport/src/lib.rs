//! Carries Rapport's segments between a person's devices, through whatever place the person already has.
//!
//! A place is a [`BlobStore`]; [`Folder`] is one on a disk, perhaps kept in step by some service or carried on a stick.
//! [`sync()`] runs one exchange between a vault and a place.
mod error;
mod folder;
mod pair;
mod secrets;
mod store;
mod sync;

pub use error::TransportError;
pub use folder::Folder;
pub use pair::{Admission, Invitation, Inviting, Joining};
pub use secrets::FileSecrets;
pub use store::BlobStore;
pub use sync::{sync, sync_with};
