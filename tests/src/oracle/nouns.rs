//! One line for each noun: where its commands, its uses, its place in time and what it asks for are told.

use std::collections::BTreeSet;

use rapport_core::{
    Context, Vault,
    commands::Command,
    model::{Kind, RecordId},
};

use super::{
    chance::Chance,
    commitment, contact, debrief,
    due::Due,
    fact::Time,
    meeting,
    mind::{Life, Mind},
    note, obligation, organization, referral,
    saying::{Refused, Saying},
    undo::TEXT,
};

/// A command by chance.
pub(super) fn any(chance: &Chance<'_>, vault: &Vault, context: &Context) -> Option<Command> {
    Some(match chance.dice.below(100) {
        0..30 => Command::Contact(contact::any(chance)?),
        30..35 => Command::Organization(organization::any(chance)?),
        35..51 => Command::Meeting(meeting::any(chance)?),
        51..57 => Command::Note(note::any(chance)?),
        57..73 => Command::Referral(referral::any(chance)?),
        73..85 => Command::Obligation(obligation::any(chance)?),
        85..92 => Command::Commitment(commitment::any(chance)?),
        _ => Command::Debrief(debrief::any(chance, vault, context)),
    })
}

/// What a command says.
pub(super) fn interpret(command: &Command, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        Command::Contact(it) => contact::interpret(it, saying),
        Command::Organization(it) => organization::interpret(it, saying),
        Command::Meeting(it) => meeting::interpret(it, saying),
        Command::Note(it) => note::interpret(it, saying),
        Command::Referral(it) => referral::interpret(it, saying),
        Command::Obligation(it) => obligation::interpret(it, saying),
        Command::Commitment(it) => commitment::interpret(it, saying),
        Command::Debrief(it) => debrief::interpret(it, saying),
        _ => Err(Refused),
    }
}

/// The records that a record uses.
pub(super) fn uses(mind: &Mind<'_>, kind: Kind, id: RecordId) -> BTreeSet<RecordId> {
    match kind {
        Kind::Contact => contact::uses(mind, id),
        Kind::Meeting => meeting::uses(mind, id),
        Kind::Note => note::uses(mind, id),
        Kind::Referral => referral::uses(mind, id),
        Kind::Obligation => obligation::uses(mind, id),
        Kind::Commitment => commitment::uses(mind, id),
        _ => BTreeSet::new(),
    }
}

/// Where a record stands in the timeline, if it does.
pub(super) fn place_in_time(mind: &Mind<'_>, id: RecordId) -> Option<Time> {
    match mind.kind(id)? {
        Kind::Meeting => meeting::place_in_time(mind, id),
        Kind::Note => note::place_in_time(mind, id),
        Kind::Referral => referral::place_in_time(mind, id),
        Kind::Obligation => obligation::place_in_time(mind, id),
        Kind::Commitment => commitment::place_in_time(mind, id),
        _ => None,
    }
}

/// What a record asks for.
pub(super) fn due(mind: &Mind<'_>, id: RecordId) -> Vec<Due> {
    let life = mind.life(id);
    if life == Life::Deleted {
        return Vec::new();
    }
    let mut due = match mind.kind(id) {
        Some(Kind::Meeting) => meeting::due(mind, id),
        Some(Kind::Referral) => referral::due(mind, id),
        Some(Kind::Obligation) => obligation::due(mind, id),
        Some(Kind::Commitment) => commitment::due(mind, id),
        _ => Vec::new(),
    };
    if is_in_question(mind, id) {
        due.push(Due::review(id, Some(id).filter(|_| mind.kind(id) == Some(Kind::Contact))));
    }
    due
}

/// Whether two devices said different things of a record, so that the person is asked.
fn is_in_question(mind: &Mind<'_>, id: RecordId) -> bool {
    let kind = mind.kind(id);
    let is_disputed = |field: &&str| !field.starts_with(['=', '@']) && mind.candidates(id, field).len() > 1;
    mind.life(id) == Life::Returned
        || mind.fields(id).iter().any(is_disputed)
        || kind == Some(Kind::Referral) && referral::is_in_question(mind, id)
}

/// Whether the person may be asked about a text that two devices wrote: that depends on how much of it they wrote anew.
pub(super) fn may_be_in_question(mind: &Mind<'_>, id: RecordId) -> bool {
    mind.is_open(id, TEXT) && !is_in_question(mind, id)
}
