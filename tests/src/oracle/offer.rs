//! What people offer of their own accord.

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate};
use rapport_core::{
    Vault,
    commands::{NewContact, OfferCommand},
    model::{Kind, NamePermission, OfferKind, RecordId, Source},
};

use super::{
    chance::{Chance, NAMES, PLACES, WORDS},
    compare::{Breach, same, sorted, word},
    contact,
    due::Due,
    fact::{Detail, Says, Time, Val},
    meeting,
    mind::{Life, Mind},
    organization, referral,
    saying::{Refused, Saying},
};

pub(super) fn any(chance: &Chance<'_>) -> Option<OfferCommand> {
    use OfferKind::{GoodWord, Introduce, KeepInMind, Other, PassDetails, ResumeReview};
    let rarely = |percent, of: &[&str]| Some(chance.text(of)).filter(|_| chance.dice.chance(percent));
    if chance.mind.records(Kind::Offer).is_empty() || chance.dice.chance(25) {
        let about = chance.of(&[Kind::Contact, Kind::Contact, Kind::Organization]);
        let sorts =
            [PassDetails, PassDetails, Introduce, Introduce, ResumeReview, GoodWord, KeepInMind, Other];
        return Some(OfferCommand::Make {
            host: chance.record(Kind::Contact)?,
            kind: chance.of(&sorts),
            about: chance.record(about).filter(|_| chance.dice.chance(50)),
            name: rarely(20, NAMES),
            organization: rarely(20, PLACES),
            meeting: chance.record(Kind::Meeting).and_then(|meeting| chance.some(meeting)),
            text: chance.some(chance.text(WORDS)),
        });
    }
    let offer = chance.record(Kind::Offer)?;
    Some(match chance.dice.below(20) {
        0..5 => OfferCommand::TakeControl {
            offer,
            referee: chance.record(Kind::Contact).filter(|_| chance.dice.chance(40)),
            name: rarely(20, NAMES),
            organization: rarely(20, PLACES),
            permission: chance.of(&[
                NamePermission::NotAsked,
                NamePermission::Granted,
                NamePermission::Denied,
            ]),
        },
        5..8 => OfferCommand::LetThemPass { offer, check: chance.day() },
        8..11 => OfferCommand::Accept { offer },
        11..13 => OfferCommand::MarkDone { offer },
        13..15 => OfferCommand::Lapse { offer },
        15..17 => OfferCommand::ComeBack { offer, day: chance.some(chance.day()) },
        17 | 18 => OfferCommand::Delete { offer },
        _ => OfferCommand::Restore { offer },
    })
}

pub(super) fn interpret(command: &OfferCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        OfferCommand::Make { host, kind, about, name, organization, meeting, text } => {
            let about = led_to(saying, *host, *about, name.as_deref(), organization.as_deref())?;
            saying.require(Kind::Contact, *host)?;
            saying.require_all(Kind::Meeting, *meeting)?;
            if *kind == OfferKind::Other && text.is_none() {
                return Err(Refused);
            }
            let offer = saying.make(Kind::Offer);
            saying.put(offer, "=host", Some(Val::Id(*host)));
            saying.put_text(offer, "=kind", Some(&word(kind)));
            saying.put(offer, "meeting", meeting.map(Val::Id));
            saying.put(offer, "about", about.map(Val::Id));
            saying.put_text(offer, "text", text.as_deref());
            saying.happened(offer, "made", Detail::Nothing);
            Ok(())
        }
        OfferCommand::TakeControl { offer, referee, name, organization, permission } => {
            let host = leading_on(saying, *offer)?;
            let mind = saying.mind();
            let about = mind.id(*offer, "about").filter(|about| mind.kind(*about) == Some(Kind::Contact));
            let talk = mind.id(*offer, "meeting");
            let person = led_to(saying, host, *referee, name.as_deref(), organization.as_deref())?;
            let person = person.or(about).ok_or(Refused)?;
            let given = referral::offer(saying, host, person, talk, *permission)?;
            referral::take_control(saying, given);
            saying.supersede(*offer, "taken_control", Detail::Named(given), ANSWERED);
            saying.put(*offer, "about", Some(Val::Id(about.unwrap_or(person))));
            Ok(())
        }
        OfferCommand::LetThemPass { offer, check } => {
            leading_on(saying, *offer)?;
            leave_to_them(saying, *offer, *check);
            saying.supersede(*offer, "they_will_pass", Detail::Day(*check), ANSWERED);
            saying.put(*offer, "come_back", None);
            Ok(())
        }
        OfferCommand::Accept { offer } => {
            saying.require(Kind::Offer, *offer)?;
            saying.supersede(*offer, "accepted", Detail::Nothing, ANSWERED);
            saying.put(*offer, "come_back", None);
            Ok(())
        }
        OfferCommand::MarkDone { offer } => {
            saying.require(Kind::Offer, *offer)?;
            saying.supersede(*offer, "done", Detail::Nothing, &["lapsed"]);
            Ok(())
        }
        OfferCommand::Lapse { offer } => {
            saying.require(Kind::Offer, *offer)?;
            // Of the name that was given in its place nothing comes either.
            let given = given(&saying.mind(), *offer);
            if let Some(given) = given.filter(|given| saying.require(Kind::Referral, *given).is_ok()) {
                let is_over =
                    matches!(referral::state(&saying.mind(), given), "reported_back" | "met" | "closed");
                if !is_over {
                    saying.happened(given, "closed", Detail::Word("not pursued"));
                }
            }
            saying.supersede(*offer, "lapsed", Detail::Nothing, ANSWERED);
            Ok(())
        }
        OfferCommand::ComeBack { offer, day } => {
            saying.require(Kind::Offer, *offer)?;
            saying.put(*offer, "come_back", day.map(Val::Day));
            Ok(())
        }
        OfferCommand::Delete { offer } => saying.delete(Kind::Offer, *offer),
        OfferCommand::Restore { offer } => saying.restore(Kind::Offer, *offer),
    }
}

