//! What the oracle expects beside what a person sees.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
};

use chrono::{DateTime, Duration, Utc};
use rapport_core::{
    Context, Vault,
    model::{Kind, RecordId},
    views::{PersonPage, TimelineRow, TodayItem},
};
use serde::Serialize;
use serde_json::Value as Json;

use super::{
    contact,
    due::{self, Due, Line},
    fact::{Time, Val},
    mind::{Life, Mind},
    nouns, organization, outreach, referral, tree,
    undo::TEXT,
    verdict,
};

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// Where: only the same place makes two breaches the same.
    pub place: &'static str,
    /// What was expected and what was found.
    pub what: String,
}

impl Breach {
    pub(super) fn new(place: &'static str, what: impl Into<String>) -> Self {
        Self { place, what: what.into() }
    }
}

pub(super) fn same<T: PartialEq + Debug>(place: &'static str, expected: T, found: T) -> Result<(), Breach> {
    if expected == found {
        return Ok(());
    }
    Err(Breach::new(place, format!("expected {expected:?}\n     found {found:?}")))
}

pub(super) fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value).unwrap() {
        serde_json::Value::String(word) => word,
        other => other.to_string(),
    }
}

/// How far ahead the day's page is looked at, in hours.
const LATER: &[i64] = &[0, 20, 30, 75, 200, 400, 800];

/// Compares all that a device shows with what follows from what it knows.
pub(super) fn all(mind: &Mind<'_>, vault: &Vault, context: &Context) -> Result<(), Breach> {
    let people: BTreeSet<RecordId> =
        vault.people(0, 1_000).unwrap().rows.iter().map(|row| row.contact).collect();
    same("list of people", mind.people(), people)?;
    for contact in mind.records(Kind::Contact) {
        page(mind, contact, &vault.person(context, contact).unwrap(), context)?;
    }
    for hours in LATER {
        today(mind, vault, &context.at(context.now() + Duration::hours(*hours)))?;
    }
    places("timeline", mind, mind.ledger.records().collect(), &vault.timeline(None, 10_000).unwrap().rows)?;
    referrals(mind, vault)?;
    export(mind, vault)?;
    nouns::compare(mind, vault, context)
}

