//! What the person is after, with what they learned so far.

use serde::{Deserialize, Serialize};

use super::{
    VerdictRow,
    careers::is_called,
    company_match::words,
    persons::everybody,
    sentence::{ended, unended},
};
use crate::{
    Error, Result,
    model::{
        Campaign, CampaignState, Contact, InfoGoal, Kind, LifeState, Purpose, Record, RecordId, Verdict,
        fold, standing_verdict,
    },
    store::Reader,
};

/// One line of the list of campaigns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CampaignRow {
    /// Which.
    pub campaign: RecordId,
    /// What the person calls it.
    pub title: String,
    /// What the talks are for.
    pub purpose: Option<Purpose>,
    /// Where it stands.
    pub state: CampaignState,
}

/// One campaign's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CampaignPage {
    /// Which.
    pub campaign: RecordId,
    /// What the person calls it.
    pub title: String,
    /// What the talks are for.
    pub purpose: Option<Purpose>,
    /// The person's situation in their own words; may be empty.
    pub context: String,
    /// Where it stands.
    pub state: CampaignState,
    /// What they want to find out.
    pub info_goals: Vec<InfoGoal>,
    /// What they aim at: what they are drawn to first, what they ruled out last.
    pub targets: Vec<TargetRow>,
    /// Where, in words, with the people they know of there.
    pub regions: Vec<RegionRow>,
    /// How many people a week they mean to ask for a talk.
    pub weekly_asks: Option<u32>,
    /// How many talks a week they mean to have.
    pub weekly_meetings: Option<u32>,
    /// How many targets they are drawn to, by what they said.
    pub interested: u32,
    /// How many they cannot judge yet, by what they said.
    pub undecided: u32,
    /// How many they ruled out.
    pub ruled_out: u32,
    /// What was learned early; nothing while nothing was ruled out.
    pub learned: Option<String>,
    /// What would make the next talks better, one line each.
    pub hints: Vec<String>,
    /// Whether it is deleted, or came back.
    pub life: LifeState,
}

/// Something that is aimed at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TargetRow {
    /// Which record.
    pub record: RecordId,
    /// An organization, an occupation or an industry.
    pub kind: Kind,
    /// What it is called.
    pub name: String,
    /// What the person makes of it.
    pub verdict: Option<VerdictRow>,
    /// How many people the person knows of who are there now, or do that work.
    pub people: u32,
    /// Where it stands, in one line.
    pub reason: String,
}

/// A part of the world that is aimed at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RegionRow {
    /// Which, in words.
    pub region: String,
    /// How many people the person knows of there.
    pub people: u32,
}

/// All campaigns: those under way first.
pub(crate) fn campaigns(reader: &Reader<'_>) -> Result<Vec<CampaignRow>> {
    let row = |(campaign, record)| match record {
        Record::Campaign(it) => {
            let state = it.state();
            Some(CampaignRow { campaign, title: it.title.unwrap_or_default(), purpose: it.purpose, state })
        }
        _ => None,
    };
    let mut rows: Vec<CampaignRow> = reader.all(Kind::Campaign)?.into_iter().filter_map(row).collect();
    rows.sort_by_key(|row| (row.state, row.campaign));
    Ok(rows)
}

/// All kinds of work and lines of business that the person looks into, by name.
pub(crate) fn fields(reader: &Reader<'_>) -> Result<Vec<TargetRow>> {
    let contacts = everybody(reader)?;
    let mut rows = Vec::new();
    for kind in [Kind::Occupation, Kind::Industry] {
        for (id, _) in reader.all(kind)? {
            rows.extend(target_row(reader, &contacts, id)?);
        }
    }
    rows.sort_by_key(|row| (fold(&row.name), row.record));
    Ok(rows)
}

