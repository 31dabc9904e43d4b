//! One person's page.

use serde::{Deserialize, Serialize};

use chrono::NaiveDate;

use super::{
    Degree, TimelineRow, TodayItem,
    agenda::{item_of, was_met},
    degree::degree_of,
    hints::hints,
    interaction::{last_interaction, last_words},
    names::{name_list, name_of, person_ref},
    timeline::timeline_of,
    today::shown,
};
use crate::{
    Context, Error, Result,
    model::{
        Contact, ContactPoint, ItemId, KnowsKey, KnowsKind, LifeState, LinkedInReach, NamePermission, Record,
        RecordId, ReferralState, Seniority, Source, Strength, Warmth, preferred,
    },
    store::Reader,
};

/// One person's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PersonPage {
    /// Who.
    pub contact: RecordId,
    /// Their name.
    pub name: String,
    /// Given name.
    pub given: Option<String>,
    /// Family name.
    pub family: Option<String>,
    /// How to speak of them.
    pub pronouns: Option<String>,
    /// What friends call them.
    pub nickname: Option<String>,
    /// One line about what they do.
    pub headline: Option<String>,
    /// How the person found them.
    pub source: Option<Source>,
    /// More on how they were found.
    pub source_detail: Option<String>,
    /// Who led to them, when it was somebody.
    pub source_contact: Option<PersonRef>,
    /// Where the person met them, or what they both belong to.
    pub met_at: Vec<String>,
    /// How far away they are.
    pub degree: Degree,
    /// Why they are, or are not, a good one to talk to, one line each.
    pub hints: Vec<String>,
    /// The part of the world they are in.
    pub region: Option<String>,
    /// Their time zone.
    pub zone: Option<String>,
    /// How far up they are.
    pub seniority: Option<Seniority>,
    /// Whether they have a say in hiring.
    pub near_hiring: Option<bool>,
    /// How many people they are connected with on LinkedIn.
    pub linkedin_reach: Option<LinkedInReach>,
    /// How warm a first word to them is, when the person said so.
    pub warmth_override: Option<Warmth>,
    /// After how many days without a word they are to be heard from again.
    pub cadence_days: Option<u32>,
    /// When the two were last in touch, in one line.
    pub last: String,
    /// Where what is known of them comes from, and what they agreed to.
    pub provenance: Option<String>,
    /// Whether they may introduce the person to others later on.
    pub may_introduce: bool,
    /// How they are tied to others.
    pub ties: Vec<TieRow>,
    /// When they were told that the person is looking, and how.
    pub told: Option<NaiveDate>,
    /// E-mail addresses, in the order in which they were added.
    pub emails: Vec<ContactPointRow>,
    /// Phone numbers, in the order in which they were added.
    pub phones: Vec<ContactPointRow>,
    /// Pages of theirs.
    pub urls: Vec<ContactPointRow>,
    /// Postal addresses.
    pub addresses: Vec<ContactPointRow>,
    /// Jobs, current ones first, then the latest.
    pub jobs: Vec<JobRow>,
    /// The person's own tags.
    pub tags: Vec<String>,
    /// What the two have in common.
    pub common_ground: Vec<String>,
    /// A summary in the person's own words; may be empty.
    pub summary: String,
    /// Whether they do not want to be contacted.
    pub is_do_not_contact: bool,
    /// Whether they are deleted, or came back.
    pub state: LifeState,
    /// Who gave their name.
    pub referred_by: Vec<ReferralRow>,
    /// Whose names they gave.
    pub referred: Vec<ReferralRow>,
    /// What is open with them, whenever it is due.
    pub open: Vec<TodayItem>,
    /// What happened with them, newest first, up to 200 lines.
    pub timeline: Vec<TimelineRow>,
    /// Fields that two devices wrote differently, by name; the page shows one of the values.
    pub conflicts: Vec<String>,
}

