//! Ids that a host kept as text: in a link, in a notification.

use rapport_core::model::RecordId;

use crate::{RapportError, Result};

/// Reads the id of a record from its 36 characters.
///
/// # Errors
///
/// If the text is not one.
#[uniffi::export]
pub fn record_id(text: String) -> Result<RecordId> {
    text.parse().map_err(RapportError::from)
}
