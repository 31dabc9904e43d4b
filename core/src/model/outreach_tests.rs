//! The precedence of an ask's state, over every set of facts and every order of arrival.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate};

use super::{testing, *};

fn id(n: u8) -> EventId {
    EventId::from_bytes([n; 10])
}

fn moment(seconds: i64) -> Moment {
    Moment::at(DateTime::from_timestamp(1_772_000_000 + seconds, 0).unwrap(), chrono_tz::UTC)
}

fn record(n: u8) -> RecordId {
    RecordId::from_bytes([n; 16])
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn insert(ask: &mut Outreach, n: u8, seconds: i64, what: Option<OutreachEvent>, voids: &[u8]) {
    let voids = voids.iter().map(|n| id(*n)).collect();
    ask.events
        .insert(id(n), Event { at: moment(seconds), author: AuthorId::from_bytes([n; 16]), what, voids });
}

fn sent(minutes: Option<u32>, at: Moment) -> OutreachEvent {
    OutreachEvent::Sent {
        channel: OutreachChannel::Email,
        text: "Hello".into(),
        subject: None,
        template: None,
        minutes,
        warmth: Warmth::Cold,
        at,
    }
}

fn replied(reply: Reply) -> OutreachEvent {
    OutreachEvent::Replied { reply, at: moment(50) }
}

/// One fact of each sort, the one that counts most first, and the state it makes.
fn facts() -> Vec<(OutreachEvent, OutreachState)> {
    let until = day("2026-06-01");
    vec![
        (OutreachEvent::Scheduled { meeting: record(9) }, OutreachState::Scheduled),
        (replied(Reply::No), OutreachState::Declined),
        (replied(Reply::Redirected { contact: record(8) }), OutreachState::Redirected),
        (replied(Reply::Later { until }), OutreachState::Later),
        (replied(Reply::Yes), OutreachState::RepliedYes),
        (OutreachEvent::Bounced, OutreachState::Bounced),
        (OutreachEvent::Nudged { text: None, at: moment(60) }, OutreachState::Nudged),
        (sent(None, moment(10)), OutreachState::Sent),
        (OutreachEvent::Planned, OutreachState::Planned),
    ]
}

#[test]
fn of_all_facts_the_one_that_counts_most_says_where_an_ask_stands_in_whatever_order_they_came() {
    let facts = facts();
    for set in 0u32..1 << facts.len() {
        let chosen: Vec<usize> = (0..facts.len()).filter(|at| set & (1 << at) != 0).collect();
        let expected = chosen.first().map_or(OutreachState::Planned, |at| facts[*at].1);
        let mut rotated = chosen.clone();
        for _ in 0..chosen.len().max(1) {
            for is_backwards in [false, true] {
                let mut order = rotated.clone();
                if is_backwards {
                    order.reverse();
                }
                // Both the order in which they are taken in and the order of their clocks differ.
                let mut ask = Outreach::default();
                for (place, at) in order.iter().enumerate() {
                    insert(&mut ask, *at as u8 + 1, place as i64, Some(facts[*at].0.clone()), &[]);
                }
                assert_eq!(ask.state(Talk::Unknown), expected, "{order:?}");
                assert_eq!(ask.state(Talk::Held), OutreachState::Held, "a talk that took place counts most");
                assert_eq!(ask.state(Talk::Agreed), OutreachState::Scheduled);
                let is_scheduled = chosen.contains(&0);
                let without = match (is_scheduled, expected) {
                    (true, _) => chosen.get(1).map_or(OutreachState::RepliedYes, |at| match facts[*at].1 {
                        state @ (OutreachState::Declined
                        | OutreachState::Redirected
                        | OutreachState::Later) => state,
                        _ => OutreachState::RepliedYes,
                    }),
                    (
                        false,
                        OutreachState::Bounced
                        | OutreachState::Nudged
                        | OutreachState::Sent
                        | OutreachState::Planned,
                    ) => OutreachState::RepliedYes,
                    (false, state) => state,
                };
                assert_eq!(
                    ask.state(Talk::CalledOff),
                    without,
                    "{order:?}: a talk called off leaves the yes"
                );
            }
            if !rotated.is_empty() {
                rotated.rotate_left(1);
            }
        }
    }
}

#[test]
fn letting_it_be_counts_beside_what_was_known_and_not_beside_news() {
    for (place, (fact, state)) in facts().into_iter().enumerate() {
        let is_news =
            !matches!(fact, OutreachEvent::Planned | OutreachEvent::Bounced | OutreachEvent::Nudged { .. });
        for is_known in [false, true] {
            let mut ask = Outreach::default();
            insert(&mut ask, 1, 1, Some(fact.clone()), &[]);
            let known = if is_known { BTreeSet::from([id(1)]) } else { BTreeSet::new() };
            insert(
                &mut ask,
                2,
                2,
                Some(OutreachEvent::Closed { reason: ClosedReason::NotPursued, known }),
                &[],
            );
            let beats_closing = place <= 2;
            let expected =
                if beats_closing || (is_news && !is_known) { state } else { OutreachState::Closed };
            assert_eq!(ask.state(Talk::Unknown), expected, "{fact:?}, known: {is_known}");
            let is_contradicted =
                ask.contradictions().iter().any(|it| it.what == ContradictionKind::ClosedAndWentOn);
            assert_eq!(is_contradicted, is_news && !is_known, "{fact:?}");
            assert_eq!(ask.closed().is_some(), !is_news || is_known);
        }
    }
}

#[test]
fn what_is_taken_back_no_longer_counts() {
    let mut ask = Outreach::default();
    insert(&mut ask, 1, 1, Some(sent(None, moment(1))), &[]);
    insert(&mut ask, 2, 2, Some(replied(Reply::No)), &[]);
    insert(&mut ask, 3, 3, Some(OutreachEvent::Reopened), &[2]);
    assert_eq!(ask.state(Talk::Unknown), OutreachState::Sent);
    insert(&mut ask, 4, 4, Some(OutreachEvent::Scheduled { meeting: record(9) }), &[]);
    insert(&mut ask, 5, 5, None, &[4]);
    assert_eq!(ask.state(Talk::Unknown), OutreachState::Sent);
    assert!(ask.meetings().is_empty());
}

#[test]
fn two_facts_that_cannot_both_be_so_are_named_and_the_one_that_counts_comes_first() {
    let facts = facts();
    let pair = |one: usize, other: usize| {
        let mut ask = Outreach::default();
        insert(&mut ask, 1, 2, Some(facts[one].0.clone()), &[]);
        insert(&mut ask, 2, 1, Some(facts[other].0.clone()), &[]);
        ask.contradictions()
    };
    let events = [id(1), id(2)];
    let is = |what| vec![Contradiction { what, events }];
    assert_eq!(pair(0, 1), is(ContradictionKind::ScheduledAndDeclined));
    for (one, other) in [(1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4)] {
        assert_eq!(pair(one, other), is(ContradictionKind::AnsweredTwice), "{one} and {other}");
    }
    for one in 0..5 {
        assert_eq!(pair(one, 5), is(ContradictionKind::AnsweredAndBounced), "{one}");
    }
    for (one, other) in [(0, 4), (4, 6), (6, 7), (7, 8), (0, 7), (5, 7)] {
        assert_eq!(pair(one, other), [], "{one} and {other} go together");
    }
    let mut ask = Outreach::default();
    insert(&mut ask, 1, 1, Some(facts[0].0.clone()), &[]);
    insert(&mut ask, 2, 2, Some(facts[1].0.clone()), &[1]);
    assert_eq!(ask.contradictions(), [], "whoever knew of it took it back");
}

#[test]
fn reminders_are_due_by_business_days_and_end_after_two() {
    let schedule = NudgeSchedule::default();
    let at = |text: &str| {
        let civil = day(text).and_hms_opt(12, 0, 0).unwrap();
        Moment::civil(civil, chrono_tz::UTC).unwrap()
    };
    let mut ask = Outreach::default();
    assert_eq!((ask.nudge_due(&schedule), ask.gives_up(&schedule)), (None, None));
    // A Friday.
    insert(&mut ask, 1, 1, Some(sent(None, at("2026-03-06"))), &[]);
    assert_eq!(ask.nudge_due(&schedule), Some(day("2026-03-11")));
    assert_eq!(ask.gives_up(&schedule), Some(day("2026-03-31")), "17 business days");
    let state = |ask: &Outreach, on: &str| ask.state_on(Talk::Unknown, day(on), &schedule);
    assert_eq!(state(&ask, "2026-03-31"), OutreachState::Sent, "still pending on the last day");
    assert_eq!(state(&ask, "2026-04-01"), OutreachState::NoReply);
    insert(&mut ask, 2, 2, Some(OutreachEvent::Nudged { text: None, at: at("2026-03-11") }), &[]);
    assert_eq!(ask.nudge_due(&schedule), Some(day("2026-03-20")));
    insert(&mut ask, 3, 3, Some(OutreachEvent::Nudged { text: None, at: at("2026-03-11") }), &[]);
    assert_eq!(ask.nudges().len(), 1, "two devices noted the same one");
    insert(&mut ask, 4, 4, Some(OutreachEvent::Nudged { text: None, at: at("2026-03-20") }), &[]);
    assert_eq!(ask.nudge_due(&schedule), None, "two are enough");
    assert_eq!(ask.gives_up(&schedule), Some(day("2026-03-31")));
    assert_eq!(state(&ask, "2026-03-31"), OutreachState::Nudged);
    assert_eq!(state(&ask, "2026-04-01"), OutreachState::NoReply);
    insert(&mut ask, 5, 5, Some(replied(Reply::Yes)), &[]);
    assert_eq!(state(&ask, "2026-04-01"), OutreachState::RepliedYes, "an answer is never too late");
}

#[test]
fn whoever_said_later_is_asked_again_and_then_waited_for_as_anybody() {
    let schedule = NudgeSchedule::default();
    let at = |text: &str| Moment::civil(day(text).and_hms_opt(12, 0, 0).unwrap(), chrono_tz::UTC).unwrap();
    let nudged = |text| Some(OutreachEvent::Nudged { text: None, at: at(text) });
    let mut ask = Outreach::default();
    insert(&mut ask, 1, 1, Some(sent(None, at("2026-03-02"))), &[]);
    insert(&mut ask, 2, 2, nudged("2026-03-05"), &[]);
    insert(&mut ask, 3, 3, nudged("2026-03-16"), &[]);
    let later = Reply::Later { until: day("2026-04-01") };
    insert(&mut ask, 4, 4, Some(OutreachEvent::Replied { reply: later, at: at("2026-03-17") }), &[]);
    let state = |ask: &Outreach, on: &str| ask.state_on(Talk::Unknown, day(on), &schedule);
    assert_eq!(state(&ask, "2026-12-01"), OutreachState::Later, "nobody asked again");
    let counted = |ask: &Outreach, on: &str| ask.nudges_by(day(on)).len();
    assert_eq!((counted(&ask, "2026-03-31"), counted(&ask, "2026-04-01")), (2, 0));
    insert(&mut ask, 5, 5, nudged("2026-04-01"), &[]);
    assert_eq!((ask.nudges().len(), ask.nudge_due(&schedule)), (1, Some(day("2026-04-10"))));
    assert_eq!(ask.gives_up(&schedule), Some(day("2026-04-21")));
    assert_eq!(state(&ask, "2026-04-21"), OutreachState::Nudged);
    assert_eq!(state(&ask, "2026-04-22"), OutreachState::NoReply);
}

#[test]
fn reminders_before_it_went_out_once_more_do_not_count() {
    let schedule = NudgeSchedule::default();
    let at = |text: &str| Moment::civil(day(text).and_hms_opt(12, 0, 0).unwrap(), chrono_tz::UTC).unwrap();
    let nudged = |text| Some(OutreachEvent::Nudged { text: None, at: at(text) });
    let mut ask = Outreach::default();
    insert(&mut ask, 1, 1, Some(sent(None, at("2026-03-02"))), &[]);
    insert(&mut ask, 2, 2, nudged("2026-03-05"), &[]);
    insert(&mut ask, 3, 3, nudged("2026-03-16"), &[]);
    insert(&mut ask, 4, 4, Some(sent(None, at("2026-03-17"))), &[]);
    assert_eq!((ask.state(Talk::Unknown), ask.nudges().len()), (OutreachState::Sent, 0));
    assert_eq!(ask.nudge_due(&schedule), Some(day("2026-03-20")));
    assert_eq!(ask.gives_up(&schedule), Some(day("2026-04-09")), "17 business days");
}

#[test]
fn the_first_answer_is_when_they_answered_whatever_they_said_later() {
    let at = |seconds| OutreachEvent::Replied { reply: Reply::Yes, at: moment(seconds) };
    let mut ask = Outreach::default();
    insert(&mut ask, 1, 100, Some(at(100)), &[]);
    insert(&mut ask, 2, 200, Some(OutreachEvent::Replied { reply: Reply::No, at: moment(200) }), &[1]);
    assert_eq!(ask.replied_at(), Some(moment(100)));
    assert_eq!(ask.reply(), Some((moment(200), Reply::No)));
    insert(&mut ask, 3, 300, None, &[1]);
    insert(&mut ask, 4, 400, None, &[2]);
    assert_eq!(ask.replied_at(), None, "what was taken back was not said");
    insert(&mut ask, 5, 500, Some(OutreachEvent::Scheduled { meeting: record(9) }), &[]);
    assert_eq!(ask.replied_at(), Some(moment(500)), "whoever agrees on a time has answered");
}

#[test]
fn a_promise_that_went_out_changes_only_by_another_promise() {
    let mut ask = Outreach { promised_minutes: Some(30), ..Outreach::default() };
    assert_eq!(ask.minutes(), Some(30));
    insert(&mut ask, 1, 1, Some(sent(Some(20), moment(1))), &[]);
    assert_eq!(ask.minutes(), Some(20), "what went out counts, not what another device set meanwhile");
    insert(&mut ask, 2, 2, Some(OutreachEvent::Promised { minutes: 15 }), &[]);
    assert_eq!(ask.minutes(), Some(15));
}

#[test]
fn warmth_is_permission_then_common_ground() {
    let mut contact = Contact::default();
    let (no, yes) = (Some(NamePermission::NotAsked), Some(NamePermission::Granted));
    assert_eq!(Outreach::warmth(Some(&contact), no), Warmth::Cold);
    assert_eq!(Outreach::warmth(None, None), Warmth::Cold);
    contact.common_ground.insert("rowing".into());
    assert_eq!(Outreach::warmth(Some(&contact), no), Warmth::Tenuous);
    assert_eq!(Outreach::warmth(Some(&contact), yes), Warmth::Warm);
}

#[test]
fn an_introduction_that_happened_beats_a_no() {
    let facts = [
        (IntroEvent::Replied, IntroState::Replied),
        (IntroEvent::IntroMade, IntroState::IntroMade),
        (IntroEvent::Agreed, IntroState::Agreed),
        (IntroEvent::Declined, IntroState::Declined),
        (IntroEvent::Asked, IntroState::Asked),
    ];
    for set in 0u32..1 << facts.len() {
        for is_backwards in [false, true] {
            let mut chosen: Vec<usize> = (0..facts.len()).filter(|at| set & (1 << at) != 0).collect();
            let expected = chosen.first().map_or(IntroState::Asked, |at| facts[*at].1);
            if is_backwards {
                chosen.reverse();
            }
            let mut intro = IntroRequest::default();
            for (place, at) in chosen.iter().enumerate() {
                let what = Some(facts[*at].0.clone());
                let (at, author) = (moment(place as i64), AuthorId::from_bytes([1; 16]));
                let n = chosen[place] as u8;
                intro.events.insert(id(n), Event { at, author, what, voids: BTreeSet::new() });
            }
            assert_eq!(intro.state(), expected, "{chosen:?}");
        }
    }
}

#[test]
fn all_that_was_written_is_there_taken_back_or_not() {
    let mut ask = Outreach { stated_reason: Some("Why".into()), ..Outreach::default() };
    ask.subject = Some("Now".into());
    ask.draft = "Draft".into();
    let Some(OutreachEvent::Sent { channel, template, minutes, warmth, at, .. }) =
        Some(sent(None, moment(1)))
    else {
        panic!("it is no sending")
    };
    let (text, subject) = ("Hello".to_owned(), Some("Then".to_owned()));
    let sending = OutreachEvent::Sent { channel, text, subject, template, minutes, warmth, at };
    insert(&mut ask, 1, 1, Some(sending), &[]);
    insert(&mut ask, 2, 2, Some(OutreachEvent::Nudged { text: Some("Again".into()), at: moment(2) }), &[]);
    insert(&mut ask, 3, 3, Some(OutreachEvent::Nudged { text: None, at: moment(3) }), &[]);
    insert(&mut ask, 4, 4, None, &[1]);
    assert_eq!(ask.texts(), ["Why", "Then", "Hello", "Again", "Now", "Draft"]);
}

#[test]
fn what_is_ticked_counts_before_what_is_said_not_to_be_there() {
    let (who, why, what) = (ChecklistItem::Who, ChecklistItem::Why, ChecklistItem::What);
    let ask = Outreach { checklist: [who].into(), not_there: [who, why].into(), ..Outreach::default() };
    assert_eq!([who, why, what].map(|item| ask.is_ticked(item)), [Some(true), Some(false), None]);
}

#[test]
fn an_ask_knows_when_it_was_planned_and_agreed_and_until_when_to_wait() {
    let later = |day: &str| OutreachEvent::Replied {
        reply: Reply::Later { until: day.parse().unwrap() },
        at: testing::moment(0),
    };
    let scheduled = OutreachEvent::Scheduled { meeting: testing::id(9) };
    let planned = Outreach { events: testing::happened([OutreachEvent::Planned]), ..Outreach::default() };
    assert_eq!((planned.planned_at(), planned.scheduled_at()), (Some(testing::moment(1)), None));
    assert_eq!((planned.is_sent(), planned.later_until()), (false, None));
    assert_eq!(planned.meetings(), [].into());
    let what = [OutreachEvent::Bounced, OutreachEvent::Planned, later("2026-04-01"), scheduled];
    let whole = Outreach { events: testing::happened(what), ..Outreach::default() };
    assert_eq!(
        (whole.planned_at(), whole.scheduled_at()),
        (Some(testing::moment(2)), Some(testing::moment(4)))
    );
    assert_eq!(whole.later_until(), "2026-04-01".parse().ok());
    assert_eq!(whole.meetings(), [testing::id(9)].into());
}
