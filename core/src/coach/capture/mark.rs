//! The signs and words of the grammar in one line, before anything is made of them.

use std::ops::Range;

use super::{
    hidden::Hidden,
    letters::{after, before, closes, is_apostrophe, is_hyphen, is_invisible, is_sign, is_word, skip},
    permission, thanked,
};
use crate::model::{NamePermission, Owner};

/// What a mark announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkKind {
    Person,
    Organization,
    Lead,
    Promise(Owner),
    Term,
    Tag,
    /// `None` if it is negated or asked: names still end here.
    Permission(Option<NamePermission>),
    Thanked,
}

/// One sign or word that counts.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) kind: MarkKind,
    /// The sign, or the word, with what negates it.
    pub(super) start: usize,
    /// What follows the sign: for a term and a tag the word itself, else just the place where reading goes on.
    pub(super) body: Range<usize>,
    /// One past the last byte that belongs to the mark.
    pub(super) end: usize,
}

impl Mark {
    /// Whether a promise ends here.
    pub(super) fn ends_promise(&self) -> bool {
        use MarkKind::{Lead, Person, Promise, Term, Thanked};
        matches!(self.kind, Person | Lead | Term | Promise(_) | Thanked)
    }

    /// Whether a lead ends here.
    pub(super) fn ends_lead(&self) -> bool {
        !matches!(self.kind, MarkKind::Permission(_))
    }
}

/// All marks of one line, in order.
pub(super) fn marks(text: &str, line: &Range<usize>, hidden: &Hidden) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut at = line.start;
    let mut in_word = false;
    while let Some(c) = after(&text[..line.end], at) {
        let mark = if is_sign(c) {
            sign(c, text, line, at, hidden)
        } else if !in_word && c.is_ascii_alphabetic() && !hidden.covers(at) {
            permission::at(text, line, at).or_else(|| thanked::at(text, line, at))
        } else {
            None
        };
        in_word = is_word(c) || is_hyphen(c) || is_apostrophe(c) || mark.is_some();
        at += c.len_utf8();
        if let Some(mut mark) = mark {
            at = at.max(mark.end);
            let taken = found.last().map_or(line.start, |last: &Mark| last.end);
            mark.start = mark.start.max(taken);
            found.push(mark);
        }
    }
    found
}

fn sign(c: char, text: &str, line: &Range<usize>, at: usize, hidden: &Hidden) -> Option<Mark> {
    if hidden.covers(at) || !may_start(c, text, line, at, hidden) {
        return None;
    }
    let body = at + 1;
    let next = after(&text[..line.end], body)?;
    let letter = next.is_alphabetic() && !is_apostrophe(next);
    let mark = |kind, body: Range<usize>, end| Some(Mark { kind, start: at, body, end });
    let word = |kind, word: &str| {
        let end = body + word.len();
        let said = text[body..line.end].get(..word.len())?.eq_ignore_ascii_case(word);
        (said && is_whole(text, line, end)).then_some(Mark { kind, start: at, body: end..end, end })
    };
    match c {
        '!' => word(MarkKind::Lead, "lead"),
        '>' => {
            word(MarkKind::Promise(Owner::Me), "me").or_else(|| word(MarkKind::Promise(Owner::Them), "them"))
        }
        '?' => match hidden.quote_at(body) {
            Some(quote) => {
                let inner = quoted(text, quote)?;
                mark(MarkKind::Term, inner, quote.end)
            }
            None if letter => {
                let end = term_end(text, body, line.end);
                mark(MarkKind::Term, body..end, end)
            }
            None => None,
        },
        '#' if letter || next.is_numeric() => {
            let end = tag_end(text, body, line.end);
            let tag = text[body..end].contains(char::is_alphabetic);
            tag.then_some(Mark { kind: MarkKind::Tag, start: at, body: body..end, end })
        }
        '+' if letter => mark(MarkKind::Person, body..body, body),
        '@' if letter => mark(MarkKind::Organization, body..body, body),
        _ => None,
    }
}

/// Whether what stands before `at` lets a sign count there.
fn may_start(sign: char, text: &str, line: &Range<usize>, at: usize, hidden: &Hidden) -> bool {
    match before(&text[line.start..], at - line.start) {
        None => true,
        // "wow!!lead" and "what??x" shout; they close nothing.
        Some(c) if c == sign => false,
        Some(c) => c.is_whitespace() || is_invisible(c) || closes(c) || hidden.closes_before(at),
    }
}

/// Whether a word that ends at `end` goes no further.
fn is_whole(text: &str, line: &Range<usize>, end: usize) -> bool {
    !after(&text[..line.end], end).is_some_and(|c| is_word(c) || is_hyphen(c) || is_apostrophe(c))
}

/// The inside of a quotation, if it says anything.
fn quoted(text: &str, quote: &Range<usize>) -> Option<Range<usize>> {
    let open = after(text, quote.start)?;
    let close = before(text, quote.end)?;
    let inner = quote.start + open.len_utf8()..quote.end - close.len_utf8();
    let said = &text[inner.clone()];
    let start = inner.start + (said.len() - said.trim_start().len());
    let term = start..start + said.trim().len();
    (open != '`' && said.contains(char::is_alphabetic)).then_some(term)
}

fn term_end(text: &str, from: usize, limit: usize) -> usize {
    let inside = |c: char| {
        !c.is_whitespace()
            && !matches!(c, ',' | ';' | '(' | '"' | '“' | '”' | '«' | '»' | '`' | '—')
            && (c.is_ascii() || !closes(c))
    };
    let end = skip(text, from, limit, inside);
    let word = text[from..end].trim_end_matches(|c| closes(c) || is_apostrophe(c) || is_hyphen(c));
    from + word.len()
}

fn tag_end(text: &str, from: usize, limit: usize) -> usize {
    let end = skip(text, from, limit, |c| is_word(c) || is_hyphen(c));
    from + text[from..end].trim_end_matches(is_hyphen).len()
}
