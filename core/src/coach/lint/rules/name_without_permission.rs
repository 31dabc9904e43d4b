//! A referrer is named who has not said that they may be.

use std::ops::Range;

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
    fix: "Leave the name out until they say yes to \"may I use your name?\", and write what else connects you.",
    source: "S4: ask whether you may use the name, and use it only then",
};

/// A letter to the referrers themselves may name them, and a name is no other's where it is that of one who may be named.
fn find(message: &Message<'_>, context: &LintContext) -> Vec<Mark> {
    let reader = context.to.as_deref().map(Name::new);
    let places = |name: &str| {
        let name = Name::new(name);
        let is_reader = reader.as_ref().is_some_and(|reader| reader.is_same_person(&name));
        if is_reader { Vec::new() } else { name.mentions(message, reader.as_ref()) }
    };
    let mut found: Vec<Range<usize>> =
        context.unnamed_referrers.iter().flat_map(|name| places(name)).collect();
    let of_referrer = context.referrer.as_deref().map(places).unwrap_or_default();
    if context.may_name_referrer() {
        let is_theirs = |at: &Range<usize>| {
            of_referrer.iter().any(|granted| granted.start <= at.start && at.end <= granted.end)
        };
        found.retain(|at| !is_theirs(at));
    } else {
        found.extend(of_referrer);
    }
    found.sort_by_key(|at| (at.start, at.end));
    found.dedup();
    found.iter().map(|at| Mark::at(message.bytes(at))).collect()
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
        (
            SECOND.referrer("Bob Roy").permission(Granted).unnamed("Ann Lee"),
            "Ann Lee told me about your team.",
        ),
        (SECOND.unnamed("Ann Lee"), "I had a coffee with Ann."),
        (SECOND.referrer("Ann Roy").permission(Granted).unnamed("Ann Lee"), "It was Ann Lee who told me."),
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
        (
            SECOND.referrer("Bob Roy").permission(Granted).unnamed("Ann Lee"),
            "Bob Roy told me about your team.",
        ),
        (SECOND.referrer("Ann Roy").permission(Granted).unnamed("Ann Lee"), "Ann told me about your team."),
        (SECOND.to("Ann Lee").unnamed("Ann Lee"), "Hi Ann Lee, would you have 20 minutes?"),
        (SECOND.referrer(""), "Jane Doe suggested that I write to you."),
        (SECOND.referrer("Jane Doe"), "Write to me at jane@acme.example."),
    ],
};

// holds: lint name_without_permission, 42
#[test]
fn it_finds_its_examples_and_leaves_the_others_alone() {
    EXAMPLES.hold(&RULE);
}
