//! One person's page.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use chrono::NaiveDate;

use super::{
    Degree, InsightRow, OfferRow, OutreachRow, TimelineRow, TodayItem,
    agenda::item_of,
    ask::referral_state,
    asked::care,
    degree::degree_of,
    duplicates::why_one,
    hints::hints,
    insights::{about, said_by},
    interaction::{last_interaction, last_words},
    names::{name_list, name_of, person_ref},
    offers::offers_of,
    outreach_list::asks_to,
    referral_pairs::{is_repeated, permission_of},
    sentence::ended,
    timeline::{line, timeline_of},
    today::shown,
};
use crate::{
    Context, Error, Result,
    model::{
        Approach, Contact, ContactPoint, ItemId, Kind, KnowsKey, KnowsKind, LifeState, LinkedInReach,
        NamePermission, Record, RecordId, ReferralState, Seniority, Source, Strength, Warmth, preferred,
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
    /// What they offered, and what others offered that leads to them.
    pub offers: Vec<OfferRow>,
    /// What was asked of them, what wants something done first.
    pub asks: Vec<OutreachRow>,
    /// A word of care when they were asked for much of late, or an ask is open.
    pub care: Option<String>,
    /// What others told of them.
    pub heard_about: Vec<InsightRow>,
    /// What they told of anything.
    pub heard_from: Vec<InsightRow>,
    /// What is open with them, whenever it is due.
    pub open: Vec<TodayItem>,
    /// What happened with them, newest first, up to 200 lines.
    pub timeline: Vec<TimelineRow>,
    /// Fields that two devices wrote differently, by name; the page shows one of the values, [`super::Review`] both.
    pub conflicts: Vec<String>,
    /// The cards that are shown as this one person, when there are several: the one by which they go first.
    pub cards: Vec<CardRow>,
    /// Why they are shown as one; nothing when there is one card.
    pub merged_because: Option<String>,
    /// What was written down while this card and another were shown as one, which they no longer are: it stayed with the
    /// card that was chosen then.
    pub written_as_one: Vec<TimelineRow>,
}

/// One of several cards of a person, with what stands on it alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CardRow {
    /// The card.
    pub contact: RecordId,
    /// The name on it.
    pub name: String,
    /// The e-mail addresses, phone numbers and pages on it.
    pub points: Vec<String>,
    /// The jobs on it, a line each.
    pub jobs: Vec<String>,
    /// How many talks, notes and other things name it.
    pub records: u32,
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
    /// Who makes the contact, and how.
    pub approach: Option<Approach>,
    /// Whether the referrer knows the person well.
    pub known_well: bool,
    /// Whether the referrer thinks highly of the person.
    pub esteem: bool,
}

