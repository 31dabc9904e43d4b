//! What screens ask for before, in and after a talk.

use super::Vault;
use crate::{
    Context, Result,
    model::{Purpose, QuestionCategory, RecordId},
    views::{
        self, Guide, PitchPage, Practice, PrepPage, PromiseKeeping, QuestionBank, SlotProposal, SlotQuery,
    },
};

/// Each answers from one consistent state, and fails with [`crate::Error::Storage`] only when the disk refuses.
impl Vault {
    /// What a talk is prepared with, the reason that was given for it first.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such meeting, [`crate::Error::Storage`] when the disk refuses.
    pub fn prep(&self, context: &Context, meeting: RecordId) -> Result<PrepPage> {
        self.read(|reader| views::prep(reader, context, meeting))
    }

    /// The sheet to print and take along: a page of HTML that needs nothing else.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such meeting, [`crate::Error::Storage`] when the disk refuses.
    pub fn prep_sheet_html(&self, context: &Context, meeting: RecordId) -> Result<String> {
        Ok(views::prep_sheet_html(&self.prep(context, meeting)?))
    }

    /// The same sheet as text.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such meeting, [`crate::Error::Storage`] when the disk refuses.
    pub fn prep_sheet_text(&self, context: &Context, meeting: RecordId) -> Result<String> {
        Ok(views::prep_sheet_text(&self.prep(context, meeting)?))
    }

    /// The agreed times of a talk for any calendar, in the form of RFC 5545; empty when none is agreed.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such meeting, [`crate::Error::Storage`] when the disk refuses.
    pub fn calendar_entry(&self, context: &Context, meeting: RecordId) -> Result<String> {
        Ok(views::calendar_entry(&self.prep(context, meeting)?, context.now()))
    }

    /// What helps in a talk at the context's instant: its clock, its cards, what is left to ask.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such meeting, [`crate::Error::Storage`] when the disk refuses.
    pub fn guide(&self, context: &Context, meeting: RecordId) -> Result<Guide> {
        self.read(|reader| views::guide(reader, context, meeting))
    }

    /// The talk with a person that is meant when nothing else is said: one that is under way, or else the next, or one
    /// that is to be agreed, or the last.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn next_talk(&self, context: &Context, contact: RecordId) -> Result<Option<RecordId>> {
        self.read(|reader| views::next_talk(reader, context, contact))
    }

    /// The bank of questions for talks of a purpose, of one category or of all.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn question_bank(
        &self,
        purpose: Option<Purpose>,
        category: Option<QuestionCategory>,
        with_hidden: bool,
    ) -> Result<QuestionBank> {
        self.read(|reader| views::question_bank(reader, purpose, category, with_hidden))
    }

    /// What the person says of themselves for a campaign, or everywhere else.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn pitch(&self, campaign: Option<RecordId>) -> Result<PitchPage> {
        self.read(|reader| views::pitch(reader, campaign))
    }

    /// How well promises about time are kept.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn promise_keeping(&self) -> Result<PromiseKeeping> {
        self.read(views::promise_keeping)
    }

    /// Talks as practice: how the person found themselves in them.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn practice(&self) -> Result<Practice> {
        self.read(views::practice)
    }

    /// Times to propose for a talk, and the same in words for whoever is asked.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn propose_slots(&self, context: &Context, query: &SlotQuery) -> Result<SlotProposal> {
        self.read(|reader| views::propose_slots(reader, context, query))
    }
}
