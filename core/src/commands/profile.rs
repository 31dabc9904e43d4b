//! The person's own settings.

use serde::{Deserialize, Serialize};

use super::check;
use crate::{
    Error, Result,
    document::Workspace,
    model::{NudgeSchedule, Profile},
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
    /// How many minutes a meeting is asked for: 1 to 1,440.
    DefaultPromiseMinutes,
    /// How many business days after an ask the first polite reminder is due: 1 to 60.
    FirstNudgeDays,
    /// How many business days after that the next is due, and after the last one the ask is given up: 1 to 60.
    SecondNudgeDays,
    /// Whether to ask after 15 minutes of a talk if there is still time: `on`, as is usual, or `off`.
    CourtesyCheck,
}

impl ProfileCommand {
    pub(super) fn label(&self) -> &'static str {
        "change your settings"
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        let Self::Set { field, value } = self;
        let mut profile: Profile = work.find(Profile::id())?.unwrap_or_default();
        match field {
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
            ProfileField::FirstNudgeDays => profile.first_nudge_days = business_days(value.as_deref())?,
            ProfileField::SecondNudgeDays => profile.second_nudge_days = business_days(value.as_deref())?,
            ProfileField::CourtesyCheck => {
                profile.no_courtesy_check = match value.as_deref() {
                    None | Some("on") => false,
                    Some("off") => true,
                    Some(_) => return Err(Error::invalid("courtesy check", "is on or off")),
                };
            }
        }
        work.put(Profile::id(), &profile)
    }
}

/// A number of business days to wait.
fn business_days(value: Option<&str>) -> Result<Option<u32>> {
    let Some(text) = value else { return Ok(None) };
    let number = text.trim().parse().ok().filter(|number| (1..=NudgeSchedule::MOST).contains(number));
    number.map(Some).ok_or_else(|| {
        Error::invalid("number of business days", format!("must be from 1 to {}", NudgeSchedule::MOST))
    })
}
