//! "I'm not asking for a job" asks for none.

use std::sync::LazyLock;

use super::{
    message::Message,
    phrase::Phrases,
    word::{Gap, Word},
};

/// What denies all that follows it in its clause.
static DENIALS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "not",
        "never",
        "no",
        "nor",
        "neither",
        "without",
        "rather than",
        "instead of",
        "far from",
        "last thing",
        "nobody",
        "none",
        "stop short of",
        "least of all",
        "avoid",
        "refrain from",
    ])
});

/// What sounds like a denial and is none.
static NO_DENIALS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "not (know|sure|certain) (if|whether)",
        "not (suppose|mind|hesitate|only|opposed|just|merely|imagine|wait|help but|miss|forget|fail)",
        "not yet (know|sure)",
        "not be opposed",
        "no (doubt|idea|matter|harm|time like|better)",
        "not to mention",
        "if not",
        "or not",
        "{modal} not (you|your|we|there)",
        "(do|does|is|are) not (there|your)",
        "^ (do|does|is|are|{modal}) not you",
        "why (do|does|is|are|should|would|could) not (you|we)?",
        "why not",
        "no (worries|problem|pressure|rush|hurry) (if|at all|whatsoever)",
    ])
});

/// Words that begin a clause after a comma, and so end what was denied before.
const STARTERS: &[&str] = &[
    "i",
    "we",
    "you",
    "are",
    "is",
    "do",
    "does",
    "could",
    "can",
    "would",
    "will",
    "may",
    "might",
    "please",
    "if",
    "so",
    "what",
    "how",
    "any",
    "let",
    "hire",
    "thus",
    "therefore",
    "hence",
    "instead",
];

/// Words that end what was denied before, with a comma or without.
const TURNS: &[&str] = &["but", "however", "although", "though", "yet", "so", "therefore", "only", "except"];

/// Whether what the word at `at` begins is denied by what stands before it in its clause.
pub(super) fn is_negated(message: &Message<'_>, at: usize) -> bool {
    let words = &message.words[..];
    let mut clause = at;
    while clause > 0 && !begins_clause(words, clause, at) {
        clause -= 1;
        // No denial reaches further than this, and a text without any full stop costs no more for it.
        if at - clause > REACH {
            break;
        }
    }
    let mut spared = clause;
    for place in clause..at {
        if let Some(end) = NO_DENIALS.at(words, place) {
            spared = spared.max(end);
        }
        if place >= spared && DENIALS.at(&words[..at], place).is_some() {
            return true;
        }
    }
    false
}

/// How many words a denial reaches.
const REACH: usize = 40;

fn begins_clause(words: &[Word], place: usize, at: usize) -> bool {
    let word = &words[place];
    let is_start = STARTERS.contains(&word.text.as_str());
    let turns = place < at && TURNS.contains(&word.text.as_str());
    let and = word.text == "and"
        && words.get(place + 1).is_some_and(|next| {
            matches!(
                next.text.as_str(),
                "i" | "we" | "would" | "could" | "can" | "hope" | "want" | "wish" | "am" | "please"
            )
        });
    match word.gap {
        Gap::Sentence => true,
        Gap::Comma => is_start || turns || and,
        Gap::Joined | Gap::Space => turns || and,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_denied_is_not_said() {
        for text in [
            "I am not asking you to HERE",
            "I'm not, to be clear, asking you to HERE",
            "I do not expect you to HERE",
            "I would never want you to HERE",
            "rather than HERE",
            "I don't want a favour, or for you to HERE",
            "No need to HERE",
        ] {
            let message = Message::new(text);
            let at = message.words.iter().position(|word| word.text == "here").unwrap();
            assert!(is_negated(&message, at), "{text}");
        }
    }

    #[test]
    fn what_only_sounds_denied_is_said() {
        for text in [
            "I don't know if HERE",
            "I am not from here. HERE",
            "I'm new in town and do not know anybody, but HERE",
            "It is not my field, are HERE",
            "Couldn't you HERE",
            "Why don't you HERE",
            "No pressure at all: HERE",
            "I do not have a degree and would like to HERE",
        ] {
            let message = Message::new(text);
            let at = message.words.iter().rposition(|word| word.text == "here").unwrap();
            assert!(!is_negated(&message, at), "{text}");
        }
    }
}
