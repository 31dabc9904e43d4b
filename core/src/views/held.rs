//! Everything that is held on one person: what there is to show when they ask, and what goes when they are forgotten.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{
    PersonRef,
    agenda::subject_of,
    channel_words::by_channel,
    day_words::count_words,
    names::name_of,
    option_words::{reach_words, seniority_words, source_words, warmth_words},
    timeline::line,
};
use crate::{
    Error, Result,
    model::{Contact, Employment, Kind, NamePermission, Outreach, Record, RecordId, Reply},
    store::Reader,
};

/// Everything that is held on one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HeldOn {
    /// Who.
    pub person: PersonRef,
    /// What stands on their cards, a line each: "E-mail address: jane@example.org".
    pub facts: Vec<String>,
    /// Who told of them, and whether that may be said: a line each.
    pub sources: Vec<String>,
    /// What names them, the earliest first.
    pub records: Vec<HeldRecord>,
    /// All of it as plain text, for handing over.
    pub text: String,
}

/// Something that names the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HeldRecord {
    /// The record.
    pub record: RecordId,
    /// What it is.
    pub kind: Kind,
    /// When it was, on the clock of the place.
    pub at: Option<NaiveDateTime>,
    /// What it says, in one line.
    pub title: String,
    /// Its text, where it has one.
    pub text: Option<String>,
    /// Whether it is deleted, and only kept so that it can be brought back.
    pub is_deleted: bool,
    /// Whether it is about others, too.
    pub is_shared: bool,
}

/// Everything that is held on the person that a card is of, deleted records included.
///
/// # Errors
/// [`Error::NotFound`] when there is no such person.
pub(crate) fn held_on(reader: &Reader<'_>, contact: RecordId) -> Result<HeldOn> {
    let not_found = Error::NotFound { kind: Kind::Contact.code(), id: contact };
    let Some(Record::Contact(own)) = reader.indexed(contact)?.map(|found| found.record) else {
        return Err(not_found);
    };
    let cards = reader.cards(contact)?;
    let canonical = cards.first().copied().unwrap_or(contact);
    let mut written = Vec::with_capacity(cards.len());
    for card in &cards {
        written.extend(reader.card(*card)?);
    }
    if written.is_empty() {
        written.push(own);
    }
    let person = Contact::folded(&written);
    let mut users: BTreeSet<RecordId> = reader.users(contact)?;
    // What is about a talk with them alone is about them.
    for user in users.clone() {
        if matches!(reader.indexed(user)?.map(|found| found.record), Some(Record::Meeting(_))) {
            users.extend(reader.card_users(user)?);
        }
    }
    let (mut records, mut sources) = (Vec::new(), Vec::new());
    for user in users {
        let Some(found) = reader.indexed(user)? else { continue };
        if let Record::Referral(referral) = &found.record
            && referral.referee.is_some_and(|referee| cards.contains(&referee))
            && let Some(referrer) = referral.referrer
        {
            let name = name_of(reader, referrer)?;
            let may = match referral.permission() {
                NamePermission::Granted => "may be named",
                NamePermission::Denied => "must not be named",
                _ => "was not asked whether they may be named",
            };
            sources.push(format!("{name} gave the name, and {may}"));
        }
        let shown = line(reader, user, &found.record)?;
        let title = match &shown {
            Some(row) => row.title.clone(),
            None => subject_of(reader, &found.record)?,
        };
        let is_shared = is_shared(reader, &cards, user, &found.record)?;
        records.push(HeldRecord {
            record: user,
            kind: found.record.kind(),
            at: shown.as_ref().map(|row| row.civil),
            title,
            text: match &found.record {
                Record::Outreach(ask) => asked(ask),
                Record::IntroRequest(intro) => intro.reason.clone(),
                Record::Offer(offer) => offer.text.clone(),
                Record::Insight(it) => it.text.clone(),
                Record::Term(it) => it.meaning.clone(),
                Record::Resource(it) => it.link.clone(),
                Record::Lead(it) => it.text.clone(),
                _ => shown.and_then(|row| row.text),
            },
            is_deleted: found.state == crate::model::LifeState::Deleted,
            is_shared,
        });
    }
    records.sort_by_key(|row| (row.at, row.record));
    sources.sort();
    sources.dedup();
    let facts = facts(reader, &person, &written)?;
    let person = PersonRef { contact: canonical, name: person.name() };
    let text = text(&person.name, &facts, &sources, &records);
    Ok(HeldOn { person, facts, sources, records, text })
}

