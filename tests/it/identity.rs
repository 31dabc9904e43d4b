//! Who is shown as one person: the same everywhere, whatever the order, and what forgetting and wrong clocks mean for it.

use chrono::Duration;
use rapport_core::{
    Context, Vault,
    commands::{
        Command, ContactCommand, ContactField, DebriefCommand, MergeCommand, NewContact, OutreachCommand,
        TermCommand,
    },
    model::{Kind, RecordId},
    views::ReviewKind,
};
use rapport_tests::{Dice, World, announce_on_failure, build, network::deliver_all, seeds};

fn same(contact: RecordId, other: RecordId) -> Command {
    Command::Merge(MergeCommand::Same { contact, other })
}

fn person(name: &str, email: Option<&str>) -> Command {
    let contact = NewContact { name: name.into(), email: email.map(Into::into), ..NewContact::default() };
    Command::Contact(ContactCommand::Create { contact })
}

fn made(world: &mut World, device: &str, command: Command) -> RecordId {
    world.apply(device, command).first_created(Kind::Contact).unwrap()
}

/// Who is shown with whom, and under which name.
fn groups(vault: &Vault, context: &Context) -> Vec<(RecordId, String, Vec<RecordId>)> {
    let people = vault.people(0, 1_000).unwrap().rows.into_iter();
    people
        .map(|row| {
            let page = vault.person(context, row.contact).unwrap();
            (row.contact, page.name, page.cards.iter().map(|card| card.contact).collect())
        })
        .collect()
}

const NAMES: &[&str] = &["Jane Doe", "J. Doe", "Jane Quinn Doe", "Bob Lee", "Jane", "Robert Lee"];
const ADDRESSES: &[&str] = &["jane@doe.example", "doe@doe.example", "lee@lee.example"];
const DEVICES: &[&str] = &["phone", "laptop", "tablet", "old phone"];

/// One act of somebody who merges, parts and edits at random.
fn any_act(dice: &Dice, cards: &[RecordId]) -> Command {
    let card = *dice.one(cards).unwrap();
    let other = *dice.one(cards).unwrap();
    match dice.below(12) {
        0..3 => same(card, other),
        3 => Command::Merge(MergeCommand::Different { contact: card, other }),
        4 | 5 => Command::Merge(MergeCommand::Unmerge { contact: card, other }),
        6 => build::set(card, ContactField::Name, dice.one(NAMES).unwrap()),
        7 | 8 => Command::Contact(ContactCommand::AddEmail {
            contact: card,
            address: (*dice.one(ADDRESSES).unwrap()).into(),
            label: None,
        }),
        9 => build::delete(card),
        10 => Command::Contact(ContactCommand::Restore { contact: card }),
        _ => build::tag(card, "warm"),
    }
}

// holds: I6, I12, I13, I14, I15
#[test]
fn whoever_holds_the_same_shows_the_same_people() {
    for seed in seeds(0..16) {
        announce_on_failure(seed, || {
            let dice = Dice::new(seed, "identity");
            let devices = &DEVICES[..2 + dice.below(3)];
            let mut world = World::new(seed, devices);
            let mut cards = Vec::new();
            for n in 0..5 {
                let email = dice.chance(60).then(|| *dice.one(ADDRESSES).unwrap());
                let command = person(dice.one(NAMES).unwrap(), email);
                cards.push(made(&mut world, devices[n % devices.len()], command));
            }
            world.settle();
            for _ in 0..40 {
                let device = *dice.one(devices).unwrap();
                if dice.chance(20) {
                    let other = *dice.one(devices).unwrap();
                    if other != device {
                        let context = world.context(other);
                        deliver_all(world.vault(device), world.vault(other), &context);
                    }
                } else if dice.chance(10) {
                    let context = world.context(device);
                    let _ = world.vault(device).undo(&context);
                } else if let Err(error) = world.try_apply(device, any_act(&dice, &cards)) {
                    assert!(error.is_input(), "{error}");
                }
                if dice.chance(30) {
                    let vault = world.vault(device);
                    let dump = vault.dump_index().unwrap();
                    vault.rebuild_index().unwrap();
                    assert_eq!(vault.dump_index().unwrap(), dump, "made again it is another");
                }
            }
            world.settle();
            world.assert_same();
            let shown = groups(world.vault(devices[0]), &world.context(devices[0]));
            for (canonical, _, cards) in &shown {
                assert!(cards.is_empty() || cards.first() == Some(canonical) && cards.is_sorted());
            }
        });
    }
}

// holds: 119, I26
// holds: I26
#[test]
fn forgetting_somebody_lists_every_text_that_names_them() {
    let mut world = World::new(1, &["phone"]);
    let text = "Coffee with +Jane Doe. Named +Bob Lee, going through a divorce. >me write Bob Lee fri\n?ARR";
    let debrief = world.vault("phone").draft(&world.context("phone"), text, &[]).unwrap();
    let logged = world.apply("phone", Command::Debrief(DebriefCommand::Log { debrief }));
    let made = |kind| logged.created.iter().filter(move |it| it.kind == kind).map(|it| it.id);
    let (people, term) = (made(Kind::Contact).collect::<Vec<_>>(), made(Kind::Term).next().unwrap());
    let [jane, bob] = people[..] else { panic!("Jane and Bob are made") };
    world.apply(
        "phone",
        Command::Term(TermCommand::SetMeaning { term, meaning: Some("Bob Lee's favourite word".into()) }),
    );
    world.apply("phone", build::set(jane, ContactField::Headline, "sits beside Bob Lee"));
    let follow_up = build::follow_up(jane, "ask about bob lee", build::day("2026-04-01"));
    let follow_up = world.apply("phone", follow_up).first_created(Kind::Obligation).unwrap();
    let wang = world.apply("phone", build::person("王伟")).first_created(Kind::Contact).unwrap();
    let chat = world.apply("phone", build::note("今天和王伟聊了很久", &[jane])).created[0].id;
    let quiet = world.apply("phone", build::note("Bobsled and Leeds", &[jane])).created[0].id;

    let vault = world.vault("phone");
    let listed = vault.forget(&world.context("phone"), bob).unwrap().to_look_through;
    let (note, promise) = (made(Kind::Note).next().unwrap(), made(Kind::Commitment).next().unwrap());
    for text in [note, promise, term, jane, follow_up] {
        assert!(listed.contains(&text), "{text} is not listed");
    }
    assert!(!listed.contains(&chat) && !listed.contains(&quiet));
    assert_eq!(vault.forget(&world.context("phone"), wang).unwrap().to_look_through, [chat]);
}

