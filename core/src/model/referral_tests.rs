//! The precedence of a referral's state, over every set of facts and every order of arrival; and what a talk's two
//! times say.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate};

use super::{testing, *};

fn id(n: u8) -> EventId {
    EventId::from_bytes([n; 10])
}

fn moment(seconds: i64) -> Moment {
    Moment::at(DateTime::from_timestamp(1_772_000_000 + seconds, 0).unwrap(), chrono_tz::UTC)
}

fn event<K>(n: u8, seconds: i64, what: K, voids: &[u8]) -> Event<K> {
    let voids = voids.iter().map(|n| id(*n)).collect();
    Event { at: moment(seconds), author: AuthorId::from_bytes([n; 16]), what: Some(what), voids }
}

fn closed(known: Option<BTreeSet<EventId>>) -> ReferralEvent {
    ReferralEvent::Closed { reason: ClosedReason::NoReply, known }
}

fn answer(answer: NamePermission) -> ReferralEvent {
    ReferralEvent::Permission { answer }
}

#[test]
fn of_all_facts_the_one_that_counts_most_says_where_a_referral_stands_in_whatever_order_they_came() {
    let facts = [
        (ReferralEvent::ReportedBack { channel: Channel::Email }, ReferralState::ReportedBack),
        (ReferralEvent::Met { meeting: None }, ReferralState::Met),
        (ReferralEvent::Contacted, ReferralState::Contacted),
        (answer(NamePermission::Denied), ReferralState::Blocked),
        (answer(NamePermission::Unclear), ReferralState::AwaitingPermission),
        (answer(NamePermission::Granted), ReferralState::Ready),
        (ReferralEvent::DetailsReceived, ReferralState::Offered),
        (ReferralEvent::TakenControl, ReferralState::Offered),
        (ReferralEvent::Offered, ReferralState::Offered),
    ];
    for set in 0u32..1 << facts.len() {
        let chosen: Vec<usize> = (0..facts.len()).filter(|at| set & (1 << at) != 0).collect();
        let expected = chosen.first().map_or(ReferralState::Offered, |at| facts[*at].1);
        let mut order = chosen.clone();
        for _ in 0..chosen.len().max(1) {
            let mut referral = Referral::default();
            for (place, at) in order.iter().enumerate() {
                referral.events.insert(id(*at as u8), event(1, place as i64, facts[*at].0.clone(), &[]));
            }
            assert_eq!(referral.state(), expected, "{order:?}");
            if !order.is_empty() {
                order.rotate_left(1);
            }
        }
    }
}

#[test]
fn a_referral_is_dead_only_while_nothing_went_on_that_whoever_closed_it_did_not_know_of() {
    let with = |what: ReferralEvent, known: Option<BTreeSet<EventId>>| {
        let mut referral = Referral::default();
        referral.events.insert(id(1), event(1, 1, what, &[]));
        referral.events.insert(id(2), event(2, 2, closed(known), &[]));
        referral
    };
    let seen = || Some(BTreeSet::from([id(1)]));
    let unseen = || Some(BTreeSet::new());
    let went_on = [Contradiction { what: ContradictionKind::ClosedAndWentOn, events: [id(1), id(2)] }];
    let asked = with(ReferralEvent::Contacted, seen());
    assert_eq!((asked.state(), asked.contradictions()), (ReferralState::Closed, vec![]));
    let asked = with(ReferralEvent::Contacted, unseen());
    assert_eq!((asked.state(), asked.contradictions()), (ReferralState::Contacted, went_on.to_vec()));
    let old = with(ReferralEvent::Contacted, None);
    assert_eq!(
        (old.state(), old.contradictions()),
        (ReferralState::Closed, vec![]),
        "early versions did not say"
    );
    for (known, contradictions) in [(seen(), vec![]), (unseen(), went_on.to_vec()), (None, went_on.to_vec())]
    {
        let met = with(ReferralEvent::Met { meeting: None }, known);
        assert_eq!((met.state(), met.closed()), (ReferralState::Met, None));
        assert_eq!(met.contradictions(), contradictions);
    }
    let offered = with(ReferralEvent::Offered, unseen());
    assert_eq!((offered.state(), offered.contradictions()), (ReferralState::Closed, vec![]));
}

