//! A word for whoever has planned an ask and not sent it.

use crate::{coach::encouragement, model::RecordId};

/// The line for one ask: the same on every device and every day, and another for most other asks.
pub(super) fn encouraged(ask: RecordId) -> String {
    // Where an id tells ids made in one instant apart.
    let sum = ask.as_bytes().iter().map(|byte| u64::from(*byte)).sum();
    encouragement(sum).text
}
