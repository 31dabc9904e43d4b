//! Praise, and nothing to answer.

use std::sync::LazyLock;

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    LintContext,
    Severity::{Hint, Warning},
    message::Message,
    phrase::Phrases,
    places,
    rule::{ASKS, Check, Mark, Rule, Severities},
};

pub(super) const RULE: Rule = Rule {
    id: "flattery_only",
    locale: "en",
    severity: Severities::own_and_others(Hint, Warning),
    purposes: ASKS,
    check: Check::Found(find),
    why: "Praise with no question behind it gives the reader nothing to answer, and sounds like a form letter.",
    fix: "Say what exactly of their work helped you, and ask one thing about it.",
    source: "S1: a sincere compliment goes with specific questions",
};

/// Praise that would fit anybody.
pub(in crate::coach::lint) static PRAISE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "(i|we) (really|truly|deeply|so|greatly|just|absolutely)? (admire|adore|worship|revere|idolise|idolize) (you|your|everything|all|how)",
        "(huge|big|massive|great|biggest|devoted|long time) (fan|admirer)",
        "(so|very|really|deeply|truly|incredibly|hugely|extremely|super)? (impressed|amazed|awed|blown away|inspired) (by|with) (you|your|everything|all)",
        "in awe of (you|your)",
        "you are (such|truly|really|simply|just|so)? (an|a|the|my)? (amazing|incredible|brilliant|inspiration|inspiring|legend|genius|guru|hero|idol|rock star|rockstar|\
         star|best|visionary|role model|impressive|awesome)",
        "your (amazing|incredible|impressive|inspiring|fantastic|awesome|brilliant|stellar|wonderful|outstanding|remarkable|extraordinary) \
         (career|profile|work|background|journey|achievements|success|experience|path|story|company|leadership)",
        "your _1 (career|profile|work|background|journey|success|achievements) (is|are) (so|truly|really|very|simply|just)? (amazing|incredible|impressive|inspiring|\
         fantastic|awesome|brilliant|outstanding|remarkable|an inspiration)",
        "(i)? look up to you",
        "how much i (admire|love|respect)",
    ])
});

fn find(message: &Message<'_>, _: &LintContext) -> Vec<Mark> {
    if !places("missing_what", message).is_empty() {
        return Vec::new();
    }
    let praise = PRAISE.find(&message.words);
    let first = praise.iter().find(|at| !message.words[at.start].is_quoted);
    first.map(|at| Mark::at(message.bytes(at))).into_iter().collect()
}

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (COLD, "I am a huge fan of your work. Could we talk?"),
        (COLD, "I really admire you!"),
        (SECOND, "Your career is truly inspiring. Let's have a coffee."),
        (COLD, "I'm so impressed by your incredible career."),
        (SECOND, "You’re such an\ninspiration. Would you have 20 minutes?"),
        (OWN, "You are amazing. Call me."),
        (COLD, "I look up to you, and I would love to meet you."),
    ],
    no: &[
        (COLD, "I admire your paper on tides. How did you measure the currents?"),
        (SECOND, "Would you have 20 minutes?"),
        (COLD, "I was impressed by your talk, and wonder which survey you used for it."),
        (SECOND, "The fan in my office is huge. Would you have a smaller one?"),
        (COLD, "They wrote “I am a huge fan of your work”, which I am not writing."),
        (THANKS, "You are amazing. Thank you."),
        (COLD, "Your work on amazing corn mazes made me laugh. Do you plan them by hand?"),
    ],
};
