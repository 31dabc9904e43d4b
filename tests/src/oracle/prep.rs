//! How talks are prepared, and what was asked and answered in them.

use std::collections::BTreeSet;

use rapport_core::{
    Context, Vault,
    commands::PrepCommand,
    model::{InfoGoal, ItemId, Kind, QuestionKind, RatedPart, RecordId, ResearchField},
};

use super::{
    chance::{Chance, WORDS},
    compare::{Breach, same, sorted, word},
    fact::Val,
    meeting,
    mind::{Life, Mind},
    outreach, question,
    saying::{Refused, Saying},
};

const PLAN: &str = "question_plan";
const ANSWERS: &str = "answers";
/// What is on the list of what to see to, and something that is not.
const ENTRIES: &[&str] = &["confirmed", "dress", "no_resume", "not on the list"];

pub(super) fn any(chance: &Chance<'_>) -> Option<PrepCommand> {
    let meeting = chance.record(Kind::Meeting)?;
    let planned = || chance.member(meeting, PLAN)?.parse::<ItemId>().ok();
    let text = || chance.some(chance.text(WORDS));
    let kind = chance.of(&[QuestionKind::Must, QuestionKind::Nice, QuestionKind::Fallback]);
    if planned().is_none() && chance.dice.chance(50) {
        return Some(any_plan(chance, meeting, kind));
    }
    Some(match chance.dice.below(24) {
        0..4 => any_plan(chance, meeting, kind),
        4 => PrepCommand::PlanProposed { meeting, purpose: None },
        5 | 6 => PrepCommand::SetQuestionKind { meeting, item: planned()?, kind },
        7 => PrepCommand::SetKnownAnswer { meeting, item: planned()?, text: text() },
        8..11 => PrepCommand::MoveQuestion {
            meeting,
            item: planned()?,
            after: planned().and_then(|it| chance.some(it)),
        },
        11 => PrepCommand::RemoveQuestion { meeting, item: planned()? },
        12..17 => PrepCommand::Answer {
            meeting,
            item: planned().and_then(|it| chance.some(it)),
            text: text(),
            was_new: chance.dice.chance(50),
            had_answer: chance.dice.chance(50),
        },
        17 | 18 => PrepCommand::Rate {
            meeting,
            part: chance.of(&[RatedPart::Opening, RatedPart::StayingPositive]),
            rating: chance.some(chance.of(&[1, 4, 5, 6])),
        },
        19 | 20 => {
            let field = chance.of(&[ResearchField::Person, ResearchField::SocialPresence]);
            PrepCommand::SetResearch { meeting, field, text: text() }
        }
        21 => PrepCommand::SetDress { meeting, text: text() },
        22 => PrepCommand::Tick { meeting, item: chance.text(ENTRIES), on: chance.dice.chance(60) },
        _ => {
            let goal = chance.of(&[InfoGoal::Industry, InfoGoal::Openings]);
            PrepCommand::SetGoal { meeting, goal, on: chance.dice.chance(60) }
        }
    })
}

/// A question of the bank, a built-in one, one of its own; now and then none or two of these.
fn any_plan(chance: &Chance<'_>, meeting: RecordId, kind: QuestionKind) -> PrepCommand {
    let which = chance.dice.below(9);
    PrepCommand::PlanQuestion {
        meeting,
        question: chance.record(Kind::Question).filter(|_| which < 3),
        built_in: (3..6).contains(&which).then(|| chance.text(question::BUILT_IN)),
        text: (5..9).contains(&which).then(|| chance.text(WORDS)),
        kind,
    }
}

/// An answer that a device knows of.
pub(super) fn any_answer(chance: &Chance<'_>) -> Option<(RecordId, ItemId)> {
    let talks = chance.mind.records(Kind::Meeting).into_iter();
    let answers =
        talks.flat_map(|talk| chance.mind.members(talk, ANSWERS).into_iter().map(move |it| (talk, it)));
    let (talk, answer) = chance.dice.one(&answers.collect::<Vec<_>>()).cloned()?;
    Some((talk, answer.parse().ok()?))
}

