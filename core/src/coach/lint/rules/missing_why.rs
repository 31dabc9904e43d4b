//! Nobody says why it is this reader.

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    Severity::Warning,
    rule::{ASKS, Check, Rule, Severities, nothing_else},
};

pub(super) const RULE: Rule = Rule {
    id: "missing_why",
    locale: "en",
    severity: Severities::others(Warning),
    purposes: ASKS,
    check: Check::Unsaid {
        phrases: &[
            "your _2 {theirs}",
            "your _2 (role|roles|experience|background|perspective|view|years|time|example|expertise|answer|decision|switch|change|field|job|team|course|\
             advice|name|way|route|start|department|group|company|model|approach|insight|knowledge)",
            "you (have|had|also|once|yourself|first|really|already|both)? (moved|made|make|did|done|built|build|led|lead|wrote|write|written|run|ran|worked|work|know|knew|went|gone|\
             spoke|speak|gave|given|started|switched|joined|grew|came|left|founded|trained|studied|taught|changed|chose|manage|managed|hired|describe|described|explained|said|spent|found)",
            "you are (one of|the|an|a|in|at|among|who|doing|running|leading|responsible|known|where)",
            "you (would|might|may) (know|be the|be a)",
            "(because|since) you",
            "(someone|somebody|people|person) who (has|have|had|did|made|knows|know|went|moved|works|work|can|is)",
            "why i (thought|am writing|write|turn) (of|to)",
            "(thought|think) of you",
        ],
        unless: &[
            "your (time|reply|answer|response|name|help|kind|inbox|message|email|e mail)",
            "(if|whether|do|did|would|could|can|may|might|when|how|what|which) you (know|have|make|work|run|write|lead|had|spoke) (any|anyone|anybody|somebody|someone|a|the time|time|if|of|#|some|half|fifteen|twenty)",
            "you are (the|a|an) (best|star|legend|genius|hero|inspiration|guru|rock star|busy|very busy|rockstar)",
            "your (amazing|incredible|great|impressive|fantastic|wonderful|inspiring)? (career|profile|company)",
            "(do|would|could|can) you (know|make|give|write|lead|run)",
        ],
        also: nothing_else,
    },
    why: "A letter that could go to anybody is answered by nobody. The reader should see why you turn to them.",
    fix: "Name the step of their path, or the piece of their work, that your question is about.",
    source: "S3, S1: say why you turn to this person",
};

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND, "I'm a nurse in Leeds. Would you have 20 minutes to talk about research?"),
        (COLD, "I am new in town. Could we have a coffee?"),
        (COLD, "I am exploring the field. Do you know anyone in it?"),
        (SECOND, "I'd be glad of 20 minutes of your time, and of your reply."),
        (COLD, "I'm a teacher. I'd like to ask how schools buy software."),
        (COLD, "You are the best! Would you have time?"),
        (COLD, "I'm an analyst. Your amazing career is amazing."),
    ],
    no: &[
        (SECOND, "You moved from the ward to research; how did you do it?"),
        (COLD, "Your article on cold chains answered half of my questions."),
        (COLD, "I'd like to ask somebody who has made that move."),
        (SECOND, "I am writing to you because you\nknow both sides."),
        (SECOND, "Jane says you’re the person for audits."),
        (COLD, "When I read about night trains I thought of you."),
        (OWN, "Could you help me on Sunday?"),
        (SECOND, "Your years at Acme are what I would like to ask about."),
    ],
};
