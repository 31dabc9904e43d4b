//! What the person aims at, and whom they know there.

use crate::support::{Desk, TALK, flat};

// holds: 1, 2, 3, 4, 8
#[test]
fn a_campaign_is_begun_looked_at_and_learned_from() {
    let desk = Desk::with_vault();
    assert!(desk.ok(&["campaign"]).contains("No campaign yet"));
    assert!(flat(&desk.fails(2, &["campaign", "Berlin"])).contains("--purpose new-field"));
    let begun = desk.ok(&[
        "campaign",
        "Berlin",
        "--purpose",
        "new-field",
        "--situation",
        "New in town",
        "--find-out",
        "company-fit",
        "--organization",
        "Acme",
        "--organization",
        "Beta",
        "--occupation",
        "Product lead",
        "--region",
        "Berlin",
        "--asks",
        "5",
    ]);
    let lines = ["add a campaign", "describe a campaign's situation", "change how many to ask a week"];
    assert!(lines.iter().all(|line| begun.contains(&format!("Berlin: {line} - done."))), "{begun}");
    desk.ok(&["organization", "Acme", "--priority", "1"]);
    let out = desk.ok(&["verdict", "ruled-out", "Beta", "--because", "always on call"]);
    assert!(out.starts_with("Beta: ruled out.\nGood to know early"), "{out}");
    let page = flat(&desk.ok(&["campaign", "berlin"]));
    for words in [
        "To learn about a new field or organization; under way",
        "New in town",
        "To find out: which organization fits",
        "Beta - Ruled out: always on call.",
        "You mean to ask 5 people a week.",
        "Learned early: ruled out 1.",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let list = desk.ok(&["organization"]);
    assert!(list.starts_with("  Acme - A target of priority 1; you know nobody there yet.\n"), "{list}");
    desk.ok(&["campaign", "Berlin", "--pause"]);
    assert_eq!(desk.json(&["campaign"])[0]["state"], "paused");
}

// holds: 9, 15, 16, 21
#[test]
fn whom_i_know_there_is_answered_even_by_nobody() {
    let desk = Desk::with_vault();
    desk.ok(&["log", TALK]);
    desk.ok(&["organization", "Acme", "--alias", "Acme Labs", "--agency", "Hunt & Co"]);
    let page = flat(&desk.ok(&["organization", "acme"]));
    assert!(
        page.contains("Hunt & Co, an agency that works for them") && page.contains("there now Jane Doe"),
        "{page}"
    );
    assert_eq!(
        desk.ok(&["who", "acme", "labs"]),
        "Jane Doe (Acme)\n    Works there; you know them yourself.\n"
    );
    assert!(desk.ok(&["who", "Initech"]).contains("through Jane Doe."));
    let nobody = flat(&desk.ok(&["who", "Uni"]));
    assert!(nobody.starts_with("Nobody you know works or worked at Uni. Ask in your next talk"), "{nobody}");
    desk.ok(&["edit", "bob", "--org", "Zeta", "--since", "2019", "--until", "2021"]);
    assert!(desk.ok(&["who", "zeta"]).contains("Worked there until 2021; through Jane Doe."));
    desk.ok(&["knows", "bob", "chen", "--well", "close"]);
    assert!(desk.ok(&["show", "chen"]).contains("Bob Lee knows Chen Wei."));
    desk.ok(&["knows", "bob", "chen", "--not"]);
    assert!(!desk.ok(&["show", "chen"]).contains("knows"));
}

// holds: 10, 17, 18, 19, 20, 24
#[test]
fn whom_to_write_to_next_comes_with_reasons() {
    let desk = Desk::with_vault();
    assert!(desk.ok(&["candidates"]).contains("Nobody yet."));
    desk.ok(&["log", TALK]);
    desk.ok(&[
        "edit",
        "chen",
        "--seniority",
        "mid",
        "--near-hiring",
        "yes",
        "--common",
        "Basel",
        "--title",
        "Analyst",
    ]);
    let out = desk.ok(&["candidates"]);
    assert!(out.starts_with("Chen Wei\n    Jane Doe leads to them.\n"), "{out}");
    assert!(out.contains("Bob Lee\n    Jane Doe may be named when you write.\n"), "{out}");
    for words in ["Has a say in hiring.", "In the middle: has time", "something in common: Basel"] {
        assert!(out.contains(words), "{words}: {out}");
    }
    assert_eq!(desk.json(&["candidates"]).as_array().unwrap().len(), 2);
    assert!(desk.ok(&["careers", "analyst"]).contains("In this role now."));
    assert!(desk.ok(&["careers", "pilot"]).contains("Nobody you noted"));
}

// holds: 14, 22, 23, 26
#[test]
fn people_are_looked_through_and_kept_in_touch_with() {
    let desk = Desk::with_vault();
    desk.ok(&["add", "Anna"]);
    desk.ok(&["edit", "anna", "--source", "friends", "--source-detail", "from school", "--region", "Basel"]);
    desk.ok(&["edit", "anna", "--every", "30", "--pronouns", "she/her", "--page", "linkedin.com/in/anna"]);
    let page = flat(&desk.ok(&["show", "anna"]));
    for words in ["friends or family: from school", "region Basel", "every 30 days", "speak of she/her"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let list = desk.ok(&["people", "--region", "basel", "--degree", "0"]);
    assert_eq!(list, "Anna - In Basel, you know them yourself.\n\n1 person\n");
    desk.ok(&["people", "--region", "basel", "--save", "Basel"]);
    assert!(desk.ok(&["people", "--saved", "Basel"]).contains("Anna"));
    assert!(desk.fails(2, &["people", "--saved", "Bern"]).contains("No filter is saved"));

    desk.ok(&["gathering", "Spring fair", "--on", "2026-03-01", "--who", "anna"]);
    assert!(desk.ok(&["gathering"]).contains("Spring fair (Sunday 1 March 2026)\n    Anna\n"));
    assert!(desk.ok(&["show", "anna"]).contains("Spring fair"));
    assert!(desk.ok(&["network"]).contains("Anna - A friend or a relative"));
    desk.ok(&["network", "--told", "anna", "--by", "phone"]);
    assert!(desk.ok(&["network"]).contains("Anna - Wednesday 4 March 2026, by phone"));
    desk.ok(&["network", "--not-told", "anna"]);

    let later = ["--now", "2026-05-01T10:00:00Z"];
    let today = desk.ok(&[&["today"][..], &later].concat());
    assert!(today.contains("Get in touch with Anna"), "{today}");
    assert!(desk.ok(&[&["dormant"][..], &later].concat()).starts_with("Anna\n"));
    let waived = desk.ok(&[&["waive", "1"][..], &later].concat());
    assert!(waived.starts_with("No longer asked for: Get in touch with Anna\n"), "{waived}");
    desk.ok(&[&["undo"][..], &later].concat());
    desk.ok(&[&["do", "1", "--by", "phone"][..], &later].concat());
    assert_eq!(desk.ok(&[&["dormant"][..], &later].concat()), "Nobody waits to hear from you.\n");
}
