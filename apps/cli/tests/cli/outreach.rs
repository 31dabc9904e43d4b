//! Asks, from the plan to the talk.

use crate::support::{Desk, flat};

const LATER: [&str; 2] = ["--now", "2026-03-10T09:00:00Z"];

fn later<'a>(args: &[&'a str]) -> Vec<&'a str> {
    args.iter().copied().chain(LATER).collect()
}

fn desk() -> Desk {
    let desk = Desk::with_vault();
    desk.ok(&["add", "Bob Lee", "--email", "bob@example.org"]);
    desk
}

fn planned() -> Desk {
    let desk = desk();
    desk.ok(&["outreach", "plan", "Bob Lee", "--reason", "He moved from law to design"]);
    desk
}

// holds: 12, 43
#[test]
fn an_ask_is_planned_written_sent_and_kept() {
    let desk = planned();
    let said = desk.fails(2, &["outreach", "send", "Bob Lee"]);
    assert!(flat(&said).contains("The text is empty"), "{said}");
    let ran = desk.run_with_input(
        &["outreach", "write", "Bob Lee", "--subject", "20 minutes?"],
        "Hello Bob,\nmay I ask you three questions?\n",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let out = desk.ok(&["outreach", "send", "Bob Lee"]);
    let link = "mailto:bob@example.org?subject=20%20minutes%3F\
                &body=Hello%20Bob%2C%0D%0Amay%20I%20ask%20you%20three%20questions%3F";
    assert!(out.lines().any(|line| line == link), "{out}");
    let shown = desk.ok(&["outreach", "show", "Bob Lee"]);
    for wanted in
        ["He moved from law to design", "asks for 20 minutes", "Hello Bob,", "You sent it by e-mail"]
    {
        assert!(flat(&shown).contains(wanted), "{wanted}: {shown}");
    }
    assert!(flat(&desk.fails(2, &["outreach", "send", "Bob Lee"])).contains("stands otherwise (sent)"));
    let json = desk.json(&["outreach", "show", "Bob Lee"]);
    assert_eq!(json["sent"][0]["text"], "Hello Bob,\nmay I ask you three questions?");
}

// holds: 44, 45
#[test]
fn a_reminder_an_answer_and_a_time_are_noted() {
    let desk = planned();
    desk.ok(&["outreach", "send", "Bob Lee", "May I ask?"]);
    let out = desk.ok(&later(&["today"]));
    assert!(out.contains("No answer yet\n  1  Remind Bob Lee"), "{out}");
    assert!(desk.ok(&later(&["do", "1"])).starts_with("Reminded: Remind Bob Lee\n"));
    assert!(desk.ok(&later(&["today"])).contains("Nothing to do"));
    let out = desk.ok(&later(&["outreach", "reply", "Bob Lee", "yes"]));
    assert!(out.contains("Bob Lee said yes."), "{out}");
    let out = desk.ok(&later(&["today"]));
    assert!(out.contains("To agree on a time\n  1  Agree on a time with Bob Lee"), "{out}");
    let out = flat(&desk.fails(2, &later(&["do", "1"])));
    assert!(out.contains("rapport outreach schedule NAME"), "{out}");
    let out = desk.ok(&later(&["outreach", "schedule", "Bob Lee", "--at", "fri 15:00"]));
    assert!(out.contains("You meet Bob Lee on Friday 13 March 2026 at 15:00."), "{out}");
    assert!(desk.ok(&later(&["outreach", "list"])).contains("Time agreed\n  Bob Lee - A time is agreed."));
    let out = desk.ok(&later(&["outreach", "reply", "Bob Lee", "no"]));
    assert!(out.contains("That is fine"), "{out}");
    assert!(desk.ok(&later(&["outreach", "list"])).contains("No\n  Bob Lee - They said no today."));
    assert!(desk.ok(&later(&["outreach", "reopen", "Bob Lee"])).contains("Open again"));
    assert!(desk.ok(&later(&["outreach", "close", "Bob Lee"])).contains("Let be: the ask to Bob Lee."));
}

#[test]
fn later_comes_back_and_another_name_is_added() {
    let desk = planned();
    desk.ok(&["outreach", "send", "Bob Lee", "May I ask?"]);
    let missing = desk.fails(2, &["outreach", "reply", "Bob Lee", "later"]);
    assert!(missing.contains("--until"), "{missing}");
    let out = desk.ok(&["outreach", "reply", "Bob Lee", "later", "--until", "10 Mar"]);
    assert!(out.contains("It comes back on Tuesday 10 March 2026."), "{out}");
    assert!(desk.ok(&later(&["today"])).contains("Ask Bob Lee again"));
    let out = desk.ok(&later(&["outreach", "reply", "Bob Lee", "redirected", "--to", "Ann Ray"]));
    assert!(out.contains("gave you the name of Ann Ray"), "{out}");
    let out = desk.ok(&later(&["referral", "list"]));
    assert!(out.contains("Ann Ray, named by Bob Lee - not yet contacted"), "{out}");
    assert!(desk.ok(&["outreach", "show", "bob"]).contains("They gave you the name of Ann Ray"));
}

// holds: 42
#[test]
fn names_are_offered_cleared_passed_on_and_closed() {
    let desk = desk();
    desk.ok(&["add", "Jane Doe"]);
    let nobody = desk.fails(2, &["referral", "permission", "Bob Lee", "ok"]);
    assert!(nobody.contains("Nobody gave you the name of Bob Lee"), "{nobody}");
    let out = desk.ok(&["referral", "offer", "Jane Doe", "Bob Lee", "--name", "unclear"]);
    assert!(out.contains("Jane Doe gave you the name of Bob Lee."), "{out}");
    let plan = ["outreach", "plan", "Bob Lee", "--reason", "Design", "--from", "Jane Doe"];
    assert!(flat(&desk.ok(&plan)).contains("Ask Jane Doe once more whether you may say that they sent you"));
    let out = desk.ok(&["referral", "permission", "Bob Lee", "ok"]);
    assert!(out.contains("you may say that Jane Doe sent you"), "{out}");
    let out = desk.ok(&["referral", "approach", "Bob Lee", "they-pass", "--check", "fri"]);
    assert!(flat(&out).contains("on Friday 6 March 2026 you ask whether that happened"), "{out}");
    for how in ["introduced", "using-name", "without-name"] {
        desk.ok(&["referral", "approach", "Bob Lee", how]);
    }
    desk.ok(&["add", "Ana Ruiz"]);
    desk.ok(&["referral", "offer", "Jane Doe", "Ana Ruiz"]);
    desk.ok(&["referral", "approach", "Ana Ruiz", "introduced"]);
    let today = desk.ok(&later(&["today"]));
    assert!(today.contains("  1  Ask Jane Doe for the introduction to Ana Ruiz"), "{today}");
    let waived = desk.ok(&later(&["waive", "1"]));
    assert!(waived.starts_with("Not pursued: Ask Jane Doe for the introduction to Ana Ruiz\n"), "{waived}");
    assert!(desk.ok(&["referral", "close", "Bob Lee", "--because", "no-way"]).contains("Closed: Bob Lee."));
    assert!(desk.ok(&["referral", "list"]).contains("came to nothing"));
}

// holds: 46, 47
#[test]
fn rates_and_the_funnel_say_how_little_they_know() {
    let desk = planned();
    assert!(desk.ok(&["rates"]).contains("Nothing was sent yet."));
    desk.ok(&["outreach", "send", "Bob Lee", "May I ask?"]);
    let out = desk.ok(&later(&["rates"]));
    assert!(out.contains("1 ask, 0 answered, 1 pending"), "{out}");
    assert!(out.contains("1 ask still waits for an answer and counts neither way."), "{out}");
    desk.ok(&later(&["outreach", "reply", "Bob Lee", "yes"]));
    let out = flat(&desk.ok(&later(&["rates"])));
    assert!(out.contains("100 % (truly 21 to 100 %, too few to go by)"), "{out}");
    assert!(out.contains("Half of the answers came within 6 days."), "{out}");
    let out = desk.ok(&later(&["funnel"]));
    assert!(out.contains("  answered       1  (1 may still go on; half within 6 days)"), "{out}");
    assert!(flat(&out).contains("Too few to tell where asks get lost"), "{out}");
    assert_eq!(desk.json(&later(&["funnel"]))["steps"][2]["stage"], "replied");
    assert_eq!(desk.json(&later(&["rates"]))["overall"]["replies"], 1);
}

#[test]
fn what_bounced_and_what_is_not_planned_is_said() {
    let desk = desk();
    let none = desk.fails(2, &["outreach", "show", "Bob Lee"]);
    assert!(flat(&none).contains("No ask to Bob Lee is planned."), "{none}");
    assert!(desk.ok(&["outreach", "list"]).contains("No asks yet."));
    desk.ok(&["outreach", "plan", "Bob Lee", "--reason", "Design", "--by", "linkedin", "--minutes", "15"]);
    let long = "a".repeat(3000);
    let out = desk.ok(&["outreach", "send", "Bob Lee", &long, "--by", "email"]);
    assert!(flat(&out).contains("over 2 KB"), "{out}");
    assert!(desk.ok(&["outreach", "reply", "Bob Lee", "bounced"]).contains("Find another way"));
    let out = desk.ok(&later(&["outreach", "send", "Bob Lee", "Hello", "--by", "phone"]));
    assert!(out.contains("by phone") && !out.contains("mailto"), "{out}");
    assert!(desk.ok(&later(&["outreach", "nudge", "Bob Lee"])).contains("Reminded Bob Lee."));
}

// holds: 41
#[test]
fn an_introduction_goes_from_asked_to_answered() {
    let desk = desk();
    desk.ok(&["add", "Jane Doe"]);
    assert!(desk.ok(&["intro", "list"]).contains("No introductions yet."));
    let none = desk.fails(2, &["intro", "agree", "Bob Lee"]);
    assert!(flat(&none).contains("No introduction with Bob Lee is known."), "{none}");
    let out = desk.ok(&["intro", "ask", "Jane Doe", "Bob Lee", "--reason", "He hires designers"]);
    assert!(out.contains("Asked Jane Doe for an introduction to Bob Lee."), "{out}");
    assert!(desk.ok(&later(&["today"])).contains("Remind Jane Doe"));
    desk.ok(&["intro", "agree", "Bob Lee"]);
    desk.ok(&["intro", "decline", "Jane Doe"]);
    let listed = flat(&desk.ok(&["intro", "list"]));
    assert!(listed.contains("Asked Jane Doe for an introduction to Bob Lee (they said no)"), "{listed}");
    desk.ok(&["intro", "made", "Bob Lee"]);
    assert!(desk.ok(&later(&["today"])).contains("Write to Bob Lee"));
    desk.ok(&["intro", "replied", "Bob Lee"]);
    assert!(desk.ok(&later(&["today"])).contains("Nothing to do"));
}

// holds: 41
#[test]
fn what_is_done_about_an_introduction_is_what_is_written_down() {
    let desk = desk();
    desk.ok(&["add", "Jane Doe"]);
    desk.ok(&["intro", "ask", "Jane Doe", "Bob Lee"]);
    desk.ok(&later(&["today"]));
    let reminded = desk.ok(&later(&["do", "1"]));
    assert!(reminded.starts_with("Reminded: Remind Jane Doe\n"), "{reminded}");
    let listed = desk.ok(&["intro", "list"]);
    assert!(!listed.contains('('), "nobody introduced anybody: {listed}");
    desk.ok(&later(&["undo"]));
    desk.ok(&later(&["today"]));
    assert!(desk.ok(&later(&["waive", "1"])).starts_with("Let be: Remind Jane Doe\n"));
    let listed = desk.ok(&["intro", "list"]);
    assert!(listed.contains("Asked Jane Doe for an introduction to Bob Lee (let be)"), "{listed}");
    assert!(desk.ok(&later(&["today"])).contains("Nothing to do"));
}

// holds: 34, 35, 40, 25
#[test]
fn a_letter_begins_with_a_template_and_says_what_is_missing() {
    let desk = planned();
    desk.ok(&["settings", "name", "Ana Ruiz"]);
    desk.ok(&["settings", "minutes", "15"]);
    let out = desk.ok(&["outreach", "write", "Bob Lee", "--template", "cold"]);
    for wanted in
        ["Dear Bob,", "I'm Ana Ruiz,", "because He moved from law to design.", "It would take 15 minutes"]
    {
        assert!(flat(&out).contains(wanted), "{wanted}: {out}");
    }
    for wanted in ["Still open: {question}  the one question you would like to ask", "Still open: {topic}"] {
        assert!(out.contains(wanted), "{wanted}: {out}");
    }
    assert_eq!(desk.json(&["outreach", "show", "Bob Lee"])["template"], "builtin/cold/en");
    let shown = desk.ok(&["outreach", "show", "Bob Lee"]);
    for wanted in
        ["leftover_placeholder \"{my_situation}\"", "[ ] who you are (it seems)", "asks for 15 minutes"]
    {
        assert!(shown.contains(wanted), "{wanted}: {shown}");
    }
    // A word for whoever has not sent it yet, the same every time, and on the day's page once it waits.
    let word = desk.json(&["outreach", "show", "Bob Lee"])["encouragement"].as_str().unwrap().to_owned();
    assert!(flat(&shown).contains(&word), "{shown}");
    assert!(desk.ok(&["today"]).contains("Nothing to do"));
    let today = flat(&desk.ok(&later(&["today"])));
    assert!(today.contains("Ask Bob Lee for a talk") && today.contains(&word), "{today}");
    let said = flat(&desk.fails(2, &later(&["do", "1"])));
    assert!(said.contains("rapport outreach send NAME"), "{said}");
    // A sentence more, and what it names is the promise.
    desk.ok(&["outreach", "write", "Bob Lee", "How did you begin?"]);
    let out = desk.ok(&["outreach", "write", "Bob Lee", "--clause", "coffee"]);
    assert!(out.contains("Written"), "{out}");
    let shown = desk.json(&["outreach", "show", "Bob Lee"]);
    assert!(shown["draft"].as_str().unwrap().starts_with("How did you begin?\n\nThe coffee is on me"));
    desk.ok(&["settings", "minutes", "30"]);
    desk.ok(&["outreach", "send", "Bob Lee"]);
    let sent = desk.json(&["outreach", "show", "Bob Lee"]);
    assert_eq!(sent["sent"][0]["minutes"], 15);
    assert_eq!(sent["encouragement"], serde_json::Value::Null);
    assert_eq!(sent["findings"].as_array().unwrap().len(), 0);
}

// holds: 37, 31, 30
#[test]
fn a_finding_is_shown_dismissed_and_never_in_the_way() {
    let desk = planned();
    let out = desk.ok(&["outreach", "write", "Bob Lee", "Hi Bob, are you hiring?"]);
    assert!(out.contains("error  ask_job \"are you hiring\""), "{out}");
    assert!(out.contains("no_easy_out"), "a stranger: {out}");
    desk.ok(&["outreach", "dismiss", "Bob Lee", "ask_job"]);
    assert!(!desk.ok(&["outreach", "show", "Bob Lee"]).contains("ask_job"));
    desk.ok(&["outreach", "dismiss", "Bob Lee", "ask_job", "--off"]);
    assert!(desk.ok(&["outreach", "show", "Bob Lee"]).contains("ask_job"));
    assert!(desk.fails(2, &["outreach", "dismiss", "Bob Lee", "no_such"]).contains("There is no rule"));
    assert!(desk.ok(&["outreach", "show", "Bob Lee"]).contains("[ ] who you are (it seems)"));
    assert!(desk.ok(&["outreach", "tick", "Bob Lee", "who"]).contains("There: who you are."));
    assert!(desk.ok(&["outreach", "show", "Bob Lee"]).contains("[x] who you are\n"));
    desk.ok(&["outreach", "tick", "Bob Lee", "who", "--off"]);
    assert!(desk.ok(&["outreach", "show", "Bob Lee"]).contains("[ ] who you are\n"));
    desk.ok(&["outreach", "send", "Bob Lee"]);
}

// holds: 42
#[test]
fn a_referrer_is_named_in_the_letter_only_when_they_may_be() {
    let desk = desk();
    desk.ok(&["add", "Jane Doe"]);
    desk.ok(&["referral", "offer", "Jane Doe", "Bob Lee", "--name", "unclear"]);
    desk.ok(&["outreach", "plan", "Bob Lee", "--reason", "Design", "--from", "Jane Doe"]);
    let out = desk.ok(&["outreach", "write", "Bob Lee", "--template", "email"]);
    assert!(out.contains("{referrer} suggested") && out.contains("Left open: {referrer}"), "{out}");
    desk.ok(&["outreach", "write", "Bob Lee", "Jane Doe named you."]);
    assert!(desk.ok(&["outreach", "show", "Bob Lee"]).contains("name_without_permission"));
    desk.ok(&["referral", "permission", "Bob Lee", "ok"]);
    let out = desk.ok(&["outreach", "write", "Bob Lee", "--template", "email"]);
    assert!(out.contains("Jane Doe suggested that I write to you"), "{out}");
}
