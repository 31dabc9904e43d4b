//! What screens ask for.

use chrono::{DateTime, Utc};

use super::Vault;
use crate::{
    Context, Result,
    document::Shelf,
    model::RecordId,
    views::{
        self, Export, Funnel, OutreachList, OutreachPage, PeoplePage, PersonPage, ReferralTree,
        ResponseRates, SearchResults, TemplateRow, Timeline, Today,
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

    /// One person's page.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such person, [`crate::Error::Storage`] when the disk refuses.
    pub fn person(&self, context: &Context, contact: RecordId) -> Result<PersonPage> {
        self.read(|reader| {
            let document = Shelf::document(reader, contact)?;
            let conflicts = document.map(|(_, document)| document.conflicts()).unwrap_or_default();
            views::person(reader, context, contact, conflicts.into_iter().collect())
        })
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

    /// The person's own templates, and what they changed of built-in ones.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn templates(&self) -> Result<Vec<TemplateRow>> {
        self.read(views::templates)
    }

    /// Everything that is not deleted.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn export(&self) -> Result<Export> {
        self.read(views::export)
    }
}
