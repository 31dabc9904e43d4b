//! Nobody says what exactly it is about.

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    Severity::{Hint, Warning},
    rule::{ASKS, Check, Rule, Severities, nothing_else},
};

pub(super) const RULE: Rule = Rule {
    id: "missing_what",
    locale: "en",
    severity: Severities::own_and_others(Hint, Warning),
    purposes: ASKS,
    check: Check::Unsaid {
        phrases: &[
            "how (you|did|does|do|a|an|the|people|teams|it|they|to|much|long|far|your|is|are|companies|somebody|someone|schools|hospitals|one|i) _ _",
            "how _ _1 (works|work|is|are|was|were|get|gets|happens|happen|goes|runs|run|changes|changed)",
            "(what|which) _ _ _1",
            "(why|whether|when|where) (you|people|it|the|a|to|did|do|does|is|one|i|teams) _ _",
            "(one|two|three|four|a few|some|#) _1 (question|questions|things)",
            "my question",
            "(questions|question|curious|learn|know|hear|talk|ask|understand|interested|view|thoughts|perspective|chat|speak|advice) (more)? (about|on|in) _ _ _1",
            "(introduce|introduction|intro|connect) (me|us|to|with) _ _1",
            "(anyone|anybody|someone|somebody|person|people) (at|in|who|from|with) _",
            "help (me)? (with|to|move|prepare|choose|decide|understand) _ _",
        ],
        unless: &[
            "what you (do|think|can)",
            "(about|on|in) (you|your (career|journey|story|work|job|company|experience|experiences)|what you do|opportunities|it|this|that|things|everything|my career|career) $",
            "(about|on) (any|possible|potential|career|job)? opportunities",
            "(about|on) your (career|journey|story|work|job|experience|company) (at|with|and|over|in) _",
            "how (are|is) (you|your day|things|it going|everything)",
            "how (you are|to reach|to contact)",
            "how much i (admire|like|love|respect|enjoy)",
            "(when|where|whether) (you|it|to) (are|is|would|have|would be|could|meet|call)",
            "what (a|an) _ _",
            "(what|which) (day|time|days|date|week|is a good time|would suit|works|time of)",
            "what (is|are) (up|new|a good time|your availability)",
            "learn (more)? about you*",
        ],
        also: nothing_else,
    },
    why: "The reader cannot tell what they would talk about, and so cannot tell whether they can help.",
    fix: "Name the one thing you want to understand, as a question.",
    source: "S3: say what specifically you would like to learn; S1: specific questions",
};

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND, "I'm a nurse. Would you have 20 minutes?"),
        (COLD, "I'd love to learn more about you."),
        (COLD, "Could we talk about opportunities?"),
        (OWN, "Can we meet on Sunday?"),
        (SECOND, "How are you doing? Can we have a call?"),
        (COLD, "I'd love to hear about your journey. Which day would suit you?"),
        (SECOND, "I want to know what you think."),
    ],
    no: &[
        (SECOND, "How did you move from the ward to research?"),
        (COLD, "Which of the two certificates counts for more?"),
        (COLD, "I have one question about customs."),
        (SECOND, "I'd like to understand how\nhospitals buy software."),
        (OWN, "Do you know anybody at Acme?"),
        (OWN, "Could you introduce me to Bob Lee?"),
        (COLD, "I'm curious about night trains and how they are planned."),
        (SECOND, "I wonder whether people come back to teaching after a year away."),
    ],
};
