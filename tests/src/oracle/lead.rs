//! Work that people told of.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use chrono::Duration;
use rapport_core::{
    Context, Vault,
    commands::{LeadCommand, LeadField, NewLead},
    model::{Confidence, Kind, LeadKind, LeadOutcome, LeadStep, RecordId},
};

use super::{
    chance::{Chance, WORDS},
    compare::{Breach, same, sorted, word},
    contact,
    due::Due,
    fact::{Detail, Time, Val},
    mind::{Happening, Mind},
    organization,
    saying::{Refused, Saying},
    tree,
};

const STEPS: [&str; 3] = ["applied", "approached", "checked"];
/// How it can end: of two ends that devices noted apart, the first counts.
const ENDS: [&str; 5] = ["got_it", "declined", "gone", "not_for_me", "let_go"];

pub(super) fn any(chance: &Chance<'_>) -> Option<LeadCommand> {
    if chance.mind.records(Kind::Lead).is_empty() || chance.dice.chance(20) {
        let tellers = [chance.record(Kind::Contact)?, chance.record(Kind::Contact)?];
        let tellers = &tellers[..1 + chance.dice.below(2)];
        return Some(LeadCommand::Add {
            lead: NewLead {
                text: chance.some(chance.text(WORDS)),
                organization: chance.record(Kind::Organization).and_then(|place| chance.some(place)),
                role: Some(chance.text(WORDS)).filter(|_| chance.dice.chance(40)),
                kind: chance.some(LeadKind::PartTime),
                is_public: chance.some(chance.dice.chance(50)),
                heard_from: if chance.dice.chance(95) { tellers.to_vec() } else { Vec::new() },
                meeting: chance.record(Kind::Meeting).and_then(|talk| chance.some(talk)),
                confidence: chance.some(chance.of(&[Confidence::Low, Confidence::High])),
                next_step: chance.some(chance.text(WORDS)),
            },
        });
    }
    let lead = chance.record(Kind::Lead)?;
    use LeadOutcome::{Declined, Gone, GotIt, LetGo, NotForMe};
    Some(match chance.dice.below(24) {
        0..3 => LeadCommand::Set {
            lead,
            field: chance.of(&[LeadField::Text, LeadField::Role, LeadField::NextStep]),
            value: chance.some(chance.text(WORDS)),
        },
        3 | 4 => LeadCommand::SetOrganization {
            lead,
            organization: chance.record(Kind::Organization).and_then(|place| chance.some(place)),
        },
        5 => LeadCommand::SetKind {
            lead,
            kind: chance.some(chance.of(&[LeadKind::Temporary, LeadKind::Freelance])),
        },
        6 => LeadCommand::SetPublic { lead, is_public: chance.some(chance.dice.chance(50)) },
        7 => LeadCommand::SetConfidence {
            lead,
            confidence: chance.some(chance.of(&[Confidence::Low, Confidence::Medium])),
        },
        8 | 9 => LeadCommand::SetHeardFrom {
            lead,
            contact: chance.record(Kind::Contact)?,
            on: chance.dice.chance(60),
        },
        10..14 => {
            let step = chance.of(&[LeadStep::Checked, LeadStep::Applied, LeadStep::Approached]);
            LeadCommand::Step { lead, step }
        }
        14..19 => LeadCommand::Close {
            lead,
            outcome: chance.of(&[GotIt, Declined, Declined, Gone, Gone, NotForMe, LetGo]),
        },
        19 | 20 => LeadCommand::Reopen { lead },
        21 | 22 => LeadCommand::Delete { lead },
        _ => LeadCommand::Restore { lead },
    })
}

pub(super) fn interpret(command: &LeadCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        LeadCommand::Add { lead } => add(saying, lead),
        LeadCommand::Set { lead, field, value } => {
            saying.require(Kind::Lead, *lead)?;
            let field = match field {
                LeadField::Text => "text",
                LeadField::Role => "role",
                LeadField::NextStep => "next_step",
            };
            saying.put_text(*lead, field, value.as_deref());
            says_something(saying, *lead)
        }
        LeadCommand::SetOrganization { lead, organization } => {
            saying.require_all(Kind::Organization, *organization)?;
            saying.require(Kind::Lead, *lead)?;
            saying.put(*lead, "organization", organization.map(Val::Id));
            says_something(saying, *lead)
        }
        LeadCommand::SetKind { lead, kind } => put(saying, *lead, "kind", kind.map(|it| Val::Text(word(it)))),
        LeadCommand::SetPublic { lead, is_public } => put(saying, *lead, "is_public", is_public.map(yes)),
        LeadCommand::SetConfidence { lead, confidence } => {
            put(saying, *lead, "confidence", confidence.map(|it| Val::Text(word(it))))
        }
        LeadCommand::SetHeardFrom { lead, contact, on } => {
            saying.require(Kind::Contact, *contact)?;
            saying.require(Kind::Lead, *lead)?;
            saying.set_member(*lead, "heard_from", &contact.to_string(), *on);
            Ok(())
        }
        LeadCommand::Step { lead, step } => {
            let name = match step {
                LeadStep::Checked => "checked",
                LeadStep::Applied => "applied",
                LeadStep::Approached => "approached",
            };
            saying.require(Kind::Lead, *lead)?;
            saying.supersede(*lead, name, Detail::Nothing, &["closed"]);
            Ok(())
        }
        LeadCommand::Close { lead, outcome } => {
            saying.require(Kind::Lead, *lead)?;
            let how = ENDS.into_iter().find(|end| *end == word(outcome)).ok_or(Refused)?;
            saying.supersede(*lead, "closed", Detail::Word(how), &["closed"]);
            Ok(())
        }
        LeadCommand::Reopen { lead } => {
            saying.require(Kind::Lead, *lead)?;
            if !saying.mind().has(*lead, "closed") {
                return Err(Refused);
            }
            saying.supersede(*lead, "", Detail::Nothing, &["closed"]);
            Ok(())
        }
        LeadCommand::Delete { lead } => saying.delete(Kind::Lead, *lead),
        LeadCommand::Restore { lead } => saying.restore(Kind::Lead, *lead),
    }
}