/// How somebody is tied to somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TieRow {
    /// The tie, for commands.
    pub tie: KnowsKey,
    /// The other person.
    pub person: PersonRef,
    /// How well they know each other, if that is known.
    pub strength: Option<Strength>,
    /// What ties them, as a sentence.
    pub words: String,
}

/// An e-mail address, a phone number, a page or a postal address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ContactPointRow {
    /// Names it for commands.
    pub item: ItemId,
    /// As it was written.
    pub value: String,
    /// What it is for.
    pub label: Option<String>,
    /// Whether it is to be used before the others.
    pub is_preferred: bool,
}

/// A job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct JobRow {
    /// Names it for commands.
    pub item: ItemId,
    /// Where.
    pub organization: Option<String>,
    /// As what.
    pub title: Option<String>,
    /// In which part of it.
    pub department: Option<String>,
    /// Since when, as well as it is known: `2021-03`.
    pub from: Option<String>,
    /// Until when.
    pub to: Option<String>,
    /// Whether it is over.
    pub is_past: bool,
}

/// A person, by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PersonRef {
    /// Who.
    pub contact: RecordId,
    /// Their name.
    pub name: String,
}

/// A referral, seen from one of its two people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReferralRow {
    /// The referral.
    pub referral: RecordId,
    /// The other person.
    pub person: PersonRef,
    /// Where it stands; somebody who was met counts as met, in whatever talk.
    pub state: ReferralState,
    /// Whether the referrer's name may be used.
    pub permission: NamePermission,
}

/// The page of `contact`; `conflicts` come from their document.
pub(crate) fn person(
    reader: &Reader<'_>,
    context: &Context,
    contact: RecordId,
    mut conflicts: Vec<String>,
) -> Result<PersonPage> {
    let not_found = Error::NotFound { kind: "contact", id: contact };
    let Some(found) = reader.indexed(contact)? else { return Err(not_found) };
    let Record::Contact(it) = found.record else { return Err(not_found) };
    let mut open = Vec::new();
    open.extend(reader.agenda_of(contact)?.iter().filter_map(item_of).map(|item| shown(item, context)));
    let (mut met_at, mut ties, mut told) = (Vec::new(), Vec::new(), None);
    let (mut referred_by, mut referred) = (Vec::new(), Vec::new());
    for user in reader.users(contact)? {
        let Some(record) = reader.live(user)? else { continue };
        let items = reader.agenda_of(user)?;
        let items = items.iter().filter_map(item_of).filter(|item| item.contact == Some(contact));
        open.extend(items.map(|item| shown(item, context)));
        match &record {
            Record::Gathering(it) => met_at.extend(it.name.clone()),
            Record::Knows(it) => {
                if let Some(tie) = it.standing() {
                    ties.push(tie_row(reader, contact, &found.title, tie, it.strength)?);
                }
            }
            Record::Announcement(it) => told = it.told().map(|(day, _)| day),
            _ => {}
        }
        if let Record::Referral(referral) = record {
            let row = |other: Option<RecordId>| -> Result<Option<ReferralRow>> {
                let Some(other) = other else { return Ok(None) };
                let name = reader.title(other)?.unwrap_or_else(|| super::REMOVED.to_owned());
                let person = PersonRef { contact: other, name };
                let is_met = match referral.referee {
                    Some(referee) => was_met(reader, referee)?,
                    None => false,
                };
                let state = match referral.state() {
                    ReferralState::ReportedBack => ReferralState::ReportedBack,
                    _ if is_met => ReferralState::Met,
                    state => state,
                };
                let permission = referral.permission();
                Ok(Some(ReferralRow { referral: user, person, state, permission }))
            };
            if referral.referee == Some(contact) {
                referred_by.extend(row(referral.referrer)?);
            } else {
                referred.extend(row(referral.referee)?);
            }
        }
    }
    open.sort_by_key(|item| (item.section, item.due, item.record));
    met_at.sort();
    ties.sort_by(|one, other| (&one.words, one.person.contact).cmp(&(&other.words, other.person.contact)));
    let (degree, through) = degree_of(reader, contact, &it)?;
    let sorts = [
        ("preferred e-mail address", &it.emails),
        ("preferred phone number", &it.phones),
        ("preferred page", &it.urls),
        ("preferred postal address", &it.addresses),
    ];
    let twice = sorts.into_iter().filter(|(_, points)| preferred(points).1);
    conflicts.extend(twice.map(|(what, _)| what.to_owned()));
    Ok(PersonPage {
        contact,
        name: it.name(),
        hints: hints(&it, degree, &name_list(reader, &through)?),
        degree,
        last: last_words(last_interaction(reader, contact, &it)?, context.today()),
        source_contact: it.source_contact.map(|id| person_ref(reader, id)).transpose()?,
        met_at,
        ties,
        told,
        jobs: jobs(reader, &it)?,
        urls: points(&it.urls),
        addresses: points(&it.addresses),
        emails: points(&it.emails),
        phones: points(&it.phones),
        is_do_not_contact: it.is_do_not_contact(),
        given: it.given,
        family: it.family,
        pronouns: it.pronouns,
        nickname: it.nickname,
        source_detail: it.source_detail,
        region: it.region,
        zone: it.zone,
        seniority: it.seniority,
        near_hiring: it.near_hiring,
        linkedin_reach: it.linkedin_reach,
        warmth_override: it.warmth_override,
        cadence_days: it.cadence_days,
        provenance: it.provenance,
        may_introduce: it.may_introduce,
        headline: it.headline,
        source: it.source,
        tags: it.tags.into_iter().collect(),
        common_ground: it.common_ground.into_iter().collect(),
        summary: it.summary,
        state: found.state,
        referred_by,
        referred,
        open,
        timeline: timeline_of(reader, contact, 200)?,
        conflicts,
    })
}

