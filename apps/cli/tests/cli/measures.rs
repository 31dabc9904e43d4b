//! How it goes: what is open, what grows, what to be reminded of.

use crate::support::{Desk, TALK, flat};

/// Three weeks and two days after the usual day.
fn later<'a>(args: &[&'a str]) -> Vec<&'a str> {
    [args, &["--now", "2026-03-27T15:00:00Z"]].concat()
}

fn fits(out: &str) {
    assert!(out.lines().all(|line| line.chars().count() <= 80) && out.lines().count() <= 24, "{out}");
}

// holds: 97, 103, 105
#[test]
fn growth_names_each_generation_with_its_number() {
    let desk = Desk::with_vault();
    let none = desk.ok(&["growth"]);
    assert!(none.contains("Nobody was met yet."), "{none}");
    desk.ok(&["log", TALK]);
    let young = flat(&desk.ok(&["growth"]));
    assert!(young.contains("All talks are younger than 21 days"), "{young}");
    assert!(young.contains("Generation 0: 1 met, 1 pending"), "{young}");
    let out = desk.ok(&later(&["growth"]));
    fits(&out);
    let out = flat(&out);
    assert!(out.contains("2 names in 1 talk: 2.0 each; 1 with at least one (100 %)"), "{out}");
    assert!(out.contains("2 new people: 0 written to (0 %), 0 answered, 0 met"), "{out}");
    assert!(out.contains("each leads to 0.00 (n = 1, too few to go by)"), "{out}");
    assert!(out.contains("Jane Doe led to most: 2 people, 0 of them met."), "{out}");
    assert_eq!(desk.json(&later(&["growth"]))["all"]["names_per_talk_tenths"], 20);
    let way = flat(&desk.ok(&["tree", "--to", "bob"]));
    assert!(way.contains("Jane Doe - your own contact"), "{way}");
    let given = "Bob Lee - Jane Doe gave you the name on Wednesday 4 March 2026; not yet met";
    assert!(way.contains(given), "{way}");
    assert_eq!(desk.json(&["tree", "--to", "bob"])[1]["named_on"], "2026-03-04");
}

#[test]
fn loops_list_what_is_open_and_say_when_nothing_is() {
    let desk = Desk::with_vault();
    let empty = desk.ok(&["loops"]);
    assert!(empty.contains("Nothing is here yet that could be open."), "{empty}");
    assert!(empty.contains("There is no other device."), "{empty}");
    desk.ok(&["log", "Coffee with +Jane Doe"]);
    let out = desk.ok(&["loops"]);
    fits(&out);
    assert!(out.contains("2 things are open, none of them late."), "{out}");
    assert!(out.contains("Thank Jane Doe by e-mail") && out.contains("Thank Jane Doe by hand"), "{out}");
    desk.ok(&["today"]);
    desk.ok(&["do", "1", "2"]);
    let out = flat(&desk.ok(&["loops"]));
    assert!(out.contains("Nothing is open: 1 talk, 0 names, 0 asks and 0 promises were looked at"), "{out}");
    assert_eq!(desk.json(&["loops"])["open"], 0);
}

// holds: 108, 110
#[test]
fn measures_fit_one_screen() {
    let desk = Desk::with_vault();
    fits(&desk.ok(&["measures"]));
    desk.ok(&["log", TALK]);
    desk.ok(&["today"]);
    desk.ok(&["do", "1"]);
    let out = desk.ok(&["measures"]);
    fits(&out);
    assert!(out.contains("Thanked within a day") && out.contains("100 % (1 of 1)"), "{out}");
    assert!(out.contains("Thanked by hand") && out.contains("1 with time left"), "{out}");
    assert!(out.contains("named in a talk"), "{out}");
    let json = desk.json(&["measures"]);
    assert_eq!(json["courtesy"]["thanked_in_time"]["percent"], 100);
    assert_eq!(json["sources"].as_array().map(Vec::len), Some(2));
}

// holds: 111
#[test]
fn a_goal_is_set_and_rests() {
    let desk = Desk::with_vault();
    assert!(desk.ok(&["goal"]).contains("No goal for the week."));
    let none = desk.fails(2, &["goal", "--asks", "3"]);
    assert!(flat(&none).contains("There is no campaign yet."), "{none}");
    desk.ok(&["campaign", "Berlin", "--purpose", "new-field"]);
    let out = desk.ok(&["goal", "--asks", "3", "--meetings", "1"]);
    assert!(out.contains("This week: 3 people to ask; 1 talk to have."), "{out}");
    assert!(desk.ok(&["today"]).contains("This week: 3 people to ask; 1 talk to have."));
    let out = desk.ok(&["goal", "pause"]);
    assert!(out.contains("Your goal rests."), "{out}");
    assert!(!desk.ok(&["today"]).contains("This week"));
    assert!(desk.ok(&["goal", "resume"]).contains("This week: 3 people to ask"));
    assert!(desk.ok(&["goal", "--asks", "0"]).contains("This week: 1 talk to have."));
    assert_eq!(desk.json(&["goal"])["meetings"], 1);
    desk.ok(&["campaign", "Lisbon", "--purpose", "new-field"]);
    assert!(desk.ok(&["goal", "--asks", "2", "--campaign", "lisbon"]).contains("2 people to ask; 1 talk"));
    let which = desk.fails(2, &["goal", "--asks", "4"]);
    assert!(flat(&which).contains("Say which: --campaign TITLE"), "{which}");
}

// holds: 52
#[test]
fn reminders_are_listed_by_day() {
    let desk = Desk::with_vault();
    assert!(desk.ok(&["reminders"]).contains("Nothing to be reminded of until"));
    desk.ok(&["log", TALK]);
    let out = desk.ok(&["reminders", "--until", "fri"]);
    fits(&out);
    assert!(out.contains("Thursday 5 March 2026\n  12:00  Thank Jane Doe by e-mail"), "{out}");
    assert!(out.contains("Friday 6 March 2026\n  09:00  send deck (for Jane Doe)"), "{out}");
    assert_eq!(desk.json(&["reminders", "--until", "tomorrow"]).as_array().map(Vec::len), Some(1));
}
