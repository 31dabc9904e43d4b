//! Classes of characters that the grammar tells apart.

use unicode_normalization::char::is_combining_mark;

/// Whether `c` ends a line. `\r\n` is two ends with nothing between them.
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether `c` is a sign of the grammar.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '+' | '@' | '!' | '?' | '>' | '#')
}

/// Whether `c` can be part of a word of any script.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_combining_mark(c) || is_joiner(c)
}

/// Whether `c` can stand inside one word of a name.
pub(super) fn is_name(c: char) -> bool {
    is_word(c) || is_apostrophe(c) || is_hyphen(c) || is_picture(c) || matches!(c, '·' | '・' | '\u{ad}')
}

/// Apostrophes as keyboards type them.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '´' | 'ʼ')
}

/// Hyphens that join the parts of a word.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// A letter of a script without capitals.
pub(super) fn is_uncased(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Pictures, and what holds the parts of a picture together.
pub(super) fn is_picture(c: char) -> bool {
    matches!(c,
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
        | '\u{200d}' | '\u{fe0f}' | '\u{20e3}' | '\u{e0020}'..='\u{e007f}')
}

/// A letter that is a word by itself, so that it is no initial when a full stop follows it.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Marks without a width that keyboards for right-to-left scripts, and files, put before a text.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Punctuation that closes a bracket, a clause or a sentence. Quotation marks are told by their pairs instead.
pub(super) fn closes(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '）' | '】' | '》' | '〉') || ends_clause(c)
}

/// Punctuation that ends a clause or a sentence.
pub(super) fn ends_clause(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '，' | '、' | '；' | '：' | '،' | '؛') || ends_sentence(c)
}

/// Punctuation that ends a sentence.
pub(super) fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' | '۔')
}

/// The character that ends at byte `at`.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The character that starts at byte `at`.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// The first byte at or after `from` and before `limit` whose character is not in the class, or `limit`.
pub(super) fn skip(text: &str, from: usize, limit: usize, class: impl Fn(char) -> bool) -> usize {
    text[from..limit].char_indices().find(|&(_, c)| !class(c)).map_or(limit, |(at, _)| from + at)
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}