/// What another answer takes back.
const ANSWERED: &[&str] = &["taken_control", "they_will_pass", "accepted", "lapsed", "done"];

/// Whom or what an offer leads to: one person, known or new, other than whoever made it, or an organization.
fn led_to(
    saying: &mut Saying<'_>,
    host: RecordId,
    known: Option<RecordId>,
    name: Option<&str>,
    organization: Option<&str>,
) -> Result<Option<RecordId>, Refused> {
    match (known, name) {
        (_, None) if organization.is_some() => Err(Refused),
        (Some(_), Some(_)) => Err(Refused),
        (Some(known), None) => match saying.mind().kind(known) {
            Some(Kind::Organization) => Ok(Some(known)),
            Some(Kind::Contact) if !saying.mind().cards(host).contains(&known) => Ok(Some(known)),
            _ => Err(Refused),
        },
        (None, Some(name)) => {
            let (name, organization) = (name.to_owned(), organization.map(str::to_owned));
            let source = Some(Source::Referral);
            let new = NewContact { name, organization, source, ..NewContact::default() };
            contact::create(saying, &new).map(Some)
        }
        (None, None) => Ok(None),
    }
}

/// Who made an offer that leads to a third person; of others nothing can be left to anybody.
fn leading_on(saying: &Saying<'_>, offer: RecordId) -> Result<RecordId, Refused> {
    saying.require(Kind::Offer, offer)?;
    let mind = saying.mind();
    let leads_on = matches!(sort(&mind, offer).as_str(), "pass_details" | "introduce");
    mind.id(offer, "=host").filter(|_| leads_on).ok_or(Refused)
}

fn sort(mind: &Mind<'_>, offer: RecordId) -> String {
    mind.text(offer, "=kind").unwrap_or_default()
}

/// Whom the person meant to write to themselves is left to whoever made the offer.
fn leave_to_them(saying: &mut Saying<'_>, offer: RecordId, check: NaiveDate) {
    let given = given(&saying.mind(), offer);
    if let Some(given) = given.filter(|given| saying.require(Kind::Referral, *given).is_ok()) {
        referral::let_them_pass(saying, given, check);
    }
}

/// What is taken back where one of two things that were said is kept.
pub(super) fn keep(
    saying: &mut Saying<'_>,
    offer: RecordId,
    name: &str,
    fact: usize,
) -> &'static [&'static str] {
    if let Says::Happened { detail: Detail::Day(check), .. } = saying.ledger.facts[fact].says {
        leave_to_them(saying, offer, check);
    }
    match name {
        "done" => &["lapsed"],
        "lapsed" => &["taken_control", "they_will_pass", "accepted", "lapsed", "done"],
        _ => ANSWERED,
    }
}

