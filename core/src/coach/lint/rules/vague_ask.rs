//! It is asked for anything at all.

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    Severity::{Hint, Warning},
    rule::{ASKS, Check, Rule, Said, Severities},
};

pub(super) const RULE: Rule = Rule {
    id: "vague_ask",
    locale: "en",
    severity: Severities::own_and_others(Hint, Warning),
    purposes: ASKS,
    check: Check::Said(Said {
        phrases: &[
            "(pick|picking) (at)? your (brain|brains)",
            "any (career|general|kind of|other|more|further)? (advice|tips|guidance|pointers|insight|insights|wisdom|help|input)",
            "(some|general|your) (general|career)? (advice|guidance|insights|wisdom) $",
            "(general|career) (advice|guidance|tips)",
            "(chat|talk|speak|discuss|connect|conversation|hear|learn|call|know|meet) (more)? (about)? (any|possible|potential|career|future|your|available)? opportunities",
            "(love|like|want|great|nice|good|wanted|hoping|hope|happy) to (just|simply|maybe|briefly|quickly)? (connect|network|touch base) (with you)? $",
            "let us connect",
            "(hear|learn|know|find out) (more|all|a bit|a little)? (more)? about (you|what you do|your company|your job|your work|your experience|your experiences|your journey|your story|your career|yourself) $",
            "(hear|hearing) your (story|journey)",
            "(get|hear|have) your (thoughts|take|perspective) $",
            "(anything|whatever) you (can|could|might|would)? (tell|share|offer|suggest|think)",
            "(share|give me) (some|any|your) (of your)? (wisdom|insights|knowledge|expertise|experience) $",
        ],
        unless: &[
            "any (advice|tips|guidance|pointers|insight|insights|help|input) (on|about|for|regarding|as to|in) \
             (how|what|which|whether|when|where|choosing|moving|preparing|getting|finding|learning|switching|the _ _|a _ _|this _ _|my _ _ _)",
            "any (help|input) (from|of)",
            "if you have any (further|other|more)? (questions|input)",
            "(without|of) any (help|advice|guidance|input)",
            "hard to (hear|find)",
        ],
        excused: &[],
    }),
    why: "Nobody can prepare for \"any advice\": it leaves the thinking to the reader, and gets a general answer or none.",
    fix: "Ask one question that only this person can answer.",
    source: "S1: put specific questions rather than ask for advice",
};

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND, "I'd love to pick your brain over coffee."),
        (COLD, "Any advice would be appreciated."),
        (COLD, "Could we chat about opportunities?"),
        (SECOND, "I would love to connect."),
        (SECOND, "I'd like to hear more about your journey."),
        (OWN, "Do you have any tips for me?"),
        (COLD, "I'm looking for general career advice."),
        (COLD, "I'd be glad of anything you can share."),
        (SECOND, "I was hoping to learn more about what you do."),
        (COLD, "Let’s connect!"),
    ],
    no: &[
        (SECOND, "Do you have any advice on which certificate counts for more?"),
        (SECOND, "Rather than pick your brain in general, I have one question about audits."),
        (COLD, "I won't ask for any advice about applications."),
        (THANKS, "Thank you for any advice you gave me, and for the coffee."),
        (SECOND, "Your advice to call Bob was right."),
        (SECOND, "I'm exploring opportunities in solar energy."),
        (COLD, "How do you connect the warehouse data with the planning?"),
        (COLD, "He said he wanted to \"pick your brain\", which I would not do."),
        (SECOND, "I built it without any help."),
        (SECOND, "I'd like to hear how you chose the second job."),
    ],
};
