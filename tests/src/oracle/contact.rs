//! People: names, addresses, jobs, tags, whether they may be contacted.

use std::collections::BTreeSet;

use chrono::Duration;
use rapport_core::{
    commands::{ContactCommand, ContactField, NewContact},
    model::{Kind, RecordId, Source},
};

use super::{
    chance::{Chance, NAMES, PLACES, TAGS, WORDS},
    due::Due,
    fact::{Detail, Val},
    intro_request, meeting, merge,
    mind::{Life, Mind},
    nouns, offer, organization,
    saying::{Refused, Saying},
    undo::TEXT,
};

pub(super) fn any(chance: &Chance<'_>) -> Option<ContactCommand> {
    let people = chance.mind.records(Kind::Contact).len();
    if people == 0 || (people < 6 && chance.dice.chance(20)) {
        let contact = NewContact {
            name: chance.text(NAMES),
            organization: chance.some(chance.text(PLACES)).filter(|_| chance.dice.chance(50)),
            title: chance.some(chance.text(WORDS)).filter(|_| chance.dice.chance(30)),
            // Who shares an address with another may be the same person.
            email: chance.some(match chance.dice.chance(30) {
                true => format!("i{}@example.org", chance.dice.below(4)),
                false => format!("p{}@example.org", chance.dice.below(usize::MAX)),
            }),
            phone: None,
            source: chance.some(chance.of(&[Source::Event, Source::Referral, Source::FriendsAndFamily])),
        };
        return Some(ContactCommand::Create { contact });
    }
    let contact = chance.record(Kind::Contact)?;
    Some(match chance.dice.below(20) {
        0..4 => {
            use ContactField::{Family, Given, Headline, Name, Nickname, Region};
            let field = chance.of(&[Name, Given, Family, Nickname, Region, Headline, Headline]);
            let of = if field == Headline { WORDS } else { NAMES };
            ContactCommand::Set { contact, field, value: chance.some(chance.text(of)) }
        }
        4 => ContactCommand::AddEmail {
            contact,
            address: any_address(chance, contact),
            label: chance.some("work".to_owned()),
        },
        5 => ContactCommand::AddEmployment {
            contact,
            organization: chance.some(chance.text(PLACES)),
            title: chance.some(chance.text(WORDS)),
        },
        6 => {
            let item = chance.member(contact, "employments")?.parse().ok()?;
            ContactCommand::EndEmployment { contact, item }
        }
        7 => {
            let list = chance.of(&["employments", "emails", "urls"]);
            ContactCommand::RemoveItem { contact, item: chance.member(contact, list)?.parse().ok()? }
        }
        8..11 => ContactCommand::Tag { contact, tag: chance.text(TAGS) },
        11 => ContactCommand::Untag { contact, tag: chance.text(TAGS) },
        12 if chance.dice.chance(60) => ContactCommand::AddCommonGround { contact, text: chance.text(TAGS) },
        12 => ContactCommand::RemoveCommonGround { contact, text: chance.text(TAGS) },
        13 if chance.dice.chance(50) => {
            ContactCommand::SetMayIntroduce { contact, on: chance.dice.chance(70) }
        }
        13 => ContactCommand::SetCadence { contact, days: chance.some(1 + chance.dice.below(6) as u32) },
        14 if chance.dice.chance(40) => ContactCommand::NoteInTouch { contact, channel: None },
        14..16 => ContactCommand::DoNotContact { contact, on: chance.dice.chance(60) },
        16..18 => ContactCommand::Delete { contact },
        _ => ContactCommand::Restore { contact },
    })
}

/// An address of this person's own: a new one, one that is there, perhaps in capitals, or none at all.
fn any_address(chance: &Chance<'_>, contact: RecordId) -> String {
    let known = points(chance.mind, contact, "emails").into_iter().map(|(value, _)| value);
    let mut of: Vec<String> = known.map(|value| value.to_uppercase()).collect();
    let own = contact.to_string();
    of.extend([format!("w{}@example.org", &own[19..]), format!("h{}@example.org", &own[19..])]);
    of.extend(["i1@example.org".to_owned(), "I2@example.org".to_owned(), "no address".to_owned()]);
    chance.dice.one(&of).cloned().unwrap_or_default()
}

