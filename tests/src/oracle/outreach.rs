//! Asks for a talk: where they stand, what was answered, when to remind and when to stop.

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate, NaiveDateTime};
use rapport_core::{
    commands::OutreachCommand,
    model::{ClosedReason, Kind, OutreachChannel, RecordId},
};

use super::{
    chance::{Chance, WORDS},
    contact,
    due::Due,
    fact::{Detail, Fact, Says, Time, Val},
    meeting,
    mind::{Happening, Life, Mind},
    profile,
    saying::{Refused, Saying},
};

const ANSWERS: [&str; 3] = ["reply_yes", "reply_later", "reply_no"];

pub(super) fn any(chance: &Chance<'_>) -> Option<OutreachCommand> {
    if chance.mind.records(Kind::Outreach).is_empty() || chance.dice.chance(15) {
        return Some(OutreachCommand::Plan {
            contact: chance.record(Kind::Contact)?,
            campaign: chance.record(Kind::Campaign).and_then(|campaign| chance.some(campaign)),
            referral: None,
            channel: chance.some(OutreachChannel::Linkedin),
            reason: chance.some(chance.text(WORDS)).or(chance.some(chance.text(WORDS))),
            minutes: Some(20),
        });
    }
    let outreach = chance.record(Kind::Outreach)?;
    let at = Some(chance.civil().min(chance.now.civil)).filter(|_| chance.dice.chance(40));
    // What was not sent yet mostly is.
    if !is_sent(chance.mind, outreach) && chance.dice.chance(60) {
        let text = chance.some(chance.text(WORDS)).or(chance.some(chance.text(WORDS)));
        return Some(OutreachCommand::Send { outreach, channel: None, text, at });
    }
    Some(match chance.dice.below(20) {
        0 => OutreachCommand::Send { outreach, channel: None, text: Some("once more".to_owned()), at },
        1..3 => OutreachCommand::MarkBounced { outreach },
        3..5 => OutreachCommand::ReplyYes { outreach, at },
        5..7 => OutreachCommand::ReplyLater { outreach, until: chance.day(), at },
        7..10 => OutreachCommand::ReplyNo { outreach, at },
        10..13 => OutreachCommand::Nudge { outreach, text: None, at },
        13 => OutreachCommand::Schedule {
            outreach,
            start: chance.civil(),
            minutes: Some(20),
            medium: None,
            place: None,
        },
        14 => {
            let asked = chance.mind.id(outreach, "contact")?;
            let meeting = *chance.dice.one(&meeting::talks(chance.mind, asked))?;
            OutreachCommand::LinkMeeting { outreach, meeting }
        }
        15..17 => {
            let reason = chance.of(&[ClosedReason::NoReply, ClosedReason::NotPursued]);
            OutreachCommand::Close { outreach, reason }
        }
        17 => OutreachCommand::Reopen { outreach },
        18 => OutreachCommand::Delete { outreach },
        _ => OutreachCommand::Restore { outreach },
    })
}

