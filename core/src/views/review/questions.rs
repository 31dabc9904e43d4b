//! What a record asks of the person: a pure function of what stands in it and around it.

use std::collections::BTreeSet;

use super::question::{Fact, Question};
use crate::{
    Result,
    model::{
        Appointment, Campaign, ClosedReason, Contact, ContactEvent, ContactPoint, Contradiction,
        ContradictionKind, EventId, Events, FieldDispute, Insight, IntroEvent, ItemId, Lead, LeadEvent,
        LifeEvent, LifeState, Links, Meeting, MeetingEvent, MeetingState, Merge, MergeEvent, MergeState,
        NamePermission, Obligation, ObligationEvent, Outreach, OutreachEvent, OutreachState, Pair, Record,
        RecordId, Referral, ReferralEvent, ReferralState, Reply, Stance, Talk, VerdictEvent, preferred,
    },
    store::Reader,
    views::{
        agenda::Off,
        ask::{Came, ask_of},
        referral_pairs::{alike, is_repeated},
    },
};

/// What a record asks.
pub(crate) fn questions(
    reader: &Reader<'_>,
    id: RecordId,
    record: &Record,
    state: LifeState,
) -> Result<Vec<Question>> {
    let mut questions = Vec::new();
    if state == LifeState::Deleted {
        return Ok(questions);
    }
    if state == LifeState::Returned {
        questions.extend(deleted_and_used(reader, id, record)?);
    }
    match record {
        Record::Meeting(meeting) => questions.extend(times(meeting)),
        Record::Referral(referral) => {
            questions.extend(permission(reader, id, referral)?);
            if let Some(contact) = referral.referee.filter(|_| referral.state() == ReferralState::Contacted) {
                let asked =
                    facts(&referral.events, |event| matches!(event, ReferralEvent::Contacted).then_some(()));
                questions.extend(asked_and_left_alone(reader, contact, &asked)?);
            }
            let given_up = given_up(&referral.contradictions(), &referral.events, |event| match event {
                ReferralEvent::Closed { reason, .. } => Err(Some(*reason)),
                ReferralEvent::Contacted => Ok("you wrote to them"),
                ReferralEvent::Met { .. } => Ok("you met them"),
                _ => Err(None),
            });
            questions.extend(given_up);
        }
        Record::Outreach(ask) => {
            questions.extend(
                answers(&ask.contradictions(), &ask.events, Clone::clone)
                    .map(|answers| Question::Answers { answers }),
            );
            let given_up = given_up(&ask.contradictions(), &ask.events, |event| match event {
                OutreachEvent::Closed { reason, .. } => Err(Some(*reason)),
                OutreachEvent::Sent { .. } => Ok("you sent it"),
                OutreachEvent::Replied { .. } => Ok("they answered"),
                OutreachEvent::Scheduled { .. } => Ok("a time was agreed"),
                _ => Err(None),
            });
            questions.extend(given_up);
            let came = ask_of(reader, id, ask)?;
            questions.extend(declined_and_agreed(reader, ask, &came)?);
            let state = ask.state(came.talk);
            let is_out = matches!(
                state,
                OutreachState::Sent | OutreachState::Nudged | OutreachState::Bounced | OutreachState::Later
            );
            if let Some(contact) = ask.contact.filter(|_| is_out) {
                let asked = facts(&ask.events, |event| match event {
                    OutreachEvent::Sent { .. } | OutreachEvent::Nudged { .. } => Some(()),
                    _ => None,
                });
                questions.extend(asked_and_left_alone(reader, contact, &asked)?);
            }
        }
        Record::IntroRequest(intro) => {
            questions.extend(
                answers(&intro.contradictions(), &intro.events, Clone::clone)
                    .map(|answers| Question::Introduction { answers }),
            );
            let given_up = given_up(&intro.contradictions(), &intro.events, |event| match event {
                IntroEvent::Closed { .. } => Err(Some(ClosedReason::NotPursued)),
                IntroEvent::Agreed => Ok("they agreed"),
                IntroEvent::Declined => Ok("they said no"),
                IntroEvent::IntroMade => Ok("they introduced you"),
                IntroEvent::Replied => Ok("you had an answer"),
                _ => Err(None),
            });
            questions.extend(given_up);
        }
        Record::Offer(offer) => {
            questions.extend(
                answers(&offer.contradictions(), &offer.events, Clone::clone)
                    .map(|answers| Question::Offer { answers }),
            );
        }
        Record::Insight(insight) => questions.extend(stances(insight)),
        Record::Lead(lead) => questions.extend(ends(lead)),
        Record::Organization(it) => questions.extend(verdicts(&it.events)),
        Record::Occupation(it) => questions.extend(verdicts(&it.events)),
        Record::Industry(it) => questions.extend(verdicts(&it.events)),
        Record::Campaign(it) => questions.extend(campaign(it)),
        Record::Merge(merge) => questions.extend(merged(reader, merge)?),
        Record::Obligation(obligation) => questions.extend(done_twice(obligation)),
        Record::Contact(_) if reader.canonical(id)? == id => {
            if let Some(person) = reader.contact(id)? {
                questions.extend(preferences(&person));
            }
        }
        _ => {}
    }
    let disputes = reader.disputes(id)?;
    questions.extend(disputes.fields.into_iter().filter(is_worth_asking).map(Question::Field));
    if !disputes.texts.is_empty() {
        questions.push(Question::Texts(disputes.texts));
    }
    Ok(questions)
}

