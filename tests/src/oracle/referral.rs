//! Names that were given: where they stand, what they ask for.

use std::collections::BTreeSet;

use chrono::Duration;
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
    mind::{Life, Mind},
    obligation,
    saying::{Refused, Saying},
};

pub(super) fn any(chance: &Chance<'_>) -> Option<ReferralCommand> {
    let permission = chance.of(&[NamePermission::NotAsked, NamePermission::Granted, NamePermission::Denied]);
    if chance.mind.records(Kind::Referral).is_empty() || chance.dice.chance(35) {
        let (referrer, referee) = (chance.record(Kind::Contact)?, chance.record(Kind::Contact)?);
        let meeting = chance.record(Kind::Meeting).and_then(|meeting| chance.some(meeting));
        return Some(ReferralCommand::Offer { referrer, referee, meeting, permission });
    }
    let referral = chance.record(Kind::Referral)?;
    Some(match chance.dice.below(16) {
        0..4 => ReferralCommand::SetPermission { referral, permission },
        4..7 => ReferralCommand::MarkContacted { referral },
        7..9 => ReferralCommand::MarkMet { referral, meeting: chance.record(Kind::Meeting) },
        9..12 => {
            let reason =
                chance.of(&[ClosedReason::Declined, ClosedReason::NoReply, ClosedReason::NotPursued]);
            ReferralCommand::Close { referral, reason }
        }
        12 => ReferralCommand::ReportBack { referral, channel: Channel::Phone },
        13..15 => ReferralCommand::Delete { referral },
        _ => ReferralCommand::Restore { referral },
    })
}

pub(super) fn interpret(command: &ReferralCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        ReferralCommand::Offer { referrer, referee, meeting, permission } => {
            offer(saying, *referrer, *referee, *meeting, *permission)
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
                ClosedReason::Declined | ClosedReason::NoReply => "came to nothing",
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
    }
}

/// A name that the same person gave before stays one referral.
pub(super) fn offer(
    saying: &mut Saying<'_>,
    referrer: RecordId,
    referee: RecordId,
    meeting: Option<RecordId>,
    permission: NamePermission,
) -> Result<(), Refused> {
    if referrer == referee {
        return Err(Refused);
    }
    saying.require(Kind::Contact, referrer)?;
    saying.require(Kind::Contact, referee)?;
    if let Some(meeting) = meeting {
        saying.require(Kind::Meeting, meeting)?;
    }
    let mind = saying.mind();
    let is_same = |id: &RecordId| {
        mind.kind(*id) == Some(Kind::Referral)
            && mind.id(*id, "referrer") == Some(referrer)
            && mind.id(*id, "referee") == Some(referee)
    };
    if let Some(known) = mind.live_users(referee).into_iter().find(is_same) {
        let (is_closed, said) = (mind.has(known, "closed"), self::permission(&mind, known));
        if is_closed {
            saying.happened_instead(known, "offered", Detail::Nothing, &["closed"]);
        }
        if permission != NamePermission::NotAsked && word(permission) != said {
            answer(saying, known, permission);
        }
        return Ok(());
    }
    let referral = saying.make(Kind::Referral);
    saying.put(referral, "referrer", Some(Val::Id(referrer)));
    saying.put(referral, "referee", Some(Val::Id(referee)));
    saying.put(referral, "meeting", meeting.map(Val::Id));
    saying.happened(referral, "offered", Detail::Nothing);
    if permission != NamePermission::NotAsked {
        answer(saying, referral, permission);
    }
    Ok(())
}

/// An answer takes the place of those that the device knows of.
fn answer(saying: &mut Saying<'_>, referral: RecordId, permission: NamePermission) {
    let name = if permission == NamePermission::NotAsked { "" } else { "permission" };
    saying.happened_instead(referral, name, Detail::Word(word(permission)), &["permission"]);
}

fn word(permission: NamePermission) -> &'static str {
    match permission {
        NamePermission::NotAsked => "not_asked",
        NamePermission::Granted => "granted",
        NamePermission::Denied => "denied",
    }
}

