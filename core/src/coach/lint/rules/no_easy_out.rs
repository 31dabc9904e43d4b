//! A stranger has no easy way to decline.

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    Severity::Warning,
    rule::{ASKS, Check, Rule, Severities, nothing_else},
};

pub(super) const RULE: Rule = Rule {
    id: "no_easy_out",
    locale: "en",
    severity: Severities::cold(Warning),
    purposes: ASKS,
    check: Check::Unsaid {
        phrases: &[
            "(no|without any) (problem|worries|pressure|obligation|hard feelings|offence|offense|rush)",
            "no (need|obligation) to (reply|answer|respond|say yes)",
            "(completely|totally|perfectly|entirely|fully|quite|absolutely)? (understand|understandable) (if|should|that it may)",
            "(feel|feeling) free to (decline|say no|ignore|pass|refuse|turn me down|skip)",
            "(please)? (just|simply)? (say|tell me) (so|no)",
            "if (not|you cannot|you can not|now is not|this is not|it is not|that is not|you would rather not|you prefer not|you are (too|very|very very)? (busy|swamped|short))",
            "if (this|it|that|the timing|now|time) (does|is|will) not",
            "if you (do not|are not able|are unable|lack|have no) _2 (time|able|want|feel|wish|unable)?",
            "if you would (rather|prefer)",
            "i will (completely|fully|entirely|perfectly|totally|of course|certainly)? understand",
            "(do|please do) not (feel|worry) (obliged|obligated|under|pressured|pressure|about answering|about replying)",
            "a (simple|short|quick)? no is",
            "(is|are) (fine|perfectly fine|okay|ok) too",
            "(decline|declining)",
            "hesitate to (say no|decline)",
            "(ignore|skip) this (message|note|email|e mail|mail)",
            "not (a problem|the right time|a good time)",
        ],
        unless: &[
            "no problem (finding|getting|to)",
            "(decline|declining) (in|of|rates|industry|industries|sales|markets)",
            "(the|a|steep|slow|in) decline",
            "no pressure in",
            "(my|our|the) (job|work|role|team) (is|has|had) no _2",
        ],
        also: nothing_else,
    },
    why: "Somebody who does not know you answers more gladly, and thinks no worse of you, when no is an easy answer too.",
    fix: "Add a line: if it does not suit, you understand.",
    source: "S1: a letter to a stranger that worked left an easy way to say no",
};

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (COLD, "Would you have 20 minutes next week?"),
        (COLD, "Feel free to call me any time."),
        (COLD, "I know you are busy. Please reply by Friday."),
        (COLD, "I understand that you lead the team. Could we talk?"),
        (COLD, "You must say yes! I take the train on Monday."),
        (COLD, "Sales are in decline everywhere. What do you see?"),
        (COLD, "I had no problem finding your address. Could we meet?"),
    ],
    no: &[
        (COLD, "If you are too busy, I completely understand."),
        (COLD, "No pressure at all, of course."),
        (COLD, "Please feel free to decline."),
        (COLD, "If it doesn't suit you, just say so."),
        (COLD, "A short no is a good answer, too."),
        (COLD, "I’ll understand if now is\nnot the time."),
        (SECOND, "Would you have 20 minutes next week?"),
        (OWN, "Could you call me tonight?"),
        (COLD, "If you'd rather not, no hard feelings."),
    ],
};
