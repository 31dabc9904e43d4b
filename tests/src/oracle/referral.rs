//! Names that were given: where they stand, what they ask for.

use std::{cmp::Reverse, collections::BTreeSet};

use chrono::{Duration, NaiveDate};
use rapport_core::{
    commands::ReferralCommand,
    model::{Channel, ClosedReason, Kind, NamePermission, ObligationKey, ObligationKind, RecordId},
};

use super::{
    chance::Chance,
    contact,
    due::Due,
    fact::{Detail, Time, Val},
    meeting,
    mind::{Happening, Life, Mind},
    obligation,
    outreach::{self, Vain},
    profile,
    saying::{Refused, Saying},
};

pub(super) fn any(chance: &Chance<'_>) -> Option<ReferralCommand> {
    use NamePermission::{Denied, Granted, NotAsked, Unclear};
    let permission = chance.of(&[NotAsked, Granted, Granted, Denied, Denied, Unclear]);
    if chance.mind.records(Kind::Referral).is_empty() || chance.dice.chance(35) {
        let (referrer, referee) = (chance.record(Kind::Contact)?, chance.record(Kind::Contact)?);
        let meeting = chance.record(Kind::Meeting).and_then(|meeting| chance.some(meeting));
        return Some(ReferralCommand::Offer { referrer, referee, meeting, permission });
    }
    let referral = chance.record(Kind::Referral)?;
    Some(match chance.dice.below(20) {
        0..4 | 16..20 => ReferralCommand::SetPermission { referral, permission },
        4..7 => ReferralCommand::MarkContacted { referral },
        7..9 => ReferralCommand::MarkMet { referral, meeting: chance.record(Kind::Meeting) },
        9..12 => {
            let reason =
                chance.of(&[ClosedReason::Declined, ClosedReason::NoReply, ClosedReason::NotPursued]);
            ReferralCommand::Close { referral, reason }
        }
        12 => ReferralCommand::ReportBack { referral, channel: Channel::Phone },
        13 => match chance.dice.below(4) {
            0 => ReferralCommand::ReceiveDetails { referral },
            1 | 2 => ReferralCommand::LetThemPass { referral, check: chance.day() },
            _ => ReferralCommand::TakeControl { referral },
        },
        14 => ReferralCommand::Delete { referral },
        _ => ReferralCommand::Restore { referral },
    })
}

/// Often an answer beside one that this device has not heard of: which of the two counts is the question.
pub(super) fn answer_apart(chance: &Chance<'_>) -> Option<ReferralCommand> {
    use NamePermission::{Denied, Granted, Unclear};
    let answered_elsewhere = chance.unheard(Kind::Referral, "permission");
    let referral = *chance.dice.one(&answered_elsewhere)?;
    let permission = chance.of(&[Granted, Granted, Denied, Denied, Unclear]);
    chance.dice.chance(60).then_some(ReferralCommand::SetPermission { referral, permission })
}

pub(super) fn interpret(command: &ReferralCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        ReferralCommand::Offer { referrer, referee, meeting, permission } => {
            offer(saying, *referrer, *referee, *meeting, *permission).map(|_| ())
        }
        ReferralCommand::SetPermission { referral, permission } => {
            saying.require(Kind::Referral, *referral)?;
            answer(saying, *referral, *permission);
            Ok(())
        }
        ReferralCommand::MarkContacted { referral } => {
            saying.require(Kind::Referral, *referral)?;
            let mind = saying.mind();
            let referee = mind.id(*referral, "referee");
            if referee.is_some_and(|referee| contact::is_do_not_contact(&mind, referee)) {
                return Err(Refused);
            }
            saying.happened_instead(*referral, "contacted", Detail::Nothing, &["closed"]);
            Ok(())
        }
        ReferralCommand::MarkMet { referral, meeting } => {
            if let Some(meeting) = meeting {
                saying.require(Kind::Meeting, *meeting)?;
            }
            saying.require(Kind::Referral, *referral)?;
            saying.happened_instead(*referral, "met", Detail::Nothing, &["closed"]);
            Ok(())
        }
        ReferralCommand::Close { referral, reason } => {
            saying.require(Kind::Referral, *referral)?;
            let reason = match reason {
                ClosedReason::NotPursued => "not pursued",
                _ => "came to nothing",
            };
            saying.happened(*referral, "closed", Detail::Word(reason));
            Ok(())
        }
        ReferralCommand::ReportBack { referral, .. } => {
            saying.require(Kind::Referral, *referral)?;
            saying.happened(*referral, "reported_back", Detail::Nothing);
            Ok(())
        }
        ReferralCommand::Delete { referral } => saying.delete(Kind::Referral, *referral),
        ReferralCommand::Restore { referral } => saying.restore(Kind::Referral, *referral),
        ReferralCommand::ReceiveDetails { referral } => {
            saying.require(Kind::Referral, *referral)?;
            saying.happened(*referral, "details_received", Detail::Nothing);
            Ok(())
        }
        ReferralCommand::LetThemPass { referral, check } => {
            saying.require(Kind::Referral, *referral)?;
            let_them_pass(saying, *referral, *check);
            Ok(())
        }
        ReferralCommand::TakeControl { referral } => {
            saying.require(Kind::Referral, *referral)?;
            take_control(saying, *referral);
            Ok(())
        }
        // What no command by chance says.
        ReferralCommand::SetApproach { .. } | ReferralCommand::Rate { .. } => Err(Refused),
    }
}

