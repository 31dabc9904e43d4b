//! The reader is to work on a résumé.

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    Severity::{Hint, Warning},
    rule::{ALL, Check, Rule, Said, Severities},
};

pub(super) const RULE: Rule = Rule {
    id: "resume_review",
    locale: "en",
    severity: Severities::own_and_others(Hint, Warning),
    purposes: ALL,
    check: Check::Said(Said {
        phrases: &[
            "(feedback|thoughts|comments|advice|tips|suggestions|opinion|opinions|input|pointers|notes|view|views|eyes) \
             (on|about|for|regarding) (improving|how to improve)? my (current|latest|updated)? {resume}",
            "(review|critique|check|proofread|improve|edit|read|assess|evaluate|fix|polish|reviewing|checking|improving|critiquing|proofreading|reading) \
             (through|over)? my (current|latest|updated)? {resume}",
            "(look|looking|glance|glancing|peek) (at|over|through) my (current|latest|updated)? {resume}",
            "(go|going) (over|through) my (current|latest|updated)? {resume}",
            "what (do|would|did|might) you (think|make|change|say) (of|about|in|on) my (current|latest|updated)? {resume}",
            "what (is|could be) (wrong|missing) (with|in|on|from) my {resume}",
            "give my {resume} (a|the) _2 (look|read|glance|review|once over)",
            "help (me)? (to)? (with|on|improve|fix|polish|write) my {resume}",
            "(tear|rip) my {resume} apart",
            "(take|have) a _1 look at my (current|latest|updated)? {resume}",
        ],
        unless: &[],
        excused: &[
            "(as|since|because) you (have|had|so)? (kindly|generously)? (asked|suggested|offered|mentioned)",
            "you (kindly|have|had|so|also|generously)? (generously|kindly)? (offered|suggested|asked) (to|that|for)?",
            "(your|the) (kind|generous)? offer to",
            "thank (you|s) (so much|again|very much)? for",
            "thanks (so much|again|a lot|very much)? for",
        ],
    }),
    why: "Looking through a résumé is work, and it makes the talk one about a job.",
    fix: "Ask about their work instead. If they offer to look at your résumé, accept.",
    source: "S0: do not ask for a résumé review; it may be offered",
};

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND, "Could you give me some feedback on my resume?"),
        (COLD, "Would you take a quick look at my CV?"),
        (COLD, "I'd be grateful if you could review my résumé."),
        (SECOND, "Would you mind looking over my updated cv?"),
        (SECOND, "What do you think of my CV?"),
        (COLD, "Any tips for my re\u{301}sume\u{301}?"),
        (THANKS, "It was good to talk. Could you also proofread my curriculum vitae?"),
        (COLD, "Would you help me improve my resume?"),
    ],
    no: &[
        (SECOND, "You offered to look at my resume; would Tuesday suit you?"),
        (THANKS, "Thank you for reviewing my CV and for your time."),
        (COLD, "I won't ask you to review my resume."),
        (SECOND, "How do recruiters in your firm review a CV?"),
        (SECOND, "I'd like your feedback on my idea. We can resume on Friday."),
        (COLD, "What makes a résumé stand out to you?"),
        (SECOND, "A friend had a look at my flat. My CV lay on the table."),
        (COLD, "I have read that one should never ask for “feedback on my CV”."),
    ],
};
