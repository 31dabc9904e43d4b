//! Companies, schools, agencies.

use serde::{Deserialize, Serialize};

use super::{check, verdict};
use crate::{
    Error, Result,
    document::Workspace,
    model::{ItemId, Kind, LinkKind, Organization, OrganizationLink, RecordId, Verdict},
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
    /// Adds another name it goes by.
    AddAlias {
        /// Which.
        organization: RecordId,
        /// The name.
        alias: String,
    },
    /// Removes another name.
    RemoveAlias {
        /// Which.
        organization: RecordId,
        /// The name.
        alias: String,
    },
    /// Says how much the person wants to work there: 1 is the most, 5 the least; nothing clears it.
    SetPriority {
        /// Where.
        organization: RecordId,
        /// How much.
        priority: Option<u32>,
    },
    /// Says what another organization is to this one.
    Link {
        /// This one.
        organization: RecordId,
        /// The other one.
        other: RecordId,
        /// What it is to this one.
        kind: LinkKind,
    },
    /// Takes that back.
    Unlink {
        /// Of which.
        organization: RecordId,
        /// Which.
        item: ItemId,
    },
    /// Says whether it belongs to a line of business.
    SetIndustry {
        /// Which organization.
        organization: RecordId,
        /// Which line of business.
        industry: RecordId,
        /// Whether it does.
        on: bool,
    },
    /// Says what the person makes of it, in the place of what they said before; nothing takes that back.
    Judge {
        /// Which.
        organization: RecordId,
        /// What.
        verdict: Option<Verdict>,
        /// Why.
        reason: Option<String>,
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
    /// The part of the world the person thinks of it in.
    Region,
    /// Its site.
    Website,
    /// The domain of its e-mail addresses.
    Domain,
    /// Notes about it.
    Notes,
}

impl OrganizationCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Create { .. } => "add an organization",
            Self::Set { .. } => "edit an organization",
            Self::AddAlias { .. } => "add another name",
            Self::RemoveAlias { .. } => "remove another name",
            Self::SetPriority { .. } => "say how much you want to work there",
            Self::Link { .. } => "link two organizations",
            Self::Unlink { .. } => "unlink two organizations",
            Self::SetIndustry { .. } => "change a line of business",
            Self::Judge { .. } => "say what you make of an organization",
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
            Self::AddAlias { organization, alias } => work.edit(organization, |it: &mut Organization, _| {
                it.aliases.insert(check::required_line("name", &alias)?);
                Ok(())
            }),
            Self::RemoveAlias { organization, alias } => {
                work.edit(organization, |it: &mut Organization, _| {
                    it.aliases.remove(alias.trim());
                    Ok(())
                })
            }
            Self::SetPriority { organization, priority } => {
                if priority.is_some_and(|priority| !Organization::PRIORITIES.contains(&priority)) {
                    return Err(Error::invalid("priority", "must be between 1, the most, and 5"));
                }
                work.edit(organization, |it: &mut Organization, _| {
                    it.priority = priority;
                    Ok(())
                })
            }
            Self::Link { organization, other, kind } => link(work, organization, other, kind),
            Self::Unlink { organization, item } => work.edit(organization, |it: &mut Organization, _| {
                it.links.remove(&item).map(|_| ()).ok_or(Error::invalid("link", "is not there any more"))
            }),
            Self::SetIndustry { organization, industry, on } => {
                work.require(Kind::Industry, industry)?;
                work.edit(organization, |it: &mut Organization, _| {
                    if on {
                        it.industries.insert(industry);
                    } else {
                        it.industries.remove(&industry);
                    }
                    Ok(())
                })
            }
            Self::Judge { organization, verdict, reason } => work
                .edit(organization, |it: &mut Organization, work| {
                    verdict::give(&mut it.events, verdict, reason.as_deref(), work)
                }),
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
        OrganizationField::Region => organization.region = check::optional_line("region", value)?,
        OrganizationField::Website => organization.website = check::optional_line("website", value)?,
        OrganizationField::Domain => {
            let domain = check::optional_line("domain", value)?.map(|domain| domain.to_lowercase());
            if domain.as_ref().is_some_and(|domain| !domain.contains('.') || domain.contains(['@', '/', ' ']))
            {
                return Err(Error::invalid("domain", "must look like example.org"));
            }
            organization.domain = domain;
        }
        OrganizationField::Notes => {
            check::text("notes", value.unwrap_or_default(), 64 * 1024)?;
            organization.notes = value.unwrap_or_default().to_owned();
        }
    }
    Ok(())
}

/// Says what `other` is to `organization`; what is said already stays as it is.
fn link(work: &mut Workspace<'_>, organization: RecordId, other: RecordId, kind: LinkKind) -> Result<()> {
    if organization == other {
        return Err(Error::invalid("link", "needs two different organizations"));
    }
    work.require(Kind::Organization, other)?;
    let link = OrganizationLink { organization: Some(other), kind: Some(kind) };
    work.edit(organization, |it: &mut Organization, work| {
        if !it.links.values().any(|known| *known == link) {
            it.links.insert(ItemId::new(work.context()), link);
        }
        Ok(())
    })
}

/// The organization that goes by this name, or a new one.
pub(super) fn organization_by_name(work: &mut Workspace<'_>, name: &str) -> Result<RecordId> {
    match work.named(Kind::Organization, name)?.first() {
        Some(id) => Ok(*id),
        None => work.create(&Organization { name: Some(name.to_owned()), ..Organization::default() }),
    }
}