/// They pass the person's details on; on that day one asks whether they did.
pub(super) fn let_them_pass(saying: &mut Saying<'_>, referral: RecordId, check: NaiveDate) {
    saying.put_text(referral, "approach", Some("they_pass_my_details"));
    pass(saying, referral, "they_will_pass", Detail::Day(check));
}

/// The person writes themselves.
pub(super) fn take_control(saying: &mut Saying<'_>, referral: RecordId) {
    let approach = match known_permission(&saying.mind(), referral) {
        "granted" => "self_using_name",
        _ => "self_without_name",
    };
    saying.put_text(referral, "approach", Some(approach));
    pass(saying, referral, "taken_control", Detail::Nothing);
}

/// Who passes whose details on, in the place of what was said of that before.
fn pass(saying: &mut Saying<'_>, referral: RecordId, name: &'static str, detail: Detail) {
    saying.happened_instead(referral, name, detail, &["they_will_pass", "taken_control"]);
}

/// A name that the same person gave before stays one referral. Answers with it.
pub(super) fn offer(
    saying: &mut Saying<'_>,
    referrer: RecordId,
    referee: RecordId,
    meeting: Option<RecordId>,
    permission: NamePermission,
) -> Result<RecordId, Refused> {
    saying.require(Kind::Contact, referrer)?;
    saying.require(Kind::Contact, referee)?;
    if saying.mind().cards(referrer).contains(&referee) {
        return Err(Refused);
    }
    if let Some(meeting) = meeting {
        saying.require(Kind::Meeting, meeting)?;
    }
    let mind = saying.mind();
    let is_same = |id: &RecordId| {
        mind.kind(*id) == Some(Kind::Referral)
            && mind.person_in(*id, "referrer") == Some(mind.person(referrer))
            && mind.person_in(*id, "referee") == Some(mind.person(referee))
    };
    if let Some(known) = mind.live_users_of_person(referee).into_iter().find(is_same) {
        let (is_closed, said) = (mind.has(known, "closed"), known_permission(&mind, known));
        if is_closed {
            saying.happened_instead(known, "offered", Detail::Nothing, &["closed"]);
        }
        if permission != NamePermission::NotAsked && word(permission) != said {
            answer(saying, known, permission);
        }
        return Ok(known);
    }
    let referral = saying.make(Kind::Referral);
    saying.put(referral, "referrer", Some(Val::Id(referrer)));
    saying.put(referral, "referee", Some(Val::Id(referee)));
    saying.put(referral, "meeting", meeting.map(Val::Id));
    saying.happened(referral, "offered", Detail::Nothing);
    if permission != NamePermission::NotAsked {
        answer(saying, referral, permission);
    }
    Ok(referral)
}

/// An answer takes the place of those that the device knows of, in whatever referral of the same two people.
fn answer(saying: &mut Saying<'_>, referral: RecordId, permission: NamePermission) {
    let others: Vec<RecordId> = known_alike(&saying.mind(), referral).into_iter().collect();
    for other in others.into_iter().filter(|other| *other != referral) {
        if saying.mind().has(other, "permission") {
            saying.happened_instead(other, "", Detail::Nothing, &["permission"]);
        }
    }
    let name = if permission == NamePermission::NotAsked { "" } else { "permission" };
    saying.happened_instead(referral, name, Detail::Word(word(permission)), &["permission"]);
}

