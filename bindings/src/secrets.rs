//! Where a device keeps what must not be in a backup.

use std::sync::Arc;

use rapport_core::{Error, SecretStore as Secrets};

/// Why a store of secrets could not do what it was asked to.
///
/// A store may throw anything else as well. What the app sees is the error of its own call, which says that the store
/// failed; the reason is not shown to the person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum SecretsError {
    /// It is locked, or gone, or has no space left.
    #[error("{reason}")]
    Refused {
        /// Why, for whoever looks for the cause.
        reason: String,
    },
}

impl From<uniffi::UnexpectedUniFFICallbackError> for SecretsError {
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Refused { reason: error.reason }
    }
}

impl From<Error> for SecretsError {
    fn from(error: Error) -> Self {
        let cause = std::error::Error::source(&error).map(ToString::to_string);
        Self::Refused { reason: cause.unwrap_or_else(|| error.to_string()) }
    }
}

/// Keeps a device's key and its token: up to 32 bytes each, on this device alone, outside the vault's folder and
/// outside backups.
///
/// A vault whose secrets are gone can be read and written; to sync again it has to be paired again. A store is asked
/// before the first write after a vault was opened, when the vault syncs and when it pairs: never to read. It is called
/// from any thread, in the middle of a call of the vault: it must not use the vault itself.
#[uniffi::export(with_foreign)]
pub trait SecretStore: Send + Sync {
    /// The secret of that name, if there is one.
    ///
    /// # Errors
    ///
    /// When the store cannot be asked now. Never say that there is none then: the vault would take that for a loss.
    fn get(&self, name: String) -> Result<Option<Vec<u8>>, SecretsError>;

    /// Keeps a secret under a name, instead of what was there.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    fn put(&self, name: String, secret: Vec<u8>) -> Result<(), SecretsError>;

    /// Forgets the secret of that name, if there is one.
    ///
    /// # Errors
    ///
    /// When the store refuses.
    fn delete(&self, name: String) -> Result<(), SecretsError>;
}

/// Secrets in a folder, a file each, for hosts that have no keyring.
///
/// The files can be read by the person's account alone (mode 0600, on Unix): other programs of that account can read
/// them, and so can whoever has the disk unless it is encrypted. The folder must not be in the vault's folder, nor in a
/// backup that holds it.
#[derive(uniffi::Object)]
pub struct FileSecrets {
    inner: rapport_transport::FileSecrets,
}

#[uniffi::export]
impl FileSecrets {
    /// Secrets in a folder, which is made when the first is put into it.
    #[uniffi::constructor]
    pub fn new(folder: String) -> Arc<Self> {
        Arc::new(Self { inner: rapport_transport::FileSecrets::new(folder) })
    }

    /// The secret of that name, if there is one.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn get(&self, name: String) -> Result<Option<Vec<u8>>, SecretsError> {
        Ok(self.inner.get(&name)?)
    }

    /// Keeps a secret under a name, instead of what was there.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn put(&self, name: String, secret: Vec<u8>) -> Result<(), SecretsError> {
        Ok(self.inner.put(&name, &secret)?)
    }

    /// Forgets the secret of that name, if there is one.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn delete(&self, name: String) -> Result<(), SecretsError> {
        Ok(self.inner.delete(&name)?)
    }
}

/// A host's store, as the core asks it.
struct Asked(Arc<dyn SecretStore>);

impl Secrets for Asked {
    fn get(&self, name: &str) -> rapport_core::Result<Option<Vec<u8>>> {
        self.0.get(name.to_owned()).map_err(|error| Error::secrets("reading a key", error))
    }

    fn put(&self, name: &str, secret: &[u8]) -> rapport_core::Result<()> {
        self.0.put(name.to_owned(), secret.to_vec()).map_err(|error| Error::secrets("keeping a key", error))
    }

    fn delete(&self, name: &str) -> rapport_core::Result<()> {
        self.0.delete(name.to_owned()).map_err(|error| Error::secrets("forgetting a key", error))
    }
}

pub(crate) fn asked(secrets: Arc<dyn SecretStore>) -> Arc<dyn Secrets> {
    Arc::new(Asked(secrets))
}