#[test]
fn of_two_answers_the_careful_one_counts_and_both_are_named() {
    use NamePermission::{Denied, Granted, Unclear};
    for (careful, other) in [(Denied, Granted), (Denied, Unclear), (Unclear, Granted)] {
        for (first, second) in [(1, 2), (2, 1)] {
            let mut referral = Referral::default();
            referral.events.insert(id(1), event(1, first, answer(careful), &[]));
            referral.events.insert(id(2), event(2, second, answer(other), &[]));
            assert_eq!(referral.permission(), careful);
            let what = ContradictionKind::PermissionAnsweredTwice;
            assert_eq!(referral.contradictions(), [Contradiction { what, events: [id(1), id(2)] }]);
            referral.events.insert(id(3), event(3, 3, answer(Granted), &[1, 2]));
            assert_eq!((referral.permission(), referral.contradictions()), (Granted, vec![]), "settled");
        }
    }
}

#[test]
fn whoever_takes_control_no_longer_waits_for_others() {
    let check: NaiveDate = "2026-03-20".parse().unwrap();
    let mut referral = Referral::default();
    assert_eq!((referral.passing_until(), referral.has_details()), (None, false));
    referral.events.insert(id(1), event(1, 1, ReferralEvent::TheyWillPass { check }, &[]));
    assert_eq!(referral.passing_until(), Some(check));
    referral.events.insert(id(2), event(2, 0, ReferralEvent::TakenControl, &[]));
    assert_eq!(referral.passing_until(), None, "even when another device noted it earlier");
    referral.events.insert(id(3), event(3, 3, ReferralEvent::DetailsReceived, &[]));
    assert!(referral.has_details());
}

#[test]
fn whoever_is_to_pass_the_details_on_is_waited_for_and_nobody_else() {
    let check: NaiveDate = "2026-03-20".parse().unwrap();
    let mut referral = Referral::default();
    referral.events.insert(id(1), event(1, 0, ReferralEvent::Offered, &[]));
    assert_eq!(referral.passing_until(), None, "nobody said how");
    let usual = Some(referral.offered_at().unwrap().day() + Days::new(3));
    let until = |referral: &Referral, approach| Referral { approach, ..referral.clone() }.passing_until();
    let others =
        [Approach::IntroducedByReferrer, Approach::SelfUsingName, Approach::SelfWithoutName].map(Some);
    assert_eq!(until(&referral, Some(Approach::TheyPassMyDetails)), usual);
    others.iter().for_each(|other| assert_eq!(until(&referral, *other), None));
    referral.events.insert(id(2), event(2, 1, ReferralEvent::TheyWillPass { check }, &[]));
    assert_eq!(until(&referral, Some(Approach::TheyPassMyDetails)), Some(check));
    assert_eq!(until(&referral, None), Some(check));
    others.iter().for_each(|other| assert_eq!(until(&referral, *other), None, "that was said since"));
}

#[test]
fn two_times_of_a_talk_and_a_talk_called_off_elsewhere_are_named() {
    let at =
        |seconds| MeetingEvent::Scheduled { start: moment(seconds), minutes: 20, medium: None, place: None };
    let mut meeting = Meeting::default();
    meeting.events.insert(id(1), event(1, 1, at(9_000), &[]));
    assert_eq!(meeting.contradictions(), []);
    meeting.events.insert(id(2), event(2, 2, at(9_000), &[]));
    assert_eq!(meeting.contradictions(), [], "both say the same");
    meeting.events.insert(id(3), event(3, 3, at(10_000), &[2]));
    let twice = Contradiction { what: ContradictionKind::MovedTwice, events: [id(3), id(1)] };
    assert_eq!(meeting.contradictions(), [twice]);
    meeting.events.insert(id(4), event(4, 4, MeetingEvent::Cancelled, &[1]));
    let off = Contradiction { what: ContradictionKind::MovedAndCalledOff, events: [id(3), id(4)] };
    assert_eq!(meeting.contradictions(), [off]);
    meeting.events.insert(id(5), event(5, 5, MeetingEvent::Held { at: moment(11_000) }, &[]));
    assert_eq!(meeting.contradictions(), [], "it took place");
}

