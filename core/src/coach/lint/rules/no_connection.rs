//! Nobody says how the writer comes to the reader.

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    LintContext,
    Severity::Warning,
    message::Message,
    name::Name,
    rule::{ASKS, Check, Rule, Severities},
};

pub(super) const RULE: Rule = Rule {
    id: "no_connection",
    locale: "en",
    severity: Severities::others(Warning),
    purposes: ASKS,
    check: Check::Unsaid {
        phrases: &[
            "(suggested|recommended|thought|said|proposed|advised) (that)? (i|you|we|it)",
            "(suggested|recommended|told|mentioned|introduced|pointed|referred|encouraged|sent|steered|directed) (me|you|us|your)",
            "(gave|passed|given|shared) (me|on) your (name|details|contact|number|address|e mail|email)",
            "(got|have|had|received|found) your (name|details|contact|number|address|e mail|email) (from|through|via)",
            "(we|i) (first|once|briefly)? (met|spoke|talked|studied|worked|overlapped|sat) (you|at|in|with|together|briefly|last|after|next)?",
            "(you and i|we) (both|share|overlapped|have _3 in common)",
            "i (wrote|e mailed|emailed) (to)? you",
            "fellow",
            "alum*",
            "(class|year) of #",
            "(same|our) {school}",
            "(read|reading|saw|seen|heard|hearing|watched|watching|enjoyed|found|finding|attended|came across|come across|listened to|listening to|noticed|follow|following|followed|loved|liked|discovered|using|used) \
             (about|on)? (you|your|the|a) _3 ({theirs}|you)",
            "your _2 {theirs}",
            "(inspired|inspiration|inspires|struck|impressed|stayed with me)",
            "in common",
            "mutual",
            "like you , i",
            "through (the|our|your|a) _2 (directory|network|group|association|club|forum|community|society|list|friend|colleague|page)",
            "(came|come) across (you|your)",
            "found (you|your name)",
            "(member|members) of the (same)?",
            "(friend|friends|colleague|neighbour|neighbor|classmate|student|customer|reader|listener) of (yours|{subject}|your|#|both)",
            "i (am a|have been a) (regular|long time|loyal|happy|keen)? (customer|reader|listener|user|member|subscriber)",
        ],
        unless: &[
            "(i|i have|have|we) (met|read|heard) (that|many|a lot|every)",
            "your (company|team|career|work) (website|site|page|has (jobs|openings))",
            "(i )?(would|to) (love|like)? to? hear about your",
        ],
        also: names_referrer,
    },
    why: "A stranger's message is opened when it says in the first lines how they came to this reader.",
    fix: "Name what connects you: who suggested it, where you met, or what of theirs made you write.",
    source: "S1: say how you got their details or what inspired you; S3: go by people you both know",
};

fn names_referrer(message: &Message<'_>, context: &LintContext) -> bool {
    let reader = context.to.as_deref().map(Name::new);
    let referrer = context.referrer.as_deref().map(Name::new);
    referrer.is_some_and(|name| !name.is_empty() && !name.mentions(message, reader.as_ref()).is_empty())
}

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND, "I am a nurse. Would you have 20 minutes?"),
        (COLD, "I am moving to Lyon and would like to talk about freight."),
        (SECOND.referrer("Jane Doe"), "I am a nurse. Would you have 20 minutes?"),
        (COLD, "I want to learn what your industry is like. May I call?"),
        (SECOND, "I read that the market is growing. Would you have 20 minutes?"),
        (COLD, "Do you have time to tell me how the field is organised?"),
        (SECOND.referrer("Will Smith"), "I will be in town. Will you have 20 minutes?"),
    ],
    no: &[
        (SECOND.referrer("Jane Doe"), "I was with Jane on Monday. Would you have 20 minutes?"),
        (SECOND, "A former colleague suggested that I write to you."),
        (SECOND, "I got your name from Bob Lee."),
        (COLD, "I read your article about cold chains twice."),
        (COLD, "We met at the fair in May."),
        (COLD, "Like you, I left teaching for software."),
        (COLD, "Your talk at the library stayed with me."),
        (SECOND, "As a fellow graduate of Leeds I'd like to ask something."),
        (OWN, "Could you help me on Sunday?"),
        (COLD, "I found you through the alumni directory."),
    ],
};

// holds: lint no_connection, 32
#[test]
fn it_finds_its_examples_and_leaves_the_others_alone() {
    EXAMPLES.hold(&RULE);
}