fn word(permission: NamePermission) -> &'static str {
    match permission {
        NamePermission::NotAsked => "not_asked",
        NamePermission::Granted => "granted",
        NamePermission::Denied => "denied",
        NamePermission::Unclear => "unclear",
    }
}

/// Whether the referrer's name may be used: of several answers, the most careful one counts.
pub(super) fn permission(mind: &Mind<'_>, referral: RecordId) -> &'static str {
    let answers = mind.happened(referral, "permission");
    let said = |wanted| answers.iter().any(|answer| *answer.detail == Detail::Word(wanted));
    ["denied", "unclear", "granted"].into_iter().find(|answer| said(answer)).unwrap_or("not_asked")
}

/// The referrals of the same two people, this one among them.
fn alike(mind: &Mind<'_>, referral: RecordId) -> BTreeSet<RecordId> {
    same_pair(mind, referral, mind.present(Kind::Referral))
}

/// The same as a command sees it.
fn known_alike(mind: &Mind<'_>, referral: RecordId) -> BTreeSet<RecordId> {
    let users =
        mind.id(referral, "referee").map(|referee| mind.live_users_of_person(referee)).unwrap_or_default();
    let users = users.into_iter().filter(|id| mind.kind(*id) == Some(Kind::Referral));
    same_pair(mind, referral, users.collect())
}

fn same_pair(mind: &Mind<'_>, referral: RecordId, among: Vec<RecordId>) -> BTreeSet<RecordId> {
    let pair = |id| (mind.person_in(id, "referrer"), mind.person_in(id, "referee"));
    let is_same = |other: &RecordId| pair(*other) == pair(referral);
    among.into_iter().filter(is_same).chain([referral]).collect()
}

/// Of all answers of the same person about the same other, the most careful one.
pub(super) fn careful_permission(mind: &Mind<'_>, referral: RecordId) -> &'static str {
    most_careful(mind, &alike(mind, referral))
}

fn known_permission(mind: &Mind<'_>, referral: RecordId) -> &'static str {
    most_careful(mind, &known_alike(mind, referral))
}

fn most_careful(mind: &Mind<'_>, referrals: &BTreeSet<RecordId>) -> &'static str {
    let said: Vec<&str> = referrals.iter().map(|it| permission(mind, *it)).collect();
    ["denied", "unclear", "granted"].into_iter().find(|word| said.contains(word)).unwrap_or("not_asked")
}

/// Where a referral stands: what happened beats what a rule would forbid.
pub(super) fn state(mind: &Mind<'_>, referral: RecordId) -> &'static str {
    let happened = |name: &str| mind.has(referral, name);
    match permission(mind, referral) {
        _ if happened("reported_back") => "reported_back",
        _ if happened("met") => "met",
        _ if closed(mind, referral).is_some() => "closed",
        _ if happened("contacted") => "contacted",
        "denied" => "blocked",
        "unclear" => "awaiting_permission",
        "granted" => "ready",
        _ => "offered",
    }
}

/// That it came to nothing, as was said last by somebody who knew of every ask there was.
fn closed<'a>(mind: &Mind<'a>, referral: RecordId) -> Option<Happening<'a>> {
    let asked = mind.happened(referral, "contacted");
    let knew = |closing: &Happening<'_>| asked.iter().all(|ask| mind.ledger.saw(closing.number, ask.number));
    mind.happened(referral, "closed").into_iter().rfind(knew)
}

/// How far a referral has come.
fn reach(mind: &Mind<'_>, referral: RecordId) -> usize {
    let far = ["ready", "awaiting_permission", "blocked", "closed", "contacted", "met", "reported_back"];
    let state = state(mind, referral);
    far.iter().position(|known| *known == state).map_or(0, |place| place + 1)
}

/// Whether another referral of the same two people is shown in this one's place: the one that came furthest, then the
/// earliest.
pub(super) fn is_repeated(mind: &Mind<'_>, referral: RecordId) -> bool {
    let pair = |id| (mind.person_in(id, "referrer"), mind.person_in(id, "referee"));
    let rank = |id| (reach(mind, id), Reverse(place_in_time(mind, id)), Reverse(id));
    let others = mind.present(Kind::Referral).into_iter().filter(|other| *other != referral);
    others.filter(|other| pair(*other) == pair(referral)).any(|other| rank(other) > rank(referral))
}

/// Whether it names whoever gave the name, on whatever card.
pub(super) fn is_of_one(mind: &Mind<'_>, referral: RecordId) -> bool {
    let who = |field: &str| mind.person_in(referral, field);
    who("referrer").is_some() && who("referrer") == who("referee")
}

/// Whether two devices noted different answers, or one asked somebody who was to be left alone by the word of another.
pub(super) fn is_in_question(mind: &Mind<'_>, referral: RecordId) -> bool {
    let alike = alike(mind, referral);
    let answers: Vec<_> = alike.iter().flat_map(|it| mind.happened(*it, "permission")).collect();
    let is_answered_twice = answers.iter().any(|answer| answer.detail != answers[0].detail);
    if is_answered_twice && !is_repeated(mind, referral) {
        return true;
    }
    let Some(referee) = mind.id(referral, "referee").filter(|id| mind.life(*id) != Life::Deleted) else {
        return false;
    };
    let cards = mind.cards(referee).into_iter();
    let marked: Vec<Happening<'_>> = cards.flat_map(|card| mind.happened(card, "do_not_contact")).collect();
    let asked = mind.happened(referral, "contacted");
    let was_unaware = |ask: &Happening<'_>| {
        marked.iter().any(|mark| mark.device != ask.device && mark.at.instant <= ask.at.instant)
    };
    state(mind, referral) == "contacted" && asked.iter().any(was_unaware)
}

/// The same on a person's page: somebody who was met counts as met, in whatever talk, and somebody who was sent an ask
/// as contacted.
pub(super) fn state_on_page(mind: &Mind<'_>, referral: RecordId) -> &'static str {
    match state(mind, referral) {
        "reported_back" => "reported_back",
        _ if mind.id(referral, "referee").is_some_and(|referee| meeting::was_met(mind, referee)) => "met",
        state @ ("met" | "closed" | "contacted") => state,
        _ if mind
            .id(referral, "referee")
            .zip(given_at(mind, referral))
            .is_some_and(|(referee, given)| outreach::was_asked(mind, referee, given)) =>
        {
            "contacted"
        }
        state => state,
    }
}

/// When the name was given: when the talk took place in which it was, or else when it was noted.
pub(super) fn given_at(mind: &Mind<'_>, referral: RecordId) -> Option<Time> {
    let talk = mind.id(referral, "meeting").filter(|id| mind.life(*id) != Life::Deleted);
    talk.and_then(|id| meeting::held_at(mind, id)).or_else(|| place_in_time(mind, referral))
}

pub(super) fn uses(mind: &Mind<'_>, referral: RecordId) -> BTreeSet<RecordId> {
    ["referrer", "referee", "meeting"].iter().filter_map(|field| mind.id(referral, field)).collect()
}

/// When the name was noted.
pub(super) fn place_in_time(mind: &Mind<'_>, referral: RecordId) -> Option<Time> {
    mind.first(referral, "offered")
}

/// To write to somebody three days after their name was given, and to tell whoever gave it how it went, within three
/// days of the talk or of the answer.
pub(super) fn due(mind: &Mind<'_>, referral: RecordId) -> Vec<Due> {
    let (Some(referrer), Some(referee)) = (mind.id(referral, "referrer"), mind.id(referral, "referee"))
    else {
        return Vec::new();
    };
    let Some(offered) = place_in_time(mind, referral) else { return Vec::new() };
    let may_be = |id| mind.life(id) != Life::Deleted && !contact::is_do_not_contact(mind, id);
    if is_repeated(mind, referral) || is_of_one(mind, referral) {
        return Vec::new();
    }
    let name = |id| contact::is_name_clear(mind, id).then(|| contact::name(mind, id));
    let names: Vec<String> = [referrer, referee].into_iter().filter_map(name).collect();
    let ended = ended(mind, referral, referee);
    match ended {
        Some(End { is_worth_telling, is_met, at, known_after }) => {
            let key =
                ObligationKey { kind: ObligationKind::ReportBack, subject: referral, contact: referrer };
            // A talk is to be told of even if they heard of a no before it.
            let from = if is_met { at } else { NaiveDate::MIN };
            if !is_worth_telling || is_told_since(mind, referral, from) || !may_be(referrer) {
                return Vec::new();
            }
            let day = at + Duration::days(3);
            let due = Due::by_end_of("report_back", referral, Some(referrer), day, 4 * 24);
            let due = known_after.into_iter().fold(due, Due::after);
            vec![due.says(&names).put_off(obligation::put_off(mind, &key)).owed(key)]
        }
        None => {
            let waiting = ["offered", "awaiting_permission", "ready", "blocked"];
            let is_waiting = waiting.contains(&state_on_page(mind, referral));
            if !is_waiting || !may_be(referee) {
                return Vec::new();
            }
            let day = offered.civil.date() + Duration::days(3);
            if let Some(check) = passed_by(mind, referral, day).filter(|_| may_be(referrer)) {
                return vec![Due::on("reach", referral, Some(referrer), check, 0)];
            }
            // Whoever means to ask them has that on the page.
            if outreach::is_planned(mind, referee) {
                return Vec::new();
            }
            vec![Due::on("reach", referral, Some(referee), day, 0).says(name(referee).as_slice())]
        }
    }
}

/// The day on which to ask whether they passed one's details on, while nobody said that it goes another way.
fn passed_by(mind: &Mind<'_>, referral: RecordId, usual: NaiveDate) -> Option<NaiveDate> {
    let approach = mind.text(referral, "approach");
    let is_theirs = approach.as_deref().is_none_or(|approach| approach == "they_pass_my_details");
    if !is_theirs || mind.has(referral, "taken_control") {
        return None;
    }
    match mind.happened(referral, "they_will_pass").last().map(|passes| passes.detail) {
        Some(Detail::Day(check)) => Some(*check),
        _ => approach.map(|_| usual),
    }
}

/// Whether they were told on that day or later, or it was let be, by whatever referral of the same two people.
fn is_told_since(mind: &Mind<'_>, referral: RecordId, day: NaiveDate) -> bool {
    alike(mind, referral).into_iter().any(|it| {
        let since = |id, name| mind.happened(id, name).iter().any(|it| it.at.civil.date() >= day);
        let key = |contact| ObligationKey { kind: ObligationKind::ReportBack, subject: it, contact }.id();
        let owed = mind.id(it, "referrer").map(key);
        since(it, "reported_back") || owed.is_some_and(|owed| since(owed, "done") || since(owed, "waived"))
    })
}

/// That a name led somewhere, or nowhere.
struct End {
    is_worth_telling: bool,
    is_met: bool,
    at: NaiveDate,
    /// The day after which nobody waits for an answer any more.
    known_after: Option<NaiveDate>,
}

fn ended(mind: &Mind<'_>, referral: RecordId, referee: RecordId) -> Option<End> {
    let end = |is_worth_telling, at| Some(End { is_worth_telling, is_met: false, at, known_after: None });
    let given = given_at(mind, referral)?;
    let met = meeting::met_after(mind, referee, given).into_iter().chain(mind.first(referral, "met")).min();
    if let Some(met) = met {
        return Some(End { is_worth_telling: true, is_met: true, at: met.civil.date(), known_after: None });
    }
    if let Some(last) = closed(mind, referral) {
        return end(*last.detail != Detail::Word("not pursued"), last.at.civil.date());
    }
    let silent = |last: NaiveDate| {
        let at = last + Duration::days(1);
        Some(End { is_worth_telling: true, is_met: false, at, known_after: Some(last) })
    };
    match outreach::in_vain(mind, referee, given) {
        Vain::No => None,
        Vain::Ended(is_worth_telling, at) => end(is_worth_telling, at.date()),
        Vain::Silent(last) => silent(last),
        // Somebody wrote, and nobody kept what: as long as for any ask an answer is waited for.
        Vain::NotAsked => {
            let alike = alike(mind, referral).into_iter();
            let asked = alike.flat_map(|it| mind.happened(it, "contacted")).map(|it| it.at);
            let last = asked.max_by_key(|at| at.instant)?;
            let (first, next) = profile::waits(mind);
            silent(profile::business_days_after(mind, last.civil.date(), first + 2 * next))
        }
    }
}
