//! `I'd` is two words, and phrases spell both out.

use std::ops::Range;

/// Contractions that no ending explains: the word, how many bytes its first half has, and the two words it stands for.
const WHOLE: &[(&str, usize, &str, &str)] = &[
    ("can't", 3, "can", "not"),
    ("cannot", 3, "can", "not"),
    ("cant", 3, "can", "not"),
    ("won't", 2, "will", "not"),
    ("wont", 2, "will", "not"),
    ("shan't", 3, "shall", "not"),
    ("dont", 2, "do", "not"),
    ("doesnt", 4, "does", "not"),
    ("didnt", 3, "did", "not"),
    ("isnt", 2, "is", "not"),
    ("im", 1, "i", "am"),
    ("ive", 1, "i", "have"),
    ("youre", 3, "you", "are"),
    ("let's", 3, "let", "us"),
    ("here's", 4, "here", "is"),
    ("there's", 5, "there", "is"),
    ("who's", 3, "who", "is"),
    ("what's", 4, "what", "is"),
    ("where's", 5, "where", "is"),
    ("how's", 3, "how", "is"),
    ("it's", 2, "it", "is"),
    ("that's", 4, "that", "is"),
];

/// Endings, and the words they stand for. `'s` is a possessive as often as it is a verb, and stays.
const ENDINGS: &[(&str, &str)] = &[
    ("n't", "not"),
    ("'d", "would"),
    ("'ll", "will"),
    ("'ve", "have"),
    ("'re", "are"),
    ("'m", "am"),
    ("'s", "'s"),
];

/// The words that `word`, folded, stands for, each with its part of the bytes.
pub(super) fn parts(word: String, range: Range<usize>) -> Vec<(String, Range<usize>)> {
    let whole = WHOLE.iter().find(|(whole, ..)| *whole == word);
    let found =
        whole.map(|&(_, cut, first, second)| (word.len() - cut, first.to_owned(), second)).or_else(|| {
            ENDINGS.iter().find_map(|&(ending, second)| {
                let first = word.strip_suffix(ending).filter(|first| !first.is_empty())?;
                Some((ending.len(), first.to_owned(), second))
            })
        });
    let Some((behind, first, second)) = found else { return vec![(word, range)] };
    // Only plain letters can be counted from: an accent or a curly apostrophe takes more bytes as typed than as folded.
    if range.len() == word.len() {
        let cut = range.end - behind;
        return vec![(first, range.start..cut), (second.to_owned(), cut..range.end)];
    }
    vec![(first, range.clone()), (second.to_owned(), range)]
}