fn points(points: &std::collections::BTreeMap<ItemId, ContactPoint>) -> Vec<ContactPointRow> {
    let (chosen, _) = preferred(points);
    let row = |(item, point): (&ItemId, &ContactPoint)| ContactPointRow {
        item: *item,
        is_preferred: chosen == Some(*item),
        value: point.value.clone(),
        label: point.label.clone(),
    };
    points.iter().map(row).collect()
}

fn jobs(reader: &Reader<'_>, contact: &Contact) -> Result<Vec<JobRow>> {
    let mut rows = Vec::new();
    for (item, job) in &contact.employments {
        let organization = job.organization.map(|id| reader.title(id)).transpose()?.flatten();
        rows.push(JobRow {
            item: *item,
            organization: organization.or(job.employer.clone()),
            title: job.title.clone(),
            department: job.department.clone(),
            from: job.from.as_ref().map(ToString::to_string),
            to: job.to.as_ref().map(ToString::to_string),
            is_past: job.past,
        });
    }
    rows.sort_by(|one, other| {
        one.is_past
            .cmp(&other.is_past)
            .then_with(|| other.from.cmp(&one.from))
            .then_with(|| one.item.cmp(&other.item))
    });
    Ok(rows)
}

fn tie_row(
    reader: &Reader<'_>,
    contact: RecordId,
    name: &str,
    tie: KnowsKey,
    strength: Option<Strength>,
) -> Result<TieRow> {
    let other = if tie.from == contact { tie.to } else { tie.from };
    let other_name = name_of(reader, other)?;
    let (from, to) =
        if tie.from == contact { (name, other_name.as_str()) } else { (other_name.as_str(), name) };
    let words = match tie.kind {
        KnowsKind::Knows => format!("{from} knows {to}."),
        KnowsKind::Mentioned => format!("{from} spoke of {to}."),
        KnowsKind::WorkedWith => format!("{name} and {other_name} worked together."),
        KnowsKind::Family => format!("{name} and {other_name} are family."),
    };
    Ok(TieRow { tie, person: PersonRef { contact: other, name: other_name }, strength, words })
}