fn yes(is_so: bool) -> Val {
    if is_so { Val::Yes } else { Val::No }
}

fn put(
    saying: &mut Saying<'_>,
    lead: RecordId,
    field: &'static str,
    value: Option<Val>,
) -> Result<(), Refused> {
    saying.require(Kind::Lead, lead)?;
    saying.put(lead, field, value);
    Ok(())
}

fn add(saying: &mut Saying<'_>, new: &NewLead) -> Result<(), Refused> {
    if new.heard_from.is_empty() {
        return Err(Refused);
    }
    saying.require_all(Kind::Contact, new.heard_from.iter().copied())?;
    saying.require_all(Kind::Organization, new.organization)?;
    saying.require_all(Kind::Meeting, new.meeting)?;
    let lead = saying.make(Kind::Lead);
    saying.put_text(lead, "text", new.text.as_deref());
    saying.put(lead, "organization", new.organization.map(Val::Id));
    saying.put_text(lead, "role", new.role.as_deref());
    saying.put(lead, "kind", new.kind.map(|it| Val::Text(word(it))));
    saying.put(lead, "is_public", new.is_public.map(yes));
    saying.put(lead, "confidence", new.confidence.map(|it| Val::Text(word(it))));
    saying.put_text(lead, "next_step", new.next_step.as_deref());
    heard(saying, lead, new.heard_from.iter().copied(), new.meeting);
    says_something(saying, lead)
}

/// One that came up in a talk.
pub(super) fn add_heard(
    saying: &mut Saying<'_>,
    text: &str,
    teller: Option<RecordId>,
    talk: Option<RecordId>,
) {
    let lead = saying.make(Kind::Lead);
    saying.put_text(lead, "text", Some(text));
    heard(saying, lead, teller, talk);
}

fn heard(
    saying: &mut Saying<'_>,
    lead: RecordId,
    tellers: impl IntoIterator<Item = RecordId>,
    talk: Option<RecordId>,
) {
    saying.put(lead, "=meeting", talk.map(Val::Id));
    for teller in tellers {
        saying.add(lead, "heard_from", &teller.to_string());
    }
    saying.happened(lead, "heard", Detail::Nothing);
}

/// A lead is of something: a text, a role or a place.
fn says_something(saying: &Saying<'_>, lead: RecordId) -> Result<(), Refused> {
    let mind = saying.mind();
    let is_said = ["text", "role", "organization"].iter().any(|field| mind.value(lead, field).is_some());
    if is_said { Ok(()) } else { Err(Refused) }
}

pub(super) fn uses(mind: &Mind<'_>, lead: RecordId) -> BTreeSet<RecordId> {
    let fields = ["organization", "=meeting"].iter().filter_map(|field| mind.id(lead, field));
    fields.chain(mind.ids(lead, "heard_from")).collect()
}

fn steps<'a>(mind: &Mind<'a>, lead: RecordId) -> Vec<Happening<'a>> {
    STEPS.iter().flat_map(|step| mind.happened(lead, step)).collect()
}

/// The ends that count: the work was got, or whoever noted it knew of every step that was taken.
fn ends(mind: &Mind<'_>, lead: RecordId) -> BTreeSet<usize> {
    let steps = steps(mind, lead);
    let counts = |end: &Happening<'_>| {
        *end.detail == Detail::Word("got_it")
            || steps.iter().all(|step| mind.ledger.saw(end.number, step.number))
    };
    let how = |end: &Happening<'_>| ENDS.iter().position(|how| *end.detail == Detail::Word(how));
    let ends = mind.happened(lead, "closed").into_iter().filter(counts);
    ends.filter_map(|end| how(&end)).collect()
}

