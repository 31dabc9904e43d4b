//! Where a device keeps what must not be in a backup.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use crate::{Error, Result};

/// Keeps a device's key and its token: outside the vault's folder, out of backups, and on this device alone.
///
/// On Apple's systems that is the Keychain (`AfterFirstUnlockThisDeviceOnly`), on Android the Keystore, on a laptop the
/// system's keyring or a file that only its owner can read. A vault whose secrets are gone can be read and written; to
/// sync again it has to be paired again.
///
/// The core asks for a secret before the first write after a vault was opened, and when it syncs: never to read.
pub trait SecretStore: Send + Sync {
    /// The secret of that name, if there is one.
    ///
    /// # Errors
    /// [`Error::Secrets`] when the store cannot be asked: it is locked, or gone.
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>>;

    /// Keeps `secret` under `name`, instead of what was there.
    ///
    /// # Errors
    /// [`Error::Secrets`] when the store refuses.
    fn put(&self, name: &str, secret: &[u8]) -> Result<()>;

    /// Forgets the secret of that name, if there is one.
    ///
    /// # Errors
    /// [`Error::Secrets`] when the store refuses.
    fn delete(&self, name: &str) -> Result<()>;
}

/// Secrets in memory, gone with it: for trying things out and for tests.
///
/// ```
/// use rapport_core::{MemorySecrets, SecretStore};
///
/// let secrets = MemorySecrets::default();
/// secrets.put("key", &[1, 2, 3])?;
/// assert_eq!(secrets.get("key")?, Some(vec![1, 2, 3]));
/// # Ok::<(), rapport_core::Error>(())
/// ```
#[derive(Default)]
pub struct MemorySecrets(Mutex<BTreeMap<String, Vec<u8>>>);

impl MemorySecrets {
    /// The same secrets once more, as a copy of a whole disk has them.
    pub fn copied(&self) -> Self {
        Self(Mutex::new(self.lock().clone()))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SecretStore for MemorySecrets {
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>> {
        Ok(self.lock().get(name).cloned())
    }

    fn put(&self, name: &str, secret: &[u8]) -> Result<()> {
        self.lock().insert(name.to_owned(), secret.to_vec());
        Ok(())
    }

    fn delete(&self, name: &str) -> Result<()> {
        self.lock().remove(name);
        Ok(())
    }
}

impl Error {
    /// An [`Error::Secrets`], for hosts.
    pub fn secrets(
        action: &'static str,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self::Secrets { action, source: source.into() }
    }
}
