//! Comparing names the way people do.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A name or a word as it is compared and searched for: without case, accents or doubled spaces.
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
                .filter(|c| !is_combining_mark(*c))
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
    let folded = fold(text);
    let mut words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort();
    words.dedup();
    words
}

/// An e-mail address as it is compared: trimmed and in lower case.
pub fn fold_email(address: &str) -> String {
    address.trim().to_lowercase()
}
