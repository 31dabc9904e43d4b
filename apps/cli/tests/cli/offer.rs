//! What hosts offer, what a talk left behind, and what was given and received.

use crate::support::{Desk, flat};

fn later<'a>(args: &[&'a str], now: &'a str) -> Vec<&'a str> {
    args.iter().copied().chain(["--now", now]).collect()
}

// holds: 75, 80
#[test]
fn an_offer_is_noted_and_taken_in_hand() {
    let desk = Desk::with_vault();
    desk.ok(&["log", "Coffee with +Jane Doe @Acme", "--yes"]);
    assert!(desk.ok(&["offer", "list"]).starts_with("Nothing was offered yet."));
    let missing = flat(&desk.fails(2, &["offer", "take-control", "jane"]));
    assert!(missing.contains("No such offer by Jane Doe is noted."), "{missing}");
    let out = flat(&desk.ok(&["offer", "made", "jane", "pass-details"]));
    assert!(out.contains("Better write yourself: rapport offer take-control \"Jane Doe\""), "{out}");
    let script = desk.ok(&["offer", "script"]);
    assert!(flat(&script).contains("may I say that you sent me?"), "{script}");
    let today = desk.ok(&["today"]);
    assert!(today.contains("Ask Jane Doe to let you write yourself\n"), "{today}");
    let number = today.lines().find(|line| line.contains("let you write yourself")).unwrap();
    let number = number.trim().split(['.', ' ']).next().unwrap();
    let refused = flat(&desk.fails(2, &["do", number]));
    assert!(refused.contains("rapport offer take-control NAME --who WHO"), "{refused}");
    let again = flat(&desk.ok(&["log", "Coffee again with +Jane Doe", "--yes"]));
    let next =
        "Jane Doe offered to pass your details on; write yourself: rapport offer take-control \"Jane Doe\"";
    assert!(again.contains(next), "{again}");
    let unsaid = flat(&desk.fails(2, &["offer", "take-control", "jane"]));
    assert!(unsaid.contains("whom to write to"), "{unsaid}");
    let out = desk.ok(&["offer", "take-control", "jane", "--who", "Bob Lee", "--works-at", "Zeta"]);
    assert!(out.starts_with("You write yourself, and may say that Jane Doe sent you.\n"), "{out}");
    let shown = desk.ok(&["show", "Bob Lee"]);
    assert!(shown.contains("you may say that Jane Doe sent you"), "{shown}");
    assert!(
        flat(&shown).contains("Jane Doe offered to pass your details on to Bob Lee (you write yourself)"),
        "{shown}"
    );
    let rows = desk.json(&["offer", "list", "jane"]);
    assert_eq!(
        (rows[0]["state"].as_str(), rows[0]["is_open"].as_bool()),
        (Some("taken_control"), Some(false))
    );
    desk.ok(&["undo"]);
    assert_eq!(desk.json(&["offer", "list"])[0]["state"], "made");
}

// holds: 81, 102
#[test]
fn an_offer_is_left_to_them_put_off_and_settled() {
    let desk = Desk::with_vault();
    desk.ok(&["log", "Coffee with +Jane Doe @Acme", "--yes"]);
    desk.ok(&["offer", "made", "jane", "introduce", "--to", "Bob Lee"]);
    let out = desk.ok(&["offer", "they-will-pass", "jane", "--ask", "in 1 week"]);
    assert!(
        out.starts_with("Noted: Jane Doe sees to it, and you ask on Wednesday 11 March 2026.\n"),
        "{out}"
    );
    let then = "2026-03-11T12:00:00Z";
    let today = desk.ok(&later(&["today"], then));
    assert!(today.contains("Ask Jane Doe about the introduction to Bob Lee\n"), "{today}");
    let rows = desk.json(&later(&["today"], then));
    let items = rows["items"].as_array().unwrap();
    let number = 1 + items.iter().position(|item| item["action"] == "take_up_offer").unwrap();
    let number = number.to_string();
    let out = desk.ok(&later(&["snooze", &number, "in", "2", "days"], then));
    assert!(out.starts_with("Put off until Friday 13 March 2026: Ask Jane Doe about"), "{out}");
    let done = desk.ok(&later(&["offer", "done", "jane"], then));
    assert!(done.starts_with("Noted: it is done. Thank Jane Doe for it.\n"), "{done}");
    let out = desk.ok(&["offer", "made", "jane", "good-word", "--at", "Acme"]);
    assert!(out.contains("Noted what Jane Doe offered"), "{out}");
}

