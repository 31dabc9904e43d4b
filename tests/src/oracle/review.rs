//! Settling what two devices said differently.

use std::collections::BTreeSet;

use rapport_core::{
    Context, Vault,
    commands::{Command, ReviewCommand},
    model::{EventId, Kind, ObligationKey, ObligationKind, Profile, RecordId},
};

use super::{
    chance::Chance,
    fact::{Detail, Says, Val},
    mind::Mind,
    note, offer, outreach,
    saying::{Refused, Saying},
    undo::TEXT,
};

/// The kinds of records of which the oracle knows what contradicts each other.
const KNOWN: &[Kind] = &[
    Kind::Meeting,
    Kind::Outreach,
    Kind::IntroRequest,
    Kind::Referral,
    Kind::Offer,
    Kind::Lead,
    Kind::Insight,
];

/// Mostly what the review offers.
pub(super) fn any(chance: &Chance<'_>, vault: &Vault, context: &Context) -> Option<Command> {
    let items = vault.review(context).unwrap().items.into_iter();
    let offered: Vec<Command> = items.flat_map(|item| item.choices).map(|choice| choice.command).collect();
    if chance.dice.chance(75)
        && let Some(command) = chance.dice.one(&offered)
    {
        return is_known(chance.mind, command).then(|| command.clone());
    }
    use Kind::{Commitment, Insight, Lead, Meeting, Note, Obligation, Offer, Referral};
    let kind = chance.of(&[Note, Meeting, Commitment, Referral, Obligation, Offer, Insight, Lead]);
    let (record, to) = (chance.record(kind)?, chance.record(Kind::Contact)?);
    let people = chance.mind.records(Kind::Contact).into_iter();
    let named: Vec<RecordId> = people.filter(|it| chance.mind.users(*it).contains(&record)).collect();
    let from = chance.dice.one(&named).copied().or(chance.record(Kind::Contact))?;
    let command = Command::Review(match kind {
        Kind::Note if chance.dice.chance(40) => ReviewCommand::Unlink { note: record, contact: from },
        _ => ReviewCommand::Assign { record, from, to },
    });
    is_known(chance.mind, &command).then_some(command)
}

/// What is owed to whoever took part in a talk or gave a name.
const OWED: [ObligationKind; 5] = [
    ObligationKind::ThankEmail,
    ObligationKind::ThankHand,
    ObligationKind::ReportBack,
    ObligationKind::Mend,
    ObligationKind::Judge,
];

fn is_known(mind: &Mind<'_>, command: &Command) -> bool {
    match command {
        Command::Review(ReviewCommand::KeepEvent { record, .. }) => {
            mind.kind(*record).is_some_and(|kind| KNOWN.contains(&kind))
        }
        // What was done of what is owed moves along, with the times at which it was: that is not told here.
        Command::Review(ReviewCommand::Assign { record, from, .. }) => OWED.iter().all(|kind| {
            let key = ObligationKey { kind: *kind, subject: *record, contact: *from };
            mind.kind(key.id()).is_none()
        }),
        _ => true,
    }
}

pub(super) fn interpret(command: &ReviewCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        ReviewCommand::KeepValue { record, field, author } => {
            let field = match field.rsplit_once('/') {
                Some((item, last)) if *record == Profile::id() && last != "name" => {
                    format!("{item}/filter/{last}")
                }
                _ => own_name(field),
            };
            let device = (saying.names().device)(*author).ok_or(Refused)?;
            let kept = saying.mind().written_by(*record, &field, device).ok_or(Refused)?;
            let before = saying.mind().value(*record, &field);
            // It is written even where it is what was shown: the others are gone.
            saying.say(*record, Says::Value { field, value: Some(kept), before });
            Ok(())
        }
        ReviewCommand::KeepEvent { record, event } => keep_event(saying, *record, *event),
        ReviewCommand::KeepBoth { note, text, other } => {
            saying.require(Kind::Note, *note)?;
            let about: Vec<RecordId> = saying.mind().ids(*note, "about").into_iter().collect();
            let whole = |text: &str| Some(Val::Text(text.to_owned())).filter(|_| !text.is_empty());
            saying.put(*note, TEXT, whole(text));
            let made = saying.make(Kind::Note);
            for id in &about {
                saying.add(made, "about", &id.to_string());
            }
            saying.put(made, TEXT, whole(other));
            let value = Some(Val::Id(*note));
            saying.say(made, Says::Value { field: note::FROM.to_owned(), value, before: None });
            Ok(())
        }
        ReviewCommand::Unlink { note, contact } => {
            saying.require(Kind::Note, *note)?;
            saying.remove(*note, "about", &contact.to_string());
            Ok(())
        }
        ReviewCommand::Assign { record, from, to } => {
            saying.require(Kind::Contact, *to)?;
            assign(saying, *record, *from, *to)
        }
    }
}

/// What a field is called here.
fn own_name(key: &str) -> String {
    match key.split_once('_') {
        Some(("research", of)) => format!("prep.{of}"),
        Some(("rating", of)) => format!("ratings.{of}"),
        _ if key == "dress" => "prep.dress".to_owned(),
        _ if key == "public" => "is_public".to_owned(),
        _ => key.to_owned(),
    }
}