pub(super) fn interpret(command: &PrepCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        PrepCommand::SetGoal { meeting, goal, on } => {
            saying.require(Kind::Meeting, *meeting)?;
            let mut goals = goals(&saying.mind(), *meeting, |_| true);
            match on {
                true => goals.insert(word(goal)),
                false => goals.remove(&word(goal)),
            };
            let known = saying.mind().members(*meeting, "info_goals");
            for gone in known.difference(&goals) {
                saying.remove(*meeting, "info_goals", gone);
            }
            goals.iter().for_each(|goal| saying.add(*meeting, "info_goals", goal));
            Ok(())
        }
        PrepCommand::SetResearch { meeting, field, text } => {
            saying.require(Kind::Meeting, *meeting)?;
            saying.put_text(*meeting, &format!("prep.{}", word(field)), text.as_deref());
            Ok(())
        }
        PrepCommand::SetDress { meeting, text } => {
            saying.require(Kind::Meeting, *meeting)?;
            saying.put_text(*meeting, "prep.dress", text.as_deref());
            Ok(())
        }
        PrepCommand::Tick { meeting, item, on } => {
            saying.require(Kind::Meeting, *meeting)?;
            if *on && item == "not on the list" {
                return Err(Refused);
            }
            saying.set_member(*meeting, "ticked", item, *on);
            Ok(())
        }
        PrepCommand::PlanQuestion { meeting, question, built_in, text, kind } => {
            let what = [
                question.map(Val::Id),
                built_in.clone().map(Val::Text),
                text.as_deref().map(|text| Val::Text(text.trim().to_owned())),
            ];
            let is_known = built_in.as_deref().is_none_or(|id| id != question::NOT_BUILT_IN);
            if what.iter().flatten().count() != 1 || !is_known {
                return Err(Refused);
            }
            saying.require_all(Kind::Question, *question)?;
            saying.require(Kind::Meeting, *meeting)?;
            plan(saying, *meeting, what, &word(kind))
        }
        PrepCommand::PlanProposed { meeting, .. } => plan_proposed(saying, *meeting),
        PrepCommand::SetQuestionKind { meeting, item, kind } => {
            let item = require_planned(saying, *meeting, *item)?;
            saying.put_text(*meeting, &of_plan(&item, "kind"), Some(&word(kind)));
            Ok(())
        }
        PrepCommand::SetKnownAnswer { meeting, item, text } => {
            let item = require_planned(saying, *meeting, *item)?;
            saying.put_text(*meeting, &of_plan(&item, "known_answer"), text.as_deref());
            Ok(())
        }
        PrepCommand::MoveQuestion { meeting, item, after } => {
            let moved = require_planned(saying, *meeting, *item)?;
            let after = after.map(|after| require_planned(saying, *meeting, after)).transpose()?;
            shift(saying, *meeting, &moved, after.as_deref())
        }
        PrepCommand::RemoveQuestion { meeting, item } => {
            let item = require_planned(saying, *meeting, *item)?;
            saying.remove(*meeting, PLAN, &item);
            Ok(())
        }
        PrepCommand::Answer { meeting, item, text, was_new, had_answer } => {
            saying.require(Kind::Meeting, *meeting)?;
            if item.is_none() && text.is_none() {
                return Err(Refused);
            }
            let asked = item.map(|item| require_planned(saying, *meeting, item)).transpose()?;
            let known = asked
                .as_ref()
                .and_then(|asked| answers_to(&saying.mind(), *meeting, asked).into_iter().next());
            let answer = known.unwrap_or_else(|| saying.add_item(*meeting, ANSWERS));
            let yes = |is_so: bool| is_so.then_some(Val::Yes);
            saying.put_text(*meeting, &of_answer(&answer, "question"), asked.as_deref());
            saying.put_text(*meeting, &of_answer(&answer, "text"), text.as_deref());
            saying.put(*meeting, of_answer(&answer, "was_new"), yes(*was_new));
            saying.put(*meeting, of_answer(&answer, "had_answer"), yes(*had_answer));
            Ok(())
        }
        PrepCommand::Rate { meeting, part, rating } => {
            if rating.is_some_and(|rating| !(1..=5).contains(&rating)) {
                return Err(Refused);
            }
            saying.require(Kind::Meeting, *meeting)?;
            saying.put(*meeting, format!("ratings.{}", word(part)), rating.map(Val::Number));
            Ok(())
        }
    }
}

fn of_plan(item: &str, field: &str) -> String {
    format!("{PLAN}/{item}/{field}")
}

fn of_answer(answer: &str, field: &str) -> String {
    format!("{ANSWERS}/{answer}/{field}")
}

fn require_planned(saying: &Saying<'_>, meeting: RecordId, item: ItemId) -> Result<String, Refused> {
    saying.require(Kind::Meeting, meeting)?;
    let item = item.to_string();
    if saying.mind().members(meeting, PLAN).contains(&item) { Ok(item) } else { Err(Refused) }
}

/// What a planned question is: of the bank, built in, or a text of its own.
fn what(mind: &Mind<'_>, meeting: RecordId, item: &str) -> [Option<Val>; 3] {
    ["question", "built_in", "text"].map(|field| mind.value(meeting, &of_plan(item, field)))
}

