//! Talks: planned, moved, called off, held, and what they ask for.

use std::{cmp::Reverse, collections::BTreeSet};

use chrono::{Duration, NaiveDateTime, TimeZone, Utc};
use rapport_core::{
    commands::MeetingCommand,
    model::{Kind, Medium, ObligationKey, ObligationKind, RecordId, TalkOutcome},
};

use super::{
    chance::{Chance, TAGS, WORDS},
    compare::word,
    contact,
    due::{Due, Late},
    fact::{Detail, Time, Val},
    mind::{Life, Mind},
    obligation, organization,
    play::ZONE,
    prep, profile,
    saying::{Refused, Saying},
    verdict,
};

pub(super) fn any(chance: &Chance<'_>) -> Option<MeetingCommand> {
    if chance.mind.records(Kind::Meeting).is_empty() || chance.dice.chance(25) {
        let participants = [chance.record(Kind::Contact)?, chance.record(Kind::Contact)?];
        let participants = participants[..1 + chance.dice.below(2)].to_vec();
        return Some(MeetingCommand::Schedule {
            participants,
            start: chance.civil(),
            minutes: chance.some(30),
            medium: chance.some(Medium::Video),
            place: None,
        });
    }
    let meeting = chance.record(Kind::Meeting)?;
    if chance.dice.chance(25) {
        return Some(any_aftermath(chance, meeting));
    }
    Some(match chance.dice.below(18) {
        0..3 => MeetingCommand::Reschedule { meeting, start: chance.civil() },
        3..5 => MeetingCommand::Cancel { meeting },
        5 => MeetingCommand::NoShow { meeting },
        6..10 => {
            let at = Some(chance.civil().min(chance.now.civil)).filter(|_| chance.dice.chance(60));
            MeetingCommand::MarkHeld { meeting, at }
        }
        10 => MeetingCommand::Dismiss { meeting },
        11 => MeetingCommand::Tag { meeting, tag: chance.text(TAGS) },
        12..14 => MeetingCommand::Delete { meeting },
        14..16 => {
            let at = Some(chance.civil().min(chance.now.civil)).filter(|_| chance.dice.chance(60));
            MeetingCommand::Start { meeting, at }
        }
        _ => MeetingCommand::Restore { meeting },
    })
}

/// What impression the person left, that it was mended, what it brought: mostly of a talk that took place.
fn any_aftermath(chance: &Chance<'_>, meeting: RecordId) -> MeetingCommand {
    let held = chance.mind.records(Kind::Meeting).into_iter().filter(|talk| is_held(chance.mind, *talk));
    let held = chance.dice.one(&held.collect::<Vec<_>>()).copied().filter(|_| chance.dice.chance(70));
    let meeting = held.unwrap_or(meeting);
    use TalkOutcome::{Information, Job, Lead};
    match chance.dice.below(10) {
        0..6 => MeetingCommand::NoteImpression {
            meeting,
            score: chance.of(&[1, 2, 2, 2, 3, 5, 6]),
            repair: chance.some(chance.text(WORDS)),
        },
        6 | 7 => MeetingCommand::MarkRepaired { meeting },
        _ => MeetingCommand::SetOutcome {
            meeting,
            outcome: chance.of(&[Information, Job, Lead]),
            on: chance.dice.chance(60),
        },
    }
}