/// What a person never sees is nothing to ask about.
fn is_worth_asking(dispute: &FieldDispute) -> bool {
    let last = dispute.key.rsplit('/').next().unwrap_or_default();
    !matches!(last, "preferred" | "normal" | "at" | "position") && !dispute.key.starts_with('=')
}

/// The events that stand and for which `pick` has an answer, the earliest first.
pub(super) fn facts<K, T>(events: &Events<K>, pick: impl Fn(&K) -> Option<T>) -> Vec<Fact<T>> {
    let standing: BTreeSet<EventId> = events.standing().into_iter().map(|(id, _)| *id).collect();
    let mut facts: Vec<Fact<T>> = events
        .iter()
        .filter(|(id, _)| standing.contains(*id))
        .filter_map(|(id, event)| {
            let what = pick(event.what.as_ref()?)?;
            Some(Fact { event: *id, author: event.author, at: event.at.clone(), what })
        })
        .collect();
    facts.sort_by_key(|fact| (fact.at.instant, fact.event));
    facts
}

fn deleted_and_used(reader: &Reader<'_>, id: RecordId, record: &Record) -> Result<Option<Question>> {
    let Some(life) = record.life() else { return Ok(None) };
    let deleted = facts(&life.events, |event| matches!(event, LifeEvent::Deleted { .. }).then_some(()));
    let mut covered = BTreeSet::new();
    for (_, event) in life.events.standing() {
        if let LifeEvent::Deleted { users, .. } = event {
            covered.extend(users.iter().copied());
        }
    }
    let users = reader.live_users(id)?.difference(&covered).copied().collect();
    Ok(Some(Question::DeletedAndUsed { deleted, users }))
}

fn times(meeting: &Meeting) -> Option<Question> {
    if meeting.contradictions().is_empty() {
        return None;
    }
    let is_begun = meeting.state() == MeetingState::InProgress;
    let times = facts(&meeting.events, |event| match event {
        MeetingEvent::Scheduled { start, minutes, medium, place } if !is_begun => Some(Appointment {
            start: start.clone(),
            minutes: *minutes,
            medium: *medium,
            place: place.clone(),
        }),
        _ => None,
    });
    let began = facts(&meeting.events, |event| match event {
        MeetingEvent::Started { at } => Some(at.clone()),
        _ => None,
    });
    let off = facts(&meeting.events, |event| match event {
        MeetingEvent::Cancelled => Some(Off::Cancelled),
        MeetingEvent::NoShow => Some(Off::Missed),
        _ => None,
    });
    Some(Question::Times { times, began, off })
}

/// What the referrals of the same two people say of the name, where that differs: asked once, of the one that is shown.
fn permission(reader: &Reader<'_>, id: RecordId, referral: &Referral) -> Result<Option<Question>> {
    if is_repeated(reader, id, referral)? {
        return Ok(None);
    }
    let alike = alike(reader, referral)?;
    let own = alike.iter().all(|(other, _)| *other != id).then_some(referral);
    let mut answers: Vec<Fact<NamePermission>> = Vec::new();
    for it in alike.iter().map(|(_, it)| it).chain(own) {
        answers.extend(facts(&it.events, |event| match event {
            ReferralEvent::Permission { answer } => {
                Some(*answer).filter(|it| *it != NamePermission::NotAsked)
            }
            _ => None,
        }));
    }
    answers.sort_by_key(|fact| (fact.at.instant, fact.event));
    let is_contradicted = answers.iter().any(|fact| fact.what != answers[0].what);
    Ok(is_contradicted.then_some(Question::Permission { answers }))
}

