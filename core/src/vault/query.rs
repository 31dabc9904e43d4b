//! What screens ask for.

use chrono::{DateTime, Utc};

use super::Vault;
use crate::{
    Context, Result,
    model::RecordId,
    views::{
        self, Duplicates, Export, HeldOn, PeoplePage, PersonPage, ReferralTree, Review, SearchResults,
        Timeline, Today,
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
        self.read(|reader| views::review(reader, context, &self.devices_of_authors(reader)?))
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

    /// Everything that is not deleted.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn export(&self) -> Result<Export> {
        self.read(views::export)
    }
}
