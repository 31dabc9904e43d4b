//! Where a name ends.
//!
//! A name that begins with a capital, or in a script without capitals, goes on over words that begin so, and over
//! particles (`de`, `van`, `bin`) and nicknames in quotation marks between them, up to five words. A name typed in
//! small letters has no such end, so it goes on to the next sign, permission word, comma, semicolon or line end, up
//! to four words, less the likes of "and" and "from" at its end. Either kind also ends where a sentence does, at any
//! character that names do not hold, and a person's before a day or a month that nobody is called: "+Jane Tuesday".

use std::ops::Range;

use super::{
    hidden::Hidden,
    letters::{after, before, is_apostrophe, is_hyphen, is_ideograph, is_name, is_picture, is_uncased, skip},
};

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearer {
    Person,
    Organization,
}

/// Where the name ends that starts at `range.start`, at the latest at `range.end`.
pub(super) fn end(text: &str, range: Range<usize>, bearer: Bearer, hidden: &Hidden) -> usize {
    let reader = Reader { text, limit: range.end, bearer, hidden };
    let capitals = match reader.weight(range.start, true) {
        Weight::Bears => true,
        Weight::Links => reader.links_to_capital(range.start),
        Weight::Stops => false,
    };
    let most = if capitals { 5 } else { 4 };
    let mut at = range.start;
    let mut committed = range.start;
    for _ in 0..most {
        let piece = reader.piece(at);
        if committed == range.start || reader.weight(at, capitals) == Weight::Bears {
            committed = piece.end;
        }
        let Some(next) = piece.goes_on.then(|| reader.next_word(piece.end)).flatten() else { break };
        let pause = piece.after_initial && reader.starts_sentence(next);
        if pause || reader.is_day(next) || reader.weight(next, capitals) == Weight::Stops {
            break;
        }
        at = next;
    }
    committed
}

struct Reader<'a> {
    text: &'a str,
    limit: usize,
    bearer: Bearer,
    hidden: &'a Hidden,
}

/// What a word does for a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    /// Belongs to the name.
    Bears,
    /// Belongs to the name if a word that bears it follows.
    Links,
    /// Is no part of the name.
    Stops,
}

/// One word of a name.
struct Piece {
    end: usize,
    goes_on: bool,
    after_initial: bool,
}

const PARTICLES: [&str; 51] = [
    "'s", "'t", "ab", "af", "al", "ap", "av", "ben", "bin", "bint", "d", "da", "das", "de", "del", "della",
    "den", "der", "di", "do", "dos", "du", "e", "el", "het", "ibn", "la", "las", "le", "los", "nic", "of",
    "op", "ter", "te", "ten", "ul", "ud", "und", "van", "vom", "von", "vor", "y", "zu", "zum", "zur", "dei",
    "degli", "des", "&",
];
/// Their full stop stands inside the name, and the name goes on.
const TITLES: [&str; 18] = [
    "dr", "mr", "mrs", "ms", "mx", "prof", "st", "ste", "rev", "hon", "fr", "sra", "mme", "mlle", "ing",
    "dipl", "capt", "col",
];
/// Their full stop stands inside the name, which ends with them.
const SUFFIXES: [&str; 10] = ["jr", "sr", "esq", "inc", "corp", "ltd", "co", "llc", "bros", "phd"];
/// A name in small letters does not end with these: "+jane and +bob", "+jane at @acme".
const LOOSE_ENDS: [&str; 16] = [
    "and", "or", "at", "from", "of", "with", "in", "for", "to", "is", "was", "who", "the", "a", "an", "said",
];
/// After an initial these begin the next sentence rather than go on with the name.
const OPENINGS: [&str; 16] = [
    "she", "he", "they", "we", "i", "it", "you", "this", "that", "the", "his", "her", "their", "very",
    "great", "good",
];

/// Days and months but those that are family names: Sunday, March, April, May, June, July, August.
const DAYS: [&str; 12] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "january",
    "february",
    "september",
    "october",
    "november",
    "december",
];

