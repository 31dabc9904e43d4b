//! What apps ask for about what talks brought.

use rapport_core::{
    model::RecordId,
    views::{Glossary, InsightAtlas, Insights, LeadsBoard, QuestionYieldRow, ResourceRow},
};

use crate::{Context, Result, Vault};

#[uniffi::export]
impl Vault {
    /// Work that people told of, apart from adverts: each with who told of it and the way to them.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn leads(&self, context: Context) -> Result<LeadsBoard> {
        Ok(self.core().leads(&context.core())?)
    }

    /// What was learned, and answers that were new and that nothing was made of yet.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn insights(&self) -> Result<Insights> {
        Ok(self.core().insights()?)
    }

    /// What people said to the same question, and about the same thing, side by side.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn insight_atlas(&self) -> Result<InsightAtlas> {
        Ok(self.core().insight_atlas()?)
    }

    /// One page of text on an organization, an industry, an occupation or a person.
    ///
    /// # Errors
    ///
    /// If there is no such thing, or the disk refuses.
    pub fn insight_brief(&self, subject: RecordId) -> Result<String> {
        Ok(self.core().insight_brief(subject)?)
    }

    /// Words of the trade, with who used them, and those to test oneself on.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn glossary(&self) -> Result<Glossary> {
        Ok(self.core().glossary()?)
    }

    /// What people recommended: what is still to do first.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn resources(&self) -> Result<Vec<ResourceRow>> {
        Ok(self.core().resources()?)
    }

    /// Which questions brought insights, names or leads.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn question_yield(&self) -> Result<Vec<QuestionYieldRow>> {
        Ok(self.core().question_yield()?)
    }
}
