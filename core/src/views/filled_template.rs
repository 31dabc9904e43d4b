//! A template, filled from the records.

use serde::{Deserialize, Serialize};

use super::{
    ask::referral_state,
    names::{known_name, name_of},
    naming::{advised, naming},
    sentence::unended,
    settings::profile,
    templates::template_of,
};
use crate::{
    Error, Result,
    coach::{Blocked, Slots, fill},
    model::{
        Campaign, CampaignState, Contact, Kind, NamePermission, Outreach, Profile, Record, RecordId,
        Referral, ReferralState,
    },
    store::Reader,
};

/// A template, filled as far as the records tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FilledTemplate {
    /// The template's id, for the ask that begins with it.
    pub template: String,
    /// The text. What could not be filled stands there as its slot, `{question}`.
    pub text: String,
    /// What nothing is known for, in the order of the text.
    pub missing: Vec<MissingSlot>,
    /// What is known and must not be said.
    pub blocked: Vec<Blocked>,
}

/// A slot that nothing is known for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MissingSlot {
    /// The slot's name.
    pub slot: String,
    /// What belongs there, in words.
    pub words: String,
}

/// Fills a template, or a sentence to put in, for somebody.
pub(crate) fn fill_template(
    reader: &Reader<'_>,
    template: &str,
    contact: RecordId,
    campaign: Option<RecordId>,
    outreach: Option<RecordId>,
) -> Result<FilledTemplate> {
    let not_found = |kind: Kind, id| Error::NotFound { kind: kind.code(), id };
    let template = template_of(reader, template)?;
    let person = reader.contact(contact)?.ok_or_else(|| not_found(Kind::Contact, contact))?;
    let ask = match outreach {
        None => None,
        Some(id) => match reader.live(id)? {
            Some(Record::Outreach(ask)) => Some(ask),
            _ => return Err(not_found(Kind::Outreach, id)),
        },
    };
    let campaign = match campaign.or(ask.as_ref().and_then(|ask| ask.campaign)) {
        None => only_open_campaign(reader)?,
        Some(id) => match reader.live(id)? {
            Some(Record::Campaign(campaign)) => Some(campaign),
            _ => None,
        },
    };
    let named = naming(reader, contact, ask.as_ref())?;
    let is_out_of_reach = is_out_of_reach(reader, named.as_ref())?;
    let slots = slots(reader, contact, &person, campaign.as_ref(), ask.as_ref(), named)?;
    let mut filled = fill(&template.text, &slots);
    for blocked in filled.blocked.iter_mut().filter(|_| is_out_of_reach) {
        blocked.reason = OUT_OF_REACH.to_owned();
    }
    let missing = filled.missing.into_iter().map(|slot| MissingSlot { words: wanted(&slot), slot });
    Ok(FilledTemplate {
        template: template.id,
        text: filled.text,
        missing: missing.collect(),
        blocked: filled.blocked,
    })
}

/// Why a name that was not cleared stays out when it cannot be cleared any more.
const OUT_OF_REACH: &str =
    "They never said that you may use their name, and are not to be asked. Write what else connects you.";

/// Whether a referrer did not answer whether they may be named, and is not to be asked.
fn is_out_of_reach(reader: &Reader<'_>, named: Option<&(Referral, NamePermission)>) -> Result<bool> {
    let Some((Referral { referrer: Some(referrer), .. }, answer)) = named else { return Ok(false) };
    let is_open = matches!(answer, NamePermission::NotAsked | NamePermission::Unclear);
    Ok(is_open && advised(reader, *referrer, *answer)? == NamePermission::Denied)
}

fn slots(
    reader: &Reader<'_>,
    id: RecordId,
    person: &Contact,
    campaign: Option<&Campaign>,
    ask: Option<&Outreach>,
    named: Option<(Referral, NamePermission)>,
) -> Result<Slots> {
    let profile: Profile = profile(reader)?;
    let permission = named.as_ref().map(|(_, permission)| *permission);
    let referrer = named.and_then(|(it, _)| it.referrer);
    let referrer = referrer.map(|referrer| known_name(reader, referrer)).transpose()?.flatten();
    let minutes = ask.and_then(Outreach::minutes).unwrap_or(profile.promise_minutes());
    let connection = connection(person, referrer.as_deref(), permission);
    let reason = ask.and_then(|ask| ask.stated_reason.as_deref()).map(|it| unended(it).to_owned());
    let known = [
        ("given", given(person)),
        ("my_name", profile.name.clone()),
        ("my_situation", campaign.map(|it| unended(&it.context).to_owned())),
        ("connection", connection),
        ("referrer", referrer),
        ("reason", reason),
        ("minutes", Some(minutes.to_string())),
        ("company", company(reader, person)?),
        ("topic", topic(reader, campaign)?),
        ("contact", met_through(reader, id)?),
        ("compliment", compliment(reader, id)?),
    ];
    let slots = Slots { name_permission: permission, ..Slots::default() };
    Ok(known.into_iter().fold(slots, |slots, (name, value)| match value {
        Some(value) => slots.with(name, value),
        None => slots,
    }))
}