pub(super) fn interpret(command: &MeetingCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        MeetingCommand::Schedule { participants, start, minutes, .. } => {
            let participants = participants.iter().copied().collect();
            let minutes = minutes.unwrap_or(profile::usual_minutes(&saying.mind()));
            schedule(saying, participants, *start, minutes).map(|_| ())
        }
        MeetingCommand::Reschedule { meeting, start } => {
            saying.require(Kind::Meeting, *meeting)?;
            let mind = saying.mind();
            if is_held(&mind, *meeting) {
                return Err(Refused);
            }
            let promised = match mind.value(*meeting, "promised_minutes") {
                Some(Val::Number(minutes)) => minutes,
                _ => 20,
            };
            let minutes = planned(&mind, *meeting).last().map_or(promised, |(_, minutes)| *minutes);
            let detail = Detail::Planned { start: time(*start), minutes };
            saying.happened_instead(*meeting, "scheduled", detail, PLANS);
            Ok(())
        }
        MeetingCommand::Cancel { meeting } => {
            saying.require(Kind::Meeting, *meeting)?;
            did_not_take_place(saying, *meeting, "cancelled")
        }
        MeetingCommand::NoShow { meeting } => {
            saying.require(Kind::Meeting, *meeting)?;
            did_not_take_place(saying, *meeting, "no_show")
        }
        MeetingCommand::MarkHeld { meeting, at } => {
            saying.require(Kind::Meeting, *meeting)?;
            let at = at.map_or(saying.at, time);
            happened_instead(saying, *meeting, "held", Detail::At(at), &["held"]);
            Ok(())
        }
        MeetingCommand::Dismiss { meeting } => {
            saying.require(Kind::Meeting, *meeting)?;
            match is_held(&saying.mind(), *meeting) {
                true => saying.happened(*meeting, "logged", Detail::Nothing),
                false => did_not_take_place(saying, *meeting, "cancelled")?,
            }
            Ok(())
        }
        MeetingCommand::Start { meeting, at } => {
            saying.require(Kind::Meeting, *meeting)?;
            if is_held(&saying.mind(), *meeting) {
                return Err(Refused);
            }
            let at = at.map_or(saying.at, time);
            let replaces = &["started", "cancelled", "no_show"];
            happened_instead(saying, *meeting, "started", Detail::At(at), replaces);
            Ok(())
        }
        MeetingCommand::Tag { meeting, tag } => {
            saying.require(Kind::Meeting, *meeting)?;
            saying.add(*meeting, "tags", tag.trim());
            Ok(())
        }
        MeetingCommand::NoteImpression { meeting, score, repair } => {
            if !(1..=5).contains(score) {
                return Err(Refused);
            }
            saying.require(Kind::Meeting, *meeting)?;
            let detail = Detail::Score { score: *score, repair: repair.clone() };
            saying.supersede(*meeting, "impression", detail, &["impression", "repaired", "let_be"]);
            for contact in saying.mind().ids(*meeting, "participants") {
                let id = ObligationKey { kind: ObligationKind::Mend, subject: *meeting, contact }.id();
                saying.supersede(id, "", Detail::Nothing, &["written", "done", "waived", "snoozed"]);
            }
            Ok(())
        }
        MeetingCommand::MarkRepaired { meeting } => {
            saying.require(Kind::Meeting, *meeting)?;
            settle(saying, *meeting, "repaired");
            Ok(())
        }
        MeetingCommand::SetOutcome { meeting, outcome, on } => {
            saying.require(Kind::Meeting, *meeting)?;
            saying.set_member(*meeting, "outcomes", &word(outcome), *on);
            Ok(())
        }
        MeetingCommand::Delete { meeting } => saying.delete(Kind::Meeting, *meeting),
        MeetingCommand::Restore { meeting } => saying.restore(Kind::Meeting, *meeting),
        _ => Err(Refused),
    }
}

/// What says when a talk is to be, that it is not to be, or that it is under way: the next word of that takes its place.
const PLANS: &[&str] = &["scheduled", "cancelled", "no_show", "started"];

/// It takes the place only of what stands, and then of all that was said so before.
fn happened_instead(
    saying: &mut Saying<'_>,
    meeting: RecordId,
    name: &'static str,
    detail: Detail,
    replaces: &'static [&'static str],
) {
    let is_said = replaces.iter().any(|name| saying.mind().has(meeting, name));
    saying.happened_instead(meeting, name, detail, if is_said { replaces } else { &[] });
}

/// Whoever says that it did not take place takes back that it did, unless it is written down.
pub(super) fn did_not_take_place(
    saying: &mut Saying<'_>,
    meeting: RecordId,
    name: &'static str,
) -> Result<(), Refused> {
    if saying.mind().has(meeting, "logged") {
        return Err(Refused);
    }
    let replaces = &["scheduled", "cancelled", "no_show", "started", "held"];
    happened_instead(saying, meeting, name, Detail::Nothing, replaces);
    Ok(())
}

pub(super) fn schedule(
    saying: &mut Saying<'_>,
    participants: BTreeSet<RecordId>,
    start: NaiveDateTime,
    minutes: u32,
) -> Result<RecordId, Refused> {
    if participants.is_empty() {
        return Err(Refused);
    }
    for participant in &participants {
        saying.require(Kind::Contact, *participant)?;
    }
    let meeting = saying.make(Kind::Meeting);
    for participant in &participants {
        saying.add(meeting, "participants", &participant.to_string());
    }
    saying.put(meeting, "promised_minutes", Some(Val::Number(minutes)));
    saying.happened(meeting, "scheduled", Detail::Planned { start: time(start), minutes });
    Ok(meeting)
}