pub(super) fn interpret(command: &ContactCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        ContactCommand::Create { contact } => create(saying, contact).map(|_| ()),
        ContactCommand::Set { contact, field, value } => set(saying, *contact, *field, value.as_deref()),
        ContactCommand::AddEmail { contact, address, label } => {
            saying.require(Kind::Contact, *contact)?;
            let is_it = |(known, _): &(String, _)| known.to_lowercase() == address.trim().to_lowercase();
            let others = saying.mind().cards(*contact).into_iter().filter(|card| card != contact);
            let mut others = others.flat_map(|card| points_on(&saying.mind(), card, "emails"));
            if others.any(|point| is_it(&point)) {
                return Ok(());
            }
            drop(others);
            add_point(saying, *contact, "emails", address, label.as_deref())
        }
        ContactCommand::AddPhone { contact, number, label } => {
            saying.require(Kind::Contact, *contact)?;
            add_point(saying, *contact, "phones", number, label.as_deref())
        }
        ContactCommand::AddEmployment { contact, organization, title } => {
            if organization.is_none() && title.is_none() {
                return Err(Refused);
            }
            let place = organization.as_deref().map(|name| organization::called(saying, name));
            saying.require(Kind::Contact, *contact)?;
            add_job(saying, *contact, place, title.as_deref());
            Ok(())
        }
        ContactCommand::EndEmployment { contact, item } => {
            saying.require(Kind::Contact, *contact)?;
            let item = item.to_string();
            let holds = |card: &RecordId| saying.mind().members(*card, "employments").contains(&item);
            let card = saying.mind().cards(*contact).into_iter().find(holds).ok_or(Refused)?;
            saying.put(card, format!("employments/{item}/past"), Some(Val::Yes));
            Ok(())
        }
        ContactCommand::RemoveItem { contact, item } => {
            saying.require(Kind::Contact, *contact)?;
            let item = item.to_string();
            let lists = ["emails", "phones", "urls", "employments"];
            for card in saying.mind().cards(*contact) {
                let holds = |list: &&str| saying.mind().members(card, list).contains(&item);
                if let Some(list) = lists.into_iter().find(holds) {
                    saying.remove(card, list, &item);
                    return Ok(());
                }
            }
            Err(Refused)
        }
        ContactCommand::Tag { contact, tag } => {
            saying.require(Kind::Contact, *contact)?;
            saying.add(*contact, "tags", tag.trim());
            Ok(())
        }
        ContactCommand::Untag { contact, tag } => {
            saying.require(Kind::Contact, *contact)?;
            for card in saying.mind().cards(*contact) {
                saying.remove(card, "tags", tag.trim());
            }
            Ok(())
        }
        ContactCommand::DoNotContact { contact, on } => {
            saying.require(Kind::Contact, *contact)?;
            match on {
                true => saying.happened(*contact, "do_not_contact", Detail::Nothing),
                false => {
                    for card in saying.mind().cards(*contact) {
                        if saying.mind().has(card, "do_not_contact") {
                            saying.happened_instead(card, "", Detail::Nothing, &["do_not_contact"]);
                        }
                    }
                }
            }
            Ok(())
        }
        ContactCommand::Delete { contact } => {
            for card in saying.mind().cards(*contact) {
                saying.delete(Kind::Contact, card)?;
            }
            Ok(())
        }
        ContactCommand::Restore { contact } => restore(saying, *contact),
        ContactCommand::SetCadence { contact, days } => {
            saying.require(Kind::Contact, *contact)?;
            let cards = saying.mind().cards(*contact);
            let concerned = if days.is_some() { &cards[..1] } else { &cards[..] };
            for card in concerned {
                saying.put(*card, "cadence_days", days.map(Val::Number));
            }
            Ok(())
        }
        ContactCommand::SetMayIntroduce { contact, on } => {
            saying.require(Kind::Contact, *contact)?;
            let cards = saying.mind().cards(*contact);
            let concerned = if *on { vec![*contact] } else { cards };
            for card in concerned {
                saying.put(card, "may_introduce", on.then_some(Val::Yes));
            }
            Ok(())
        }
        ContactCommand::NoteInTouch { contact, .. } => {
            saying.require(Kind::Contact, *contact)?;
            saying.happened(*contact, "in_touch", Detail::Nothing);
            Ok(())
        }
        ContactCommand::AddCommonGround { contact, text } => {
            saying.require(Kind::Contact, *contact)?;
            saying.add(*contact, "common_ground", text.trim());
            Ok(())
        }
        ContactCommand::RemoveCommonGround { contact, text } => {
            saying.require(Kind::Contact, *contact)?;
            for card in saying.mind().cards(*contact) {
                saying.remove(card, "common_ground", text.trim());
            }
            Ok(())
        }
        // What no command by chance says.
        _ => Err(Refused),
    }
}

