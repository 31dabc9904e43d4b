//! Numbers that can be worked out by hand.

use chrono::{DateTime, Duration, TimeZone, Utc};
use chrono_tz::Tz;
use rapport_core::{
    commands::{Command, MeetingCommand, MergeCommand, OutreachCommand},
    model::{Kind, NamePermission, RecordId},
    views::{Growth, GrowthNumbers, Reminder},
};
use rapport_tests::{World, build};

fn growth(world: &World) -> Growth {
    world.vault("phone").growth(&world.context("phone")).unwrap()
}

fn log(world: &mut World, text: &str) -> Vec<RecordId> {
    let applied = world.log("phone", text);
    applied.created.iter().filter(|made| made.kind == Kind::Contact).map(|made| made.id).collect()
}

fn ask(world: &mut World, contact: RecordId) {
    let plan = OutreachCommand::Plan {
        contact,
        campaign: None,
        referral: None,
        channel: None,
        reason: Some("She moved from law to design".into()),
        minutes: None,
    };
    let planned = world.apply("phone", Command::Outreach(plan));
    let outreach = planned.first_created(Kind::Outreach).unwrap();
    let send = OutreachCommand::Send { outreach, channel: None, text: Some("May I ask?".into()), at: None };
    world.apply("phone", Command::Outreach(send));
}

/// Three talks on a Monday, with five names of four people; one is met on the fourth day, one on the fifth, one is asked
/// and one is not.
fn three_roots() -> (World, [RecordId; 7]) {
    let mut world = World::new(1, &["phone"]);
    let [ann, dee, eve] = log(&mut world, "Coffee with +Ann Root. Named +Dee Named, +Eve Named")[..] else {
        panic!()
    };
    let [bob, fay, gus] =
        log(&mut world, "Coffee with +Bob Root. Named +Fay Named, +Gus Named, +Dee Named")[..]
    else {
        panic!()
    };
    let [cem] = log(&mut world, "Coffee with +Cem Root")[..] else { panic!() };
    world.advance(Duration::days(3));
    ask(&mut world, eve);
    log(&mut world, "Coffee with +Dee Named");
    world.advance(Duration::days(1));
    log(&mut world, "Coffee with +Fay Named");
    (world, [ann, bob, cem, dee, eve, fay, gus])
}

// holds: 97, 103, 105
#[test]
fn each_generation_is_counted_as_one_would_by_hand() {
    let (mut world, _) = three_roots();
    world.advance(Duration::days(17));
    let growth = growth(&world);
    let [first, second] = &growth.generations[..] else { panic!("{growth:?}") };
    let expected = GrowthNumbers {
        met: 3,
        talks: 3,
        names: 5,
        names_per_talk_tenths: Some(17),
        talks_with_names: 2,
        talks_with_names_percent: Some(66),
        new_people: 4,
        contacted: 3,
        contacted_percent: Some(75),
        waiting_for_answer: 1,
        replied: 2,
        replied_percent: Some(100),
        led_to: 2,
        held_percent: Some(100),
        growth_hundredths: Some(67),
        is_few: true,
        ..GrowthNumbers::default()
    };
    assert_eq!((first.generation, &first.numbers), (0, &expected));
    let pending =
        GrowthNumbers { met: 2, pending: 2, pending_talks: 2, is_few: true, ..GrowthNumbers::default() };
    assert_eq!((second.generation, &second.numbers), (1, &pending));
    assert_eq!(growth.summary, "Each person you meet leads to 0.67 more (n = 3: too few to go by).");
    assert_eq!(
        growth.finding,
        "Too few to tell where it stops: 3 talks and 4 people named so far, the last 21 days aside, and it takes 10."
    );
    let anchor = growth.anchor.unwrap();
    assert_eq!((anchor.person.name.as_str(), anchor.people, anchor.met), ("Ann Root", 2, 1));
}