pub(super) fn interpret(command: &OutreachCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    let time = |at: &Option<NaiveDateTime>, now: Time| Detail::At(at.map_or(now, meeting::time));
    let now = saying.at;
    match command {
        OutreachCommand::Plan { contact, campaign, reason, minutes, .. } => {
            saying.require(Kind::Contact, *contact)?;
            campaign.map_or(Ok(()), |campaign| saying.mind().kind(campaign).map(|_| ()).ok_or(Refused))?;
            let ask = saying.make(Kind::Outreach);
            saying.put(ask, "contact", Some(Val::Id(*contact)));
            saying.put(ask, "campaign", campaign.map(Val::Id));
            saying.put_text(ask, "stated_reason", reason.as_deref());
            saying.put(ask, "promised_minutes", minutes.map(Val::Number));
            saying.happened(ask, "planned", Detail::Nothing);
            Ok(())
        }
        OutreachCommand::Send { outreach, text, at, .. } => {
            may_be_written_to(saying, *outreach)?;
            let mind = saying.mind();
            let is_out = is_sent(&mind, *outreach) && !mind.has(*outreach, "bounced");
            let has_reason = mind.value(*outreach, "stated_reason").is_some();
            if is_out || !has_reason || text.as_deref().unwrap_or_default().trim().is_empty() {
                return Err(Refused);
            }
            saying.happened_instead(*outreach, "sent", time(at, now), &["let_be", "bounced"]);
            Ok(())
        }
        OutreachCommand::MarkBounced { outreach } => {
            saying.require(Kind::Outreach, *outreach)?;
            let mind = saying.mind();
            if !is_sent(&mind, *outreach) || replied_at(&mind, *outreach).is_some() {
                return Err(Refused);
            }
            saying.happened(*outreach, "bounced", Detail::Nothing);
            Ok(())
        }
        OutreachCommand::ReplyYes { outreach, at } => {
            saying.require(Kind::Outreach, *outreach)?;
            let replaces = &["reply_yes", "reply_later", "reply_no", "let_be", "bounced"];
            saying.happened_instead(*outreach, "reply_yes", time(at, now), replaces);
            Ok(())
        }
        OutreachCommand::ReplyLater { outreach, until, at } => {
            saying.require(Kind::Outreach, *outreach)?;
            let at = at.map_or(now, meeting::time);
            answer_otherwise(saying, *outreach, "reply_later", Detail::Later { at, until: *until });
            Ok(())
        }
        OutreachCommand::ReplyNo { outreach, at } => {
            saying.require(Kind::Outreach, *outreach)?;
            call_off_talks(saying, *outreach)?;
            answer_otherwise(saying, *outreach, "reply_no", time(at, now));
            Ok(())
        }
        OutreachCommand::Nudge { outreach, at, .. } => {
            may_be_written_to(saying, *outreach)?;
            let mind = saying.mind();
            let day = at.map_or(now.civil, |at| at).date();
            if !is_sent(&mind, *outreach) || nudges_by(&mind, *outreach, day).len() >= 2 {
                return Err(Refused);
            }
            saying.happened(*outreach, "nudged", time(at, now));
            Ok(())
        }
        OutreachCommand::Schedule { outreach, start, minutes, .. } => {
            saying.require(Kind::Outreach, *outreach)?;
            let contact = saying.mind().id(*outreach, "contact").ok_or(Refused)?;
            let made = meeting::schedule(saying, [contact].into(), *start, minutes.unwrap_or(20))?;
            agree(saying, *outreach, made);
            Ok(())
        }
        OutreachCommand::LinkMeeting { outreach, meeting } => {
            saying.require(Kind::Meeting, *meeting)?;
            saying.require(Kind::Outreach, *outreach)?;
            let asked = saying.mind().id(*outreach, "contact").ok_or(Refused)?;
            if !saying.mind().ids(*meeting, "participants").contains(&asked) {
                return Err(Refused);
            }
            agree(saying, *outreach, *meeting);
            Ok(())
        }
        OutreachCommand::Close { outreach, reason } => {
            saying.require(Kind::Outreach, *outreach)?;
            let reason = match reason {
                ClosedReason::NotPursued => "not pursued",
                _ => "came to nothing",
            };
            saying.happened(*outreach, "let_be", Detail::Word(reason));
            Ok(())
        }
        OutreachCommand::Reopen { outreach } => {
            saying.require(Kind::Outreach, *outreach)?;
            let mind = saying.mind();
            if !["let_be", "bounced", "reply_no"].iter().any(|end| mind.has(*outreach, end)) {
                return Err(Refused);
            }
            let replaces = &["let_be", "bounced", "reply_no"];
            saying.happened_instead(*outreach, "reopened", Detail::Nothing, replaces);
            Ok(())
        }
        OutreachCommand::Delete { outreach } => saying.delete(Kind::Outreach, *outreach),
        OutreachCommand::Restore { outreach } => saying.restore(Kind::Outreach, *outreach),
        // What no command by chance says.
        _ => Err(Refused),
    }
}

