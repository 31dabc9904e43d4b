//! Where a date stands in a text.

use std::ops::Range;

use chrono::NaiveDate;

use crate::coach::when::{MOST_WORDS, is_connector, lower, read, weekday, when};

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The day it names.
    pub(super) date: NaiveDate,
    /// The bytes of the phrase.
    pub(super) phrase: Range<usize>,
    /// The bytes of the phrase with what joins it to the text: `by`, `on`, brackets.
    pub(super) joined: Range<usize>,
    /// The bytes of the time of day at the end of the phrase. What is due is due on a day, so the time stays with the text.
    pub(super) time: Option<Range<usize>>,
}

/// The date at the end of `text`, which has no white space there.
pub(super) fn at_end(text: &str, today: NaiveDate) -> Option<Found> {
    if let Some(inner) = text.strip_suffix(')') {
        let open = inner.rfind('(')?;
        let said = inner[open + 1..].trim();
        let start = open + 1 + (inner[open + 1..].len() - inner[open + 1..].trim_start().len());
        let date = (said.len() <= LONGEST).then(|| when(said, today)).flatten()?;
        return Some(Found { date, phrase: start..start + said.len(), joined: open..text.len(), time: None });
    }
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let mut words =
        text.split_whitespace().rev().take(MOST_WORDS + 2 + MOST_WORDS_OF_TIME).collect::<Vec<_>>();
    words.reverse();
    let mut lowered = words.iter().map(|word| lower(word)).collect::<Vec<_>>();
    let mut to = words.len();
    let find = |lowered: &[String]| {
        let first = lowered.len().saturating_sub(MOST_WORDS);
        (first..lowered.len()).find_map(|from| Some((from, read(&lowered[from..], today)?)))
    };
    let found = find(&lowered).or_else(|| {
        to = words.len() - words_of_time(&lowered)?;
        lowered.truncate(to);
        let last = lowered.last_mut()?;
        last.truncate(last.trim_end_matches(',').len());
        find(&lowered)
    });
    let (from, date) = found?;
    let time = words.get(to).map(|word| place(word)..text.len());
    let earlier = &lowered[..from];
    if earlier.last().is_some_and(|word| is_connector(word)) {
        let joined = place(words[from - 1])..text.len();
        return Some(Found { date, phrase: place(words[from])..text.len(), joined, time });
    }
    let part = is_part_of_text(earlier);
    (!part).then(|| Found {
        date,
        phrase: place(words[from])..text.len(),
        joined: place(words[from])..text.len(),
        time,
    })
}

/// How many words at the end say a time of day: `3pm`, `at 3`, `15:00`, `in the morning`.
fn words_of_time(words: &[String]) -> Option<usize> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let is_before = |word: &str| matches!(word, "at" | "around" | "about" | "before" | "after" | "by");
    let is_part = |word: &str| {
        matches!(word, "morning" | "noon" | "midday" | "lunchtime" | "afternoon" | "evening" | "night")
    };
    let is_half = |word: &str| matches!(word, "am" | "pm" | "a.m" | "p.m");
    match words.as_slice() {
        [.., before, hour, half] if is_before(before) && is_hour(hour) && is_half(half) => Some(3),
        [.., "in", "the", part] if is_part(part) => Some(3),
        [.., hour, half] if is_hour(hour) && is_half(half) => Some(2),
        [.., before, time] if is_before(before) && (is_hour(time) || is_clock(time) || is_part(time)) => {
            Some(2)
        }
        [.., time] if is_clock(time) || is_part(time) => Some(1),
        _ => None,
    }
}

/// `3`, `15`
fn is_hour(word: &str) -> bool {
    word.len() <= 2
        && word.bytes().all(|b| b.is_ascii_digit())
        && word.parse().is_ok_and(|hour: u32| hour < 24)
}

/// `3pm`, `15:00`, `3:30pm`
fn is_clock(word: &str) -> bool {
    let bare = word.strip_suffix("pm").or_else(|| word.strip_suffix("am"));
    match bare.unwrap_or(word).split_once(':') {
        Some((hour, minutes)) => {
            is_hour(hour) && minutes.len() == 2 && minutes.parse().is_ok_and(|it: u32| it < 60)
        }
        None => bare.is_some_and(is_hour),
    }
}

