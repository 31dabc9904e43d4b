//! The day: shown, settled, put off.

use crate::support::{Desk, TALK, flat};

const FRIDAY: [&str; 2] = ["--now", "2026-03-06T09:00:00Z"];

fn on_friday<'a>(args: &[&'a str]) -> Vec<&'a str> {
    args.iter().copied().chain(FRIDAY).collect()
}

#[test]
fn an_empty_day_says_so() {
    assert!(Desk::with_vault().ok(&["today"]).contains("Nothing to do"));
}

#[test]
fn the_day_is_numbered_in_groups_with_reasons() {
    let desk = Desk::with_vault();
    desk.ok(&["log", TALK]);
    let out = desk.ok(&on_friday(&["today"]));
    let expected = "\
Friday 6 March 2026

Thanks by e-mail
  1  Thank Jane Doe by e-mail (late)
     You met last Wednesday; the first day has passed.

Thanks by hand
  2  Thank Jane Doe by hand
     You met last Wednesday; a card is due on Monday.

Promises
  3  send deck (for Jane Doe)
     You promised it last Wednesday; it is due today.

Settle one with `rapport do 1`, let it be with `rapport waive 1`, put it off
with `rapport snooze 1 fri`.
";
    assert_eq!(out, expected);
}

#[test]
fn numbers_mean_what_was_printed_last() {
    let desk = Desk::with_vault();
    desk.ok(&["log", TALK]);
    desk.ok(&on_friday(&["today"]));
    assert!(desk.ok(&on_friday(&["do", "1"])).starts_with("Done: Thank Jane Doe by e-mail\n"));
    assert!(desk.ok(&on_friday(&["do", "3"])).starts_with("Kept: send deck (for Jane Doe)\n"));
    let gone = flat(&desk.fails(2, &on_friday(&["do", "2", "1"])));
    assert!(
        gone.contains("1 (Thank Jane Doe by e-mail) is no longer to do")
            && gone.contains("Nothing was changed")
    );
    let out = desk.ok(&on_friday(&["today"]));
    assert!(out.contains("  1  Thank Jane Doe by hand"), "a failure settles nothing: {out}");
    assert!(desk.fails(2, &on_friday(&["do", "7"])).contains("There is no 7 on the list"));
    assert!(desk.fails(2, &on_friday(&["do", "0"])).contains("There is no 0 on the list"));
}

// holds: 91
#[test]
fn cards_are_written_then_posted() {
    let desk = Desk::with_vault();
    desk.ok(&["log", TALK]);
    desk.ok(&on_friday(&["today"]));
    assert!(desk.ok(&on_friday(&["do", "2", "--written"])).starts_with("Written: "));
    assert!(desk.ok(&on_friday(&["today"])).contains("Post the card to Jane Doe"));
    assert!(desk.ok(&on_friday(&["do", "2"])).starts_with("Posted: "));
    assert!(!desk.ok(&on_friday(&["today"])).contains("card"));
    assert_eq!(desk.fails(2, &on_friday(&["do", "1", "--written"])).lines().count(), 1);
}

// holds: 93
#[test]
fn whoever_gave_a_name_hears_how_it_went() {
    let desk = Desk::with_vault();
    desk.ok(&["log", TALK]);
    desk.ok(&["log", "Called +Bob Lee", "--now", "2026-03-05T10:00:00Z"]);
    let today = desk.json(&on_friday(&["today"]));
    let items = today["items"].as_array().unwrap();
    let number = items.iter().position(|item| item["action"] == "report_back").unwrap() + 1;
    let out = desk.ok(&on_friday(&["do", &number.to_string(), "--by", "phone"]));
    assert!(out.starts_with("Done by phone: Tell Jane Doe how it went with Bob Lee\n"), "{out}");
    let page = desk.json(&["show", "bob lee"]);
    assert_eq!(page["referred_by"][0]["state"], "reported_back");
}

