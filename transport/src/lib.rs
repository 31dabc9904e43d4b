//! Carries Rapport's segments between a person's devices, through whatever place the person already has.
//!
//! A place is a [`BlobStore`]; [`Folder`] is one on a disk, perhaps kept in step by some service or carried on a stick.
//! [`sync()`] runs one exchange between a vault, seen as a [`Replica`], and a place. [`find_vaults`] says which vaults a
//! place holds, so that a new device can join one.
mod discover;
mod error;
mod folder;
mod store;
mod sync;
#[cfg(test)]
mod testing;
mod vault;

pub use discover::{FoundVault, find_vaults};
pub use error::TransportError;
pub use folder::Folder;
pub use store::BlobStore;
pub use sync::{Replica, sync};