#[test]
fn forgetting_takes_all_cards_of_a_person_and_what_was_decided_about_them() {
    let mut world = World::new(1, &["phone", "laptop"]);
    let jane = made(&mut world, "phone", person("Jane Doe", Some("jane@doe.example")));
    let janet = made(&mut world, "phone", person("Janet Roe", None));
    let bob = made(&mut world, "phone", person("Bob Lee", None));
    world.apply("phone", same(jane, janet));
    let decided = world.vault("phone").export().unwrap();
    let decided = decided.records.iter().find(|it| it.record.kind() == Kind::Merge).unwrap().id;
    let alone = world.apply("phone", build::note("About Janet alone", &[janet])).created[0].id;
    let shared =
        world.apply("phone", build::note("Janet and Bob both like maps", &[janet, bob])).created[0].id;
    let ask = |reason: &str| {
        Command::Outreach(OutreachCommand::Plan {
            contact: bob,
            campaign: None,
            referral: None,
            channel: None,
            reason: Some(reason.into()),
            minutes: None,
        })
    };
    let spoken = world.apply("phone", ask("Janet says that you like maps")).created[0].id;
    world.apply("phone", ask("You like maps"));
    world.settle();
    let context = world.context("laptop");
    let forgotten = world.vault("laptop").forget(&context, jane).unwrap();
    for gone in [jane, janet, decided, alone] {
        assert!(forgotten.records.contains(&gone), "{gone} is still there");
    }
    assert_eq!(forgotten.to_look_through, [shared, spoken]);
    world.settle();
    world.assert_same();
    let review = world.vault("phone").review(&world.context("phone")).unwrap();
    assert_eq!(review.items.len(), 1);
    assert_eq!((review.items[0].kind, review.items[0].record), (ReviewKind::Forgotten, shared));
    assert!(review.items[0].sentence.contains("Janet and Bob both like maps"));
    let keep = review.items[0].choices[1].command.clone();
    world.apply("phone", keep);
    world.settle();
    let laptop = world.vault("laptop");
    assert!(laptop.review(&world.context("laptop")).unwrap().items.is_empty());
    let bob = laptop.person(&world.context("laptop"), bob).unwrap();
    assert_eq!(bob.timeline.len(), 1, "the note is still there");
}

// holds: I24
#[test]
fn a_clock_that_is_wrong_by_a_year_loses_nothing_and_is_told() {
    let mut world = World::new(2, &["phone", "laptop"]);
    let jane = made(&mut world, "phone", person("Jane Doe", None));
    world.settle();
    world.skew("laptop", Duration::days(-365));
    world.apply("laptop", build::set(jane, ContactField::Headline, "Editor"));
    world.settle();
    let phone = world.vault("phone");
    assert_eq!(phone.person(&world.context("phone"), jane).unwrap().headline.as_deref(), Some("Editor"));
    let review = phone.review(&world.context("phone")).unwrap();
    assert_eq!(review.items.len(), 1);
    let item = &review.items[0];
    assert_eq!((item.kind, item.is_information, review.open), (ReviewKind::Clock, true, 0));
    assert!(item.sentence.contains("the laptop") && item.sentence.contains("the phone"), "{}", item.sentence);
}

// holds: I24
#[test]
fn a_clock_that_was_wrong_several_times_is_told_once_by_its_earliest_time() {
    let mut world = World::new(2, &["phone", "laptop"]);
    let people =
        ["Jane Doe", "Bob Lee", "Eve Stone"].map(|name| made(&mut world, "phone", person(name, None)));
    world.settle();
    for (who, days) in people.into_iter().zip([300, 365, 330]) {
        world.skew("laptop", Duration::days(-days));
        world.apply("laptop", build::set(who, ContactField::Headline, "Editor"));
    }
    world.settle();
    let review = world.vault("phone").review(&world.context("phone")).unwrap();
    let told: Vec<_> = review.items.iter().map(|item| (item.kind, item.record)).collect();
    assert_eq!(told, [(ReviewKind::Clock, people[1])]);
}

#[test]
fn an_address_that_very_many_share_makes_nobody_one() {
    let mut world = World::new(3, &["phone"]);
    for n in 0..20 {
        made(&mut world, "phone", person("Jane Doe", Some("info@acme.example")));
        assert_eq!(world.vault("phone").people(0, 100).unwrap().total, 1, "{n}");
    }
    let last = made(&mut world, "phone", person("Jane Doe", Some("info@acme.example")));
    assert_eq!(world.vault("phone").people(0, 100).unwrap().total, 21);
    world.apply("phone", build::delete(last));
    assert_eq!(world.vault("phone").people(0, 100).unwrap().total, 1);
    world.assert_same();
}
