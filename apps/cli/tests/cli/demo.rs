//! The demo.

use std::fs;

use crate::support::Desk;

#[test]
fn both_devices_show_the_same_page() {
    let desk = Desk::new();
    let story = desk.ok(&["demo"]);
    for words in [
        "Both devices show the same page.",
        "Nothing was lost",
        "files, not one readable",
        "├─ Bob Lee (not yet contacted; you may say that Ana Ruiz sent you)",
        "Thank Ana Ruiz by e-mail",
        "rapport --vault rapport-demo/phone --keys rapport-demo/keys --now 2026-03-05T07:30:00Z today",
        "cargo run --release -- --vault rapport-demo/phone",
    ] {
        assert!(story.contains(words), "{words}: {story}");
    }
    assert!(story.lines().count() <= 60, "{story}");

    let look = |vault: &str, page: &str| {
        let vault = format!("rapport-demo/{vault}");
        desk.ok(&[page, "--vault", &vault, "--keys", "rapport-demo/keys", "--now", "2026-03-05T07:30:00Z"])
    };
    for page in ["today", "tree", "people", "export"] {
        assert_eq!(look("phone", page), look("laptop", page), "{page}");
    }
    assert!(
        story.contains(look("phone", "tree").trim_end()),
        "the vaults that are left are those of the story"
    );
}

#[test]
fn an_earlier_demo_is_replaced_and_anything_else_is_left_alone() {
    let desk = Desk::new();
    let story = || without_digits(&desk.ok(&["demo", "--dir", "d"]));
    let first = story();
    assert!(first.contains("both show ### ###"), "{first}");
    assert_eq!(story(), first, "the story is the same every time");
    fs::create_dir(desk.path("mine")).unwrap();
    fs::write(desk.path("mine/phone"), b"mine").unwrap();
    assert!(desk.fails(2, &["demo", "--dir", "mine"]).contains("holds something else"));
    assert_eq!(fs::read(desk.path("mine/phone")).unwrap(), b"mine");
    fs::create_dir(desk.path("empty")).unwrap();
    desk.ok(&["demo", "--dir", "empty"]);
}

#[test]
fn programs_get_the_ending() {
    let ending = Desk::new().json(&["demo"]);
    for fact in ["same_today", "same_tree", "same_everything", "nothing_lost", "sealed"] {
        assert_eq!(ending[fact], true, "{fact}");
    }
}

/// The story without the six digits, which are others every time.
fn without_digits(story: &str) -> String {
    let at = story.find("both show ").unwrap() + "both show ".len();
    let digits = &story[at..at + 7];
    assert!(digits.chars().all(|c| c.is_ascii_digit() || c == ' '), "{digits}");
    story.replace(digits, "### ###")
}
