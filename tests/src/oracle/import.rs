//! People who are taken over from elsewhere.

use std::collections::BTreeSet;

use rapport_core::{
    commands::{Connection, ImportCommand},
    model::{Kind, RecordId},
};

use super::{
    chance::{Chance, NAMES, PLACES, WORDS},
    contact,
    saying::{Refused, Saying},
};

pub(super) fn any(chance: &Chance<'_>) -> Option<ImportCommand> {
    let count = 1 + chance.dice.below(3);
    let mut people: Vec<Connection> = (0..count).map(|_| connection(chance)).collect();
    if chance.dice.chance(20) {
        people.push(people[0].clone());
    }
    if chance.dice.chance(6) {
        people.push(Connection { name: "  ".to_owned(), ..Connection::default() });
    }
    Some(ImportCommand::Connections { people })
}

/// Somebody new, or somebody who is known.
fn connection(chance: &Chance<'_>) -> Connection {
    let slug = |of: usize| Some(format!("https://www.linkedin.com/in/P{of}/"));
    let known = chance.record(Kind::Contact).filter(|_| chance.dice.chance(50));
    let known = known.and_then(|known| {
        let page = contact::points(chance.mind, known, "urls").into_iter().next()?;
        let is_there = chance.mind.present(Kind::Contact).contains(&known);
        (is_there && contact::is_name_clear(chance.mind, known)).then(|| Connection {
            name: contact::name(chance.mind, known),
            url: Some(page.0.to_lowercase().replace("/?", "?")),
            ..Connection::default()
        })
    });
    known.unwrap_or_else(|| Connection {
        name: chance.text(NAMES),
        url: slug(chance.dice.below(4)).filter(|_| chance.dice.chance(70)),
        email: chance.some(format!("I{}@example.org", chance.dice.below(4))),
        employer: chance.some(chance.text(PLACES)),
        title: chance.some(chance.text(WORDS)),
        connected: chance.some(chance.day()),
    })
}

pub(super) fn interpret(command: &ImportCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    let ImportCommand::Connections { people } = command;
    let is_right = |person: &Connection| {
        let has = |text: &Option<String>, sign: char| text.as_ref().is_none_or(|text| text.contains(sign));
        !person.name.trim().is_empty() && has(&person.email, '@') && has(&person.url, '.')
    };
    if people.len() > 500 || !people.iter().all(is_right) {
        return Err(Refused);
    }
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let there = saying.mind().present(Kind::Contact);
    for person in people {
        let keys = keys(person);
        let mind = saying.mind();
        let is_them = |card: &RecordId| {
            !contact::keys(&mind, *card).is_disjoint(&keys)
                && contact::is_name_of_one(
                    &contact::spellings(&mind, *card),
                    &[contact::words(&person.name)].into(),
                )
        };
        if taken.is_disjoint(&keys) && !there.iter().any(is_them) {
            take(saying, person);
            taken.extend(keys);
        }
    }
    Ok(())
}

/// What tells that somebody is the same: their page, their address, or else their name and the day.
fn keys(person: &Connection) -> BTreeSet<String> {
    let page = person.url.as_deref().and_then(contact::page_key);
    let email = person.email.as_ref().map(|email| format!("email {}", email.to_lowercase()));
    let keys: BTreeSet<String> = page.into_iter().chain(email).collect();
    if keys.is_empty() { [format!("other {}", line(person))].into() } else { keys }
}

fn line(person: &Connection) -> String {
    let day = person.connected.map_or("?".to_owned(), |day| day.to_string());
    format!("connection:{}|{day}", person.name.trim().to_lowercase())
}

fn take(saying: &mut Saying<'_>, person: &Connection) {
    let card = saying.make(Kind::Contact);
    saying.put_text(card, "source", Some("social_network"));
    saying.put_text(card, "source_detail", Some("LinkedIn"));
    contact::set_name(saying, card, person.name.trim());
    for (list, value) in [("urls", &person.url), ("emails", &person.email)] {
        if let Some(value) = value {
            let item = saying.add_item(card, list);
            saying.put_text(card, &format!("{list}/{item}/value"), Some(value));
        }
    }
    if person.employer.is_some() || person.title.is_some() {
        let item = saying.add_item(card, "employments");
        saying.put_text(card, &format!("employments/{item}/employer"), person.employer.as_deref());
        saying.put_text(card, &format!("employments/{item}/title"), person.title.as_deref());
    }
    if person.url.as_deref().and_then(contact::page_key).is_none() && person.email.is_none() {
        saying.add(card, "external_keys", &line(person));
    }
}