/// Where it stands: what goes on beats that nothing comes of it, and what is done is done.
fn state(mind: &Mind<'_>, offer: RecordId) -> &'static str {
    let order = ["done", "taken_control", "they_will_pass", "accepted", "lapsed"];
    order.into_iter().find(|name| mind.has(offer, name)).unwrap_or("made")
}

/// The name that was given in its place, as was said last.
fn given(mind: &Mind<'_>, offer: RecordId) -> Option<RecordId> {
    mind.happened(offer, "taken_control").last().and_then(|taken| match taken.detail {
        Detail::Named(given) => Some(*given),
        _ => None,
    })
}

/// The day on which to ask whether they did it, as was said last.
fn check_day(mind: &Mind<'_>, offer: RecordId) -> Option<NaiveDate> {
    let theirs = mind.happened(offer, "they_will_pass");
    theirs.last().filter(|_| state(mind, offer) == "they_will_pass").and_then(|theirs| match theirs.detail {
        Detail::Day(check) => Some(*check),
        _ => None,
    })
}

pub(super) fn uses(mind: &Mind<'_>, offer: RecordId) -> BTreeSet<RecordId> {
    let fields = ["=host", "about", "meeting"].iter().filter_map(|field| mind.id(offer, field));
    fields.chain(given(mind, offer)).collect()
}

/// When it was made.
pub(super) fn place_in_time(mind: &Mind<'_>, offer: RecordId) -> Option<Time> {
    mind.first(offer, "made")
}

/// Whether two devices say different things: who does it, or whether anything comes of it.
pub(super) fn is_in_question(mind: &Mind<'_>, offer: RecordId) -> bool {
    let has = |name| mind.has(offer, name);
    let is_theirs = has("they_will_pass") || has("accepted");
    let is_in_two_hands = has("taken_control") && is_theirs && !has("done");
    is_in_two_hands || has("lapsed") && (has("done") || has("taken_control") || is_theirs)
}

/// Whether somebody offered to introduce the person, and something may come of it or did.
pub(super) fn introduces(mind: &Mind<'_>, host: RecordId) -> bool {
    let theirs =
        mind.present(Kind::Offer).into_iter().filter(|it| mind.person_in(*it, "=host") == Some(host));
    theirs.into_iter().any(|it| sort(mind, it) == "introduce" && state(mind, it) != "lapsed")
}

/// To ask for the name at once, to send the résumé the next day, to ask for an introduction after two weeks, to say how it
/// goes after thirty days, and about anything else after three; a week after one said yes; and on the day one chose.
pub(super) fn due(mind: &Mind<'_>, offer: RecordId) -> Vec<Due> {
    let (Some(host), Some(made)) = (mind.id(offer, "=host"), place_in_time(mind, offer)) else {
        return Vec::new();
    };
    let talk = mind.id(offer, "meeting").filter(|talk| mind.life(*talk) != Life::Deleted);
    let said = talk.and_then(|talk| meeting::held_at(mind, talk)).unwrap_or(made);
    let (since, sort) = (said.civil.date(), sort(mind, offer));
    // Who was met since need not be led to.
    let leads_to = mind.id(offer, "about").filter(|_| matches!(sort.as_str(), "pass_details" | "introduce"));
    if leads_to.is_some_and(|about| meeting::met_after(mind, about, said).is_some()) {
        return Vec::new();
    }
    let days = |since: NaiveDate, days| since + Duration::days(days);
    let usual = match (state(mind, offer), sort.as_str()) {
        ("made", "pass_details") => since,
        ("made", "resume_review") => days(since, 1),
        ("made", "introduce") => days(since, 14),
        ("made", "good_word" | "keep_in_mind") => days(since, 30),
        ("made", _) => days(since, 3),
        ("accepted", _) => days(mind.happened(offer, "accepted").last().unwrap().at.civil.date(), 7),
        ("they_will_pass", _) => check_day(mind, offer).unwrap(),
        _ => return Vec::new(),
    };
    // Who may think poorly of somebody is asked for nothing.
    let is_too_early = sort == "introduce" && talk.is_some_and(|talk| meeting::is_to_mend(mind, talk));
    let may_be = mind.life(host) != Life::Deleted && !contact::is_do_not_contact(mind, host);
    if is_too_early || !may_be {
        return Vec::new();
    }
    let day = mind.value(offer, "come_back").and_then(Val::day).unwrap_or(usual);
    let section = if sort == "pass_details" { "reach" } else { "follow_up" };
    let name = contact::is_name_clear(mind, host).then(|| contact::name(mind, host));
    vec![Due::on(section, offer, Some(host), day, 0).says(name.as_slice())]
}

/// What the list of offers shows.
pub(super) fn compared(mind: &Mind<'_>, vault: &Vault) -> Result<(), Breach> {
    let found = vault.offers().unwrap();
    let is_open = |state: &str| matches!(state, "made" | "accepted" | "they_will_pass");
    let expected = mind.present(Kind::Offer).into_iter().map(|it| {
        let state = state(mind, it);
        let made = place_in_time(mind, it).map(|at| at.civil.date());
        let about = mind.id(it, "about");
        let given = given(mind, it).filter(|_| state == "taken_control");
        let what = (sort(mind, it), state.to_owned(), is_open(state), mind.text(it, "text"));
        (
            it,
            mind.person_in(it, "=host"),
            about,
            mind.id(it, "meeting"),
            what,
            (made, check_day(mind, it), given),
        )
    });
    let rows = found.iter().map(|row| {
        let what = (word(row.kind), word(row.state), row.is_open, row.text.clone());
        (row.offer, Some(row.host.contact), row.about, row.meeting, what, (row.made, row.check, row.referral))
    });
    same("offers", sorted(expected.collect()), sorted(rows.collect()))?;
    for row in found.iter().filter(|row| row.about.is_some()) {
        let about = row.about.unwrap();
        let is_clear = match mind.kind(about) {
            Some(Kind::Contact) => contact::is_name_clear(mind, about),
            _ => !mind.is_unclear(about, "name"),
        };
        let name = match mind.kind(about) {
            Some(Kind::Contact) => contact::name(mind, about),
            _ => organization::name(mind, about),
        };
        if is_clear {
            same("what an offer leads to", Some(name), row.about_name.clone())?;
        }
    }
    let order = found.is_sorted_by_key(|row| (!row.is_open, std::cmp::Reverse(row.made), row.offer));
    same("whether offers are in order", true, order)
}
