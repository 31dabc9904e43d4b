//! What screens ask for.

use chrono::{DateTime, Utc};

use super::Vault;
use crate::{
    Context, Result,
    document::Document,
    model::{Mention, PeopleFilter, RecordId},
    store::Reader,
    views::{
        self, CampaignPage, CampaignRow, CandidateRow, Careers, DormantRow, Duplicates, Export,
        FilledTemplate, FilteredRow, Funnel, GatheringRow, HeldOn, LedgerRow, Network, OfferRow,
        OrganizationPage, OrganizationRow, OutreachLint, OutreachList, OutreachPage, PeoplePage, PersonPage,
        ReferralTree, ResponseRates, Review, SavedFilterRow, SearchResults, Settings, TargetRow, TemplateRow,
        Timeline, Today, WhoAnswer,
    },
};

/// Each answers from one consistent state, and fails with [`crate::Error::Storage`] only when the disk refuses.
impl Vault {
    /// What to do now, each with one line of reason.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn today(&self, context: &Context) -> Result<Today> {
        self.read(|reader| views::today(reader, context))
    }

    /// Up to `limit` people from the `offset`th on, by family name.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn people(&self, offset: u64, limit: u64) -> Result<PeoplePage> {
        self.read(|reader| views::people(reader, offset, limit))
    }

    /// Whom of the list of people the whole filter fits, by family name, each with a reason.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn people_filtered(&self, filter: &PeopleFilter) -> Result<Vec<FilteredRow>> {
        self.read(|reader| views::filtered(reader, filter))
    }

    /// The filters that the person keeps, by name.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn saved_filters(&self) -> Result<Vec<SavedFilterRow>> {
        self.read(views::saved_filters)
    }

    /// Whom the person knows at `organization`, now or before. Names that only share a word with it are counted, and listed
    /// when `with_weak` says so.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when the name is empty, [`crate::Error::Storage`] when the disk refuses.
    pub fn who(&self, organization: &str, with_weak: bool) -> Result<WhoAnswer> {
        self.read(|reader| views::who(reader, organization, with_weak))
    }

    /// Whom to write to next: people whom the person has not met and to whom somebody leads, the most promising first.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn candidates(&self, context: &Context) -> Result<Vec<CandidateRow>> {
        self.read(|reader| views::candidates(reader, context))
    }

    /// How people came to a role: a title, or an occupation with all its names.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when the title is empty, [`crate::Error::Storage`] when the disk refuses.
    pub fn careers(&self, role: &str) -> Result<Careers> {
        self.read(|reader| views::careers(reader, role))
    }

    /// All organizations, those the person wants most first.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn organizations(&self) -> Result<Vec<OrganizationRow>> {
        self.read(views::organizations)
    }

    /// One organization's page.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is none, [`crate::Error::Storage`] when the disk refuses.
    pub fn organization(&self, organization: RecordId) -> Result<OrganizationPage> {
        self.read(|reader| views::organization(reader, organization))
    }

    /// All kinds of work and lines of business that the person looks into, by name.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn fields(&self) -> Result<Vec<TargetRow>> {
        self.read(views::fields)
    }

    /// All campaigns, those under way first.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn campaigns(&self) -> Result<Vec<CampaignRow>> {
        self.read(views::campaigns)
    }

    /// One campaign's page.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is none, [`crate::Error::Storage`] when the disk refuses.
    pub fn campaign(&self, campaign: RecordId) -> Result<CampaignPage> {
        self.read(|reader| views::campaign(reader, campaign))
    }

    /// Who has not been heard from for longer than was planned, the longest first.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn dormant(&self, context: &Context) -> Result<Vec<DormantRow>> {
        self.read(|reader| views::dormant(reader, context))
    }

    /// Whom of the person's own to tell that they are looking, and who was told.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn network(&self) -> Result<Network> {
        self.read(views::network)
    }

    /// Events, associations and groups, with the people met there.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn gatherings(&self) -> Result<Vec<GatheringRow>> {
        self.read(views::gatherings)
    }

    /// One person's page.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such person, [`crate::Error::Storage`] when the disk refuses.
    pub fn person(&self, context: &Context, contact: RecordId) -> Result<PersonPage> {
        self.read(|reader| views::person(reader, context, contact))
    }

    /// Cards that may be of one person, with the reason, and people who are shown as one out of several cards.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn duplicates(&self) -> Result<Duplicates> {
        self.read(views::duplicates)
    }

    /// What two devices said differently, with what settles each.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn review(&self, context: &Context) -> Result<Review> {
        self.read(|reader| {
            let mentions = |record, other| mention(reader, record, other);
            views::review(reader, context, &self.devices_of_authors(reader)?, &mentions)
        })
    }

    /// Everything that is held on one person, for them to see or before they are forgotten.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such person, [`crate::Error::Storage`] when the disk refuses.
    pub fn held_on(&self, contact: RecordId) -> Result<HeldOn> {
        self.read(|reader| views::held_on(reader, contact))
    }

    /// What happened before `before`, newest first: up to `limit` lines.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn timeline(&self, before: Option<DateTime<Utc>>, limit: u64) -> Result<Timeline> {
        self.read(|reader| views::timeline(reader, before, limit))
    }

    /// People, organizations and texts that hold all words of `query`, the last perhaps unfinished: at most `limit` of each.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn search(&self, query: &str, limit: u64) -> Result<SearchResults> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        self.read(|reader| views::search(reader, query, limit))
    }

    /// Who led to whom.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn referral_tree(&self) -> Result<ReferralTree> {
        self.read(views::referral_tree)
    }

    /// What hosts offered of their own accord: those of which something may still come first.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn offers(&self) -> Result<Vec<OfferRow>> {
        self.read(views::offers)
    }

    /// What people gave and what they were given, those who gave most beyond what came back first.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn ledger(&self, context: &Context) -> Result<Vec<LedgerRow>> {
        self.read(|reader| views::ledger(reader, context))
    }

    /// What one person gave and was given.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such person, [`crate::Error::Storage`] when the disk refuses.
    pub fn ledger_of(&self, context: &Context, contact: RecordId) -> Result<LedgerRow> {
        self.read(|reader| views::ledger_of(reader, context, contact))
    }

    /// All asks, by where they stand.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn outreach_list(&self, context: &Context) -> Result<OutreachList> {
        self.read(|reader| views::outreach_list(reader, context))
    }

    /// One ask, with its text and what became of it.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such ask, [`crate::Error::Storage`] when the disk refuses.
    pub fn outreach(&self, context: &Context, outreach: RecordId) -> Result<OutreachPage> {
        self.read(|reader| views::outreach(reader, context, outreach))
    }

    /// What to look at in the text of an ask before it goes out, with what the records tell of whoever reads it. None of it
    /// holds the ask back.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such ask, [`crate::Error::Storage`] when the disk refuses.
    pub fn lint_outreach(&self, outreach: RecordId) -> Result<OutreachLint> {
        self.read(|reader| views::lint_outreach(reader, outreach))
    }

    /// How far asks get, and where most are lost.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn funnel(&self, context: &Context) -> Result<Funnel> {
        self.read(|reader| views::funnel(reader, context))
    }

    /// How often asks are answered, and how fast.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn rates(&self, context: &Context) -> Result<ResponseRates> {
        self.read(|reader| views::rates(reader, context))
    }

    /// Texts to begin with: the built-in ones, as the person changed them, then the person's own. What they hide is left out.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn templates(&self) -> Result<Vec<TemplateRow>> {
        self.read(views::templates)
    }

    /// A template, or a sentence of [`crate::coach::clauses`], filled for `contact` as far as the records tell, and what
    /// is missing or must not be said. Without a campaign it is the ask's, or the one that is under way.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when there is no such template, [`crate::Error::NotFound`] when there is no such person or
    /// ask, [`crate::Error::Storage`] when the disk refuses.
    pub fn fill_template(
        &self,
        template: &str,
        contact: RecordId,
        campaign: Option<RecordId>,
        outreach: Option<RecordId>,
    ) -> Result<FilledTemplate> {
        self.read(|reader| views::fill_template(reader, template, contact, campaign, outreach))
    }

    /// The person's own settings, with what counts where they set nothing.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn settings(&self) -> Result<Settings> {
        self.read(views::settings)
    }

    /// Everything that is not deleted.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn export(&self) -> Result<Export> {
        self.read(views::export)
    }
}

/// Who wrote that a record refers to another: its history knows.
fn mention(reader: &Reader<'_>, record: RecordId, other: RecordId) -> Result<Option<Mention>> {
    let Some(stored) = reader.document(record)? else { return Ok(None) };
    Ok(Document::load(&stored.bytes, &stored.heads).ok().and_then(|document| document.mention(other)))
}
