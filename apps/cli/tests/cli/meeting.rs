//! Talks: proposed, prepared, timed.

use std::fs;

use crate::support::{Desk, flat};

fn at<'a>(args: &[&'a str], now: &'a str) -> Vec<&'a str> {
    args.iter().copied().chain(["--now", now]).collect()
}

fn desk_with_talk() -> Desk {
    let desk = Desk::with_vault();
    desk.ok(&["add", "Jane", "Doe", "--org", "Acme"]);
    let out = desk.ok(&["meeting", "schedule", "jane", "--at", "tomorrow 9:30", "--medium", "in-person"]);
    assert!(out.starts_with("You meet Jane Doe on Thursday 5 March 2026 at 09:30, face to face.\n"), "{out}");
    desk
}

// holds: 53, 54
#[test]
fn times_are_proposed_in_words_then_one_is_agreed_and_moved() {
    let desk = Desk::with_vault();
    desk.ok(&["add", "Jane", "Doe"]);
    let missing = flat(&desk.fails(2, &["prep", "jane"]));
    assert!(missing.contains("There is no talk with Jane Doe yet."), "{missing}");
    let out = desk.ok(&["meeting", "propose", "jane", "--their-zone", "Europe/London"]);
    assert!(
        out.contains("  Thursday 5 March, 9:00 or 13:00, or Friday 6 March, 9:00 (London time)\n"),
        "{out}"
    );
    let out = desk.ok(&["meeting", "propose", "jane", "--at", "tue 9:00", "--at", "tue 14:30"]);
    assert!(out.contains("  Tuesday 10 March, 9:00 or 14:30 (Paris time)\n"), "{out}");
    let page = desk.json(&["prep", "jane"]);
    assert_eq!(page["proposals"].as_array().unwrap().len(), 2, "one talk, proposed anew");
    let out = desk.ok(&["meeting", "move", "jane", "--at", "tue 14:30", "--place", "Café Oro"]);
    assert!(out.starts_with("You meet Jane Doe on Tuesday 10 March 2026 at 14:30.\n"), "{out}");
    desk.ok(&["meeting", "move", "jane", "--at", "wed 10:00"]);
    let page = desk.json(&["prep", "jane"]);
    assert_eq!(page["times"][0]["start"]["civil"], "2026-03-11T10:00:00");
    assert_eq!(page["times"][0]["place"], "Café Oro");
    let out = desk.ok(&["meeting", "cancel", "jane", "--by", "them"]);
    assert!(out.starts_with("Jane Doe called off the talk.\n"), "{out}");
    assert_eq!(desk.json(&["prep", "jane"])["state"], "cancelled");
    desk.ok(&["undo"]);
    assert_eq!(desk.json(&["prep", "jane"])["state"], "scheduled");
    let out = desk.ok(&["meeting", "no-show", "jane", "--who", "me"]);
    assert!(out.starts_with("You did not come to the talk with Jane Doe.\n"), "{out}");
}

// holds: 49, 51, 52
#[test]
fn a_talk_has_a_promise_a_way_and_a_place_in_the_calendar() {
    let desk = desk_with_talk();
    let out = desk.ok(&["meeting", "promise", "jane", "--minutes", "25"]);
    assert!(out.starts_with("You promise Jane Doe 25 minutes.\n"), "{out}");
    desk.ok(&["meeting", "travel", "jane", "--minutes", "40"]);
    let out = desk.ok(&["prep", "jane"]);
    assert!(out.contains("Leave at 08:50.\n") && out.contains("You promised 25 minutes.\n"), "{out}");
    desk.ok(&["meeting", "calendar", "jane", "--file", "jane.ics"]);
    let entry = fs::read_to_string(desk.path("jane.ics")).unwrap();
    assert!(entry.contains("DTSTART:20260305T083000Z\r\nDURATION:PT25M\r\n"), "{entry}");
    assert!(entry.contains("TRIGGER:-PT40M\r\n"), "{entry}");
    assert!(desk.ok(&["meeting", "calendar", "jane"]).contains("SUMMARY:Talk with Jane Doe"));
    let out = desk.ok(&["meeting", "arrived", "jane", "--late"]);
    assert!(out.starts_with("You are late to meet Jane Doe.\n"), "{out}");
}

