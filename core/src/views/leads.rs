//! Work that people told of: a board of its own, apart from adverts.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    PersonRef, ReferralTree, TreeRow,
    day_words::{count_words, day_words},
    names::{and_list, present},
    referral_tree::referral_tree,
};
use crate::{
    Context, Result,
    model::{Confidence, Kind, Lead, LeadKind, LeadOutcome, LeadState, Record, RecordId},
    store::Reader,
};

/// Work that people told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LeadsBoard {
    /// The leads: open ones first, those that came furthest before the others.
    pub rows: Vec<LeadRow>,
    /// By who told of them: who told of most comes first.
    pub by_person: Vec<LeadsOfPerson>,
    /// By how far the tellers are from the first contact, the nearest first. A lead counts with the nearest teller.
    pub by_generation: Vec<LeadsOfGeneration>,
    /// By organization: where most are comes first.
    pub by_organization: Vec<LeadsOfOrganization>,
    /// How many are open.
    pub open: u32,
}

/// One lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LeadRow {
    /// Which.
    pub lead: RecordId,
    /// What it is, in one line.
    pub title: String,
    /// What was said of it.
    pub text: Option<String>,
    /// As what.
    pub role: Option<String>,
    /// Where.
    pub organization: Option<RecordId>,
    /// The name of that.
    pub organization_name: Option<String>,
    /// What sort of work; unknown when absent.
    pub kind: Option<LeadKind>,
    /// Whether it is advertised; unknown when absent.
    pub is_public: Option<bool>,
    /// How likely it is; unknown when absent.
    pub confidence: Option<Confidence>,
    /// Where it stands.
    pub state: LeadState,
    /// How it ended.
    pub outcome: Option<LeadOutcome>,
    /// What the person means to do about it.
    pub next_step: Option<String>,
    /// Who told of it; nobody when they were removed or nobody was noted.
    pub heard_from: Vec<PersonRef>,
    /// The way to it: from the first contact to who told of it.
    pub trace: Vec<PersonRef>,
    /// How many steps that is: 0 for those whom nobody referred; nothing when the teller was neither met nor named.
    pub generation: Option<u32>,
    /// The talk in which it was heard.
    pub meeting: Option<RecordId>,
    /// When it was heard.
    pub heard: Option<NaiveDate>,
    /// When something last happened with it.
    pub last_step: Option<NaiveDate>,
    /// Whether it is open, and nothing happened for [`Lead::STALE_DAYS`] days.
    pub is_stale: bool,
    /// From whom and since when, in one line.
    pub reason: String,
}

/// What one person told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LeadsOfPerson {
    /// Who.
    pub person: PersonRef,
    /// How far they are from the first contact; nothing when they were neither met nor named.
    pub generation: Option<u32>,
    /// How many leads.
    pub leads: u32,
    /// How many of these are open.
    pub open: u32,
}

/// What people of one generation told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LeadsOfGeneration {
    /// 0 for those whom nobody referred; nothing for those who were neither met nor named.
    pub generation: Option<u32>,
    /// How many people of it were met.
    pub met: u32,
    /// How many leads.
    pub leads: u32,
    /// How many of these are open.
    pub open: u32,
}

/// What was told of one organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LeadsOfOrganization {
    /// Which.
    pub organization: RecordId,
    /// Its name.
    pub name: String,
    /// How many leads.
    pub leads: u32,
    /// How many of these are open.
    pub open: u32,
}

/// All leads.
pub(crate) fn leads(reader: &Reader<'_>, context: &Context) -> Result<LeadsBoard> {
    let tree = referral_tree(reader)?;
    let places: BTreeMap<RecordId, &TreeRow> = tree.rows.iter().map(|row| (row.contact, row)).collect();
    let mut rows = Vec::new();
    for (id, record) in reader.all(Kind::Lead)? {
        if let Record::Lead(lead) = record {
            rows.push(row(reader, id, lead, &places, context.today())?);
        }
    }
    rows.sort_by_key(|row| {
        let far = std::cmp::Reverse(if row.outcome.is_some() { None } else { Some(row.state) });
        (row.outcome.is_some(), far, std::cmp::Reverse(row.confidence), row.last_step, row.lead)
    });
    Ok(LeadsBoard {
        by_person: by_person(&rows, &places),
        by_generation: by_generation(&rows, &tree),
        by_organization: by_organization(&rows),
        open: rows.iter().filter(|row| row.outcome.is_none()).count() as u32,
        rows,
    })
}

/// What a lead is called: "Editor at Zeta", or else what was said.
pub(super) fn lead_title(reader: &Reader<'_>, lead: &Lead) -> Result<String> {
    let place = lead.organization.map(|id| reader.title(id)).transpose()?.flatten();
    let place = place.filter(|name| !name.is_empty());
    Ok(match (&lead.role, place, &lead.text) {
        (Some(role), Some(place), _) => format!("{role} at {place}"),
        (Some(role), None, _) => role.clone(),
        (None, _, Some(text)) => text.clone(),
        (None, Some(place), None) => format!("Something at {place}"),
        (None, None, None) => "A lead".to_owned(),
    })
}

