//! What is owed: thanks, reports, and the person's own follow-ups.

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate};
use rapport_core::{
    commands::ObligationCommand,
    model::{Channel, Kind, ObligationKey, ObligationKind, RecordId},
};

use super::{
    chance::{Chance, WORDS},
    contact,
    due::Due,
    fact::{Detail, Says, Time, Val},
    meeting,
    mind::{Life, Mind},
    saying::{Refused, Saying},
};

pub(super) fn any(chance: &Chance<'_>) -> Option<ObligationCommand> {
    if chance.dice.chance(30) {
        let (contact, text) = (chance.record(Kind::Contact)?, chance.text(WORDS));
        return Some(match chance.dice.chance(70) {
            true => ObligationCommand::FollowUp { contact, text, due: chance.day() },
            false => ObligationCommand::SendRequested { contact, text, due: chance.some(chance.day()) },
        });
    }
    let obligation = any_key(chance)?;
    Some(match chance.dice.below(10) {
        0 => ObligationCommand::Write { obligation },
        1 => ObligationCommand::Post { obligation },
        2..4 => ObligationCommand::Done { obligation, channel: chance.some(Channel::Email) },
        4..6 => ObligationCommand::Waive { obligation },
        6..8 => ObligationCommand::Snooze { obligation, until: chance.day() },
        _ => ObligationCommand::Reopen { obligation },
    })
}

fn any_key(chance: &Chance<'_>) -> Option<ObligationKey> {
    let known: Vec<ObligationKey> =
        chance.mind.records(Kind::Obligation).into_iter().filter_map(|id| key(chance.mind, id)).collect();
    let known = chance.dice.one(&known).filter(|_| chance.dice.chance(60));
    if let Some(known) = known {
        return Some(known.clone());
    }
    if chance.dice.chance(30) {
        let subject = chance.record(Kind::Referral)?;
        let contact = chance.mind.id(subject, "referrer")?;
        return Some(ObligationKey { kind: ObligationKind::ReportBack, subject, contact });
    }
    let subject = chance.record(Kind::Meeting)?;
    let contact = chance.member(subject, "participants")?.parse().ok()?;
    use ObligationKind::{Judge, Mend, ThankEmail, ThankHand};
    // What there is to mend or to judge mostly is.
    let is_owed = |kind| meeting::due(chance.mind, subject).iter().any(|due| due.is_owed(kind));
    let kind = match chance.dice.chance(60) {
        true if is_owed(Judge) => Judge,
        true if is_owed(Mend) => Mend,
        _ => chance.of(&[ThankEmail, ThankEmail, ThankHand, ThankHand, Mend, Judge]),
    };
    Some(ObligationKey { kind, subject, contact })
}

pub(super) fn interpret(command: &ObligationCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        ObligationCommand::FollowUp { contact, text, due } => {
            open(saying, ObligationKind::Custom, *contact, text, *due)
        }
        ObligationCommand::SendRequested { contact, text, due } => {
            let due = due.unwrap_or(saying.at.civil.date() + Duration::days(1));
            open(saying, ObligationKind::SendRequested, *contact, text, due)
        }
        ObligationCommand::Write { obligation } => act(saying, obligation, "written", Detail::Nothing),
        ObligationCommand::Post { obligation } => act(saying, obligation, "done", Detail::Nothing),
        ObligationCommand::Done { obligation, .. } => {
            if obligation.kind == ObligationKind::ReportBack {
                saying.require(Kind::Referral, obligation.subject)?;
                saying.happened(obligation.subject, "reported_back", Detail::Nothing);
            }
            if obligation.kind == ObligationKind::Mend {
                saying.require(Kind::Meeting, obligation.subject)?;
                meeting::settle(saying, obligation.subject, "repaired");
            }
            act(saying, obligation, "done", Detail::Nothing)
        }
        ObligationCommand::Waive { obligation } => {
            if obligation.kind == ObligationKind::Mend {
                saying.require(Kind::Meeting, obligation.subject)?;
                meeting::settle(saying, obligation.subject, "let_be");
            }
            act(saying, obligation, "waived", Detail::Nothing)
        }
        ObligationCommand::Snooze { obligation, until } => {
            act(saying, obligation, "snoozed", Detail::Day(*until))
        }
        ObligationCommand::Reopen { obligation } => {
            begin(saying, obligation)?;
            let replaces = &["written", "done", "waived", "snoozed"];
            saying.happened_instead(obligation.id(), "", Detail::Nothing, replaces);
            let referral = obligation.subject;
            if obligation.kind == ObligationKind::ReportBack && saying.mind().has(referral, "reported_back") {
                saying.happened_instead(referral, "", Detail::Nothing, &["reported_back"]);
            }
            if obligation.kind == ObligationKind::Mend {
                saying.require(Kind::Meeting, obligation.subject)?;
                saying.supersede(obligation.subject, "", Detail::Nothing, &["repaired", "let_be"]);
            }
            Ok(())
        }
    }
}