/// Whether the referrer's name may be used: of two answers, "no" counts.
pub(super) fn permission(mind: &Mind<'_>, referral: RecordId) -> &'static str {
    let answers = mind.happened(referral, "permission");
    let said = |wanted| answers.iter().any(|answer| *answer.detail == Detail::Word(wanted));
    ["denied", "granted"].into_iter().find(|answer| said(answer)).unwrap_or("not_asked")
}

/// Where a referral stands: what happened beats what a rule would forbid.
pub(super) fn state(mind: &Mind<'_>, referral: RecordId) -> &'static str {
    for (name, state) in [
        ("reported_back", "reported_back"),
        ("met", "met"),
        ("closed", "closed"),
        ("contacted", "contacted"),
    ] {
        if mind.has(referral, name) {
            return state;
        }
    }
    match permission(mind, referral) {
        "denied" => "blocked",
        "granted" => "ready",
        _ => "offered",
    }
}

/// The same on a person's page: somebody who was met counts as met, in whatever talk.
pub(super) fn state_on_page(mind: &Mind<'_>, referral: RecordId) -> &'static str {
    match state(mind, referral) {
        "reported_back" => "reported_back",
        _ if mind.id(referral, "referee").is_some_and(|referee| meeting::was_met(mind, referee)) => "met",
        state => state,
    }
}

pub(super) fn uses(mind: &Mind<'_>, referral: RecordId) -> BTreeSet<RecordId> {
    ["referrer", "referee", "meeting"].iter().filter_map(|field| mind.id(referral, field)).collect()
}

/// When the name was given.
pub(super) fn place_in_time(mind: &Mind<'_>, referral: RecordId) -> Option<Time> {
    mind.first(referral, "offered")
}

/// To write to somebody three days after their name was given, and to tell whoever gave it how it went, within three
/// days of the talk or of the answer.
pub(super) fn due(mind: &Mind<'_>, referral: RecordId) -> Vec<Due> {
    let (Some(referrer), Some(referee)) = (mind.id(referral, "referrer"), mind.id(referral, "referee")) else {
        return Vec::new();
    };
    let Some(offered) = place_in_time(mind, referral) else { return Vec::new() };
    let may_be = |id| mind.life(id) != Life::Deleted && !contact::is_do_not_contact(mind, id);
    let name = |id| contact::is_name_clear(mind, id).then(|| contact::name(mind, id));
    let names: Vec<String> = [referrer, referee].into_iter().filter_map(name).collect();
    let ended = ended(mind, referral, referee, offered);
    match ended {
        Some((is_worth_telling, at)) => {
            let key = ObligationKey { kind: ObligationKind::ReportBack, subject: referral, contact: referrer };
            let is_told = mind.has(referral, "reported_back") || obligation::is_settled(mind, &key);
            if !is_worth_telling || is_told || !may_be(referrer) {
                return Vec::new();
            }
            let day = at.civil.date() + Duration::days(3);
            let due = Due::by_end_of("report_back", referral, Some(referrer), day, 4 * 24);
            vec![due.says(&names).put_off(obligation::put_off(mind, &key)).owed(key)]
        }
        None => {
            let is_waiting = matches!(state(mind, referral), "offered" | "ready" | "blocked");
            if !is_waiting || !may_be(referee) || meeting::was_met(mind, referee) {
                return Vec::new();
            }
            let day = offered.civil.date() + Duration::days(3);
            vec![Due::on("reach", referral, Some(referee), day, 0).says(name(referee).as_slice())]
        }
    }
}

/// Whether and when it came to an end, and whether that is worth telling.
fn ended(mind: &Mind<'_>, referral: RecordId, referee: RecordId, offered: Time) -> Option<(bool, Time)> {
    if let Some(met) = mind.first(referral, "met") {
        return Some((true, met));
    }
    let given = mind.id(referral, "meeting").filter(|id| mind.life(*id) != Life::Deleted);
    let given = given.and_then(|id| meeting::held_at(mind, id)).unwrap_or(offered);
    let held = meeting::talks(mind, referee).into_iter().filter_map(|talk| meeting::held_at(mind, talk));
    if let Some(met) = held.filter(|held| held.instant > given.instant).min() {
        return Some((true, met));
    }
    let closed = mind.happened(referral, "closed");
    let last = closed.last()?;
    Some((*last.detail != Detail::Word("not pursued"), last.at))
}
