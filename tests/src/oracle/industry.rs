//! Lines of business.

use rapport_core::{
    Vault,
    commands::{IndustryCommand, IndustryField},
    model::{Kind, RecordId},
};

use super::{
    chance::{Chance, PLACES, WORDS},
    compare::{Breach, same},
    fact::named,
    mind::Mind,
    occupation::{add_alias, create, rename, write},
    saying::{Refused, Saying},
    verdict,
};

pub(super) fn any(chance: &Chance<'_>) -> Option<IndustryCommand> {
    let known = chance.mind.records(Kind::Industry).len();
    if known == 0 || (known < 3 && chance.dice.chance(30)) {
        return Some(IndustryCommand::Create { name: chance.text(PLACES) });
    }
    let industry = chance.record(Kind::Industry)?;
    Some(match chance.dice.below(12) {
        0..4 => {
            use IndustryField::{Name, Notes, Structure};
            let (field, value) =
                (chance.of(&[Name, Name, Notes, Structure]), chance.some(chance.text(WORDS)));
            IndustryCommand::Set { industry, field, value }
        }
        4 => IndustryCommand::AddAlias { industry, alias: chance.text(PLACES) },
        5 => IndustryCommand::RemoveAlias { industry, alias: chance.text(PLACES) },
        6..9 => {
            let (verdict, reason) = (verdict::any(chance), chance.some(chance.text(WORDS)));
            IndustryCommand::Judge { industry, verdict, reason }
        }
        9..11 => IndustryCommand::Delete { industry },
        _ => IndustryCommand::Restore { industry },
    })
}

pub(super) fn interpret(command: &IndustryCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        IndustryCommand::Create { name } => create(saying, Kind::Industry, name),
        IndustryCommand::Set { industry, field, value } => {
            saying.require(Kind::Industry, *industry)?;
            match field {
                IndustryField::Name => return rename(saying, *industry, value.as_deref()),
                IndustryField::Structure => saying.put_text(*industry, "structure", value.as_deref()),
                IndustryField::Notes => write(saying, *industry, value.as_deref()),
            }
            Ok(())
        }
        IndustryCommand::AddAlias { industry, alias } => {
            saying.require(Kind::Industry, *industry)?;
            add_alias(saying, *industry, alias)
        }
        IndustryCommand::RemoveAlias { industry, alias } => {
            saying.require(Kind::Industry, *industry)?;
            saying.remove(*industry, "aliases", alias.trim());
            Ok(())
        }
        IndustryCommand::Judge { industry, verdict, .. } => {
            saying.require(Kind::Industry, *industry)?;
            verdict::give(saying, *industry, *verdict);
            Ok(())
        }
        IndustryCommand::Delete { industry } => saying.delete(Kind::Industry, *industry),
        IndustryCommand::Restore { industry } => saying.restore(Kind::Industry, *industry),
    }
}

/// Kinds of work and lines of business, by name.
pub(super) fn compare(mind: &Mind<'_>, vault: &Vault) -> Result<(), Breach> {
    let mut expected = [mind.present(Kind::Occupation), mind.present(Kind::Industry)].concat();
    expected.sort_by_key(|id| (verdict::name(mind, *id).to_lowercase(), *id));
    let of = |id: RecordId| {
        let given = verdict::standing(mind, id).map(str::to_owned);
        (id, verdict::name(mind, id), given, verdict::people(mind, id) as u32)
    };
    let rows = vault.fields().unwrap();
    let found = rows.iter().map(|row| {
        let given = row.verdict.as_ref().map(|given| named(given.verdict));
        (row.record, row.name.clone(), given, row.people)
    });
    same("what is looked into", expected.into_iter().map(of).collect::<Vec<_>>(), found.collect())
}
