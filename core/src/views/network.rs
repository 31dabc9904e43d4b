//! Whom to tell that one is looking.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Degree,
    degree::{Degrees, all_contacts},
};
use crate::{
    Result,
    model::{Channel, Contact, Kind, Record, RecordId, Source, TargetStatus},
    store::Reader,
};

/// The person's own network: who still has to hear that they are looking, and who was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Network {
    /// Who was not told yet, the most promising first.
    pub to_tell: Vec<ToTellRow>,
    /// Who was told, the latest first.
    pub told: Vec<ToldRow>,
}

/// Somebody who was not told yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ToTellRow {
    /// Who.
    pub contact: RecordId,
    /// Their name.
    pub name: String,
    /// Why they may help, in one line.
    pub reason: String,
}

/// Somebody who was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ToldRow {
    /// Who.
    pub contact: RecordId,
    /// Their name.
    pub name: String,
    /// On which day.
    pub day: NaiveDate,
    /// How.
    pub channel: Channel,
}

/// Whom of the person's own to tell that they are looking: those who work where the person wants to, then those who know
/// the most people, friends and family before others. Nobody who asked not to be contacted.
pub(crate) fn network(reader: &Reader<'_>) -> Result<Network> {
    let contacts = all_contacts(reader)?;
    let degrees = Degrees::load(reader, &contacts)?;
    let targets = targets(reader)?;
    let mut told_of = BTreeMap::new();
    for (_, record) in reader.all(Kind::Announcement)? {
        if let Record::Announcement(it) = record
            && let (Some(contact), Some(told)) = (it.contact, it.told())
        {
            told_of.insert(contact, told);
        }
    }
    let mut led: BTreeMap<RecordId, u32> = BTreeMap::new();
    for (id, _) in &contacts {
        degrees.through(*id).into_iter().for_each(|from| *led.entry(from).or_default() += 1);
    }
    let (mut to_tell, mut told) = (Vec::new(), Vec::new());
    for (id, contact) in &contacts {
        let name = contact.name();
        if let Some((day, channel)) = told_of.get(id) {
            told.push(ToldRow { contact: *id, name, day: *day, channel: *channel });
        } else if degrees.of(*id) == Degree::Own && !contact.is_do_not_contact() {
            let (rank, reason) = reason(contact, &targets, led.get(id).copied().unwrap_or(0));
            to_tell.push((rank, ToTellRow { contact: *id, name, reason }));
        }
    }
    to_tell.sort_by_key(|(rank, row)| (std::cmp::Reverse(*rank), row.contact));
    told.sort_by_key(|row| (std::cmp::Reverse(row.day), row.contact));
    Ok(Network { to_tell: to_tell.into_iter().map(|(_, row)| row).collect(), told })
}

fn reason(
    contact: &Contact,
    targets: &BTreeMap<RecordId, String>,
    leads: u32,
) -> ((bool, u32, bool), String) {
    let mut jobs = contact.employments.values().filter(|job| !job.past).filter_map(|job| job.organization);
    let target = jobs.find_map(|organization| targets.get(&organization));
    let is_close = contact.source == Some(Source::FriendsAndFamily);
    let reason = match (target, leads) {
        (Some(name), _) => format!("Works at {name}, which you aim at."),
        (None, 1) => "Leads to 1 person you noted.".to_owned(),
        (None, 2..) => format!("Leads to {leads} people you noted."),
        (None, 0) if is_close => "A friend or a relative: they gladly listen.".to_owned(),
        (None, 0) => "You know them; they may know somebody.".to_owned(),
    };
    ((target.is_some(), leads, is_close), reason)
}

fn targets(reader: &Reader<'_>) -> Result<BTreeMap<RecordId, String>> {
    let mut aimed: BTreeSet<RecordId> = BTreeSet::new();
    for (_, record) in reader.all(Kind::Campaign)? {
        if let Record::Campaign(campaign) = record {
            aimed.extend(&campaign.organizations);
        }
    }
    let mut targets = BTreeMap::new();
    for (id, record) in reader.all(Kind::Organization)? {
        let Record::Organization(it) = record else { continue };
        let is_target = match it.status() {
            Some(status) => status == TargetStatus::Target,
            None => aimed.contains(&id),
        };
        if is_target {
            targets.insert(id, it.name.unwrap_or_default());
        }
    }
    Ok(targets)
}
