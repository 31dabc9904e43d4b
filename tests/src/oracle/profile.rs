//! The person's own settings: what they say, how long an answer is waited for, and which days do not count.

use chrono::{Datelike, NaiveDate};
use rapport_core::{
    Vault,
    commands::{ProfileCommand, ProfileField},
    model::{Kind, PeopleFilter, Profile, RecordId, Source},
};

use super::{
    chance::{Chance, NAMES, TAGS},
    compare::{Breach, same, sorted},
    fact::{Val, named},
    mind::Mind,
    saying::{Refused, Saying},
};

/// What is written into fields that take any line, and what into those that do not.
const LINES: &[&str] = &["Sam Poe", "sam@example.org", "  "];
const NUMBERS: &[&str] = &["1", " 2 ", "5", "12", "60", "61", "0", "soon"];
const CODES: &[&str] = &["de", "de-CH", "x", "DEU", "de CH", " "];
const ZONES: &[&str] = &["Europe/Paris", "Nowhere"];
const SWITCHES: &[&str] = &["on", "off", "yes"];

pub(super) fn any(chance: &Chance<'_>) -> Option<ProfileCommand> {
    use ProfileField::{
        CadenceDays, Country, CourtesyCheck, DefaultPromiseMinutes, Email, FirstNudgeDays, HomeZone, Locale,
        Name, SecondNudgeDays, Signature,
    };
    let set = |fields: &[ProfileField], of: &[&str]| {
        let value = if chance.dice.chance(80) { Some(chance.text(of)) } else { None };
        ProfileCommand::Set { field: chance.of(fields), value }
    };
    Some(match chance.dice.below(16) {
        0..5 => set(&[FirstNudgeDays, SecondNudgeDays, DefaultPromiseMinutes, CadenceDays], NUMBERS),
        5 => set(&[Name, Email, Signature], LINES),
        6 => set(&[Locale, Country], CODES),
        7 => match chance.dice.chance(50) {
            true => set(&[HomeZone], ZONES),
            false => set(&[CourtesyCheck], SWITCHES),
        },
        8..12 => ProfileCommand::SetHoliday { day: chance.day(), on: chance.dice.chance(75) },
        12..15 => ProfileCommand::SaveFilter {
            name: chance.text(TAGS),
            filter: PeopleFilter {
                tag: chance.some(chance.text(TAGS)),
                region: chance.some(chance.text(NAMES)),
                source: chance.some(Source::Event),
                organization: chance.record(Kind::Organization).and_then(|it| chance.some(it)),
                industry: chance.record(Kind::Industry).and_then(|it| chance.some(it)),
                degree: chance.some(chance.dice.below(5) as u32),
                seniority: None,
            },
        },
        _ => ProfileCommand::RemoveFilter { item: chance.member(Profile::id(), "filters")?.parse().ok()? },
    })
}

pub(super) fn interpret(command: &ProfileCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    let before = saying.ledger.facts.len();
    match command {
        ProfileCommand::Set { field, value } => set(saying, *field, value.as_deref())?,
        ProfileCommand::SetHoliday { day, on } => {
            saying.put_member(Profile::id(), "holidays", &day.to_string(), *on);
        }
        ProfileCommand::SaveFilter { name, filter } => save(saying, name, filter)?,
        ProfileCommand::RemoveFilter { item } => {
            let item = item.to_string();
            if !saying.mind().members(Profile::id(), "filters").contains(&item) {
                return Err(Refused);
            }
            saying.remove(Profile::id(), "filters", &item);
        }
    }
    // There are settings once something is said in them.
    if saying.ledger.facts.len() > before {
        saying.make_known(Kind::Profile, Profile::id());
    }
    Ok(())
}

fn set(saying: &mut Saying<'_>, field: ProfileField, value: Option<&str>) -> Result<(), Refused> {
    let id = Profile::id();
    let line = value.map(str::trim).filter(|line| !line.is_empty());
    let number = |most: u32| {
        let number = value.map(|text| text.trim().parse::<u32>().ok().filter(|it| (1..=most).contains(it)));
        number.map(|number| number.map(Val::Number).ok_or(Refused)).transpose()
    };
    let require = |is_right: bool| if is_right { Ok(()) } else { Err(Refused) };
    match field {
        ProfileField::Name => saying.put_text(id, "name", line),
        ProfileField::Email => saying.put_text(id, "email", line),
        ProfileField::Signature => {
            let text = value.filter(|text| !text.trim().is_empty());
            saying.put(id, "signature", text.map(|text| Val::Text(text.to_owned())));
        }
        ProfileField::Locale => {
            let is_tag =
                |tag: &str| tag.len() > 1 && tag.chars().all(|c| c == '-' || c.is_ascii_alphanumeric());
            require(line.is_none_or(is_tag))?;
            saying.put_text(id, "locale", line);
        }
        ProfileField::Country => {
            let is_code = |code: &str| code.len() == 2 && code.chars().all(|c| c.is_ascii_alphabetic());
            require(line.is_none_or(is_code))?;
            saying.put_text(id, "country", line.map(str::to_uppercase).as_deref());
        }
        ProfileField::HomeZone => {
            require(line.is_none_or(|zone| zone.contains('/')))?;
            saying.put_text(id, "home_zone", line);
        }
        ProfileField::CadenceDays => saying.put(id, "cadence_days", number(3_650)?),
        ProfileField::DefaultPromiseMinutes => saying.put(id, "default_promise_minutes", number(1_440)?),
        ProfileField::FirstNudgeDays => saying.put(id, "first_nudge_days", number(60)?),
        ProfileField::SecondNudgeDays => saying.put(id, "second_nudge_days", number(60)?),
        ProfileField::CourtesyCheck => {
            require(value.is_none_or(|value| ["on", "off"].contains(&value)))?;
            saying.put(id, "no_courtesy_check", (value == Some("off")).then_some(Val::Yes));
        }
    }
    Ok(())
}

