use std::collections::BTreeSet;

use super::{
    Audience, LintContext, Severity, checklist,
    examples::{COLD, Examples, Of, SECOND, quoted, said},
    lint, lint_question, lint_rules,
    phrase::is_well_written,
    question,
    rules::EXAMPLES,
};

fn is_found(rule: &str, of: Of, text: &str) -> bool {
    lint(text, &of.context()).iter().any(|finding| finding.rule == rule)
}

#[test]
fn every_rule_finds_its_examples_and_leaves_the_others_alone() {
    let mut wrong = Vec::new();
    for (rule, Examples { yes, no }) in EXAMPLES {
        for (examples, expected) in [(yes, true), (no, false)] {
            for &(of, text) in *examples {
                if is_found(rule.id, of, text) != expected {
                    wrong.push(format!(
                        "{} {}: {text:?}\n    {}",
                        rule.id,
                        if expected { "missed" } else { "wrong" },
                        said(of, text)
                    ));
                }
            }
        }
    }
    for (examples, expected) in [(question::EXAMPLES.yes, true), (question::EXAMPLES.no, false)] {
        for (_, text) in examples {
            if lint_question(text).is_empty() == expected {
                wrong
                    .push(format!("findable_online {}: {text:?}", if expected { "missed" } else { "wrong" }));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of the examples:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_has_six_examples_of_each_sort() {
    let of_messages = EXAMPLES.iter().map(|(rule, examples)| (rule.id, *examples));
    for (rule, Examples { yes, no }) in of_messages.chain([("findable_online", &question::EXAMPLES)]) {
        let texts: BTreeSet<&str> = yes.iter().chain(*no).map(|(_, text)| *text).collect();
        assert!(yes.len() >= 6 && no.len() >= 6, "{rule} has {} and {}", yes.len(), no.len());
        // The same text may stand in several contexts.
        assert!(texts.len() >= 8, "{rule} says the same again");
    }
}

#[test]
fn the_rules_are_those_of_the_table() {
    let expected = [
        "ask_job",
        "flattery_only",
        "leftover_placeholder",
        "long_ask",
        "missing_what",
        "missing_who",
        "missing_why",
        "name_without_permission",
        "no_connection",
        "no_duration",
        "no_easy_out",
        "no_question",
        "promise_mismatch",
        "resume_attached",
        "resume_review",
        "thanks_missing",
        "too_long",
        "vague_ask",
        "wrong_name",
    ];
    let mut ids = lint_rules();
    ids.sort_unstable();
    assert_eq!(ids, expected);
}

#[test]
fn every_rule_is_well_written() {
    for (rule, _) in EXAMPLES {
        let (phrases, unless, excused) = rule.check.phrases();
        for phrase in phrases.iter().chain(unless).chain(excused) {
            assert!(is_well_written(phrase), "{}: {phrase:?}", rule.id);
        }
        assert_eq!(rule.locale, "en");
        assert!(rule.source.starts_with('S') && !rule.source.contains('"'), "{}", rule.id);
        assert!(rule.why.ends_with('.') && rule.fix.ends_with('.'), "{}", rule.id);
    }
}

#[test]
fn who_knows_the_writer_may_hear_more() {
    for (audience, expected) in [
        (Audience::OwnNetwork, Severity::Warning),
        (Audience::SecondDegree, Severity::Error),
        (Audience::Cold, Severity::Error),
    ] {
        let findings = lint("Are you hiring?", &LintContext { audience, ..LintContext::default() });
        assert_eq!(findings[0].severity, expected);
    }
}

#[test]
fn places_are_exact_in_both_ways_of_counting() {
    for (text, words, start_utf16) in [
        ("👩‍💻 Are you hiring?", "Are you hiring", 6),
        ("Zoe\u{301}: are you hiring?", "are you hiring", 6),
        ("שלום! Are you hiring?", "Are you hiring", 6),
        ("naïve — are\u{a0}you\r\nhiring?", "are\u{a0}you\r\nhiring", 8),
        ("İstanbul. ARE YOU HIRING?", "ARE YOU HIRING", 10),
    ] {
        let findings = lint(text, &SECOND.context());
        let found =
            findings.iter().find(|finding| finding.rule == "ask_job").unwrap_or_else(|| panic!("{text}"));
        assert_eq!(quoted(text, found), words);
        let span = found.span.unwrap();
        let utf16: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(span.start_utf16, start_utf16, "{text}");
        let part = String::from_utf16(&utf16[span.start_utf16 as usize..span.end_utf16 as usize]).unwrap();
        assert_eq!(part, words);
    }
}

#[test]
fn nothing_of_the_message_is_in_what_is_said_about_it() {
    let text = "Hi Zebulon, are you hiring? Zebulon";
    for finding in lint(text, &SECOND.to("Jane Doe").referrer("Zebulon").context()) {
        assert!(!format!("{}{}{}", finding.why, finding.fix, finding.source).contains("Zebulon"));
    }
}

#[test]
fn a_dismissed_rule_is_silent() {
    let mut context = COLD.context();
    let before = lint("Are you hiring?", &context);
    context.dismissed = vec!["ask_job".to_owned(), "no such rule".to_owned()];
    let after = lint("Are you hiring?", &context);
    let rest: Vec<_> = before.into_iter().filter(|finding| finding.rule != "ask_job").collect();
    assert_eq!(after, rest);
}

#[test]
fn nothing_says_nothing() {
    for text in ["", " \n\t", "\u{a0}"] {
        assert!(lint(text, &COLD.context()).is_empty());
        assert_eq!(checklist(text, &COLD.context()).len(), 7);
    }
}

#[test]
fn hostile_texts_take_no_longer_than_others() {
    // What is read is bounded, and so is what a rule says of it; that it ends at all is what this shows.
    for piece in [
        "are you hiring ",
        "not ",
        "\"",
        "'a ",
        "_",
        "{",
        "[",
        "<",
        "X",
        "1-",
        "@",
        "a@b ",
        "(",
        "quarter of an hour ",
        "`",
        "do you have any ",
        "> ",
        "e\u{301}",
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        let findings = lint(&text, &COLD.to("Jane Doe").referrer("Will Doe").minutes(20).context());
        assert!(findings.len() <= 20 * lint_rules().len());
        let _ = (lint_question(&text), checklist(&text, &COLD.context()));
    }
}