/// The date at the start of `text`, which has no white space there, if it stands apart from what follows: after `by`
/// or `on`, before a colon, a comma or a dash, or as a phrase that cannot belong to a noun.
pub(super) fn at_start(text: &str, today: NaiveDate) -> Option<Found> {
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let words = text.split_whitespace().take(MOST_WORDS + 2).collect::<Vec<_>>();
    let lowered = words.iter().map(|word| lower(word)).collect::<Vec<_>>();
    let connected = lowered.first().is_some_and(|word| is_connector(word));
    let from = usize::from(connected);
    let longest = words.len().min(from + MOST_WORDS);
    (from + 1..=longest).rev().find_map(|to| {
        let mut phrase = lowered[from..to].to_vec();
        let last = phrase.last_mut()?;
        let bare = last.trim_end_matches([':', ',']).len();
        let dash = words.get(to).is_some_and(|word| matches!(*word, "-" | "–" | "—" | ":"));
        let apart = bare < last.len() || dash;
        last.truncate(bare);
        let date = read(&phrase, today)?;
        let adverb = matches!(phrase[0].as_str(), "today" | "tomorrow" | "in" | "next");
        let end = place(words[to - 1]) + words[to - 1].trim_end_matches([':', ',']).len();
        let joined_end = if dash {
            place(words[to]) + words[to].len()
        } else {
            place(words[to - 1]) + words[to - 1].len()
        };
        let found = Found { date, phrase: place(words[from])..end, joined: 0..joined_end, time: None };
        (connected || apart || adverb).then_some(found)
    })
}

/// No time of day has more: `in the morning`.
const MOST_WORDS_OF_TIME: usize = 3;
/// No phrase is longer, in bytes.
const LONGEST: usize = 40;
/// After these a date belongs to what is said: "where they sat", "every friday", "move it to friday".
const HOLDING: [&str; 30] = [
    "the", "a", "an", "every", "each", "last", "past", "since", "after", "before", "until", "till", "from",
    "between", "of", "or", "and", "to", "not", "than", "per", "in", "into", "under", "he", "she", "they",
    "we", "i", "who",
];

fn is_part_of_text(earlier: &[String]) -> bool {
    match earlier {
        [.., number, dash] if matches!(dash.as_str(), "-" | "–" | "—") => {
            number.starts_with(|c: char| c.is_ascii_digit()) || weekday(number).is_some()
        }
        [.., word] => HOLDING.contains(&word.as_str()),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 4).unwrap()
    }

    /// The phrase, and the phrase with what joins it to the text.
    fn said(text: &str, found: Option<Found>) -> (&str, &str) {
        found.map_or(("", ""), |it| (&text[it.phrase], &text[it.joined]))
    }

    #[test]
    fn a_date_at_the_end_takes_what_joins_it_along() {
        let table = [
            ("send deck (by fri)", ("by fri", "(by fri)")),
            ("send deck ( fri )", ("fri", "( fri )")),
            ("call on fri", ("fri", "on fri")),
            ("call 12 Dec", ("12 Dec", "12 Dec")),
            ("every friday", ("", "")),
        ];
        for (text, expected) in table {
            assert_eq!(said(text, at_end(text, today())), expected, "{text:?}");
        }
    }

    #[test]
    fn a_time_of_day_at_the_end_hides_no_day() {
        for (text, date, time) in [
            ("call her tomorrow 3pm", "2026-03-05", "3pm"),
            ("call her tomorrow at 3", "2026-03-05", "at 3"),
            ("call her tomorrow, at 3 pm", "2026-03-05", "at 3 pm"),
            ("call her fri 15:00", "2026-03-06", "15:00"),
            ("call her on fri 3:30pm", "2026-03-06", "3:30pm"),
            ("call her monday morning", "2026-03-09", "morning"),
            ("call her monday in the morning", "2026-03-09", "in the morning"),
            ("call her on the 12th of December 2026 before noon", "2026-12-12", "before noon"),
            ("call her by fri", "2026-03-06", ""),
            ("call her at 3pm on fri", "2026-03-06", ""),
            ("call her at 3", "", ""),
            ("call her fri 24:00", "", ""),
            ("call her fri 15:60", "", ""),
            ("call her fri 3", "", ""),
            ("not in the monday morning", "", ""),
            ("every friday 3pm", "", ""),
            ("good morning", "", ""),
            ("morning", "", ""),
            ("3pm", "", ""),
        ] {
            let found = at_end(text, today());
            let said = found.as_ref().and_then(|it| it.time.clone()).map_or("", |time| &text[time]);
            let date_of = found.map_or(String::new(), |it| it.date.to_string());
            assert_eq!((date_of.as_str(), said), (date, time), "{text:?}");
        }
    }

    #[test]
    fn a_date_at_the_start_takes_what_parts_it_from_the_text_along() {
        let table = [
            ("by fri: send deck", ("fri", "by fri:")),
            ("fri - send deck", ("fri", "fri -")),
            ("on 12 Dec \u{2013} send deck", ("12 Dec", "on 12 Dec \u{2013}")),
            ("tomorrow, send deck", ("tomorrow", "tomorrow,")),
            ("sun screen research", ("", "")),
        ];
        for (text, expected) in table {
            assert_eq!(said(text, at_start(text, today())), expected, "{text:?}");
        }
    }
}