/// A filter takes the place of the one of that name.
fn save(saying: &mut Saying<'_>, name: &str, filter: &PeopleFilter) -> Result<(), Refused> {
    let name = name.trim();
    if name.is_empty() || filter.degree.is_some_and(|degree| degree > 3) {
        return Err(Refused);
    }
    filter.organization.map_or(Ok(()), |id| saying.require(Kind::Organization, id))?;
    filter.industry.map_or(Ok(()), |id| saying.require(Kind::Industry, id))?;
    let id = Profile::id();
    let known = saying.mind().members(id, "filters").into_iter();
    let known: Vec<String> = known
        .filter(|item| saying.mind().text(id, &format!("filters/{item}/name")).as_deref() == Some(name))
        .collect();
    let item = known.into_iter().next().unwrap_or_else(|| saying.add_item(id, "filters"));
    let text = |text: &Option<String>| text.clone().map(Val::Text);
    saying.put(id, format!("filters/{item}/name"), Some(Val::Text(name.to_owned())));
    for (field, value) in [
        ("tag", text(&filter.tag)),
        ("region", text(&filter.region)),
        ("source", filter.source.map(named).map(Val::Text)),
        ("organization", filter.organization.map(Val::Id)),
        ("industry", filter.industry.map(Val::Id)),
        ("degree", filter.degree.map(Val::Number)),
    ] {
        saying.put(id, format!("filters/{item}/filter/{field}"), value);
    }
    Ok(())
}

fn number(mind: &Mind<'_>, field: &str) -> Option<u32> {
    match mind.value(Profile::id(), field) {
        Some(Val::Number(number)) => Some(number),
        _ => None,
    }
}

/// How many minutes a talk is asked for.
pub(super) fn usual_minutes(mind: &Mind<'_>) -> u32 {
    number(mind, "default_promise_minutes").unwrap_or(20)
}

/// How many business days are waited for the first answer, and for each one after a reminder.
pub(super) fn waits(mind: &Mind<'_>) -> (u32, u32) {
    (number(mind, "first_nudge_days").unwrap_or(3), number(mind, "second_nudge_days").unwrap_or(7))
}

/// A day so many business days later: Saturdays, Sundays and days off do not count.
pub(super) fn business_days_after(mind: &Mind<'_>, day: NaiveDate, count: u32) -> NaiveDate {
    let off = mind.members(Profile::id(), "holidays");
    let counts = |day: &NaiveDate| day.weekday().number_from_monday() < 6 && !off.contains(&day.to_string());
    let after = || day.iter_days().skip(1).filter(counts).nth(count as usize - 1).unwrap();
    if count == 0 { day } else { after() }
}

/// The settings, and the filters that are kept.
pub(super) fn compare(mind: &Mind<'_>, vault: &Vault) -> Result<(), Breach> {
    let id = Profile::id();
    let found = vault.settings().unwrap();
    let days = found.holidays.iter().map(ToString::to_string).collect();
    same("days off", mind.members(id, "holidays"), days)?;
    same("how long is waited", waits(mind), (found.first_nudge_days, found.second_nudge_days))?;
    same("how long talks are", usual_minutes(mind), found.usual_minutes)?;
    let lines = |name, email, signature| (name, email, signature);
    let [name, email, signature] = ["name", "email", "signature"].map(|field| mind.text(id, field));
    same("name in the settings", lines(name, email, signature), (found.name, found.email, found.signature))?;
    let [locale, country, zone] = ["locale", "country", "home_zone"].map(|field| mind.text(id, field));
    same(
        "place in the settings",
        lines(locale, country, zone),
        (found.locale, found.country, found.home_zone),
    )?;
    let of = |item: &String| {
        let field = |field: &str| mind.value(id, &format!("filters/{item}/filter/{field}"));
        let record = |name: &str| field(name).and_then(Val::id);
        let degree = match field("degree") {
            Some(Val::Number(degree)) => Some(degree),
            _ => None,
        };
        let texts = ["tag", "region", "source"].map(|name| field(name).and_then(Val::text));
        let name = mind.text(id, &format!("filters/{item}/name")).unwrap_or_default();
        (item.clone(), name, texts, [record("organization"), record("industry")], degree)
    };
    let rows = vault.saved_filters().unwrap();
    let found = rows.into_iter().map(|row| {
        let texts = [row.filter.tag, row.filter.region, row.filter.source.map(named)];
        let records: [Option<RecordId>; 2] = [row.filter.organization, row.filter.industry];
        (row.item.to_string(), row.name, texts, records, row.filter.degree)
    });
    let expected = mind.members(id, "filters").iter().map(of).collect();
    same("filters", sorted(expected), sorted(found.collect()))
}
