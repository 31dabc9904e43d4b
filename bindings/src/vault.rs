//! A vault, as apps hold it.

use std::{path::Path, sync::Arc};

use rapport_core::{
    Applied, ChangeSet, Device, Forgotten, Undoable,
    commands::{Command, Debrief},
    ffi::Timestamp,
    interchange::{Mailto, mailto},
    model::{DeviceId, PeopleFilter, RecordId, VaultId},
    views::{
        CampaignPage, CampaignRow, CandidateRow, Careers, DormantRow, Duplicates, FilteredRow, Funnel,
        GatheringRow, HeldOn, Network, OrganizationPage, OrganizationRow, OutreachList, OutreachPage,
        PeoplePage, PersonPage, ReferralTree, ResponseRates, Review, SavedFilterRow, SearchResults,
        TargetRow, TemplateRow, Timeline, Today, WhoAnswer,
    },
};
use rapport_transport::Folder;

use crate::{Context, Observer, Result, SecretStore, Subscription, SyncReport, secrets::asked};

/// A person's data on one device.
///
/// Every call is quick and local; the hand-written layers run them off the main thread. It may be used from any thread.
#[derive(uniffi::Object)]
pub struct Vault {
    inner: rapport_core::Vault,
}

#[uniffi::export]
impl Vault {
    /// Opens the vault in a folder, whose device's key is in `secrets`.
    ///
    /// # Errors
    ///
    /// If there is none, if a newer version made it, if it is damaged, if a service keeps the folder in step.
    #[uniffi::constructor]
    pub fn open(folder: String, secrets: Arc<dyn SecretStore>) -> Result<Arc<Self>> {
        Ok(Arc::new(Self::of(rapport_core::Vault::open(Path::new(&folder), asked(secrets))?)))
    }

    /// Makes a new vault in a folder for the device of that name, whose key is kept in `secrets`. A further device
    /// joins by pairing.
    ///
    /// # Errors
    ///
    /// If there is a vault already, if the name is not one line of 1 to 200 bytes, if a service keeps the folder in
    /// step, if the disk or the store of secrets refuses.
    #[uniffi::constructor]
    pub fn create(
        folder: String,
        device: String,
        secrets: Arc<dyn SecretStore>,
        context: Context,
    ) -> Result<Arc<Self>> {
        let folder = Path::new(&folder);
        let inner = rapport_core::Vault::create(folder, &device, &context.core(), asked(secrets))?;
        Ok(Arc::new(Self::of(inner)))
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

    /// Whom of the list of people the whole filter fits, by family name, each with a reason.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn people_filtered(&self, filter: PeopleFilter) -> Result<Vec<FilteredRow>> {
        Ok(self.inner.people_filtered(&filter)?)
    }

