//! One person's page.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    TimelineRow, TodayItem,
    agenda::{item_of, was_met},
    duplicates::why_one,
    referral_pairs::is_repeated,
    timeline::{line, timeline_of},
    today::shown,
};
use crate::{
    Context, Error, Result,
    model::{
        Contact, ContactPoint, ItemId, Kind, LifeState, NamePermission, Record, RecordId, ReferralState,
        Source,
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
    /// What friends call them.
    pub nickname: Option<String>,
    /// One line about what they do.
    pub headline: Option<String>,
    /// How the person found them.
    pub source: Option<Source>,
    /// E-mail addresses, in the order in which they were added.
    pub emails: Vec<ContactPointRow>,
    /// Phone numbers, in the order in which they were added.
    pub phones: Vec<ContactPointRow>,
    /// Jobs, current ones first.
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

/// An e-mail address or phone number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ContactPointRow {
    /// Names it for commands.
    pub item: ItemId,
    /// As it was written.
    pub value: String,
    /// What it is for.
    pub label: Option<String>,
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

/// The page of the person that a card is of.
pub(crate) fn person(reader: &Reader<'_>, context: &Context, card: RecordId) -> Result<PersonPage> {
    let not_found = Error::NotFound { kind: "contact", id: card };
    let Some(found) = reader.indexed(card)? else { return Err(not_found) };
    let Record::Contact(own) = found.record else { return Err(not_found) };
    // A deleted card is shown as it is.
    let it = reader.contact(card)?.unwrap_or(own);
    let ids = reader.cards(card)?;
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
    let (mut referred_by, mut referred) = (Vec::new(), Vec::new());
    for user in reader.users(contact)? {
        let Some(record) = reader.live(user)? else { continue };
        let items = reader.agenda_of(user)?;
        let items = items.iter().filter_map(item_of).filter(|item| item.contact == Some(contact));
        open.extend(items.map(|item| shown(item, context)));
        if let Record::Referral(referral) = record {
            let row = |other: Option<RecordId>| -> Result<Option<ReferralRow>> {
                let Some(other) = other else { return Ok(None) };
                let name = reader.title(other)?.unwrap_or_else(|| super::REMOVED.to_owned());
                let person = PersonRef { contact: reader.canonical(other)?, name };
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
    Ok(PersonPage {
        contact,
        name: it.name(),
        jobs: jobs(reader, &it)?,
        emails: points(&it.emails),
        phones: points(&it.phones),
        is_do_not_contact: it.is_do_not_contact(),
        given: it.given,
        family: it.family,
        nickname: it.nickname,
        headline: it.headline,
        source: it.source,
        tags: it.tags.into_iter().collect(),
        common_ground: it.common_ground.into_iter().collect(),
        summary: it.summary,
        state,
        referred_by,
        referred,
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
    let records = reader.card_users(contact)?.len() - reader.card_users_of_kind(contact, Kind::Merge)?.len();
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
    let row = |(item, point): (&ItemId, &ContactPoint)| ContactPointRow {
        item: *item,
        value: point.value.clone(),
        label: point.label.clone(),
    };
    points.iter().map(row).collect()
}

fn jobs(reader: &Reader<'_>, contact: &Contact) -> Result<Vec<JobRow>> {
    let mut rows = Vec::new();
    for (item, job) in &contact.employments {
        let organization = job.organization.map(|id| reader.title(id)).transpose()?.flatten();
        rows.push(JobRow { item: *item, organization, title: job.title.clone(), is_past: job.past });
    }
    rows.sort_by_key(|row| row.is_past);
    Ok(rows)
}
