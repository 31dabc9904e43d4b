//! One person's page.

use serde::{Deserialize, Serialize};

use super::{
    OutreachRow, TimelineRow, TodayItem, agenda::item_of, ask::referral_state, asked::care,
    outreach_list::asks_to, timeline::timeline_of, today::shown,
};
use crate::{
    Context, Error, Result,
    model::{
        Approach, Contact, ContactPoint, ItemId, LifeState, NamePermission, Record, RecordId, ReferralState,
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
    /// What was asked of them, what wants something done first.
    pub asks: Vec<OutreachRow>,
    /// A word of care when they were asked for much of late, or an ask is open.
    pub care: Option<String>,
    /// What is open with them, whenever it is due.
    pub open: Vec<TodayItem>,
    /// What happened with them, newest first, up to 200 lines.
    pub timeline: Vec<TimelineRow>,
    /// Fields that two devices wrote differently, by name; the page shows one of the values.
    pub conflicts: Vec<String>,
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
    /// Who makes the contact, and how.
    pub approach: Option<Approach>,
    /// Whether the referrer knows the person well.
    pub known_well: bool,
    /// Whether the referrer thinks highly of the person.
    pub esteem: bool,
}

/// The page of `contact`; `conflicts` come from their document.
pub(crate) fn person(
    reader: &Reader<'_>,
    context: &Context,
    contact: RecordId,
    conflicts: Vec<String>,
) -> Result<PersonPage> {
    let not_found = Error::NotFound { kind: "contact", id: contact };
    let Some(found) = reader.indexed(contact)? else { return Err(not_found) };
    let Record::Contact(it) = found.record else { return Err(not_found) };
    let now = context.now().with_timezone(&context.zone()).naive_local();
    let mut open = Vec::new();
    let (mut referred_by, mut referred) = (Vec::new(), Vec::new());
    for user in reader.users(contact)? {
        let Some(record) = reader.live(user)? else { continue };
        let items = reader.agenda_of(user)?;
        let items = items
            .iter()
            .filter_map(item_of)
            .filter(|item| item.contact == Some(contact) && item.is_open_at(now));
        open.extend(items.map(|item| shown(item, context)));
        if let Record::Referral(referral) = record {
            let row = |other: Option<RecordId>| -> Result<Option<ReferralRow>> {
                let Some(other) = other else { return Ok(None) };
                let name = reader.title(other)?.unwrap_or_else(|| super::REMOVED.to_owned());
                let person = PersonRef { contact: other, name };
                let state = referral_state(reader, user, &referral)?;
                let permission = referral.permission();
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
            if referral.referee == Some(contact) {
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
        state: found.state,
        referred_by,
        referred,
        asks: asks_to(reader, context, contact)?,
        care: care(reader, context, contact, None)?,
        open,
        timeline: timeline_of(reader, contact, 200)?,
        conflicts,
    })
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
