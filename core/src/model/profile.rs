//! The person who uses Rapport.

use serde::{Deserialize, Serialize};

use super::RecordId;

/// The person's own settings. A vault has one profile, with the same id on every device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The person's name.
    pub name: Option<String>,
    /// The person's e-mail address.
    pub email: Option<String>,
    /// What stands below their letters.
    pub signature: Option<String>,
    /// The country whose phone numbers are written without a code: two letters of ISO 3166, in upper case.
    pub country: Option<String>,
    /// How many minutes a meeting is asked for unless something else is said.
    pub default_promise_minutes: Option<u32>,
}

impl Profile {
    /// The minutes a meeting is asked for when nobody said otherwise.
    pub const USUAL_PROMISE_MINUTES: u32 = 20;

    /// The id of the profile, the same in every vault.
    pub fn id() -> RecordId {
        RecordId::derived("profile", &[])
    }

    /// The minutes a meeting is asked for.
    pub fn promise_minutes(&self) -> u32 {
        self.default_promise_minutes.unwrap_or(Self::USUAL_PROMISE_MINUTES)
    }
}
