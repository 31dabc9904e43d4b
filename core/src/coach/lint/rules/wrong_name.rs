//! The greeting names somebody else.

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    LintContext,
    Severity::Error,
    message::Message,
    name::{Name, is_same},
    rule::{ALL, Check, Mark, Rule, Severities},
    salutation::salutation,
};

pub(super) const RULE: Rule = Rule {
    id: "wrong_name",
    locale: "en",
    severity: Severities::all(Error),
    purposes: ALL,
    check: Check::Found(find),
    why: "The greeting has another name than the reader's.",
    fix: "Check whom this goes to, and how they write their name.",
    source: "S1, S3: write to this one person",
};

fn find(message: &Message<'_>, context: &LintContext) -> Vec<Mark> {
    let Some(reader) = context.to.as_deref().map(Name::new).filter(|name| !name.is_empty()) else {
        return Vec::new();
    };
    let Some(greeted) = salutation(message) else { return Vec::new() };
    // "Bravo!" on a line of its own greets nobody.
    let is_exclaimed = greeted == (0..1) && message.behind(0).trim_start().starts_with('!');
    let is_blank = message.behind(greeted.end - 1).starts_with(['}', ']', '>', '_']);
    let known = |word: &str| reader.texts().any(|name| is_same(name, word));
    let names = &message.words[greeted.clone()];
    let last_is_known = names.last().is_some_and(|word| known(&word.text));
    let any_is_known = names.iter().any(|word| known(&word.text));
    // Of "Jane Smith" the family name has to be right as well; of "Jane and Bob" one is enough.
    let has_family =
        reader.texts().nth(1).is_some() && names.len() > 1 && !names.iter().any(|word| word.text == "and");
    let is_right = if has_family { last_is_known } else { any_is_known };
    if is_right || is_blank || is_exclaimed { Vec::new() } else { vec![Mark::at(message.bytes(&greeted))] }
}

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND.to("Jane Doe"), "Hi Bob,\n\nwould you have 20 minutes?"),
        (COLD.to("Jane Doe"), "Dear Ms. Smith,"),
        (THANKS.to("Zoë Marsh"), "Hello Zora, thank you."),
        (OWN.to("Bob Lee"), "Rob Roy,\n\nHow are you?"),
        (SECOND.to("Jane Doe"), "hi jnae, how are you"),
        (REPORT.to("Jane Doe"), "Hi Jane Smith,\nthank you."),
        (COLD.to("张伟"), "Dear 李娜,\nI am a student."),
        (SECOND.to("Ana"), "Good morning Anna!"),
        (SECOND.to("Ana"), "Hola Bob,"),
    ],
    no: &[
        (SECOND.to("Jane Doe"), "Hi Jane,\n\nwould you have 20 minutes?"),
        (COLD.to("Jane Doe"), "Dear Ms. Doe,"),
        (THANKS.to("Zoë Marsh"), "Hello ZOE!"),
        (OWN.to("Robert Lee"), "Hi Bob,"),
        (SECOND.to("Jane Doe"), "Hi there, Bob told me about you."),
        (SECOND.to("Jane Doe"), "Hello!\nBob suggested that I write."),
        (COLD.to("O’Brien, Anne-Marie (Annie)"), "Hi Annie,"),
        (COLD.to("Jane Doe"), "Bob, who teaches with you, gave me your name."),
        (COLD.to("Jane Doe"), "Dear hiring manager,"),
        (SECOND, "Hi Bob,"),
        (SECOND.to("Pieter van der Berg"), "Dear Dr van der Berg,"),
        (SECOND.to("Jane Doe"), "Hi {given},"),
        (SECOND.to("Łukasz Wałęsa"), "Hi Lukasz,"),
        (COLD.to("Jörg Müller"), "Dear Mr. Mueller,"),
        (OWN.to("Jane Doe"), "Hi Mom,"),
        (OWN.to("Jane Doe"), "Welcome back!\nHow was Lyon?"),
        (SECOND.to("Jane Doe"), "Bonjour!\nI am a nurse."),
        (SECOND.to("Jane Doe"), "Hola Jane,\nI am a nurse."),
        (OWN.to("Bob Lee"), "Congrats!\nI read the news."),
        (OWN.to("Bob Lee"), "Bravo!\nI read the news."),
    ],
};

// holds: lint wrong_name
#[test]
fn it_finds_its_examples_and_leaves_the_others_alone() {
    EXAMPLES.hold(&RULE);
}
