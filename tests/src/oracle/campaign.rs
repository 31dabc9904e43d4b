//! What the person is after for a while: what they aim at, what they mean to do in a week, and whether it rests.

use std::collections::BTreeSet;

use chrono::{Datelike, Duration};
use rapport_core::{
    Context, Vault,
    commands::{CampaignCommand, CampaignField},
    model::{InfoGoal, Kind, Purpose, RecordId},
    views::CampaignPage,
};

use super::{
    chance::{Chance, NAMES, WORDS},
    compare::{Breach, same},
    contact,
    fact::{Detail, Time, Val, named},
    meeting,
    mind::{Life, Mind},
    occupation::write,
    outreach,
    saying::{Refused, Saying},
    undo::TEXT,
    verdict,
};

const TITLES: &[&str] = &["Find my way", "Move on", " "];
const NUMBERS: &[&str] = &["0", "1", "2", " 3 ", "200", "201", "many"];

/// What says where it stands, what counts first.
const STATES: &[&str] = &["opened", "paused", "closed"];

pub(super) fn any(chance: &Chance<'_>) -> Option<CampaignCommand> {
    let purpose = chance.of(&[Purpose::NewFieldOrOrg, Purpose::NewRoleOnboarding, Purpose::InternalMove]);
    let known = chance.mind.records(Kind::Campaign).len();
    if known == 0 || (known < 3 && chance.dice.chance(15)) {
        return Some(CampaignCommand::Open { title: chance.text(TITLES), purpose });
    }
    let campaign = chance.record(Kind::Campaign)?;
    Some(match chance.dice.below(30) {
        0..6 => {
            let field = chance.of(&[CampaignField::WeeklyAsks, CampaignField::WeeklyMeetings]);
            let value = if chance.dice.chance(85) { Some(chance.text(NUMBERS)) } else { None };
            CampaignCommand::Set { campaign, field, value }
        }
        6 => {
            let value = chance.some(chance.text(TITLES));
            CampaignCommand::Set { campaign, field: CampaignField::Title, value }
        }
        7..9 => {
            let value = chance.some(chance.text(WORDS));
            CampaignCommand::Set { campaign, field: CampaignField::Context, value }
        }
        9 => CampaignCommand::SetPurpose { campaign, purpose },
        10..12 => {
            let goal = chance.of(&[InfoGoal::Occupation, InfoGoal::Openings]);
            CampaignCommand::SetGoal { campaign, goal, on: chance.dice.chance(65) }
        }
        12..17 => {
            use Kind::{Contact, Industry, Occupation, Organization};
            let kind = chance.of(&[Organization, Organization, Occupation, Industry, Contact]);
            CampaignCommand::Aim { campaign, target: chance.record(kind)?, on: chance.dice.chance(75) }
        }
        17 => {
            let (region, on) = (chance.text(NAMES), chance.dice.chance(70));
            CampaignCommand::AimAtRegion { campaign, region, on }
        }
        18..21 => CampaignCommand::Pause { campaign },
        21..23 => CampaignCommand::Close { campaign },
        23..26 => CampaignCommand::Reopen { campaign },
        26..28 => CampaignCommand::Delete { campaign },
        _ => CampaignCommand::Restore { campaign },
    })
}

pub(super) fn interpret(command: &CampaignCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        CampaignCommand::Open { title, purpose } => {
            if title.trim().is_empty() {
                return Err(Refused);
            }
            let made = saying.make(Kind::Campaign);
            saying.put_text(made, "title", Some(title));
            saying.put_text(made, "purpose", Some(&named(purpose)));
            saying.happened(made, "opened", Detail::Nothing);
            Ok(())
        }
        CampaignCommand::Set { campaign, field, value } => {
            saying.require(Kind::Campaign, *campaign)?;
            set(saying, *campaign, *field, value.as_deref())
        }
        CampaignCommand::SetPurpose { campaign, purpose } => {
            saying.require(Kind::Campaign, *campaign)?;
            saying.put_text(*campaign, "purpose", Some(&named(purpose)));
            Ok(())
        }
        CampaignCommand::SetGoal { campaign, goal, on } => {
            saying.require(Kind::Campaign, *campaign)?;
            saying.put_member(*campaign, "info_goals", &named(goal), *on);
            Ok(())
        }
        CampaignCommand::Aim { campaign, target, on } => {
            let set = match saying.mind().kind(*target) {
                Some(Kind::Organization) => "organizations",
                Some(Kind::Occupation) => "occupations",
                Some(Kind::Industry) => "industries",
                _ => return Err(Refused),
            };
            saying.require(Kind::Campaign, *campaign)?;
            saying.put_member(*campaign, set, &target.to_string(), *on);
            Ok(())
        }
        CampaignCommand::AimAtRegion { campaign, region, on } => {
            saying.require(Kind::Campaign, *campaign)?;
            let region = Some(region.trim()).filter(|region| !region.is_empty()).ok_or(Refused)?;
            saying.put_member(*campaign, "regions", region, *on);
            Ok(())
        }
        CampaignCommand::Pause { campaign } => happened(saying, *campaign, "paused"),
        CampaignCommand::Close { campaign } => happened(saying, *campaign, "closed"),
        CampaignCommand::Reopen { campaign } => happened(saying, *campaign, "opened"),
        CampaignCommand::Delete { campaign } => saying.delete(Kind::Campaign, *campaign),
        CampaignCommand::Restore { campaign } => saying.restore(Kind::Campaign, *campaign),
    }
}