/// The page of the person that a card is of.
pub(crate) fn person(reader: &Reader<'_>, context: &Context, card: RecordId) -> Result<PersonPage> {
    let not_found = Error::NotFound { kind: "contact", id: card };
    let Some(found) = reader.indexed(card)? else { return Err(not_found) };
    let Record::Contact(own) = found.record else { return Err(not_found) };
    // A deleted card is shown as it is.
    let it = reader.contact(card)?.unwrap_or(own);
    let ids = reader.cards(card)?;
    let name = it.name();
    let contact = reader.canonical(card)?;
    let (mut conflicts, mut cards, mut state) = (BTreeSet::new(), Vec::new(), found.state);
    for id in &ids {
        let fields = reader.disputes(*id)?.fields.into_iter().map(|dispute| dispute.key);
        conflicts.extend(fields.filter(|key| !key.contains('/')));
        if let Some(one) = reader.indexed(*id)?.filter(|_| ids.len() > 1) {
            state = state.max(one.state);
            if let Record::Contact(it) = one.record {
                cards.push(card_row(reader, *id, &it)?);
            }
        }
    }
    let merged_because = match ids.len() {
        1 => None,
        _ => Some(why_one(reader, &ids)?.0),
    };
    let mut open = Vec::new();
    open.extend(reader.agenda_of(contact)?.iter().filter_map(item_of).map(|item| shown(item, context)));
    let (mut met_at, mut ties, mut told) = (Vec::new(), Vec::new(), None);
    let (mut referred_by, mut referred) = (Vec::new(), Vec::new());
    for user in reader.users(contact)? {
        let Some(record) = reader.live(user)? else { continue };
        let items = reader.agenda_of(user)?;
        let items = items
            .iter()
            .filter_map(item_of)
            .filter(|item| (item.contact == Some(contact) || item.is_of_all()) && item.is_open_at(context));
        open.extend(items.map(|item| shown(item, context)));
        match &record {
            Record::Gathering(it) => met_at.extend(it.name.clone()),
            Record::Knows(it) => {
                if let Some(tie) = it.standing() {
                    ties.push(tie_row(reader, &ids, &name, tie, it.strength)?);
                }
            }
            Record::Announcement(it) => {
                let day = it.told().map(|(day, _)| day);
                told = [told, day].into_iter().flatten().min();
            }
            _ => {}
        }
        if let Record::Referral(referral) = record {
            let row = |other: Option<RecordId>| -> Result<Option<ReferralRow>> {
                let Some(other) = other else { return Ok(None) };
                let person = person_ref(reader, other)?;
                let state = referral_state(reader, user, &referral)?;
                let permission = permission_of(reader, &referral)?;
                let (approach, known_well, esteem) =
                    (referral.approach, referral.known_well, referral.esteem);
                Ok(Some(ReferralRow {
                    referral: user,
                    person,
                    state,
                    permission,
                    approach,
                    known_well,
                    esteem,
                }))
            };
            let is_of_one = referral
                .referrer
                .zip(referral.referee)
                .is_some_and(|(a, b)| ids.contains(&a) && ids.contains(&b));
            if is_of_one || is_repeated(reader, user, &referral)? {
                continue;
            }
            if referral.referee.is_some_and(|referee| ids.contains(&referee)) {
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
        name,
        hints: hints(&it, degree, through.len(), &name_list(reader, &through)?),
        degree,
        last: last_words(last_interaction(reader, contact, &it)?, context.today()),
        source_contact: it.source_contact.map(|id| person_ref(reader, id)).transpose()?,
        met_at,
        ties,
        told,
        heard_about: about(reader, contact)?,
        heard_from: said_by(reader, contact)?,
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
        state,
        referred_by,
        referred,
        offers: offers_of(reader, contact)?,
        asks: asks_to(reader, context, contact)?,
        care: care(reader, context, contact, None)?,
        open,
        timeline: timeline_of(reader, contact, 200)?,
        conflicts: conflicts.into_iter().collect(),
        cards,
        merged_because,
        written_as_one: written_as_one(reader, &ids)?,
    })
}

fn card_row(reader: &Reader<'_>, contact: RecordId, it: &Contact) -> Result<CardRow> {
    let points = it.emails.values().chain(it.phones.values()).chain(it.urls.values());
    let jobs = jobs(reader, it)?.into_iter();
    let merges = reader.card_users_of_kind(contact, Kind::Merge)?;
    let records = reader.live_users(contact)?.into_iter().filter(|user| !merges.contains(user)).count();
    Ok(CardRow {
        contact,
        name: it.name(),
        points: points.map(|point| point.value.clone()).collect(),
        jobs: jobs
            .map(|job| [job.title, job.organization].into_iter().flatten().collect::<Vec<_>>().join(", "))
            .collect(),
        records: records.try_into().unwrap_or(u32::MAX),
    })
}

/// What was written down about these cards while one of them and another, which is no longer shown with them, were one.
fn written_as_one(reader: &Reader<'_>, ids: &[RecordId]) -> Result<Vec<TimelineRow>> {
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    for card in ids {
        for (other, merge) in reader.decisions(*card)? {
            let spans = merge.spans_as_one();
            if ids.contains(&other) || spans.is_empty() {
                continue;
            }
            let users = reader.card_users(*card)?.into_iter().chain(reader.card_users(other)?);
            for user in users {
                let Some(record) = reader.live(user)? else { continue };
                let is_within = record
                    .at()
                    .is_some_and(|at| spans.iter().any(|(from, to)| from.instant <= at && at <= to.instant));
                if is_within && seen.insert(user) {
                    rows.extend(line(reader, user, &record)?);
                }
            }
        }
    }
    rows.sort_by_key(|row| (row.at, row.record));
    Ok(rows)
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
    cards: &[RecordId],
    name: &str,
    tie: KnowsKey,
    strength: Option<Strength>,
) -> Result<TieRow> {
    let is_from = cards.contains(&tie.from);
    let other = if is_from { tie.to } else { tie.from };
    let other_name = name_of(reader, other)?;
    let (from, to) = if is_from { (name, other_name.as_str()) } else { (other_name.as_str(), name) };
    let words = match tie.kind {
        KnowsKind::Knows => ended(format!("{from} knows {to}")),
        KnowsKind::Mentioned => ended(format!("{from} spoke of {to}")),
        KnowsKind::WorkedWith => format!("{name} and {other_name} worked together."),
        KnowsKind::Family => format!("{name} and {other_name} are family."),
    };
    let person = PersonRef { contact: reader.canonical(other)?, name: other_name };
    Ok(TieRow { tie, person, strength, words })
}