#[test]
fn names_are_contacted_or_not_pursued() {
    let desk = Desk::with_vault();
    desk.ok(&["log", TALK]);
    let later = ["--now", "2026-03-08T09:00:00Z"];
    let with = |args: &[&str]| desk.ok(&args.iter().chain(&later).copied().collect::<Vec<_>>());
    let out = with(&["today"]);
    assert!(out.contains("  2  Write to Bob Lee") && out.contains("  3  Write to Chen Wei"), "{out}");
    assert!(with(&["do", "2"]).starts_with("Contacted: Write to Bob Lee\n"));
    assert!(with(&["waive", "3"]).starts_with("Not pursued: Write to Chen Wei\n"));
    let tree = with(&["tree"]);
    assert!(tree.contains("Bob Lee (contacted") && tree.contains("Chen Wei (came to nothing"), "{tree}");
}

#[test]
fn things_are_put_off_in_words() {
    let desk = Desk::with_vault();
    desk.ok(&["log", TALK]);
    desk.ok(&on_friday(&["today"]));
    let out = desk.ok(&on_friday(&["snooze", "2", "next", "tuesday"]));
    assert!(out.starts_with("Put off until Tuesday 10 March 2026: Thank Jane Doe by hand\n"), "{out}");
    let out = desk.ok(&on_friday(&["snooze", "3", "in", "2", "weeks"]));
    assert!(out.starts_with("Put off until Friday 20 March 2026: send deck"), "{out}");
    assert_eq!(desk.json(&on_friday(&["today"]))["items"].as_array().unwrap().len(), 1);
    assert!(desk.fails(2, &on_friday(&["snooze", "1", "someday"])).contains("is not a day"));
}

#[test]
fn a_number_stays_that_of_a_talk_whose_time_passes() {
    let desk = Desk::with_vault();
    desk.ok(&["add", "Jane", "Doe"]);
    desk.ok(&["meet", "jane", "--at", "tomorrow 9:30"]);
    desk.ok(&["today", "--now", "2026-03-05T07:00:00Z"]);
    let waived = desk.ok(&["waive", "1", "--now", "2026-03-05T15:00:00Z"]);
    assert!(waived.starts_with("Taken off the list: How was the talk with Jane Doe?\n"), "{waived}");
}

#[test]
fn a_talk_is_moved_or_called_off() {
    let desk = Desk::with_vault();
    desk.ok(&["add", "Jane", "Doe"]);
    let out =
        desk.ok(&["meet", "jane", "--at", "tomorrow 9:30", "--place", "Café Oro", "--medium", "in-person"]);
    assert!(out.starts_with("You meet Jane Doe on Thursday 5 March 2026 at 09:30, face to face.\n"), "{out}");
    assert!(desk.ok(&["today"]).contains("You meet tomorrow at 09:30, 20 minutes, Café Oro."));
    assert!(desk.fails(2, &["do", "1"]).contains("rapport log --with NAME"));
    assert!(desk.ok(&["snooze", "1", "tomorrow 11:00"]).contains("Thursday 5 March 2026 at 11:00"));
    assert!(desk.ok(&["today"]).contains("tomorrow at 11:00"));
    assert!(desk.ok(&["waive", "1"]).starts_with("Taken off the list: Meet Jane Doe\n"));
    assert!(desk.ok(&["today"]).contains("Nothing to do"));
    desk.ok(&["undo"]);
    assert!(desk.ok(&["today"]).contains("Meet Jane Doe"));
}

#[test]
fn a_day_that_fits_no_screen_shows_the_most_pressing_of_each_sort() {
    let desk = Desk::with_vault();
    let people = "ABCDEFGHIJKL".chars();
    people.for_each(|letter| drop(desk.ok(&["log", &format!("Coffee with +{letter}nn Root")])));
    desk.ok(&["log", "Coffee with +Jane Doe. >me send deck fri"]);
    let out = desk.ok(&on_friday(&["today"]));
    assert!(out.lines().count() < 40 && out.contains("send deck (for Jane Doe)"), "{out}");
    assert!(out.contains("And 19 more") && out.contains("`rapport today --all`"), "{out}");
    assert!(desk.ok(&on_friday(&["do", "8"])).starts_with("Kept: send deck"));
    // Of one sort there are at most ten, whatever there is room for.
    let all = desk.ok(&on_friday(&["today", "--all"]));
    assert!(all.contains(" 20  Thank") && !all.contains("--all") && all.contains("And 6 more"), "{all}");
    assert_eq!(desk.json(&on_friday(&["today"]))["items"].as_array().unwrap().len(), 20);
}
