//! One organization's page, and the list of organizations.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    InsightRow, PersonRef,
    insights::about,
    names::{by_name, name_of, person_ref},
    option_words::link_words,
    persons::everybody,
    sentence::{ended, unended},
};
use crate::{
    Error, Result,
    model::{
        ItemId, Kind, LifeState, LinkKind, Organization, Record, RecordId, StandingVerdict, TargetStatus,
        Verdict, standing_verdict,
    },
    store::Reader,
};

/// One organization's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OrganizationPage {
    /// Which.
    pub organization: RecordId,
    /// Its name.
    pub name: String,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// Where it is, in words.
    pub place: Option<String>,
    /// The part of the world the person thinks of it in.
    pub region: Option<String>,
    /// Its site.
    pub website: Option<String>,
    /// The domain of its e-mail addresses.
    pub domain: Option<String>,
    /// How much the person wants to work there: 1 is the most, 5 the least.
    pub priority: Option<u32>,
    /// Where it stands on the person's list.
    pub status: Option<TargetStatus>,
    /// What the person makes of it.
    pub verdict: Option<VerdictRow>,
    /// The lines of business it belongs to.
    pub industries: Vec<String>,
    /// Other organizations around it.
    pub links: Vec<LinkRow>,
    /// Who works there.
    pub people_now: Vec<PersonRef>,
    /// Who worked there.
    pub people_before: Vec<PersonRef>,
    /// Notes about it; may be empty.
    pub notes: String,
    /// What was heard about it.
    pub heard_about: Vec<InsightRow>,
    /// Whether it is deleted, or came back.
    pub state: LifeState,
}

/// What the person makes of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct VerdictRow {
    /// What.
    pub verdict: Verdict,
    /// Why.
    pub reason: Option<String>,
    /// Whether another device says something else.
    pub is_contradicted: bool,
}

/// Another organization around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LinkRow {
    /// Names it for commands; nothing when it was noted at the other one.
    pub item: Option<ItemId>,
    /// The other one.
    pub organization: RecordId,
    /// Its name.
    pub name: String,
    /// What it is, in words: "a client of theirs".
    pub words: String,
}

/// One line of the list of organizations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OrganizationRow {
    /// Which.
    pub organization: RecordId,
    /// Its name.
    pub name: String,
    /// Where it stands on the person's list.
    pub status: Option<TargetStatus>,
    /// How much the person wants to work there: 1 is the most, 5 the least.
    pub priority: Option<u32>,
    /// How many people the person knows of who work there.
    pub people_now: u32,
    /// Why it stands there, in one line.
    pub reason: String,
}

impl From<StandingVerdict> for VerdictRow {
    fn from(it: StandingVerdict) -> Self {
        Self { verdict: it.verdict, reason: it.reason, is_contradicted: it.is_contradicted }
    }
}

/// One organization's page.
pub(crate) fn organization(reader: &Reader<'_>, id: RecordId) -> Result<OrganizationPage> {
    let not_found = Error::NotFound { kind: Kind::Organization.code(), id };
    let Some(found) = reader.indexed(id)? else { return Err(not_found) };
    let Record::Organization(it) = found.record else { return Err(not_found) };
    let (mut people_now, mut people_before) = (BTreeSet::new(), BTreeSet::new());
    for contact in reader.users_of_kind(id, Kind::Contact)? {
        let Some(person) = reader.contact(contact)? else { continue };
        let mut jobs = person.employments.values().filter(|job| job.organization == Some(id)).peekable();
        if jobs.peek().is_none() {
            continue;
        }
        let is_now = jobs.any(|job| !job.past);
        if is_now { &mut people_now } else { &mut people_before }.insert(person_ref(reader, contact)?);
    }
    let industries = it.industries.iter().map(|id| name_of(reader, *id)).collect::<Result<_>>()?;
    Ok(OrganizationPage {
        organization: id,
        status: it.status(),
        verdict: standing_verdict(&it.events).map(VerdictRow::from),
        links: links(reader, id, &it)?,
        industries,
        name: it.name.unwrap_or_default(),
        aliases: it.aliases.into_iter().collect(),
        place: it.place,
        region: it.region,
        website: it.website,
        domain: it.domain,
        priority: it.priority,
        people_now: by_name(people_now),
        people_before: by_name(people_before),
        notes: it.notes,
        heard_about: about(reader, id)?,
        state: found.state,
    })
}

