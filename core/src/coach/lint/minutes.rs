//! How long a message says a conversation will take.

use std::{ops::Range, sync::LazyLock};

use super::{beginning, message::Message, phrase::Phrases, word::Gap};

/// How many minutes a message asks for. Of several lengths the longest up to half an hour, since that is what the reader may
/// have to give; what is longer beside it is mostly a journey or a stay. Nothing when it names none, or more than a day.
///
/// ```
/// use rapport_core::coach::minutes_said;
///
/// assert_eq!(minutes_said("Would 15 to 20 minutes suit you? I live half an hour away."), Some(20));
/// assert_eq!(minutes_said("Would a quick call suit you?"), None);
/// ```
pub fn minutes_said(text: &str) -> Option<u32> {
    let said: Vec<u32> =
        lengths(&Message::new(beginning(text))).into_iter().map(|length| length.most).collect();
    let small = said.iter().filter(|minutes| **minutes <= SMALL).max();
    small.or(said.iter().max()).copied().filter(|minutes| (1..=LONGEST).contains(minutes))
}

/// The longest talk that is a small favour, in minutes.
pub(super) const SMALL: u32 = 30;

/// The longest talk that anybody is asked for, in minutes: a day.
const LONGEST: u32 = 24 * 60;

/// A length of time that a message asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Length {
    /// The fewest minutes.
    pub least: u32,
    /// The most minutes: another number only for `15–20 minutes`.
    pub most: u32,
    /// Its words.
    pub words: Range<usize>,
}

const NUMBERS: &[(&str, u32)] = &[
    ("five", 5),
    ("ten", 10),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fourty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("ninety", 90),
];

/// Lengths that no number says, in minutes.
const SPELLED: &[(&[&str], u32)] = &[
    (&["three", "quarters", "of", "an", "hour"], 45),
    (&["quarter", "of", "an", "hour"], 15),
    (&["quarter", "hour"], 15),
    (&["half", "an", "hour"], 30),
    (&["half", "hour"], 30),
    (&["an", "hour", "and", "a", "half"], 90),
    (&["hour", "and", "a", "half"], 90),
    (&["one", "hour"], 60),
    (&["an", "hour"], 60),
    (&["full", "hour"], 60),
    (&["hour", "long"], 60),
    (&["1", "hour"], 60),
    (&["1", "h"], 60),
    (&["two", "hours"], 120),
    (&["couple", "of", "hours"], 120),
    (&["few", "hours"], 180),
];

/// What stands right before a time that is not asked for.
static NOT_ASKED_BEFORE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "(first|last|past|previous|next|every|within|after|before|about every|opening|closing) $",
        "(the|your) (opening|closing|first|last|whole)",
        "(spent|waited|took me|takes me|lasted|runs|ran|late|for the|thank you for|thanks for|live|lives|am)",
        "in (under|less than)",
        "(train|bus|flight|ferry|drive|ride|trip|journey|commute|walk|tour|shift|course|lecture|class) (takes|is|lasts)",
        "(town|area|city|region|country) for (a|the)?",
    ])
});

/// What stands right behind a time that is not asked for.
static NOT_ASKED_BEHIND: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "(of|into|in|from|through) (your|the|my|his|her|their|that|this) (last|recent|first|previous|latest|excellent|great|own)? \
         {theirs}",
        "(from|away|ago|late|earlier|apart|before|after|into|early|drive|commute|walk|ride|outside|north|south|east|west|by)",
        "(a|every|each|per) (day|week|month|morning|night)",
        "(daily|weekly)",
    ])
});

/// The lengths that `message` asks for, in order.
pub(super) fn lengths(message: &Message<'_>) -> Vec<Length> {
    let mut found: Vec<Length> = Vec::new();
    for at in 0..message.words.len() {
        if found.last().is_some_and(|last| last.words.end > at) || message.words[at].is_quoted {
            continue;
        }
        found
            .extend(spelled(message, at).or_else(|| counted(message, at)).filter(|it| is_asked(message, it)));
    }
    found
}

fn spelled(message: &Message<'_>, at: usize) -> Option<Length> {
    let (words, minutes) = SPELLED.iter().find(|(spelled, _)| {
        spelled.iter().enumerate().all(|(place, text)| {
            let word = message.words.get(at + place);
            word.is_some_and(|word| word.text == *text && (place == 0 || word.gap <= Gap::Space))
        })
    })?;
    Some(Length { least: *minutes, most: *minutes, words: at..at + words.len() })
}