/// A talk that nobody linked to an ask, where they said no to it.
fn declined_and_agreed(reader: &Reader<'_>, ask: &Outreach, came: &Came) -> Result<Option<Question>> {
    let declined = facts(&ask.events, |event| {
        matches!(event, OutreachEvent::Replied { reply: Reply::No, .. }).then_some(())
    });
    let meeting =
        came.meeting.filter(|meeting| came.talk == Talk::Agreed && !ask.meetings().contains(meeting));
    let (Some(declined), Some(meeting)) = (declined.last(), meeting) else { return Ok(None) };
    let Some(Record::Meeting(talk)) = reader.live(meeting)? else { return Ok(None) };
    let agreed = facts(&talk.events, |event| match event {
        MeetingEvent::Scheduled { start, .. } => Some(start.clone()),
        _ => None,
    });
    let declined = declined.clone();
    Ok(agreed.last().cloned().map(|agreed| Question::DeclinedAndAgreed { meeting, agreed, declined }))
}

/// What the person makes of something, where that differs.
fn verdicts(events: &Events<VerdictEvent>) -> Option<Question> {
    let given = facts(events, |event| match event {
        VerdictEvent::Given { verdict, reason } => Some((*verdict, reason.clone())),
    });
    let is_contradicted = given.iter().any(|fact| fact.what.0 != given[0].what.0);
    is_contradicted.then_some(Question::Verdicts { given })
}

/// Where a campaign stands, where that differs.
fn campaign(campaign: &Campaign) -> Option<Question> {
    let said = facts(&campaign.events, |event| Some(*event));
    let is_contradicted = said.iter().any(|fact| fact.what != said[0].what);
    is_contradicted.then_some(Question::Campaign { said })
}

/// What somebody answered in ways that contradict each other: first what counts until somebody chooses.
fn answers<K, T>(
    contradictions: &[Contradiction],
    events: &Events<K>,
    what: impl Fn(&K) -> T,
) -> Option<Vec<Fact<T>>> {
    let said: Vec<EventId> = contradictions
        .iter()
        .filter(|it| it.what != ContradictionKind::ClosedAndWentOn)
        .flat_map(|it| it.events)
        .collect();
    let counts = said.first()?;
    let mut answers = facts(events, |event| Some(what(event)));
    answers.retain(|fact| said.contains(&fact.event));
    answers.sort_by_key(|fact| fact.event != *counts);
    Some(answers)
}

/// What was given up and went on; `words` tells of an event how it went on, or why it was given up.
fn given_up<K>(
    contradictions: &[Contradiction],
    events: &Events<K>,
    words: impl Fn(&K) -> std::result::Result<&'static str, Option<ClosedReason>>,
) -> Option<Question> {
    let both = contradictions.iter().find(|it| it.what == ContradictionKind::ClosedAndWentOn)?;
    let [went_on, closed] = both.events;
    let mut went_on = facts(events, |event| words(event).ok()).into_iter().filter(|it| it.event == went_on);
    let mut closed =
        facts(events, |event| words(event).err().flatten()).into_iter().filter(|it| it.event == closed);
    Some(Question::GivenUp { closed: closed.next()?, went_on: went_on.next()? })
}

/// Each card of which it was noted that it agrees, and that it does not.
fn stances(insight: &Insight) -> Vec<Question> {
    let both = insight.contradictions().into_iter().filter_map(|both| {
        let contact = insight.events.get(&both.events[0])?.what?.contact();
        let stance = |event: &crate::model::InsightEvent| match event {
            crate::model::InsightEvent::Agreed { .. } => Stance::Agrees,
            crate::model::InsightEvent::Disagreed { .. } => Stance::Disagrees,
        };
        let stances = answers(&[both], &insight.events, stance)?;
        Some(Question::Stances { contact, stances })
    });
    both.collect()
}