fn may_be_written_to(saying: &Saying<'_>, ask: RecordId) -> Result<(), Refused> {
    saying.require(Kind::Outreach, ask)?;
    let mind = saying.mind();
    let is_left_alone = mind.id(ask, "contact").is_some_and(|id| contact::is_do_not_contact(&mind, id));
    if is_left_alone { Err(Refused) } else { Ok(()) }
}

pub(super) fn call_off_talks(saying: &mut Saying<'_>, ask: RecordId) -> Result<(), Refused> {
    for talk in called_off_by_a_no(&saying.mind(), ask) {
        if saying.mind().kind(talk) == Some(Kind::Meeting) && meeting::is_to_come(&saying.mind(), talk) {
            meeting::did_not_take_place(saying, talk, "cancelled")?;
        }
    }
    Ok(())
}

/// "No" and "later" take back every other answer, and that a time was agreed.
fn answer_otherwise(saying: &mut Saying<'_>, ask: RecordId, name: &'static str, detail: Detail) {
    let replaces = &["reply_yes", "reply_later", "reply_no", "agreed", "let_be", "bounced"];
    saying.happened_instead(ask, name, detail, replaces);
}

fn agree(saying: &mut Saying<'_>, ask: RecordId, talk: RecordId) {
    let replaces = &["reply_later", "reply_no", "let_be", "bounced"];
    saying.happened_instead(ask, "agreed", Detail::Talk(talk), replaces);
}

pub(super) fn uses(mind: &Mind<'_>, ask: RecordId) -> BTreeSet<RecordId> {
    let named = ["contact", "campaign"].into_iter().filter_map(|field| mind.id(ask, field));
    named.chain(agreed(mind, ask)).collect()
}

pub(super) fn is_sent(mind: &Mind<'_>, ask: RecordId) -> bool {
    mind.has(ask, "sent")
}

/// Whether it went out at such a time.
pub(super) fn is_sent_when(mind: &Mind<'_>, ask: RecordId, is_then: impl Fn(Time) -> bool) -> bool {
    times(mind, ask, "sent").into_iter().any(is_then)
}

/// Whether anybody asked them since, as far as asks tell.
pub(super) fn was_asked(mind: &Mind<'_>, contact: RecordId, since: Time) -> bool {
    !asked_since(mind, contact, since).is_empty()
}

/// The same, where it did not come back.
pub(super) fn was_reached(mind: &Mind<'_>, contact: RecordId, since: Time) -> bool {
    let mut asks = asked_since(mind, contact, since).into_iter();
    asks.any(|ask| is_sent(mind, ask) && !mind.has(ask, "bounced"))
}

/// The asks that went out to somebody since, or were answered where nobody noted that they did.
fn asked_since(mind: &Mind<'_>, contact: RecordId, since: Time) -> Vec<RecordId> {
    let asked = |ask| place_in_time(mind, ask).or_else(|| replied_at(mind, ask));
    let is_since = |ask: &RecordId| asked(*ask).is_some_and(|at| at.instant >= since.instant);
    asks(mind, contact).into_iter().filter(is_since).collect()
}

/// How asks since came to nothing: whether that is worth telling, the day from which on it is so, and whether it is known
/// before.
pub(super) enum Vain {
    /// One of them leads on.
    No,
    /// Nothing went out, or it came back.
    NotAsked,
    /// They answered, or the person let it be.
    Ended(bool, NaiveDateTime),
    /// Not a word came until that day.
    Silent(NaiveDate),
}

pub(super) fn in_vain(mind: &Mind<'_>, contact: RecordId, since: Time) -> Vain {
    let mut found: Option<(NaiveDateTime, Vain)> = None;
    let mut is_out = false;
    for ask in asked_since(mind, contact, since) {
        is_out |= !mind.has(ask, "bounced");
        let ended = match state(mind, ask) {
            "declined" => answers(mind, ask)
                .last()
                .map(|last| (said_at(last).civil, Vain::Ended(true, said_at(last).civil))),
            "sent" | "nudged" => {
                let last = waits_until(mind, ask).unwrap();
                Some(((last + Duration::days(1)).and_hms_opt(0, 0, 0).unwrap(), Vain::Silent(last)))
            }
            "closed" => counting_closings(mind, ask).last().map(|closing| {
                let is_worth_telling = *closing.detail != Detail::Word("not pursued");
                (closing.at.civil, Vain::Ended(is_worth_telling, closing.at.civil))
            }),
            "bounced" => None,
            _ => return Vain::No,
        };
        if let Some(ended) = ended
            && found.as_ref().is_none_or(|(at, _)| ended.0 >= *at)
        {
            found = Some(ended);
        }
    }
    match found {
        Some((_, vain)) => vain,
        None if is_out => Vain::No,
        None => Vain::NotAsked,
    }
}

