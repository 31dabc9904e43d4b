//! Whole letters: good ones pass, bad ones are told exactly what is wrong with them.

use std::collections::BTreeSet;

use super::{
    Severity,
    examples::{COLD, OWN, Of, REPORT, SECOND, THANKS, said},
    lint,
};
use crate::model::NamePermission::{Denied, Granted};

/// Letters that need no change.
const GOOD: &[(Of, &str)] = &[
    (
        SECOND.to("Jane Doe").minutes(20).referrer("Bob Lee").permission(Granted),
        "Hi Jane,\n\nBob Lee suggested that I write to you. I'm a ward nurse in Leeds, and I am exploring a move into clinical research. \
         You made that step five years ago, and Bob says nobody explains it better.\n\nWould you have 20 minutes for a call in the \
         next two weeks? I'd like to understand how a research nurse's week really looks, and which training you would do \
         again.\n\nThank you,\nAna Ruiz",
    ),
    (
        SECOND.to("Dr. Chen Wei").minutes(15),
        "Dear Dr. Chen,\n\nWe both studied in Ghent, a few years apart, and the alumni office gave me your name. I teach physics and am \
         looking for a new role outside of schools.\n\nYour path from the classroom to battery testing is the one I would like to \
         understand. Could we talk on the phone for fifteen minutes? What I would ask first: what did you have to unlearn?\n\nMany \
         thanks,\nMarta",
    ),
    (
        SECOND.to("Priya Nair").minutes(20).referrer("Tom Fox").permission(Denied),
        "Hello Priya,\n\nA former colleague mentioned your work on rural clinics to me. I’ve spent six years in hospital logistics and \
         just moved to Lyon.\n\nI wonder how you decide which clinic is supplied first when stock runs short. Would you have 15–20 \
         minutes for me next week? I'd come to you, and I'm not asking for a job.\n\nBest wishes,\nLeo",
    ),
    (
        COLD.to("Sam Okafor").minutes(20),
        "Dear Sam,\n\nThis comes slightly out of the blue: I read your article on night trains twice, and it stayed with me. I am an \
         accountant who spends his weekends with timetables, and I am thinking about changing sides.\n\nMay I buy you a coffee near \
         your office and ask you two questions about how routes are chosen? It would take twenty minutes. I turn to you because you \
         came from accounting as well.\n\nIf now is not a good time, I completely understand.\n\nThank you for reading this,\nJonas",
    ),
    (
        COLD.to("Ms. Amina Haddad").minutes(15),
        "Dear Ms. Haddad,\n\nI heard your talk at the library last week; the part about the second bakery made me laugh, since I \
         closed one. I'm now finishing a course in food safety.\n\nCould you spare a quarter of an hour on the phone? I'd like to \
         know how you find people for the early shift. Please feel free to decline: I know what November is like.\n\nThank \
         you,\nPilar",
    ),
    (
        OWN.to("Katherine Lee"),
        "Hi Kate,\n\nyou know I left Acme in May. I'm looking for something in solar now, and I don't expect you to have a job for \
         me.\n\nDo you know anybody at Initech who plans roofs? Twenty minutes with somebody who does it every day would help me more \
         than any advert.\n\nHugs to the kids,\nAna",
    ),
    (
        OWN.to("Uncle Bob"),
        "Dear uncle Bob,\n\nI have decided to leave retail and would like to learn how insurers work. Could you introduce me to one of \
         the people from your choir who work in claims? A quarter of an hour with one of them would be plenty.\n\nThank you!\nTim",
    ),
    (
        THANKS.to("Jane Doe").referrer("Bob Lee").permission(Granted),
        "Hi Jane,\n\nThank you for the twenty minutes yesterday, which you let become thirty. What you said about protocols that nobody \
         reads has already changed how I look at the course. I have written to Chen Wei, as you suggested, and will tell you how it \
         goes.\n\nBest wishes,\nAna",
    ),
    (
        REPORT.to("Jane Doe").referrer("Jane Doe"),
        "Hi Jane,\n\nI met Chen Wei on Tuesday, thanks to you. We talked about site visits, and she named two more people. I am grateful \
         that you opened that door.\n\nAna",
    ),
    (
        SECOND.to("Miguel Ángel Ortiz"),
        "Hola Miguel,\n\nour mutual friend Rosa thought I should write to you. I am a translator in Porto, retraining as a data \
         analyst.\n\nYou went the same way: how did you find the first project without a degree? Could I ask you that in a 20-minute \
         call?\n\nThank you,\nInês",
    ),
];

