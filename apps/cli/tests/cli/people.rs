//! People, found, shown and changed.

use std::fs;

use crate::support::{Desk, TALK, flat};

// holds: 104
#[test]
fn the_tree_is_drawn() {
    let desk = Desk::with_vault();
    assert!(desk.ok(&["tree"]).contains("Nobody here yet"));
    desk.ok(&["log", TALK]);
    desk.ok(&["log", "Tea with +Bob Lee, who named +Dee Fox", "--now", "2026-03-05T10:00:00Z"]);
    let expected = "\
Jane Doe (met)
├─ Bob Lee (met)
│  └─ Dee Fox (not yet contacted)
└─ Chen Wei (not yet contacted; do not mention Jane Doe)

3 names were given; 1 met so far.
";
    assert_eq!(desk.ok(&["tree"]), expected);
    let ascii = desk.ok(&["tree", "--ascii"]);
    assert!(ascii.is_ascii() && ascii.contains("|  `- Dee Fox"), "{ascii}");
    assert_eq!(desk.json(&["tree"])["offered"], 3);
}

#[test]
fn a_person_is_edited_shown_deleted_and_brought_back() {
    let desk = Desk::with_vault();
    desk.ok(&["add", "Jane Doe", "--org", "Acme", "--title", "Product lead", "--email", "jane@acme.example"]);
    let out = desk.ok(&[
        "edit",
        "jane",
        "--headline",
        "Hiring in May",
        "--phone",
        "+1 415 555 0100",
        "--tag",
        "fintech",
        "--tag",
        "warm",
        "--untag",
        "warm",
        "--note",
        "Likes chess",
    ]);
    assert!(out.starts_with("Jane Doe: edit a person - done.\n"), "{out}");
    let page = desk.ok(&["show", "doe"]);
    for words in [
        "Jane Doe\nHiring in May\n",
        "works    Product lead, Acme",
        "e-mail   jane@acme.example",
        "phone    +1 415 555 0100",
        "tags     fintech\n",
        "Likes chess",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    desk.ok(&["edit", "jane", "--headline", ""]);
    assert!(!desk.ok(&["show", "jane"]).contains("Hiring"));

    let out = desk.ok(&["delete", "jane"]);
    let id = out.split_whitespace().last().unwrap();
    assert!(desk.fails(2, &["show", "jane"]).contains("Nobody here is called 'jane'"));
    assert!(desk.ok(&["show", id]).contains("Deleted."));
    assert_eq!(desk.ok(&["restore", id]), "It is back.\n");
    assert_eq!(desk.json(&["show", "jane"])["contact"], id);
}

#[test]
fn of_several_edits_those_before_a_wrong_one_are_told() {
    let desk = Desk::with_vault();
    desk.ok(&["add", "Jane"]);
    let err = desk.fails(2, &["edit", "jane", "--headline", "Lead", "--email", "nowhere"]);
    assert!(err.contains("What came before is done: edit a person"), "{err}");
    assert_eq!(desk.json(&["show", "jane"])["headline"], "Lead");
}

#[test]
fn several_people_of_one_name_are_listed() {
    let desk = Desk::with_vault();
    desk.ok(&["add", "Bob Lee", "--org", "Initech"]);
    desk.ok(&["add", "Bob Marley"]);
    let err = desk.fails(2, &["show", "bob"]);
    assert!(err.contains("Bob Lee (Initech)") && err.contains("Bob Marley"), "{err}");
    let id = err.lines().nth(1).unwrap().split_whitespace().next().unwrap();
    assert_eq!(desk.json(&["show", id])["name"], "Bob Lee");
    assert_eq!(desk.json(&["show", "bob", "marley"])["name"], "Bob Marley");
    let people = desk.ok(&["people"]);
    assert_eq!(people, "Bob Lee     Initech\nBob Marley\n\n2 people\n");
}

#[test]
fn texts_are_found_by_their_words() {
    let desk = Desk::with_vault();
    desk.ok(&["log", TALK]);
    let out = flat(&desk.ok(&["search", "coff"]));
    assert!(out.starts_with("Texts Note, Jane Doe"), "{out}");
    assert!(desk.ok(&["search", "acme"]).contains("Organizations\n  Acme"));
    assert_eq!(desk.ok(&["search", "zebra"]), "Nothing holds 'zebra'.\n");
    assert_eq!(desk.json(&["search", "bob"])["people"][0]["name"], "Bob Lee");
}

#[test]
fn the_timeline_goes_back_page_by_page() {
    let desk = Desk::with_vault();
    desk.ok(&["log", TALK]);
    desk.ok(&["log", "Call with +Bob Lee", "--now", "2026-03-05T10:00:00Z"]);
    let out = desk.ok(&["timeline", "--limit", "2"]);
    assert!(out.contains("5 March 2026, 11:00  Met Bob Lee"), "{out}");
    let before = out.split_whitespace().last().unwrap();
    let older = desk.ok(&["timeline", "--before", before]);
    assert!(older.contains("4 March 2026, 16:00  Met Jane Doe") && !older.contains("Met Bob Lee"), "{older}");
}

// holds: 118
#[test]
fn everything_is_exported() {
    let desk = Desk::with_vault();
    desk.ok(&["log", TALK]);
    let export = desk.json(&["export"]);
    assert!(export["records"].as_array().unwrap().len() >= 8);
    let out = desk.ok(&["export", "-o", "all.json"]);
    assert_eq!(out, "Everything is in all.json\n");
    let written: serde_json::Value =
        serde_json::from_slice(&fs::read(desk.path("all.json")).unwrap()).unwrap();
    assert_eq!(written, export);
    assert!(desk.fails(2, &["export", "-o", "all.json"]).contains("is there already"));
    assert_eq!(serde_json::from_str::<serde_json::Value>(&desk.ok(&["export"])).unwrap(), export);
}
