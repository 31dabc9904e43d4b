//! What screens ask for about what talks brought.

use super::Vault;
use crate::{
    Context, Result,
    model::RecordId,
    views::{self, Glossary, InsightAtlas, Insights, LeadsBoard, QuestionYieldRow, ResourceRow},
};

/// Each answers from one consistent state, and fails with [`crate::Error::Storage`] only when the disk refuses.
impl Vault {
    /// Work that people told of, apart from adverts: each with who told of it and the way to them.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn leads(&self, context: &Context) -> Result<LeadsBoard> {
        self.read(|reader| views::leads(reader, context))
    }

    /// What was learned, and answers that were new and that nothing was made of yet.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn insights(&self) -> Result<Insights> {
        self.read(views::insights)
    }

    /// What people said to the same question, and about the same thing, side by side.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn insight_atlas(&self) -> Result<InsightAtlas> {
        self.read(views::insight_atlas)
    }

    /// One page of text on an organization, an industry, an occupation or a person.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such thing, [`crate::Error::Storage`] when the disk refuses.
    pub fn insight_brief(&self, subject: RecordId) -> Result<String> {
        self.read(|reader| views::insight_brief(reader, subject))
    }

    /// Words of the trade, with who used them, and those to test oneself on.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn glossary(&self) -> Result<Glossary> {
        self.read(views::glossary)
    }

    /// What people recommended: what is still to do first.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn resources(&self) -> Result<Vec<ResourceRow>> {
        self.read(views::resources)
    }

    /// Which questions brought insights, names or leads.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn question_yield(&self) -> Result<Vec<QuestionYieldRow>> {
        self.read(views::question_yield)
    }
}
