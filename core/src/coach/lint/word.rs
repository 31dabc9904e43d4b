//! From letters to words, as the rules compare them.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::contraction;
use crate::model::fold;

/// What stands for an address or a link: one word that no phrase has.
pub(super) const ADDRESS: &str = "@";

/// What stands between a word and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing, or a hyphen: `twenty-minute`, `15–20`, the two words of `I'd`.
    Joined,
    /// White space; a line may end in it.
    Space,
    /// A comma, a dash, a bracket: the sentence goes on, a phrase does not.
    Comma,
    /// The end of a sentence, a paragraph or an item of a list.
    Sentence,
}

/// One word.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Folded: without case and accents, contractions spelled out.
    pub text: String,
    /// Its bytes.
    pub range: Range<usize>,
    /// What stands before it.
    pub gap: Gap,
    /// Whether it begins with a capital letter, or with a letter that knows no case.
    pub is_capital: bool,
    /// Whether somebody else is speaking: between quotation marks, or in a quoted line.
    pub is_quoted: bool,
}

/// Short forms whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "dr", "mr", "mrs", "ms", "mx", "prof", "st", "jr", "sr", "approx", "ca", "eg", "ie", "vs", "dept", "no",
    "min",
];

/// The words of `text`, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut at, mut end) = (0, 0);
    while let Some(first) = text[at..].chars().next() {
        let starts_chunk =
            text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || "<([".contains(c));
        let length = if starts_chunk { address(&text[at..]) } else { 0 };
        if length == 0 && !first.is_alphanumeric() {
            at += first.len_utf8();
            continue;
        }
        let gap = words.last().map_or(Gap::Sentence, |last| gap(&text[end..at], last));
        end = at + if length > 0 { length } else { word(&text[at..]) };
        let folded = if length > 0 { ADDRESS.to_owned() } else { folded(&text[at..end]) };
        let is_capital = !first.is_lowercase();
        for (place, (text, range)) in contraction::parts(folded, at..end).into_iter().enumerate() {
            let gap = if place == 0 { gap } else { Gap::Joined };
            words.push(Word { text, range, gap, is_capital: is_capital && place == 0, is_quoted: false });
        }
        at = end;
    }
    words
}

/// How many bytes an e-mail address or a link takes at the beginning of `text`; 0 if there is none.
fn address(text: &str) -> usize {
    let chunk =
        text.split(|c: char| c.is_whitespace() || "<>\"“”()[]".contains(c)).next().unwrap_or_default();
    let chunk = chunk.trim_end_matches(|c: char| ".,;:!?'’*".contains(c));
    let has_at = chunk.split_once('@').is_some_and(|(name, host)| {
        name.ends_with(char::is_alphanumeric) && host.starts_with(char::is_alphanumeric)
    });
    let starts = |prefix: &str| chunk.get(..prefix.len()).is_some_and(|it| it.eq_ignore_ascii_case(prefix));
    let is_link = starts("http://") || starts("https://") || starts("mailto:") || starts("www.");
    if has_at || is_link { chunk.len() } else { 0 }
}

/// How many bytes the word takes at the beginning of `text`. Digits and letters are words of their own: `20min`.
fn word(text: &str) -> usize {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit());
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let goes_on = if is_number {
            c.is_ascii_digit()
        } else {
            (c.is_alphanumeric() && !c.is_ascii_digit()) || is_combining_mark(c) || is_invisible(c)
        };
        let is_inner =
            !is_number && is_apostrophe(c) && letters.peek().is_some_and(|&(_, c)| c.is_alphabetic());
        if !goes_on && !is_inner {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

fn folded(word: &str) -> String {
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return word.to_ascii_lowercase();
    }
    fold(
        &word
            .chars()
            .filter(|c| !is_invisible(*c))
            .map(|c| if is_apostrophe(c) { '\'' } else { c })
            .collect::<String>(),
    )
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇' | '´')
}

/// What may stand in a word and is not seen: soft hyphens, joiners.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// What `between`, after the word `last`, amounts to.
fn gap(between: &str, last: &Word) -> Gap {
    let mut gap = match between {
        "" | "-" | "‐" | "‑" | "–" | "—" | "/" | "'" | "’" => return Gap::Joined,
        // `resume.pdf`, `3.5`
        "." | "_" => return Gap::Joined,
        _ => Gap::Space,
    };
    let (mut breaks, mut is_line_start) = (0, false);
    for (at, c) in between.char_indices() {
        let ends_abbreviation = c == '.' && at == 0 && ABBREVIATIONS.contains(&last.text.as_str());
        let of_this = match c {
            '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' => {
                breaks += 1;
                is_line_start = true;
                if breaks > 1 || c == '\u{2029}' { Gap::Sentence } else { Gap::Space }
            }
            '.' | '…' if ends_abbreviation => Gap::Space,
            '.' | '!' | '?' | '…' | '‽' | '؟' | '。' => Gap::Sentence,
            '-' | '–' | '—' | '*' | '•' | '·' | '‣' | '>' if is_line_start => Gap::Sentence,
            ',' | ';' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '—' | '–' | '-' | '|' | '،' => {
                Gap::Comma
            }
            _ => Gap::Space,
        };
        is_line_start &= c.is_whitespace();
        gap = gap.max(of_this);
    }
    gap
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let spelled = |word: Word| {
            let sign = match word.gap {
                Gap::Joined => "+",
                Gap::Space => " ",
                Gap::Comma => ", ",
                Gap::Sentence => "/",
            };
            format!("{sign}{}", word.text)
        };
        words(text).into_iter().map(spelled).collect()
    }

    #[test]
    fn words_are_folded_and_what_is_between_them_is_kept() {
        for (text, expected) in [
            ("Hello, Jane.\nHow are\nyou?", "/hello, jane/how are you"),
            ("a 20-minute call, 15–20min", "/a 20+minute call, 15+20+min"),
            ("I’d love; we can't, don‘t", "/i+would love, we can+not, do+not"),
            ("my résumé and re\u{301}sume\u{301}", "/my resume and resume"),
            ("Dr. Doe is at Acme. I", "/dr doe is at acme/i"),
            ("write to jane.doe@acme.example, or www.acme.example/a?b.", "/write to @, or @"),
            ("one\n\ntwo\n- three\n> four", "/one/two/three/four"),
            ("cv.pdf e\u{ad}mail", "/cv+pdf email"),
            ("👩‍💻 שלום עולם", "/שלום עולם"),
        ] {
            assert_eq!(said(text), expected, "{text:?}");
        }
    }
}