fn set(
    saying: &mut Saying<'_>,
    campaign: RecordId,
    field: CampaignField,
    value: Option<&str>,
) -> Result<(), Refused> {
    let number = || {
        let number = value.map(|text| text.trim().parse::<u32>().ok().filter(|number| *number <= 200));
        number.map(|number| number.map(Val::Number).ok_or(Refused)).transpose()
    };
    match field {
        CampaignField::Title => {
            let title = value.map(str::trim).filter(|title| !title.is_empty()).ok_or(Refused)?;
            saying.put_text(campaign, "title", Some(title));
        }
        CampaignField::Context => write(saying, campaign, value),
        CampaignField::WeeklyAsks => saying.put(campaign, "weekly_asks", number()?),
        CampaignField::WeeklyMeetings => saying.put(campaign, "weekly_meetings", number()?),
    }
    Ok(())
}

/// Where it stands from now on, whatever was known to have been said of that before.
fn happened(saying: &mut Saying<'_>, campaign: RecordId, name: &'static str) -> Result<(), Refused> {
    saying.require(Kind::Campaign, campaign)?;
    saying.happened_instead(campaign, name, Detail::Nothing, STATES);
    Ok(())
}

const TARGETS: [&str; 3] = ["organizations", "occupations", "industries"];

/// What it aims at.
pub(super) fn uses(mind: &Mind<'_>, campaign: RecordId) -> BTreeSet<RecordId> {
    TARGETS.iter().flat_map(|set| mind.ids(campaign, set)).collect()
}

