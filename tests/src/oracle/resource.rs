//! What people recommended.

use std::{cmp::Reverse, collections::BTreeSet};

use rapport_core::{
    Vault,
    commands::{ResourceCommand, ResourceField},
    model::{Kind, RecordId, ResourceKind},
};

use super::{
    chance::{Chance, WORDS},
    compare::{Breach, same, sorted, word},
    contact,
    fact::{Detail, Val},
    mind::Mind,
    saying::{Refused, Saying},
};

pub(super) fn any(chance: &Chance<'_>) -> Option<ResourceCommand> {
    if chance.mind.records(Kind::Resource).is_empty() || chance.dice.chance(25) {
        return Some(ResourceCommand::Add {
            name: chance.text(WORDS),
            kind: chance.of(&[ResourceKind::Course, ResourceKind::Tool]),
            link: chance.some("https://example.org".to_owned()),
            meeting: chance.record(Kind::Meeting).and_then(|it| chance.some(it)),
            recommended_by: chance.record(Kind::Contact).into_iter().collect(),
        });
    }
    let resource = chance.record(Kind::Resource)?;
    Some(match chance.dice.below(14) {
        0..3 => ResourceCommand::Set {
            resource,
            field: chance.of(&[ResourceField::Name, ResourceField::Link]),
            value: chance.some(chance.text(WORDS)),
        },
        3..5 => ResourceCommand::SetRecommendedBy {
            resource,
            contact: chance.record(Kind::Contact)?,
            on: chance.dice.chance(60),
        },
        5..7 => ResourceCommand::MarkDone { resource },
        7..9 => ResourceCommand::LetGo { resource },
        9..11 => ResourceCommand::Reopen { resource },
        11 | 12 => ResourceCommand::Delete { resource },
        _ => ResourceCommand::Restore { resource },
    })
}

pub(super) fn interpret(command: &ResourceCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        ResourceCommand::Add { name, kind, link, meeting, recommended_by } => {
            saying.require_all(Kind::Meeting, *meeting)?;
            saying.require_all(Kind::Contact, recommended_by.iter().copied())?;
            if name.trim().is_empty() {
                return Err(Refused);
            }
            let resource = saying.make(Kind::Resource);
            saying.put_text(resource, "name", Some(name));
            saying.put_text(resource, "kind", Some(&word(kind)));
            saying.put_text(resource, "link", link.as_deref());
            saying.put(resource, "=meeting", meeting.map(Val::Id));
            for contact in recommended_by {
                saying.add(resource, "recommended_by", &contact.to_string());
            }
            Ok(())
        }
        ResourceCommand::Set { resource, field, value } => {
            saying.require(Kind::Resource, *resource)?;
            match field {
                ResourceField::Name if value.is_none() => return Err(Refused),
                ResourceField::Name => saying.put_text(*resource, "name", value.as_deref()),
                ResourceField::Link => saying.put_text(*resource, "link", value.as_deref()),
            }
            Ok(())
        }
        ResourceCommand::SetRecommendedBy { resource, contact, on } => {
            saying.require(Kind::Contact, *contact)?;
            saying.require(Kind::Resource, *resource)?;
            saying.set_member(*resource, "recommended_by", &contact.to_string(), *on);
            Ok(())
        }
        ResourceCommand::MarkDone { resource } => end(saying, *resource, "done"),
        ResourceCommand::LetGo { resource } => end(saying, *resource, "let_go"),
        ResourceCommand::Reopen { resource } => end(saying, *resource, ""),
        ResourceCommand::Delete { resource } => saying.delete(Kind::Resource, *resource),
        ResourceCommand::Restore { resource } => saying.restore(Kind::Resource, *resource),
    }
}

fn end(saying: &mut Saying<'_>, resource: RecordId, how: &'static str) -> Result<(), Refused> {
    saying.require(Kind::Resource, resource)?;
    saying.supersede(resource, how, Detail::Nothing, &["done", "let_go"]);
    Ok(())
}

pub(super) fn uses(mind: &Mind<'_>, resource: RecordId) -> BTreeSet<RecordId> {
    mind.ids(resource, "recommended_by").into_iter().chain(mind.id(resource, "=meeting")).collect()
}

/// What the list of what was recommended shows. What was done was done, whatever another device let go.
pub(super) fn compared(mind: &Mind<'_>, vault: &Vault) -> Result<(), Breach> {
    let found = vault.resources().unwrap();
    let expected = mind.present(Kind::Resource).into_iter().map(|it| {
        let state = ["done", "let_go"].into_iter().find(|end| mind.has(it, end)).unwrap_or("open");
        let fields = ["name", "kind", "link"].map(|field| mind.text(it, field));
        (it, fields, contact::by_name(mind, &mind.ids(it, "recommended_by")), state.to_owned())
    });
    let rows = found.iter().map(|row| {
        let fields = [Some(row.name.clone()), row.kind.map(word), row.link.clone()];
        let by: Vec<RecordId> = row.recommended_by.iter().map(|person| person.contact).collect();
        (row.resource, fields, by, word(row.state))
    });
    same("what was recommended", sorted(expected.collect()), sorted(rows.collect()))?;
    let is_in_order = found.is_sorted_by_key(|row| (row.state, Reverse(row.recommended_by.len())));
    same("whether what was recommended is in order", true, is_in_order)
}