fn page(mind: &Mind<'_>, id: RecordId, page: &PersonPage, context: &Context) -> Result<(), Breach> {
    let cards = mind.cards(id);
    let lives: Vec<Life> = cards.iter().map(|card| mind.life(*card)).collect();
    let life = if lives.contains(&Life::Returned) { Life::Returned } else { mind.life(id) };
    same("the card by which somebody goes", mind.person(id), page.contact)?;
    let expected = if cards.len() > 1 { cards.clone() } else { Vec::new() };
    same("cards of a person", expected, page.cards.iter().map(|card| card.contact).collect())?;
    let life = match life {
        Life::Live => "live",
        Life::Returned => "returned",
        Life::Deleted => "deleted",
    };
    same("whether a person is deleted", life.to_owned(), word(page.state))?;
    if contact::is_name_clear(mind, id) {
        same("name", contact::name(mind, id), page.name.clone())?;
    }
    let fields = [
        ("given", page.given.clone()),
        ("family", page.family.clone()),
        ("nickname", page.nickname.clone()),
        ("headline", page.headline.clone()),
        ("region", page.region.clone()),
        ("source", page.source.map(word)),
    ];
    for (field, found) in fields {
        let mut expected = mind.candidates(id, field);
        if cards.len() > 1 {
            let [given, family, _] = contact::parts(mind, id).map(|part| part.map(Val::Text));
            let shown = match field {
                "given" => given,
                "family" => family,
                _ => contact::value(mind, id, field),
            };
            expected = shown.into_iter().collect();
        }
        // Which of several values is shown is nobody's business, as long as it is one of them.
        let is_right = match &found {
            None => expected.is_empty(),
            Some(found) => expected.contains(&Val::Text(found.clone())),
        };
        if !is_right {
            return Err(Breach::new(
                "a person's field",
                format!("{field}: expected {expected:?}, found {found:?}"),
            ));
        }
    }
    same("tags", contact::members(mind, id, "tags"), page.tags.iter().cloned().collect())?;
    let common = page.common_ground.iter().cloned().collect();
    same("common ground", contact::members(mind, id, "common_ground"), common)?;
    let points = |rows: &[rapport_core::views::ContactPointRow]| {
        sorted(rows.iter().map(|row| (row.value.clone(), row.label.clone())).collect())
    };
    same("pages", sorted(contact::points(mind, id, "urls")), points(&page.urls))?;
    same("e-mail addresses", sorted(contact::points(mind, id, "emails")), points(&page.emails))?;
    let jobs = page.jobs.iter().map(|job| (job.organization.clone(), job.title.clone(), job.is_past));
    let is_clear = page.jobs.is_empty()
        || !mind.records(Kind::Organization).iter().any(|place| mind.is_unclear(*place, "name"));
    if is_clear {
        same("jobs", sorted(contact::jobs(mind, id)), sorted(jobs.collect()))?;
    }
    same("do not contact", contact::is_do_not_contact(mind, id), page.is_do_not_contact)?;
    let conflicts = cards.iter().flat_map(|card| {
        let fields = mind.fields(*card).into_iter().filter(|field| !field.contains(['/', '@']));
        fields.filter(|field| mind.candidates(*card, field).len() > 1).map(str::to_owned)
    });
    let is_them = |ask: RecordId, field: &str| mind.id(ask, field).is_some_and(|card| cards.contains(&card));
    let asks = mind.present(Kind::Outreach).into_iter().filter(|ask| is_them(*ask, "contact"));
    let asks = asks.map(|ask| (ask, outreach::state_on(mind, ask, context.today()).to_owned()));
    let found = page.asks.iter().map(|row| (row.outreach, word(row.state)));
    same("asks to a person", sorted(asks.collect()), sorted(found.collect()))?;
    same("cadence", contact::value(mind, id, "cadence_days"), page.cadence_days.map(Val::Number)).or_else(
        |breach| {
            if mind.is_open(id, "cadence_days") { Ok(()) } else { Err(breach) }
        },
    )?;
    let of_them = |kind| mind.users_of_person(id).into_iter().filter(move |it| mind.kind(*it) == Some(kind));
    let offers = of_them(Kind::Offer).filter(|it| mind.life(*it) != Life::Deleted);
    same(
        "offers of a person",
        sorted(offers.collect()),
        sorted(page.offers.iter().map(|it| it.offer).collect()),
    )?;
    same("who may introduce", contact::value(mind, id, "may_introduce").is_some(), page.may_introduce)?;
    same("conflicts", conflicts.collect::<BTreeSet<_>>(), page.conflicts.iter().cloned().collect())?;
    for (place, own, other, rows) in [
        ("referred by", "referee", "referrer", &page.referred_by),
        ("referred", "referrer", "referee", &page.referred),
    ] {
        let referrals = mind.present(Kind::Referral).into_iter();
        let of_them = referrals.filter(|it| is_them(*it, own) && !referral::is_repeated(mind, *it));
        let of_them = of_them.filter(|it| !referral::is_of_one(mind, *it));
        let expected = of_them.map(|it| {
            let (state, permission) =
                (referral::state_on_page(mind, it), referral::careful_permission(mind, it));
            (it, mind.person_in(it, other), state.to_owned(), permission.to_owned())
        });
        let found = rows
            .iter()
            .map(|row| (row.referral, Some(row.person.contact), word(row.state), word(row.permission)));
        same(place, sorted(expected.collect()), sorted(found.collect()))?;
    }
    nouns::compare_page(mind, id, page)?;
    let (users, person) = (mind.users_of_person(id), mind.person(id));
    let records = users.iter().chain([&person]);
    let open = records
        .flat_map(|record| nouns::due(mind, *record))
        .filter(|due| due.contact == Some(person) || due.is_of_all());
    let open = open.filter(|due| due.is_open(now(context)));
    lines(mind, "what is open with a person", open.collect(), &page.open, now(context))?;
    places("a person's timeline", mind, users, &page.timeline)
}

fn now(context: &Context) -> Time {
    let civil = context.now().with_timezone(&context.zone()).naive_local();
    Time { instant: context.now(), civil }
}

fn today(mind: &Mind<'_>, vault: &Vault, context: &Context) -> Result<(), Breach> {
    let all: Vec<Due> = mind.ledger.records().flat_map(|id| nouns::due(mind, id)).collect();
    let (expected, more) = due::today(all, now(context));
    let found = vault.today(context).unwrap();
    match expected {
        Ok(due) => lines(mind, "today", due, &found.items, now(context))?,
        Err(count) => same("how many lines today has", count, found.items.len())?,
    }
    if found.items.len() > 29 {
        return Ok(());
    }
    let is_in_order = found.items.is_sorted_by_key(|item| (item.section, item.due));
    same("whether today is in order", true, is_in_order)?;
    same("how much more there is today", more, found.more as usize)
}

fn lines(
    mind: &Mind<'_>,
    place: &'static str,
    due: Vec<Due>,
    items: &[TodayItem],
    now: Time,
) -> Result<(), Breach> {
    let may_be = |line: &Line| line.in_review().is_some_and(|record| nouns::may_be_in_question(mind, record));
    let items: Vec<&TodayItem> = items.iter().filter(|item| !may_be(&Line::of(item))).collect();
    let expected = sorted(due.iter().map(|due| due.line(now)).filter(|line| !may_be(line)).collect());
    let found = sorted(items.iter().map(|item| Line::of(item)).collect());
    if expected != found {
        let list = |of: &[Line], not: &[Line]| {
            of.iter()
                .filter(|line| !not.contains(line))
                .map(|line| format!("\n       {line}"))
                .collect::<String>()
        };
        let (missing, surplus) = (list(&expected, &found), list(&found, &expected));
        let what = format!(
            "at {}\n     expected and not there:{missing}\n     there and not expected:{surplus}",
            now.civil
        );
        return Err(Breach::new(place, what));
    }
    for item in items {
        let line = Line::of(item);
        let mut meant = due.iter().filter(|due| line.is_of(due));
        if !meant.any(|due| due.is_said_by(&item.title)) {
            return Err(Breach::new("a title of today", format!("{line}: {:?}", item.title)));
        }
    }
    Ok(())
}

