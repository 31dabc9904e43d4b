//! What goes wrong, and what the shell is told.

use crate::support::Desk;

/// Words of ours that no person needs to know.
const JARGON: [&str; 4] = ["record", "obligation", "vector", "commitment"];

#[test]
fn usage_is_2() {
    let desk = Desk::with_vault();
    for args in [
        &["dance"][..],
        &["show"],
        &["do", "first"],
        &["edit", "jane"],
        &["today", "--now", "noon"],
        &["today", "--zone", "Mars"],
        &["restore", "12"],
        &["restore", "019cb4a2-7c00-7d7e-b0d1-3f5a6c7d8e9f"],
        &["show", "nobody"],
        &["meet", "nobody", "--at", "fri 10:00"],
        &["init"],
    ] {
        let err = desk.fails(2, args);
        assert!(JARGON.iter().all(|word| !err.contains(word)), "{err}");
    }
    assert!(desk.fails(2, &["today", "--zone", "Mars"]).contains("Europe/Paris"));
    assert!(desk.fails(2, &["today", "--now", "noon"]).contains("2026-03-04T15:00:00Z"));
}

#[test]
fn no_vault_says_how_to_make_one() {
    for args in
        [&["today"][..], &["undo"], &["export"], &["sync", "x"], &["do", "1"], &["pair"], &["devices"]]
    {
        assert!(Desk::new().fails(2, args).contains("rapport init"), "{args:?}");
    }
}

#[test]
fn a_vault_does_not_live_in_a_folder_that_a_service_keeps_in_step() {
    let desk = Desk::new();
    let err = desk.fails(2, &["init", "--vault", "Dropbox/vault"]);
    assert!(err.contains("Dropbox keeps in step"), "{err}");
    assert!(err.lines().all(|line| line.chars().count() <= 80), "{err}");
}

#[test]
fn what_the_disk_refuses_is_1() {
    let desk = Desk::new();
    std::fs::write(desk.path("laptop"), b"a file").unwrap();
    assert_eq!(desk.run(&["init"]).code, 1);
    let desk = Desk::with_vault();
    std::fs::write(desk.path("laptop/vault.sqlite3"), vec![7; 8192]).unwrap();
    assert_eq!(desk.run(&["today"]).code, 1);
}

#[test]
fn help_has_an_example_for_every_verb() {
    let desk = Desk::new();
    let help = desk.ok(&["--help"]);
    let verbs: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|verb| *verb != "help")
        .collect();
    assert!(verbs.len() > 30, "{verbs:?}");
    let remove = desk.ok(&["devices", "remove", "--help"]);
    assert!(remove.lines().all(|line| line.chars().count() <= 80), "{remove}");
    for verb in verbs {
        let help = desk.ok(&[verb, "--help"]);
        assert!(help.contains(&format!("Example: rapport {verb}")), "{help}");
        for page in [&help, &desk.ok(&["--help"])] {
            assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
            assert!(JARGON.iter().all(|word| !page.contains(word)), "{page}");
        }
    }
}

#[test]
fn keys_are_not_kept_in_the_vault() {
    let desk = Desk::new();
    assert!(desk.fails(2, &["init", "--keys", "laptop/keys"]).contains("--keys"));
    assert!(!desk.path("laptop").exists());
    desk.ok(&["init", "--keys", "keys"]);
    assert_eq!(desk.files_below("keys").len(), 2);
}