fn row(
    reader: &Reader<'_>,
    id: RecordId,
    lead: Lead,
    places: &BTreeMap<RecordId, &TreeRow>,
    today: NaiveDate,
) -> Result<LeadRow> {
    let organization_name = lead.organization.map(|id| reader.title(id)).transpose()?.flatten();
    let heard_from = present(reader, &lead.heard_from)?;
    // Of several tellers the one who is nearest to the first contact.
    let generation = |person: &&PersonRef| places.get(&person.contact).map(|row| row.generation);
    let placed = heard_from.iter().filter(|person| generation(person).is_some());
    let nearest = placed.min_by_key(|person| (generation(person), person.contact));
    let trace = match nearest.or(heard_from.first()) {
        Some(teller) => trace(teller, places),
        None => Vec::new(),
    };
    let (outcome, last_step) = (lead.outcome(), lead.last_step().map(|at| at.day()));
    let is_stale =
        outcome.is_none() && last_step.is_some_and(|day| day + Days::new(Lead::STALE_DAYS) <= today);
    let heard = lead.heard_at().map(|at| at.day());
    Ok(LeadRow {
        lead: id,
        title: lead_title(reader, &lead)?,
        reason: reason(&trace, &heard_from, heard, last_step.filter(|_| is_stale), today),
        state: lead.state(),
        text: lead.text,
        role: lead.role,
        organization: lead.organization.filter(|_| organization_name.is_some()),
        organization_name,
        kind: lead.kind,
        is_public: lead.is_public,
        confidence: lead.confidence,
        outcome,
        next_step: lead.next_step,
        generation: nearest.as_ref().and_then(generation),
        heard_from,
        trace,
        meeting: lead.meeting,
        heard,
        last_step,
        is_stale,
    })
}

/// The way from the first contact down to somebody.
fn trace(teller: &PersonRef, places: &BTreeMap<RecordId, &TreeRow>) -> Vec<PersonRef> {
    let (mut way, mut seen) = (vec![teller.clone()], BTreeSet::from([teller.contact]));
    let parent = |contact: RecordId| places.get(&contact).and_then(|row| row.parent);
    let mut next = parent(teller.contact);
    while let Some(contact) = next.filter(|contact| seen.insert(*contact)) {
        let name = places.get(&contact).map(|row| row.name.clone()).unwrap_or_default();
        way.push(PersonRef { contact, name });
        next = parent(contact);
    }
    way.reverse();
    way
}

fn reason(
    trace: &[PersonRef],
    tellers: &[PersonRef],
    heard: Option<NaiveDate>,
    stale_since: Option<NaiveDate>,
    today: NaiveDate,
) -> String {
    let names: Vec<&str> = tellers.iter().map(|person| person.name.as_str()).collect();
    let who = match names.is_empty() {
        true => "Nobody is noted who told you".to_owned(),
        false => format!("{} told you", and_list(&names)),
    };
    let when = heard.map(|day| format!(" {}", day_words(day, today))).unwrap_or_default();
    let through: Vec<&str> = trace.iter().rev().skip(1).map(|person| person.name.as_str()).collect();
    let through = match through.is_empty() {
        true => String::new(),
        false => format!(" (through {})", through.join(", whom you met through ")),
    };
    let stale = stale_since
        .map(|day| format!("; nothing happened for {}", count_words((today - day).num_days(), "day")));
    format!("{who}{when}{through}{}.", stale.unwrap_or_default())
}

fn by_person(rows: &[LeadRow], places: &BTreeMap<RecordId, &TreeRow>) -> Vec<LeadsOfPerson> {
    let mut people: BTreeMap<RecordId, LeadsOfPerson> = BTreeMap::new();
    for row in rows {
        for person in &row.heard_from {
            let generation = places.get(&person.contact).map(|place| place.generation);
            let of = people.entry(person.contact).or_insert_with(|| LeadsOfPerson {
                person: person.clone(),
                generation,
                leads: 0,
                open: 0,
            });
            of.leads += 1;
            of.open += u32::from(row.outcome.is_none());
        }
    }
    let mut people: Vec<LeadsOfPerson> = people.into_values().collect();
    people.sort_by(|one, other| {
        (other.leads, &one.person.name, one.person.contact).cmp(&(
            one.leads,
            &other.person.name,
            other.person.contact,
        ))
    });
    people
}

fn by_generation(rows: &[LeadRow], tree: &ReferralTree) -> Vec<LeadsOfGeneration> {
    let mut generations: BTreeMap<(bool, Option<u32>), LeadsOfGeneration> = BTreeMap::new();
    let mut of = |generation: Option<u32>, met: u32, leads: u32, open: u32| {
        let none = LeadsOfGeneration { generation, met: 0, leads: 0, open: 0 };
        let row = generations.entry((generation.is_none(), generation)).or_insert(none);
        row.met += met;
        row.leads += leads;
        row.open += open;
    };
    tree.rows.iter().filter(|row| row.is_met).for_each(|row| of(Some(row.generation), 1, 0, 0));
    rows.iter().for_each(|row| of(row.generation, 0, 1, u32::from(row.outcome.is_none())));
    generations.into_values().collect()
}

fn by_organization(rows: &[LeadRow]) -> Vec<LeadsOfOrganization> {
    let mut places: BTreeMap<RecordId, LeadsOfOrganization> = BTreeMap::new();
    for row in rows {
        let (Some(organization), Some(name)) = (row.organization, &row.organization_name) else { continue };
        let of = places.entry(organization).or_insert_with(|| LeadsOfOrganization {
            organization,
            name: name.clone(),
            leads: 0,
            open: 0,
        });
        of.leads += 1;
        of.open += u32::from(row.outcome.is_none());
    }
    let mut places: Vec<LeadsOfOrganization> = places.into_values().collect();
    places.sort_by(|one, other| {
        (other.leads, &one.name, one.organization).cmp(&(one.leads, &other.name, other.organization))
    });
    places
}
