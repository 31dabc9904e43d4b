//! Undo takes back what one device did, whatever happened since, and nothing else.

use rapport_core::{
    Error,
    commands::{Command, ContactCommand, ContactField, MeetingCommand},
    model::{LifeState, NamePermission, ObligationKind},
};
use rapport_tests::{
    World, announce_on_failure, build, bytes_of, first_difference, history::History, seeds, views_of,
};

/// What a vault shows, without the traces that undo may leave: undone acts are kept in the export as taken back.
fn shown(world: &World, device: &str) -> serde_json::Value {
    let mut views = views_of(world.vault(device), &world.context(device));
    // What is deleted is still held, and what is held is told.
    views.as_object_mut().unwrap().retain(|view, _| view != "export" && !view.starts_with("held on"));
    views
}

fn reviews(views: &serde_json::Value) -> Vec<&serde_json::Value> {
    let items = views["today"]["items"].as_array().unwrap();
    items.iter().filter(|item| item["section"] == "review").map(|item| &item["record"]).collect()
}

#[test]
fn undo_after_each_of_many_commands_shows_what_was_shown_before() {
    let mut undone = 0;
    for seed in seeds(500..520) {
        announce_on_failure(seed, || {
            let mut history = History::new(seed);
            history.live(25);
            for _ in 0..8 {
                let device = history.world.devices().remove(0);
                let before = shown(&history.world, &device);
                let label = history.world.vault(&device).undoable().unwrap();
                let applied = history.applied;
                history.act(&device);
                if history.applied == applied || history.world.vault(&device).undoable().unwrap() == label {
                    continue;
                }
                history.world.undo(&device);
                let after = shown(&history.world, &device);
                if reviews(&before) != reviews(&after) || before["review"] != after["review"] {
                    // What was deleted and edited all the same is asked about; taking the edit back is an edit too.
                    continue;
                }
                undone += 1;
                // Only the second that each act takes has passed, and reasons name days and minutes.
                if bytes_of(&before) != bytes_of(&after) {
                    let label = &history.last;
                    panic!("undoing {label} left: {}", first_difference(&before, &after));
                }
            }
        });
    }
    assert!(undone > 40, "hardly anything was undone: {undone}");
}

#[test]
fn undo_goes_back_one_by_one_and_ends() {
    let mut world = World::new(1, &["phone"]);
    let jane = world.apply("phone", build::person("Jane Doe")).created[0].id;
    world.apply("phone", build::set(jane, ContactField::Headline, "Product"));
    world.apply("phone", build::set(jane, ContactField::Headline, "Research"));
    let headline =
        |world: &World| world.vault("phone").person(&world.context("phone"), jane).unwrap().headline;
    world.undo("phone");
    assert_eq!(headline(&world).as_deref(), Some("Product"));
    world.undo("phone");
    assert_eq!(headline(&world), None);
    assert_eq!(world.undo("phone").label, "add a person");
    assert_eq!(world.vault("phone").people(0, 9).unwrap().total, 0);
    assert!(matches!(world.vault("phone").undo(&world.context("phone")), Err(Error::NothingToUndo)));
}

#[test]
fn undo_outlives_a_reboot_and_is_each_device_s_own() {
    let mut world = World::new(2, &["phone", "laptop"]);
    world.apply("phone", build::person("Jane Doe"));
    world.settle();
    world.apply("laptop", build::person("Bob Lee"));
    world.settle();
    world.reboot("phone");
    assert_eq!(world.undo("phone").label, "add a person");
    world.settle();
    let names: Vec<String> =
        world.vault("laptop").people(0, 9).unwrap().rows.into_iter().map(|row| row.name).collect();
    assert_eq!(names, ["Bob Lee"]);
    world.assert_same();
}

#[test]
fn undo_of_a_field_that_somebody_else_changed_since_leaves_it() {
    let mut world = World::new(3, &["phone", "laptop"]);
    let jane = world.apply("phone", build::person("Jane Doe")).created[0].id;
    world.apply("phone", build::set(jane, ContactField::Headline, "Product"));
    world.settle();
    world.apply("laptop", build::set(jane, ContactField::Headline, "Research"));
    world.settle();
    world.undo("phone");
    world.settle();
    let page = world.vault("phone").person(&world.context("phone"), jane).unwrap();
    assert_eq!(page.headline.as_deref(), Some("Research"));
    world.assert_same();
}