/// What was written about one card is about another from now on.
fn assign(saying: &mut Saying<'_>, record: RecordId, from: RecordId, to: RecordId) -> Result<(), Refused> {
    let (sets, fields): (&[&'static str], &[&str]) = match saying.mind().kind(record) {
        Some(Kind::Note) => (&["about"], &[]),
        Some(Kind::Meeting) => (&["participants"], &[]),
        Some(Kind::Commitment) => (&[], &["contact"]),
        Some(Kind::Referral) => (&[], &["referrer", "referee"]),
        Some(Kind::Offer) => (&[], &["=host", "about"]),
        Some(Kind::Insight) => (&["subjects", "heard_from"], &[]),
        Some(Kind::Term | Kind::Lead) => (&["heard_from"], &[]),
        Some(Kind::Resource) => (&["recommended_by"], &[]),
        _ => return Err(Refused),
    };
    let sets = sets.iter().copied().filter(|set| saying.mind().ids(record, set).contains(&from));
    let sets: Vec<&'static str> = sets.collect();
    let fields = fields.iter().copied().filter(|field| saying.mind().id(record, field) == Some(from));
    let fields: Vec<&str> = fields.collect();
    if sets.is_empty() && fields.is_empty() {
        return Err(Refused);
    }
    for set in sets.into_iter().filter(|_| from != to) {
        saying.remove(record, set, &from.to_string());
        saying.add(record, set, &to.to_string());
    }
    for field in fields {
        saying.put(record, field, Some(Val::Id(to)));
    }
    Ok(())
}

fn keep_event(saying: &mut Saying<'_>, record: RecordId, event: EventId) -> Result<(), Refused> {
    let kind = saying.mind().kind(record).ok_or(Refused)?;
    let may_be_kept: &[&str] = match kind {
        Kind::Meeting => &["scheduled", "started", "cancelled", "no_show"],
        Kind::Outreach => &["sent", "reply_yes", "reply_later", "reply_no", "agreed", "bounced"],
        Kind::IntroRequest => &["agreed", "declined", "intro_made", "replied"],
        Kind::Referral => &["permission", "contacted", "met"],
        Kind::Offer => &["taken_control", "they_will_pass", "accepted", "lapsed", "done"],
        Kind::Lead => &["closed", "checked", "applied", "approached"],
        Kind::Insight => &["agreed", "disagreed"],
        _ => return Err(Refused),
    };
    let (fact, name) = named(saying, record, event, may_be_kept).ok_or(Refused)?;
    if !saying.mind().stands(fact) {
        return Err(Refused);
    }
    let excluded: &[&str] = match (kind, name) {
        (Kind::Meeting, "started") => &["cancelled", "no_show"],
        (Kind::Meeting, _) => may_be_kept,
        (Kind::Outreach, "reply_yes" | "agreed") => &["let_be", "bounced", "reply_no", "reply_later"],
        (Kind::Outreach, "bounced") => &["reply_yes", "reply_later", "reply_no", "agreed"],
        (Kind::Outreach, "sent") => &["let_be"],
        (Kind::Outreach, _) => &["reply_yes", "reply_later", "reply_no", "agreed", "bounced"],
        (Kind::IntroRequest, "agreed" | "intro_made") => &["declined"],
        (Kind::IntroRequest, "declined") => &["declined", "agreed", "intro_made"],
        (Kind::Referral, "permission") => &["permission"],
        (Kind::Referral | Kind::Lead, _) => &["closed"],
        (Kind::Offer, _) => offer::keep(saying, record, name, fact),
        (Kind::Insight, _) => &["agreed", "disagreed"],
        _ => &[],
    };
    if kind == Kind::Outreach && name == "reply_no" {
        outreach::call_off_talks(saying, record)?;
    }
    if kind == Kind::IntroRequest && saying.mind().has(record, "let_be") {
        saying.happened_instead(record, "", Detail::Nothing, &["let_be"]);
    }
    saying.happened(record, "", Detail::Nothing);
    if excluded.iter().any(|name| saying.mind().has(record, name)) {
        let detail = |number: usize| match &saying.ledger.facts[number].says {
            Says::Happened { detail, .. } => detail,
            _ => &Detail::Nothing,
        };
        // Of what was said by people, only what the same card said.
        let is_of_same = |number: usize| match (detail(fact), detail(number)) {
            (Detail::By { card: one, .. }, Detail::By { card: other, .. }) => one == other,
            _ => true,
        };
        let is_excluded = |number: usize| {
            is_of_same(number) && excluded.iter().any(|name| saying.ledger.is_named(number, name))
        };
        let mind = saying.mind();
        let facts = mind.facts(record).map(|(number, _)| number);
        let others: Vec<usize> = facts.filter(|number| *number != fact && is_excluded(*number)).collect();
        for other in others {
            saying.say(record, Says::TakenBack(other));
        }
    }
    Ok(())
}

/// The fact that the engine calls by that id, and its name: it was said at the same time.
fn named(
    saying: &Saying<'_>,
    record: RecordId,
    event: EventId,
    names: &[&'static str],
) -> Option<(usize, &'static str)> {
    let said = (saying.names().shown)(record, &format!("events/known/{event}/at/instant"))?.as_i64()?;
    let mind = saying.mind();
    let at_that_time = |number: &usize| {
        let act = mind.ledger.facts[*number].act;
        mind.ledger.acts[act].at.instant.timestamp_millis() == said
    };
    let facts: BTreeSet<usize> = mind.facts(record).map(|(number, _)| number).filter(at_that_time).collect();
    let name = |number: usize| names.iter().copied().find(|name| mind.ledger.is_named(number, name));
    facts.into_iter().find_map(|number| Some((number, name(number)?)))
}
