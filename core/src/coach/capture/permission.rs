//! `ok-name` and `no-name`, and what takes them back.

use std::ops::Range;

use super::{
    letters::{after, ends_clause, is_apostrophe, is_hyphen, is_sign, is_word},
    mark::{Mark, MarkKind},
};
use crate::model::NamePermission;

/// The permission word that starts at `at`, where a word starts.
pub(super) fn at(text: &str, line: &Range<usize>, at: usize) -> Option<Mark> {
    let rest = &text[at..line.end];
    let said = permission(rest)?;
    let end = at + 2 + after(rest, 2)?.len_utf8() + 4;
    if after(&text[..line.end], end).is_some_and(|c| is_word(c) || is_hyphen(c) || is_apostrophe(c)) {
        return None;
    }
    let negator = negator_before(&text[line.start..at], said).map(|offset| line.start + offset);
    let open = negator.is_some() || is_taken_back(&text[end..line.end]);
    let kind = MarkKind::Permission((!open).then_some(said));
    Some(Mark { kind, start: negator.unwrap_or(at), body: at..end, end })
}

fn permission(rest: &str) -> Option<NamePermission> {
    let said = match rest.get(..2)? {
        word if word.eq_ignore_ascii_case("ok") => NamePermission::Granted,
        word if word.eq_ignore_ascii_case("no") => NamePermission::Denied,
        _ => return None,
    };
    let hyphen = after(rest, 2).filter(|&c| is_hyphen(c))?;
    let name = rest[2 + hyphen.len_utf8()..].get(..4)?;
    name.eq_ignore_ascii_case("name").then_some(said)
}

/// How far a negation reaches: "did not say ok-name".
const REACH: usize = 3;
/// The most bytes that are looked at on either side, so that a line of nothing but permissions stays cheap.
const WINDOW: usize = 48;

/// Where the word starts that negates what follows `said`, within its clause.
fn negator_before(said: &str, permission: NamePermission) -> Option<usize> {
    let mut from = said.len().saturating_sub(WINDOW);
    while !said.is_char_boundary(from) {
        from += 1;
    }
    let clause = said[from..].trim_end();
    let clause_start =
        clause.char_indices().rfind(|&(_, c)| ends_clause(c)).map_or(0, |(offset, c)| offset + c.len_utf8());
    let clause = &clause[clause_start..];
    let words = clause.rsplit(char::is_whitespace).filter(|word| !word.is_empty()).take(REACH);
    words
        .take_while(|word| !word.starts_with(is_sign))
        .filter(|word| negates(word.trim_matches(['(', '[', '"', '“', '”', '*']), permission))
        .map(|word| from + clause_start + (word.as_ptr() as usize - clause.as_ptr() as usize))
        .last()
}

/// "ok-name?" is still a question, and "ok-name: no" or "ok-name not given" is an answer to it.
fn is_taken_back(rest: &str) -> bool {
    let trimmed = rest.trim_start();
    if let Some(asked) = trimmed.strip_prefix(['?', '？', '؟']) {
        let term = rest.len() > trimmed.len() && after(asked, 0).is_some_and(char::is_alphabetic);
        return !term;
    }
    let answer = trimmed.trim_start_matches([':', '=', '(']).trim_start();
    let end =
        answer.find(|c: char| !(is_word(c) || is_apostrophe(c) || is_hyphen(c))).unwrap_or(answer.len());
    let word = &answer[..end];
    negates(word, NamePermission::Granted)
        || ["denied", "refused", "declined"].iter().any(|no| word.eq_ignore_ascii_case(no))
}

fn negates(word: &str, permission: NamePermission) -> bool {
    const NEGATORS: [&str; 19] = [
        "not", "never", "cannot", "without", "nor", "neither", "hardly", "dont", "doesnt", "didnt", "isnt",
        "wasnt", "wont", "cant", "couldnt", "wouldnt", "shouldnt", "hasnt", "havent",
    ];
    if word.len() > 16 {
        return false;
    }
    let word = word.to_lowercase().replace(is_apostrophe, "'");
    // "no no-name" insists; only "no ok-name" denies.
    let no = word == "no" && permission == NamePermission::Granted;
    no || word.ends_with("n't") || NEGATORS.contains(&word.as_str())
}
