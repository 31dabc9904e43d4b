//! Wording to begin with.

use crate::support::{Desk, flat};

#[test]
fn templates_are_listed_without_a_vault() {
    let desk = Desk::new();
    let out = desk.ok(&["template", "list"]);
    for words in ["cold ", "thank-you-by-hand ", "Sentences to put in"] {
        assert!(out.contains(words), "{words}: {out}");
    }
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    let listed = desk.json(&["template", "list"]);
    assert_eq!(listed["templates"].as_array().unwrap().len(), 11);
    assert_eq!(listed["templates"][0]["id"], "builtin/email/en");
}

#[test]
fn a_template_is_filled_as_far_as_is_said() {
    let desk = Desk::new();
    let out = desk.ok(&[
        "template",
        "show",
        "thank-you",
        "--set",
        "given=Jane",
        "--set",
        "learned=that {topic} matters",
    ]);
    assert!(out.starts_with("Hi Jane,\n\nThank you"), "{out}");
    assert!(out.contains("that {topic} matters"), "a value is text: {out}");
    assert!(out.ends_with("Still to fill in: next_step, offer, my_name\n"), "{out}");
}

#[test]
fn a_name_is_left_open_until_it_may_be_used() {
    let desk = Desk::new();
    let args = ["template", "show", "email", "--set", "referrer=Bob Lee"];
    let out = desk.ok(&args);
    assert!(out.contains("{referrer} suggested"), "{out}");
    assert!(flat(&out).contains("They have not said that you may use their name."), "{out}");
    let shown = desk.json(&args);
    assert_eq!(shown["blocked"][0]["slot"], "referrer");
    let out = desk.ok(&[&args[..], &["--name-permission"]].concat());
    assert!(out.contains("Bob Lee suggested"), "{out}");
}

#[test]
fn what_is_not_there_is_told() {
    let desk = Desk::new();
    assert!(desk.fails(2, &["template", "show", "poem"]).contains("There is no template 'poem'"));
    assert!(desk.fails(2, &["template", "show", "cold", "--set", "given"]).contains("--set SLOT=VALUE"));
    assert!(
        desk.fails(2, &["template", "show", "cold", "--set", "hat=red"])
            .contains("There is no slot 'hat' here")
    );
}