/// The instant at which the clock shows a time. No clock changes while a sequence lasts.
pub(super) fn time(civil: NaiveDateTime) -> Time {
    Time { instant: ZONE.from_local_datetime(&civil).unwrap().with_timezone(&Utc), civil }
}

pub(super) fn uses(mind: &Mind<'_>, meeting: RecordId) -> BTreeSet<RecordId> {
    mind.ids(meeting, "participants").into_iter().chain(prep::uses(mind, meeting)).collect()
}

pub(super) fn is_held(mind: &Mind<'_>, meeting: RecordId) -> bool {
    mind.has(meeting, "held") || mind.has(meeting, "logged")
}

/// Whether a time is agreed on, and it did not begin.
pub(super) fn is_to_come(mind: &Mind<'_>, meeting: RecordId) -> bool {
    !is_held(mind, meeting) && !mind.has(meeting, "started") && mind.has(meeting, "scheduled")
}

/// When it began, as whoever noted the earliest time has it.
fn started_at(mind: &Mind<'_>, meeting: RecordId) -> Option<Time> {
    let started = mind.happened(meeting, "started").into_iter().filter_map(|it| match it.detail {
        Detail::At(at) => Some(*at),
        _ => None,
    });
    started.min()
}

/// When it took place, if it did: as whoever noted it first said, or else when it was written down.
pub(super) fn held_at(mind: &Mind<'_>, meeting: RecordId) -> Option<Time> {
    let held = mind.happened(meeting, "held").first().and_then(|held| match held.detail {
        Detail::At(at) => Some(*at),
        _ => None,
    });
    held.or_else(|| mind.first(meeting, "logged"))
}

/// Whether somebody was met in any talk.
pub(super) fn was_met(mind: &Mind<'_>, contact: RecordId) -> bool {
    talks(mind, contact).into_iter().any(|talk| is_held(mind, talk))
}

/// When somebody was first met after that time.
pub(super) fn met_after(mind: &Mind<'_>, contact: RecordId, after: Time) -> Option<Time> {
    let held = talks(mind, contact).into_iter().filter_map(|talk| held_at(mind, talk));
    held.filter(|held| held.instant > after.instant).min()
}

/// The talks with somebody that are not deleted.
pub(super) fn talks(mind: &Mind<'_>, contact: RecordId) -> Vec<RecordId> {
    let users = mind.users_of_person(contact).into_iter();
    users.filter(|id| mind.kind(*id) == Some(Kind::Meeting) && mind.life(*id) != Life::Deleted).collect()
}

/// The times that are agreed on, the one said last at the end, and how long.
fn planned(mind: &Mind<'_>, meeting: RecordId) -> Vec<(Time, u32)> {
    let times = mind.happened(meeting, "scheduled").into_iter().filter_map(|planned| match planned.detail {
        Detail::Planned { start, minutes } => Some((*start, *minutes)),
        _ => None,
    });
    times.collect()
}

/// Its place in the timeline: when it was, will be, or would have been.
pub(super) fn place_in_time(mind: &Mind<'_>, meeting: RecordId) -> Option<Time> {
    let standing = || planned(mind, meeting).pop().map(|(start, _)| start);
    let once = || {
        let planned = mind.facts(meeting).filter_map(|(_, fact)| match &fact.says {
            super::fact::Says::Happened { detail: Detail::Planned { start, .. }, .. } => {
                Some((mind.ledger.acts[fact.act].at.instant, *start))
            }
            _ => None,
        });
        planned.max().map(|(_, start)| start)
    };
    held_at(mind, meeting).or_else(standing).or_else(|| started_at(mind, meeting)).or_else(once)
}

/// What is known of impressions was mended, or the person lets it be.
pub(super) fn settle(saying: &mut Saying<'_>, meeting: RecordId, name: &'static str) {
    saying.supersede(meeting, name, Detail::Nothing, &["repaired", "let_be"]);
}

