//! One person on several entries, what devices said differently, and what is held on somebody.

use crate::{
    pairing::shared,
    support::{Desk, TALK, flat},
};

#[test]
fn two_entries_become_one_person_and_two_again() {
    let desk = Desk::with_vault();
    assert_eq!(desk.ok(&["duplicates"]), "Nobody seems to be in here twice.\n");
    desk.ok(&["add", "Jane Doe", "--org", "Acme"]);
    desk.ok(&["add", "Doe, Jane", "--org", "Acme"]);
    let out = flat(&desk.ok(&["duplicates"]));
    assert!(out.contains("The same name, and both at Acme"), "{out}");
    let found = desk.json(&["duplicates"]);
    let id = |which: &str| found["suggestions"][0][which]["contact"].as_str().unwrap().to_owned();
    let (one, other) = (id("one"), id("other"));
    let out = desk.ok(&["merge", &one, &other]);
    assert!(out.contains("are shown as one person."), "{out}");
    assert!(desk.ok(&["people"]).ends_with("1 person\n"));
    let page = flat(&desk.ok(&["show", "jane"]));
    assert!(page.contains("Shown as one") && page.contains("Doe, Jane"), "{page}");
    assert!(flat(&desk.ok(&["duplicates"])).contains("You said that they are the same person"));
    assert_eq!(desk.fails(2, &["merge", &one, &one]).lines().count(), 1);

    let out = desk.ok(&["unmerge", "jane doe", "doe, jane"]);
    assert!(out.starts_with("They are shown apart again."), "{out}");
    assert!(desk.ok(&["people"]).ends_with("2 people\n"));
    desk.ok(&["undo"]);
    assert!(desk.ok(&["people"]).ends_with("1 person\n"));
    let out = desk.ok(&["not-same", &one, &other]);
    assert!(out.starts_with("They are two people from now on."), "{out}");
    assert!(desk.ok(&["people"]).ends_with("2 people\n"));
    assert_eq!(desk.ok(&["duplicates"]), "Nobody seems to be in here twice.\n");
}

#[test]
fn an_equal_address_makes_one_and_can_be_denied() {
    let desk = Desk::with_vault();
    desk.ok(&["add", "Jane Doe", "--email", "jane@acme.example"]);
    desk.ok(&["add", "J. Doe", "--email", "Jane@Acme.example"]);
    assert!(desk.ok(&["people"]).ends_with("1 person\n"));
    let out = flat(&desk.ok(&["duplicates"]));
    assert!(out.contains("Both have jane@acme.example"), "{out}");
    desk.ok(&["not-same", "jane doe", "j. doe"]);
    assert!(desk.ok(&["people"]).ends_with("2 people\n"));
}

#[test]
fn what_two_devices_said_differently_is_told_and_chosen() {
    let desk = shared();
    assert_eq!(desk.ok(&["review"]), "Your devices agree on everything.\n");
    desk.ok(&["edit", "jane", "--headline", "Editor"]);
    desk.ok(&["edit", "jane", "--headline", "Publisher", "--vault", "phone"]);
    for vault in ["laptop", "phone", "laptop"] {
        desk.ok(&["sync", "--vault", vault]);
    }
    let out = flat(&desk.ok(&["review"]));
    for words in ["The headline of Jane Doe", "“Editor”", "“Publisher”", "the laptop", "the phone"] {
        assert!(out.contains(words), "{words}: {out}");
    }
    assert!(desk.fails(2, &["review", "choose", "9"]).contains("There is no 9"));
    assert!(desk.fails(2, &["review", "choose", "1"]).contains("Say which choice"));
    assert!(desk.fails(2, &["review", "choose", "1", "7"]).contains("no choice 7"));
    let review = desk.json(&["review"]);
    assert_eq!(review["open"], 1);
    let choices = review["items"][0]["choices"].as_array().unwrap();
    let place = choices.iter().position(|it| it["label"].as_str().unwrap().contains("Editor")).unwrap() + 1;
    let out = desk.ok(&["review", "choose", "1", &place.to_string()]);
    assert!(out.starts_with("Settled: Keep “Editor”."), "{out}");
    assert!(desk.fails(2, &["review", "choose", "1", "1"]).contains("settled"));
    for vault in ["laptop", "phone"] {
        desk.ok(&["sync", "--vault", vault]);
    }
    assert_eq!(desk.ok(&["review", "--vault", "phone"]), "Your devices agree on everything.\n");
    assert_eq!(desk.json(&["show", "jane", "--vault", "phone"])["headline"], "Editor");
}

#[test]
fn all_that_is_held_on_somebody_is_a_text() {
    let desk = Desk::with_vault();
    desk.ok(&["log", TALK]);
    let text = desk.ok(&["held", "bob", "lee"]);
    assert!(text.starts_with("Everything held on Bob Lee\n"), "{text}");
    assert!(text.contains("Jane Doe gave the name, and may be named"), "{text}");
    assert!(text.contains("Works as: Initech"), "{text}");
    let held = desk.json(&["held", "jane"]);
    let texts: Vec<&str> =
        held["records"].as_array().unwrap().iter().filter_map(|row| row["text"].as_str()).collect();
    assert!(texts.contains(&TALK), "{texts:?}");
    assert!(desk.fails(2, &["held", "nobody"]).contains("Nobody here"));
}
