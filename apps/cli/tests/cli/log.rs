//! Writing down a talk.

use std::fs;

use crate::support::{Desk, TALK, flat};

#[test]
fn a_dry_run_says_what_was_understood_and_saves_nothing() {
    let desk = Desk::with_vault();
    let out = flat(&desk.ok(&["log", TALK, "--dry-run"]));
    for words in [
        "met Jane Doe at Acme (new)",
        "when Wednesday 4 March 2026 at 16:00",
        "named Bob Lee at Initech (new); you may say that Jane Doe sent you",
        "named Chen Wei (new); do not mention Jane Doe",
        "promise you: send deck (by Friday 6 March 2026)",
        "Nothing was saved",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
    assert_eq!(desk.json(&["people"])["total"], 0);
    assert_eq!(desk.json(&["export"])["records"].as_array().unwrap().len(), 0);
}

#[test]
fn a_dry_run_in_json_gives_people_roles_candidates_and_spans() {
    let desk = Desk::with_vault();
    desk.ok(&["add", "Bob Lee", "--org", "Umbrella"]);
    let debrief = desk.json(&["log", TALK, "--dry-run"]);
    assert_eq!(debrief["met"][0]["name"], "Jane Doe");
    assert_eq!(debrief["named"][0]["permission"], "granted");
    assert_eq!(
        debrief["named"][0]["candidates"].as_array().unwrap().len(),
        1,
        "another Bob Lee may be meant"
    );
    assert_eq!(debrief["draft"]["promises"][0]["due"], "2026-03-06");
    for reading in debrief["draft"]["readings"].as_array().unwrap() {
        let place = |name: &str| usize::try_from(reading["span"][name].as_u64().unwrap()).unwrap();
        let text = &TALK[place("start")..place("end")];
        assert!(!text.is_empty());
        if reading["kind"] == "when" {
            assert_eq!(text, "fri");
        }
    }
}

// holds: 89, 113
#[test]
fn a_talk_is_saved_at_once_and_can_be_taken_back() {
    let desk = Desk::with_vault();
    let out = desk.ok(&["log", TALK]);
    assert!(out.contains("Saved.") && out.contains("rapport undo"), "{out}");
    assert_eq!(desk.json(&["people"])["total"], 3);
    assert_eq!(desk.ok(&["undo"]), "Taken back: log a debrief.\n");
    assert_eq!(desk.json(&["people"])["total"], 0);
    assert_eq!(desk.fails(2, &["undo"]), "There is nothing to undo.\n");
}

#[test]
fn json_names_what_was_made() {
    let desk = Desk::with_vault();
    let logged = desk.json(&["log", TALK]);
    assert_eq!(logged["saved"]["label"], "log a debrief");
    let made = logged["saved"]["created"].as_array().unwrap();
    let count = |kind: &str| made.iter().filter(|it| it["kind"] == kind).count();
    assert_eq!([count("contact"), count("meeting"), count("note"), count("referral")], [3, 1, 1, 2]);
    assert_eq!(logged["debrief"]["draft"]["text"], TALK);
}

#[test]
fn a_text_can_be_piped_in() {
    let desk = Desk::with_vault();
    let ran = desk.run_with_input(&["log"], "Lunch with +Zoë Ångström\n\nSecond line.\n");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let page = desk.json(&["show", "zoe"]);
    assert_eq!(page["timeline"][0]["text"], "Lunch with +Zoë Ångström\n\nSecond line.");
    let ran = desk.run_with_input(&["log"], b"\xff\xfe");
    assert!(ran.code == 2 && ran.err.contains("UTF-8"), "{}", ran.err);
    let ran = desk.run_with_input(&["log"], " \n");
    assert!(ran.code == 2 && ran.err.contains("nothing to save"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn the_editor_shows_the_signs_and_its_help_is_no_part_of_the_note() {
    let desk = Desk::with_vault();
    let script = "cp \"$1\" seen.txt; { echo 'Tea with +Jane'; echo '#fintech'; echo '# mine'; cat \"$1\"; } > new.txt; \
                  mv new.txt";
    fs::write(desk.path("editor.sh"), format!("{script} \"$1\"\n")).unwrap();
    let ran = desk.run_in("EDITOR", "sh editor.sh", &["log", "--edit"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let seen = fs::read_to_string(desk.path("seen.txt")).unwrap();
    for sign in ["+Jane", "ok-name", ">me", ">them", "!lead", "?OKR", "#fintech", "thanked"] {
        assert!(seen.contains(sign), "{sign}");
    }
    let page = desk.json(&["show", "jane"]);
    assert_eq!(page["timeline"][0]["text"], "Tea with +Jane\n#fintech\n# mine");
    assert_eq!(desk.files().len(), 2, "the editor's file is gone: {:?}", desk.files());

    let ran = desk.run_in("VISUAL", "true", &["log", "--edit"]);
    assert!(ran.code == 2 && ran.err.contains("nothing to save"), "{}", ran.err);
    let ran = desk.run_in("VISUAL", "false", &["log", "--edit"]);
    assert!(ran.code == 1 && ran.err.contains("What you wrote is in"), "{}", ran.err);
}

// holds: 26
#[test]
fn a_name_that_may_be_known_is_added_and_said() {
    let desk = Desk::with_vault();
    desk.ok(&["log", "Met +Jane Doe @Acme"]);
    let out = desk.ok(&["log", "Met +Jane again"]);
    assert!(out.contains("added as somebody new") && out.contains("--is 'Jane=ID'"), "{out}");
    assert_eq!(desk.json(&["people"])["total"], 2, "nothing is merged by guessing");

    desk.ok(&["undo"]);
    let jane = desk.json(&["people"])["rows"][0]["contact"].as_str().unwrap().to_owned();
    let out = desk.ok(&["log", "Met +Jane again", "--is", &format!("Jane={jane}")]);
    assert!(out.contains("met      Jane Doe (known)"), "{out}");
    desk.ok(&["log", "A good call", "--with", &jane]);
    assert_eq!(desk.json(&["people"])["total"], 1);
    let page = desk.json(&["show", &jane]);
    let talks = page["timeline"].as_array().unwrap().iter().filter(|row| row["kind"] == "meeting");
    assert_eq!(talks.count(), 3);
    assert!(desk.fails(2, &["log", "Met +Jane", "--is", &format!("Bob={jane}")]).contains("called 'Bob'"));
}

#[test]
fn a_talk_can_be_of_another_time_and_with_several() {
    let desk = Desk::with_vault();
    desk.ok(&["log", "A round table", "--with", "Ann", "--with", "Ben", "--at", "2026-03-03T11:30"]);
    let rows = desk.json(&["timeline"]);
    let talk = rows["rows"].as_array().unwrap().iter().find(|row| row["kind"] == "meeting").unwrap();
    assert_eq!(talk["civil"], "2026-03-03T11:30:00");
    assert_eq!(talk["title"], "Met Ann and Ben");
}

#[test]
fn a_planned_talk_is_settled_by_its_debrief() {
    let desk = Desk::with_vault();
    desk.ok(&["add", "Jane Doe"]);
    desk.ok(&["meet", "jane", "--at", "2026-03-04T15:00", "--minutes", "30", "--medium", "video"]);
    let out = flat(&desk.ok(&["log", "It went well. +Jane Doe was kind"]));
    assert!(out.contains("planned the talk of Wednesday 4 March 2026 at 15:00"), "{out}");
    let rows = desk.json(&["timeline"]);
    let talks = rows["rows"].as_array().unwrap().iter().filter(|row| row["kind"] == "meeting");
    assert_eq!(talks.count(), 1);
}

#[test]
fn a_text_that_cannot_be_saved_is_kept() {
    let desk = Desk::new();
    let ran = desk.run(&["log", TALK]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("rapport init") && ran.err.contains("Your text is kept"), "{}", ran.err);
    let [kept] = &desk.files()[..] else { panic!("{:?}", desk.files()) };
    assert!(ran.err.contains(&kept.display().to_string()), "{}", ran.err);
    assert_eq!(fs::read_to_string(kept).unwrap(), TALK);

    desk.ok(&["init"]);
    desk.run_with_input(&["log"], fs::read(kept).unwrap());
    assert_eq!(desk.json(&["people"])["total"], 3);

    let long = "word ".repeat(60_000);
    let ran = desk.run_with_input(&["log"], &long);
    assert!(ran.code == 2 && ran.err.contains("256 KB"), "{}", ran.err);
    assert!(desk.files().iter().any(|file| fs::read_to_string(file).unwrap() == long.trim_end()));
}
