//! Events, associations, groups, and who is met there.

use std::collections::BTreeSet;

use rapport_core::{
    Vault,
    commands::{GatheringCommand, GatheringField},
    model::{GatheringKind, Kind, RecordId},
    views::PersonPage,
};

use super::{
    chance::{Chance, PLACES, WORDS},
    compare::{Breach, same, sorted},
    fact::{Val, named},
    mind::{Life, Mind},
    saying::{Refused, Saying},
};

pub(super) fn any(chance: &Chance<'_>) -> Option<GatheringCommand> {
    let known = chance.mind.records(Kind::Gathering).len();
    if known == 0 || (known < 3 && chance.dice.chance(20)) {
        return Some(GatheringCommand::Create {
            name: chance.text(WORDS),
            kind: chance.of(&[GatheringKind::Event, GatheringKind::Association, GatheringKind::Group]),
            date: chance.some(chance.day()),
            place: chance.some(chance.text(PLACES)),
        });
    }
    let gathering = chance.record(Kind::Gathering)?;
    Some(match chance.dice.below(12) {
        0 => {
            let value = chance.some(chance.text(WORDS));
            GatheringCommand::Set { gathering, field: GatheringField::Name, value }
        }
        1 => {
            let value = chance.some(chance.text(PLACES));
            GatheringCommand::Set { gathering, field: GatheringField::Place, value }
        }
        2 => {
            let day = if chance.dice.chance(80) { format!(" {}", chance.day()) } else { "soon".to_owned() };
            GatheringCommand::Set { gathering, field: GatheringField::Date, value: chance.some(day) }
        }
        3..7 => GatheringCommand::AddAttendee { gathering, contact: chance.record(Kind::Contact)? },
        7..9 => {
            let contact = chance.member(gathering, "attendees").and_then(|member| member.parse().ok());
            GatheringCommand::RemoveAttendee { gathering, contact: contact.or(chance.record(Kind::Contact))? }
        }
        9..11 => GatheringCommand::Delete { gathering },
        _ => GatheringCommand::Restore { gathering },
    })
}

pub(super) fn interpret(command: &GatheringCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        GatheringCommand::Create { name, kind, date, place } => {
            if name.trim().is_empty() {
                return Err(Refused);
            }
            let made = saying.make(Kind::Gathering);
            saying.put_text(made, "name", Some(name));
            saying.put_text(made, "kind", Some(&named(kind)));
            saying.put(made, "date", date.map(Val::Day));
            saying.put_text(made, "place", place.as_deref());
            Ok(())
        }
        GatheringCommand::Set { gathering, field, value } => {
            saying.require(Kind::Gathering, *gathering)?;
            match (field, value.as_deref().map(str::trim)) {
                (GatheringField::Name, None | Some("")) => return Err(Refused),
                (GatheringField::Name, name) => saying.put_text(*gathering, "name", name),
                (GatheringField::Place, place) => saying.put_text(*gathering, "place", place),
                (GatheringField::Date, day) => {
                    let day = day.map(str::parse).transpose().map_err(|_| Refused)?;
                    saying.put(*gathering, "date", day.map(Val::Day));
                }
            }
            Ok(())
        }
        GatheringCommand::AddAttendee { gathering, contact } => {
            saying.require(Kind::Contact, *contact)?;
            saying.require(Kind::Gathering, *gathering)?;
            saying.add(*gathering, "attendees", &contact.to_string());
            Ok(())
        }
        GatheringCommand::RemoveAttendee { gathering, contact } => {
            saying.require(Kind::Gathering, *gathering)?;
            for card in saying.mind().cards(*contact) {
                saying.remove(*gathering, "attendees", &card.to_string());
            }
            Ok(())
        }
        GatheringCommand::Delete { gathering } => saying.delete(Kind::Gathering, *gathering),
        GatheringCommand::Restore { gathering } => saying.restore(Kind::Gathering, *gathering),
    }
}

pub(super) fn uses(mind: &Mind<'_>, gathering: RecordId) -> BTreeSet<RecordId> {
    mind.ids(gathering, "attendees")
}

/// The gatherings at which somebody was.
pub(super) fn of(mind: &Mind<'_>, contact: RecordId) -> Vec<RecordId> {
    let all = mind.present(Kind::Gathering).into_iter();
    all.filter(|it| mind.people_in(*it, "attendees").contains(&mind.person(contact))).collect()
}

fn name(mind: &Mind<'_>, gathering: RecordId) -> String {
    mind.text(gathering, "name").unwrap_or_default()
}

/// Those with a day first, the latest of them first.
pub(super) fn compare(mind: &Mind<'_>, vault: &Vault) -> Result<(), Breach> {
    let of = |id: RecordId| {
        let people = mind.ids(id, "attendees").into_iter().filter(|it| mind.life(*it) != Life::Deleted);
        (
            id,
            name(mind, id),
            mind.text(id, "kind"),
            mind.text(id, "place"),
            people.map(|it| mind.person(it)).collect::<BTreeSet<_>>(),
        )
    };
    let day = |id: &RecordId| mind.value(*id, "date").and_then(Val::day);
    let mut expected = mind.present(Kind::Gathering);
    expected.sort_by_key(|id| (std::cmp::Reverse(day(id)), *id));
    let rows = vault.gatherings().unwrap();
    let days = rows.iter().map(|row| row.date).collect();
    same("days of gatherings", expected.iter().map(day).collect::<Vec<_>>(), days)?;
    let found = rows.into_iter().map(|row| {
        let people = row.people.iter().map(|person| person.contact).collect();
        (row.gathering, row.name, row.kind.map(named), row.place, people)
    });
    same("gatherings", expected.into_iter().map(of).collect::<Vec<_>>(), found.collect())
}

pub(super) fn compare_page(mind: &Mind<'_>, contact: RecordId, page: &PersonPage) -> Result<(), Breach> {
    let names = of(mind, contact).into_iter().map(|it| name(mind, it)).collect();
    same("where somebody was met", sorted(names), page.met_at.clone())
}