/// How one greets somebody.
fn given(person: &Contact) -> Option<String> {
    let known = [&person.given, &person.nickname].into_iter().flatten().find(|name| !name.trim().is_empty());
    let first = || person.display.as_deref()?.split_whitespace().next().map(str::to_owned);
    known.cloned().or_else(first)
}

/// What connects the two, as a sentence without its full stop. A name that must not be said is kept back where the text is
/// filled, which says so.
fn connection(
    person: &Contact,
    referrer: Option<&str>,
    permission: Option<NamePermission>,
) -> Option<String> {
    let named = referrer.map(|name| format!("{name} suggested that I write to you"));
    let shared = person
        .common_ground
        .first()
        .map(|shared| format!("We have something in common: {}", unended(shared)));
    match permission {
        Some(NamePermission::Granted) => named.or(shared),
        _ => shared.or(named),
    }
}

fn company(reader: &Reader<'_>, person: &Contact) -> Result<Option<String>> {
    let Some(job) = person.current_employment() else { return Ok(None) };
    let name = job.organization.map(|id| reader.title(id)).transpose()?.flatten();
    Ok(name.filter(|name| !name.is_empty()).or_else(|| job.employer.clone()))
}

/// What a campaign is about, where it is about one thing.
fn topic(reader: &Reader<'_>, campaign: Option<&Campaign>) -> Result<Option<String>> {
    for targets in campaign.into_iter().flat_map(|it| [&it.occupations, &it.industries]) {
        if let (Some(only), 1) = (targets.first(), targets.len()) {
            return Ok(reader.title(*only)?.filter(|name| !name.is_empty()));
        }
    }
    Ok(None)
}

/// What impresses the person about somebody, as they noted it last when they prepared a talk with them.
fn compliment(reader: &Reader<'_>, contact: RecordId) -> Result<Option<String>> {
    let mut noted = None;
    for id in reader.users_of_kind(contact, Kind::Meeting)? {
        let Some(Record::Meeting(meeting)) = reader.live(id)? else { continue };
        let text = meeting.prep.impression.as_deref().map(|text| unended(text).to_owned());
        noted = noted.max(text.filter(|text| !text.is_empty()).map(|text| (id, text)));
    }
    Ok(noted.map(|(_, text)| text))
}

/// Whom the person met through somebody, if it is one and they were not told of it.
fn met_through(reader: &Reader<'_>, referrer: RecordId) -> Result<Option<String>> {
    let cards = reader.cards(referrer)?;
    let mut met = Vec::new();
    for id in reader.users_of_kind(referrer, Kind::Referral)? {
        let Some(Record::Referral(it)) = reader.live(id)? else { continue };
        let is_theirs = it.referrer.is_some_and(|referrer| cards.contains(&referrer));
        if let Some(referee) = it.referee
            && is_theirs
            && referral_state(reader, id, &it)? == ReferralState::Met
        {
            met.push(name_of(reader, referee)?);
        }
    }
    Ok(met.pop().filter(|_| met.is_empty()))
}

fn only_open_campaign(reader: &Reader<'_>) -> Result<Option<Campaign>> {
    let mut open = Vec::new();
    for (_, record) in reader.all(Kind::Campaign)? {
        if let Record::Campaign(campaign) = record
            && campaign.state() == CampaignState::Open
        {
            open.push(campaign);
        }
    }
    Ok(open.pop().filter(|_| open.is_empty()))
}

/// What belongs into a slot, in words.
fn wanted(slot: &str) -> String {
    let words = match slot {
        "given" => "how you greet them",
        "my_name" => "your name",
        "my_situation" => "your situation, in a few words: write it once, on your campaign",
        "connection" => "what connects you, or where you came across them",
        "referrer" => "who gave you their name",
        "reason" => "why just this person",
        "question" => "the one question you would like to ask",
        "company" => "where they work",
        "topic" => "what you would like to hear about",
        "times" => "two or three times that suit you",
        "next_step" => "what you will do next",
        "contact" => "whom it is about",
        "learned" => "what you took from the talk",
        "offer" => "what you could do for them",
        "compliment" => "what impresses you about them",
        other => return other.replace('_', " "),
    };
    words.to_owned()
}
