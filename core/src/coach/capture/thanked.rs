//! `thanked`, said as a sentence or a line of its own.

use std::ops::Range;

use super::{
    letters::{after, ends_sentence},
    mark::{Mark, MarkKind},
};

/// The word that starts at `at`, where a word starts, if it is a sentence of its own.
pub(super) fn at(text: &str, line: &Range<usize>, at: usize) -> Option<Mark> {
    const WORD: &str = "thanked";
    let said = text[at..line.end].get(..WORD.len())?;
    let end = at + WORD.len();
    let alone = said.eq_ignore_ascii_case(WORD)
        && starts_sentence(&text[line.start..at])
        && is_sentence_end(&text[end..line.end]);
    alone.then_some(Mark { kind: MarkKind::Thanked, start: at, body: at..end, end })
}

fn starts_sentence(said: &str) -> bool {
    let trimmed = said.trim_end();
    let bullet = trimmed.strip_suffix(['-', '*', '•', '–']);
    if trimmed.is_empty() || bullet.is_some_and(|indent| indent.trim_end().is_empty()) {
        return true;
    }
    let closed = trimmed.trim_end_matches(['"', '”', '»', ')', '\'', '’']);
    let spaced = said.len() > trimmed.len();
    closed.chars().next_back().is_some_and(|c| ends_sentence(c) && (spaced || !c.is_ascii()))
}

fn is_sentence_end(rest: &str) -> bool {
    let closed = rest.trim_start_matches(['.', '!', '…', '。', '！', '।']);
    let ended = rest.len() > closed.len();
    match after(closed, 0) {
        None => true,
        Some(c) if ended => c.is_whitespace() || rest.starts_with(['…', '。', '！', '।']),
        Some(c) => c.is_whitespace() && closed.trim_start().is_empty(),
    }
}
