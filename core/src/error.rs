//! The one error type.

use crate::model::RecordId;

/// The result of anything that can fail here.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, in words for the person, with what to do where there is something to do.
///
/// No text that a person wrote is ever part of it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A value cannot be taken as it is.
    #[error("the {field} {reason}")]
    Invalid {
        /// Which value, in words.
        field: &'static str,
        /// Why not, as the rest of the sentence.
        reason: String,
    },
    /// No record of that kind has this id.
    #[error("there is no {kind} with the id {id}")]
    NotFound {
        /// The kind of record that was looked for, in words.
        kind: &'static str,
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
        service: &'static str,
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
    /// The host's store of secrets failed.
    #[error(
        "the system's store of secrets failed while {action}; unlock it and try again. Nothing was changed"
    )]
    Secrets {
        /// What was being done.
        action: &'static str,
        /// The cause, as the host gave it.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// There is nothing to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// Bytes that should be ours are not what they should be.
    #[error("the {what} is damaged: {reason}")]
    Damaged {
        /// What is damaged, in words.
        what: &'static str,
        /// What was noticed.
        reason: &'static str,
    },
    /// Another program held the vault for too long.
    #[error("another program is using this vault; try again in a moment")]
    Busy,
    /// The disk is full.
    #[error("the disk is full; nothing was changed")]
    DiskFull,
    /// Reading or writing the vault failed.
    #[error("reading or writing the vault failed while {action}; nothing was changed")]
    Storage {
        /// What was being done.
        action: &'static str,
        /// The cause, as the disk or SQLite gave it.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl Error {
    /// An [`Error::Invalid`].
    pub(crate) fn invalid(field: &'static str, reason: impl Into<String>) -> Self {
        Self::Invalid { field, reason: reason.into() }
    }

    /// More than one device answers a ticket.
    pub fn crowded_pairing() -> Self {
        Self::invalid("ticket", "is answered by more than one device: somebody else has it. Make a new one")
    }

    /// A pairing was confirmed before anybody had shown digits.
    pub fn nobody_to_pair() -> Self {
        Self::invalid("pairing", "is not that far yet: no device has shown its digits")
    }

    /// Whether the caller's input was at fault: trying again unchanged will fail again.
    pub fn is_input(&self) -> bool {
        matches!(self, Self::Invalid { .. } | Self::NotFound { .. } | Self::NothingToUndo)
    }

    /// Whether trying again later may succeed.
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Busy | Self::DiskFull | Self::Secrets { .. })
    }
}