/// The score of the impression, when it was noted and what is to be mended: of several the poorest, and of those the last.
/// A poor one that nobody who knew of it mended or let be comes first.
pub(super) fn impression(mind: &Mind<'_>, meeting: RecordId) -> Option<(u32, Time, Option<String>)> {
    let noted = mind.happened(meeting, "impression").into_iter().filter_map(|noted| match noted.detail {
        Detail::Score { score, repair } => Some((*score, noted.at, repair.clone(), noted.number)),
        _ => None,
    });
    let is_open = |score: u32, number: usize| score <= 2 && !is_settled(mind, meeting, number);
    let first =
        noted.min_by_key(|(score, at, _, number)| (!is_open(*score, *number), *score, Reverse(at.instant)));
    first.map(|(score, at, repair, _)| (score, at, repair))
}

/// Whether whoever mended an impression, or let it be, knew of this one.
fn is_settled(mind: &Mind<'_>, meeting: RecordId, noted: usize) -> bool {
    let settled = ["repaired", "let_be"].into_iter().flat_map(|name| mind.happened(meeting, name));
    settled.into_iter().any(|settled| mind.ledger.saw(settled.number, noted))
}

/// Whether the person left a poor impression, of at most 2, and neither mended it nor lets it be.
pub(super) fn is_to_mend(mind: &Mind<'_>, meeting: RecordId) -> bool {
    mind.happened(meeting, "impression").into_iter().any(|noted| match noted.detail {
        Detail::Score { score, .. } => *score <= 2 && !is_settled(mind, meeting, noted.number),
        _ => false,
    })
}

/// To go there, to write it down, to give thanks by e-mail within a day and by hand within three business days.
pub(super) fn due(mind: &Mind<'_>, meeting: RecordId) -> Vec<Due> {
    let people = mind.ids(meeting, "participants");
    let first = people.first().copied();
    let names: Vec<String> = people
        .iter()
        .filter(|id| contact::is_name_clear(mind, **id))
        .map(|id| contact::name(mind, *id))
        .collect();
    let mut due = Vec::new();
    if !is_held(mind, meeting) {
        // Whoever called it off, or waited in vain, took back the times they knew: another may be right.
        let mut times = planned(mind, meeting);
        if times.is_empty() {
            let minutes = match mind.value(meeting, "promised_minutes") {
                Some(Val::Number(minutes)) => minutes,
                _ => 20,
            };
            times.extend(started_at(mind, meeting).map(|start| (start, minutes)));
        }
        // Once all of them have passed, only the one that passed last is asked about.
        let ends =
            times.iter().map(|(start, minutes)| start.instant + Duration::minutes(i64::from(*minutes)));
        let last = ends.enumerate().max_by_key(|(at, end)| (*end, *at));
        for (at, (start, minutes)) in times.into_iter().enumerate() {
            let talk = Due::talk(meeting, first, start, minutes).says(&names);
            due.push(match last {
                Some((last, end)) if last != at => talk.gone(end),
                _ => talk,
            });
        }
        return due;
    }
    let Some(held) = held_at(mind, meeting) else { return due };
    if !mind.has(meeting, "logged") {
        due.push(Due::at("debrief", meeting, first, held.civil, 0).says(&names));
    }
    // A person of several cards is thanked once.
    for cards in cards_by_person(mind, &people) {
        for kind in [ObligationKind::ThankEmail, ObligationKind::ThankHand] {
            let Some(key) = open_key(mind, kind, meeting, &cards) else { continue };
            let person = key.contact;
            let may_be = mind.life(person) != Life::Deleted && !contact::is_do_not_contact(mind, person);
            if !may_be {
                continue;
            }
            let thanks = match kind {
                ObligationKind::ThankEmail => {
                    Due::at("thank_email", meeting, Some(person), held.civil + Duration::hours(24), 24)
                }
                _ => {
                    let day = profile::business_days_after(mind, held.civil.date(), 3);
                    Due::by_end_of("thank_hand", meeting, Some(person), day, 6 * 24)
                }
            };
            let name = contact::is_name_clear(mind, person).then(|| contact::name(mind, person));
            due.push(thanks.says(name.as_slice()).put_off(obligation::put_off(mind, &key)).owed(key));
        }
    }
    due.extend(to_mend(mind, meeting));
    due.extend(judge(mind, meeting, held).filter(|_| mind.has(meeting, "logged")));
    due
}