// holds: 103
#[test]
fn a_talk_is_pending_for_twenty_one_days() {
    let (mut world, _) = three_roots();
    world.advance(Duration::days(16));
    let before = growth(&world);
    assert_eq!((before.all.met, before.all.pending, before.all.pending_talks), (5, 5, 5));
    assert_eq!(before.summary, "All talks are younger than 21 days; what comes of them counts later.");
    assert_eq!((before.all.names, before.all.growth_hundredths), (0, None));
    world.advance(Duration::days(1));
    let after = growth(&world);
    assert_eq!((after.all.pending, after.all.pending_talks, after.all.names), (2, 2, 5));
    world.advance(Duration::days(3));
    assert_eq!(growth(&world).all.pending, 1, "Dee was met three days later");
}

// holds: 103
#[test]
fn a_person_with_two_cards_counts_once_and_a_circle_leads_nowhere() {
    let (mut world, [ann, _, cem, dee, ..]) = three_roots();
    // Dee is met again, on a card of her own, and names Ann back, who named her, and one new person.
    let [other, hal] = log(&mut world, "Coffee with +Deborah. Named +Hal New")[..] else { panic!() };
    world.apply("phone", build::referral(other, ann, NamePermission::Granted));
    // Two people whom nobody met name each other.
    let [ida, jon] =
        ["Ida Far", "Jon Far"].map(|name| world.apply("phone", build::person(name)).created[0].id);
    world.apply("phone", build::referral(ida, jon, NamePermission::Granted));
    world.apply("phone", build::referral(jon, ida, NamePermission::Granted));
    world.advance(Duration::days(30));
    let apart = growth(&world);
    assert_eq!((apart.all.met, apart.all.talks), (6, 6));
    world.apply("phone", Command::Merge(MergeCommand::Same { contact: dee, other }));
    let together = growth(&world);
    assert_eq!((together.all.met, together.all.talks), (5, 6), "five people, six talks");
    let [first, second] = &together.generations[..] else { panic!("{together:?}") };
    assert_eq!((first.numbers.met, first.numbers.led_to), (3, 2));
    assert_eq!((second.numbers.met, second.numbers.names, second.numbers.new_people), (2, 2, 1));
    let anchor = together.anchor.unwrap();
    assert_eq!((anchor.person.contact, anchor.people, anchor.met), (ann, 3, 1), "Dee, Eve and Hal");
    let way = world.vault("phone").chain_to(hal).unwrap();
    let names: Vec<&str> = way.iter().map(|step| step.person.name.as_str()).collect();
    assert_eq!((names.len(), names[0], names[2]), (3, "Ann Root", "Hal New"));
    assert!(way[0].named_on.is_none() && way[1].named_on.is_some() && !way[2].is_met);
    let alone = world.vault("phone").chain_to(cem).unwrap();
    assert_eq!(alone.len(), 1);
}

// holds: 103, 105
#[test]
fn names_that_were_counted_in_a_talk_count_though_nobody_wrote_them_down() {
    let mut world = World::new(1, &["phone"]);
    let talk = world.log("phone", "Coffee with +Ann Root. Named +Dee Named");
    let meeting = talk.first_created(Kind::Meeting).unwrap();
    world.apply("phone", Command::Meeting(MeetingCommand::CountNames { meeting, names: 3 }));
    world.advance(Duration::days(21));
    let all = growth(&world).all;
    assert_eq!((all.names, all.new_people, all.talks_with_names_percent), (3, 1, Some(100)));
}

fn reminders(world: &World, days: i64) -> Vec<Reminder> {
    let context = world.context("phone");
    world.vault("phone").reminders(&context, context.today() + Duration::days(days)).unwrap()
}

fn local(world: &World, reminder: &Reminder) -> String {
    reminder.at.with_timezone(&world.zone()).format("%a %H:%M").to_string()
}

