//! Kinds of work.

use serde::{Deserialize, Serialize};

use super::{check, verdict};
use crate::{
    Result,
    document::Workspace,
    model::{Kind, Occupation, RecordId, Verdict},
};

/// What can be done with a kind of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum OccupationCommand {
    /// Adds a kind of work; one of the same name is used instead.
    Create {
        /// What it is called.
        name: String,
    },
    /// Sets one field.
    Set {
        /// Of which.
        occupation: RecordId,
        /// Which field.
        field: OccupationField,
        /// To what; nothing clears it.
        value: Option<String>,
    },
    /// Adds another name it goes by.
    AddAlias {
        /// Which.
        occupation: RecordId,
        /// The name.
        alias: String,
    },
    /// Removes another name.
    RemoveAlias {
        /// Which.
        occupation: RecordId,
        /// The name.
        alias: String,
    },
    /// Says what the person makes of it, in the place of what they said before; nothing takes that back.
    Judge {
        /// Which.
        occupation: RecordId,
        /// What.
        verdict: Option<Verdict>,
        /// Why.
        reason: Option<String>,
    },
    /// Deletes a kind of work.
    Delete {
        /// Which.
        occupation: RecordId,
    },
    /// Brings a deleted kind of work back.
    Restore {
        /// Which.
        occupation: RecordId,
    },
}

/// A field of a kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum OccupationField {
    /// What it is called.
    Name,
    /// Notes about it.
    Notes,
}

impl OccupationCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Create { .. } => "add a kind of work",
            Self::Set { .. } => "edit a kind of work",
            Self::AddAlias { .. } => "add another name",
            Self::RemoveAlias { .. } => "remove another name",
            Self::Judge { .. } => "say what you make of a kind of work",
            Self::Delete { .. } => "delete a kind of work",
            Self::Restore { .. } => "restore a kind of work",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Create { name } => {
                let name = check::required_line("name", &name)?;
                if work.named(Kind::Occupation, &name)?.is_empty() {
                    work.create(&Occupation { name: Some(name), ..Occupation::default() })?;
                }
                Ok(())
            }
            Self::Set { occupation, field, value } => {
                work.edit(occupation, |it: &mut Occupation, _| set(it, field, value.as_deref()))
            }
            Self::AddAlias { occupation, alias } => work.edit(occupation, |it: &mut Occupation, _| {
                it.aliases.insert(check::required_line("name", &alias)?);
                Ok(())
            }),
            Self::RemoveAlias { occupation, alias } => work.edit(occupation, |it: &mut Occupation, _| {
                it.aliases.remove(alias.trim());
                Ok(())
            }),
            Self::Judge { occupation, verdict, reason } => work
                .edit(occupation, |it: &mut Occupation, work| {
                    verdict::give(&mut it.events, verdict, reason.as_deref(), work)
                }),
            Self::Delete { occupation } => {
                let mut it: Occupation = work.get(occupation)?;
                work.delete(occupation, &mut it.life)?;
                work.put(occupation, &it)
            }
            Self::Restore { occupation } => {
                let mut it: Occupation = work.get(occupation)?;
                work.restore(&mut it.life)?;
                work.put(occupation, &it)
            }
        }
    }
}

fn set(occupation: &mut Occupation, field: OccupationField, value: Option<&str>) -> Result<()> {
    match field {
        OccupationField::Name => {
            occupation.name = Some(check::required_line("name", value.unwrap_or_default())?);
        }
        OccupationField::Notes => {
            check::text("notes", value.unwrap_or_default(), 64 * 1024)?;
            occupation.notes = value.unwrap_or_default().to_owned();
        }
    }
    Ok(())
}
