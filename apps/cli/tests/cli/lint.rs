//! A message is looked over.

use serde_json::Value;

use crate::support::{Desk, flat};

/// A letter with a few things to change.
const LETTER: &str = "Hi Bob,\n\nZoë 👋 says hello. Are you\nhiring? I have 20 minutes.\n";

fn json(desk: &Desk, args: &[&str], input: impl AsRef<[u8]>) -> Value {
    let ran = desk.run_with_input(args, input);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    serde_json::from_str(&ran.out).unwrap()
}

fn rules(found: &Value) -> Vec<&str> {
    found.as_array().unwrap().iter().map(|it| it["rule"].as_str().unwrap()).collect()
}

#[test]
fn findings_are_told_in_plain_words_and_nothing_is_held_back() {
    let desk = Desk::new();
    let ran = desk.run_with_input(&["lint", "--to", "Jane Doe", "--minutes", "30"], LETTER);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    for words in [
        "1:4 error wrong_name \"Bob\"",
        "3:19 error ask_job \"Are you hiring\"",
        "4:16 warning promise_mismatch \"20 minutes\"",
        "S0, S1, S2, S4:",
        "--dismiss RULE leaves a rule out.",
    ] {
        assert!(flat(&ran.out).contains(words), "{words}: {}", ran.out);
    }
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
    assert!(!desk.path("laptop").exists(), "no vault is made");
}

#[test]
fn programs_get_places_in_every_way_of_counting() {
    let desk = Desk::new();
    let found = json(&desk, &["lint", "--json", "--to", "Jane Doe"], LETTER);
    let job = found.as_array().unwrap().iter().find(|it| it["rule"] == "ask_job").unwrap();
    let (start, end) = (job["start"].as_u64().unwrap(), job["end"].as_u64().unwrap());
    assert_eq!(&LETTER[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()], "Are you\nhiring");
    assert_eq!((job["line"].as_u64(), job["column"].as_u64()), (Some(3), Some(19)));
    assert_eq!(job["start_utf16"], start - 3, "ë is one unit of two bytes, the hand two of four");
    assert_eq!(job["severity"], "error");
    let whole = found.as_array().unwrap().iter().find(|it| it["rule"] == "missing_who").unwrap();
    assert!(whole["start"].is_null() && whole["line"].is_null() && whole["why"].is_string());
}

#[test]
fn what_is_known_changes_what_is_found() {
    let desk = Desk::new();
    let text = "Hi Jane,\n\nBob Lee named you to me. Are you hiring?\n";
    let with = |args: &[&str]| {
        let args: Vec<&str> = ["lint", "--json"].iter().chain(args).copied().collect();
        rules(&json(&desk, &args, text)).join(" ")
    };
    let referred = ["--referrer", "Bob Lee"];
    assert!(with(&referred).contains("name_without_permission"));
    assert!(with(&["--referrer", "Bob Lee", "--name-permission", "no"]).contains("name_without_permission"));
    assert!(
        !with(&["--referrer", "Bob Lee", "--name-permission", "yes"]).contains("name_without_permission")
    );
    assert!(with(&["--audience", "cold"]).contains("no_easy_out"));
    assert!(!with(&["--audience", "own"]).contains("missing_who"));
    assert_eq!(with(&["--purpose", "thanks"]), "ask_job thanks_missing");
    assert_eq!(with(&["--purpose", "report-back", "--dismiss", "ask_job"]), "thanks_missing");
    assert_eq!(with(&["--purpose", "thanks", "--dismiss", "ask_job", "--dismiss", "thanks_missing"]), "");
}

#[test]
fn a_good_letter_needs_no_change() {
    let desk = Desk::new();
    let letter = "Hi Jane,\n\nwe met at the fair. I'm a nurse in Leeds. You moved into research: how did you choose where? Would you have \
                  20 minutes for that?\n\nAna\n";
    let ran = desk.run_with_input(&["lint", "--to", "Jane Doe"], letter);
    assert_eq!((ran.out.as_str(), ran.code), ("Nothing to change.\n", 0));
    assert_eq!(json(&desk, &["lint", "--json"], ""), Value::Array(Vec::new()));
}

#[test]
fn questions_are_looked_over_too() {
    let desk = Desk::new();
    let found = json(
        &desk,
        &["lint", "--json", "--question"],
        "Who are your competitors?\nWhat do you do all day?\n",
    );
    assert_eq!(rules(&found), ["findable_online"]);
    let found = json(
        &desk,
        &["lint", "--json", "--question", "--dismiss", "findable_online"],
        "Who are your competitors?",
    );
    assert_eq!(rules(&found), [""; 0]);
}

#[test]
fn what_cannot_be_read_is_told() {
    let desk = Desk::new();
    let ran = desk.run_with_input(&["lint"], b"caf\xe9");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("not in UTF-8"), "{}", ran.err);
    assert!(desk.fails(2, &["lint", "--dismiss", "nagging"]).contains("There is no rule 'nagging'"));
    desk.fails(2, &["lint", "--audience", "enemy"]);
    desk.fails(2, &["lint", "--minutes", "many"]);
}
