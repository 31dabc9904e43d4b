//! A message, taken apart once for all rules.

use std::ops::Range;

use super::{
    quotation::quotations,
    word::{Gap, Word, words},
};

/// How many words a sentence goes on around a word: a text without a full stop costs no more than any other.
const FOLLOWED: usize = 60;

/// A message as the rules read it.
pub(super) struct Message<'a> {
    /// What was written.
    pub text: &'a str,
    /// Its words, in order.
    pub words: Vec<Word>,
}

impl<'a> Message<'a> {
    /// Takes `text` apart.
    pub(super) fn new(text: &'a str) -> Self {
        let mut words = words(text);
        let mut quotations = quotations(text).into_iter().peekable();
        for word in &mut words {
            while quotations.next_if(|quoted| quoted.end <= word.range.start).is_some() {}
            word.is_quoted = quotations.peek().is_some_and(|quoted| quoted.start <= word.range.start);
        }
        Self { text, words }
    }

    /// The words of the sentence around the words `at`, as far as anybody follows one.
    pub(super) fn sentence(&self, at: &Range<usize>) -> Range<usize> {
        let is_first = |word: &Word| word.gap == Gap::Sentence;
        let (first, last) = (at.start.saturating_sub(FOLLOWED), (at.end + FOLLOWED).min(self.words.len()));
        let start =
            self.words[first..=at.start].iter().rposition(is_first).map_or(first, |place| first + place);
        let end = self.words[at.end..last].iter().position(is_first).map_or(last, |place| at.end + place);
        start..end
    }

    /// The bytes from the first of the words `at` to the last.
    pub(super) fn bytes(&self, at: &Range<usize>) -> Range<usize> {
        let end = self.words[at.clone()].last().map_or(0, |word| word.range.end);
        self.words.get(at.start).map_or(end, |word| word.range.start)..end
    }

    /// What stands between the word at `at` and the next, or the end.
    pub(super) fn behind(&self, at: usize) -> &'a str {
        let start = self.words.get(at).map_or(self.text.len(), |word| word.range.end);
        let end = self.words.get(at + 1).map_or(self.text.len(), |word| word.range.start);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The sentences, in order, as words.
    pub(super) fn sentences(&self) -> Vec<Range<usize>> {
        let starts =
            self.words.iter().enumerate().filter(|(_, word)| word.gap == Gap::Sentence).map(|(at, _)| at);
        let starts: Vec<usize> = starts.collect();
        let ends = starts.iter().skip(1).copied().chain([self.words.len()]);
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
    }

    /// Whether the sentence `at` ends with a question mark of the writer's own.
    pub(super) fn is_question(&self, at: &Range<usize>) -> bool {
        at.end.checked_sub(1).is_some_and(|last| {
            !self.words[last].is_quoted && self.behind(last).contains(['?', '？', '‽', '؟'])
        })
    }
}