fn open(
    saying: &mut Saying<'_>,
    kind: ObligationKind,
    contact: RecordId,
    text: &str,
    due: NaiveDate,
) -> Result<(), Refused> {
    saying.require(Kind::Contact, contact)?;
    let id = saying.make(Kind::Obligation);
    saying.say(id, value("=kind", Val::Text(kind.code().to_owned())));
    saying.say(id, value("=contact", Val::Id(contact)));
    // What the engine called its subject lies in what it shows.
    let subject = (saying.names().shown)(id, "subject");
    let subject = subject.and_then(|subject| subject.as_str()?.parse().ok()).unwrap_or(id);
    saying.say(id, value("=subject", Val::Id(subject)));
    saying.put_text(id, "text", Some(text));
    saying.put(id, "due", Some(Val::Day(due)));
    saying.happened(id, "opened", Detail::Nothing);
    Ok(())
}

fn value(field: &str, value: Val) -> Says {
    Says::Value { field: field.to_owned(), value: Some(value), before: None }
}

/// Thanks and reports are owed by rules; acting on one makes it a record.
fn begin(saying: &mut Saying<'_>, key: &ObligationKey) -> Result<(), Refused> {
    let id = key.id();
    if saying.mind().kind(id).is_some() {
        return Ok(());
    }
    match key.kind {
        ObligationKind::ThankEmail
        | ObligationKind::ThankHand
        | ObligationKind::Mend
        | ObligationKind::Judge => {
            saying.require(Kind::Meeting, key.subject)?;
        }
        ObligationKind::ReportBack => saying.require(Kind::Referral, key.subject)?,
        _ => return Err(Refused),
    }
    saying.require(Kind::Contact, key.contact)?;
    saying.make_known(Kind::Obligation, id);
    saying.say(id, value("=kind", Val::Text(key.kind.code().to_owned())));
    saying.say(id, value("=contact", Val::Id(key.contact)));
    saying.say(id, value("=subject", Val::Id(key.subject)));
    Ok(())
}

fn act(
    saying: &mut Saying<'_>,
    key: &ObligationKey,
    name: &'static str,
    detail: Detail,
) -> Result<(), Refused> {
    begin(saying, key)?;
    saying.happened(key.id(), name, detail);
    Ok(())
}

/// What makes an obligation the one it is.
fn key(mind: &Mind<'_>, id: RecordId) -> Option<ObligationKey> {
    let code = mind.text(id, "=kind")?;
    let kinds = [
        ObligationKind::ThankEmail,
        ObligationKind::ThankHand,
        ObligationKind::ReportBack,
        ObligationKind::SendRequested,
        ObligationKind::Custom,
        ObligationKind::Mend,
        ObligationKind::Judge,
    ];
    let kind = kinds.into_iter().find(|kind| kind.code() == code)?;
    Some(ObligationKey { kind, subject: mind.id(id, "=subject")?, contact: mind.id(id, "=contact")? })
}

/// Whether nothing remains to be done: done or let be.
pub(super) fn is_settled(mind: &Mind<'_>, key: &ObligationKey) -> bool {
    mind.has(key.id(), "done") || mind.has(key.id(), "waived")
}

/// The day until which it was put off, as was said last.
pub(super) fn put_off(mind: &Mind<'_>, key: &ObligationKey) -> Option<NaiveDate> {
    mind.happened(key.id(), "snoozed").last().and_then(|snoozed| match snoozed.detail {
        Detail::Day(until) => Some(*until),
        _ => None,
    })
}

/// One whose every act was taken back is as if nobody had touched it.
pub(super) fn uses(mind: &Mind<'_>, id: RecordId) -> BTreeSet<RecordId> {
    let acts = ["opened", "written", "done", "waived", "snoozed"];
    if !acts.iter().any(|name| mind.has(id, name)) {
        return BTreeSet::new();
    }
    ["=subject", "=contact"].iter().filter_map(|field| mind.id(id, field)).collect()
}

/// When it was first done.
pub(super) fn place_in_time(mind: &Mind<'_>, id: RecordId) -> Option<Time> {
    mind.first(id, "done")
}

/// What the person planned for a day.
pub(super) fn due(mind: &Mind<'_>, id: RecordId) -> Vec<Due> {
    let (Some(key), Some(Val::Day(day))) = (key(mind, id), mind.value(id, "due")) else { return Vec::new() };
    if is_settled(mind, &key) || mind.life(id) == Life::Deleted {
        return Vec::new();
    }
    let name = contact::is_name_clear(mind, key.contact).then(|| contact::name(mind, key.contact));
    let words: Vec<String> = name.into_iter().chain(mind.text(id, "text")).collect();
    let due = Due::on("follow_up", id, Some(key.contact), day, 0).says(&words);
    vec![due.put_off(put_off(mind, &key)).owed(key)]
}