// holds: 82
#[test]
fn a_resume_goes_out_when_they_asked() {
    let desk = Desk::with_vault();
    desk.ok(&["log", "Coffee with +Jane Doe", "--yes"]);
    let out = desk.ok(&["offer", "resume", "jane"]);
    assert!(out.starts_with("Noted: Jane Doe asked for your résumé. Send it tomorrow.\n"), "{out}");
    let today = desk.ok(&later(&["today"], "2026-03-05T12:00:00Z"));
    assert!(today.contains("Send Jane Doe: your résumé\n"), "{today}");
}

// holds: 96, 98
#[test]
fn a_talk_leaves_an_impression_and_brings_something() {
    let desk = Desk::with_vault();
    desk.ok(&["log", "Coffee with +Jane Doe. Named +Bob Lee", "--yes"]);
    let out = desk.ok(&["meeting", "outcome", "jane", "--was", "lead"]);
    assert!(out.contains("  somebody else to talk to - 1 name was given.\n"), "{out}");
    assert!(out.contains("  word of something that may open - You said so.\n"), "{out}");
    let out = desk.ok(&["meeting", "impression", "jane", "--score", "2", "--mend", "I was late"]);
    assert!(
        out.starts_with("Noted. That can be mended with Jane Doe: it is on your list tomorrow.\n"),
        "{out}"
    );
    let tomorrow = "2026-03-05T12:00:00Z";
    let today = desk.ok(&later(&["today"], tomorrow));
    assert!(today.contains("Mend the impression you left on Jane Doe\n"), "{today}");
    let page = desk.ok(&["prep", "jane"]);
    assert!(page.contains("2 of 5: I was late\n"), "{page}");
    desk.ok(&later(&["meeting", "impression", "jane", "--mended"], tomorrow));
    assert!(!desk.ok(&later(&["today"], tomorrow)).contains("Mend the impression"));
    desk.fails(2, &["meeting", "impression", "jane", "--score", "6"]);
    desk.fails(2, &["meeting", "impression", "jane"]);
}

// holds: 99
#[test]
fn one_is_asked_whether_a_place_is_still_wanted() {
    let desk = Desk::with_vault();
    desk.ok(&["log", "Coffee with +Jane Doe @Acme", "--yes"]);
    assert!(!desk.ok(&["today"]).contains("Still wanted?"));
    desk.ok(&["verdict", "interested", "Acme"]);
    desk.ok(&later(&["log", "Coffee with +Jane Doe", "--yes"], "2026-03-05T12:00:00Z"));
    let then = "2026-03-05T13:00:00Z";
    let today = desk.ok(&later(&["today"], then));
    assert!(today.contains("Still wanted?\n") && today.contains("Do you still want Acme?\n"), "{today}");
    desk.ok(&later(&["verdict", "ruled-out", "Acme", "--because", "all on call"], then));
    assert!(!desk.ok(&later(&["today"], then)).contains("Still wanted?"));
}

// holds: 100
#[test]
fn the_ledger_shows_both_sides() {
    let desk = Desk::with_vault();
    assert!(desk.ok(&["ledger"]).starts_with("Nobody gave you anything yet"));
    desk.ok(&["log", "Coffee with +Jane Doe. Named +Bob Lee", "--yes"]);
    let out = desk.ok(&["ledger"]);
    assert!(out.contains("    they gave  1 talk (20 minutes), 1 name\n"), "{out}");
    assert!(out.contains("    you gave   nothing yet\n"), "{out}");
    assert!(out.contains("    Thank them: that is owed already.\n"), "{out}");
    assert_eq!(desk.json(&["ledger", "jane"])["is_one_sided"], true);
}
