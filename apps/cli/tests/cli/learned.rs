//! What talks brought: leads, insights, words of the trade, recommendations.

use crate::support::{Desk, flat};

const TALK: &str =
    "Tea with +Jane Doe @Acme. Named +Bob Lee ok-name. !lead Zeta hires two editors in May\nShe said ?runway";

// holds: 13, 87
#[test]
fn a_lead_of_a_debrief_goes_on_to_its_end() {
    let desk = Desk::with_vault();
    let out = flat(&desk.ok(&["log", TALK, "--dry-run"]));
    for words in ["lead Zeta hires two editors in May (from Jane Doe)", "term runway (from Jane Doe)"] {
        assert!(out.contains(words), "{words}: {out}");
    }
    assert!(desk.ok(&["leads"]).contains("No lead yet"));
    desk.ok(&["log", TALK]);
    let board = flat(&desk.ok(&["leads"]));
    for words in [
        "Leads (1 open)",
        "Zeta hires two editors in May - heard of",
        "Jane Doe told you today.",
        "People you found yourself (1 met): 1 lead, 1 open",
    ] {
        assert!(board.contains(words), "{words}: {board}");
    }
    let late = ["--now", "2026-03-18T10:00:00Z"];
    let today = desk.ok(&[&["today"][..], &late].concat());
    assert!(today.contains("Leads to go on with") && today.contains("14 days ago"), "{today}");
    let number = today.lines().find(|line| line.contains("Go on with the lead")).unwrap();
    let number = number.split_whitespace().next().unwrap();
    assert!(desk.fails(2, &[&["do", number][..], &late].concat()).contains("rapport leads step"));
    desk.ok(&[
        "leads", "step", "editors", "--done", "applied", "--at", "Zeta", "--role", "Editor", "--next",
        "call Ana",
    ]);
    let page = flat(&desk.ok(&["leads", "show", "zeta"]));
    for words in ["Editor at Zeta", "It is applied for.", "next call Ana", "through Jane Doe"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    desk.ok(&["leads", "add", "an internship", "--from", "bob", "--public", "no", "--sure", "low"]);
    assert_eq!(desk.json(&["leads"])["open"], 2);
    assert!(
        desk.fails(2, &["leads", "close", "pilot", "--as", "gone"]).contains("There is no lead with 'pilot'")
    );
    assert!(
        desk.ok(&["leads", "close", "internship", "--as", "not-for-me"]).contains("Closed: an internship.")
    );
    assert!(desk.ok(&["leads"]).contains("closed: not for you"));
    assert_eq!(desk.json(&["leads"])["open"], 1);
}

// holds: 84, 86, 119
#[test]
fn what_was_learned_stays_when_who_said_it_is_forgotten() {
    let desk = Desk::with_vault();
    desk.ok(&["log", TALK]);
    desk.ok(&[
        "insights",
        "add",
        "Maps move to the web",
        "--kind",
        "trend",
        "--about",
        "acme",
        "--from",
        "jane",
    ]);
    desk.ok(&["insights", "add", "Jane knows everybody", "--about", "jane", "--from", "bob"]);
    desk.ok(&["insights", "agree", "maps", "--who", "bob"]);
    let list = desk.ok(&["insights"]);
    assert!(list.contains("Where things are going\n  Maps move to the web\n"), "{list}");
    assert!(list.contains("about Acme; said by Jane Doe; also Bob Lee"), "{list}");
    assert!(desk.ok(&["show", "jane"]).contains("Heard about them\n  Jane knows everybody"));
    assert!(desk.ok(&["organization", "acme"]).contains("Heard about it\n  Maps move to the web"));
    let brief = desk.ok(&["insights", "atlas", "--about", "acme"]);
    assert!(brief.starts_with("Acme\nWhat 2 people told you\n\nWHERE THINGS ARE GOING\n"), "{brief}");
    assert!(desk.ok(&["insights", "atlas"]).contains("About Acme\n"));
    let forgotten = desk.ok(&["forget", "jane", "--yes"]);
    assert!(forgotten.contains("Maps move to the web"), "it may speak of her: {forgotten}");
    let list = desk.ok(&["insights"]);
    assert!(list.contains("Maps move to the web") && list.contains("also Bob Lee"), "{list}");
    assert!(!list.contains("said by") && !list.contains("Jane"), "{list}");
    assert!(desk.ok(&["leads"]).contains("Nobody is noted who told you"));
    assert!(!desk.ok(&["glossary"]).contains("used by"));
}

// holds: 84
#[test]
fn an_answer_that_was_new_is_kept() {
    let desk = Desk::with_vault();
    desk.ok(&["add", "Jane Doe", "--org", "Acme"]);
    desk.ok(&["meet", "jane", "--at", "2026-03-04T17:00"]);
    desk.ok(&["prep", "jane", "--ask", "Where do maps go?"]);
    desk.ok(&["prep", "jane", "--answer", "1", "To the web", "--new"]);
    let list = desk.ok(&["insights"]);
    assert!(list.contains("To the web\n      Jane Doe, asked: Where do maps go?"), "{list}");
    desk.ok(&["insights", "keep", "web", "--kind", "trend", "--about", "acme"]);
    let list = desk.ok(&["insights"]);
    assert!(list.contains("about Acme; said by Jane Doe") && !list.contains("new to you"), "{list}");
    assert!(desk.ok(&["insights", "atlas"]).contains("Where do maps go? (1 person)\n  Jane Doe: To the web"));
    assert!(
        desk.ok(&["questions", "--brought"]).contains("No question was planned for a talk that took place")
    );
}

// holds: 83, 85
#[test]
fn words_are_learned_and_recommendations_done() {
    let desk = Desk::with_vault();
    desk.ok(&["log", TALK]);
    assert!(desk.ok(&["glossary"]).contains("runway - (no meaning noted)\n      used by Jane Doe\n"));
    desk.ok(&["glossary", "meaning", "runway", "months", "until", "the", "money", "is", "gone"]);
    assert_eq!(desk.ok(&["glossary", "quiz"]).lines().next(), Some("  runway"));
    desk.ok(&["glossary", "quiz", "runway", "--missed"]);
    let entry = desk.ok(&["glossary", "quiz", "runway"]);
    assert!(entry.contains("runway - months until the money is gone"), "{entry}");
    assert!(entry.contains("you knew it 0 of 1 times"), "{entry}");
    desk.ok(&["glossary", "learned", "runway"]);
    assert!(desk.ok(&["glossary", "quiz"]).contains("There is nothing to learn."));
    desk.ok(&["resources", "add", "Maps for all", "--kind", "course", "--from", "jane"]);
    let list = desk.ok(&["resources"]);
    assert_eq!(list, "  [ ] Maps for all (course)\n      recommended by Jane Doe\n");
    desk.ok(&["resources", "done", "maps"]);
    assert!(desk.ok(&["resources"]).starts_with("  [x] Maps for all"));
}

#[test]
fn each_page_of_help_has_an_example_within_80_columns() {
    let desk = Desk::new();
    let pages: &[&[&str]] = &[
        &["leads", "add"],
        &["leads", "step"],
        &["leads", "close"],
        &["leads", "show"],
        &["insights", "add"],
        &["insights", "keep"],
        &["insights", "atlas"],
        &["insights", "agree"],
        &["insights", "disagree"],
        &["glossary", "add"],
        &["glossary", "meaning"],
        &["glossary", "quiz"],
        &["glossary", "learned"],
        &["resources", "add"],
        &["resources", "done"],
    ];
    for page in pages {
        let help = desk.ok(&[page, &["--help"][..]].concat());
        assert!(help.contains(&format!("Example: rapport {}", page.join(" "))), "{help}");
        assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
    }
}
