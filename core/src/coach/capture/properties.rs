use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::{capture, capture_except, one_line};
use crate::coach::{Draft, ReadingKind, Span};

/// Anything at all, and what is close to the grammar.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "+",
        "@",
        "!",
        "?",
        ">",
        "#",
        "!lead",
        ">me",
        ">them",
        "ok-name",
        "NO-NAME",
        "thanked",
        "Thanked.",
        "not",
        "fri",
        "by",
        "on",
        "in 3 days",
        "12 Dec",
        "31 Feb",
        "next",
        "end of month",
        "(",
        ")",
        "+Jane",
        "@Acme",
        "Doe",
        "d'Arc",
        "O’Brien",
        "\"",
        "'",
        "“",
        "”",
        "«",
        "»",
        "`",
        "\r\n",
        "\n",
        "\r",
        "\0",
        "\u{7f}",
        "\u{85}",
        "\u{2028}",
        " ",
        " ",
        " ",
        " ",
        "\u{a0}",
        ".",
        ",",
        ";",
        ":",
        "-",
        "–",
        "é",
        "e\u{301}",
        "张伟",
        "محمد",
        "क्षि",
        "👩‍💻",
        "\u{fe0f}",
        "\u{202e}",
        "ß",
        "ı",
        "İ",
        "ʼ",
        "a@b.c",
        "https://a.b/?c",
        "J.",
        "St.",
        "Jr.",
        "de",
        "&",
        "1",
        "29 Feb",
    ]);
    // Mostly grammar, so that readings meet each other on one line.
    let word = prop::sample::select(vec![
        "+Jane",
        "+zoë",
        "+张伟",
        "@Acme",
        "@été",
        "ok-name",
        "no-name",
        "not",
        "!lead",
        "?term",
        "?\"a b\"",
        ">me",
        ">them",
        "#tag",
        "thanked.",
        "send",
        "Doe",
        "de",
        "at",
        "fri",
        "by",
        "tomorrow",
        "12 Dec",
        "\"",
        "it.",
        ",",
        "👩‍💻",
        "(fri)",
        "\r\n",
    ]);
    prop_oneof![
        any::<String>(),
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat()),
        prop::collection::vec(word, 0..20).prop_map(|words| words.join(" ")),
    ]
}

fn day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::MIN.num_days_from_ce();
    let last = NaiveDate::MAX.num_days_from_ce();
    prop_oneof![
        4 => 693_960..804_000_i32,
        1 => first..=last,
        1 => Just(last),
        1 => Just(first),
    ]
    .prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap())
}

fn said<'a>(draft: &'a Draft, span: &Span) -> &'a str {
    draft.text.get(span.start as usize..span.end as usize).expect("a span lies on character boundaries")
}

fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_text_is_kept_and_the_draft_is_always_the_same(text in text(), today in day()) {
        let draft = capture(&text, today);
        prop_assert_eq!(&draft.text, &text);
        prop_assert_eq!(capture(&text, today), draft);
    }

    #[test]
    fn spans_are_exact_and_in_order(text in text(), today in day()) {
        let draft = capture(&text, today);
        let mut end = 0;
        let mut promise_end = 0;
        for reading in &draft.readings {
            let span = reading.span;
            let read = said(&draft, &span);
            prop_assert!(!read.is_empty());
            prop_assert!(!read.contains(['\n', '\r']));
            prop_assert_eq!(read, read.trim());
            prop_assert_eq!(span.start_utf16 as usize, utf16(&text[..span.start as usize]));
            prop_assert_eq!(span.end_utf16 as usize, utf16(&text[..span.end as usize]));
            if reading.kind == ReadingKind::When {
                prop_assert!(span.end <= promise_end);
            } else {
                prop_assert!(span.start >= end);
                end = span.end;
                promise_end = if reading.kind == ReadingKind::Promise { end } else { 0 };
            }
        }
    }

    #[test]
    fn parts_are_what_the_text_says(text in text(), today in day()) {
        let draft = capture(&text, today);
        for person in &draft.people {
            let name = said(&draft, &person.span).strip_prefix('+');
            prop_assert_eq!(name.map(one_line), Some(person.name.clone()));
            prop_assert!(person.name.starts_with(char::is_alphabetic));
            if let Some(organization) = &person.organization {
                prop_assert!(organization.starts_with(char::is_alphabetic));
            }
        }
        for promise in &draft.promises {
            let said = said(&draft, &promise.span);
            // A time of day follows the text without the date between them.
            let words = promise.text.split(' ').all(|word| one_line(said).contains(word));
            prop_assert!(said.starts_with('>') && words);
            prop_assert!(promise.text.contains(char::is_alphanumeric));
        }
        for lead in &draft.leads {
            prop_assert!(said(&draft, &lead.span).starts_with('!') && !lead.text.is_empty());
        }
        for term in &draft.terms {
            prop_assert!(said(&draft, &term.span).starts_with('?') && term.text.contains(char::is_alphabetic));
        }
        for tag in &draft.tags {
            prop_assert!(tag.contains(char::is_alphabetic));
        }
    }

    #[test]
    fn text_without_signs_has_no_readings(text in "[^+@!?>#]*", today in day()) {
        let text = text.replace(['t', 'T'], "d");
        prop_assert_eq!(capture(&text, today).readings, vec![]);
    }

    #[test]
    fn plain_lines_change_nothing(text in text(), plain in "[a-sA-S ,.]*", today in day()) {
        let alone = capture(&text, today);
        let more = capture(&format!("{text}\n{plain}"), today);
        prop_assert_eq!(more.readings, alone.readings);
        prop_assert_eq!(more.people, alone.people);
    }

    #[test]
    fn each_reading_turns_back_into_text(text in text(), today in day()) {
        let draft = capture(&text, today);
        for reading in &draft.readings {
            let corrected = capture_except(&text, today, &[reading.span]);
            prop_assert_eq!(&corrected.text, &text);
            prop_assert!(corrected.readings.iter().all(|left| left.span.start != reading.span.start));
        }
        let spans = draft.readings.iter().map(|reading| reading.span).collect::<Vec<_>>();
        let granted = |draft: &Draft| draft.readings.iter().any(|left| left.kind == ReadingKind::Permission);
        prop_assert!(!granted(&capture_except(&text, today, &spans)));
    }

    #[test]
    fn any_spans_can_be_text(text in text(), start in any::<u32>(), end in any::<u32>(), today in day()) {
        let span = Span { start, end, start_utf16: end, end_utf16: start };
        prop_assert_eq!(capture_except(&text, today, &[span]).text, text);
    }
}