pub(super) fn create(saying: &mut Saying<'_>, new: &NewContact) -> Result<RecordId, Refused> {
    if new.name.trim().is_empty() {
        return Err(Refused);
    }
    let place = new.organization.as_deref().map(|name| organization::called(saying, name));
    let contact = saying.make(Kind::Contact);
    saying.put(contact, "source", new.source.map(source));
    set_name(saying, contact, &new.name);
    if let Some(address) = &new.email {
        add_point(saying, contact, "emails", address, None)?;
    }
    if let Some(number) = &new.phone {
        add_point(saying, contact, "phones", number, None)?;
    }
    if place.is_some() || new.title.is_some() {
        add_job(saying, contact, place, new.title.as_deref());
    }
    Ok(contact)
}

/// Notes where somebody works, unless a job there is known.
pub(super) fn add_workplace(saying: &mut Saying<'_>, contact: RecordId, name: &str) {
    let place = organization::called(saying, name);
    if !works_at(&saying.mind(), contact).contains(&place) {
        add_job(saying, contact, Some(place), None);
    }
}

fn add_job(saying: &mut Saying<'_>, contact: RecordId, place: Option<RecordId>, title: Option<&str>) {
    let item = saying.add_item(contact, "employments");
    saying.put(contact, format!("employments/{item}/organization"), place.map(Val::Id));
    saying.put_text(contact, &format!("employments/{item}/title"), title);
}

fn add_point(
    saying: &mut Saying<'_>,
    contact: RecordId,
    list: &'static str,
    value: &str,
    label: Option<&str>,
) -> Result<(), Refused> {
    let value = value.trim();
    let is_address = list != "emails" || value.split_once('@').is_some() && !value.contains(' ');
    if value.is_empty() || !is_address {
        return Err(Refused);
    }
    let known = points_on(&saying.mind(), contact, list);
    if known.iter().any(|(known, _)| known.to_lowercase() == value.to_lowercase()) {
        return Ok(());
    }
    let item = saying.add_item(contact, list);
    saying.put_text(contact, &format!("{list}/{item}/value"), Some(value));
    saying.put_text(contact, &format!("{list}/{item}/label"), label);
    Ok(())
}

/// Brings a card back, and those of the same person that went with it in the same act.
fn restore(saying: &mut Saying<'_>, contact: RecordId) -> Result<(), Refused> {
    let acts = deletions(&saying.mind(), contact);
    saying.restore(Kind::Contact, contact)?;
    let mind = saying.mind();
    let is_linked = |card: &RecordId| {
        let is_decided = || {
            mind.records(Kind::Merge).into_iter().any(|id| {
                let pair = merge::uses(&mind, id);
                pair.contains(card) && pair.contains(&contact)
            })
        };
        !keys(&mind, *card).is_disjoint(&keys(&mind, contact)) || is_decided()
    };
    let others = mind.records(Kind::Contact).into_iter().filter(|card| *card != contact);
    let others: Vec<RecordId> = others
        .filter(is_linked)
        .filter(|card| mind.has(*card, "deleted") && !deletions(&mind, *card).is_disjoint(&acts))
        .collect();
    for card in others {
        saying.restore(Kind::Contact, card)?;
    }
    Ok(())
}

/// The acts by which a card was deleted.
fn deletions(mind: &Mind<'_>, contact: RecordId) -> BTreeSet<usize> {
    let facts = mind.facts(contact).filter(|(number, _)| mind.ledger.is_named(*number, "deleted"));
    facts.map(|(_, fact)| fact.act).collect()
}

/// The card by which a person goes gets a value, since that one counts first. What is cleared is cleared on every card, or the
/// next one's would come to light.
fn set(
    saying: &mut Saying<'_>,
    contact: RecordId,
    field: ContactField,
    value: Option<&str>,
) -> Result<(), Refused> {
    saying.require(Kind::Contact, contact)?;
    let cards = saying.mind().cards(contact);
    set_on_card(saying, cards[0], field, value)?;
    let is_cleared = value.unwrap_or_default().trim().is_empty();
    let single = match field {
        ContactField::Nickname => "nickname",
        ContactField::Headline => "headline",
        ContactField::Pronouns => "pronouns",
        ContactField::Region => "region",
        ContactField::Provenance => "provenance",
        _ => return Ok(()),
    };
    for card in cards[1..].iter().filter(|_| is_cleared) {
        saying.put(*card, single, None);
    }
    Ok(())
}

