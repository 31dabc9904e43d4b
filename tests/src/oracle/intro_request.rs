//! Requests to be introduced.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rapport_core::{
    commands::IntroRequestCommand,
    model::{Kind, RecordId},
};

use super::{
    chance::{Chance, WORDS},
    contact,
    due::Due,
    fact::{Detail, Time, Val},
    meeting,
    mind::{Life, Mind},
    outreach, profile,
    saying::{Refused, Saying},
};

pub(super) fn any(chance: &Chance<'_>) -> Option<IntroRequestCommand> {
    if chance.mind.records(Kind::IntroRequest).is_empty() || chance.dice.chance(25) {
        let (to, target) = (chance.record(Kind::Contact)?, chance.record(Kind::Contact)?);
        return Some(IntroRequestCommand::Ask { to, target, reason: chance.some(chance.text(WORDS)) });
    }
    let intro = chance.record(Kind::IntroRequest)?;
    Some(match chance.dice.below(13) {
        0..2 => IntroRequestCommand::Agree { intro },
        2..4 => IntroRequestCommand::Decline { intro },
        4..6 => IntroRequestCommand::MarkMade { intro },
        6 => IntroRequestCommand::MarkReplied { intro },
        7 => IntroRequestCommand::Delete { intro },
        8..10 => IntroRequestCommand::Remind { intro },
        10 => IntroRequestCommand::MarkWritten { intro },
        11 => IntroRequestCommand::Close { intro },
        _ => IntroRequestCommand::Restore { intro },
    })
}

pub(super) fn interpret(command: &IntroRequestCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    let (intro, name, replaces): (_, _, &'static [&'static str]) = match command {
        IntroRequestCommand::Ask { to, target, .. } => return ask(saying, *to, *target),
        IntroRequestCommand::Delete { intro } => return saying.delete(Kind::IntroRequest, *intro),
        IntroRequestCommand::Restore { intro } => return saying.restore(Kind::IntroRequest, *intro),
        // A "no" takes back a "yes", and the other way round; whatever goes on takes back that it was let be.
        IntroRequestCommand::Agree { intro } => (intro, "agreed", &["declined", "let_be"]),
        IntroRequestCommand::Decline { intro } => (intro, "declined", &["agreed", "intro_made", "let_be"]),
        IntroRequestCommand::MarkMade { intro } => (intro, "intro_made", &["declined", "let_be"]),
        IntroRequestCommand::MarkReplied { intro } => (intro, "replied", &["let_be"]),
        IntroRequestCommand::Remind { intro } => (intro, "reminded", &["let_be"]),
        IntroRequestCommand::MarkWritten { intro } => (intro, "wrote", &["let_be"]),
        IntroRequestCommand::Close { intro } => (intro, "let_be", &["let_be"]),
    };
    saying.require(Kind::IntroRequest, *intro)?;
    let mind = saying.mind();
    let is_left_alone = mind.id(*intro, "to").is_some_and(|to| contact::is_do_not_contact(&mind, to));
    if name == "reminded" && (is_left_alone || reminded(&mind, *intro).len() >= 2) {
        return Err(Refused);
    }
    saying.happened_instead(*intro, name, Detail::Nothing, replaces);
    Ok(())
}

fn ask(saying: &mut Saying<'_>, to: RecordId, target: RecordId) -> Result<(), Refused> {
    saying.require(Kind::Contact, to)?;
    saying.require(Kind::Contact, target)?;
    let mind = saying.mind();
    let is_left_alone = |id: &RecordId| contact::is_do_not_contact(&mind, *id);
    if mind.cards(to).contains(&target) || [to, target].iter().any(is_left_alone) {
        return Err(Refused);
    }
    let intro = saying.make(Kind::IntroRequest);
    saying.put(intro, "to", Some(Val::Id(to)));
    saying.put(intro, "target", Some(Val::Id(target)));
    saying.happened(intro, "asked", Detail::Nothing);
    Ok(())
}

pub(super) fn uses(mind: &Mind<'_>, intro: RecordId) -> BTreeSet<RecordId> {
    ["to", "target"].iter().filter_map(|field| mind.id(intro, field)).collect()
}

/// When they were asked.
pub(super) fn place_in_time(mind: &Mind<'_>, intro: RecordId) -> Option<Time> {
    mind.first(intro, "asked")
}

/// Whether the person let it be, and knew of all that was answered.
fn is_let_be(mind: &Mind<'_>, intro: RecordId) -> bool {
    let answers = ["agreed", "declined", "intro_made", "replied"].into_iter();
    let known: Vec<usize> = answers.flat_map(|name| mind.happened(intro, name)).map(|it| it.number).collect();
    let closings = mind.happened(intro, "let_be");
    closings.iter().any(|closing| known.iter().all(|number| mind.ledger.saw(closing.number, *number)))
}

/// The days on which they were reminded since they agreed, or else since they were asked.
fn reminded(mind: &Mind<'_>, intro: RecordId) -> BTreeSet<NaiveDate> {
    let since = mind.first(intro, "agreed").or_else(|| mind.first(intro, "asked"));
    let reminders = mind.happened(intro, "reminded").into_iter().map(|it| it.at);
    let counting = reminders.filter(|at| since.is_none_or(|since| at.instant >= since.instant));
    counting.map(|at| at.civil.date()).collect()
}

/// To ask once more after three business days, or after five when they agreed, and a last time seven after that, unless the
/// settings say otherwise; to write at once when it was made; nothing once they were written to or met.
pub(super) fn due(mind: &Mind<'_>, intro: RecordId) -> Vec<Due> {
    let (Some(to), Some(target)) = (mind.id(intro, "to"), mind.id(intro, "target")) else {
        return Vec::new();
    };
    let may_be = |id| mind.life(id) != Life::Deleted && !contact::is_do_not_contact(mind, id);
    if mind.person(to) == mind.person(target) || !may_be(to) || !may_be(target) {
        return Vec::new();
    }
    let order = ["replied", "intro_made", "agreed", "declined"];
    let state = order.into_iter().find(|name| mind.has(intro, name)).unwrap_or("asked");
    if state != "replied" && is_let_be(mind, intro) {
        return Vec::new();
    }
    let (first, next) = profile::waits(mind);
    let (section, wait) = match state {
        "asked" => ("nudge", first),
        "agreed" => ("nudge", 5),
        "intro_made" => ("reply", 0),
        _ => return Vec::new(),
    };
    let Some(since) = mind.first(intro, state) else { return Vec::new() };
    let asked = place_in_time(mind, intro).filter(|_| state == "agreed");
    let from = asked.unwrap_or(since);
    if meeting::met_after(mind, target, from).is_some() || outreach::was_reached(mind, target, from) {
        return Vec::new();
    }
    let reminded = reminded(mind, intro);
    let day = match (state, reminded.last()) {
        ("intro_made", _) if mind.has(intro, "wrote") => return Vec::new(),
        ("intro_made", _) | (_, None) => profile::business_days_after(mind, since.civil.date(), wait),
        (_, Some(last)) if reminded.len() == 1 => profile::business_days_after(mind, *last, next),
        _ => return Vec::new(),
    };
    vec![Due::on(section, intro, Some(to), day, 0)]
}