/// All organizations: targets first, those the person wants most before the others; then those not on the list, those put
/// aside, and those ruled out.
pub(crate) fn organizations(reader: &Reader<'_>) -> Result<Vec<OrganizationRow>> {
    let mut working: BTreeMap<RecordId, u32> = BTreeMap::new();
    for (_, contact) in everybody(reader)? {
        let mut places: Vec<RecordId> =
            contact.employments.values().filter(|job| !job.past).filter_map(|job| job.organization).collect();
        places.sort();
        places.dedup();
        places.into_iter().for_each(|place| *working.entry(place).or_default() += 1);
    }
    let mut rows = Vec::new();
    for (id, record) in reader.all(Kind::Organization)? {
        let Record::Organization(it) = record else { continue };
        let people_now = working.get(&id).copied().unwrap_or(0);
        rows.push(OrganizationRow {
            organization: id,
            status: it.status(),
            priority: it.priority,
            people_now,
            reason: reason(&it, people_now),
            name: it.name.unwrap_or_default(),
        });
    }
    let rank = |row: &OrganizationRow| match row.status {
        Some(TargetStatus::Target) => (0, row.priority.unwrap_or(u32::MAX)),
        None => (1, 0),
        Some(TargetStatus::Parked) => (2, row.priority.unwrap_or(u32::MAX)),
        Some(TargetStatus::RuledOut) => (3, 0),
    };
    rows.sort_by_key(|row| (rank(row), crate::model::fold(&row.name), row.organization));
    Ok(rows)
}

fn reason(it: &Organization, people: u32) -> String {
    let reason = standing_verdict(&it.events).and_then(|verdict| verdict.reason);
    let why = reason.as_deref().map(|why| format!(": {}", unended(why))).unwrap_or_default();
    let known = match people {
        0 => "you know nobody there yet".to_owned(),
        1 => "you know of 1 person there".to_owned(),
        _ => format!("you know of {people} people there"),
    };
    match (it.status(), it.priority) {
        (Some(TargetStatus::Target), Some(priority)) => {
            format!("A target of priority {priority}{why}; {known}.")
        }
        (Some(TargetStatus::Target), None) => format!("A target{why}; {known}."),
        (Some(TargetStatus::Parked), _) => format!("Put aside{why}; {known}."),
        (Some(TargetStatus::RuledOut), _) => match reason {
            Some(why) => ended(format!("Ruled out: {why}")),
            None => "Ruled out.".to_owned(),
        },
        (None, _) => format!("Not on your list; {known}."),
    }
}

/// What was noted at this organization, and at others about it.
fn links(reader: &Reader<'_>, id: RecordId, it: &Organization) -> Result<Vec<LinkRow>> {
    let mut rows = Vec::new();
    for (item, link) in &it.links {
        let (Some(other), Some(kind)) = (link.organization, link.kind) else { continue };
        let name = name_of(reader, other)?;
        let words = link_words(kind).to_owned();
        rows.push(LinkRow { item: Some(*item), organization: other, name, words });
    }
    for other in reader.users_of_kind(id, Kind::Organization)? {
        let Some(Record::Organization(linked)) = reader.live(other)? else { continue };
        for link in linked.links.values().filter(|link| link.organization == Some(id)) {
            let Some(kind) = link.kind else { continue };
            let (name, words) = (name_of(reader, other)?, words_from_there(kind).to_owned());
            let row = LinkRow { item: None, organization: other, name, words };
            if !rows.iter().any(|known| (known.organization, &known.words) == (other, &row.words)) {
                rows.push(row);
            }
        }
    }
    rows.sort_by(|one, other| {
        (&one.name, &one.words, one.organization).cmp(&(&other.name, &other.words, other.organization))
    });
    Ok(rows)
}

/// What an organization is to one that names it.
fn words_from_there(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Partner => "a partner of theirs",
        LinkKind::Client => "they are a client of it",
        LinkKind::Competitor => "a competitor of theirs",
        LinkKind::Parent => "a company of theirs",
        LinkKind::Agency => "they work for it as an agency",
    }
}
