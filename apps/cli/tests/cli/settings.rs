//! The person's own settings.

use crate::support::{Desk, flat};

#[test]
fn settings_are_listed_and_changed_in_plain_words() {
    let desk = Desk::with_vault();
    let out = desk.ok(&["settings"]);
    for words in [
        "name             not set",
        "keep-in-touch    only with those you say it for",
        "minutes          you ask for 20 minutes",
        "first-reminder   3 business days after you wrote",
        "second-reminder  7 business days after the first",
        "holiday          none",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
    for (setting, value, words) in [
        ("name", "Ana Ruiz", "name             Ana Ruiz"),
        ("email", "ana@example.org", "email            ana@example.org"),
        ("signature", "Ana", "signature        Ana"),
        ("language", "de-CH", "language         de-CH"),
        ("country", "ch", "country          CH"),
        ("home-zone", "Europe/Zurich", "home-zone        Europe/Zurich"),
        ("keep-in-touch", "90", "keep-in-touch    every 90 days"),
        ("minutes", "15", "minutes          you ask for 15 minutes"),
        ("first-reminder", "5", "first-reminder   5 business days after you wrote"),
        ("second-reminder", "1", "second-reminder  1 business day after the first"),
        ("holiday", "2026-12-25", "holiday          Friday 25 December 2026"),
    ] {
        let out = desk.ok(&["settings", setting, value]);
        assert!(out.starts_with(words), "{words}: {out}");
        assert!(desk.ok(&["settings"]).contains(words), "{words}");
    }
    assert_eq!(desk.json(&["settings"])["usual_minutes"], 15);
    assert!(desk.ok(&["settings", "minutes", "--clear"]).contains("you ask for 20 minutes"));
    assert!(desk.ok(&["settings", "holiday", "2026-12-25", "--clear"]).contains("holiday          none"));
    desk.ok(&["undo"]);
    assert!(desk.ok(&["settings"]).contains("Friday 25 December 2026"));
}

#[test]
fn a_setting_that_cannot_be_is_refused_and_changes_nothing() {
    let desk = Desk::with_vault();
    for args in [
        &["settings", "minutes", "a few"][..],
        &["settings", "country", "Germany"],
        &["settings", "home-zone", "Nowhere"],
        &["settings", "first-reminder", "0"],
        &["settings", "holiday", "someday"],
        &["settings", "hat", "red"],
    ] {
        desk.fails(2, args);
    }
    let said = flat(&desk.fails(2, &["settings", "name"]));
    assert!(said.contains("Say to what, or --clear."), "{said}");
    assert!(desk.ok(&["settings"]).contains("country          not set"));
}