/// Whether a record names somebody or something else, too. What is said of a talk is about whoever took part in it, and an
/// ask about those whose names led to it and came of it.
fn is_shared(reader: &Reader<'_>, cards: &[RecordId], id: RecordId, record: &Record) -> Result<bool> {
    let is_other = |id: &RecordId| !cards.contains(id);
    let are_others = |ids: &[Option<RecordId>]| ids.iter().flatten().any(is_other);
    Ok(match record {
        Record::Contact(_) => is_other(&id),
        Record::Meeting(it) => it.participants.iter().any(is_other),
        Record::Note(it) => {
            for about in it.about.iter().filter(|about| is_other(about)) {
                match reader.indexed(*about)?.map(|found| found.record) {
                    Some(Record::Meeting(talk)) if !talk.participants.iter().any(is_other) => {}
                    _ => return Ok(true),
                }
            }
            false
        }
        Record::Referral(it) => are_others(&[it.referrer, it.referee]),
        Record::IntroRequest(it) => are_others(&[it.to, it.target]),
        Record::Offer(it) => are_others(&[it.host, it.about]),
        Record::Obligation(it) => are_others(&[it.contact]),
        Record::Commitment(it) => are_others(&[it.contact]),
        Record::Merge(it) => are_others(&[it.a, it.b]),
        Record::Knows(it) => are_others(&[it.from, it.to]),
        Record::Outreach(it) => {
            let named = it.referral.map(|id| reader.indexed(id)).transpose()?.flatten();
            let referrer = match named.map(|found| found.record) {
                Some(Record::Referral(named)) => named.referrer,
                _ => None,
            };
            let redirected = match it.reply() {
                Some((_, Reply::Redirected { contact })) => Some(contact),
                _ => None,
            };
            are_others(&[it.contact, referrer, redirected])
        }
        Record::Gathering(it) => it.attendees.iter().any(is_other),
        Record::Insight(it) => it.subjects.iter().chain(&it.heard_from).chain(&it.marked_by()).any(is_other),
        Record::Term(it) => it.heard_from.iter().any(is_other),
        Record::Resource(it) => it.recommended_by.iter().any(is_other),
        Record::Lead(it) => it.heard_from.iter().any(is_other),
        _ => false,
    })
}