fn outcome(mind: &Mind<'_>, lead: RecordId) -> Option<&'static str> {
    ends(mind, lead).first().map(|how| ENDS[*how])
}

/// Where it stands: over, or the furthest step.
fn state(mind: &Mind<'_>, lead: RecordId) -> &'static str {
    if outcome(mind, lead).is_some() {
        return "closed";
    }
    STEPS.into_iter().find(|step| mind.has(lead, step)).unwrap_or("heard")
}

/// When something last happened with it, its end aside.
fn last_step(mind: &Mind<'_>, lead: RecordId) -> Option<Time> {
    let steps = steps(mind, lead).into_iter().chain(mind.happened(lead, "heard"));
    steps.map(|step| step.at).max_by_key(|at| at.instant)
}

/// Whether it ended in two ways, or ended on one device and went on upon another.
pub(super) fn is_in_question(mind: &Mind<'_>, lead: RecordId) -> bool {
    match ends(mind, lead).len() {
        0 => mind.has(lead, "closed"),
        count => count > 1,
    }
}

/// A step, once none was taken for two weeks.
pub(super) fn due(mind: &Mind<'_>, lead: RecordId) -> Vec<Due> {
    let Some(since) = last_step(mind, lead).filter(|_| outcome(mind, lead).is_none()) else {
        return Vec::new();
    };
    let teller = contact::by_name(mind, &mind.ids(lead, "heard_from")).first().copied();
    let day = since.civil.date() + Duration::days(14);
    vec![Due::on("lead", lead, teller, day, 0).never_late().says(title(mind, lead).as_slice())]
}

/// What it is called: "Editor at Zeta", or else what was said.
fn title(mind: &Mind<'_>, lead: RecordId) -> Option<String> {
    let place = mind.id(lead, "organization");
    if place.is_some_and(|place| mind.is_unclear(place, "name")) {
        return None;
    }
    let place = place.map(|place| organization::name(mind, place)).filter(|name| !name.is_empty());
    Some(match (mind.text(lead, "role"), mind.text(lead, "text"), place) {
        (Some(role), _, Some(place)) => format!("{role} at {place}"),
        (Some(role), _, None) => role,
        (None, Some(text), _) => text,
        (None, None, Some(place)) => format!("Something at {place}"),
        (None, None, None) => "A lead".to_owned(),
    })
}

/// What the board of leads shows.
pub(super) fn compared(mind: &Mind<'_>, vault: &Vault, context: &Context) -> Result<(), Breach> {
    let board = vault.leads(context).unwrap();
    let (places, ..) = tree::tree(mind);
    let generation = |teller: &RecordId| places.get(teller).map(|place| place.generation);
    let leads = mind.present(Kind::Lead);
    let expected = leads.iter().map(|lead| {
        let lead = *lead;
        let tellers = contact::by_name(mind, &mind.ids(lead, "heard_from"));
        let nearest = tellers.iter().filter_map(generation).min();
        let last = last_step(mind, lead).map(|at| at.civil.date());
        let outcome = outcome(mind, lead);
        let is_stale =
            outcome.is_none() && last.is_some_and(|last| last + Duration::days(14) <= context.today());
        let fields = ["text", "role", "kind", "confidence", "next_step"].map(|field| mind.text(lead, field));
        let is_public = mind.value(lead, "is_public").map(|it| it == Val::Yes);
        let heard = mind.first(lead, "heard").map(|at| at.civil.date());
        let ends = (state(mind, lead).to_owned(), outcome.map(str::to_owned), is_stale);
        let days = (heard, last);
        (lead, ends, fields, is_public, (tellers, nearest), mind.id(lead, "=meeting"), days)
    });
    let found = board.rows.iter().map(|row| {
        let (kind, confidence) = (row.kind.map(word), row.confidence.map(word));
        let fields = [row.text.clone(), row.role.clone(), kind, confidence, row.next_step.clone()];
        let ends = (word(row.state), row.outcome.map(word), row.is_stale);
        let tellers: Vec<RecordId> = row.heard_from.iter().map(|person| person.contact).collect();
        let days = (row.heard, row.last_step);
        (row.lead, ends, fields, row.is_public, (tellers, row.generation), row.meeting, days)
    });
    same("leads", sorted(expected.collect()), sorted(found.collect()))?;
    for row in &board.rows {
        same("where a lead is", mind.id(row.lead, "organization"), row.organization)?;
        if let Some(title) = title(mind, row.lead) {
            same("title of a lead", title, row.title.clone())?;
        }
    }
    let is_in_order = board.rows.is_sorted_by_key(|row| (row.outcome.is_some(), Reverse(row.state)));
    same("whether leads are in order", true, is_in_order)?;
    let open = leads.iter().filter(|lead| outcome(mind, **lead).is_none()).count();
    same("how many leads are open", open, board.open as usize)?;
    let mut by_teller: BTreeMap<RecordId, (u32, u32)> = BTreeMap::new();
    for lead in &leads {
        for teller in contact::by_name(mind, &mind.ids(*lead, "heard_from")) {
            let of = by_teller.entry(teller).or_default();
            of.0 += 1;
            of.1 += u32::from(outcome(mind, *lead).is_none());
        }
    }
    let found = board.by_person.iter().map(|row| (row.person.contact, (row.leads, row.open)));
    same("leads by who told of them", by_teller, found.collect())
}
