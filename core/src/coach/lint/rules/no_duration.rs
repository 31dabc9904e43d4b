//! A talk is asked for, and nobody says how long.

use std::sync::LazyLock;

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    LintContext,
    Severity::{Hint, Warning},
    message::Message,
    minutes::lengths,
    phrase::Phrases,
    rule::{ASKS, Check, Mark, Rule, Severities, said},
};

pub(super) const RULE: Rule = Rule {
    id: "no_duration",
    locale: "en",
    severity: Severities::own_and_others(Hint, Warning),
    purposes: ASKS,
    check: Check::Found(find),
    why: "A talk without a length looks like an hour. A quarter of an hour or twenty minutes is easy to give, and tells that \
          you keep track of time.",
    fix: "Say how many minutes: 15 or 20. Then end when you said you would.",
    source: "S4, S1: ask for 15 to 20 minutes, and keep to it",
};

/// What asks for a talk.
static TALKS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "(for|have|having|over|grab|get|a|quick|short|brief|up for|open to|arrange|schedule|set up|time for|phone|quick phone|video) \
         (a|an|our|some)? (quick|short|brief|virtual|phone|zoom|video|cup of|little|informal|informational|first)? {meet}",
        "(could|can|would|may|might|shall|let) (we|us|you|i) _2 (meet|speak|talk|chat|call|see)",
        "(like|love|glad|happy|able|want|hope|hoping|possible|chance|opportunity|willing|delighted|open|wondering) (if we could|if i could|whether we could)? \
         to? (meet|speak|talk|chat|sit down|meeting|speaking|talking|chatting) (with|to|you|about|briefly|on|over|in|for|next|$)",
        "(some|a bit|a little|a moment|a few minutes|few minutes) of your time",
        "(spare|have|find|have got) (me)? (some|a bit of|a little|any|a few) (time|moments|minutes)",
        "buy you (a|an|some)? _1 {meet}",
        "give me a (call|ring)",
        "call me",
    ])
});

/// What is about a talk that has been.
static PAST: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "(after|during|in|since|from|at|about|heard|saw|watched|read|enjoyed|remember|liked|loved|gave|thank you for|thanks for) (a|our|your|the|that) \
         (quick|short|brief|great|last|recent|first)? {meet}",
        "(i|we) (had|gave|have had|held) (a|an|our|the) _2 {meet}",
        "(a|the) (talk|conversation|meeting|call) (you|i|he|she|they|we|with) (gave|had|and|with)?",
        "(great|good|nice|lovely|glad|happy) to (have)? (meet|met|speak|spoken|talk|talked|chat|hear)",
        "(talk|talks) (on|at) the",
        "a (talk|word) (you|of)",
        "call (for|to) (papers|action)",
        "in a word",
        "(a|the) (call|coffee|tea|drink|lunch|meeting|conference) (center|centre|shop|company|roaster|trade|importer|maker|bar|industry|room|rooms)",
        "(for|a|an|some) (coffee|tea|drink|call|meeting|video|chat|zoom|word) _1 (business|company|roaster|roastery|trader|importer|platform|app|software|start*|brand|shop|product|tool)",
    ])
});

fn find(message: &Message<'_>, _: &LintContext) -> Vec<Mark> {
    if !lengths(message).is_empty() {
        return Vec::new();
    }
    let asked = said(message, &TALKS, &PAST);
    let first = asked.iter().find(|at| !message.words[at.start].is_quoted);
    first.map(|at| Mark::at(message.bytes(at))).into_iter().collect()
}

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND, "Could we have a quick call next week?"),
        (COLD, "I'd love to buy you a coffee."),
        (SECOND, "Would you be open to a short chat?"),
        (COLD, "I'd like to meet you in person."),
        (OWN, "Can we talk on Sunday?"),
        (SECOND, "Could you spare some time for me?"),
        (COLD, "I live 20 minutes from your office. Could we meet?"),
        (SECOND, "Your talk was good. After 20 minutes of your talk I was\nconvinced. Could we speak?"),
    ],
    no: &[
        (SECOND, "Could we have a 20-minute call?"),
        (SECOND, "Could we talk for a quarter of an hour?"),
        (COLD, "I'd love to buy you a coffee; fifteen minutes are enough."),
        (OWN, "Do you know anybody at Acme?"),
        (SECOND, "I enjoyed your talk. How did you choose the topic?"),
        (SECOND, "I work for a coffee roaster. Which port do you use?"),
        (COLD, "Would half an hour on the phone be possible?"),
        (COLD, "After our call I read your book. Which chapter was the hardest?"),
        (THANKS, "Thank you for the call."),
    ],
};