/// Plans a question at the end, or says how much one that is planned matters.
fn plan(
    saying: &mut Saying<'_>,
    meeting: RecordId,
    wanted: [Option<Val>; 3],
    kind: &str,
) -> Result<(), Refused> {
    let mind = saying.mind();
    let known = mind.members(meeting, PLAN).into_iter().find(|item| what(&mind, meeting, item) == wanted);
    if let Some(known) = known {
        saying.put_text(meeting, &of_plan(&known, "kind"), Some(kind));
        return Ok(());
    }
    let mut expected = planned(&mind, meeting);
    let item = saying.add_item(meeting, PLAN);
    for (field, value) in ["question", "built_in", "text"].into_iter().zip(wanted) {
        saying.put(meeting, of_plan(&item, field), value);
    }
    saying.put_text(meeting, &of_plan(&item, "kind"), Some(kind));
    expected.push(item);
    take_places(saying, meeting, &expected)
}

/// What the product proposes is its own affair, as long as nothing is planned twice and nothing that is hidden is.
fn plan_proposed(saying: &mut Saying<'_>, meeting: RecordId) -> Result<(), Refused> {
    saying.require(Kind::Meeting, meeting)?;
    let names = saying.names();
    let shown = |item: &str, field: &str| {
        let value = (names.shown)(meeting, &of_plan(item, field));
        value.and_then(|value| value.as_str().map(str::to_owned))
    };
    let mind = saying.mind();
    let mut known: BTreeSet<String> = mind.members(meeting, PLAN);
    let mut without: BTreeSet<Val> =
        known.iter().filter_map(|item| what(&mind, meeting, item)[1].clone()).collect();
    let mut expected = planned(&mind, meeting);
    let mut new: Vec<(Option<String>, String)> = (names.items)(meeting, PLAN)
        .difference(&known)
        .map(|item| (shown(item, "position"), item.clone()))
        .collect();
    new.sort();
    for (_, item) in new {
        let (built_in, kind) = (shown(&item, "built_in"), shown(&item, "kind"));
        let built_in = built_in.map(Val::Text).ok_or(Refused)?;
        let is_hidden = question::is_hidden(&saying.mind(), &built_in);
        if is_hidden || !without.insert(built_in.clone()) || !known.insert(item.clone()) {
            return Err(Refused);
        }
        saying.add(meeting, PLAN, &item);
        saying.put(meeting, of_plan(&item, "built_in"), Some(built_in));
        saying.put_text(meeting, &of_plan(&item, "kind"), kind.as_deref());
        expected.push(item);
    }
    take_places(saying, meeting, &expected)
}

/// Moves a question behind another, or to the front.
fn shift(
    saying: &mut Saying<'_>,
    meeting: RecordId,
    moved: &str,
    after: Option<&str>,
) -> Result<(), Refused> {
    if after == Some(moved) {
        return Ok(());
    }
    let mut expected = planned(&saying.mind(), meeting);
    expected.retain(|item| item != moved);
    let behind = after.and_then(|after| expected.iter().position(|item| item == after));
    expected.insert(behind.map_or(0, |behind| behind + 1), moved.to_owned());
    take_places(saying, meeting, &expected)
}

/// How places are written is the engine's affair, as long as they put the questions into the order that is expected.
fn take_places(saying: &mut Saying<'_>, meeting: RecordId, expected: &[String]) -> Result<(), Refused> {
    if !saying.names().is_done {
        return Ok(());
    }
    for item in expected {
        let place = (saying.names().shown)(meeting, &of_plan(item, "position"));
        let place = place.and_then(|place| place.as_str().map(str::to_owned));
        saying.put_text(meeting, &of_plan(item, "position"), place.as_deref());
    }
    if planned(&saying.mind(), meeting) == expected { Ok(()) } else { Err(Refused) }
}

/// The planned questions in their order.
fn planned(mind: &Mind<'_>, meeting: RecordId) -> Vec<String> {
    let place = |item: &String| mind.text(meeting, &of_plan(item, "position"));
    let items = mind.members(meeting, PLAN).into_iter().map(|item| (place(&item), item));
    sorted(items.collect()).into_iter().map(|(_, item)| item).collect()
}

/// What was answered to a question, as each device noted it.
fn answers_to(mind: &Mind<'_>, meeting: RecordId, item: &str) -> Vec<String> {
    let is_to = |answer: &String| mind.text(meeting, &of_answer(answer, "question")).as_deref() == Some(item);
    mind.members(meeting, ANSWERS).into_iter().filter(is_to).collect()
}

/// What an answer says, if it is there and says anything.
pub(super) fn answer_text(mind: &Mind<'_>, meeting: RecordId, answer: &str) -> Option<String> {
    mind.members(meeting, ANSWERS).contains(answer).then(|| mind.text(meeting, &of_answer(answer, "text")))?
}