/// `20 minutes`, `fifteen-minute`, `15 to 20 min`, `2 hours`.
fn counted(message: &Message<'_>, at: usize) -> Option<Length> {
    let (least, mut end) = number(message, at)?;
    let unit_of = |end: usize| {
        let word = message.words.get(end).filter(|word| word.gap <= Gap::Space)?;
        match word.text.as_str() {
            "min" | "mins" | "minute" | "minutes" | "mn" => Some(1),
            // `15'` has no word of its own; a bare `m` is metres or millions.
            "hour" | "hours" | "hr" | "hrs" => Some(60),
            _ => None,
        }
    };
    let first_unit = unit_of(end);
    end += usize::from(first_unit.is_some());
    let is_joined = |place: usize| {
        message.words.get(place).is_some_and(|word| {
            word.gap == Gap::Joined || (word.gap == Gap::Comma && is_dash(message.behind(place - 1)))
        })
    };
    let has_word = message.words.get(end).is_some_and(|word| {
        matches!(word.text.as_str(), "to" | "or" | "and" | "maximum") && word.gap <= Gap::Comma
    });
    let second = if has_word {
        number(message, end + 1)
    } else if is_joined(end) {
        number(message, end)
    } else {
        None
    };
    if let Some((most, after)) = second
        && let Some(unit) = unit_of(after)
    {
        let (least, most) = (least.saturating_mul(first_unit.unwrap_or(unit)), most.saturating_mul(unit));
        return Some(Length { least: least.min(most), most: least.max(most), words: at..after + 1 });
    }
    let minutes = least.saturating_mul(first_unit?);
    Some(Length { least: minutes, most: minutes, words: at..end })
}

fn is_dash(between: &str) -> bool {
    matches!(between.trim(), "-" | "–" | "—")
}

/// A number at `at`, and the place behind it: `20`, `twenty`, `twenty-five`.
fn number(message: &Message<'_>, at: usize) -> Option<(u32, usize)> {
    let word = message.words.get(at)?;
    let spelled = |text: &str| NUMBERS.iter().find(|(known, _)| *known == text).map(|(_, number)| *number);
    if let Ok(number) = word.text.parse::<u32>() {
        // `1.5 hours`, `9:15`: not numbers of their own.
        let is_part = at > 0 && matches!(message.behind(at - 1), "." | ":" | ",");
        return Some((number, at + 1)).filter(|_| !is_part);
    }
    let tens = spelled(&word.text)?;
    let next = message.words.get(at + 1).filter(|word| word.gap <= Gap::Space && tens >= 20);
    match next.is_some_and(|word| word.text == "five") {
        true => Some((tens + 5, at + 2)),
        false => Some((tens, at + 1)),
    }
}

/// Whether a length is what the message asks for, and not a drive, a delay or the length of a lecture.
fn is_asked(message: &Message<'_>, length: &Length) -> bool {
    let (start, end) = (length.words.start, length.words.end);
    let sentence = message.sentence(&length.words);
    let before = (start.saturating_sub(3).max(sentence.start)..start)
        .any(|at| NOT_ASKED_BEFORE.at(&message.words[..start], at) == Some(start));
    let behind = (end < sentence.end).then(|| NOT_ASKED_BEHIND.at(&message.words, end)).flatten().is_some();
    !before && !behind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_that_is_asked_for_is_the_promise() {
        for (text, expected) in [
            ("Would you have 20 minutes?", Some(20)),
            ("15 to 20 minutes, or half an hour over coffee?", Some(30)),
            ("I live 40 minutes away. Would a quarter of an hour suit you?", Some(15)),
            ("24 hours", Some(1440)),
            ("The train takes an hour, so after ten is fine. Would you have 20 minutes?", Some(20)),
            ("I'm in town for a few hours on Friday; 20 minutes?", Some(20)),
            ("The workshop fills two hours. Would 20 minutes suit you, or an hour over lunch?", Some(20)),
            ("Would you have an hour, or 90 minutes?", Some(90)),
            ("The train takes an hour. May I call?", None),
            ("25 hours", None),
            ("0 minutes", None),
            ("“20 minutes”, he said. Could we talk?", None),
            ("", None),
        ] {
            assert_eq!(minutes_said(text), expected, "{text:?}");
        }
    }

    #[test]
    fn lengths_are_read() {
        for (text, expected) in [
            ("20 minutes", &[(20, 20)][..]),
            ("a 20-minute call or 20 min, 20min, 20 mins", &[(20, 20), (20, 20), (20, 20), (20, 20)]),
            ("fifteen minutes, a twenty-minute talk", &[(15, 15), (20, 20)]),
            ("twenty-five minutes", &[(25, 25)]),
            ("a quarter of an hour", &[(15, 15)]),
            ("half an hour, a half-hour call", &[(30, 30), (30, 30)]),
            (
                "15-20 minutes; 15–20 min; 15 – 20 minutes; 15 to 20 minutes; fifteen or twenty minutes",
                &[(15, 20); 5],
            ),
            ("15 minutes or 20 minutes", &[(15, 20)]),
            ("an hour, 1 hour, 2 hours", &[(60, 60), (60, 60), (120, 120)]),
            ("an hour and a half", &[(90, 90)]),
            ("a quick call", &[]),
            ("20 minutes of your last talk", &[]),
            ("I live 20 minutes from your office", &[]),
            ("the first 20 minutes", &[]),
            ("20 people, 20 years", &[]),
            ("at 9:15", &[]),
            ("my train was 40 minutes late", &[]),
            ("99999999999999999999 minutes, 4294967295 hours", &[(u32::MAX, u32::MAX)]),
        ] {
            let found: Vec<(u32, u32)> =
                lengths(&Message::new(text)).iter().map(|it| (it.least, it.most)).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
