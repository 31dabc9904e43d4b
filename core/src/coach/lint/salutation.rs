//! Whom a message greets.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::{
    message::Message,
    name::is_title,
    word::{Gap, Word},
};

/// What greetings begin with.
const OPENINGS: &[&[&str]] = &[
    &["good", "morning"],
    &["good", "afternoon"],
    &["good", "evening"],
    &["good", "day"],
    &["happy", "monday"],
    &["happy", "friday"],
    &["hi"],
    &["hello"],
    &["hey"],
    &["hiya"],
    &["howdy"],
    &["dear"],
    &["greetings"],
    &["hallo"],
    &["bonjour"],
    &["salut"],
    &["hola"],
    &["ciao"],
    &["hej"],
    &["aloha"],
    &["namaste"],
    &["morning"],
    &["afternoon"],
    &["evening"],
    &["welcome"],
];

/// Words that greet nobody by name.
const NOBODY: &[&str] = &[
    "there",
    "all",
    "everyone",
    "everybody",
    "team",
    "both",
    "again",
    "folks",
    "friend",
    "friends",
    "sir",
    "madam",
    "sirs",
    "hiring",
    "manager",
    "recruiter",
    "recruiting",
    "colleague",
    "colleagues",
    "to",
    "from",
    "neighbour",
    "neighbor",
    "ladies",
    "gentlemen",
    "you",
    "two",
    "guys",
    "whom",
    "whoever",
    "committee",
    "alumni",
    "alum",
    "reader",
    "stranger",
    "world",
    "people",
    "y'all",
    "yall",
    "old",
    "my",
    "dear",
    "dearest",
    "hr",
    "department",
    "office",
    "board",
    "members",
    "professor",
    "doctor",
    "editor",
    "editors",
    "author",
    "authors",
    "organisers",
    "organizers",
    "and",
    "or",
    "the",
    "thanks",
    "thank",
    "congratulations",
    "congrats",
    "cheers",
    "mom",
    "mum",
    "mummy",
    "mommy",
    "dad",
    "daddy",
    "grandma",
    "grandpa",
    "granny",
    "auntie",
    "aunt",
    "uncle",
    "cousin",
    "sis",
    "bro",
    "darling",
    "honey",
    "back",
    "home",
    "mate",
    "buddy",
    "sorry",
    "please",
    "unfortunately",
    "yes",
    "no",
    "ok",
    "okay",
    "well",
    "so",
    "first",
    "finally",
    "also",
    "however",
    "subject",
    "re",
    "fwd",
    "hi",
    "hello",
    "best",
    "regards",
    "sincerely",
    "yours",
];

/// Words with which the letter goes on when no comma follows the greeting.
const GOES_ON: &[&str] = &[
    "i", "we", "my", "it", "hope", "thanks", "thank", "just", "this", "how", "would", "could", "can", "do",
    "are", "is", "your", "you", "long", "great", "nice", "happy", "what", "as", "in", "on", "from", "hoping",
    "a", "an", "the",
];

/// The words that greet somebody by name, titles left out. None when nobody is named.
pub(super) fn salutation(message: &Message<'_>) -> Option<Range<usize>> {
    let words = &message.words;
    let first = words.iter().position(|word| word.text != "subject" || word.gap != Gap::Sentence)?;
    let opening = OPENINGS.iter().find(|opening| {
        opening
            .iter()
            .enumerate()
            .all(|(place, text)| words.get(first + place).is_some_and(|word| word.text == *text))
    });
    let mut start = first + opening.map_or(0, |opening| opening.len());
    // `Hello, Jane`: a comma may stand before the name, a full stop may not.
    if opening.is_some() && words.get(start).is_none_or(|word| word.gap == Gap::Sentence) {
        return None;
    }
    let had_comma = opening.is_some() && words.get(start).is_some_and(|word| word.gap == Gap::Comma);
    let title = start;
    while words.get(start).is_some_and(|word| is_title(&word.text)) {
        start += 1;
    }
    let mut end = start;
    while let Some(word) = words.get(end) {
        let goes_on = end == title || end == start && end > title || word.gap <= Gap::Space;
        let is_next_line = end > title && message.behind(end - 1).contains('\n');
        if !goes_on || is_next_line || GOES_ON.contains(&word.text.as_str()) || word.text == "'s" {
            break;
        }
        end += 1;
    }
    let names = start..end;
    // What closes the greeting: a sign, or the end of the line.
    let behind = message.behind(end.checked_sub(1)?);
    let closes = words.get(end).is_none_or(|word| word.gap >= Gap::Comma) || behind.contains('\n');
    let ends_line =
        behind.trim_start_matches([',', '!', ':', '.', ';', '-', '–', '—', ' ', '\r']).starts_with('\n')
            || end == words.len();
    let count = end - start;
    let are_names =
        words[names.clone()].iter().all(|word| !NOBODY.contains(&word.text.as_str()) && is_letters(word));
    let are_capitals = words[names.clone()].iter().all(|word| word.is_capital || is_particle(&word.text));
    let fits = match opening {
        // Only a name on a line of its own is a greeting without a word before it.
        None => {
            (1..=3).contains(&count)
                && closes
                && ends_line
                && are_capitals
                && behind.contains([',', '!', ':', '—', '–', '-'])
        }
        Some(_) if had_comma => (1..=3).contains(&count) && closes && are_capitals,
        Some(_) if closes => (1..=5).contains(&count),
        Some(_) => (1..=5).contains(&count) && are_capitals,
    };
    (fits && are_names).then_some(names)
}

/// Whether a word can be part of a name.
fn is_letters(word: &Word) -> bool {
    word.text.chars().all(|c| c.is_alphabetic() || c == '\'' || is_combining_mark(c))
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "van"
            | "von"
            | "der"
            | "den"
            | "de"
            | "da"
            | "del"
            | "della"
            | "di"
            | "la"
            | "le"
            | "bin"
            | "al"
            | "el"
            | "ter"
            | "dos"
            | "y"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greetings_are_read() {
        for (text, expected) in [
            ("Hi Jane,\n\nHow", "Jane"),
            ("hello jane, how", "jane"),
            ("Dear Ms. Doe:", "Doe"),
            ("Dear Dr van der Berg,\nI", "van der Berg"),
            ("Jane,\n\nI am", "Jane"),
            ("Jane — \nI am", "Jane"),
            ("Hi Jane I hope", "Jane"),
            ("Hello, Jane!", "Jane"),
            ("Good morning Anne-Marie!", "Anne-Marie"),
            ("Hi Jane\nI am", "Jane"),
            ("Hi there,", ""),
            ("Hello!\nJane", ""),
            ("Bonjour Jane,", "Jane"),
            ("Bonjour!\nI", ""),
            ("Hi Mom,", ""),
            ("Welcome back!\nI", ""),
            ("Dear प्रिया,\nI", "प्रिया"),
            ("Dear hiring manager,", ""),
            ("Jane suggested I write", ""),
            ("Jane, who works with you, said", ""),
            ("Hi, I am Ana", ""),
            ("Hi {given},", ""),
            ("", ""),
        ] {
            let message = Message::new(text);
            let found = salutation(&message).map_or("", |at| &text[message.bytes(&at)]);
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
