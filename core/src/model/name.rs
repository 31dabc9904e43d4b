//! Comparing names the way people do.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A name or a word as it is compared and searched for: without case, accents or doubled spaces. What is written with a mark
/// in other scripts, such as a vowel in Devanagari or Thai, is no accent: किरण and करण are two people.
///
/// ```
/// use rapport_core::model::fold;
///
/// assert_eq!(fold("  Zoë   O’Brien "), "zoe o'brien");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(
            word.nfkd()
                .filter(|c| !is_accent(*c))
                .flat_map(char::to_lowercase)
                .map(|c| if matches!(c, '’' | '‘' | 'ʼ') { '\'' } else { c }),
        );
    }
    folded
}

/// The words by which a name is found: each run of letters and digits, folded.
///
/// ```
/// use rapport_core::model::name_words;
///
/// assert_eq!(name_words("Anne-Marie O'Brien"), ["anne", "brien", "marie", "o"]);
/// ```
pub fn name_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = folded_words(&fold(text)).map(str::to_owned).collect();
    words.sort();
    words.dedup();
    words
}

/// The runs of letters and digits in a folded text, with the marks that they are written with.
pub(crate) fn folded_words(folded: &str) -> impl Iterator<Item = &str> {
    let words = folded.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c));
    words.filter(|word| word.contains(char::is_alphanumeric))
}

/// Whether a mark may be left out in writing: accents, points of Hebrew and Arabic, and signs that choose how a character looks.
fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}'
        // Hebrew
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        // Arabic
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}'
        | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{8ca}'..='\u{8e1}' | '\u{8e3}'..='\u{8ff}'
        // How a character looks
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether words like this one stand in a text without spaces around them, as in Chinese, Japanese, Korean or Thai.
pub(crate) fn is_unspaced(folded: &str) -> bool {
    folded.starts_with(|c| {
        matches!(c,
            '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
            | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
    })
}

/// An e-mail address as it is compared: trimmed and in lower case.
pub fn fold_email(address: &str) -> String {
    address.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_left_out_and_vowels_are_not() {
        let same = [
            ("Zoë Ångström", "zoe angstrom"),
            ("Nguyễn", "nguyen"),
            ("Ελένη", "ελενη"),
            ("مُحَمَّد", "محمد"),
            ("שָׁלוֹם", "שלום"),
            ("Jane ❤\u{fe0f}", "jane ❤"),
        ];
        for (one, other) in same {
            assert_eq!(fold(one), other);
        }
        let apart = [
            ("किरण शर्मा", "करण शर्मा"),
            ("राम", "रमा"),
            ("கமல்", "கமலா"),
            ("สิริ", "สุรี"),
            ("がとう", "かとう"),
            ("김", "기"),
        ];
        for (one, other) in apart {
            assert_ne!(fold(one), fold(other));
            assert_ne!(name_words(one), name_words(other));
        }
    }

    #[test]
    fn a_word_holds_the_marks_it_is_written_with() {
        assert_eq!(name_words("शर्मा किरण").len(), 2);
        assert_eq!(name_words("น้ำ-ใจ").len(), 2);
        assert!(name_words("\u{94d} -").is_empty());
    }
}