fn set_on_card(
    saying: &mut Saying<'_>,
    contact: RecordId,
    field: ContactField,
    value: Option<&str>,
) -> Result<(), Refused> {
    match field {
        ContactField::Name => match value.map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) => set_name(saying, contact, name),
            None => return Err(Refused),
        },
        ContactField::Given => saying.put_text(contact, "given", value),
        ContactField::Family => saying.put_text(contact, "family", value),
        ContactField::Nickname => saying.put_text(contact, "nickname", value),
        ContactField::Pronouns => saying.put_text(contact, "pronouns", value),
        ContactField::Region => saying.put_text(contact, "region", value),
        ContactField::Provenance => saying.put_text(contact, "provenance", value),
        ContactField::Zone => return Err(Refused),
        ContactField::Headline => saying.put_text(contact, "headline", value),
        ContactField::Summary => {
            let text = value.filter(|text| !text.is_empty());
            saying.put(contact, TEXT, text.map(|text| Val::Text(text.to_owned())));
        }
    }
    let is_named = ["display", "given", "family", "nickname"]
        .iter()
        .any(|field| saying.mind().value(contact, field).is_some());
    if is_named { Ok(()) } else { Err(Refused) }
}

/// What tells that another card is of the same person: addresses and pages, however they are written, and what another
/// program knows them by.
pub(super) fn keys(mind: &Mind<'_>, contact: RecordId) -> BTreeSet<String> {
    let emails = points_on(mind, contact, "emails").into_iter();
    let emails = emails.map(|(value, _)| format!("email {}", value.to_lowercase()));
    let pages = points_on(mind, contact, "urls").into_iter().filter_map(|(value, _)| page_key(&value));
    let others = mind.members(contact, "external_keys").into_iter().map(|key| format!("other {key}"));
    emails.chain(pages).chain(others).collect()
}

/// Whose page it is, where that can be told.
pub(super) fn page_key(url: &str) -> Option<String> {
    let url = url.to_lowercase();
    let (_, name) = url.split_once("linkedin.com/in/")?;
    let name = name.split(['/', '?']).next().filter(|name| !name.is_empty())?;
    Some(format!("page {name}"))
}

/// The words of a name.
pub(super) fn words(name: &str) -> Vec<String> {
    name.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The ways in which somebody's name is written: whole, in two parts, and with the nickname for the given name.
pub(super) fn spellings(mind: &Mind<'_>, contact: RecordId) -> BTreeSet<Vec<String>> {
    let part = |field: &str| mind.text(contact, field).map(|text| words(&text)).unwrap_or_default();
    let (display, given, family, nickname) =
        (part("display"), part("given"), part("family"), part("nickname"));
    let last = if family.is_empty() && display.len() > 1 {
        display[display.len() - 1..].to_vec()
    } else {
        family.clone()
    };
    let by_nickname = if nickname.is_empty() { Vec::new() } else { [nickname, last].concat() };
    let ways = [display, [given, family].concat(), by_nickname];
    ways.into_iter().filter(|words| !words.is_empty()).collect()
}

/// Whether two names can be of one person: where one is a part of the other, in whatever order. Nobody here goes by a
/// letter or a title.
pub(super) fn is_name_of_one(ours: &BTreeSet<Vec<String>>, theirs: &BTreeSet<Vec<String>>) -> bool {
    let fits = |one: &Vec<String>, other: &Vec<String>| {
        let mut left = other.clone();
        one.iter().all(|word| left.iter().position(|it| it == word).map(|at| left.remove(at)).is_some())
    };
    let is_one = |one, other| fits(one, other) || fits(other, one);
    ours.is_empty()
        || theirs.is_empty()
        || ours.iter().any(|one| theirs.iter().any(|other| is_one(one, other)))
}

/// Two words are a given and a family name, one is a given name, and anything else is kept whole.
pub(super) fn set_name(saying: &mut Saying<'_>, contact: RecordId, name: &str) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (given, family, whole) = match words.len() {
        1 => (Some(words[0]), None, None),
        2 => (Some(words[0]), Some(words[1]), None),
        _ => (None, None, Some(words.join(" "))),
    };
    saying.put_text(contact, "display", whole.as_deref());
    saying.put_text(contact, "given", given);
    saying.put_text(contact, "family", family);
}

fn source(source: Source) -> Val {
    let name = serde_json::to_value(source).unwrap();
    Val::Text(name.as_str().unwrap().to_owned())
}