/// The talks that a "no" calls off: those that were said to have come of it, and the first one with them alone of which
/// nobody said where it comes from.
fn called_off_by_a_no(mind: &Mind<'_>, ask: RecordId) -> BTreeSet<RecordId> {
    let mut talks = agreed(mind, ask);
    if let Some(contact) = mind.id(ask, "contact") {
        let known = mind.live_users_of_person(contact);
        let of = |kind| known.iter().copied().filter(|id| mind.kind(*id) == Some(kind)).collect::<Vec<_>>();
        let first = first_free(mind, ask, &of(Kind::Outreach), &of(Kind::Meeting));
        let cards: BTreeSet<RecordId> = mind.cards(contact).into_iter().collect();
        talks.extend(first.filter(|talk| mind.ids(*talk, "participants").is_subset(&cards)));
    }
    talks
}

/// Whether somebody is to be asked, and nothing went out yet.
pub(super) fn is_planned(mind: &Mind<'_>, contact: RecordId) -> bool {
    let is_waiting = |ask: &RecordId| {
        let is_new = place_in_time(mind, *ask).is_none() && !mind.happened(*ask, "planned").is_empty();
        is_new && state(mind, *ask) == "planned"
    };
    asks(mind, contact).iter().any(is_waiting)
}

/// The asks to somebody that are not deleted.
fn asks(mind: &Mind<'_>, contact: RecordId) -> Vec<RecordId> {
    let asks = mind.present(Kind::Outreach).into_iter();
    asks.filter(|ask| mind.person_in(*ask, "contact") == Some(mind.person(contact))).collect()
}

/// The talks that were agreed on.
fn agreed(mind: &Mind<'_>, ask: RecordId) -> BTreeSet<RecordId> {
    let talks = mind.happened(ask, "agreed").into_iter().filter_map(|agreed| match agreed.detail {
        Detail::Talk(talk) => Some(*talk),
        _ => None,
    });
    talks.collect()
}

fn said_at(happening: &Happening<'_>) -> Time {
    match happening.detail {
        Detail::At(at) | Detail::Later { at, .. } => *at,
        _ => happening.at,
    }
}

fn times(mind: &Mind<'_>, ask: RecordId, name: &str) -> Vec<Time> {
    mind.happened(ask, name).iter().map(said_at).collect()
}

/// Its place in the timeline: when it was last sent.
pub(super) fn place_in_time(mind: &Mind<'_>, ask: RecordId) -> Option<Time> {
    times(mind, ask, "sent").into_iter().max_by_key(|at| at.instant)
}

/// The last time that something went to and fro; what came back undelivered did not.
pub(super) fn last_touch(mind: &Mind<'_>, ask: RecordId) -> Option<Time> {
    let answered = answers(mind, ask).last().map(said_at);
    if mind.has(ask, "bounced") {
        return answered;
    }
    let written = times(mind, ask, "sent").into_iter().chain(times(mind, ask, "nudged"));
    written.chain(answered).max_by_key(|at| at.instant)
}

/// The days on which reminders were sent that count for one on a day: those since it last went out; and since the day on
/// which they wanted to be asked again, once that has come.
fn nudges_by(mind: &Mind<'_>, ask: RecordId, day: NaiveDate) -> BTreeSet<NaiveDate> {
    let sent = place_in_time(mind, ask);
    let nudges = times(mind, ask, "nudged").into_iter();
    let nudges = nudges.filter(|at| sent.is_none_or(|sent| at.instant >= sent.instant));
    let until = later_until(mind, ask).filter(|until| *until <= day);
    nudges.map(|at| at.civil.date()).filter(|at| until.is_none_or(|until| *at >= until)).collect()
}

