//! What apps ask for to see how it goes: what is open, what grows, what comes of it.

use rapport_core::{
    ffi::CivilDate,
    model::RecordId,
    views::{ChainStep, Courtesy, Growth, OpenLoops, Reminder, SourceRow, WeeklyGoal},
};

use crate::{Context, Result, Vault};

#[uniffi::export]
impl Vault {
    /// What good manners and promises still ask for, whenever it is due, and how much of what the other devices noted is
    /// here: what the page holds for.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn open_loops(&self, context: Context) -> Result<OpenLoops> {
        Ok(self.core().open_loops(&context.core())?)
    }

    /// How many people each generation leads to, and at which step it stops.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn growth(&self, context: Context) -> Result<Growth> {
        Ok(self.core().growth(&context.core())?)
    }

    /// Back to the first contact: through whom the person came to somebody.
    ///
    /// # Errors
    ///
    /// If there is no such person, or the disk refuses.
    pub fn chain_to(&self, contact: RecordId) -> Result<Vec<ChainStep>> {
        Ok(self.core().chain_to(contact)?)
    }

    /// How well thanks are given and names are reported on.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn courtesy(&self, context: Context) -> Result<Courtesy> {
        Ok(self.core().courtesy(&context.core())?)
    }

    /// Which ways of finding people bring talks and names, those that are used most first.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn sources(&self, context: Context) -> Result<Vec<SourceRow>> {
        Ok(self.core().sources(&context.core())?)
    }

    /// What the person means to do in the week of the context's day, and how far it went.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn weekly_goal(&self, context: Context) -> Result<WeeklyGoal> {
        Ok(self.core().weekly_goal(&context.core())?)
    }

    /// What to be reminded of from now until the end of the day `until`, the soonest first: at most 64. Ask again after
    /// every change, replace what is shown under an id, and take back what is not answered any more.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn reminders(&self, context: Context, until: CivilDate) -> Result<Vec<Reminder>> {
        Ok(self.core().reminders(&context.core(), until)?)
    }
}
