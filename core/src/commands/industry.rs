//! Lines of business.

use serde::{Deserialize, Serialize};

use super::{check, verdict};
use crate::{
    Result,
    document::Workspace,
    model::{Industry, Kind, RecordId, Verdict},
};

/// What can be done with a line of business.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum IndustryCommand {
    /// Adds a line of business; one of the same name is used instead.
    Create {
        /// What it is called.
        name: String,
    },
    /// Sets one field.
    Set {
        /// Of which.
        industry: RecordId,
        /// Which field.
        field: IndustryField,
        /// To what; nothing clears it.
        value: Option<String>,
    },
    /// Adds another name it goes by.
    AddAlias {
        /// Which.
        industry: RecordId,
        /// The name.
        alias: String,
    },
    /// Removes another name.
    RemoveAlias {
        /// Which.
        industry: RecordId,
        /// The name.
        alias: String,
    },
    /// Says what the person makes of it, in the place of what they said before; nothing takes that back.
    Judge {
        /// Which.
        industry: RecordId,
        /// What.
        verdict: Option<Verdict>,
        /// Why.
        reason: Option<String>,
    },
    /// Deletes a line of business.
    Delete {
        /// Which.
        industry: RecordId,
    },
    /// Brings a deleted line of business back.
    Restore {
        /// Which.
        industry: RecordId,
    },
}

/// A field of a line of business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum IndustryField {
    /// What it is called.
    Name,
    /// How it is made up, in any number of lines.
    Structure,
    /// Notes about it.
    Notes,
}

impl IndustryCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Create { .. } => "add a line of business",
            Self::Set { .. } => "edit a line of business",
            Self::AddAlias { .. } => "add another name",
            Self::RemoveAlias { .. } => "remove another name",
            Self::Judge { .. } => "say what you make of a line of business",
            Self::Delete { .. } => "delete a line of business",
            Self::Restore { .. } => "restore a line of business",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Create { name } => {
                let name = check::required_line("name", &name)?;
                if work.named(Kind::Industry, &name)?.is_empty() {
                    work.create(&Industry { name: Some(name), ..Industry::default() })?;
                }
                Ok(())
            }
            Self::Set { industry, field, value } => {
                work.edit(industry, |it: &mut Industry, _| set(it, field, value.as_deref()))
            }
            Self::AddAlias { industry, alias } => work.edit(industry, |it: &mut Industry, _| {
                it.aliases.insert(check::required_line("name", &alias)?);
                Ok(())
            }),
            Self::RemoveAlias { industry, alias } => work.edit(industry, |it: &mut Industry, _| {
                it.aliases.remove(alias.trim());
                Ok(())
            }),
            Self::Judge { industry, verdict, reason } => work.edit(industry, |it: &mut Industry, work| {
                verdict::give(&mut it.events, verdict, reason.as_deref(), work)
            }),
            Self::Delete { industry } => {
                let mut it: Industry = work.get(industry)?;
                work.delete(industry, &mut it.life)?;
                work.put(industry, &it)
            }
            Self::Restore { industry } => {
                let mut it: Industry = work.get(industry)?;
                work.restore(&mut it.life)?;
                work.put(industry, &it)
            }
        }
    }
}

fn set(industry: &mut Industry, field: IndustryField, value: Option<&str>) -> Result<()> {
    match field {
        IndustryField::Name => {
            industry.name = Some(check::required_line("name", value.unwrap_or_default())?);
        }
        IndustryField::Structure => {
            check::text("structure", value.unwrap_or_default(), 16 * 1024)?;
            industry.structure = value.filter(|text| !text.trim().is_empty()).map(str::to_owned);
        }
        IndustryField::Notes => {
            check::text("notes", value.unwrap_or_default(), 64 * 1024)?;
            industry.notes = value.unwrap_or_default().to_owned();
        }
    }
    Ok(())
}
