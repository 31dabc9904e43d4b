//! Notes.

use std::collections::BTreeSet;

use rapport_core::{
    commands::NoteCommand,
    model::{Kind, RecordId},
};

use super::{
    chance::{Chance, WORDS},
    fact::{Time, Val},
    mind::Mind,
    saying::{Refused, Saying},
    undo::TEXT,
};

/// The note of which it was a version: it keeps that one's time.
pub(super) const FROM: &str = "=from";

pub(super) fn any(chance: &Chance<'_>) -> Option<NoteCommand> {
    if chance.mind.records(Kind::Note).is_empty() || chance.dice.chance(40) {
        let kind = chance.of(&[Kind::Contact, Kind::Contact, Kind::Meeting, Kind::Organization]);
        let about = chance.record(kind).into_iter().collect();
        return Some(NoteCommand::Add { about, text: chance.text(WORDS) });
    }
    let note = chance.record(Kind::Note)?;
    Some(match chance.dice.below(5) {
        0..2 => NoteCommand::Edit { note, text: chance.text(WORDS) },
        2..4 => NoteCommand::Delete { note },
        _ => NoteCommand::Restore { note },
    })
}

pub(super) fn interpret(command: &NoteCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        NoteCommand::Add { about, text } => add(saying, about, text).map(|_| ()),
        NoteCommand::Edit { note, text } => {
            saying.require(Kind::Note, *note)?;
            let text = Some(text.clone()).filter(|text| !text.is_empty());
            saying.put(*note, TEXT, text.map(Val::Text));
            Ok(())
        }
        NoteCommand::Delete { note } => saying.delete(Kind::Note, *note),
        NoteCommand::Restore { note } => saying.restore(Kind::Note, *note),
    }
}

pub(super) fn add(saying: &mut Saying<'_>, about: &[RecordId], text: &str) -> Result<RecordId, Refused> {
    if text.trim().is_empty() || about.iter().any(|id| saying.mind().kind(*id).is_none()) {
        return Err(Refused);
    }
    let note = saying.make(Kind::Note);
    for id in about {
        saying.add(note, "about", &id.to_string());
    }
    saying.put(note, TEXT, Some(Val::Text(text.to_owned())));
    Ok(note)
}

pub(super) fn uses(mind: &Mind<'_>, note: RecordId) -> BTreeSet<RecordId> {
    mind.ids(note, "about")
}

/// When it was written.
pub(super) fn place_in_time(mind: &Mind<'_>, note: RecordId) -> Option<Time> {
    if let Some(other) = mind.id(note, FROM) {
        return place_in_time(mind, other);
    }
    let (_, first) = mind.facts(note).next()?;
    Some(mind.ledger.acts[first.act].at)
}
