//! Whatever happens on however many devices: what is owed is open until it is done or let go.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rapport_core::{
    Context, Vault,
    model::{
        Contact, Kind, Meeting, MeetingState, Moment, Obligation, ObligationKey, ObligationKind, Record,
        RecordId, Referral, ReferralEvent,
    },
    views::{OpenLoops, Section, TodayItem},
};
use rapport_tests::{World, announce_on_failure, build, history::History, seeds};

/// All that a vault holds, as other programs get it.
struct Held {
    records: BTreeMap<RecordId, Record>,
    person: BTreeMap<RecordId, RecordId>,
    open: Vec<TodayItem>,
}

impl Held {
    fn of(vault: &Vault, context: &Context) -> Self {
        let records = vault.export().unwrap().records.into_iter().map(|it| (it.id, it.record)).collect();
        let merged = vault.duplicates().unwrap().merged;
        let person = merged
            .iter()
            .flat_map(|row| row.cards.iter().map(move |card| (card.contact, row.person.contact)));
        let loops = vault.open_loops(context).unwrap();
        Self { records, person: person.collect(), open: items(&loops) }
    }

    fn person(&self, card: RecordId) -> RecordId {
        self.person.get(&card).copied().unwrap_or(card)
    }

    /// The cards of whom a card is.
    fn cards(&self, card: RecordId) -> Vec<RecordId> {
        let person = self.person(card);
        let mut cards: Vec<RecordId> =
            self.person.iter().filter(|(_, of)| **of == person).map(|(card, _)| *card).collect();
        cards.push(card);
        cards
    }

    fn contact(&self, card: RecordId) -> Option<&Contact> {
        match self.records.get(&card) {
            Some(Record::Contact(contact)) => Some(contact),
            _ => None,
        }
    }

    /// Whether somebody is there and did not ask to be left alone.
    fn may_be_contacted(&self, card: RecordId) -> bool {
        let cards = self.cards(card);
        self.contact(card).is_some()
            && !cards.iter().filter_map(|card| self.contact(*card)).any(Contact::is_do_not_contact)
    }

    fn obligation(&self, key: &ObligationKey) -> Option<&Obligation> {
        match self.records.get(&key.id()) {
            Some(Record::Obligation(it)) => Some(it),
            _ => None,
        }
    }

    fn is_settled(&self, key: &ObligationKey) -> bool {
        self.obligation(key).is_some_and(Obligation::is_settled)
    }

    fn meetings(&self) -> impl Iterator<Item = (RecordId, &Meeting)> {
        self.records.iter().filter_map(|(id, record)| match record {
            Record::Meeting(meeting) => Some((*id, meeting)),
            _ => None,
        })
    }

    fn held_with(&self, card: RecordId) -> Vec<Moment> {
        let person = self.person(card);
        let with = self.meetings().filter(|(_, it)| {
            it.is_held() && it.participants.iter().any(|card| self.person(*card) == person)
        });
        with.filter_map(|(_, meeting)| meeting.held_at()).collect()
    }

    /// The names that were given, by who gave them and whose they are.
    fn names(&self) -> BTreeMap<(RecordId, RecordId), Vec<(RecordId, &Referral)>> {
        let mut names: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (id, record) in &self.records {
            let Record::Referral(it) = record else { continue };
            if let (Some(referrer), Some(referee), Some(_)) = (it.referrer, it.referee, it.offered_at()) {
                let pair = (self.person(referrer), self.person(referee));
                if pair.0 != pair.1 {
                    names.entry(pair).or_default().push((*id, it));
                }
            }
        }
        names
    }
}

fn items(loops: &OpenLoops) -> Vec<TodayItem> {
    loops.groups.iter().flat_map(|group| group.items.clone()).collect()
}

/// Every talk that took place: written down or to be, each one in it thanked, let go or on the list, never both.
fn talks_are_accounted_for(held: &Held) -> usize {
    let mut owed = 0;
    for (id, meeting) in held.meetings().filter(|(_, it)| it.is_held()) {
        let is_listed = held.open.iter().any(|it| it.record == id && it.section == Section::Debrief);
        assert_eq!(is_listed, meeting.state() == MeetingState::Held, "{id} is written down or to be");
        let mut people: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
        for card in &meeting.participants {
            people.entry(held.person(*card)).or_default().push(*card);
        }
        for cards in people.values() {
            for kind in [ObligationKind::ThankEmail, ObligationKind::ThankHand] {
                let key = |contact: &RecordId| ObligationKey { kind, subject: id, contact: *contact };
                let is_settled = cards.iter().any(|card| held.is_settled(&key(card)));
                let is_open = held
                    .open
                    .iter()
                    .filter_map(|it| it.obligation.as_ref())
                    .any(|it| it.kind == kind && it.subject == id && cards.contains(&it.contact));
                let may_be = cards.iter().any(|card| held.may_be_contacted(*card));
                assert!(!(is_settled && is_open), "{kind:?} for {id} is settled and open");
                assert!(is_settled || is_open || !may_be, "{kind:?} for {id} is neither open nor settled");
                owed += 1;
            }
        }
    }
    owed
}

