//! The list of people, narrowed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    degree::Degrees,
    persons::People,
    sentence::{capitalized, ended},
};
use crate::{
    Result,
    model::{
        Contact, ItemId, Kind, Organization, PeopleFilter, Profile, Record, RecordId, SavedFilter, fold,
    },
    store::Reader,
};

/// Somebody in the narrowed list of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FilteredRow {
    /// Who.
    pub contact: RecordId,
    /// Their name.
    pub name: String,
    /// Why they are in the list, in one line.
    pub reason: String,
}

/// A way to look through the list of people that the person keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SavedFilterRow {
    /// Names it for commands.
    pub item: ItemId,
    /// What the person calls it.
    pub name: String,
    /// What it looks for.
    pub filter: PeopleFilter,
}

/// The filters that the person keeps, by name.
pub(crate) fn saved_filters(reader: &Reader<'_>) -> Result<Vec<SavedFilterRow>> {
    let Some(Record::Profile(profile)) = reader.live(Profile::id())? else { return Ok(Vec::new()) };
    let row = |(item, SavedFilter { name, filter })| SavedFilterRow { item, name, filter };
    let mut rows: Vec<SavedFilterRow> = profile.filters.into_iter().map(row).collect();
    rows.sort_by(|one, other| (&one.name, one.item).cmp(&(&other.name, other.item)));
    Ok(rows)
}

/// Everybody whom the whole filter fits, by family name.
pub(crate) fn filtered(reader: &Reader<'_>, filter: &PeopleFilter) -> Result<Vec<FilteredRow>> {
    let people = People::all(reader)?;
    let contacts = people.contacts(reader)?;
    let degrees = filter.degree.map(|_| Degrees::load(reader, &people, &contacts)).transpose()?;
    let in_industry = match filter.industry {
        Some(industry) => {
            let there = organizations(reader, |it| it.industries.contains(&industry).then_some(()))?;
            Some(there.into_keys().collect())
        }
        None => None,
    };
    let in_region = match &filter.region {
        Some(region) => {
            let is_there = |text: &String| fold(text) == fold(region);
            Some(organizations(reader, |it| [it.region, it.place].into_iter().flatten().find(&is_there))?)
        }
        None => None,
    };
    let mut rows = Vec::new();
    for (id, contact) in &contacts {
        let degree = degrees.as_ref().map(|degrees| degrees.of(*id).number());
        if let Some(reason) = fits(filter, contact, degree, in_industry.as_ref(), in_region.as_ref()) {
            let sort = Record::Contact(contact.clone()).sort_key();
            rows.push((sort, FilteredRow { contact: *id, name: contact.name(), reason }));
        }
    }
    rows.sort_by(|(one, row), (other, beside)| (one, row.contact).cmp(&(other, beside.contact)));
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// Why somebody is what the filter looks for; `None` when they are not.
fn fits(
    filter: &PeopleFilter,
    contact: &Contact,
    degree: Option<u32>,
    in_industry: Option<&BTreeSet<RecordId>>,
    in_region: Option<&BTreeMap<RecordId, String>>,
) -> Option<String> {
    let mut reasons = Vec::new();
    if let Some(tag) = &filter.tag {
        let tag = contact.tags.iter().find(|it| fold(it) == fold(tag))?;
        reasons.push(format!("tagged {tag}"));
    }
    if let (Some(region), Some(there)) = (&filter.region, in_region) {
        let own = contact.region.as_deref().filter(|it| fold(it) == fold(region));
        let mut jobs = contact.employments.values().filter(|job| !job.past);
        reasons.push(match own {
            Some(own) => format!("in {own}"),
            None => format!("works in {}", jobs.find_map(|job| there.get(&job.organization?))?),
        });
    }
    if let Some(source) = filter.source {
        (contact.source == Some(source)).then_some(())?;
        reasons.push("found that way".to_owned());
    }
    if let Some(organization) = filter.organization {
        let is_past = work(contact, |id| id == organization)?;
        reasons.push(if is_past { "worked there" } else { "works there" }.to_owned());
    }
    if let Some(there) = in_industry {
        let is_past = work(contact, |id| there.contains(&id))?;
        reasons.push(if is_past { "worked in that line" } else { "works in that line" }.to_owned());
    }
    if let Some(wanted) = filter.degree {
        (degree == Some(wanted)).then_some(())?;
        reasons.push(match wanted {
            0 => "you know them yourself".to_owned(),
            1 => "somebody you know leads to them".to_owned(),
            2 => "two people lead to them".to_owned(),
            _ => "nobody leads to them yet".to_owned(),
        });
    }
    if let Some(seniority) = filter.seniority {
        (contact.seniority == Some(seniority)).then_some(())?;
        reasons.push("as far up as you look for".to_owned());
    }
    Some(match reasons.is_empty() {
        true => String::new(),
        false => ended(capitalized(&reasons.join(", "))),
    })
}

/// Whether somebody's work at such organizations is over; `None` when they never worked there.
fn work(contact: &Contact, is: impl Fn(RecordId) -> bool) -> Option<bool> {
    let jobs = contact.employments.values().filter(|job| job.organization.is_some_and(&is));
    jobs.map(|job| job.past).min()
}

/// The organizations of which there is something to say, with that.
fn organizations<T>(
    reader: &Reader<'_>,
    say: impl Fn(Organization) -> Option<T>,
) -> Result<BTreeMap<RecordId, T>> {
    let organization = |(id, record)| match record {
        Record::Organization(it) => Some((id, say(it)?)),
        _ => None,
    };
    Ok(reader.all(Kind::Organization)?.into_iter().filter_map(organization).collect())
}
