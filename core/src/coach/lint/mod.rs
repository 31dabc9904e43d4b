//! What to look at again before a message goes out.
//!
//! The rules are data, one file each in `rules/`: a severity for each audience, phrases in the form that `phrase.rs`
//! describes, the reason and the way out. They point at words; they never hold a message back, and each can be
//! dismissed for one message.
//!
//! What is asked counts, not what is said of oneself: "do you have a job for me" is found, "I'm exploring a move into
//! design" is not. What is denied ("I'm not asking for a job") or quoted is not found either.

mod checklist;
mod context;
mod contraction;
mod finding;
mod message;
mod minutes;
mod name;
mod negation;
mod phrase;
mod question;
mod quotation;
mod rule;
mod rules;
mod salutation;
mod vocabulary;
mod word;

use std::{ops::Range, sync::LazyLock};

pub use checklist::{Tick, checklist};
pub use context::{Audience, LintContext, LintPurpose};
pub use finding::{Finding, Severity};
pub use question::lint_question;

use self::{message::Message, rule::Ready, rules::RULES};
use super::ruler::Ruler;

/// How much of a text is read, in bytes of UTF-8: many times more than anybody reads of a letter.
const LONGEST: usize = 64 * 1024;

/// The most places that one rule points at.
const MOST_PLACES: usize = 20;

/// The language of the letters that are read: the only one that there are rules for so far.
const LOCALE: &str = "en";

static READY: LazyLock<Vec<Ready>> = LazyLock::new(|| {
    RULES.iter().filter(|rule| rule.locale == LOCALE).map(|rule| Ready::new(rule)).collect()
});

/// What to look at again in a message before it goes out: first what has a place, in the order of the text, then what
/// is about the message as a whole, in the order of [`lint_rules`].
///
/// The same text and context always give the same findings. The first 64 KiB of a text are read, and a rule points at 20
/// places at most. A text with nothing in it has no findings.
///
/// ```
/// use rapport_core::coach::{Audience, LintContext, Severity, lint};
///
/// let context = LintContext { audience: Audience::Cold, ..LintContext::default() };
/// let findings = lint("Are you hiring? I'm looking for a new role.", &context);
///
/// assert_eq!(findings[0].rule, "ask_job");
/// assert_eq!(findings[0].severity, Severity::Error);
/// let span = findings[0].span.unwrap();
/// assert_eq!((span.start, span.end), (0, 14));
///
/// let context = LintContext { dismissed: vec!["ask_job".to_owned()], ..context };
/// assert!(lint("Are you hiring?", &context).iter().all(|finding| finding.rule != "ask_job"));
/// ```
pub fn lint(text: &str, context: &LintContext) -> Vec<Finding> {
    let text = beginning(text);
    if text.trim().is_empty() {
        return Vec::new();
    }
    let (message, ruler) = (Message::new(text), Ruler::new(text));
    let mut findings = Vec::new();
    for ready in &*READY {
        let Some(severity) = ready.severity(context) else { continue };
        for mark in ready.marks(&message, context).into_iter().take(MOST_PLACES) {
            let rule = ready.rule();
            findings.push(Finding {
                rule: rule.id.to_owned(),
                severity: if mark.is_mild { Severity::Hint } else { severity },
                span: mark.range.map(|range| ruler.span(&range)),
                why: rule.why.to_owned(),
                fix: rule.fix.to_owned(),
                source: rule.source.to_owned(),
            });
        }
    }
    findings.sort_by_key(|finding| finding.span.map_or((true, 0), |span| (false, span.start)));
    findings
}

/// The ids of all rules for messages, in the order in which they speak. An id keeps its meaning for good.
///
/// ```
/// assert!(rapport_core::coach::lint_rules().contains(&"ask_job"));
/// ```
pub fn lint_rules() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.id).collect()
}

/// Where the phrases of a rule stand in a message, in words.
fn places(rule: &str, message: &Message<'_>) -> Vec<Range<usize>> {
    let ready = READY.iter().find(|ready| ready.rule().id == rule);
    ready.map(|ready| ready.places(message)).unwrap_or_default()
}

/// As much of `text` as is read.
fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}

#[cfg(test)]
mod examples;
#[cfg(test)]
mod messages;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
