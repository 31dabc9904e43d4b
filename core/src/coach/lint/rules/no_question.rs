//! Nothing is asked.

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    LintContext,
    Severity::{Hint, Warning},
    message::Message,
    rule::{ASKS, Check, Rule, Severities},
};

pub(super) const RULE: Rule = Rule {
    id: "no_question",
    locale: "en",
    severity: Severities::own_and_others(Hint, Warning),
    purposes: ASKS,
    check: Check::Unsaid {
        phrases: &[
            "(wondering|wonder|wondered) (if|whether|how|what|which|why|when|who)",
            "(let me know|tell me|ask you|ask|know|hear|learn|understand) (if|whether|how|which|what|why|when|who)",
            "(grateful|glad|happy|thankful|obliged|delighted|pleased) (if|to hear|for (#|fifteen|twenty|a _ _1))",
            "(would|could) you (be|spare|have|mind|tell|let)",
            "would appreciate (it if|# |a|your)",
            "my question (is|to you)",
        ],
        unless: &["let me know if you (need|have|want) (anything|any|something|more|questions)"],
        also: asks,
    },
    why: "Without a question the reader does not know what to answer, and puts the message aside.",
    fix: "End with one question that can be answered in a line.",
    source: "S1: ask specific questions",
};

fn asks(message: &Message<'_>, _: &LintContext) -> bool {
    message.sentences().iter().any(|sentence| message.is_question(sentence))
}

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND, "I'd love to learn more about your work. I am free on Friday."),
        (COLD, "Please call me."),
        (OWN, "I am looking around at the moment. Let us talk."),
        (COLD, "See https://acme.example/page?id=7 for what I do."),
        (SECOND, "She asked me “why logistics?”. I am reaching out to you."),
        (COLD, "I admire your work. I have many questions."),
        (SECOND, "> Do you have time?\nI wrote to you last week."),
    ],
    no: &[
        (SECOND, "Would you have 20 minutes?"),
        (COLD, "I was wondering whether you'd have 20 minutes."),
        (COLD, "I would be grateful if you could spare a quarter of an hour."),
        (SECOND, "How did you choose?\u{a0}Best, Ana"),
        (SECOND, "Could we talk?! I am in town."),
        (OWN, "Let me know if you know somebody at Acme."),
        (SECOND, "What do you think (really)?"),
        (COLD, "Would Tuesday do؟"),
    ],
};
