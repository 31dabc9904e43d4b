//! Kinds of work.

use rapport_core::{
    commands::{OccupationCommand, OccupationField},
    model::{Kind, RecordId},
};

use super::{
    chance::{Chance, WORDS},
    fact::Val,
    saying::{Refused, Saying},
    undo::TEXT,
    verdict,
};

/// Names, some of them titles that people have, or a part of one.
const NAMES: &[&str] = &["Product", "research", "deck", "Advice for", "  "];

pub(super) fn any(chance: &Chance<'_>) -> Option<OccupationCommand> {
    let known = chance.mind.records(Kind::Occupation).len();
    if known == 0 || (known < 3 && chance.dice.chance(30)) {
        return Some(OccupationCommand::Create { name: chance.text(NAMES) });
    }
    let occupation = chance.record(Kind::Occupation)?;
    Some(match chance.dice.below(12) {
        0..2 => {
            let value = chance.some(chance.text(NAMES));
            OccupationCommand::Set { occupation, field: OccupationField::Name, value }
        }
        2 => {
            let value = chance.some(chance.text(WORDS));
            OccupationCommand::Set { occupation, field: OccupationField::Notes, value }
        }
        3..5 => OccupationCommand::AddAlias { occupation, alias: chance.text(NAMES) },
        5 => OccupationCommand::RemoveAlias { occupation, alias: chance.text(NAMES) },
        6..9 => {
            let (verdict, reason) = (verdict::any(chance), chance.some(chance.text(WORDS)));
            OccupationCommand::Judge { occupation, verdict, reason }
        }
        9..11 => OccupationCommand::Delete { occupation },
        _ => OccupationCommand::Restore { occupation },
    })
}

pub(super) fn interpret(command: &OccupationCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        OccupationCommand::Create { name } => create(saying, Kind::Occupation, name),
        OccupationCommand::Set { occupation, field, value } => {
            saying.require(Kind::Occupation, *occupation)?;
            match field {
                OccupationField::Name => rename(saying, *occupation, value.as_deref()),
                OccupationField::Notes => {
                    write(saying, *occupation, value.as_deref());
                    Ok(())
                }
            }
        }
        OccupationCommand::AddAlias { occupation, alias } => {
            saying.require(Kind::Occupation, *occupation)?;
            add_alias(saying, *occupation, alias)
        }
        OccupationCommand::RemoveAlias { occupation, alias } => {
            saying.require(Kind::Occupation, *occupation)?;
            saying.remove(*occupation, "aliases", alias.trim());
            Ok(())
        }
        OccupationCommand::Judge { occupation, verdict, .. } => {
            saying.require(Kind::Occupation, *occupation)?;
            verdict::give(saying, *occupation, *verdict);
            Ok(())
        }
        OccupationCommand::Delete { occupation } => saying.delete(Kind::Occupation, *occupation),
        OccupationCommand::Restore { occupation } => saying.restore(Kind::Occupation, *occupation),
    }
}

/// Another one of that name is used instead.
pub(super) fn create(saying: &mut Saying<'_>, kind: Kind, name: &str) -> Result<(), Refused> {
    let name = Some(name.trim()).filter(|name| !name.is_empty()).ok_or(Refused)?;
    if verdict::of_name(&saying.mind(), kind, name).is_none() {
        let made = saying.make(kind);
        saying.put_text(made, "name", Some(name));
    }
    Ok(())
}

pub(super) fn rename(saying: &mut Saying<'_>, id: RecordId, name: Option<&str>) -> Result<(), Refused> {
    let name = name.map(str::trim).filter(|name| !name.is_empty()).ok_or(Refused)?;
    saying.put_text(id, "name", Some(name));
    Ok(())
}

pub(super) fn add_alias(saying: &mut Saying<'_>, id: RecordId, alias: &str) -> Result<(), Refused> {
    let alias = Some(alias.trim()).filter(|alias| !alias.is_empty()).ok_or(Refused)?;
    saying.add(id, "aliases", alias);
    Ok(())
}

/// The record's one text.
pub(super) fn write(saying: &mut Saying<'_>, id: RecordId, text: Option<&str>) {
    let text = text.filter(|text| !text.is_empty()).map(|text| Val::Text(text.to_owned()));
    saying.put(id, TEXT, text);
}