/// The days of those that count for the next.
fn nudges(mind: &Mind<'_>, ask: RecordId) -> BTreeSet<NaiveDate> {
    let all = nudges_by(mind, ask, NaiveDate::MIN);
    all.last().map(|last| nudges_by(mind, ask, *last)).unwrap_or_default()
}

/// The day on which they want to be asked again, as they said last.
fn later_until(mind: &Mind<'_>, ask: RecordId) -> Option<NaiveDate> {
    mind.happened(ask, "reply_later").last().and_then(|later| match later.detail {
        Detail::Later { until, .. } => Some(*until),
        _ => None,
    })
}

/// Whether they said "later", and were not asked again on that day or after it.
fn is_put_off(mind: &Mind<'_>, ask: RecordId) -> bool {
    let last = nudges_by(mind, ask, NaiveDate::MIN).pop_last();
    later_until(mind, ask).is_some_and(|until| last.is_none_or(|last| last < until))
}

/// All answers that stand.
fn answers<'a>(mind: &Mind<'a>, ask: RecordId) -> Vec<Happening<'a>> {
    let mut answers: Vec<_> = ANSWERS.iter().flat_map(|name| mind.happened(ask, name)).collect();
    answers.sort_by_key(|answer| answer.at.instant);
    answers
}

/// When they first answered, by whatever answer that stands or in whose place one that stands was put.
fn replied_at(mind: &Mind<'_>, ask: RecordId) -> Option<Time> {
    first_said(mind, ask, |name| ANSWERS.contains(&name) || name == "agreed").map(|(_, at)| at)
}

/// When the time of a talk was agreed that was called off since.
fn agreed_once(mind: &Mind<'_>, meeting: RecordId) -> Option<Time> {
    let is_said = |name: &str| matches!(name, "scheduled" | "cancelled" | "no_show");
    first_said(mind, meeting, is_said).filter(|(name, _)| *name == "scheduled").map(|(_, at)| at)
}

/// The first of what happened by these names that stands, or in whose place one of them that stands was put; and when it
/// was, as far as that was said.
fn first_said<'a>(mind: &Mind<'a>, id: RecordId, is_said: impl Fn(&str) -> bool) -> Option<(&'a str, Time)> {
    let named = |fact: &'a Fact| match &fact.says {
        Says::Happened { name, .. } if is_said(name) => Some(*name),
        _ => None,
    };
    let all: Vec<(usize, &str)> =
        mind.facts(id).filter_map(|(number, fact)| Some((number, named(fact)?))).collect();
    let counts = |number: usize| {
        let mut later = all.iter().filter(|(later, _)| mind.stands(*later));
        mind.stands(number) || later.any(|(later, _)| mind.ledger.takes_back(*later, number))
    };
    let (first, name) = all
        .iter()
        .filter(|(number, _)| counts(*number))
        .min_by_key(|(number, _)| mind.ledger.acts[mind.ledger.facts[*number].act].at.instant)?;
    let fact = &mind.ledger.facts[*first];
    match &fact.says {
        Says::Happened { detail: Detail::At(at) | Detail::Later { at, .. }, .. } => Some((*name, *at)),
        _ => Some((*name, mind.ledger.acts[fact.act].at)),
    }
}

/// What came of it, by the talks that are known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Talk {
    Unknown,
    CalledOff,
    Agreed,
    Held,
}

fn talk(mind: &Mind<'_>, meeting: RecordId) -> Talk {
    match mind.kind(meeting) {
        None => Talk::Unknown,
        _ if mind.life(meeting) == Life::Deleted => Talk::CalledOff,
        _ if meeting::is_held(mind, meeting) => Talk::Held,
        _ if mind.has(meeting, "scheduled") || mind.has(meeting, "started") => Talk::Agreed,
        _ if mind.has(meeting, "no_show") || mind.has(meeting, "cancelled") => Talk::CalledOff,
        _ => Talk::Agreed,
    }
}

