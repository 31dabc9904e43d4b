//! What a sync did.

use rapport_core::sync::Report;

/// What a sync did.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SyncReport {
    /// How many acts of other devices arrived.
    pub received: u64,
    /// How many wait for something that has not arrived.
    pub waiting: u64,
    /// How many acts of this device went out.
    pub published: u64,
    /// How many files could not be used; they are tried again next time.
    pub unusable_files: u64,
    /// How many other vaults the place holds.
    pub other_vaults: u64,
    /// Whether another copy of this vault works under this device's name. Nothing went out then.
    pub is_copied_elsewhere: bool,
}

impl From<Report> for SyncReport {
    fn from(report: Report) -> Self {
        Self {
            received: report.received,
            waiting: report.waiting,
            published: report.published,
            unusable_files: report.unusable.len() as u64,
            other_vaults: report.other_vaults as u64,
            is_copied_elsewhere: report.author_in_use_elsewhere,
        }
    }
}