// holds: 52
#[test]
fn reminders_keep_to_the_clock_on_the_wall_when_it_is_changed() {
    // In Berlin the clocks go forward in the night to Sunday, 29 March 2026.
    let start: DateTime<Utc> = Utc.with_ymd_and_hms(2026, 3, 28, 9, 0, 0).unwrap();
    let zone: Tz = chrono_tz::Europe::Berlin;
    let mut world = World::at(1, start, zone, &["phone"]);
    let ann = world.apply("phone", build::person("Ann Root")).created[0].id;
    world.apply("phone", build::promise("send the deck", Some(build::day("2026-03-29")), Some(ann)));
    world.apply("phone", build::meeting(&[ann], build::time("2026-03-29T03:30:00")));
    let times: Vec<(String, DateTime<Utc>)> =
        reminders(&world, 2).iter().map(|it| (local(&world, it), it.at)).collect();
    let utc = |day, hour, minute| Utc.with_ymd_and_hms(2026, 3, day, hour, minute, 0).unwrap();
    let expected = [
        ("Sat 18:00", utc(28, 17, 0)),
        ("Sun 03:30", utc(29, 1, 30)),
        ("Sun 03:45", utc(29, 1, 45)),
        ("Sun 03:55", utc(29, 1, 55)),
        ("Sun 04:00", utc(29, 2, 0)),
        ("Sun 09:00", utc(29, 7, 0)),
    ];
    let expected: Vec<(String, DateTime<Utc>)> =
        expected.into_iter().map(|(local, at)| (local.to_owned(), at)).collect();
    assert_eq!(times, expected, "a talk is no matter for the night's rest");
    // A talk at a time that the clocks leave out begins when it would have come.
    world.apply("phone", build::meeting(&[ann], build::time("2026-03-29T02:30:00")));
    let begins = reminders(&world, 2).into_iter().filter(|it| it.id.starts_with("begin/"));
    let begins: Vec<String> = begins.map(|it| local(&world, &it)).collect();
    assert_eq!(begins, ["Sun 03:30", "Sun 03:30"]);
}

#[test]
fn reminders_of_the_hour_that_comes_twice_are_given_once() {
    // In Berlin the clocks go back in the night to Sunday, 25 October 2026.
    let start: DateTime<Utc> = Utc.with_ymd_and_hms(2026, 10, 24, 9, 0, 0).unwrap();
    let mut world = World::at(1, start, chrono_tz::Europe::Berlin, &["phone"]);
    world.log("phone", "Coffee with +Ann Root");
    let thanks: Vec<Reminder> =
        reminders(&world, 2).into_iter().filter(|it| it.id.starts_with("thank_email/")).collect();
    let [only] = &thanks[..] else { panic!("{thanks:?}") };
    assert_eq!(local(&world, only), "Sun 08:00", "four hours before eleven would be in the night");
    assert_eq!(only.at, Utc.with_ymd_and_hms(2026, 10, 25, 7, 0, 0).unwrap());
}

#[test]
fn as_many_reminders_are_given_as_a_phone_takes_the_soonest_first() {
    let mut world = World::new(1, &["phone", "laptop"]);
    let ann = world.apply("phone", build::person("Ann Root")).created[0].id;
    for day in (1..=70).rev() {
        let due = world.context("phone").today() + Duration::days(day);
        world.apply("phone", build::follow_up(ann, &format!("day {day}"), due));
    }
    let all = reminders(&world, 300);
    assert_eq!((all.len(), all[0].title.as_str()), (Reminder::MOST, "day 1 (Ann Root)"));
    assert_eq!(all[63].title, "day 64 (Ann Root)");
    assert!(all.is_sorted_by_key(|it| it.at));
    assert_eq!(reminders(&world, 3).len(), 3);
    world.settle();
    let context = world.context("laptop");
    let there = world.vault("laptop").reminders(&context, context.today() + Duration::days(300)).unwrap();
    assert_eq!(there, all);
}

// holds: 111
#[test]
fn a_week_is_looked_at_without_looking_through_the_vault() {
    let mut world = World::new(1, &["phone"]);
    let goal = world.vault("phone").weekly_goal(&world.context("phone")).unwrap();
    assert_eq!((goal.monday.to_string().as_str(), goal.line, goal.is_resting), ("2026-03-02", None, false));
    world.advance(Duration::days(6));
    let goal = world.vault("phone").weekly_goal(&world.context("phone")).unwrap();
    assert_eq!(goal.monday.to_string(), "2026-03-02", "on Sunday afternoon");
    world.advance(Duration::hours(8));
    let goal = world.vault("phone").weekly_goal(&world.context("phone")).unwrap();
    assert_eq!(goal.monday.to_string(), "2026-03-09", "on Monday, at midnight in Berlin");
}