/// Letters that need some, and the rules that say so, each once, in the order of their ids; hints are left out.
const BAD: &[(Of, &str, &str)] = &[
    (
        COLD.to("Jane Doe"),
        "Dear Hiring Manager,\n\nDo you have any openings? My resume is attached. I look forward to hearing from you.\n\nAna",
        "ask_job missing_what missing_who missing_why no_connection no_easy_out resume_attached",
    ),
    (
        COLD.to("Jane Doe").minutes(20),
        "Hi Jade,\n\nI'm a huge fan of your work and would love to pick your brain over coffee.\n\nBest,\nAna",
        "flattery_only missing_what missing_who no_duration no_easy_out no_question vague_ask wrong_name",
    ),
    (
        SECOND.to("Jane Doe").minutes(30).referrer("Bob Lee"),
        "Hi Jane,\n\nBob Lee told me about you. I am a nurse in Leeds. Would you have 20 minutes to tell me how you moved into \
         research?\n\nAna",
        "name_without_permission promise_mismatch",
    ),
    (
        SECOND.to("Jane Doe"),
        "Hi {given},\n\nI'm a student at [University]. You work in freight, and a fellow student gave me your name. Could we have an \
         hour on the phone about how customs works?\n\nAna",
        "leftover_placeholder long_ask",
    ),
    (
        SECOND.to("Jane Doe"),
        "Hello,\n\nI have worked in retail for ten years. Could you look at my CV and pass my résumé on to HR? I’d like to apply for the \
         analyst role.\n\nThanks in advance,\nAna",
        "ask_job missing_what missing_why no_connection resume_review",
    ),
    (
        THANKS.to("Jane Doe"),
        "Dear Ms. Roe,\n\nIt was good to meet you. Please find my CV attached, and keep me in mind for any openings.\n\nAna",
        "ask_job resume_attached thanks_missing wrong_name",
    ),
    (OWN.to("Katherine Lee"), "Hi Kate,\n\nare you guys hiring? Let's connect.\n\nAna", "ask_job"),
    (
        REPORT.to("Jane Doe"),
        "Hi Jane,\n\nI met XXX on Tuesday. It went well.\n\nAna",
        "leftover_placeholder thanks_missing",
    ),
    (
        COLD.to("Sam Okafor").minutes(20),
        "Hi Sam,\n\nI read your article on night trains. I'm an accountant, and I'd like to understand how routes are chosen. Could we \
         talk?\n\nJonas",
        "no_duration no_easy_out",
    ),
];

#[test]
fn good_letters_pass() {
    for &(of, text) in GOOD {
        let findings = lint(text, &of.context());
        let serious: Vec<_> = findings.iter().filter(|finding| finding.severity > Severity::Hint).collect();
        assert!(serious.is_empty(), "{text}\n\n{}", said(of, text));
    }
}

#[test]
fn bad_letters_are_told_what_is_wrong() {
    let mut wrong = Vec::new();
    for &(of, text, expected) in BAD {
        let findings = lint(text, &of.context());
        let serious = findings.iter().filter(|finding| finding.severity > Severity::Hint);
        let rules: BTreeSet<&str> = serious.map(|finding| finding.rule.as_str()).collect();
        let rules = rules.into_iter().collect::<Vec<_>>().join(" ");
        if rules != expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {rules}\n  {}", said(of, text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