#[test]
fn undo_of_a_field_that_two_devices_set_brings_the_other_s_value_to_light() {
    for seed in 30..34 {
        let mut world = World::new(seed, &["phone", "laptop"]);
        let jane = world.apply("phone", build::person("Jane Doe")).created[0].id;
        world.apply("phone", build::set(jane, ContactField::Headline, "Product"));
        world.settle();
        let said = [("phone", "Research"), ("laptop", "Design")];
        for (device, value) in said {
            world.apply(device, build::set(jane, ContactField::Headline, value));
        }
        world.settle();
        let headline = |world: &World, device: &str| {
            world.vault(device).person(&world.context(device), jane).unwrap().headline.unwrap()
        };
        let shown = headline(&world, "phone");
        let (winner, _) = said.iter().find(|(_, value)| *value == shown).unwrap();
        let (_, other) = said.iter().find(|(_, value)| *value != shown).unwrap();
        world.undo(winner);
        assert_eq!(headline(&world, winner), *other, "seed {seed}");
        world.settle();
        assert!(world.devices().iter().all(|device| headline(&world, device) == *other), "seed {seed}");
        world.assert_same();
    }
}

#[test]
fn undo_of_a_meeting_that_was_moved_brings_back_its_time() {
    let mut world = World::new(4, &["phone"]);
    let jane = world.apply("phone", build::person("Jane Doe")).created[0].id;
    let talk =
        world.apply("phone", build::meeting(&[jane], build::time("2026-03-03T09:00:00"))).created[0].id;
    for hour in [10, 11] {
        let start = build::time(&format!("2026-03-03T{hour}:00:00"));
        world.apply("phone", Command::Meeting(MeetingCommand::Reschedule { meeting: talk, start }));
    }
    let due = |world: &World| {
        let items = world.vault("phone").today(&world.context("phone")).unwrap().items;
        items.into_iter().map(|item| item.due.unwrap().format("%H").to_string()).collect::<Vec<_>>()
    };
    assert_eq!(due(&world), ["11"]);
    world.undo("phone");
    assert_eq!(due(&world), ["10"]);
    world.undo("phone");
    assert_eq!(due(&world), ["09"]);
    world.undo("phone");
    assert!(due(&world).is_empty());
}

#[test]
fn undo_of_a_deletion_brings_back_everything_and_asks_nothing() {
    let mut world = World::new(5, &["phone", "laptop"]);
    let made = world.log("phone", "+Jane Doe named +Bob Lee ok-name. >me send deck fri");
    let jane = made.created[0].id;
    world.settle();
    let before = shown(&world, "laptop");
    world.apply("phone", build::delete(jane));
    world.settle();
    world.undo("phone");
    world.settle();
    assert_eq!(first_difference(&before, &shown(&world, "laptop")), "no difference");
    assert_eq!(world.vault("laptop").person(&world.context("laptop"), jane).unwrap().state, LifeState::Live);
}

#[test]
fn undo_of_thanks_and_of_permission_opens_them_again() {
    let mut world = World::new(6, &["phone"]);
    let made = world.log("phone", "+Jane Doe named +Bob Lee").created;
    let find = |kind| made.iter().find(|made| made.kind == kind).unwrap().id;
    let (talk, referral) =
        (find(rapport_core::model::Kind::Meeting), find(rapport_core::model::Kind::Referral));
    let before = shown(&world, "phone");
    world.apply("phone", build::done(ObligationKind::ThankEmail, talk, made[0].id));
    assert_ne!(shown(&world, "phone"), before);
    world.undo("phone");
    assert_eq!(first_difference(&before, &shown(&world, "phone")), "no difference");
    for permission in [NamePermission::Denied, NamePermission::Granted, NamePermission::Denied] {
        let set = rapport_core::commands::ReferralCommand::SetPermission { referral, permission };
        world.apply("phone", Command::Referral(set));
    }
    let permission = |world: &World| world.vault("phone").referral_tree().unwrap().rows[1].permission;
    assert_eq!(permission(&world), Some(NamePermission::Denied));
    world.undo("phone");
    assert_eq!(permission(&world), Some(NamePermission::Granted));
    world.apply("phone", Command::Contact(ContactCommand::DoNotContact { contact: made[0].id, on: true }));
    world.undo("phone");
    assert_eq!(permission(&world), Some(NamePermission::Granted));
}

// holds: I17
#[test]
fn undo_of_a_tag_that_two_devices_set_leaves_the_other_s() {
    let mut world = World::new(1, &["laptop", "phone"]);
    let jane = world.apply("laptop", build::person("Jane Doe")).created[0].id;
    world.settle();
    world.apply("phone", build::tag(jane, "warm"));
    world.apply("laptop", build::tag(jane, "warm"));
    world.settle();
    world.undo("laptop");
    world.settle();
    for device in ["laptop", "phone"] {
        let page = world.vault(device).person(&world.context(device), jane).unwrap();
        assert_eq!(page.tags, ["warm"], "{device}");
    }
}