fn places(
    place: &'static str,
    mind: &Mind<'_>,
    of: BTreeSet<RecordId>,
    rows: &[TimelineRow],
) -> Result<(), Breach> {
    let present = of.into_iter().filter(|id| mind.life(*id) != Life::Deleted);
    // When the two were in touch stands on the person's own card, once or often: it is held by what is due with them.
    let rows: Vec<&TimelineRow> = rows.iter().filter(|row| row.kind != Kind::Contact).collect();
    let expected: BTreeMap<RecordId, DateTime<Utc>> =
        present.filter_map(|id| nouns::place_in_time(mind, id).map(|time| (id, time.instant))).collect();
    same(place, expected, rows.iter().map(|row| (row.record, row.at)).collect())?;
    same("length of a timeline", records_in(&rows), rows.len())?;
    for row in rows.into_iter().filter(|row| row.kind == Kind::Note && !mind.is_open(row.record, TEXT)) {
        let text = mind.text(row.record, TEXT).unwrap_or_default();
        same("text of a note", Some(text), row.text.clone())?;
    }
    Ok(())
}

fn records_in(rows: &[&TimelineRow]) -> usize {
    rows.iter().map(|row| row.record).collect::<BTreeSet<_>>().len()
}

fn referrals(mind: &Mind<'_>, vault: &Vault) -> Result<(), Breach> {
    let (expected, offered, met) = tree::tree(mind);
    let found = vault.referral_tree().unwrap();
    same("how many names were given", offered, found.offered as usize)?;
    same("how many of those named were met", met, found.met as usize)?;
    let rows: BTreeMap<RecordId, _> = found.rows.iter().map(|row| (row.contact, row)).collect();
    same("people in the tree", expected.keys().copied().collect::<Vec<_>>(), rows.keys().copied().collect())?;
    same("lines of the tree", rows.len(), found.rows.len())?;
    for (person, place) in expected {
        let row = rows[&person];
        same("generation in the tree", (place.parent, place.generation), (row.parent, row.generation))?;
        same("who was met in the tree", (place.is_met, place.named), (row.is_met, row.named))?;
        let expected = (place.state.map(str::to_owned), place.permission.map(str::to_owned));
        same("state in the tree", expected, (row.state.map(word), row.permission.map(word)))?;
        same("who else gave a name", place.also_by, row.also_by.len())?;
    }
    Ok(())
}

fn export(mind: &Mind<'_>, vault: &Vault) -> Result<(), Breach> {
    let records = mind.ledger.records().filter(|id| mind.kind(*id).is_some());
    let expected: BTreeSet<RecordId> = records.filter(|id| mind.life(*id) != Life::Deleted).collect();
    let export = vault.export().unwrap().records;
    same("records in the export", expected, export.iter().map(|it| it.id).collect())?;
    for it in &export {
        let record = serde_json::to_value(&it.record).unwrap();
        if let Some(fields) = record.as_object().and_then(|record| record.values().next()) {
            stands_in(mind, it.id, fields)?;
        }
    }
    for id in mind.records(Kind::Organization) {
        let found = vault.organization(id).unwrap().verdict.map(|row| word(row.verdict));
        same("verdict on an organization", verdict::standing(mind, id).map(str::to_owned), found)?;
    }
    // Organizations are seen nowhere else unless somebody works there.
    for id in mind.present(Kind::Organization).into_iter().filter(|id| !mind.is_open(*id, "name")) {
        let name = organization::name(mind, id);
        let hits = vault.search(&name, 50).unwrap().organizations;
        let is_found = hits.iter().any(|hit| hit.record == id);
        same("whether an organization is found", true, is_found)?;
    }
    Ok(())
}

/// Whether a record's fields and sets are what was said of them.
fn stands_in(mind: &Mind<'_>, id: RecordId, fields: &Json) -> Result<(), Breach> {
    let is_plain = |field: &&str| !field.starts_with(['=', '@']) && !field.contains('/');
    for field in mind.fields(id).into_iter().filter(is_plain) {
        let Some(found) = fields.get(field) else { continue };
        let expected = mind.candidates(id, field);
        let may_be_none = found.is_null() || *found == Json::Bool(false);
        let is_right =
            may_be_none && expected.is_empty() || expected.iter().any(|value| value.json() == *found);
        if !is_right {
            let what = format!("{field} of {id}: expected {expected:?}, found {found}");
            return Err(Breach::new("a field in the export", what));
        }
    }
    for set in mind.sets(id) {
        let found: BTreeSet<String> = match fields.get(set) {
            Some(Json::Array(members)) => {
                members.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect()
            }
            Some(Json::Object(items)) => items.keys().cloned().collect(),
            _ => continue,
        };
        same("a set in the export", (set, mind.members(id, set)), (set, found))?;
    }
    Ok(())
}

pub(super) fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}