pub(super) fn uses(mind: &Mind<'_>, contact: RecordId) -> BTreeSet<RecordId> {
    works_at(mind, contact)
}

/// Where somebody who is there works now.
pub(super) fn works_at_now(mind: &Mind<'_>, contact: RecordId) -> BTreeSet<RecordId> {
    let jobs = jobs_now(mind, contact).into_iter();
    jobs.filter_map(|(card, job)| mind.id(card, &format!("employments/{job}/organization"))).collect()
}

/// As what somebody who is there works now.
pub(super) fn titles_now(mind: &Mind<'_>, contact: RecordId) -> Vec<String> {
    let jobs = jobs_now(mind, contact).into_iter();
    jobs.filter_map(|(card, job)| mind.text(card, &format!("employments/{job}/title"))).collect()
}

/// The jobs that are not over, each with the card that it is on.
fn jobs_now(mind: &Mind<'_>, contact: RecordId) -> Vec<(RecordId, String)> {
    if mind.life(contact) == Life::Deleted {
        return Vec::new();
    }
    let on = |card: RecordId| mind.members(card, "employments").into_iter().map(move |job| (card, job));
    let jobs = mind.cards(contact).into_iter().flat_map(on);
    let is_over =
        |card: RecordId, job: &str| mind.value(card, &format!("employments/{job}/past")) == Some(Val::Yes);
    jobs.filter(|(card, job)| !is_over(*card, job)).collect()
}

fn works_at(mind: &Mind<'_>, contact: RecordId) -> BTreeSet<RecordId> {
    let jobs = mind.members(contact, "employments");
    jobs.iter().filter_map(|job| mind.id(contact, &format!("employments/{job}/organization"))).collect()
}

/// To ask somebody for an introduction, and to hear from them again, so many days after the last thing between the two, or
/// after they were added.
pub(super) fn due(mind: &Mind<'_>, contact: RecordId) -> Vec<Due> {
    if is_do_not_contact(mind, contact) || mind.person(contact) != contact {
        return Vec::new();
    }
    ask_to_introduce(mind, contact).into_iter().chain(keep_in_touch(mind, contact)).collect()
}

/// Two weeks after the last talk with somebody who may introduce the person, unless they offered it, were asked since, or
/// may think poorly of the person.
fn ask_to_introduce(mind: &Mind<'_>, contact: RecordId) -> Option<Due> {
    value(mind, contact, "may_introduce")?;
    let held = |talk: RecordId| Some((meeting::held_at(mind, talk)?.instant, talk));
    let talks = meeting::talks(mind, contact).into_iter();
    let (held, talk) = talks.filter_map(held).max()?;
    let was_asked = |intro: &RecordId| {
        let asked = intro_request::place_in_time(mind, *intro);
        mind.person_in(*intro, "to") == Some(contact) && asked.is_some_and(|asked| asked.instant >= held)
    };
    let is_on_its_way =
        offer::introduces(mind, contact) || mind.present(Kind::IntroRequest).iter().any(was_asked);
    if is_on_its_way || meeting::is_to_mend(mind, talk) {
        return None;
    }
    let day = meeting::held_at(mind, talk)?.civil.date() + Duration::days(14);
    let name = is_name_clear(mind, contact).then(|| name(mind, contact));
    Some(Due::on("follow_up", contact, Some(contact), day, 0).says(name.as_slice()))
}

fn keep_in_touch(mind: &Mind<'_>, contact: RecordId) -> Option<Due> {
    let Some(Val::Number(days)) = value(mind, contact, "cadence_days") else { return None };
    let cards = mind.cards(contact).into_iter();
    let touched = cards.flat_map(|card| mind.happened(card, "in_touch")).max_by_key(|it| it.at.instant);
    let last = touched.map(|touch| touch.at.civil.date());
    let users = mind.users_of_person(contact).into_iter();
    let users = users.filter(|user| mind.life(*user) != Life::Deleted);
    let last = users.filter_map(|user| nouns::last_with(mind, user, contact)).chain(last).max();
    let made = mind.facts(contact).next().map(|(_, fact)| mind.ledger.acts[fact.act].at.instant.date_naive());
    let day = last.or(made)? + Duration::days(i64::from(days));
    Some(Due::on("keep_in_touch", contact, Some(contact), day, 0))
}

