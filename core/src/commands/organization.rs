//! Companies, schools, agencies.

use serde::{Deserialize, Serialize};

use super::check;
use crate::{
    Result,
    document::Workspace,
    model::{Kind, Organization, RecordId},
};

/// What can be done with an organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum OrganizationCommand {
    /// Adds an organization; one of the same name is used instead.
    Create {
        /// Its name.
        name: String,
    },
    /// Sets one field.
    Set {
        /// Of which.
        organization: RecordId,
        /// Which field.
        field: OrganizationField,
        /// To what; nothing clears it.
        value: Option<String>,
    },
    /// Deletes an organization.
    Delete {
        /// Which.
        organization: RecordId,
    },
    /// Brings a deleted organization back.
    Restore {
        /// Which.
        organization: RecordId,
    },
}

/// A field of an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum OrganizationField {
    /// Its name.
    Name,
    /// Where it is, in words.
    Place,
    /// Notes about it.
    Notes,
}

impl OrganizationCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Create { .. } => "add an organization",
            Self::Set { .. } => "edit an organization",
            Self::Delete { .. } => "delete an organization",
            Self::Restore { .. } => "restore an organization",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Create { name } => {
                let name = check::required_line("name", &name)?;
                organization_by_name(work, &name).map(|_| ())
            }
            Self::Set { organization, field, value } => {
                work.edit(organization, |it: &mut Organization, _| set(it, field, value.as_deref()))
            }
            Self::Delete { organization } => {
                let mut it: Organization = work.get(organization)?;
                work.delete(organization, &mut it.life)?;
                work.put(organization, &it)
            }
            Self::Restore { organization } => {
                let mut it: Organization = work.get(organization)?;
                work.restore(&mut it.life)?;
                work.put(organization, &it)
            }
        }
    }
}

fn set(organization: &mut Organization, field: OrganizationField, value: Option<&str>) -> Result<()> {
    match field {
        OrganizationField::Name => {
            organization.name = Some(check::required_line("name", value.unwrap_or_default())?);
        }
        OrganizationField::Place => organization.place = check::optional_line("place", value)?,
        OrganizationField::Notes => {
            check::text("notes", value.unwrap_or_default(), 64 * 1024)?;
            organization.notes = value.unwrap_or_default().to_owned();
        }
    }
    Ok(())
}

/// The organization that goes by this name, or a new one.
pub(super) fn organization_by_name(work: &mut Workspace<'_>, name: &str) -> Result<RecordId> {
    match work.named(Kind::Organization, name)?.first() {
        Some(id) => Ok(*id),
        None => work.create(&Organization { name: Some(name.to_owned()), ..Organization::default() }),
    }
}