impl Reader<'_> {
    fn weight(&self, at: usize, capitals: bool) -> Weight {
        if let Some(quote) = self.hidden.quote_at(at) {
            let nickname = &self.text[quote.clone()];
            let one_word = quote.start == at && !nickname.contains(char::is_whitespace);
            let held = quote.end < self.limit && nickname.contains(char::is_alphabetic);
            return if one_word && held { Weight::Links } else { Weight::Stops };
        }
        if self.hidden.covers(at) {
            return Weight::Stops;
        }
        let word = &self.text[at..self.piece(at).end];
        let Some(first) = word.chars().find(|&c| !is_apostrophe(c)) else { return Weight::Stops };
        if is_picture(first) {
            return Weight::Bears;
        }
        if !capitals && LOOSE_ENDS.contains(&word) {
            return Weight::Links;
        }
        if !first.is_uppercase() && self.links(word) {
            return if capitals { Weight::Links } else { Weight::Bears };
        }
        if !first.is_alphabetic() || self.is_pronoun(word) {
            return Weight::Stops;
        }
        if !capitals || !first.is_lowercase() || has_inner_capital(word) {
            Weight::Bears
        } else {
            Weight::Stops
        }
    }

    /// `de la Cruz`
    fn links_to_capital(&self, mut at: usize) -> bool {
        for _ in 0..3 {
            let Some(next) = self.next_word(self.piece(at).end) else { return false };
            match self.weight(next, true) {
                Weight::Bears => return true,
                Weight::Links => at = next,
                Weight::Stops => return false,
            }
        }
        false
    }

    fn links(&self, word: &str) -> bool {
        let common = !matches!(word, "of" | "&") || self.bearer == Bearer::Organization;
        common && word.len() <= 6 && PARTICLES.contains(&word.replace(is_apostrophe, "'").as_str())
    }

    /// "I" alone, and "I'm": nobody is called so, but many sentences begin so.
    fn is_pronoun(&self, word: &str) -> bool {
        let mut letters = word.chars();
        letters.next() == Some('I') && letters.next().is_none_or(is_apostrophe)
    }

    /// A day or a month behind a person's name.
    fn is_day(&self, at: usize) -> bool {
        let word = &self.text[at..self.piece(at).end];
        self.bearer == Bearer::Person && word.len() <= 9 && DAYS.contains(&word.to_lowercase().as_str())
    }

    fn starts_sentence(&self, at: usize) -> bool {
        let word = &self.text[at..self.piece(at).end];
        word.len() <= 6 && OPENINGS.contains(&word.to_lowercase().as_str())
    }

    /// Where the word after `end` starts, if only white space lies between.
    fn next_word(&self, end: usize) -> Option<usize> {
        let next = skip(self.text, end, self.limit, char::is_whitespace);
        let c = after(&self.text[..self.limit], next)?;
        (next > end && (is_name(c) || c == '&' || self.hidden.quote_at(next).is_some())).then_some(next)
    }

    fn piece(&self, at: usize) -> Piece {
        if let Some(quote) = self.hidden.quote_at(at) {
            return Piece { end: quote.end.min(self.limit), goes_on: true, after_initial: false };
        }
        let run = self.run(at);
        let word = &self.text[at..run];
        if let Some(owner) = self.possessor(word) {
            return Piece { end: at + owner, goes_on: false, after_initial: false };
        }
        let kept = word.trim_end_matches(|c| is_hyphen(c) || is_apostrophe(c) || c == '.');
        if kept.len() < word.len() {
            return Piece { end: at + kept.len(), goes_on: false, after_initial: false };
        }
        let stop = self.text[run..self.limit].starts_with('.');
        let closed = after(&self.text[..self.limit], run + usize::from(stop)).is_none_or(char::is_whitespace);
        if stop {
            let small = word.to_ascii_lowercase();
            let initial = is_initial(word);
            let suffix = SUFFIXES.contains(&small.as_str());
            if initial || suffix || TITLES.contains(&small.as_str()) {
                return Piece { end: run + 1, goes_on: closed && !suffix, after_initial: initial };
            }
        }
        Piece { end: run, goes_on: closed && !stop, after_initial: false }
    }

    /// The end of the characters of one word; a full stop or an ampersand between two letters is inside it.
    fn run(&self, at: usize) -> usize {
        let mut end = at;
        let mut characters = self.text[at..self.limit].char_indices().peekable();
        while let Some((offset, c)) = characters.next() {
            let next = characters.peek().map(|&(_, next)| next);
            let inner = c == '.' && offset > 0 && next.is_some_and(char::is_alphabetic);
            let and = c == '&' && self.bearer == Bearer::Organization;
            if !is_name(c) && !inner && !and {
                break;
            }
            end = at + offset + c.len_utf8();
        }
        end
    }

    /// The length of "Jane" in "Jane's". Shops and banks are called so themselves.
    fn possessor(&self, word: &str) -> Option<usize> {
        let owner = word.strip_suffix(['s', 'S'])?;
        let apostrophe = before(owner, owner.len()).filter(|&c| is_apostrophe(c))?;
        let length = owner.len() - apostrophe.len_utf8();
        (self.bearer == Bearer::Person && length > 0).then_some(length)
    }
}

/// `d'Arc`, `al-Rashid`
fn has_inner_capital(word: &str) -> bool {
    let mut joint = false;
    word.chars().any(|c| {
        let capital = joint && (c.is_uppercase() || is_uncased(c));
        joint = is_apostrophe(c) || is_hyphen(c);
        capital
    })
}

/// Whether a full stop after `word` marks an initial: `J`, `J.R`
fn is_initial(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or(word);
    let mut letters = last.chars();
    let first = letters.next().is_some_and(|c| c.is_alphabetic() && !is_ideograph(c));
    first && letters.all(unicode_normalization::char::is_combining_mark)
}
