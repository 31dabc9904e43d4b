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
}

/// The date at the end of `text`, which has no white space there.
pub(super) fn at_end(text: &str, today: NaiveDate) -> Option<Found> {
    if let Some(inner) = text.strip_suffix(')') {
        let open = inner.rfind('(')?;
        let said = inner[open + 1..].trim();
        let start = open + 1 + (inner[open + 1..].len() - inner[open + 1..].trim_start().len());
        let date = (said.len() <= LONGEST).then(|| when(said, today)).flatten()?;
        return Some(Found { date, phrase: start..start + said.len(), joined: open..text.len() });
    }
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let mut words = text.split_whitespace().rev().take(MOST_WORDS + 2).collect::<Vec<_>>();
    words.reverse();
    let lowered = words.iter().map(|word| lower(word)).collect::<Vec<_>>();
    let first = words.len().saturating_sub(MOST_WORDS);
    let (from, date) = (first..words.len()).find_map(|from| Some((from, read(&lowered[from..], today)?)))?;
    let earlier = &lowered[..from];
    if earlier.last().is_some_and(|word| is_connector(word)) {
        let joined = place(words[from - 1])..text.len();
        return Some(Found { date, phrase: place(words[from])..text.len(), joined });
    }
    let part = is_part_of_text(earlier);
    (!part).then(|| Found {
        date,
        phrase: place(words[from])..text.len(),
        joined: place(words[from])..text.len(),
    })
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
        let found = Found { date, phrase: place(words[from])..end, joined: 0..joined_end };
        (connected || apart || adverb).then_some(found)
    })
}

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
