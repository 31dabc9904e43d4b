//! How people came to a role.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{company_match::words, names::name_of, persons::everybody, sentence::ended};
use crate::{
    Error, Result,
    model::{Contact, Employment, ItemId, Kind, Record, RecordId},
    store::Reader,
};

/// The ways of people who are or were in one role, side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Careers {
    /// The role that was asked for.
    pub role: String,
    /// One way for each person, those who are in the role now first.
    pub paths: Vec<CareerPath>,
    /// What several of them were before, the most frequent first.
    pub before: Vec<CareerCount>,
}

/// One person's way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CareerPath {
    /// Who.
    pub contact: RecordId,
    /// Their name.
    pub name: String,
    /// The steps, the first one first.
    pub steps: Vec<CareerStep>,
    /// Where they stand, in one line.
    pub reason: String,
}

/// One step of a way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CareerStep {
    /// As what.
    pub title: Option<String>,
    /// Where.
    pub organization: Option<String>,
    /// Since when.
    pub from: Option<String>,
    /// Until when.
    pub to: Option<String>,
    /// Whether it is over.
    pub is_past: bool,
    /// Whether this is the role that was asked for.
    pub is_role: bool,
}

/// What several people were before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CareerCount {
    /// As what, as the first of them calls it.
    pub title: String,
    /// How many of them.
    pub people: u32,
}

/// The ways of people in the role called `query`: a title, or an occupation with all its names. A job is of that role when
/// its title holds all words of one of the names.
pub(crate) fn careers(reader: &Reader<'_>, query: &str) -> Result<Careers> {
    let role = query.trim();
    if words(role).is_empty() {
        return Err(Error::invalid("title", "is empty"));
    }
    let names = role_names(reader, role)?;
    let is_role = |job: &Employment| job.title.as_deref().is_some_and(|title| is_called(title, &names));
    let mut found = Vec::new();
    let mut before: BTreeMap<Vec<String>, (String, BTreeSet<RecordId>)> = BTreeMap::new();
    for (id, contact) in everybody(reader)? {
        let jobs = in_order(&contact);
        let Some(first) = jobs.iter().position(|(_, job)| is_role(job)) else { continue };
        for (_, job) in &jobs[..first] {
            if let Some(title) = &job.title {
                before.entry(words(title)).or_insert_with(|| (title.clone(), BTreeSet::new())).1.insert(id);
            }
        }
        let mut steps = Vec::new();
        for (_, job) in &jobs {
            let organization = job.organization.map(|id| name_of(reader, id)).transpose()?;
            steps.push(CareerStep {
                title: job.title.clone(),
                organization: organization.or(job.employer.clone()),
                from: job.from.as_ref().map(ToString::to_string),
                to: job.to.as_ref().map(ToString::to_string),
                is_past: job.past,
                is_role: is_role(job),
            });
        }
        let is_now = steps.iter().any(|step| step.is_role && !step.is_past);
        let at = steps.iter().rev().find(|step| step.is_role).and_then(|step| step.organization.clone());
        let at = at.map(|name| format!(" at {name}")).unwrap_or_default();
        let reason = match (is_now, first) {
            (true, 0) => format!("In this role{at} now."),
            (true, steps) => format!("In this role{at} now, as step {} of their way.", steps + 1),
            (false, _) => ended(format!("Was in this role{at}")),
        };
        found.push((!is_now, id, CareerPath { contact: id, name: contact.name(), steps, reason }));
    }
    found.sort_by_key(|(is_over, id, _)| (*is_over, *id));
    let mut before: Vec<CareerCount> = before
        .into_values()
        .map(|(title, people)| CareerCount { title, people: people.len() as u32 })
        .filter(|count| count.people > 1)
        .collect();
    before.sort_by(|one, other| other.people.cmp(&one.people).then_with(|| one.title.cmp(&other.title)));
    Ok(Careers { role: role.to_owned(), paths: found.into_iter().map(|(_, _, path)| path).collect(), before })
}

/// Whether a title holds all words of one of these names.
pub(super) fn is_called(title: &str, names: &[Vec<String>]) -> bool {
    let title = words(title);
    names.iter().any(|name| !name.is_empty() && name.iter().all(|word| title.contains(word)))
}

/// The names of a role, in words: its own, and those of the occupation that goes by it.
fn role_names(reader: &Reader<'_>, role: &str) -> Result<Vec<Vec<String>>> {
    let mut names = vec![words(role)];
    for (_, record) in reader.all(Kind::Occupation)? {
        let Record::Occupation(occupation) = record else { continue };
        if occupation.names().any(|name| words(name) == names[0]) {
            names.extend(occupation.names().map(words).collect::<Vec<_>>());
        }
    }
    Ok(names)
}

/// The jobs as they followed each other: by their beginnings; those without one come first when they are over, and last
/// when they are not.
fn in_order(contact: &Contact) -> Vec<(ItemId, &Employment)> {
    let mut jobs: Vec<(ItemId, &Employment)> =
        contact.employments.iter().map(|(item, job)| (*item, job)).collect();
    jobs.sort_by_key(|(item, job)| (job.from.is_none() && !job.past, job.from.clone(), *item));
    jobs
}
