//! The error that crosses.

use crate::{Error, model::RecordId};

/// What went wrong. Its text says so in words for the person.
///
/// The core's own error holds a cause of any type, and its name is taken in Swift and Kotlin; this is what both see.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum RapportError {
    /// A value cannot be taken as it is.
    #[error("the {field} {reason}")]
    Invalid {
        /// Which value, in words.
        field: String,
        /// Why not, as the rest of the sentence.
        reason: String,
    },
    /// No record of that kind has this id.
    #[error("there is no {kind} with the id {id}")]
    NotFound {
        /// The kind of record that was looked for, in words.
        kind: String,
        /// The id that was asked for.
        id: RecordId,
    },
    /// The folder holds no vault.
    #[error("there is no vault in this folder; create one first")]
    NoVault,
    /// The folder already holds a vault.
    #[error("this folder already holds a vault")]
    VaultExists,
    /// The vault would lie inside a folder that a service keeps in step.
    #[error(
        "a vault cannot live inside a folder that {service} keeps in step: the service would copy half-written files; \
         keep the vault elsewhere and use this folder as the place to sync through"
    )]
    SyncedFolder {
        /// The service that was recognised.
        service: String,
    },
    /// Made by a newer version of Rapport.
    #[error(
        "this was made by a newer version of Rapport (format {found}, this version reads up to {supported}); update first"
    )]
    NewerVersion {
        /// The format that was found.
        found: u32,
        /// The newest format that this version reads.
        supported: u32,
    },
    /// What arrived belongs to another vault.
    #[error("this belongs to another vault")]
    WrongVault,
    /// This device is not one of the vault's.
    #[error("this device does not belong to the vault yet; pair it with one that does")]
    NotPaired,
    /// This device was removed from the vault.
    #[error("this device was removed from the vault: what it holds stays readable, and it no longer syncs")]
    DeviceRemoved,
    /// The host's store of secrets failed. Trying again later may succeed.
    #[error(
        "the system's store of secrets failed while {action}; unlock it and try again. Nothing was changed"
    )]
    Secrets {
        /// What was being done.
        action: String,
    },
    /// There is nothing to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// Bytes that should be ours are not what they should be.
    #[error("the {what} is damaged: {reason}")]
    Damaged {
        /// What is damaged, in words.
        what: String,
        /// What was noticed.
        reason: String,
    },
    /// Another program held the vault for too long. Trying again later may succeed.
    #[error("another program is using this vault; try again in a moment")]
    Busy,
    /// The disk is full. Trying again later may succeed.
    #[error("the disk is full; nothing was changed")]
    DiskFull,
    /// The place to sync through failed. Nothing is lost; the words say what to do.
    #[error("{advice}")]
    Place {
        /// What went wrong and what to do, in words.
        advice: String,
        /// Whether trying again later may succeed without anything being changed.
        is_retryable: bool,
    },
    /// Reading or writing the vault failed.
    #[error("reading or writing the vault failed while {action}; nothing was changed")]
    Storage {
        /// What was being done.
        action: String,
    },
}

impl From<Error> for RapportError {
    fn from(error: Error) -> Self {
        match error {
            Error::Invalid { field, reason } => Self::Invalid { field: field.into(), reason },
            Error::NotFound { kind, id } => Self::NotFound { kind: kind.into(), id },
            Error::NoVault => Self::NoVault,
            Error::VaultExists => Self::VaultExists,
            Error::SyncedFolder { service } => Self::SyncedFolder { service: service.into() },
            Error::NewerVersion { found, supported } => Self::NewerVersion { found, supported },
            Error::WrongVault => Self::WrongVault,
            Error::NotPaired => Self::NotPaired,
            Error::DeviceRemoved => Self::DeviceRemoved,
            Error::Secrets { action, source: _ } => Self::Secrets { action: action.into() },
            Error::NothingToUndo => Self::NothingToUndo,
            Error::Damaged { what, reason } => Self::Damaged { what: what.into(), reason: reason.into() },
            Error::Busy => Self::Busy,
            Error::DiskFull => Self::DiskFull,
            Error::Storage { action, source: _ } => Self::Storage { action: action.into() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_the_same_on_both_sides() {
        let errors = [
            Error::invalid("name", "is empty"),
            Error::NotFound { kind: "contact", id: RecordId::from_bytes([7; 16]) },
            Error::NoVault,
            Error::VaultExists,
            Error::SyncedFolder { service: "Dropbox" },
            Error::NewerVersion { found: 3, supported: 2 },
            Error::WrongVault,
            Error::NotPaired,
            Error::DeviceRemoved,
            Error::secrets("reading a key", "a cause"),
            Error::NothingToUndo,
            Error::Damaged { what: "index", reason: "it is too short" },
            Error::Busy,
            Error::DiskFull,
            Error::Storage { action: "opening it", source: "a cause".into() },
        ];
        for error in errors {
            let text = error.to_string();
            assert_eq!(RapportError::from(error).to_string(), text);
        }
    }
}
