//! Organizations, found again by name.

use rapport_core::{
    commands::{OrganizationCommand, OrganizationField},
    model::{Kind, RecordId, Verdict},
};

use super::{
    chance::{Chance, PLACES},
    fact::{Detail, Time, Val},
    mind::{Life, Mind},
    saying::{Refused, Saying},
    undo::TEXT,
};

pub(super) fn any(chance: &Chance<'_>) -> Option<OrganizationCommand> {
    if chance.dice.chance(40) {
        return Some(OrganizationCommand::Create { name: chance.text(PLACES) });
    }
    let organization = chance.record(Kind::Organization)?;
    if chance.dice.chance(40) {
        use Verdict::{Interested, RuledOut, Undecided};
        let verdict = chance.some(chance.of(&[Interested, Undecided, RuledOut]));
        return Some(OrganizationCommand::Judge { organization, verdict, reason: None });
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
            let word = verdict.map(|verdict| match verdict {
                Verdict::Interested => "interested",
                Verdict::Undecided => "undecided",
                Verdict::RuledOut => "ruled_out",
            });
            match word {
                Some(word) => {
                    saying.happened_instead(*organization, "judged", Detail::Word(word), &["judged"]);
                }
                None if saying.mind().has(*organization, "judged") => {
                    saying.happened_instead(*organization, "", Detail::Nothing, &["judged"]);
                }
                None => {}
            }
            Ok(())
        }
        // What no command by chance says.
        _ => Err(Refused),
    }
}

/// The organization that goes by this name, however it is written, or a new one.
pub(super) fn called(saying: &mut Saying<'_>, wanted: &str) -> RecordId {
    let wanted = wanted.trim();
    let mind = saying.mind();
    let all = mind.present(Kind::Organization);
    let known = all.into_iter().find(|id| name(&mind, *id).to_lowercase() == wanted.to_lowercase());
    known.unwrap_or_else(|| {
        let made = saying.make(Kind::Organization);
        saying.put_text(made, "name", Some(wanted));
        made
    })
}

/// What the person makes of it: of several verdicts the one that keeps the door open.
pub(super) fn verdict(mind: &Mind<'_>, organization: RecordId) -> Option<&'static str> {
    let given = mind.happened(organization, "judged");
    let order = ["interested", "undecided", "ruled_out"];
    order.into_iter().find(|word| given.iter().any(|verdict| *verdict.detail == Detail::Word(word)))
}

/// Whether it is on the person's list, and they said nothing of it since that time.
pub(super) fn is_to_judge(mind: &Mind<'_>, organization: RecordId, since: Time) -> bool {
    let Some(word) = verdict(mind, organization).filter(|word| *word != "ruled_out") else { return false };
    let given = mind.happened(organization, "judged").into_iter();
    let last = given.filter(|it| *it.detail == Detail::Word(word)).map(|it| it.at.instant).max();
    mind.life(organization) != Life::Deleted && last < Some(since.instant)
}

/// Whether two devices make different things of it.
pub(super) fn is_in_question(mind: &Mind<'_>, organization: RecordId) -> bool {
    let given = mind.happened(organization, "judged");
    given.iter().any(|verdict| verdict.detail != given[0].detail)
}

pub(super) fn name(mind: &Mind<'_>, organization: RecordId) -> String {
    mind.text(organization, "name").unwrap_or_default()
}