#[test]
fn a_name_that_was_given_knows_when_it_was_given_met_and_told() {
    let it = |what: Vec<ReferralEvent>| Referral { events: testing::happened(what), ..Referral::default() };
    let told = ReferralEvent::ReportedBack { channel: Channel::Email };
    let met = ReferralEvent::Met { meeting: None };
    let whole = it(vec![ReferralEvent::Offered, ReferralEvent::DetailsReceived, met, told]);
    assert_eq!((whole.offered_at(), whole.met_at()), (Some(testing::moment(1)), Some(testing::moment(3))));
    assert!(whole.is_reported_back() && whole.has_details());
    let begun = it(vec![ReferralEvent::Offered, ReferralEvent::Contacted]);
    assert_eq!((begun.met_at(), begun.is_reported_back(), begun.has_details()), (None, false, false));
    assert_eq!(it(vec![ReferralEvent::Contacted]).offered_at(), None);
}

/// A talk to which these things happened, each taking back those named by their place, counted from 1.
fn talk(events: &[(i64, MeetingEvent, &[u8])]) -> Meeting {
    let mut meeting = Meeting::default();
    for (n, (seconds, what, voids)) in events.iter().enumerate() {
        let n = n as u8 + 1;
        meeting.events.insert(id(n), event(n, *seconds, what.clone(), voids));
    }
    meeting
}

#[test]
fn a_time_beside_a_no_show_that_did_not_know_of_it_counts_and_both_are_named() {
    use MeetingEvent::NoShow;
    let at = |start| MeetingEvent::Scheduled { start: moment(start), minutes: 20, medium: None, place: None };
    let told =
        |it: &Meeting| (it.state(), it.contradictions().iter().map(|it| it.events).collect::<Vec<_>>());
    let known = talk(&[(1, at(100), &[]), (200, NoShow, &[1])]);
    assert_eq!(told(&known), (MeetingState::NoShow, vec![]));
    assert_eq!(known.when(), Some(moment(100)), "when it was to be is still known");
    let moved = talk(&[(1, at(100), &[]), (200, NoShow, &[1]), (150, at(900), &[1])]);
    assert_eq!(told(&moved), (MeetingState::Scheduled, vec![[id(3), id(2)]]));
    assert!(moved.is_missed_elsewhere() && !moved.is_called_off_elsewhere());
    // Early versions took nothing back.
    let early = talk(&[(1, at(100), &[]), (200, NoShow, &[])]);
    assert_eq!(told(&early), (MeetingState::NoShow, vec![]));
    let begins_then = talk(&[(1, at(200), &[]), (200, NoShow, &[])]);
    assert_eq!(told(&begins_then), (MeetingState::NoShow, vec![]));
    let begins_later = talk(&[(1, at(201), &[]), (200, NoShow, &[])]);
    assert_eq!(told(&begins_later), (MeetingState::Scheduled, vec![[id(1), id(2)]]));
}

#[test]
fn a_talk_that_began_here_and_was_called_off_there_is_named() {
    use MeetingEvent::{Cancelled, NoShow};
    let at = MeetingEvent::Scheduled { start: moment(100), minutes: 20, medium: None, place: None };
    let began = MeetingEvent::Started { at: moment(100) };
    for off in [Cancelled, NoShow] {
        let it = talk(&[(1, at.clone(), &[]), (100, began.clone(), &[]), (90, off.clone(), &[1])]);
        assert_eq!(it.state(), MeetingState::InProgress);
        let what = ContradictionKind::MovedAndCalledOff;
        assert_eq!(it.contradictions(), [Contradiction { what, events: [id(2), id(3)] }]);
        let known = talk(&[(1, at.clone(), &[]), (100, began.clone(), &[]), (110, off, &[1, 2])]);
        assert_eq!(known.contradictions(), []);
        assert_ne!(known.state(), MeetingState::InProgress);
    }
    assert_eq!(talk(&[(1, at, &[]), (100, began, &[])]).contradictions(), []);
}