    /// The filters that the person keeps, by name.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn saved_filters(&self) -> Result<Vec<SavedFilterRow>> {
        Ok(self.inner.saved_filters()?)
    }

    /// Whom the person knows at an organization, now or before. Names that only share a word with it are counted, and
    /// listed when `with_weak` says so.
    ///
    /// # Errors
    ///
    /// If the name is empty, or the disk refuses.
    pub fn who(&self, organization: String, with_weak: bool) -> Result<WhoAnswer> {
        Ok(self.inner.who(&organization, with_weak)?)
    }

    /// Whom to write to next: people whom the person has not met and to whom somebody leads, the most promising first.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn candidates(&self, context: Context) -> Result<Vec<CandidateRow>> {
        Ok(self.inner.candidates(&context.core())?)
    }

    /// How people came to a role: a title, or an occupation with all its names.
    ///
    /// # Errors
    ///
    /// If the title is empty, or the disk refuses.
    pub fn careers(&self, role: String) -> Result<Careers> {
        Ok(self.inner.careers(&role)?)
    }

    /// All organizations, those the person wants most first.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn organizations(&self) -> Result<Vec<OrganizationRow>> {
        Ok(self.inner.organizations()?)
    }

    /// One organization's page.
    ///
    /// # Errors
    ///
    /// If there is none, or the disk refuses.
    pub fn organization(&self, organization: RecordId) -> Result<OrganizationPage> {
        Ok(self.inner.organization(organization)?)
    }

    /// All kinds of work and lines of business that the person looks into, by name.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn fields(&self) -> Result<Vec<TargetRow>> {
        Ok(self.inner.fields()?)
    }

    /// All campaigns, those under way first.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn campaigns(&self) -> Result<Vec<CampaignRow>> {
        Ok(self.inner.campaigns()?)
    }

    /// One campaign's page.
    ///
    /// # Errors
    ///
    /// If there is none, or the disk refuses.
    pub fn campaign(&self, campaign: RecordId) -> Result<CampaignPage> {
        Ok(self.inner.campaign(campaign)?)
    }

    /// Who has not been heard from for longer than was planned, the longest first.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn dormant(&self, context: Context) -> Result<Vec<DormantRow>> {
        Ok(self.inner.dormant(&context.core())?)
    }

    /// Whom of the person's own to tell that they are looking, and who was told.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn network(&self) -> Result<Network> {
        Ok(self.inner.network()?)
    }

    /// Events, associations and groups, with the people met there.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn gatherings(&self) -> Result<Vec<GatheringRow>> {
        Ok(self.inner.gatherings()?)
    }

    /// One person's page.
    ///
    /// # Errors
    ///
    /// If there is no such person, or the disk refuses.
    pub fn person(&self, context: Context, contact: RecordId) -> Result<PersonPage> {
        Ok(self.inner.person(&context.core(), contact)?)
    }

    /// Cards that may be of one person, with the reason, and people who are shown as one out of several cards.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn duplicates(&self) -> Result<Duplicates> {
        Ok(self.inner.duplicates()?)
    }

    /// What two devices said differently, with what settles each.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn review(&self, context: Context) -> Result<Review> {
        Ok(self.inner.review(&context.core())?)
    }

    /// Everything that is held on one person, for them to see or before they are forgotten.
    ///
    /// # Errors
    ///
    /// If there is no such person, or the disk refuses.
    pub fn held_on(&self, contact: RecordId) -> Result<HeldOn> {
        Ok(self.inner.held_on(contact)?)
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

    /// All asks, by where they stand.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn outreach_list(&self, context: Context) -> Result<OutreachList> {
        Ok(self.inner.outreach_list(&context.core())?)
    }

    /// One ask, with its text and what became of it.
    ///
    /// # Errors
    ///
    /// If there is no such ask, or the disk refuses.
    pub fn outreach(&self, context: Context, outreach: RecordId) -> Result<OutreachPage> {
        Ok(self.inner.outreach(&context.core(), outreach)?)
    }

    /// How far asks get, and where most are lost.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn funnel(&self, context: Context) -> Result<Funnel> {
        Ok(self.inner.funnel(&context.core())?)
    }

    /// How often asks are answered, and how fast.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn rates(&self, context: Context) -> Result<ResponseRates> {
        Ok(self.inner.rates(&context.core())?)
    }

    /// The person's own templates, and what they changed of built-in ones.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn templates(&self) -> Result<Vec<TemplateRow>> {
        Ok(self.inner.templates()?)
    }

    /// The link that opens a new e-mail with everything filled in, and whether it is so long that some programs cut it.
    pub fn mailto(&self, address: String, subject: String, body: String) -> Mailto {
        mailto(&address, &subject, &body)
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

    /// The person's devices, this one first, then by name; removed ones last.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn devices(&self) -> Result<Vec<Device>> {
        Ok(self.inner.devices()?)
    }

    /// Removes a device: from now on the others take in nothing that it makes, and it cannot read what they make. It
    /// keeps what it has. There is no way back for it; it can be paired anew as another device.
    ///
    /// # Errors
    ///
    /// If it is this device or none of the vault's, if this device is none of the vault's, if the disk or the store of
    /// secrets refuses.
    pub fn revoke(&self, context: Context, device: DeviceId) -> Result<()> {
        Ok(self.inner.revoke(&context.core(), device)?)
    }

    /// Forgets a person for good, with everything that is about them alone: here now, on the other devices as they
    /// sync. It cannot be undone.
    ///
    /// # Errors
    ///
    /// If there is no such person, if this device is none of the vault's, if the disk or the store of secrets refuses.
    pub fn forget(&self, context: Context, contact: RecordId) -> Result<Forgotten> {
        Ok(self.inner.forget(&context.core(), contact)?)
    }

    /// Exchanges with the person's other devices through a folder that they can reach too.
    ///
    /// # Errors
    ///
    /// If this device is none of the vault's, if the folder is gone, full or not to be written, if the disk or the
    /// store of secrets refuses. Nothing is lost; sync again later.
    pub fn sync_through_folder(&self, context: Context, folder: String) -> Result<SyncReport> {
        let mut place = Folder::new(folder);
        Ok(rapport_transport::sync(&self.inner, &mut place, &context.core())?.into())
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

impl Vault {
    pub(crate) fn of(inner: rapport_core::Vault) -> Self {
        Self { inner }
    }

    pub(crate) fn core(&self) -> &rapport_core::Vault {
        &self.inner
    }
}