// holds: 55, 57, 64, 66, 67, 69
#[test]
fn a_talk_is_prepared_and_printed_on_one_page() {
    let desk = desk_with_talk();
    let out = desk.ok(&["prep", "jane"]);
    assert!(out.contains("You are 10 % ready"), "{out}");
    assert!(flat(&out).contains("No question for 20 minutes: plan at least 5"), "{out}");
    let out = desk.ok(&["prep", "jane", "--goal", "industry", "--plan", "new-field", "--tick", "no_resume"]);
    assert!(out.contains("You are 41 % ready"), "{out}");
    desk.ok(&["prep", "jane", "--ask", "Who drew the coast?", "--dress", "Jacket"]);
    desk.ok(&["prep", "jane", "--found", "impression", "Her map of the coast"]);
    desk.ok(&["prep", "jane", "--first", "10"]);
    let page = desk.json(&["prep", "jane"]);
    assert_eq!(page["questions"][0]["text"], "Who drew the coast?");
    desk.ok(&["prep", "jane", "--drop", "2"]);
    desk.ok(&["prep", "jane", "--answer", "1", "Her teacher"]);
    let out = desk.ok(&["prep", "jane"]);
    assert!(out.contains("  1 [x] Who drew the coast?\n        Her teacher\n"), "{out}");
    desk.ok(&["pitch", "--set", "past", "Ten years of maps."]);
    let sheet = desk.ok(&["prep", "jane", "--sheet"]);
    assert!(sheet.contains("  [x] Who drew the coast? (must)\n"), "{sheet}");
    assert!(sheet.contains("The résumé stays at home") && sheet.contains("  Dress: Jacket\n"), "{sheet}");
    assert!(sheet.lines().count() <= 60, "one side of A4 holds about sixty lines: {sheet}");
    assert!(desk.ok(&["prep", "jane", "--html", "jane.html"]).starts_with("Written to jane.html."));
    let html = fs::read_to_string(desk.path("jane.html")).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("@page { size: A4"), "{html}");
    assert!(!html.contains("http") && !html.contains("<script"), "it needs nothing else");
    assert!(desk.fails(2, &["prep", "jane", "--drop", "40"]).contains("There is no question 40"));
    assert!(desk.fails(2, &["prep", "jane", "--found", "weather", "fine"]).contains("'weather'"));
    assert!(desk.fails(2, &["prep", "jane", "--tick", "cake"]).contains("not on the list"));
}

// holds: 70, 71, 73, 107
#[test]
fn the_time_of_a_talk_is_kept() {
    let desk = desk_with_talk();
    let out = desk.ok(&at(&["clock", "jane"], "2026-03-05T08:00:00Z"));
    assert!(out.contains("It has not begun; 20 minutes are promised.") && out.contains("  09:50  "), "{out}");
    desk.ok(&at(&["meeting", "start", "jane"], "2026-03-05T08:31:00Z"));
    let out = desk.ok(&at(&["guide", "jane"], "2026-03-05T08:41:00Z"));
    assert!(out.contains("10 minutes are left.") && out.contains("> 4  Ask, listen"), "{out}");
    let out = desk.ok(&at(&["meeting", "more", "jane", "--minutes", "10"], "2026-03-05T08:50:00Z"));
    assert!(out.starts_with("Jane Doe gives you 10 more minutes"), "{out}");
    let out = desk.ok(&at(&["clock", "jane"], "2026-03-05T09:03:00Z"));
    assert!(out.contains("The time is over, by 2 minutes."), "{out}");
    let out = desk.ok(&at(&["meeting", "end", "jane"], "2026-03-05T09:04:00Z"));
    assert!(out.contains("It took 33 minutes, 3 minutes more than you had."), "{out}");
    let out = desk.ok(&at(&["meeting", "kept"], "2026-03-05T09:10:00Z"));
    assert!(out.contains("You kept your promise in 0 of 1 timed talk (0 %)."), "{out}");
    assert!(out.contains("Jane Doe: 33 minutes for 20 asked and 10 given"), "{out}");
    let out = desk.ok(&at(&["meeting", "names", "jane", "--count", "0"], "2026-03-05T09:10:00Z"));
    assert!(out.starts_with("Jane Doe gave you 0 names.\n"), "{out}");
    desk.ok(&at(&["meeting", "rate", "jane", "--opening", "4", "--close", "3"], "2026-03-05T09:10:00Z"));
    assert!(desk.ok(&["meeting", "practice"]).contains("Jane Doe: 3.5\n"));
    assert_eq!(desk.fails(2, &["meeting", "rate", "jane"]).lines().count(), 1);
}

// holds: 59, 62
#[test]
fn questions_and_what_one_says_are_kept() {
    let desk = Desk::with_vault();
    let out = desk.ok(&["questions", "--about", "culture"]);
    assert!(out.contains("  How are people welcomed when they are new?\n    culture_welcome\n"), "{out}");
    desk.ok(&["questions", "--reword", "culture_welcome", "Who welcomes people?"]);
    desk.ok(&["questions", "--hide", "culture_leave"]);
    desk.ok(&["questions", "--about", "culture", "--add", "Who laughs?"]);
    let out = desk.ok(&["questions", "--about", "culture"]);
    assert!(out.contains("  Who welcomes people?\n    culture_welcome, in your words\n"), "{out}");
    assert!(out.contains("  Who laughs?\n    your own\n") && !out.contains("culture_leave"), "{out}");
    desk.ok(&["questions", "--unhide", "culture_leave"]);
    assert!(desk.ok(&["questions"]).contains("culture_leave"));
    assert!(desk.fails(2, &["questions", "--hide", "nothing"]).contains("none of the built-in ones"));
    let out = desk.ok(&["pitch", "--set", "goals", "To make maps that people use."]);
    assert!(out.starts_with("6 words, 3 seconds.\n"), "{out}");
    assert!(desk.ok(&["pitch"]).contains("  Where I want to get to: To make maps that people use.\n"));
    assert!(desk.fails(2, &["pitch", "--set", "song", "la"]).contains("'song'"));
}