/// Every name that was given: used, told of, let go or on the list.
fn names_are_accounted_for(held: &Held) -> usize {
    let names = held.names();
    for ((referrer, referee), given) in &names {
        let ids: BTreeSet<RecordId> = given.iter().map(|(id, _)| *id).collect();
        let is_told_since = |day: NaiveDate| {
            given.iter().any(|(id, it)| {
                let key = |contact| ObligationKey { kind: ObligationKind::ReportBack, subject: *id, contact };
                let owed = it.referrer.and_then(|referrer| held.obligation(&key(referrer)));
                let settled = owed.into_iter().flat_map(|it| [it.last_done_at(), it.last_waived_at()]);
                settled.flatten().chain(it.reported_at()).any(|at| at.day() >= day)
            })
        };
        let is_told = is_told_since(NaiveDate::MIN);
        let is_listed = |section: Option<Section>| {
            let is_it = |it: &&TodayItem| ids.contains(&it.record);
            held.open.iter().filter(is_it).any(|it| section.is_none_or(|section| it.section == section))
        };
        let asks = || {
            held.records.iter().filter_map(|(id, record)| match record {
                Record::Outreach(ask) => {
                    let is_theirs = ask.contact.is_some_and(|card| held.person(card) == *referee);
                    is_theirs.then_some((*id, ask))
                }
                _ => None,
            })
        };
        let is_planned = asks().any(|(ask, _)| held.open.iter().any(|it| it.record == ask));
        let is_introduced = held.records.values().any(|record| match record {
            Record::IntroRequest(it) => {
                let pair = it.to.zip(it.target).map(|(to, target)| (held.person(to), held.person(target)));
                pair == Some((*referrer, *referee))
            }
            _ => false,
        });
        let is_asked = is_introduced
            || asks().any(|(_, ask)| ask.is_sent())
            || given.iter().any(|(_, it)| it.events.any(|event| *event == ReferralEvent::Contacted));
        let is_over = given.iter().any(|(_, it)| it.closed().is_some() || it.met_at().is_some());
        let talks = held.held_with(*referee);
        let out_of_reach = [*referrer, *referee]
            .into_iter()
            .any(|card| !held.cards(card).into_iter().any(|card| held.may_be_contacted(card)));
        let is_there = is_told || is_listed(None) || is_planned || out_of_reach;
        assert!(
            is_there || is_asked || is_over || !talks.is_empty(),
            "the name of {referee}, given by {referrer}, is on no list"
        );
        let [(_, only)] = given[..] else { continue };
        let said = only.meeting.and_then(|talk| match held.records.get(&talk) {
            Some(Record::Meeting(talk)) => talk.held_at(),
            _ => None,
        });
        let since = said.or(only.offered_at()).unwrap().instant;
        let met = talks.into_iter().filter(|at| at.instant > since).chain(only.met_at()).min();
        if let Some(met) = met.filter(|_| held.may_be_contacted(only.referrer.unwrap())) {
            assert!(
                is_told_since(met.day()) || is_listed(Some(Section::ReportBack)),
                "{referrer} gave the name of {referee}, who was met, and is neither told nor to be"
            );
        }
    }
    names.len()
}

/// The pages of the day show nothing else.
fn today_agrees(vault: &Vault, context: &Context, held: &Held) {
    for item in vault.today(context).unwrap().items {
        let is_elsewhere = matches!(
            item.section,
            Section::Meeting | Section::KeepInTouch | Section::Review | Section::Lead | Section::Verdict
        );
        assert!(is_elsewhere || held.open.contains(&item), "{item:?} is on the day's page alone");
    }
}

// holds: 90, 91, 93, 89
#[test]
fn nothing_that_is_owed_is_dropped() {
    let (mut owed, mut names) = (0, 0);
    for seed in seeds(2_000..2_015) {
        announce_on_failure(seed, || {
            let mut history = History::new(seed);
            history.live(60);
            history.heal();
            for device in history.world.devices() {
                let (vault, context) = (history.world.vault(&device), history.world.context(&device));
                let held = Held::of(vault, &context);
                owed += talks_are_accounted_for(&held);
                names += names_are_accounted_for(&held);
                today_agrees(vault, &context, &held);
            }
        });
    }
    assert!(owed > 30 && names > 10, "hardly anything was owed: {owed} thanks, {names} names");
}

// holds: 108
#[test]
fn a_clean_slate_says_up_to_when_it_holds() {
    let mut world = World::new(1, &["laptop", "phone"]);
    let known = |world: &World| {
        let loops = world.vault("laptop").open_loops(&world.context("laptop")).unwrap();
        let [device] = &loops.known[..] else { panic!("{:?}", loops.known) };
        assert_eq!(device.name, "phone");
        (device.entries, device.up_to, loops.open, loops.finding)
    };
    let nothing = "Nothing is here yet that could be open.";
    assert_eq!(known(&world), (0, None, 0, nothing.to_owned()));
    let talk = world.log("phone", "Coffee with +Jane Doe");
    let logged = world.now();
    assert_eq!(known(&world), (0, None, 0, nothing.to_owned()), "the laptop has not heard of it");
    world.settle();
    let two = "2 things are open, none of them late.";
    assert_eq!(known(&world), (1, Some(logged), 2, two.to_owned()));
    let [meeting, jane] = [Kind::Meeting, Kind::Contact].map(|kind| talk.first_created(kind).unwrap());
    world.apply("phone", build::done(ObligationKind::ThankEmail, meeting, jane));
    world.apply("phone", build::done(ObligationKind::ThankHand, meeting, jane));
    let done = world.now();
    assert_eq!(known(&world).2, 2, "done on the phone, and not known here");
    world.settle();
    let clean = "Nothing is open: 1 talk, 0 names, 0 asks and 0 promises were looked at, with 2 things done and 0 let go.";
    assert_eq!(known(&world), (3, Some(done), 0, clean.to_owned()));
}
