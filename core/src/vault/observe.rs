//! Telling those who watch what changed.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
};

use super::Vault;
use crate::{Result, model::RecordId};

/// What one or more commits changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ChangeSet {
    /// The number of the state that the vault is in now. It only grows.
    pub revision: u64,
    /// The records that were touched.
    pub touched: Vec<RecordId>,
    /// Whether more was touched than is listed: read everything again.
    pub is_everything: bool,
}

type Observer = Arc<dyn Fn(&ChangeSet) + Send + Sync>;

/// Those who watch a vault.
#[derive(Clone, Default)]
pub(super) struct Observers(Arc<Mutex<Watching>>);

#[derive(Default)]
struct Watching {
    next: u64,
    observers: BTreeMap<u64, Observer>,
}

/// Watches a vault for as long as it is held.
#[must_use = "dropping it ends the watching"]
pub struct Subscription {
    number: u64,
    watching: Weak<Mutex<Watching>>,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(watching) = self.watching.upgrade() {
            lock(&watching).observers.remove(&self.number);
        }
    }
}

impl Observers {
    pub(super) fn tell(&self, changes: &ChangeSet) {
        let observers: Vec<Observer> = lock(&self.0).observers.values().cloned().collect();
        for observer in observers {
            observer(changes);
        }
    }
}

impl Vault {
    /// Calls `observer` once after every commit of this process, and after [`Vault::refresh`] found those of others.
    ///
    /// It is called outside every lock, on the thread that changed something: it may use the vault.
    pub fn observe(&self, observer: impl Fn(&ChangeSet) + Send + Sync + 'static) -> Subscription {
        let mut watching = lock(&self.observers.0);
        let number = watching.next;
        watching.next += 1;
        watching.observers.insert(number, Arc::new(observer));
        Subscription { number, watching: Arc::downgrade(&self.observers.0) }
    }

    /// Looks whether another process changed the vault; if so, observers are told, and the changes are the answer.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn refresh(&self) -> Result<Option<ChangeSet>> {
        let changes = {
            let mut state = self.state();
            let known = state.revision;
            let store = state.opened(&self.folder)?;
            let (revision, touched) = store.read(|reader| {
                let revision = reader.revision()?;
                Ok((revision, if revision == known { None } else { Some(reader.touched_since(known)?) }))
            })?;
            state.revision = revision;
            touched.map(|touched| change_set(revision, touched))
        };
        if let Some(changes) = &changes {
            self.observers.tell(changes);
        }
        Ok(changes)
    }
}

/// The change set of the revision `revision`; with no list, everything may have changed.
pub(super) fn change_set(revision: u64, touched: Option<BTreeSet<RecordId>>) -> ChangeSet {
    let is_everything = touched.is_none();
    ChangeSet { revision, touched: touched.unwrap_or_default().into_iter().collect(), is_everything }
}

fn lock(watching: &Mutex<Watching>) -> MutexGuard<'_, Watching> {
    watching.lock().unwrap_or_else(PoisonError::into_inner)
}
