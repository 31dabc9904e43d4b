//! Promises, the person's own and others'.

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate};
use rapport_core::{
    commands::CommitmentCommand,
    model::{Kind, Owner, RecordId},
};

use super::{
    chance::{Chance, WORDS},
    contact,
    due::{Due, Late},
    fact::{Detail, Time, Val},
    mind::{Life, Mind},
    saying::{Refused, Saying},
};

pub(super) fn any(chance: &Chance<'_>) -> Option<CommitmentCommand> {
    if chance.mind.records(Kind::Commitment).is_empty() || chance.dice.chance(35) {
        return Some(CommitmentCommand::Add {
            owner: chance.of(&[Owner::Me, Owner::Them]),
            text: chance.text(WORDS),
            due: chance.some(chance.day()),
            contact: chance.record(Kind::Contact).and_then(|contact| chance.some(contact)),
            meeting: chance.record(Kind::Meeting).and_then(|meeting| chance.some(meeting)),
        });
    }
    let commitment = chance.record(Kind::Commitment)?;
    Some(match chance.dice.below(9) {
        0..2 => CommitmentCommand::SetDue { commitment, due: chance.some(chance.day()) },
        2 => CommitmentCommand::Keep { commitment },
        3 => CommitmentCommand::Drop { commitment },
        4..6 => CommitmentCommand::Reopen { commitment },
        6..8 => CommitmentCommand::Delete { commitment },
        _ => CommitmentCommand::Restore { commitment },
    })
}

pub(super) fn interpret(command: &CommitmentCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        CommitmentCommand::Add { owner, text, due, contact, meeting } => {
            if let Some(contact) = contact {
                saying.require(Kind::Contact, *contact)?;
            }
            if let Some(meeting) = meeting {
                saying.require(Kind::Meeting, *meeting)?;
            }
            add(saying, *owner, text, *due, *contact, *meeting);
            Ok(())
        }
        CommitmentCommand::SetDue { commitment, due } => {
            saying.require(Kind::Commitment, *commitment)?;
            saying.put(*commitment, "due", due.map(Val::Day));
            Ok(())
        }
        CommitmentCommand::Keep { commitment } => {
            saying.require(Kind::Commitment, *commitment)?;
            saying.happened(*commitment, "kept", Detail::Nothing);
            Ok(())
        }
        CommitmentCommand::Drop { commitment } => {
            saying.require(Kind::Commitment, *commitment)?;
            saying.happened(*commitment, "dropped", Detail::Nothing);
            Ok(())
        }
        CommitmentCommand::Reopen { commitment } => {
            saying.require(Kind::Commitment, *commitment)?;
            saying.happened_instead(*commitment, "", Detail::Nothing, &["kept", "dropped"]);
            Ok(())
        }
        CommitmentCommand::Delete { commitment } => saying.delete(Kind::Commitment, *commitment),
        CommitmentCommand::Restore { commitment } => saying.restore(Kind::Commitment, *commitment),
    }
}

pub(super) fn add(
    saying: &mut Saying<'_>,
    owner: Owner,
    text: &str,
    due: Option<NaiveDate>,
    contact: Option<RecordId>,
    meeting: Option<RecordId>,
) {
    let promise = saying.make(Kind::Commitment);
    let owner = if owner == Owner::Me { "me" } else { "them" };
    saying.put_text(promise, "owner", Some(owner));
    saying.put_text(promise, "text", Some(text));
    saying.put(promise, "due", due.map(Val::Day));
    saying.put(promise, "contact", contact.map(Val::Id));
    saying.put(promise, "meeting", meeting.map(Val::Id));
    saying.happened(promise, "promised", Detail::Nothing);
}

pub(super) fn uses(mind: &Mind<'_>, promise: RecordId) -> BTreeSet<RecordId> {
    ["contact", "meeting"].iter().filter_map(|field| mind.id(promise, field)).collect()
}

/// When it was made.
pub(super) fn place_in_time(mind: &Mind<'_>, promise: RecordId) -> Option<Time> {
    mind.first(promise, "promised")
}

/// A promise comes up the day before it is due, one of theirs once its day has passed, and one without a day after
/// three days. Whoever is to be left alone, or is gone, is asked about none of theirs.
pub(super) fn due(mind: &Mind<'_>, promise: RecordId) -> Vec<Due> {
    let Some(made) = place_in_time(mind, promise) else { return Vec::new() };
    if mind.has(promise, "kept") || mind.has(promise, "dropped") {
        return Vec::new();
    }
    let day = mind.value(promise, "due").and_then(Val::day);
    let is_theirs = mind.text(promise, "owner").as_deref() == Some("them");
    let with = mind.id(promise, "contact");
    let is_out_of_reach = |id| mind.life(id) == Life::Deleted || contact::is_do_not_contact(mind, id);
    if is_theirs && with.is_some_and(is_out_of_reach) {
        return Vec::new();
    }
    let last = match day {
        Some(day) if is_theirs => day + Duration::days(1),
        Some(day) => day,
        None => made.civil.date() + Duration::days(3),
    };
    let mut due = Due::by_end_of("promise", promise, with, last, 24);
    due.shown = day.map(|day| day.and_hms_opt(0, 0, 0).unwrap());
    due.late = day.map_or(Late::Never, Late::After);
    vec![due.says(mind.text(promise, "text").as_slice())]
}
