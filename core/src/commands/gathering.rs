//! Events, associations, groups.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::check;
use crate::{
    Error, Result,
    document::Workspace,
    model::{Gathering, GatheringKind, Kind, RecordId, check_day},
};

/// What can be done with a gathering.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum GatheringCommand {
    /// Adds a gathering.
    Create {
        /// What it is called.
        name: String,
        /// What it is.
        kind: GatheringKind,
        /// When it was or will be.
        date: Option<NaiveDate>,
        /// Where.
        place: Option<String>,
    },
    /// Sets one field.
    Set {
        /// Of which.
        gathering: RecordId,
        /// Which field.
        field: GatheringField,
        /// To what; nothing clears it.
        value: Option<String>,
    },
    /// Notes that somebody was there, or belongs to it.
    AddAttendee {
        /// Where.
        gathering: RecordId,
        /// Who.
        contact: RecordId,
    },
    /// Takes that back.
    RemoveAttendee {
        /// Where.
        gathering: RecordId,
        /// Who.
        contact: RecordId,
    },
    /// Deletes a gathering.
    Delete {
        /// Which.
        gathering: RecordId,
    },
    /// Brings a deleted gathering back.
    Restore {
        /// Which.
        gathering: RecordId,
    },
}

/// A field of a gathering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum GatheringField {
    /// What it is called.
    Name,
    /// When it was or will be: year-month-day.
    Date,
    /// Where.
    Place,
}

impl GatheringCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Create { .. } => "add a gathering",
            Self::Set { .. } => "edit a gathering",
            Self::AddAttendee { .. } => "note who was there",
            Self::RemoveAttendee { .. } => "take back who was there",
            Self::Delete { .. } => "delete a gathering",
            Self::Restore { .. } => "restore a gathering",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Create { name, kind, date, place } => {
                date.map_or(Ok(()), check_day)?;
                let gathering = Gathering {
                    name: Some(check::required_line("name", &name)?),
                    kind: Some(kind),
                    date,
                    place: check::optional_line("place", place.as_deref())?,
                    ..Gathering::default()
                };
                work.create(&gathering).map(|_| ())
            }
            Self::Set { gathering, field, value } => {
                work.edit(gathering, |it: &mut Gathering, _| set(it, field, value.as_deref()))
            }
            Self::AddAttendee { gathering, contact } => {
                work.require(Kind::Contact, contact)?;
                work.edit(gathering, |it: &mut Gathering, _| {
                    it.attendees.insert(contact);
                    Ok(())
                })
            }
            Self::RemoveAttendee { gathering, contact } => {
                // A person of several cards is shown by the one by which they go, whichever was noted.
                let cards = work.cards(contact)?;
                work.edit(gathering, |it: &mut Gathering, _| {
                    it.attendees.retain(|attendee| !cards.contains(attendee));
                    Ok(())
                })
            }
            Self::Delete { gathering } => {
                let mut it: Gathering = work.get(gathering)?;
                work.delete(gathering, &mut it.life)?;
                work.put(gathering, &it)
            }
            Self::Restore { gathering } => {
                let mut it: Gathering = work.get(gathering)?;
                work.restore(&mut it.life)?;
                work.put(gathering, &it)
            }
        }
    }
}

fn set(gathering: &mut Gathering, field: GatheringField, value: Option<&str>) -> Result<()> {
    match field {
        GatheringField::Name => {
            gathering.name = Some(check::required_line("name", value.unwrap_or_default())?);
        }
        GatheringField::Place => gathering.place = check::optional_line("place", value)?,
        GatheringField::Date => {
            let day: Option<std::result::Result<NaiveDate, _>> = value.map(|text| text.trim().parse());
            let day = day.transpose().map_err(|_| Error::invalid("date", "must be written as 2026-03-04"))?;
            day.map_or(Ok(()), check_day)?;
            gathering.date = day;
        }
    }
    Ok(())
}