/// Where it stands: of two devices that say different things, the one that goes on is believed.
fn state(mind: &Mind<'_>, campaign: RecordId) -> &'static str {
    let said = STATES.iter().find(|name| mind.has(campaign, name));
    match said {
        Some(&"paused") => "paused",
        Some(&"closed") => "closed",
        _ => "open",
    }
}

/// Whether two devices say different things of where it stands.
pub(super) fn is_in_question(mind: &Mind<'_>, campaign: RecordId) -> bool {
    STATES.iter().filter(|name| mind.has(campaign, name)).count() > 1
}

pub(super) fn compare(mind: &Mind<'_>, vault: &Vault, context: &Context, now: Time) -> Result<(), Breach> {
    let order = |id: &RecordId| ["open", "paused", "closed"].iter().position(|it| *it == state(mind, *id));
    let mut expected = mind.present(Kind::Campaign);
    expected.sort_by_key(|id| (order(id), *id));
    let title = |id: RecordId| mind.text(id, "title").unwrap_or_default();
    let of = |id: &RecordId| (*id, title(*id), mind.text(*id, "purpose"), state(mind, *id).to_owned());
    let rows = vault.campaigns().unwrap();
    let found =
        rows.into_iter().map(|row| (row.campaign, row.title, row.purpose.map(named), named(row.state)));
    same("campaigns", expected.iter().map(of).collect::<Vec<_>>(), found.collect())?;
    for id in mind.present(Kind::Campaign) {
        page(mind, id, &vault.campaign(id).unwrap())?;
    }
    week(mind, vault, context, now)
}

fn number(mind: &Mind<'_>, campaign: RecordId, field: &str) -> Option<u32> {
    match mind.value(campaign, field) {
        Some(Val::Number(number)) => Some(number),
        _ => None,
    }
}

fn page(mind: &Mind<'_>, id: RecordId, page: &CampaignPage) -> Result<(), Breach> {
    let numbers = (number(mind, id, "weekly_asks"), number(mind, id, "weekly_meetings"));
    same("numbers a week", numbers, (page.weekly_asks, page.weekly_meetings))?;
    let text = mind.text(id, TEXT).unwrap_or_default();
    same("the person's situation", text.clone(), page.context.clone())?;
    let mut targets: Vec<RecordId> =
        uses(mind, id).into_iter().filter(|target| mind.life(*target) != Life::Deleted).collect();
    let rank = |target: RecordId| {
        let order = [Some("interested"), None, Some("undecided"), Some("ruled_out")];
        order.iter().position(|it| *it == verdict::standing(mind, target))
    };
    let name = |target| verdict::name(mind, target);
    targets.sort_by_key(|target| (rank(*target), name(*target).to_lowercase(), *target));
    let of = |target: &RecordId| {
        let given = verdict::standing(mind, *target).map(str::to_owned);
        (*target, name(*target), given, verdict::people(mind, *target) as u32)
    };
    let found = page.targets.iter().map(|row| {
        let given = row.verdict.as_ref().map(|given| named(given.verdict));
        (row.record, row.name.clone(), given, row.people)
    });
    same("what is aimed at", targets.iter().map(of).collect::<Vec<_>>(), found.collect())?;
    let said = |word| targets.iter().filter(|it| verdict::standing(mind, **it) == Some(word)).count() as u32;
    let expected = [said("interested"), said("undecided"), said("ruled_out")];
    same("how many are wanted", expected, [page.interested, page.undecided, page.ruled_out])?;
    same("what was learned early", said("ruled_out") > 0, page.learned.is_some())?;
    let is_there = |person: &RecordId, region: &str| {
        let theirs = contact::value(mind, *person, "region").and_then(Val::text);
        theirs.is_some_and(|it| it.to_lowercase() == region.to_lowercase())
    };
    let regions = mind.members(id, "regions").into_iter().map(|region| {
        let people = mind.people();
        let count = people.iter().filter(|person| is_there(person, &region)).count() as u32;
        (region, count)
    });
    let found = page.regions.iter().map(|row| (row.region.clone(), row.people));
    same("where is aimed at", regions.collect::<Vec<_>>(), found.collect())?;
    let goals = page.info_goals.iter().map(named).collect();
    same("what is to be found out", mind.members(id, "info_goals"), goals)?;
    let lacks = [
        mind.members(id, "info_goals").is_empty(),
        text.trim().is_empty(),
        mind.members(id, "organizations").is_empty(),
    ];
    let lacking = lacks.into_iter().filter(|lacks| *lacks).count();
    same("what would make talks better", lacking, page.hints.len())
}

/// What is meant for the week, of all that is under way together, and how far it went.
fn week(mind: &Mind<'_>, vault: &Vault, context: &Context, now: Time) -> Result<(), Breach> {
    let today = now.civil.date();
    let monday = today - Duration::days(i64::from(today.weekday().num_days_from_monday()));
    let is_in_week = |at: Time| (0..7).contains(&(at.civil.date() - monday).num_days());
    let all = mind.present(Kind::Campaign);
    let with_state = |wanted| all.iter().copied().filter(move |id| state(mind, *id) == wanted);
    let goal = |id, field| number(mind, id, field).filter(|number| *number > 0);
    let sum = |field| with_state("open").filter_map(|id| goal(id, field)).reduce(|one, other| one + other);
    let (asks, meetings) = (sum("weekly_asks"), sum("weekly_meetings"));
    let is_set = asks.is_some() || meetings.is_some();
    let sent =
        mind.present(Kind::Outreach).into_iter().filter(|ask| outreach::is_sent_when(mind, *ask, is_in_week));
    let asked: BTreeSet<RecordId> = sent.filter_map(|ask| mind.person_in(ask, "contact")).collect();
    let talks = mind.present(Kind::Meeting).into_iter();
    let met = talks.filter(|talk| meeting::held_at(mind, *talk).is_some_and(is_in_week)).count();
    let (asked, met) = if is_set { (asked.len() as u32, met as u32) } else { (0, 0) };
    let rests = with_state("paused");
    let is_resting = !is_set
        && rests.into_iter().any(|id| goal(id, "weekly_asks").or(goal(id, "weekly_meetings")).is_some());
    let found = vault.weekly_goal(context).unwrap();
    same("the week", monday, found.monday)?;
    same("what is meant for the week", (asks, meetings), (found.asks, found.meetings))?;
    same("how far the week went", (asked, met), (found.asked, found.met))?;
    same("whether the goal rests", is_resting, found.is_resting)?;
    let going: Vec<RecordId> = all.iter().copied().filter(|id| state(mind, *id) != "closed").collect();
    same("whose goals these are", going, found.campaigns.iter().map(|it| it.campaign).collect())?;
    let told = |goal: Option<u32>, done: u32, one: &str, many: &str, open: &str, said: &str| {
        let count = |count: u32| format!("{count} {}", if count == 1 { one } else { many });
        goal.map(|goal| match done {
            0 => format!("{} {open}", count(goal)),
            done if done < goal => format!("{done} of {} {said}", count(goal)),
            done => format!("{} {said}, as you meant to", count(done)),
        })
    };
    let asks = told(asks, asked, "person", "people", "to ask", "asked");
    let meetings = told(meetings, met, "talk", "talks", "to have", "held");
    let parts: Vec<String> = asks.into_iter().chain(meetings).collect();
    let line = (!parts.is_empty()).then(|| format!("This week: {}.", parts.join("; ")));
    same("the line on the week", line, vault.today(context).unwrap().week)
}
