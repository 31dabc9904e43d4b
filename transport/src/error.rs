//! What can go wrong on the way, in words for the person.

use std::io::{self, ErrorKind};

/// What went wrong with a place or with the vault that syncs through it.
///
/// Nothing is lost by any of them: the vault is the truth, and the next sync goes on from where things stand. The text
/// names no folder and no file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TransportError {
    /// The folder is not there.
    #[error(
        "the folder to sync through is not there; make it if it is new. Otherwise, is the drive plugged in, is the service signed \
         in? Sync again when it is back, or choose another folder"
    )]
    FolderGone,
    /// There is something else where the folder should be.
    #[error("what was chosen to sync through is not a folder; choose a folder")]
    NotAFolder,
    /// The system does not allow it.
    #[error(
        "the system does not allow {action} in the folder to sync through; give Rapport access to it, or choose another \
         folder"
    )]
    NoPermission {
        /// What was being done.
        action: &'static str,
    },
    /// The folder can only be read.
    #[error(
        "the folder to sync through can only be read, so this device's work stays here for now; make it writable, or \
         choose another folder"
    )]
    ReadOnly,
    /// No space is left.
    #[error("the place to sync through is full; free some space there and sync again")]
    DiskFull,
    /// One file is there and cannot be read; others may be readable.
    #[error("a file in the place to sync through cannot be read")]
    Unreadable {
        /// The cause, as the system gave it.
        #[source]
        source: io::Error,
    },
    /// Something else failed.
    #[error("{action} in the place to sync through failed; sync again later")]
    Failed {
        /// What was being done.
        action: &'static str,
        /// The cause, as the system gave it.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The vault itself refused.
    #[error(transparent)]
    Vault(#[from] rapport_core::Error),
}

#[cfg(feature = "uniffi")]
impl From<TransportError> for rapport_core::ffi::RapportError {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Vault(error) => error.into(),
            error => Self::Place { advice: error.to_string(), is_retryable: error.is_retryable() },
        }
    }
}

impl TransportError {
    /// Whether trying again later may succeed without anything being changed.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::FolderGone | Self::DiskFull | Self::Unreadable { .. } | Self::Failed { .. } => true,
            Self::Vault(error) => error.is_retryable(),
            Self::NotAFolder | Self::NoPermission { .. } | Self::ReadOnly => false,
        }
    }

    pub(crate) fn from_io(action: &'static str, source: io::Error) -> Self {
        match source.kind() {
            ErrorKind::NotADirectory => Self::NotAFolder,
            ErrorKind::PermissionDenied => Self::NoPermission { action },
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Failed { action, source: Box::new(source) },
        }
    }
}
