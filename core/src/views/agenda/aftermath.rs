//! What a talk that took place asks for beside thanks: to mend a poor impression, and to say whether what it was about is
//! still wanted.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDateTime};

use super::{
    AgendaItem, Task, may_be_contacted,
    meeting::{open_key, owed},
    name_of, start_of_day,
};
use crate::{
    Result,
    model::{
        Events, Kind, Meeting, MeetingState, Moment, Obligation, ObligationKind, Record, RecordId,
        TargetStatus, Verdict, VerdictEvent, standing_verdict,
    },
    store::Reader,
    views::{Section, careers::is_called, company_match::words},
};

/// Days after a talk, or after the day to which the person put it off, for which they are asked what they make of it.
const JUDGE_DAYS: u64 = 14;

pub(super) fn items(
    reader: &Reader<'_>,
    id: RecordId,
    meeting: &Meeting,
    held: &Moment,
    people: &BTreeMap<RecordId, Vec<RecordId>>,
) -> Result<Vec<AgendaItem>> {
    let cards: Vec<RecordId> = people.values().flatten().copied().collect();
    let mut items = Vec::new();
    items.extend(mend(reader, id, meeting, &cards)?);
    if meeting.state() == MeetingState::Logged {
        items.extend(judge(reader, id, held, &cards)?);
    }
    Ok(items)
}

fn mend(
    reader: &Reader<'_>,
    id: RecordId,
    meeting: &Meeting,
    cards: &[RecordId],
) -> Result<Option<AgendaItem>> {
    let Some(poor) = meeting.poor_impression() else { return Ok(None) };
    // What was done about one impression says nothing of the next: the talk itself knows which are settled.
    let owed = owed(reader, ObligationKind::Mend, id, cards)?;
    let Some((key, stored)) = owed.into_iter().next() else { return Ok(None) };
    if !may_be_contacted(reader, key.contact)? {
        return Ok(None);
    }
    Ok(Some(AgendaItem {
        due: start_of_day(poor.at.day() + Days::new(1)),
        task: Task::Mend { score: poor.score, repair: poor.repair, noted: poor.at.civil },
        section: Section::FollowUp,
        record: id,
        contact: Some(key.contact),
        name: name_of(reader, key.contact)?,
        obligation: Some(key),
        put_off: stored.as_ref().and_then(Obligation::snoozed_until),
    }))
}

fn judge(reader: &Reader<'_>, id: RecordId, held: &Moment, cards: &[RecordId]) -> Result<Option<AgendaItem>> {
    let Some((key, stored)) = open_key(reader, ObligationKind::Judge, id, cards)? else { return Ok(None) };
    let of = undecided(reader, held, cards)?;
    if of.is_empty() {
        return Ok(None);
    }
    let put_off = stored.as_ref().and_then(Obligation::snoozed_until);
    let from = put_off.map_or(held.day(), |day| day.max(held.day()));
    let over: NaiveDateTime = start_of_day(from + Days::new(JUDGE_DAYS + 1));
    Ok(Some(AgendaItem {
        task: Task::Judge { of, met: held.civil, over },
        section: Section::Verdict,
        record: id,
        contact: Some(key.contact),
        name: name_of(reader, key.contact)?,
        obligation: Some(key),
        due: start_of_day(held.day()),
        put_off,
    }))
}

/// What the person looks into and a talk with these people was about, as far as nothing was said of it since: the places
/// on their list where these work, the lines of business of the places, and what they do.
fn undecided(reader: &Reader<'_>, held: &Moment, cards: &[RecordId]) -> Result<Vec<String>> {
    let (mut places, mut titles) = (BTreeSet::new(), Vec::new());
    for card in cards {
        let Some(person) = reader.contact(*card)? else { continue };
        for job in person.employments.into_values().filter(|job| !job.past) {
            places.extend(job.organization);
            titles.extend(job.title);
        }
    }
    let (mut names, mut industries) = (Vec::new(), BTreeSet::new());
    for place in places {
        let Some(Record::Organization(it)) = reader.live(place)? else { continue };
        let is_on_list = matches!(it.status(), Some(TargetStatus::Target | TargetStatus::Parked));
        if is_on_list && !is_decided(&it.events, held) {
            names.extend(it.name);
        }
        industries.extend(it.industries);
    }
    for (_, record) in reader.all(Kind::Occupation)? {
        let Record::Occupation(it) = record else { continue };
        let called: Vec<Vec<String>> = it.names().map(words).collect();
        if titles.iter().any(|title| is_called(title, &called)) && !is_decided(&it.events, held) {
            names.extend(it.name);
        }
    }
    for industry in industries {
        let Some(Record::Industry(it)) = reader.live(industry)? else { continue };
        if !is_decided(&it.events, held) {
            names.extend(it.name);
        }
    }
    names.dedup();
    Ok(names)
}

/// Whether the person said what they make of it once the talk was over, or ruled it out before.
fn is_decided(events: &Events<VerdictEvent>, held: &Moment) -> bool {
    let verdict = standing_verdict(events);
    verdict.is_some_and(|it| it.at.instant >= held.instant || it.verdict == Verdict::RuledOut)
}

/// The talks after which the person may be asked what they make of `record`, which is looked into.
pub(super) fn talks_about(reader: &Reader<'_>, id: RecordId, record: &Record) -> Result<BTreeSet<RecordId>> {
    let mut contacts = BTreeSet::new();
    match record {
        Record::Organization(_) => contacts.extend(reader.users_of_kind(id, Kind::Contact)?),
        Record::Industry(_) => {
            for place in reader.users_of_kind(id, Kind::Organization)? {
                contacts.extend(reader.users_of_kind(place, Kind::Contact)?);
            }
        }
        // Rare: only then the work grows with the number of people.
        Record::Occupation(it) => {
            let called: Vec<Vec<String>> = it.names().map(words).collect();
            for (contact, record) in reader.all(Kind::Contact)? {
                let Record::Contact(person) = record else { continue };
                let mut titles = person.employments.values().filter_map(|job| job.title.as_deref());
                if titles.any(|title| is_called(title, &called)) {
                    contacts.insert(contact);
                }
            }
        }
        _ => {}
    }
    let mut talks = BTreeSet::new();
    for contact in contacts {
        talks.extend(reader.users_of_kind(contact, Kind::Meeting)?);
    }
    Ok(talks)
}
