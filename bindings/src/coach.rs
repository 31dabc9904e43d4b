//! Messages: looked over, and begun.

use rapport_core::coach::{self, Clause, Encouragement, Filled, Finding, LintContext, Slots, Template, Tick};

/// What to look at again in a message before it goes out: first what has a place, in the order of the text, then what is
/// about the message as a whole. Nothing is ever blocked. The first 64 KiB are read.
#[uniffi::export]
pub fn lint_outreach(text: String, context: LintContext) -> Vec<Finding> {
    coach::lint(&text, &context)
}

/// The ids of all rules for messages: what a context's `dismissed` takes.
#[uniffi::export]
pub fn lint_rules() -> Vec<String> {
    coach::lint_rules().into_iter().map(str::to_owned).collect()
}

/// Whether a question for the talk asks what can be found online.
#[uniffi::export]
pub fn lint_question(text: String) -> Vec<Finding> {
    coach::lint_question(&text)
}

/// What a first letter holds, ticked as far as it can be seen: always seven lines, for the person to confirm.
#[uniffi::export]
pub fn outreach_checklist(text: String, context: LintContext) -> Vec<Tick> {
    coach::checklist(&text, &context)
}

/// The built-in templates, one of each kind.
#[uniffi::export]
pub fn built_in_templates() -> Vec<Template> {
    coach::templates()
}

/// Sentences that can be put into any letter.
#[uniffi::export]
pub fn built_in_clauses() -> Vec<Clause> {
    coach::clauses()
}

/// Lines for the step from planned to sent.
#[uniffi::export]
pub fn encouragements() -> Vec<Encouragement> {
    coach::encouragements()
}

/// Fills the slots of a text, a template's or the person's own. What is not known, or must not be said, stays as its slot
/// and is told.
#[uniffi::export]
pub fn fill_template(text: String, slots: Slots) -> Filled {
    coach::fill(&text, &slots)
}
