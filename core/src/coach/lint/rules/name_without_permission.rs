//! A referrer is named who has not said that they may be.

use crate::coach::lint::{
    LintContext,
    Severity::Error,
    message::Message,
    name::Name,
    rule::{ALL, Check, Mark, Rule, Severities},
};
#[cfg(test)]
use crate::{coach::lint::examples::*, model::NamePermission::*};

pub(super) const RULE: Rule = Rule {
    id: "name_without_permission",
    locale: "en",
    severity: Severities::all(Error),
    purposes: ALL,
    check: Check::Found(find),
    why: "The message names the person who led you here, and they have not said that you may.",
    fix: "Ask them first: \"may I use your name?\" Until they say yes, write what else connects you.",
    source: "S4: ask whether you may use the name, and use it only then",
};

/// A letter to the referrers themselves may name them.
fn find(message: &Message<'_>, context: &LintContext) -> Vec<Mark> {
    let Some(referrer) = context.referrer.as_deref().map(Name::new) else { return Vec::new() };
    let reader = context.to.as_deref().map(Name::new);
    let is_reader = reader.as_ref().is_some_and(|reader| reader.is_same_person(&referrer));
    if context.may_name_referrer() || is_reader {
        return Vec::new();
    }
    let mentions = referrer.mentions(message, reader.as_ref());
    mentions.iter().map(|at| Mark::at(message.bytes(at))).collect()
}

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND.referrer("Jane Doe"), "Jane Doe suggested that I write to you."),
        (SECOND.referrer("Jane Doe").permission(NotAsked), "I had a coffee with Jane last week."),
        (SECOND.referrer("Jane Doe").permission(Denied), "JANE\nDOE gave me your name."),
        (OWN.referrer("Zoë Ångström"), "It was Zoe who told me."),
        (SECOND.referrer("Dr. Anne-Marie O'Brien"), "Anne‑Marie O’Brien sent me."),
        (SECOND.referrer("Jane Doe"), "Dr. Doe suggested it."),
        (SECOND.referrer("Will Smith"), "I spoke to Will on Monday."),
        (SECOND.referrer("Will Smith"), "Will told me about your team."),
        (SECOND.referrer("Jane Doe").to("Jane Roe"), "Hi Jane, I know you through Jane Doe."),
        (SECOND.referrer("张伟"), "I met 张伟 in Lyon."),
    ],
    no: &[
        (SECOND.referrer("Jane Doe").permission(Granted), "Jane Doe suggested that I write to you."),
        (SECOND.referrer("Will Smith"), "Will you have 20 minutes? I will be in town."),
        (SECOND.referrer("Jane Doe"), "A former colleague suggested that I write to you."),
        (SECOND.referrer("Ann Lee"), "Announcements and Anna and annual reports: who does them?"),
        (SECOND.referrer("Jane Doe").to("Jane Roe"), "Hi Jane, would you have 20 minutes?"),
        (OWN.referrer("Jane Doe").to("Jane Doe"), "Hi Jane, would you have 20 minutes?"),
        (SECOND.referrer("Mark Stone"), "What would mark a good start?"),
        (SECOND, "Jane Doe suggested that I write to you."),
        (SECOND.referrer(""), "Jane Doe suggested that I write to you."),
        (SECOND.referrer("Jane Doe"), "Write to me at jane@acme.example."),
    ],
};