/// The talk that was said to have come of it, or else the first with them after it that belongs to no other ask.
fn came(mind: &Mind<'_>, ask: RecordId) -> Talk {
    let linked = agreed(mind, ask);
    let best = linked.iter().map(|meeting| talk(mind, *meeting)).max().unwrap_or(Talk::Unknown);
    if best >= Talk::Agreed {
        return best;
    }
    let other = unsaid(mind, ask).map(|meeting| talk(mind, meeting));
    other.filter(|other| linked.is_empty() || *other > Talk::CalledOff).unwrap_or(best)
}

/// The talk that came of it though nobody said so.
fn unsaid(mind: &Mind<'_>, ask: RecordId) -> Option<RecordId> {
    let contact = mind.id(ask, "contact")?;
    first_free(mind, ask, &asks(mind, contact), &meeting::talks(mind, contact))
}

/// When the time was agreed of the talk that would have come of it, though nobody said so.
fn agreed_at(mind: &Mind<'_>, ask: RecordId) -> Option<Time> {
    agreed_once(mind, unsaid(mind, ask)?)
}

/// The first talk with them after it that belongs to no other ask. After a "no" only one counts whose time was agreed by
/// a device that did not know of it.
fn first_free(mind: &Mind<'_>, ask: RecordId, asks: &[RecordId], talks: &[RecordId]) -> Option<RecordId> {
    let sent = place_in_time(mind, ask)?;
    if let_be(mind, ask) {
        return None;
    }
    let no = answers(mind, ask).pop().filter(|last| mind.ledger.is_named(last.number, "reply_no"));
    let others: Vec<RecordId> = asks.iter().copied().filter(|other| *other != ask).collect();
    let taken: BTreeSet<RecordId> = others.iter().chain([&ask]).flat_map(|ask| agreed(mind, *ask)).collect();
    let next = others.iter().filter_map(|other| Some((place_in_time(mind, *other)?.instant, *other)));
    let end = next.filter(|next| *next > (sent.instant, ask)).map(|(at, _)| at).min();
    let end = end.unwrap_or(sent.instant + Duration::days(90)).min(sent.instant + Duration::days(90));
    let talks = talks.iter().copied().filter(|meeting| !taken.contains(meeting));
    let first = talks
        .filter_map(|meeting| {
            let agreed = mind.happened(meeting, "scheduled").into_iter().next();
            let talk = talk(mind, meeting);
            let at = match (&no, talk) {
                (_, Talk::Unknown) | (Some(_), Talk::CalledOff) => None,
                (None, Talk::Held) => meeting::held_at(mind, meeting),
                (None, Talk::Agreed) => agreed.map(|agreed| agreed.at),
                (None, Talk::CalledOff) => agreed_once(mind, meeting),
                (Some(no), _) => agreed
                    .filter(|it| it.device != no.device || it.at.instant <= no.at.instant)
                    .map(|agreed| agreed.at),
            };
            let found = (talk == Talk::CalledOff, at?.instant, meeting);
            Some(found).filter(|(_, at, _)| *at > sent.instant && *at < end)
        })
        .min();
    first.map(|(.., meeting)| meeting)
}

/// Whether the person let it be, and knew of all that was sent, answered and agreed.
fn let_be(mind: &Mind<'_>, ask: RecordId) -> bool {
    !counting_closings(mind, ask).is_empty()
}

fn counting_closings<'a>(mind: &Mind<'a>, ask: RecordId) -> Vec<Happening<'a>> {
    let names = ANSWERS.iter().chain(&["sent", "agreed"]);
    let news: Vec<usize> = names.flat_map(|name| mind.happened(ask, name)).map(|it| it.number).collect();
    let mut closings = mind.happened(ask, "let_be");
    closings.retain(|closing| news.iter().all(|number| mind.ledger.saw(closing.number, *number)));
    closings
}

