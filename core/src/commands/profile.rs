//! The person's own settings.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::check;
use crate::{
    Error, Result,
    document::Workspace,
    model::{ItemId, Kind, NudgeSchedule, PeopleFilter, Profile, SavedFilter, check_day},
};

/// What can be done with the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ProfileCommand {
    /// Sets one field.
    Set {
        /// Which.
        field: ProfileField,
        /// To what; nothing clears it.
        value: Option<String>,
    },
    /// Says whether a day is a holiday: no working day, apart from weekends.
    SetHoliday {
        /// Which day.
        day: NaiveDate,
        /// Whether it is.
        on: bool,
    },
    /// Keeps a way to look through the list of people, in the place of the one of that name.
    SaveFilter {
        /// What the person calls it.
        name: String,
        /// What it looks for.
        filter: PeopleFilter,
    },
    /// Forgets one.
    RemoveFilter {
        /// Which.
        item: ItemId,
    },
}

/// A field of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ProfileField {
    /// The person's name.
    Name,
    /// The person's e-mail address.
    Email,
    /// What stands below their letters.
    Signature,
    /// The language and the country's habits: `de-CH`.
    Locale,
    /// The country whose phone numbers are written without a code: two letters of ISO 3166. It counts for numbers that are
    /// added from then on.
    Country,
    /// The time zone the person is at home in.
    HomeZone,
    /// After how many days without a word people are to be heard from again: 1 to 3,650.
    CadenceDays,
    /// How many minutes a meeting is asked for: 1 to 1,440.
    DefaultPromiseMinutes,
    /// How many business days after an ask the first polite reminder is due: 1 to 60.
    FirstNudgeDays,
    /// How many business days after that the next is due, and after the last one the ask is given up: 1 to 60.
    SecondNudgeDays,
}

impl ProfileCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Set { .. } | Self::SetHoliday { .. } => "change your settings",
            Self::SaveFilter { .. } => "keep a filter",
            Self::RemoveFilter { .. } => "forget a filter",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        let mut profile: Profile = work.find(Profile::id())?.unwrap_or_default();
        match self {
            Self::Set { field, value } => set(&mut profile, field, value)?,
            Self::SetHoliday { day, on } => {
                check_day(day)?;
                if on {
                    profile.holidays.insert(day);
                } else {
                    profile.holidays.remove(&day);
                }
            }
            Self::SaveFilter { name, filter } => save(&mut profile, &name, filter, work)?,
            Self::RemoveFilter { item } => {
                profile.filters.remove(&item).ok_or(Error::invalid("filter", "is not there any more"))?;
            }
        }
        work.put(Profile::id(), &profile)
    }
}

fn set(profile: &mut Profile, field: ProfileField, value: Option<String>) -> Result<()> {
    match field {
        ProfileField::Locale => {
            let locale = check::optional_line("language", value.as_deref())?;
            let is_tag =
                |tag: &String| tag.len() >= 2 && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            if !locale.as_ref().is_none_or(is_tag) {
                return Err(Error::invalid("language", "must be a tag such as en or de-CH"));
            }
            profile.locale = locale;
        }
        ProfileField::Country => {
            let country = check::optional_line("country", value.as_deref())?;
            let country = country.map(|code| code.to_ascii_uppercase());
            let is_code = |code: &String| code.len() == 2 && code.chars().all(|c| c.is_ascii_uppercase());
            if !country.as_ref().is_none_or(is_code) {
                return Err(Error::invalid("country", "must be two letters such as DE or US"));
            }
            profile.country = country;
        }
        ProfileField::FirstNudgeDays => profile.first_nudge_days = business_days(value.as_deref())?,
        ProfileField::SecondNudgeDays => profile.second_nudge_days = business_days(value.as_deref())?,
        ProfileField::HomeZone => profile.home_zone = check::zone(value.as_deref())?,
        ProfileField::CadenceDays => {
            let days = value.map(|text| text.trim().parse()).transpose();
            let days = days.map_err(|_| Error::invalid("number of days", "is not a number"))?;
            profile.cadence_days = days.map(check::cadence).transpose()?;
        }
        ProfileField::Name => profile.name = check::optional_line("name", value.as_deref())?,
        ProfileField::Email => profile.email = check::optional_line("e-mail address", value.as_deref())?,
        ProfileField::Signature => {
            let signature = value.filter(|text| !text.trim().is_empty());
            check::text("signature", signature.as_deref().unwrap_or_default(), 4 * 1024)?;
            profile.signature = signature;
        }
        ProfileField::DefaultPromiseMinutes => {
            profile.default_promise_minutes = match value {
                None => None,
                Some(text) => {
                    let number = text.trim().parse();
                    let number =
                        number.map_err(|_| Error::invalid("number of minutes", "is not a number"))?;
                    Some(check::minutes("number of minutes", number)?)
                }
            };
        }
    }
    Ok(())
}

fn save(profile: &mut Profile, name: &str, filter: PeopleFilter, work: &mut Workspace<'_>) -> Result<()> {
    let name = check::required_line("name", name)?;
    filter.organization.map_or(Ok(()), |id| work.require(Kind::Organization, id))?;
    filter.industry.map_or(Ok(()), |id| work.require(Kind::Industry, id))?;
    if filter.degree.is_some_and(|degree| degree > 3) {
        return Err(Error::invalid("number of steps", "must be between 0 and 3"));
    }
    let known = profile.filters.iter().find(|(_, saved)| saved.name == name).map(|(item, _)| *item);
    let item = known.unwrap_or_else(|| ItemId::new(work.context()));
    let filter = PeopleFilter {
        tag: check::optional_line("tag", filter.tag.as_deref())?,
        region: check::optional_line("region", filter.region.as_deref())?,
        ..filter
    };
    profile.filters.insert(item, SavedFilter { name, filter });
    Ok(())
}

/// A number of business days to wait.
fn business_days(value: Option<&str>) -> Result<Option<u32>> {
    let Some(text) = value else { return Ok(None) };
    let number = text.trim().parse().ok().filter(|number| (1..=NudgeSchedule::MOST).contains(number));
    number.map(Some).ok_or_else(|| {
        Error::invalid("number of business days", format!("must be from 1 to {}", NudgeSchedule::MOST))
    })
}
