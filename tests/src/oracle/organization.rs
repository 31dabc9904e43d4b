//! Organizations, found again by name.

use std::collections::BTreeSet;

use rapport_core::{
    commands::{OrganizationCommand, OrganizationField},
    model::{Kind, RecordId},
};

use super::{
    chance::{Chance, PLACES},
    fact::Val,
    mind::{Life, Mind},
    saying::{Refused, Saying},
    undo::TEXT,
    verdict,
};

pub(super) fn any(chance: &Chance<'_>) -> Option<OrganizationCommand> {
    if chance.dice.chance(40) {
        return Some(OrganizationCommand::Create { name: chance.text(PLACES) });
    }
    let organization = chance.record(Kind::Organization)?;
    match chance.dice.below(10) {
        0..4 => {
            let verdict = verdict::any(chance);
            return Some(OrganizationCommand::Judge { organization, verdict, reason: None });
        }
        4..6 => {
            let (industry, on) = (chance.record(Kind::Industry)?, chance.dice.chance(75));
            return Some(OrganizationCommand::SetIndustry { organization, industry, on });
        }
        6 => {
            let priority = chance.some(chance.dice.below(7) as u32);
            return Some(OrganizationCommand::SetPriority { organization, priority });
        }
        _ => {}
    }
    Some(match chance.dice.below(5) {
        0..2 => OrganizationCommand::Set {
            organization,
            field: chance.of(&[OrganizationField::Name, OrganizationField::Place, OrganizationField::Region]),
            value: chance.some(chance.text(PLACES)),
        },
        2..4 => OrganizationCommand::Delete { organization },
        _ => OrganizationCommand::Restore { organization },
    })
}

pub(super) fn interpret(command: &OrganizationCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        OrganizationCommand::Create { name } => {
            called(saying, name);
            Ok(())
        }
        OrganizationCommand::Set { organization, field, value } => {
            saying.require(Kind::Organization, *organization)?;
            let value = value.as_deref();
            match field {
                OrganizationField::Name if value.is_none() => return Err(Refused),
                OrganizationField::Name => saying.put_text(*organization, "name", value),
                OrganizationField::Place => saying.put_text(*organization, "place", value),
                OrganizationField::Region => saying.put_text(*organization, "region", value),
                OrganizationField::Website => saying.put_text(*organization, "website", value),
                OrganizationField::Domain => return Err(Refused),
                OrganizationField::Notes => {
                    let text = value.filter(|text| !text.is_empty());
                    saying.put(*organization, TEXT, text.map(|text| Val::Text(text.to_owned())));
                }
            }
            Ok(())
        }
        OrganizationCommand::Delete { organization } => saying.delete(Kind::Organization, *organization),
        OrganizationCommand::Restore { organization } => saying.restore(Kind::Organization, *organization),
        OrganizationCommand::AddAlias { organization, alias } => {
            saying.require(Kind::Organization, *organization)?;
            saying.add(*organization, "aliases", alias.trim());
            Ok(())
        }
        OrganizationCommand::RemoveAlias { organization, alias } => {
            saying.require(Kind::Organization, *organization)?;
            saying.remove(*organization, "aliases", alias.trim());
            Ok(())
        }
        OrganizationCommand::Judge { organization, verdict, .. } => {
            saying.require(Kind::Organization, *organization)?;
            verdict::give(saying, *organization, *verdict);
            Ok(())
        }
        OrganizationCommand::SetIndustry { organization, industry, on } => {
            saying.require(Kind::Industry, *industry)?;
            saying.require(Kind::Organization, *organization)?;
            saying.put_member(*organization, "industries", &industry.to_string(), *on);
            Ok(())
        }
        OrganizationCommand::SetPriority { organization, priority } => {
            saying.require(Kind::Organization, *organization)?;
            if priority.is_some_and(|priority| !(1..=5).contains(&priority)) {
                return Err(Refused);
            }
            saying.put(*organization, "priority", priority.map(Val::Number));
            Ok(())
        }
        // What no command by chance says.
        _ => Err(Refused),
    }
}

/// The organization that goes by this name, however it is written, or a new one.
pub(super) fn called(saying: &mut Saying<'_>, wanted: &str) -> RecordId {
    let wanted = wanted.trim();
    let known = verdict::of_name(&saying.mind(), Kind::Organization, wanted);
    known.unwrap_or_else(|| {
        let made = saying.make(Kind::Organization);
        saying.put_text(made, "name", Some(wanted));
        made
    })
}

/// The lines of business that it belongs to.
pub(super) fn uses(mind: &Mind<'_>, organization: RecordId) -> BTreeSet<RecordId> {
    mind.ids(organization, "industries")
}

/// Whether it is on the person's list: by what they make of it, or else by a priority.
pub(super) fn is_on_list(mind: &Mind<'_>, organization: RecordId) -> bool {
    match verdict::standing(mind, organization) {
        None => mind.value(organization, "priority").is_some(),
        Some(word) => word != "ruled_out",
    }
}

/// Whether it is aimed at: by what the person makes of it, or else by a priority, or else in a campaign.
pub(super) fn is_aimed_at(mind: &Mind<'_>, organization: RecordId) -> bool {
    let is_in = |campaign: RecordId| mind.ids(campaign, "organizations").contains(&organization);
    mind.life(organization) != Life::Deleted
        && match verdict::standing(mind, organization) {
            None => is_on_list(mind, organization) || mind.present(Kind::Campaign).into_iter().any(is_in),
            Some(word) => word == "interested",
        }
}

pub(super) fn name(mind: &Mind<'_>, organization: RecordId) -> String {
    verdict::name(mind, organization)
}
