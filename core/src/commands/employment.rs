//! Jobs that people have and had.

use serde::{Deserialize, Serialize};

use super::{check, organization::organization_by_name};
use crate::{
    Error, Result,
    document::Workspace,
    model::{Contact, Employment, ItemId, PartialDate, RecordId},
};

/// A job to add: an organization, an employer or a title is enough.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(default, deny_unknown_fields)]
pub struct NewJob {
    /// Where: an organization of that name is used, or made.
    pub organization: Option<String>,
    /// Where, in words, when it is no organization worth a page of its own.
    pub employer: Option<String>,
    /// As what.
    pub title: Option<String>,
    /// In which part of it.
    pub department: Option<String>,
    /// Since when: `2021`, `2021-03` or `2021-03-04`.
    pub from: Option<String>,
    /// Until when, in the same form. A job that has an end is over.
    pub to: Option<String>,
    /// Whether it is over.
    pub past: bool,
}

/// A field of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum JobField {
    /// Where: an organization of that name is used, or made.
    Organization,
    /// Where, in words.
    Employer,
    /// As what.
    Title,
    /// In which part of it.
    Department,
    /// Since when.
    From,
    /// Until when.
    To,
}

pub(super) fn add(work: &mut Workspace<'_>, contact: RecordId, new: &NewJob) -> Result<()> {
    let job = employment(work, new)?;
    work.edit(contact, |it: &mut Contact, work| {
        it.employments.insert(ItemId::new(work.context()), job);
        Ok(())
    })
}

/// The job that is meant.
pub(super) fn employment(work: &mut Workspace<'_>, new: &NewJob) -> Result<Employment> {
    let organization = match check::optional_line("organization", new.organization.as_deref())? {
        Some(name) => Some(organization_by_name(work, &name)?),
        None => None,
    };
    let to = date(new.to.as_deref())?;
    let job = Employment {
        organization,
        employer: check::optional_line("employer", new.employer.as_deref())?,
        title: check::optional_line("job title", new.title.as_deref())?,
        department: check::optional_line("department", new.department.as_deref())?,
        from: date(new.from.as_deref())?,
        past: new.past || to.is_some(),
        to,
    };
    checked(job)
}

pub(super) fn set(
    work: &mut Workspace<'_>,
    contact: RecordId,
    item: ItemId,
    field: JobField,
    value: Option<&str>,
) -> Result<()> {
    let organization = match (field, check::optional_line("organization", value)?) {
        (JobField::Organization, Some(name)) => Some(organization_by_name(work, &name)?),
        _ => None,
    };
    work.edit(contact, |it: &mut Contact, _| {
        let Some(job) = it.employments.get_mut(&item) else {
            return Err(Error::invalid("detail", "is not there any more"));
        };
        match field {
            JobField::Organization => job.organization = organization,
            JobField::Employer => job.employer = check::optional_line("employer", value)?,
            JobField::Title => job.title = check::optional_line("job title", value)?,
            JobField::Department => job.department = check::optional_line("department", value)?,
            JobField::From => job.from = date(value)?,
            JobField::To => {
                job.to = date(value)?;
                job.past = job.to.is_some();
            }
        }
        *job = checked(job.clone())?;
        Ok(())
    })
}

fn date(text: Option<&str>) -> Result<Option<PartialDate>> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::parse).transpose()
}

/// A job that says something and does not end before it begins. A year ends before it begins only in another year.
fn checked(job: Employment) -> Result<Employment> {
    if job.organization.is_none() && job.employer.is_none() && job.title.is_none() {
        return Err(Error::invalid("job", "needs an organization or a title"));
    }
    if let (Some(from), Some(to)) = (&job.from, &job.to) {
        let (from, to) = (from.to_string(), to.to_string());
        let length = from.len().min(to.len());
        if from[..length] > to[..length] {
            return Err(Error::invalid("job", "ends before it begins"));
        }
    }
    Ok(job)
}
