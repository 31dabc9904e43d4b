use proptest::prelude::*;

use super::{Audience, LintContext, LintPurpose, checklist, lint, lint_question, lint_rules};
use crate::{coach::Span, model::NamePermission};

/// Anything at all, and what is close to the rules.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Hi ",
        "Dear ",
        "Jane",
        "Doe",
        "Will",
        ",",
        ".",
        "?",
        "!",
        ":",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        " ",
        " ",
        "\u{a0}",
        "-",
        "–",
        "'",
        "’",
        "\"",
        "“",
        "”",
        "`",
        "> ",
        "{",
        "}",
        "{given}",
        "[Name]",
        "[",
        "]",
        "<",
        ">",
        "<name>",
        "___",
        "XXX",
        "the INSERT ",
        "are you hiring",
        "hire me",
        "my",
        "résumé",
        "re\u{301}sume\u{301}",
        "attached",
        "pick your brain",
        "20",
        "twenty",
        "minutes",
        "min",
        "an hour",
        "do you have any jobs",
        "not ",
        "I'm ",
        "don’t ",
        "é",
        "e\u{301}",
        "张伟",
        "محمد",
        "שלום",
        "क्षि",
        "👩‍💻",
        "\u{fe0f}",
        "\u{202e}",
        "\u{ad}",
        "ß",
        "İ",
        "a@b.c",
        "https://a.b/?c",
        "\0",
        "thank you",
        "your talk",
        "how did you",
    ]);
    let anything = prop_oneof![
        8 => piece.prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-z]{1,6} ",
    ];
    prop::collection::vec(anything, 0..40).prop_map(|pieces| pieces.concat())
}

fn context() -> impl Strategy<Value = LintContext> {
    let audience = prop::sample::select(vec![Audience::OwnNetwork, Audience::SecondDegree, Audience::Cold]);
    let purpose =
        prop::sample::select(vec![LintPurpose::Ask, LintPurpose::ThankYou, LintPurpose::ReportBack]);
    let name = || {
        prop::option::of(prop::sample::select(vec!["Jane Doe", "Will", "张伟", "Doe, Jane", "", "'", "é"]))
    };
    let permission = prop::option::of(prop::sample::select(vec![
        NamePermission::NotAsked,
        NamePermission::Granted,
        NamePermission::Denied,
    ]));
    let minutes = prop::option::of(any::<u16>());
    let dismissed = prop::sample::subsequence(lint_rules(), 0..4);
    (audience, purpose, name(), name(), permission, name(), minutes, dismissed).prop_map(
        |(audience, purpose, to, referrer, name_permission, unnamed, minutes, dismissed)| LintContext {
            audience,
            to: to.map(str::to_owned),
            minutes,
            referrer: referrer.map(str::to_owned),
            name_permission,
            unnamed_referrers: unnamed.into_iter().map(str::to_owned).collect(),
            purpose,
            dismissed: dismissed.into_iter().map(str::to_owned).collect(),
        },
    )
}

fn is_exact(text: &str, span: Span) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    let Some(part) = text.get(start..end) else { return false };
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap();
    !part.is_empty() && units(&text[..start]) == span.start_utf16 && units(&text[..end]) == span.end_utf16
}

proptest! {
    #[test]
    fn every_span_is_a_part_of_the_text(text in text(), context in context()) {
        for finding in lint(&text, &context).iter().chain(&lint_question(&text)) {
            prop_assert!(finding.span.is_none_or(|span| is_exact(&text, span)), "{finding:?}");
        }
        for tick in checklist(&text, &context) {
            prop_assert!(tick.span.is_none_or(|span| is_exact(&text, span)), "{tick:?}");
            prop_assert_eq!(tick.span.is_some(), tick.is_ticked);
        }
    }

    #[test]
    fn the_same_text_is_always_read_the_same(text in text(), context in context()) {
        prop_assert_eq!(lint(&text, &context), lint(&text, &context));
    }

    #[test]
    fn dismissing_a_rule_takes_away_its_findings_and_nothing_else(
        text in text(),
        context in context(),
        rule in prop::sample::select(lint_rules()),
    ) {
        let mut more = context.clone();
        more.dismissed.push(rule.to_owned());
        let mut expected = lint(&text, &context);
        expected.retain(|finding| finding.rule != rule);
        prop_assert_eq!(lint(&text, &more), expected);
        prop_assert!(lint(&text, &context).iter().all(|finding| !context.dismissed.contains(&finding.rule)));
    }
}
