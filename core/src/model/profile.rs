//! The person who uses Rapport.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ItemId, RecordId, SavedFilter};

/// The person's own settings. A vault has one profile, with the same id on every device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The person's name.
    pub name: Option<String>,
    /// The person's e-mail address.
    pub email: Option<String>,
    /// What stands below their letters.
    pub signature: Option<String>,
    /// The language and the country's habits, as a tag of BCP 47: `de-CH`.
    pub locale: Option<String>,
    /// The time zone the person is at home in, by its name in the IANA database.
    pub home_zone: Option<String>,
    /// After how many days without a word people they met are to be heard from again, unless something else is said.
    pub cadence_days: Option<u32>,
    /// Days that are no working days, apart from weekends.
    pub holidays: BTreeSet<NaiveDate>,
    /// Ways to look through the list of people that the person wants to keep.
    pub filters: BTreeMap<ItemId, SavedFilter>,
    /// The country whose phone numbers are written without a code: two letters of ISO 3166, in upper case.
    pub country: Option<String>,
    /// How many minutes a meeting is asked for unless something else is said.
    pub default_promise_minutes: Option<u32>,
    /// Business days from an ask to the first polite reminder: see [`super::NudgeSchedule`].
    pub first_nudge_days: Option<u32>,
    /// Business days from that to the next, and from the last one to giving up.
    pub second_nudge_days: Option<u32>,
    /// Whether they do not want to ask after 15 minutes of a talk if there is still time.
    pub no_courtesy_check: bool,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_minutes_are_asked_for_when_nobody_said_otherwise() {
        assert_eq!(Profile::default().promise_minutes(), 20);
        let own = Profile { default_promise_minutes: Some(30), ..Profile::default() };
        assert_eq!(own.promise_minutes(), 30);
    }
}
