//! The person's own settings.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    Result,
    model::{NudgeSchedule, Profile, Record},
    store::Reader,
};

/// The person's own settings, with what counts where they set nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Settings {
    /// Their name.
    pub name: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// What stands below their letters.
    pub signature: Option<String>,
    /// The language and the country's habits: `de-CH`.
    pub locale: Option<String>,
    /// The country whose phone numbers are written without a code.
    pub country: Option<String>,
    /// The time zone they are at home in.
    pub home_zone: Option<String>,
    /// After how many days without a word people they met are to be heard from again; nothing when they are not reminded.
    pub cadence_days: Option<u32>,
    /// How many minutes a talk is asked for.
    pub usual_minutes: u32,
    /// Business days from an ask to the first polite reminder.
    pub first_nudge_days: u32,
    /// Business days from that to the next, and from the last one to giving up.
    pub second_nudge_days: u32,
    /// Days that are no working days, apart from weekends, the earliest first.
    pub holidays: Vec<NaiveDate>,
}

/// The person's own settings.
pub(crate) fn settings(reader: &Reader<'_>) -> Result<Settings> {
    let profile = profile(reader)?;
    let usual_minutes = profile.promise_minutes();
    let nudges = NudgeSchedule::of(&profile, Default::default());
    Ok(Settings {
        name: profile.name,
        email: profile.email,
        signature: profile.signature,
        locale: profile.locale,
        country: profile.country,
        home_zone: profile.home_zone,
        cadence_days: profile.cadence_days,
        usual_minutes,
        first_nudge_days: nudges.first,
        second_nudge_days: nudges.second,
        holidays: profile.holidays.into_iter().collect(),
    })
}

pub(super) fn profile(reader: &Reader<'_>) -> Result<Profile> {
    Ok(match reader.live(Profile::id())? {
        Some(Record::Profile(profile)) => profile,
        _ => Profile::default(),
    })
}
