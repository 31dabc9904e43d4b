//! More than half an hour is asked for.

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    LintContext,
    Severity::{Hint, Warning},
    message::Message,
    minutes::{SMALL, lengths},
    rule::{ASKS, Check, Mark, Rule, Severities},
};

pub(super) const RULE: Rule = Rule {
    id: "long_ask",
    locale: "en",
    severity: Severities::own_and_others(Hint, Warning),
    purposes: ASKS,
    check: Check::Found(find),
    why: "More than half an hour is a big favour from somebody who does not know you yet.",
    fix: "Ask for 15 to 30 minutes. If it goes well, they will offer more.",
    source: "S0, S4: 15 to 30 minutes; a longer talk is theirs to offer",
};

fn find(message: &Message<'_>, _: &LintContext) -> Vec<Mark> {
    let long = lengths(message).into_iter().filter(|length| length.most > SMALL);
    long.map(|length| Mark::at(message.bytes(&length.words))).collect()
}

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND, "Would you have an hour next week?"),
        (COLD, "Could we talk for 45 minutes?"),
        (SECOND, "Would 30-60 minutes be possible?"),
        (COLD, "I'd need an hour and a half of your time."),
        (OWN, "Can I have forty-five minutes on Sunday?"),
        (SECOND, "Could we do a 1 hour call?"),
        (COLD, "Would two hours over lunch work?"),
    ],
    no: &[
        (SECOND, "Would you have half an hour next week?"),
        (SECOND, "Could we talk for 30 minutes?"),
        (COLD, "I live an hour away. Could we talk for 15 minutes on the phone?"),
        (SECOND, "In the last hour I read your report. Would 20 minutes suit you?"),
        (COLD, "Would a quarter of an hour suit you?"),
        (SECOND, "I watched 45 minutes of your talk. Would 20 minutes suit you?"),
        (SECOND, "I work 40 hours a week."),
        (THANKS, "Thank you for a whole hour of your time. It was an hour well spent."),
    ],
};

// holds: lint long_ask
#[test]
fn it_finds_its_examples_and_leaves_the_others_alone() {
    EXAMPLES.hold(&RULE);
}
