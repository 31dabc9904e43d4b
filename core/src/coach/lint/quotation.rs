//! Where somebody else is speaking: between quotation marks, in code, in quoted lines.

use std::ops::Range;

/// The longest quotation between plain single marks, in bytes: they are apostrophes as well.
const LONGEST_SINGLE: usize = 200;

/// The quoted ranges of `text`, in order and apart.
pub(super) fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let (mut before, mut line_is_blank) = ('\n', true);
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map_or('\n', |&(_, c)| c);
        if c == '\n' {
            // Nobody quotes across paragraphs without opening again.
            open = open.filter(|_| !line_is_blank);
            line_is_blank = true;
        } else if line_is_blank && c == '>' {
            let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
            found.push(at..end);
            open = None;
            while letters.next_if(|&(at, _)| at < end).is_some() {}
        } else if let Some((start, close)) = open {
            let closes = c == close && (close != '\'' && close != '’' || !next.is_alphanumeric());
            let is_too_long = close == '\'' && at - start > LONGEST_SINGLE;
            if closes {
                found.push(start..at + c.len_utf8());
            }
            open = open.filter(|_| !closes && !is_too_long);
        } else if let Some(close) = closing(c, before, next) {
            open = Some((at, close));
        }
        line_is_blank &= c.is_whitespace();
        before = c;
    }
    found
}

/// What closes the quotation that `c` opens.
fn closing(c: char, before: char, next: char) -> Option<char> {
    let opens_word = !before.is_alphanumeric() && !next.is_whitespace();
    match c {
        '“' | '„' => Some('”'),
        '«' => Some('»'),
        '`' => Some('`'),
        '"' => Some('"'),
        '‘' if opens_word => Some('’'),
        '\'' if opens_word && next.is_alphanumeric() => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_say_is_found() {
        for (text, expected) in [
            ("He said \"hire me\" twice", &["\"hire me\""][..]),
            ("“one” and «two» and ‘three’s’", &["“one”", "«two»", "‘three’s’"]),
            ("it's the customers' and 'so on'", &["'so on'"]),
            ("mine\n> theirs\nmine", &["> theirs"]),
            ("a \"stray mark\n\nand \"another\"", &["\"another\""]),
            ("the `code` here", &["`code`"]),
            ("don’t, won't", &[]),
            ("he said \"one\ntwo\" then", &["\"one\ntwo\""]),
            ("mine\n> the \"rs\nmi\"ne", &["> the \"rs"]),
            ("> a\n> b", &["> a", "> b"]),
            ("\"one\"two", &["\"one\""]),
            ("mine > theirs", &[]),
            ("a‘b’ c", &[]),
        ] {
            let found: Vec<&str> = quotations(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn a_single_mark_that_is_not_closed_in_time_was_an_apostrophe() {
        let quoted = |text: &str| quotations(text).into_iter().map(|range| range.len()).collect::<Vec<_>>();
        assert_eq!(quoted(&format!("'{}'", "a".repeat(LONGEST_SINGLE))), [LONGEST_SINGLE + 2]);
        assert_eq!(quoted(&format!("'{}' and 'so on'", "a ".repeat(LONGEST_SINGLE))), ["'so on'".len()]);
        assert_eq!(quoted(&format!("\"{}\"", "a".repeat(2 * LONGEST_SINGLE))), [2 * LONGEST_SINGLE + 2]);
    }
}
