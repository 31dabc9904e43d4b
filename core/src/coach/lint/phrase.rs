//! Phrases: what a rule looks for, written as a person would say it.
//!
//! | Written | Means |
//! |---|---|
//! | `hire me` | these words, one after the other within a sentence, whatever their case, accents and line breaks |
//! | `(a|the|any other)` | one of these |
//! | `word?`, `(…)?` | this or nothing |
//! | `_`, `_3` | any word; at most three words, or none |
//! | `#` | a number in digits |
//! | `hir*` | a word that begins so |
//! | `^`, `$` | the beginning of a sentence; where a clause ends |
//! | `,` | a comma may stand here |
//! | `{job}` | one of the words under that name in `vocabulary.rs` |

use std::{collections::BTreeMap, ops::Range};

use super::{
    vocabulary,
    word::{Gap, Word},
};

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Is(&'static str),
    Begins(&'static str),
    Any,
    Digits,
    Start,
    End,
    Comma,
    /// Goes on here first, and if that leads nowhere, there.
    Or(usize, usize),
    Go(usize),
    Done,
}

/// Several phrases, found in one pass.
pub(super) struct Phrases {
    programs: Vec<Vec<Step>>,
    /// Which phrases may begin with a word.
    by_word: BTreeMap<&'static str, Vec<usize>>,
    /// Which may begin with any.
    anywhere: Vec<usize>,
}

impl Phrases {
    /// Reads what is written.
    pub(super) fn new(written: &[&'static str]) -> Self {
        let mut phrases = Self { programs: Vec::new(), by_word: BTreeMap::new(), anywhere: Vec::new() };
        for phrase in written {
            let mut steps = Vec::new();
            let mut rest = *phrase;
            alternatives(&mut rest, &mut steps);
            steps.push(Step::Done);
            let place = phrases.programs.len();
            let mut firsts = Vec::new();
            first_words(&steps, 0, &mut firsts);
            firsts.sort_unstable();
            firsts.dedup();
            if firsts.contains(&None) {
                phrases.anywhere.push(place);
            } else {
                firsts
                    .into_iter()
                    .flatten()
                    .for_each(|word| phrases.by_word.entry(word).or_default().push(place));
            }
            phrases.programs.push(steps);
        }
        phrases
    }

    /// Where the phrases stand among `words`: the longest at each word, in order, none inside another.
    pub(super) fn find(&self, words: &[Word]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for at in 0..words.len() {
            if found.last().is_some_and(|last| last.end > at) {
                continue;
            }
            found.extend(self.at(words, at).filter(|end| *end > at).map(|end| at..end));
        }
        found
    }

    /// Whether one of the phrases stands among `words`.
    pub(super) fn is_in(&self, words: &[Word]) -> bool {
        (0..words.len()).any(|at| self.at(words, at).is_some())
    }

    /// The end of the longest phrase that begins with the word at `at`.
    pub(super) fn at(&self, words: &[Word], at: usize) -> Option<usize> {
        let known = self.by_word.get(words.get(at)?.text.as_str());
        let places = known.into_iter().flatten().chain(&self.anywhere);
        places.filter_map(|&place| run(&self.programs[place], 0, words, at, at, false)).max()
    }
}

/// The end of the phrase `steps` from `step` on, with the next word at `at`. There is no way back in the steps, so
/// phrases end, and what one costs depends on how it is written alone.
fn run(steps: &[Step], step: usize, words: &[Word], start: usize, at: usize, comma: bool) -> Option<usize> {
    let word = words.get(at);
    let takes = |fits: bool| {
        let most = if comma { Gap::Comma } else { Gap::Space };
        let follows = at == start || word.is_some_and(|word| word.gap <= most);
        if fits && follows { run(steps, step + 1, words, start, at + 1, false) } else { None }
    };
    let next = |fits: bool| if fits { run(steps, step + 1, words, start, at, comma) } else { None };
    match steps.get(step)? {
        Step::Is(text) => takes(word.is_some_and(|word| word.text == *text)),
        Step::Begins(text) => takes(word.is_some_and(|word| word.text.starts_with(text))),
        Step::Any => takes(word.is_some()),
        Step::Digits => takes(word.is_some_and(|word| word.text.bytes().all(|b| b.is_ascii_digit()))),
        Step::Start => next(word.is_none_or(|word| word.gap == Gap::Sentence)),
        Step::End => next(word.is_none_or(|word| word.gap >= Gap::Comma)),
        Step::Comma => run(steps, step + 1, words, start, at, true),
        Step::Or(one, other) => {
            let one = run(steps, *one, words, start, at, comma);
            one.max(run(steps, *other, words, start, at, comma))
        }
        Step::Go(there) => run(steps, *there, words, start, at, comma),
        Step::Done => Some(at),
    }
}

/// The words with which the steps may begin; none for any word.
fn first_words(steps: &[Step], step: usize, firsts: &mut Vec<Option<&'static str>>) {
    match steps.get(step) {
        Some(Step::Is(word)) => firsts.push(Some(word)),
        Some(Step::Start | Step::End | Step::Comma) => first_words(steps, step + 1, firsts),
        Some(Step::Or(one, other)) => {
            first_words(steps, *one, firsts);
            first_words(steps, *other, firsts);
        }
        Some(Step::Go(there)) => first_words(steps, *there, firsts),
        Some(Step::Begins(_) | Step::Any | Step::Digits | Step::Done) | None => firsts.push(None),
    }
}

/// Reads `a b|c` up to a closing bracket or the end.
fn alternatives(rest: &mut &'static str, steps: &mut Vec<Step>) {
    let mut ends = Vec::new();
    loop {
        let fork = steps.len();
        steps.push(Step::Go(fork + 1));
        sequence(rest, steps);
        let Some(more) = rest.strip_prefix('|') else { break };
        *rest = more;
        ends.push(steps.len());
        steps.push(Step::Done);
        steps[fork] = Step::Or(fork + 1, steps.len());
    }
    let end = steps.len();
    ends.into_iter().for_each(|place| steps[place] = Step::Go(end));
}

/// Reads one alternative.
fn sequence(rest: &mut &'static str, steps: &mut Vec<Step>) {
    loop {
        *rest = rest.trim_start();
        let start = steps.len();
        let Some(first) = rest.chars().next() else { return };
        match first {
            '|' | ')' => return,
            '(' => {
                *rest = &rest[1..];
                alternatives(rest, steps);
                *rest = rest.strip_prefix(')').unwrap_or(rest);
            }
            _ => {
                let end = rest.find(|c: char| " |()?".contains(c)).unwrap_or(rest.len());
                let (atom, more) = rest.split_at(end.max(first.len_utf8()));
                *rest = more;
                read(atom, steps);
            }
        }
        if let Some(more) = rest.strip_prefix('?') {
            *rest = more;
            optional(steps, start);
        }
    }
}

/// One word, or a sign.
fn read(atom: &'static str, steps: &mut Vec<Step>) {
    let name = atom.strip_prefix('{').and_then(|name| name.strip_suffix('}'));
    if let Some(mut words) = name.and_then(vocabulary::words) {
        alternatives(&mut words, steps);
        return;
    }
    match (atom, atom.strip_prefix('_').map(str::parse::<usize>), atom.strip_suffix('*')) {
        ("_", ..) => steps.push(Step::Any),
        ("#", ..) => steps.push(Step::Digits),
        ("^", ..) => steps.push(Step::Start),
        ("$", ..) => steps.push(Step::End),
        (",", ..) => steps.push(Step::Comma),
        (_, Some(Ok(most)), _) => (0..most).for_each(|_| {
            let start = steps.len();
            steps.push(Step::Any);
            optional(steps, start);
        }),
        (_, _, Some(beginning)) => steps.push(Step::Begins(beginning)),
        _ => steps.push(Step::Is(atom)),
    }
}

/// Makes the steps from `start` on such that nothing is as good.
fn optional(steps: &mut Vec<Step>, start: usize) {
    steps.insert(start, Step::Done);
    for step in &mut steps[start + 1..] {
        match step {
            Step::Or(one, other) => (*one, *other) = (*one + 1, *other + 1),
            Step::Go(there) => *there += 1,
            _ => {}
        }
    }
    steps[start] = Step::Or(start + 1, steps.len());
}

/// Whether a phrase is written as the table above says.
#[cfg(test)]
pub(super) fn is_well_written(phrase: &str) -> bool {
    let is_name = |atom: &str| {
        let name = atom.strip_prefix('{').and_then(|name| name.strip_suffix('}'));
        name.is_none_or(|name| vocabulary::words(name).is_some_and(is_well_written))
    };
    let depth = phrase.chars().try_fold(0_i32, |depth, c| match c {
        '(' => Some(depth + 1),
        ')' => Some(depth - 1).filter(|depth| *depth >= 0),
        _ => Some(depth),
    });
    let atoms = phrase.split(|c: char| " |()?".contains(c)).filter(|atom| !atom.is_empty());
    // A straight apostrophe begins `'s`; every other contraction is spelled out.
    depth == Some(0)
        && !phrase.contains(['’', '-'])
        && atoms.into_iter().all(|atom| is_name(atom) && (atom == "'s" || !atom.contains('\'')))
        && phrase.to_lowercase() == phrase
}

#[cfg(test)]
mod tests {
    use super::{super::word::words, *};

    fn found(phrase: &'static str, text: &str) -> Vec<String> {
        let words = words(text);
        let spelled = |range: Range<usize>| {
            text[words[range.start].range.start..words[range.end - 1].range.end].to_owned()
        };
        Phrases::new(&[phrase]).find(&words).into_iter().map(spelled).collect()
    }

    #[test]
    fn phrases_are_found_as_people_write_them() {
        for (phrase, text, expected) in [
            ("hire me", "Please HIRE\n me.", &["HIRE\n me"][..]),
            ("hire me", "Hire. Me? Hire, me", &[]),
            ("hire , me", "Hire, me", &["Hire, me"]),
            (
                "do you (have|know of) any? (job|jobs)",
                "Do you know of jobs? do you have any job",
                &["Do you know of jobs", "do you have any job"],
            ),
            (
                "pick _2 brain",
                "pick your brain, pick brain, pick a b c brain",
                &["pick your brain", "pick brain"],
            ),
            (
                "i would (like (to)?)? apply",
                "I'd like to apply, I’d apply",
                &["I'd like to apply", "I’d apply"],
            ),
            ("# min*", "20min or 20 minutes or twenty minutes", &["20min", "20 minutes"]),
            ("^ job $", "job. a job. job or", &["job"]),
            ("job (offer)?", "job offer", &["job offer"]),
        ] {
            assert_eq!(found(phrase, text), expected, "{phrase:?} in {text:?}");
            assert!(is_well_written(phrase), "{phrase:?}");
        }
    }

    #[test]
    fn what_is_badly_written_is_noticed() {
        for phrase in ["(a", "a)", "I am", "don't", "{nothing}", "e-mail"] {
            assert!(!is_well_written(phrase), "{phrase:?}");
            let _ = Phrases::new(&[phrase]);
        }
    }
}
