//! Nobody reads it to the end.

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    LintContext,
    Severity::Warning,
    message::Message,
    rule::{ASKS, Check, Mark, Rule, Severities},
};

/// From how many words on it is worth a hint.
const LONG: usize = 100;
/// How many words are too many.
const TOO_LONG: usize = 150;

pub(super) const RULE: Rule = Rule {
    id: "too_long",
    locale: "en",
    severity: Severities::all(Warning),
    purposes: ASKS,
    check: Check::Found(find),
    why: "A first message is read on a phone, in a minute. Past a hundred words it gets harder to find the question; past a \
          hundred and fifty few people look for it.",
    fix: "Keep who you are, why them, and the one question. The rest is for the talk.",
    source: "S1, S4: short notes to busy people; under a hundred words is common advice",
};

/// Words are what white space parts; quoted lines are somebody else's.
fn find(message: &Message<'_>, _: &LintContext) -> Vec<Mark> {
    let mut chunks = Vec::new();
    let mut at = 0;
    for line in message.text.split_inclusive('\n') {
        if !line.trim_start().starts_with('>') {
            let is_word = |word: &&str| word.contains(char::is_alphanumeric);
            let starts = line
                .split_whitespace()
                .filter(is_word)
                .map(|word| word.as_ptr() as usize - line.as_ptr() as usize);
            chunks.extend(starts.map(|start| at + start));
        }
        at += line.len();
    }
    let most = if chunks.len() > TOO_LONG { TOO_LONG } else { LONG };
    let end = message.text.trim_end().len();
    let over =
        chunks.get(most).map(|&start| Mark { range: Some(start..end), is_mild: chunks.len() <= TOO_LONG });
    over.into_iter().collect()
}

#[cfg(test)]
macro_rules! words {
    (20) => {
        "I have a question about the one thing that you did, and it is about how the team had grown. "
    };
    (100) => {
        concat!(words!(20), words!(20), words!(20), words!(20), words!(20))
    };
    (160) => {
        concat!(words!(100), words!(20), words!(20), words!(20))
    };
}

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND, words!(160)),
        (COLD, concat!("Dear Jane,\n\n", words!(160), "\n\nAna")),
        (OWN, concat!(words!(100), words!(20))),
        (COLD, concat!(words!(100), "One more.")),
        (SECOND, concat!(words!(100), "\n> quoted\n", words!(100))),
        (SECOND, concat!(words!(100), "👋 مرحبا بالجميع")),
    ],
    no: &[
        (SECOND, "Would you have 20 minutes?"),
        (SECOND, concat!(words!(20), words!(20))),
        (SECOND, words!(100)),
        (COLD, concat!(words!(100), "- - - - -")),
        (THANKS, words!(160)),
        (SECOND, concat!(words!(20), "\n> ", words!(160))),
        (REPORT, words!(160)),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coach::{Severity, lint};

    #[test]
    fn a_hint_comes_before_the_warning() {
        for (text, severity) in [
            (words!(100).to_owned() + "more", Severity::Hint),
            (words!(100).to_owned() + &"more ".repeat(50), Severity::Hint),
            (words!(100).to_owned() + &"more ".repeat(51), Severity::Warning),
        ] {
            let findings = lint(&text, &SECOND.context());
            let found = findings.iter().find(|finding| finding.rule == "too_long").unwrap();
            assert_eq!(found.severity, severity);
            assert!(quoted(&text, found).starts_with("more"), "it points at what is too much");
        }
    }
}