/// Where it stands, whatever the day.
pub(super) fn state(mind: &Mind<'_>, ask: RecordId) -> &'static str {
    let (has, talk) = (|name| mind.has(ask, name), came(mind, ask));
    match talk {
        Talk::Held => "held",
        Talk::Agreed => "scheduled",
        Talk::Unknown if has("agreed") => "scheduled",
        _ if has("reply_no") => "declined",
        _ if let_be(mind, ask) => "closed",
        _ if is_put_off(mind, ask) => "later",
        Talk::CalledOff => "replied_yes",
        _ if has("agreed") || has("reply_yes") => "replied_yes",
        _ if has("bounced") => "bounced",
        _ if !nudges(mind, ask).is_empty() => "nudged",
        _ if has("sent") => "sent",
        _ => "planned",
    }
}

/// Where it stands on a day: nobody waits for an answer for ever.
pub(super) fn state_on(mind: &Mind<'_>, ask: RecordId, today: NaiveDate) -> &'static str {
    match state(mind, ask) {
        "sent" | "nudged" if waits_until(mind, ask).is_some_and(|last| today > last) => "no_reply",
        state => state,
    }
}

/// The day on which they were last written to, and how often they were reminded.
fn last_word(mind: &Mind<'_>, ask: RecordId) -> Option<(NaiveDate, usize)> {
    let sent = times(mind, ask, "sent").into_iter().map(|at| at.civil.date()).max()?;
    let nudges = nudges(mind, ask);
    Some((nudges.last().map_or(sent, |last| sent.max(*last)), nudges.len()))
}

/// The first reminder is due after three business days, the second after seven more, and after seven more it is over; or
/// after as many as the settings say.
fn waits_until(mind: &Mind<'_>, ask: RecordId) -> Option<NaiveDate> {
    let (last, nudges) = last_word(mind, ask)?;
    let (first, next) = profile::waits(mind);
    Some(profile::business_days_after(mind, last, [first + 2 * next, 2 * next, next][nudges.min(2)]))
}

/// To remind them, to agree on a time, to ask again, to find another way; to stop when they asked to be left alone.
pub(super) fn due(mind: &Mind<'_>, ask: RecordId) -> Vec<Due> {
    let Some(contact) = mind.id(ask, "contact").filter(|id| mind.life(*id) != Life::Deleted) else {
        return Vec::new();
    };
    let on = |section, day: NaiveDate| Due::on(section, ask, Some(contact), day, 0);
    let is_left_alone = contact::is_do_not_contact(mind, contact);
    let (state, sent) = (state(mind, ask), place_in_time(mind, ask));
    let due = match (state, sent) {
        ("sent" | "nudged" | "bounced" | "later", Some(sent)) if is_left_alone => {
            Some(on("review", sent.civil.date()).never_late())
        }
        _ if is_left_alone => None,
        ("sent" | "nudged", Some(_)) => {
            let (last, nudges) = last_word(mind, ask).unwrap();
            let over = waits_until(mind, ask).unwrap() + Duration::days(1);
            let (first, next) = profile::waits(mind);
            let wait = [Some(first), Some(next), None][nudges.min(2)];
            wait.map(|wait| on("nudge", profile::business_days_after(mind, last, wait)).until(over))
        }
        ("replied_yes", sent) => {
            let replied = replied_at(mind, ask).or_else(|| agreed_at(mind, ask)).or(sent);
            replied.map(|at| on("reply", at.civil.date()))
        }
        ("later", _) => later_until(mind, ask).map(|until| on("reply", until)),
        ("bounced", Some(sent)) => Some(on("nudge", sent.civil.date())),
        ("planned", None) => {
            let planned = mind.happened(ask, "planned").first().map(|it| it.at);
            let planned = planned.filter(|at| meeting::met_after(mind, contact, *at).is_none());
            planned.map(|at| on("follow_up", at.civil.date() + Duration::days(3)).never_late())
        }
        _ => None,
    };
    let name = contact::is_name_clear(mind, contact).then(|| contact::name(mind, contact));
    due.into_iter().map(|due| due.says(name.as_slice())).collect()
}
