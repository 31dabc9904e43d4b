//! What a sync did.

use rapport_core::sync::Report;

/// What a sync did.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SyncReport {
    /// How many acts of other devices arrived.
    pub received: u64,
    /// How many wait for something that has not arrived, or were made by a device after it was removed.
    pub waiting: u64,
    /// How many acts of this device went out.
    pub published: u64,
    /// How many files could not be used; they are tried again next time.
    pub unusable_files: u64,
    /// How many other vaults the place holds.
    pub other_vaults: u64,
    /// How many files in Rapport's own folders there are none of its own. They are left alone.
    pub foreign_files: u64,
    /// Whether all that is here went out at once, since some device could not get it otherwise.
    pub offered_checkpoint: bool,
}

impl From<Report> for SyncReport {
    fn from(report: Report) -> Self {
        Self {
            received: report.received,
            waiting: report.waiting,
            published: report.published,
            unusable_files: report.unusable.len() as u64,
            other_vaults: report.other_vaults as u64,
            foreign_files: report.foreign_files as u64,
            offered_checkpoint: report.offered_checkpoint,
        }
    }
}