/// One campaign's page.
pub(crate) fn campaign(reader: &Reader<'_>, id: RecordId) -> Result<CampaignPage> {
    let not_found = Error::NotFound { kind: Kind::Campaign.code(), id };
    let Some(found) = reader.indexed(id)? else { return Err(not_found) };
    let Record::Campaign(it) = found.record else { return Err(not_found) };
    let contacts = everybody(reader)?;
    let mut targets = Vec::new();
    for target in it.organizations.iter().chain(&it.occupations).chain(&it.industries) {
        targets.extend(target_row(reader, &contacts, *target)?);
    }
    targets.sort_by_key(|row| {
        let rank = match row.verdict.as_ref().map(|it| it.verdict) {
            Some(Verdict::Interested) => 0,
            None => 1,
            Some(Verdict::Undecided) => 2,
            Some(Verdict::RuledOut) => 3,
        };
        (rank, fold(&row.name), row.record)
    });
    let said = |wanted: Verdict| {
        targets.iter().filter(|row| row.verdict.as_ref().is_some_and(|it| it.verdict == wanted)).count()
            as u32
    };
    let ruled_out = said(Verdict::RuledOut);
    let learned = (ruled_out > 0).then(|| {
        format!("Learned early: ruled out {ruled_out}. That is time you do not spend in the wrong place.")
    });
    Ok(CampaignPage {
        campaign: id,
        purpose: it.purpose,
        state: it.state(),
        interested: said(Verdict::Interested),
        undecided: said(Verdict::Undecided),
        ruled_out,
        learned,
        hints: hints(&it),
        regions: it.regions.iter().map(|region| region_row(region, &contacts)).collect(),
        title: it.title.unwrap_or_default(),
        context: it.context,
        info_goals: it.info_goals.into_iter().collect(),
        weekly_asks: it.weekly_asks,
        weekly_meetings: it.weekly_meetings,
        targets,
        life: found.state,
    })
}

fn hints(it: &Campaign) -> Vec<String> {
    let mut hints = Vec::new();
    if it.info_goals.is_empty() {
        hints.push("Say what you want to find out before you ask for the next talk.".to_owned());
    }
    if it.context.trim().is_empty() {
        hints.push("Write down your situation in a few words; letters use it.".to_owned());
    }
    if it.organizations.is_empty() {
        hints.push("List organizations that draw you, however far away they seem.".to_owned());
    }
    hints
}

fn target_row(
    reader: &Reader<'_>,
    contacts: &[(RecordId, Contact)],
    target: RecordId,
) -> Result<Option<TargetRow>> {
    let Some(record) = reader.live(target)? else { return Ok(None) };
    let (events, people) = match &record {
        Record::Organization(it) => (&it.events, at(contacts, |organization| organization == target)),
        Record::Occupation(it) => {
            let names: Vec<Vec<String>> = it.names().map(words).collect();
            let does = |contact: &Contact| {
                let mut titles = contact.employments.values().filter(|job| !job.past);
                titles.any(|job| job.title.as_deref().is_some_and(|title| is_called(title, &names)))
            };
            (&it.events, contacts.iter().filter(|(_, contact)| does(contact)).count())
        }
        Record::Industry(it) => {
            let mut belonging = Vec::new();
            for user in reader.users_of_kind(target, Kind::Organization)? {
                if reader.live(user)?.is_some() {
                    belonging.push(user);
                }
            }
            (&it.events, at(contacts, |organization| belonging.contains(&organization)))
        }
        _ => return Ok(None),
    };
    let verdict = standing_verdict(events).map(VerdictRow::from);
    let people = people as u32;
    let known = match people {
        0 => "you know nobody there yet".to_owned(),
        1 => "you know of 1 person".to_owned(),
        _ => format!("you know of {people} people"),
    };
    let reason = verdict.as_ref().and_then(|it| it.reason.as_ref());
    let why = reason.map(|why| format!(": {}", unended(why))).unwrap_or_default();
    let reason = match verdict.as_ref().map(|it| it.verdict) {
        Some(Verdict::Interested) => format!("It draws you{why}; {known}."),
        Some(Verdict::Undecided) => format!("You cannot say yet{why}; {known}."),
        Some(Verdict::RuledOut) => match reason {
            Some(why) => ended(format!("Ruled out: {why}")),
            None => "Ruled out.".to_owned(),
        },
        None => format!("Not looked into yet; {known}."),
    };
    let (kind, name) = (record.kind(), record.title());
    Ok(Some(TargetRow { record: target, kind, name, verdict, people, reason }))
}

/// How many people work at such organizations now.
fn at(contacts: &[(RecordId, Contact)], is: impl Fn(RecordId) -> bool) -> usize {
    let works = |contact: &Contact| {
        contact.employments.values().any(|job| !job.past && job.organization.is_some_and(&is))
    };
    contacts.iter().filter(|(_, contact)| works(contact)).count()
}

fn region_row(region: &str, contacts: &[(RecordId, Contact)]) -> RegionRow {
    let is_there = |contact: &Contact| contact.region.as_deref().is_some_and(|it| fold(it) == fold(region));
    let people = contacts.iter().filter(|(_, contact)| is_there(contact)).count() as u32;
    RegionRow { region: region.to_owned(), people }
}
