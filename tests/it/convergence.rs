//! Whatever the order, the doubling or the partition in which entries arrive: who holds the same shows the same.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use chrono::Duration;
use rapport_core::{
    Context, RandomSource,
    commands::{Command, ContactField, MeetingCommand, ReferralCommand},
    model::{Kind, NamePermission},
};
use rapport_tests::{World, announce_on_failure, build, history::History, seeds};

/// Runs the histories of these seeds; the tests below divide them, so that they run side by side.
fn devices_that_hold_the_same_show_the_same(usual: std::ops::Range<u64>) {
    let mut applied = 0;
    for seed in seeds(usual) {
        announce_on_failure(seed, || {
            let mut history = History::new(seed);
            history.live(40);
            history.heal();
            history.world.assert_same();
            applied += history.applied;
        });
    }
    assert!(applied > 10, "hardly anything happened: {applied} commands");
}

// holds: 114, 116, I28
#[test]
fn devices_that_hold_the_same_show_the_same_in_fifty_histories() {
    devices_that_hold_the_same_show_the_same(0..50);
}

#[test]
fn devices_that_hold_the_same_show_the_same_in_fifty_more() {
    devices_that_hold_the_same_show_the_same(50..100);
}

#[test]
fn devices_that_hold_the_same_show_the_same_in_the_third_fifty() {
    devices_that_hold_the_same_show_the_same(100..150);
}

#[test]
fn devices_that_hold_the_same_show_the_same_in_the_last_fifty() {
    devices_that_hold_the_same_show_the_same(150..200);
}

#[test]
fn devices_that_met_only_through_the_folder_show_the_same() {
    for seed in seeds(1_000..1_010) {
        announce_on_failure(seed, || {
            let mut history = History::new(seed);
            history.live(40);
            history.world.settle();
            history.world.assert_same();
        });
    }
}

/// A source whose ids differ in their last bytes alone, as those of an import of very many rows at once nearly do.
struct Crowded(u8, AtomicU32);

impl RandomSource for Crowded {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(0);
        let (end, next) = (bytes.len(), self.1.fetch_add(1, Ordering::Relaxed));
        bytes[end - 4..].copy_from_slice(&next.wrapping_mul(0x9E37_79B1).to_be_bytes());
        bytes[end - 5] = self.0;
    }
}

#[test]
fn texts_of_the_same_instant_are_found_in_the_same_order_whatever_came_first() {
    let world = World::new(1, &["laptop", "phone"]);
    let context =
        |device: u8| Context::new(world.now(), world.zone(), Arc::new(Crowded(device, AtomicU32::new(1))));
    let [laptop, phone] = [world.vault("laptop"), world.vault("phone")];
    let mut people = Vec::new();
    for (vault, context) in [(laptop, context(1)), (phone, context(2))] {
        for n in 0..20 {
            vault.apply(&context, build::note(&format!("note {n} on maps"), &[])).unwrap();
            let person = vault.apply(&context, build::person("Jane Doe")).unwrap().created[0].id;
            vault.apply(&context, build::set(person, ContactField::Summary, "draws maps")).unwrap();
            people.push((vault, context.clone(), person));
        }
    }
    for (vault, context, person) in people.into_iter().step_by(3) {
        vault.apply(&context, build::set(person, ContactField::Summary, "")).unwrap();
    }
    world.settle();
    assert_eq!(laptop.search("maps", 100).unwrap().texts.len(), 40 + 26);
    assert_eq!(laptop.search("maps", 100).unwrap(), phone.search("maps", 100).unwrap());
    world.assert_same();
}

#[test]
fn a_name_given_in_a_talk_with_others_follows_what_becomes_of_that_talk() {
    let mut world = World::new(1, &["laptop"]);
    let elsewhere = world.log("laptop", "Coffee with +Carl Roe").first_created(Kind::Meeting).unwrap();
    world.advance(Duration::days(1));
    let bob = world.log("laptop", "Coffee with +Bob Lee").first_created(Kind::Contact).unwrap();
    world.advance(Duration::days(1));
    let ann = world.apply("laptop", build::person("Ann Lee")).first_created(Kind::Contact).unwrap();
    let (referee, permission) = (bob, NamePermission::Granted);
    let offer = ReferralCommand::Offer { referrer: ann, referee, meeting: Some(elsewhere), permission };
    world.apply("laptop", Command::Referral(offer));
    let owed = |world: &World| {
        let page = world.vault("laptop").person(&world.context("laptop"), ann).unwrap();
        page.open.len()
    };
    assert_eq!(owed(&world), 1, "Bob was met after his name was given");
    world.apply("laptop", Command::Meeting(MeetingCommand::Delete { meeting: elsewhere }));
    assert_eq!(owed(&world), 0, "by all that is known now Bob was met before");
    let vault = world.vault("laptop");
    let before = vault.dump_index().unwrap();
    vault.rebuild_index().unwrap();
    assert_eq!(before, vault.dump_index().unwrap());
}