/// To mend a poor impression, from the day after it was noted on.
fn to_mend(mind: &Mind<'_>, meeting: RecordId) -> Option<Due> {
    let (_, noted, _) = impression(mind, meeting).filter(|_| is_to_mend(mind, meeting))?;
    let people = cards_by_person(mind, &mind.ids(meeting, "participants")).concat();
    let key = owed(mind, ObligationKind::Mend, meeting, &people)?;
    let may_be = mind.life(key.contact) != Life::Deleted && !contact::is_do_not_contact(mind, key.contact);
    let name = contact::is_name_clear(mind, key.contact).then(|| contact::name(mind, key.contact));
    let due = Due::on("follow_up", meeting, Some(key.contact), noted.civil.date() + Duration::days(1), 0);
    may_be.then(|| due.says(name.as_slice()).put_off(obligation::put_off(mind, &key)).owed(key))
}

/// The cards that take part, those of one person together.
fn cards_by_person(mind: &Mind<'_>, cards: &BTreeSet<RecordId>) -> Vec<Vec<RecordId>> {
    let of = |person: RecordId| cards.iter().copied().filter(|card| mind.person(*card) == person).collect();
    let people: BTreeSet<RecordId> = cards.iter().map(|card| mind.person(*card)).collect();
    people.into_iter().map(of).collect()
}

/// What is owed to whoever these cards are of, as long as it is settled with none of them.
fn open_key(
    mind: &Mind<'_>,
    kind: ObligationKind,
    subject: RecordId,
    cards: &[RecordId],
) -> Option<ObligationKey> {
    let key = |contact: &RecordId| ObligationKey { kind, subject, contact: *contact };
    let is_settled = cards.iter().any(|contact| obligation::is_settled(mind, &key(contact)));
    owed(mind, kind, subject, cards).filter(|_| !is_settled)
}

/// What is owed to whoever these cards are of: the first of them with which somebody began, or else the first.
fn owed(
    mind: &Mind<'_>,
    kind: ObligationKind,
    subject: RecordId,
    cards: &[RecordId],
) -> Option<ObligationKey> {
    let keys = cards.iter().map(|contact| ObligationKey { kind, subject, contact: *contact });
    let keys: Vec<ObligationKey> = keys.collect();
    let begun = keys.iter().find(|key| mind.kind(key.id()).is_some());
    begun.or(keys.first()).cloned()
}

/// For two weeks, or for as long after the day to which it was put off, to say what one makes of what the talk was about: the places on one's list where those who were met work,
/// what they do, and the lines of business of the places.
fn judge(mind: &Mind<'_>, meeting: RecordId, held: Time) -> Option<Due> {
    let people = cards_by_person(mind, &mind.ids(meeting, "participants")).concat();
    let key = open_key(mind, ObligationKind::Judge, meeting, &people)?;
    let places: BTreeSet<RecordId> =
        people.iter().flat_map(|person| contact::works_at_now(mind, *person)).collect();
    let places = places.into_iter().filter(|place| mind.life(*place) != Life::Deleted);
    let places: Vec<RecordId> = places.collect();
    let titles: Vec<String> = people.iter().flat_map(|person| contact::titles_now(mind, *person)).collect();
    let is_done = |work: &RecordId| titles.iter().any(|title| verdict::is_done_as(mind, *work, title));
    let work = mind.present(Kind::Occupation).into_iter().filter(is_done);
    let lines: BTreeSet<RecordId> =
        places.iter().flat_map(|place| organization::uses(mind, *place)).collect();
    let open = places.into_iter().filter(|place| organization::is_on_list(mind, *place));
    let open = open.chain(work).chain(lines).filter(|id| verdict::is_to_give(mind, *id, held));
    let open: Vec<RecordId> = open.collect();
    let clear = open.iter().filter(|id| !mind.is_unclear(**id, "name"));
    let names: Vec<String> = clear.map(|id| verdict::name(mind, *id)).collect();
    let (day, put_off) = (held.civil.date(), obligation::put_off(mind, &key));
    let over = put_off.map_or(day, |until| until.max(day)) + Duration::days(15);
    let due = Due::on("verdict", meeting, Some(key.contact), day, 0).never_late().put_off(put_off);
    (!open.is_empty()).then(|| due.until(over).says(&names).owed(key))
}

impl Due {
    fn talk(meeting: RecordId, first: Option<RecordId>, start: Time, minutes: u32) -> Self {
        let mut due = Self::at("meeting", meeting, first, start.civil, 0);
        due.late = Late::Talk { start: start.instant, minutes, gone: None };
        due
    }
}
