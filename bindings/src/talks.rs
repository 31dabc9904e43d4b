//! What apps ask for before, in and after a talk.

use rapport_core::{
    model::{Purpose, QuestionCategory, RecordId},
    views::{
        Guide, LedgerRow, OfferRow, PitchPage, Practice, PrepPage, PromiseKeeping, QuestionBank,
        SlotProposal, SlotQuery,
    },
};

use crate::{Context, Result, Vault};

#[uniffi::export]
impl Vault {
    /// What a talk is prepared with, the reason that was given for it first.
    ///
    /// # Errors
    ///
    /// If there is no such meeting, or the disk refuses.
    pub fn prep(&self, context: Context, meeting: RecordId) -> Result<PrepPage> {
        Ok(self.core().prep(&context.core(), meeting)?)
    }

    /// The sheet to print and take along: a page of HTML that needs nothing else.
    ///
    /// # Errors
    ///
    /// If there is no such meeting, or the disk refuses.
    pub fn prep_sheet_html(&self, context: Context, meeting: RecordId) -> Result<String> {
        Ok(self.core().prep_sheet_html(&context.core(), meeting)?)
    }

    /// The same sheet as text.
    ///
    /// # Errors
    ///
    /// If there is no such meeting, or the disk refuses.
    pub fn prep_sheet_text(&self, context: Context, meeting: RecordId) -> Result<String> {
        Ok(self.core().prep_sheet_text(&context.core(), meeting)?)
    }

    /// The agreed times of a talk for any calendar, in the form of RFC 5545; empty when none is agreed.
    ///
    /// # Errors
    ///
    /// If there is no such meeting, or the disk refuses.
    pub fn calendar_entry(&self, context: Context, meeting: RecordId) -> Result<String> {
        Ok(self.core().calendar_entry(&context.core(), meeting)?)
    }

    /// What helps in a talk at the context's instant: its clock, its cards, what is left to ask. Set one timer for the
    /// clock's next change, and ask again then.
    ///
    /// # Errors
    ///
    /// If there is no such meeting, or the disk refuses.
    pub fn guide(&self, context: Context, meeting: RecordId) -> Result<Guide> {
        Ok(self.core().guide(&context.core(), meeting)?)
    }

    /// The talk with a person that is meant when nothing else is said: one that is under way, or else the next, or one
    /// that is to be agreed, or the last.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn next_talk(&self, context: Context, contact: RecordId) -> Result<Option<RecordId>> {
        Ok(self.core().next_talk(&context.core(), contact)?)
    }

    /// The bank of questions for talks of a purpose, of one category or of all.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn question_bank(
        &self,
        purpose: Option<Purpose>,
        category: Option<QuestionCategory>,
        with_hidden: bool,
    ) -> Result<QuestionBank> {
        Ok(self.core().question_bank(purpose, category, with_hidden)?)
    }

    /// What the person says of themselves for a campaign, or everywhere else.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn pitch(&self, campaign: Option<RecordId>) -> Result<PitchPage> {
        Ok(self.core().pitch(campaign)?)
    }

    /// How well promises about time are kept.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn promise_keeping(&self) -> Result<PromiseKeeping> {
        Ok(self.core().promise_keeping()?)
    }

    /// Talks as practice: how the person found themselves in them.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn practice(&self) -> Result<Practice> {
        Ok(self.core().practice()?)
    }

    /// What hosts offered of their own accord: those of which something may still come first.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn offers(&self) -> Result<Vec<OfferRow>> {
        Ok(self.core().offers()?)
    }

    /// What people gave and what they were given, those who gave most beyond what came back first.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn ledger(&self, context: Context) -> Result<Vec<LedgerRow>> {
        Ok(self.core().ledger(&context.core())?)
    }

    /// What one person gave and was given.
    ///
    /// # Errors
    ///
    /// If there is no such person or the disk refuses.
    pub fn ledger_of(&self, context: Context, contact: RecordId) -> Result<LedgerRow> {
        Ok(self.core().ledger_of(&context.core(), contact)?)
    }

    /// Times to propose for a talk, and the same in words for whoever is asked.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn propose_slots(&self, context: Context, query: SlotQuery) -> Result<SlotProposal> {
        Ok(self.core().propose_slots(&context.core(), &query)?)
    }
}