/// The name that a person goes by; without one, an address.
pub(super) fn name(mind: &Mind<'_>, contact: RecordId) -> String {
    let [given, family, display] = parts(mind, contact);
    let joined = [given, family].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let nickname = || value(mind, contact, "nickname").and_then(Val::text);
    let own = display.or(Some(joined).filter(|name| !name.is_empty())).or_else(nickname);
    let address = || points(mind, contact, "emails").into_iter().next().map(|(address, _)| address);
    own.or_else(address).unwrap_or_else(|| "Somebody without a name".to_owned())
}

/// Those of these people who are there, each once, by name.
pub(super) fn by_name(mind: &Mind<'_>, cards: &BTreeSet<RecordId>) -> Vec<RecordId> {
    let present = cards.iter().copied().filter(|id| mind.life(*id) != Life::Deleted);
    let people: BTreeSet<RecordId> = present.map(|card| mind.person(card)).collect();
    let mut named: Vec<(String, RecordId)> = people.into_iter().map(|id| (name(mind, id), id)).collect();
    named.sort();
    named.into_iter().map(|(_, id)| id).collect()
}

/// Given name, family name and the whole: of the first card, unless the next has more of a name.
pub(super) fn parts(mind: &Mind<'_>, contact: RecordId) -> [Option<String>; 3] {
    let of = |card: RecordId| ["given", "family", "display"].map(|field| mind.text(card, field));
    let is_whole = |name: &[Option<String>; 3]| name[2].is_some() || name[0].is_some() && name[1].is_some();
    let mut names = mind.cards(contact).into_iter().map(of);
    let mut name = names.next().unwrap_or_default();
    for next in names {
        if !is_whole(&name) && is_whole(&next) || name.iter().all(Option::is_none) {
            name = next;
        }
    }
    name
}

/// The value of a field of a person: the first card's, or the next one's that has any.
pub(super) fn value(mind: &Mind<'_>, contact: RecordId, field: &str) -> Option<Val> {
    mind.cards(contact).into_iter().find_map(|card| mind.value(card, field))
}

/// The members of a set, of all cards of a person.
pub(super) fn members(mind: &Mind<'_>, contact: RecordId, set: &str) -> BTreeSet<String> {
    mind.cards(contact).into_iter().flat_map(|card| mind.members(card, set)).collect()
}

/// Whether it is known what they are called, and whether they are called anything at all.
pub(super) fn is_name_clear(mind: &Mind<'_>, contact: RecordId) -> bool {
    let fields = ["display", "given", "family", "nickname"];
    let cards = mind.cards(contact);
    !cards.iter().any(|card| fields.iter().any(|field| mind.is_unclear(*card, field)))
        && cards.iter().any(|card| fields.iter().any(|field| mind.value(*card, field).is_some()))
}

/// Whether they asked to be left alone, on whatever card.
pub(super) fn is_do_not_contact(mind: &Mind<'_>, contact: RecordId) -> bool {
    mind.cards(contact).into_iter().any(|card| mind.has(card, "do_not_contact"))
}

/// The e-mail addresses or phone numbers, with their labels.
pub(super) fn points(mind: &Mind<'_>, contact: RecordId, list: &str) -> Vec<(String, Option<String>)> {
    mind.cards(contact).into_iter().flat_map(|card| points_on(mind, card, list)).collect()
}

/// Those on one card.
fn points_on(mind: &Mind<'_>, contact: RecordId, list: &str) -> Vec<(String, Option<String>)> {
    let items = mind.members(contact, list);
    let of = |item: &String, field: &str| mind.text(contact, &format!("{list}/{item}/{field}"));
    items.iter().map(|item| (of(item, "value").unwrap_or_default(), of(item, "label"))).collect()
}

/// The jobs: where, as what, and whether it is over.
pub(super) fn jobs(mind: &Mind<'_>, contact: RecordId) -> Vec<(Option<String>, Option<String>, bool)> {
    mind.cards(contact).into_iter().flat_map(|card| jobs_on(mind, card)).collect()
}

fn jobs_on(mind: &Mind<'_>, contact: RecordId) -> Vec<(Option<String>, Option<String>, bool)> {
    let items = mind.members(contact, "employments");
    let job = |item: &String| {
        let field = |field: &str| mind.value(contact, &format!("employments/{item}/{field}"));
        let place = field("organization").and_then(Val::id).map(|id| organization::name(mind, id));
        let employer = field("employer").and_then(Val::text);
        (place.or(employer), field("title").and_then(Val::text), field("past").is_some())
    };
    items.iter().map(job).collect()
}
