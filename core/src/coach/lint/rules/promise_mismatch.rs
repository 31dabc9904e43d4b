//! The text says one length, and the calendar another.

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    LintContext,
    Severity::Warning,
    message::Message,
    minutes::lengths,
    rule::{ASKS, Check, Mark, Rule, Severities},
};

pub(super) const RULE: Rule = Rule {
    id: "promise_mismatch",
    locale: "en",
    severity: Severities::all(Warning),
    purposes: ASKS,
    check: Check::Found(find),
    why: "The message promises another length than the one that is planned.",
    fix: "Make both the same: what the message says is the promise.",
    source: "S1: whoever said twenty minutes leaves after twenty minutes",
};

/// Several lengths are a choice: one that holds the promise is enough.
fn find(message: &Message<'_>, context: &LintContext) -> Vec<Mark> {
    let Some(minutes) = context.minutes.map(u32::from) else { return Vec::new() };
    let lengths = lengths(message);
    if lengths.iter().any(|length| (length.least..=length.most).contains(&minutes)) {
        return Vec::new();
    }
    lengths.iter().map(|length| Mark::at(message.bytes(&length.words))).collect()
}

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND.minutes(30), "Would you have 20 minutes?"),
        (COLD.minutes(20), "Could we talk for half an hour?"),
        (OWN.minutes(20), "A fifteen-minute call would do."),
        (SECOND.minutes(30), "Would 15–20 minutes suit you?"),
        (SECOND.minutes(20), "Would a quarter of an hour suit you?"),
        (SECOND.minutes(15), "I need twenty-five\nminutes at most."),
        (COLD.minutes(20), "Could you spare 20 hours?"),
    ],
    no: &[
        (SECOND.minutes(20), "Would you have 20 minutes?"),
        (SECOND.minutes(15), "Would 15 to 20 minutes suit you?"),
        (SECOND.minutes(20), "A quick call would be enough."),
        (SECOND, "Would you have 20 minutes?"),
        (SECOND.minutes(30), "I live 20 minutes away. Would half an hour suit you?"),
        (SECOND.minutes(20), "After 15 minutes of your talk I knew. Would you have twenty minutes?"),
        (SECOND.minutes(15), "15 minutes on the phone, or 20 minutes over coffee?"),
        (THANKS.minutes(20), "Thank you for the 40 minutes."),
    ],
};
