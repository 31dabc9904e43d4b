//! Telling an app what changed.

use std::sync::{Arc, Mutex, PoisonError};

use rapport_core::ChangeSet;

/// Told once after every commit, on the thread that made it, outside every lock: it may use the vault.
#[uniffi::export(with_foreign)]
pub trait Observer: Send + Sync {
    /// What changed.
    fn changed(&self, changes: ChangeSet);
}

/// Watches a vault until it is cancelled or let go of.
#[derive(uniffi::Object)]
pub struct ChangeSubscription {
    inner: Mutex<Option<rapport_core::Subscription>>,
}

impl ChangeSubscription {
    pub(crate) fn new(inner: rapport_core::Subscription) -> Arc<Self> {
        Arc::new(Self { inner: Mutex::new(Some(inner)) })
    }
}

#[uniffi::export]
impl ChangeSubscription {
    /// Ends the watching. A call that is under way may still arrive.
    pub fn cancel(&self) {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}