fn ends(lead: &Lead) -> Option<Question> {
    let contradictions = lead.contradictions();
    let outcome = |event: &LeadEvent| match event {
        LeadEvent::Closed { outcome, .. } => Some(*outcome),
        _ => None,
    };
    let Some(went_on) = contradictions.iter().find(|it| it.what == ContradictionKind::ClosedAndWentOn) else {
        let said: Vec<EventId> = contradictions.iter().flat_map(|it| it.events).collect();
        let counts = said.first()?;
        let mut ends = facts(&lead.events, outcome);
        ends.retain(|fact| said.contains(&fact.event));
        ends.sort_by_key(|fact| fact.event != *counts);
        return Some(Question::Ends { ends });
    };
    let [went_on, closed] = went_on.events;
    let step = |event: &LeadEvent| match event {
        LeadEvent::Checked => Some("you made sure that it is there"),
        LeadEvent::Applied => Some("you applied"),
        LeadEvent::Approached => Some("you spoke to somebody there"),
        _ => None,
    };
    let mut went_on = facts(&lead.events, step).into_iter().filter(|fact| fact.event == went_on);
    let mut closed = facts(&lead.events, outcome).into_iter().filter(|fact| fact.event == closed);
    Some(Question::LeadGivenUp { closed: closed.next()?, went_on: went_on.next()? })
}

/// Who asks somebody that is marked as not to be contacted did not know of the mark: a device that knows refuses.
fn asked_and_left_alone(
    reader: &Reader<'_>,
    contact: RecordId,
    asked: &[Fact<()>],
) -> Result<Option<Question>> {
    let Some(person) = reader.contact(contact)? else { return Ok(None) };
    let marked = facts(&person.events, |event| (*event == ContactEvent::DoNotContact).then_some(()));
    let unaware = asked.iter().find_map(|asked| {
        let mark =
            marked.iter().find(|mark| mark.author != asked.author && mark.at.instant <= asked.at.instant);
        Some((asked.clone(), mark?.clone()))
    });
    Ok(unaware.map(|(asked, left_alone)| Question::AskedAndLeftAlone { contact, asked, left_alone }))
}

fn merged(reader: &Reader<'_>, merge: &Merge) -> Result<Option<Question>> {
    let Some(pair) = merge.pair() else { return Ok(None) };
    let said = |wanted| facts(&merge.events, |event| (*event == wanted).then_some(()));
    match merge.state() {
        MergeState::Undecided | MergeState::Same => Ok(None),
        MergeState::Contested => {
            let is_here = reader.card(pair.0)?.is_some() && reader.card(pair.1)?.is_some();
            let (same, different) = (said(MergeEvent::Same), said(MergeEvent::Different));
            Ok(is_here.then_some(Question::MergeContested { pair, same, different }))
        }
        MergeState::Different => {
            let links: Links = reader.links(&BTreeSet::from([pair.0, pair.1]))?;
            let grouping = links.grouping();
            if grouping.inside.contains(&pair) {
                return Ok(Some(Question::MergeInside { pair }));
            }
            // Only what this decision blocks: the links around these two.
            let only = Links { apart: [pair].into(), ..links.clone() }.grouping();
            let blocked: Vec<Pair> = only.blocked.intersection(&grouping.blocked).copied().collect();
            Ok((!blocked.is_empty()).then_some(Question::MergeBlocked { pair, links: blocked }))
        }
    }
}

fn preferences(person: &Contact) -> Vec<Question> {
    let sorts = [
        ("e-mail address", &person.emails),
        ("phone number", &person.phones),
        ("page", &person.urls),
        ("postal address", &person.addresses),
    ];
    let several = sorts.into_iter().filter(|(_, points)| preferred(points).1);
    several
        .map(|(what, points)| {
            let chosen = points.iter().filter(|(_, point)| point.preferred.is_some());
            let one = |(item, point): (&ItemId, &ContactPoint)| (*item, point.value.clone());
            Question::Preferred { what, points: chosen.map(one).collect() }
        })
        .collect()
}

fn done_twice(obligation: &Obligation) -> Option<Question> {
    let done = facts(&obligation.events, |event| match event {
        ObligationEvent::Done { channel } => Some(*channel),
        ObligationEvent::Posted => Some(None),
        _ => None,
    });
    let differ = done.iter().any(|fact| fact.author != done[0].author);
    differ.then_some(Question::DoneTwice { done })
}