/// What stands on the cards of a person, who is shown with one of the values where there is but one to show: each value of
/// each card once.
fn facts(reader: &Reader<'_>, person: &Contact, cards: &[Contact]) -> Result<Vec<String>> {
    let mut facts = vec![format!("Name: {}", person.name())];
    let mut fact = |name: &str, value: &str| {
        let line = format!("{name}: {value}");
        if !value.trim().is_empty() && !facts.contains(&line) {
            facts.push(line);
        }
    };
    macro_rules! each {
        ($name:literal, $value:expr) => {
            for value in cards.iter().filter_map($value) {
                fact($name, &value);
            }
        };
    }
    each!("Name", |card| card.is_named().then(|| card.name()));
    each!("Pronouns", |card| card.pronouns.clone());
    each!("Nickname", |card| card.nickname.clone());
    each!("Headline", |card| card.headline.clone());
    for job in person.employments.values() {
        let place = job.organization.map(|id| reader.title(id)).transpose()?.flatten();
        let place = place.or_else(|| job.employer.clone());
        let parts = [job.title.clone(), job.department.clone(), place, years(job)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        fact(if job.past { "Worked as" } else { "Works as" }, &parts.join(", "));
    }
    let sorts = [
        ("E-mail address", &person.emails),
        ("Phone number", &person.phones),
        ("Page", &person.urls),
        ("Postal address", &person.addresses),
    ];
    for (name, points) in sorts {
        points.values().for_each(|point| fact(name, &point.value.replace('\n', ", ")));
    }
    each!("Region", |card| card.region.clone());
    each!("Time zone", |card| card.zone.clone());
    each!("How far up", |card| card.seniority.map(seniority_words));
    each!("A say in hiring", |card| card.near_hiring.map(|has| if has { "has one" } else { "has none" }));
    each!("LinkedIn", |card| card.linkedin_reach.map(reach_words));
    each!("How near you are", |card| card.warmth_override.map(warmth_words));
    each!("To be heard from", |card| {
        card.cadence_days.map(|days| format!("every {}", count_words(i64::from(days), "day")))
    });
    fact("May introduce you", if person.may_introduce { "yes" } else { "" });
    for card in cards {
        let source = card.source.map(source_words);
        let through = card.source_contact.map(|id| name_of(reader, id)).transpose()?;
        let found = [source.map(str::to_owned), through, card.source_detail.clone()];
        fact("Found", &found.into_iter().flatten().collect::<Vec<_>>().join(", "));
    }
    each!("Where this comes from", |card| card.provenance.clone());
    fact("Known elsewhere as", &person.external_keys.iter().cloned().collect::<Vec<_>>().join(", "));
    for (at, channel) in person.in_touch() {
        let by = channel.map(|channel| format!(" {}", by_channel(channel))).unwrap_or_default();
        fact("In touch", &format!("{}{by}", at.day().format("%-d %B %Y")));
    }
    fact("Tags", &person.tags.iter().cloned().collect::<Vec<_>>().join(", "));
    fact("In common", &person.common_ground.iter().cloned().collect::<Vec<_>>().join(", "));
    fact("Summary", &person.summary);
    if person.is_do_not_contact() {
        fact("Contact", "does not want to be contacted");
    }
    Ok(facts)
}

/// From when until when a job was held, as far as is known.
fn years(job: &Employment) -> Option<String> {
    match (&job.from, &job.to) {
        (Some(from), Some(to)) => Some(format!("{from} to {to}")),
        (Some(from), None) => Some(format!("since {from}")),
        (None, Some(to)) => Some(format!("until {to}")),
        (None, None) => None,
    }
}

/// All that was written for an ask: why just this person, the texts that went out, and the one that did not.
fn asked(ask: &Outreach) -> Option<String> {
    let mut texts = ask.texts();
    let mut seen = BTreeSet::new();
    texts.retain(|text| !text.trim().is_empty() && seen.insert(*text));
    (!texts.is_empty()).then(|| texts.join("\n"))
}

fn text(name: &str, facts: &[String], sources: &[String], records: &[HeldRecord]) -> String {
    let mut lines = vec![format!("Everything held on {name}"), String::new()];
    lines.extend(facts.iter().cloned());
    if !sources.is_empty() {
        lines.extend([String::new(), "Where it comes from".to_owned(), String::new()]);
        lines.extend(sources.iter().cloned());
    }
    if !records.is_empty() {
        lines.extend([String::new(), "What names them".to_owned(), String::new()]);
    }
    for row in records {
        let at = row.at.map(|at| format!("{}  ", at.format("%-d %B %Y, %H:%M"))).unwrap_or_default();
        let deleted = if row.is_deleted { " (deleted)" } else { "" };
        lines.push(format!("{at}{}{deleted}", row.title));
        lines.extend(row.text.iter().flat_map(|text| text.lines()).map(|line| format!("    {line}")));
    }
    lines.join("\n") + "\n"
}