/// The question that was answered, as long as it is planned: the built-in one, that of the bank, or its text.
pub(super) fn question_answered(
    mind: &Mind<'_>,
    meeting: RecordId,
    answer: &str,
) -> Option<[Option<Val>; 3]> {
    let item = mind.text(meeting, &of_answer(answer, "question"))?;
    let [question, built_in, text] = what(mind, meeting, &item);
    mind.members(meeting, PLAN).contains(&item).then_some([built_in, question, text])
}

/// The questions of the bank that are planned.
pub(super) fn uses(mind: &Mind<'_>, meeting: RecordId) -> BTreeSet<RecordId> {
    let items = mind.members(meeting, PLAN);
    items.iter().filter_map(|item| mind.id(meeting, &of_plan(item, "question"))).collect()
}

/// What is to be found out: as long as nothing is said, what the campaign wants whose ask it came of.
fn goals(mind: &Mind<'_>, meeting: RecordId, is_there: impl Fn(RecordId) -> bool) -> BTreeSet<String> {
    let own = mind.members(meeting, "info_goals");
    if !own.is_empty() {
        return own;
    }
    let asks = mind.present(Kind::Outreach).into_iter();
    let asks = asks.filter(|ask| outreach::uses(mind, *ask).contains(&meeting));
    let ask = asks.max_by_key(|ask| (outreach::place_in_time(mind, *ask).map(|at| at.instant), *ask));
    let campaign = ask.and_then(|ask| mind.id(ask, "campaign")).filter(|id| is_there(*id));
    campaign.map(|campaign| mind.members(campaign, "info_goals")).unwrap_or_default()
}

/// What the page of each talk shows of this.
pub(super) fn compared(mind: &Mind<'_>, vault: &Vault, context: &Context) -> Result<(), Breach> {
    for talk in mind.present(Kind::Meeting) {
        let page = vault.prep(context, talk).unwrap();
        let text = |answer: &String| mind.text(talk, &of_answer(answer, "text"));
        let plan = planned(mind, talk);
        let expected = plan.iter().map(|item| {
            let answers = answers_to(mind, talk, item);
            let is = |field, answer: &String| mind.value(talk, &of_answer(answer, field)).is_some();
            let is_answered = answers.iter().any(|it| text(it).is_some() || is("had_answer", it));
            let was_new = answers.iter().any(|it| is("was_new", it));
            let kind = mind.text(talk, &of_plan(item, "kind")).unwrap_or("nice".to_owned());
            let known = mind.text(talk, &of_plan(item, "known_answer"));
            (item.clone(), kind, known, (is_answered, was_new), answers.iter().filter_map(text).collect())
        });
        let rows = page.questions.iter().map(|row| {
            let is = (row.is_answered, row.was_new);
            (row.item.to_string(), word(row.kind), row.known_answer.clone(), is, row.answers.clone())
        });
        type Row = (String, String, Option<String>, (bool, bool), Vec<String>);
        same("planned questions", expected.collect::<Vec<Row>>(), rows.collect())?;
        let is_other = |answer: &String| {
            mind.text(talk, &of_answer(answer, "question")).is_none_or(|item| !plan.contains(&item))
        };
        let others = mind.members(talk, ANSWERS).into_iter().filter(is_other);
        let others: Vec<String> = others.filter_map(|answer| text(&answer)).collect();
        same("other answers", others, page.other_answers.clone())?;
        for row in &page.research {
            let found = mind.text(talk, &format!("prep.{}", word(row.field)));
            same("what was found out", found, row.text.clone())?;
        }
        same("what to wear", mind.text(talk, "prep.dress"), page.dress.clone())?;
        let goals = goals(mind, talk, |id| mind.life(id) != Life::Deleted);
        same("what to find out", goals, page.goals.iter().map(word).collect())?;
        let ticked = mind.members(talk, "ticked");
        let shown = page.checklist.iter().map(|row| row.item.clone());
        let shown: BTreeSet<String> = shown.filter(|item| ticked.contains(item)).collect();
        let found = page.checklist.iter().filter(|row| row.is_ticked).map(|row| row.item.clone());
        same("what is ticked off", shown, found.collect())?;
        let impression = meeting::impression(mind, talk).map(|(score, _, repair)| {
            (score, repair, score <= 2, mind.has(talk, "repaired") && !meeting::is_to_mend(mind, talk))
        });
        let found = page.impression.map(|it| (it.score, it.repair, it.is_poor, it.is_repaired));
        same("impression", impression, found)?;
        let said = page.outcomes.iter().filter(|row| row.is_said).map(|row| word(row.outcome));
        same("what a talk brought", mind.members(talk, "outcomes"), said.collect())?;
        let offers = mind.users(talk).into_iter().filter(|id| mind.kind(*id) == Some(Kind::Offer));
        let offers = offers.filter(|id| mind.life(*id) != Life::Deleted).collect();
        same("offers of a talk", sorted(offers), sorted(page.offers.iter().map(|row| row.offer).collect()))?;
    }
    Ok(())
}
