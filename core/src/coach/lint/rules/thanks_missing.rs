//! Nothing is thanked for.

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    Severity::Warning,
    rule::{Check, REPLIES, Rule, Severities, nothing_else},
};

pub(super) const RULE: Rule = Rule {
    id: "thanks_missing",
    locale: "en",
    severity: Severities::all(Warning),
    purposes: REPLIES,
    check: Check::Unsaid {
        phrases: &[
            "(thank|thanking|thankful|thanks|thx|grateful|gratitude|indebted|obliged|cheers)",
            "(i|we|really|much|greatly|so) (really|so|truly|deeply|very|greatly)? (appreciate|appreciated)",
            "(appreciation|appreciative)",
        ],
        unless: &[
            "thanks to (the|a|my|an|our|this|their|its)",
            "no thanks",
            "(be|are|is|was|were|am|feel|felt) obliged to",
            "(thanks|thank you) in advance",
            "(would|will) (really|greatly|much)? (appreciate|be grateful|be thankful|be obliged|be much obliged)",
        ],
        also: nothing_else,
    },
    why: "This message is there to say thank you, and does not say it.",
    fix: "Thank the reader, and name what you thank them for.",
    source: "S0 to S4: thank for the talk, at once and again when something comes of it",
};

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (THANKS, "It was great to talk with you yesterday."),
        (REPORT, "I met Bob on Tuesday, and we talked for half an hour."),
        (THANKS, "Thanks to the new timetable I was home by six."),
        (THANKS, "I would appreciate another talk."),
        (REPORT, "Bob said no thanks."),
        (THANKS, "Could you send me the report? Thanks in advance."),
        (THANKS, "I was obliged to leave early."),
    ],
    no: &[
        (THANKS, "Thank you for your time yesterday."),
        (THANKS, "Many\nthanks for the coffee!"),
        (REPORT, "Thanks to you I met Bob."),
        (THANKS, "I really appreciated how openly you spoke."),
        (REPORT, "I'm so grateful that you named Bob."),
        (THANKS, "I can't thank you enough."),
        (SECOND, "Would you have 20 minutes?"),
    ],
};
