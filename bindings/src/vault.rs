//! A vault, as apps hold it.

use std::{path::Path, sync::Arc};

use rapport_core::{
    Applied, ChangeSet, Device, Undoable,
    commands::{Command, Debrief},
    ffi::Timestamp,
    model::{RecordId, VaultId},
    views::{PeoplePage, PersonPage, ReferralTree, SearchResults, Timeline, Today},
};
use rapport_transport::{Folder, find_vaults};

use crate::{Context, Observer, Result, Subscription, SyncReport};

/// A person's data on one device.
///
/// Every call is quick and local; the hand-written layers run them off the main thread. It may be used from any thread.
#[derive(uniffi::Object)]
pub struct Vault {
    inner: rapport_core::Vault,
}

#[uniffi::export]
impl Vault {
    /// Opens the vault in a folder.
    ///
    /// # Errors
    ///
    /// If there is none, if a newer version made it, if it is damaged, if a service keeps the folder in step.
    #[uniffi::constructor]
    pub fn open(folder: String) -> Result<Arc<Self>> {
        Ok(Arc::new(Self { inner: rapport_core::Vault::open(Path::new(&folder))? }))
    }

    /// Makes a vault in a folder for the device of that name. With the id of a vault it becomes a further device of it.
    ///
    /// # Errors
    ///
    /// If there is a vault already, if the name is empty, if a service keeps the folder in step, if the disk refuses.
    #[uniffi::constructor]
    pub fn create(
        folder: String,
        device: String,
        vault: Option<VaultId>,
        context: Context,
    ) -> Result<Arc<Self>> {
        let inner = rapport_core::Vault::create(Path::new(&folder), &device, vault, &context.core())?;
        Ok(Arc::new(Self { inner }))
    }

    /// The vault's id: the same on all of a person's devices.
    pub fn id(&self) -> VaultId {
        self.inner.id()
    }

    /// The name of this device.
    pub fn device(&self) -> String {
        self.inner.device().to_owned()
    }

    /// Applies a command: all of it or nothing. It is on disk when this returns.
    ///
    /// # Errors
    ///
    /// If the command cannot be applied as it is, or the disk refuses. Nothing was changed then.
    pub fn apply(&self, context: Context, command: Command) -> Result<Applied> {
        Ok(self.inner.apply(&context.core(), command)?)
    }

    /// Takes back the last command of this device that was not taken back yet.
    ///
    /// # Errors
    ///
    /// If there is none, or the disk refuses.
    pub fn undo(&self, context: Context) -> Result<Applied> {
        Ok(self.inner.undo(&context.core())?)
    }

    /// What undo would take back.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn undoable(&self) -> Result<Option<Undoable>> {
        Ok(self.inner.undoable()?)
    }

    /// Reads a debrief and says who is meant by each name. Nothing is changed: log it with a debrief command.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn draft(&self, context: Context, text: String, with: Vec<String>) -> Result<Debrief> {
        Ok(self.inner.draft(&context.core(), &text, &with)?)
    }

    /// The meeting in the calendar that a talk with this person now, or within the last day, must have been: what a
    /// debrief's meeting becomes when the person corrects whom they met.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn planned_meeting(&self, context: Context, contact: RecordId) -> Result<Option<RecordId>> {
        Ok(self.inner.planned_meeting(&context.core(), contact)?)
    }

    /// What to do now, each with one line of reason.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn today(&self, context: Context) -> Result<Today> {
        Ok(self.inner.today(&context.core())?)
    }

    /// Up to `limit` people from the `offset`th on, by family name.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn people(&self, offset: u64, limit: u64) -> Result<PeoplePage> {
        Ok(self.inner.people(offset, limit)?)
    }

    /// One person's page.
    ///
    /// # Errors
    ///
    /// If there is no such person, or the disk refuses.
    pub fn person(&self, context: Context, contact: RecordId) -> Result<PersonPage> {
        Ok(self.inner.person(&context.core(), contact)?)
    }

    /// What happened before an instant, newest first: up to `limit` lines.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn timeline(&self, before: Option<Timestamp>, limit: u64) -> Result<Timeline> {
        Ok(self.inner.timeline(before, limit)?)
    }

    /// What holds all words of a query, the last perhaps unfinished: at most `limit` people, organizations and texts.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn search(&self, query: String, limit: u64) -> Result<SearchResults> {
        Ok(self.inner.search(&query, limit)?)
    }

    /// Who led to whom.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn referral_tree(&self) -> Result<ReferralTree> {
        Ok(self.inner.referral_tree()?)
    }

    /// Everything that is not deleted, as JSON text.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn export_json(&self) -> Result<String> {
        let export = self.inner.export()?;
        // Plain values with text keys: writing them to memory cannot fail.
        Ok(serde_json::to_string(&export).expect("plain values are always written"))
    }

    /// The devices whose work is here, this one first.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn devices(&self) -> Result<Vec<Device>> {
        Ok(self.inner.devices()?)
    }

    /// Exchanges with the person's other devices through a folder that they can reach too.
    ///
    /// # Errors
    ///
    /// If the folder is gone, full or not to be written, or the disk refuses. Nothing is lost; sync again later.
    pub fn sync_through_folder(&self, folder: String) -> Result<SyncReport> {
        let mut place = Folder::new(folder);
        Ok(rapport_transport::sync(&self.inner, &mut place)?.into())
    }

    /// Calls the observer once after every commit, outside every lock, for as long as the subscription is held.
    pub fn observe(&self, observer: Arc<dyn Observer>) -> Arc<Subscription> {
        Subscription::new(self.inner.observe(move |changes: &ChangeSet| observer.changed(changes.clone())))
    }

    /// Looks whether another process changed the vault; observers are told of it too.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn refresh(&self) -> Result<Option<ChangeSet>> {
        Ok(self.inner.refresh()?)
    }

    /// Lets go of the file and its locks, as a phone demands before it freezes an app. The next call opens it again.
    ///
    /// # Errors
    ///
    /// If the disk refuses; the file is let go of all the same.
    pub fn suspend(&self) -> Result<()> {
        Ok(self.inner.suspend()?)
    }

    /// What this device alone remembers under a key.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn setting(&self, key: String) -> Result<Option<String>> {
        Ok(self.inner.setting(&key)?)
    }

    /// Remembers a value under a key on this device alone, or forgets it.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn set_setting(&self, key: String, value: Option<String>) -> Result<()> {
        Ok(self.inner.set_setting(&key, value.as_deref())?)
    }
}

/// The vaults whose work lies in a folder: what a new device can join.
///
/// # Errors
///
/// If the folder is gone or cannot be read.
#[uniffi::export]
pub fn vaults_in_folder(folder: String) -> Result<Vec<VaultId>> {
    Ok(find_vaults(&Folder::new(folder))?.into_iter().map(|found| found.vault).collect())
}
