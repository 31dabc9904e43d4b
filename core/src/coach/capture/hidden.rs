//! Where a line hides its signs: quotation marks, backticks, addresses.

use std::ops::Range;

use super::letters::{after, before, is_word};

/// The parts of a line in which nothing is a sign.
pub(super) struct Hidden {
    quotes: Vec<Range<usize>>,
    addresses: Vec<Range<usize>>,
}

impl Hidden {
    /// Looks through one line of `text`.
    pub(super) fn of(text: &str, line: &Range<usize>) -> Self {
        Self { quotes: quotes(text, line), addresses: addresses(text, line) }
    }

    /// Whether the byte at `at` is quoted or part of an address.
    pub(super) fn covers(&self, at: usize) -> bool {
        self.quote_at(at).is_some() || holding(&self.addresses, at).is_some()
    }

    /// The quotation, marks included, that holds the byte at `at`.
    pub(super) fn quote_at(&self, at: usize) -> Option<&Range<usize>> {
        holding(&self.quotes, at)
    }

    /// Whether a quotation ends exactly before `at`.
    pub(super) fn closes_before(&self, at: usize) -> bool {
        self.quotes.binary_search_by(|quote| quote.end.cmp(&at)).is_ok()
    }
}

/// Each opening mark with the marks that close it.
const MARKS: [(char, &str); 14] = [
    ('`', "`"),
    ('"', "\""),
    ('\'', "'’"),
    ('“', "”\""),
    ('”', "”"),
    ('„', "“”"),
    ('‘', "’'"),
    ('‚', "‘’"),
    ('«', "»"),
    ('»', "«"),
    ('‹', "›"),
    ('「', "」"),
    ('『', "』"),
    ('＂', "＂"),
];

fn holding(ranges: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).filter(|range| range.start <= at)
}

fn quotes(text: &str, line: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // A mark that was not closed once on this line is not closed later on it either, so it is looked for once.
    let mut unclosed = [false; MARKS.len()];
    let mut at = line.start;
    while let Some(c) = after(&text[..line.end], at) {
        let next = at + c.len_utf8();
        let common = c.is_ascii() && !matches!(c, '`' | '"' | '\'');
        let mark = if common { None } else { MARKS.iter().position(|&(open, _)| open == c) };
        at = match mark.filter(|&mark| !unclosed[mark] && opens(c, text, line, at)) {
            None => next,
            Some(mark) => match closing(MARKS[mark], text, next..line.end) {
                Some(end) => {
                    found.push(at..end);
                    end
                }
                None => {
                    unclosed[mark] = true;
                    next
                }
            },
        };
    }
    found
}

/// An apostrophe and the sign for inches follow what they belong to.
fn opens(mark: char, text: &str, line: &Range<usize>, at: usize) -> bool {
    let previous = before(&text[line.start..], at - line.start);
    match mark {
        '\'' | '‘' | '‚' | '”' => !previous.is_some_and(is_word),
        '"' => !previous.is_some_and(char::is_numeric),
        _ => true,
    }
}

/// Where the quotation ends, its closing mark included.
fn closing((open, closers): (char, &str), text: &str, rest: Range<usize>) -> Option<usize> {
    let single = matches!(open, '\'' | '‘' | '‚');
    let mut previous = open;
    for (offset, c) in text[rest.clone()].char_indices() {
        let end = rest.start + offset + c.len_utf8();
        if closers.contains(c) {
            let apostrophe = after(&text[..rest.end], end).is_some_and(is_word);
            if !single || (offset > 0 && !previous.is_whitespace() && !apostrophe) {
                return Some(end);
            }
        }
        previous = c;
    }
    None
}

fn addresses(text: &str, line: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Every address holds one of these; most lines hold none.
    if !text[line.clone()].contains(['@', '.', ':']) {
        return found;
    }
    let mut at = line.start;
    for word in text[line.clone()].split_inclusive(char::is_whitespace) {
        let trimmed = word.trim_end();
        match link(trimmed) {
            Some(start) => found.push(at + start..at + trimmed.len()),
            None => found.extend(mailboxes(trimmed).into_iter().map(|mail| at + mail.start..at + mail.end)),
        }
        at += word.len();
    }
    found
}

/// Where a URL starts in `word`; it goes on to the word's end.
fn link(word: &str) -> Option<usize> {
    if let Some(colon) = word.find("://") {
        let scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        return Some(word[..colon].trim_end_matches(scheme).len());
    }
    let start = word.find(char::is_alphanumeric)?;
    let head = &word.as_bytes()[start..];
    let is = |prefix: &[u8]| head.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    (is(b"www.") || is(b"mailto:") || is(b"tel:")).then_some(start)
}

/// The e-mail addresses in `word`.
fn mailboxes(word: &str) -> Vec<Range<usize>> {
    let local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '\'');
    let domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let mut found = Vec::new();
    let mut from = 0;
    for (at, _) in word.match_indices('@') {
        let start = from + word[from..at].trim_end_matches(local).len();
        let host = &word[at + 1..];
        let host = &host[..host.find(|c| !domain(c)).unwrap_or(host.len())];
        let named = word[start..at].contains(char::is_alphanumeric);
        if named && host.trim_matches(['.', '-']).contains('.') {
            found.push(start..at + 1 + host.len());
        }
        from = at + 1;
    }
    found
}
