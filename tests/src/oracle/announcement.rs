//! Telling people that one is looking.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use rapport_core::{
    commands::AnnouncementCommand,
    model::{Announcement, Channel, Kind, RecordId},
    views::PersonPage,
};

use super::{
    chance::Chance,
    compare::{Breach, same},
    contact,
    fact::{Detail, Says, Time, Val, named},
    mind::Mind,
    saying::{Refused, Saying},
};

pub(super) fn any(chance: &Chance<'_>) -> Option<AnnouncementCommand> {
    let contact = chance.record(Kind::Contact)?;
    let is_told = chance.mind.has(Announcement::id(contact), "told");
    Some(match chance.dice.chance(if is_told { 45 } else { 90 }) {
        true => AnnouncementCommand::Tell {
            contact,
            channel: chance.of(&[Channel::Email, Channel::Phone, Channel::Social]),
            day: chance.some(chance.day()),
        },
        false => AnnouncementCommand::Untell { contact },
    })
}

pub(super) fn interpret(command: &AnnouncementCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        AnnouncementCommand::Tell { contact, channel, day } => {
            saying.require(Kind::Contact, *contact)?;
            if contact::is_do_not_contact(&saying.mind(), *contact) {
                return Err(Refused);
            }
            let id = Announcement::id(*contact);
            if saying.mind().kind(id).is_none() {
                saying.make_known(Kind::Announcement, id);
                let of = Says::Value {
                    field: "=contact".to_owned(),
                    value: Some(Val::Id(*contact)),
                    before: None,
                };
                saying.say(id, of);
            }
            let day = day.unwrap_or(saying.at.civil.date());
            saying.happened(id, "told", Detail::Told { day, how: named(channel) });
            Ok(())
        }
        AnnouncementCommand::Untell { contact } => {
            let cards = saying.mind().cards(*contact).into_iter();
            let told = cards.map(Announcement::id).filter(|id| saying.mind().has(*id, "told"));
            let told: Vec<RecordId> = told.collect();
            for id in &told {
                saying.happened_instead(*id, "", Detail::Nothing, &["told"]);
            }
            if told.is_empty() { Err(Refused) } else { Ok(()) }
        }
    }
}

pub(super) fn uses(mind: &Mind<'_>, id: RecordId) -> BTreeSet<RecordId> {
    mind.id(id, "=contact").filter(|_| mind.has(id, "told")).into_iter().collect()
}

/// All that stands of when they were told, and how, in the order in which it was noted.
fn all(mind: &Mind<'_>, id: RecordId) -> Vec<(NaiveDate, String, Time)> {
    let told = mind.happened(id, "told").into_iter().filter_map(|told| match told.detail {
        Detail::Told { day, how } => Some((*day, how.clone(), told.at)),
        _ => None,
    });
    told.collect()
}

/// On which day they were first told, and how, by what stands of one card.
pub(super) fn told_on(mind: &Mind<'_>, card: RecordId) -> Option<(NaiveDate, String)> {
    let all = all(mind, Announcement::id(card)).into_iter();
    all.map(|(day, how, _)| (day, how)).min_by_key(|(day, _)| *day)
}

/// On which day they were first told, and how.
pub(super) fn told(mind: &Mind<'_>, contact: RecordId) -> Option<(NaiveDate, String)> {
    let how = |how: &str| ["email", "phone", "social"].iter().position(|known| *known == how);
    mind.cards(contact)
        .into_iter()
        .filter_map(|card| told_on(mind, card))
        .min_by_key(|(day, by)| (*day, how(by)))
}

/// When it was written down, if that was on the day itself, and else when the day begins.
pub(super) fn place_in_time(mind: &Mind<'_>, id: RecordId) -> Option<Time> {
    let all = all(mind, id);
    let first = all.iter().map(|(day, ..)| *day).min()?;
    let written = all.iter().find(|(day, ..)| *day == first).map(|(.., at)| *at);
    let midnight = first.and_time(NaiveTime::MIN);
    let at_its_beginning = Time { instant: midnight.and_utc(), civil: midnight };
    Some(written.filter(|at| at.civil.date() == first).unwrap_or(at_its_beginning))
}

pub(super) fn compare_page(mind: &Mind<'_>, contact: RecordId, page: &PersonPage) -> Result<(), Breach> {
    same("when somebody was told", told(mind, contact).map(|(day, _)| day), page.told)
}
