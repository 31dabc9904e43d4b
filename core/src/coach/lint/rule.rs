//! What a rule is: data, and the few ways to look for it.

use std::ops::Range;

use super::{
    Audience, LintContext, LintPurpose, Severity, message::Message, negation::is_negated, phrase::Phrases,
};

/// One rule.
pub(super) struct Rule {
    /// Its name, for good: dismissals refer to it.
    pub id: &'static str,
    /// The language of its phrases and texts.
    pub locale: &'static str,
    /// How much it matters for whom.
    pub severity: Severities,
    /// What messages it is about.
    pub purposes: &'static [LintPurpose],
    /// What it looks for.
    pub check: Check,
    /// Why it matters.
    pub why: &'static str,
    /// What to do about it.
    pub fix: &'static str,
    /// Which article says so.
    pub source: &'static str,
}

/// Messages that ask.
pub(super) const ASKS: &[LintPurpose] = &[LintPurpose::Ask];
/// Messages that give back.
pub(super) const REPLIES: &[LintPurpose] = &[LintPurpose::ThankYou, LintPurpose::ReportBack];
/// Every message.
pub(super) const ALL: &[LintPurpose] = &[LintPurpose::Ask, LintPurpose::ThankYou, LintPurpose::ReportBack];

/// How much a rule matters, by audience; nothing where it does not apply.
pub(super) struct Severities {
    pub own: Option<Severity>,
    pub second: Option<Severity>,
    pub cold: Option<Severity>,
}

impl Severities {
    /// The same for everybody.
    pub(super) const fn all(severity: Severity) -> Self {
        Self { own: Some(severity), second: Some(severity), cold: Some(severity) }
    }

    /// One for those who know the writer, another for all others.
    pub(super) const fn own_and_others(own: Severity, others: Severity) -> Self {
        Self { own: Some(own), second: Some(others), cold: Some(others) }
    }

    /// Only for those who do not know the writer.
    pub(super) const fn others(severity: Severity) -> Self {
        Self { own: None, second: Some(severity), cold: Some(severity) }
    }

    /// Only for those who have never heard of the writer.
    pub(super) const fn cold(severity: Severity) -> Self {
        Self { own: None, second: None, cold: Some(severity) }
    }

    fn of(&self, audience: Audience) -> Option<Severity> {
        match audience {
            Audience::OwnNetwork => self.own,
            Audience::SecondDegree => self.second,
            Audience::Cold => self.cold,
        }
    }
}

/// What a rule looks for.
pub(super) enum Check {
    /// Something that is said, and better is not.
    Said(Said),
    /// Something that is not said, and should be.
    Unsaid {
        /// Any of these says it.
        phrases: &'static [&'static str],
        /// What only looks like it.
        unless: &'static [&'static str],
        /// What says it without any of the phrases.
        also: fn(&Message<'_>, &LintContext) -> bool,
    },
    /// Something that no phrase can say.
    Found(fn(&Message<'_>, &LintContext) -> Vec<Mark>),
}

/// Phrases that better are not in a message. Denied or quoted they do not count.
pub(super) struct Said {
    /// What is looked for.
    pub phrases: &'static [&'static str],
    /// What only looks like it: a phrase that touches one of these does not count.
    pub unless: &'static [&'static str],
    /// What makes it right when it stands in the same sentence, or in the one before.
    pub excused: &'static [&'static str],
}

/// A place that a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The bytes; none for the message as a whole.
    pub range: Option<Range<usize>>,
    /// Whether it is only worth a hint here.
    pub is_mild: bool,
}

impl Mark {
    /// These bytes.
    pub(super) fn at(range: Range<usize>) -> Self {
        Self { range: Some(range), is_mild: false }
    }

    /// The message as a whole.
    pub(super) fn whole() -> Self {
        Self { range: None, is_mild: false }
    }
}

/// A rule with its phrases read.
pub(super) struct Ready {
    rule: &'static Rule,
    phrases: Phrases,
    unless: Phrases,
    excused: Phrases,
}

impl Ready {
    /// Reads the phrases of `rule`.
    pub(super) fn new(rule: &'static Rule) -> Self {
        let (phrases, unless, excused) = rule.check.phrases();
        Self {
            rule,
            phrases: Phrases::new(phrases),
            unless: Phrases::new(unless),
            excused: Phrases::new(excused),
        }
    }

    /// The rule.
    pub(super) fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// How much the rule matters here; nothing if it has no say.
    pub(super) fn severity(&self, context: &LintContext) -> Option<Severity> {
        let is_concerned =
            self.rule.purposes.contains(&context.purpose) && !context.is_dismissed(self.rule.id);
        self.rule.severity.of(context.audience).filter(|_| is_concerned)
    }

    /// The places that it finds, in the order of the text.
    pub(super) fn marks(&self, message: &Message<'_>, context: &LintContext) -> Vec<Mark> {
        match &self.rule.check {
            Check::Said(_) => self.said(message),
            Check::Unsaid { also, .. } => {
                let is_said = !self.places(message).is_empty() || also(message, context);
                if is_said { Vec::new() } else { vec![Mark::whole()] }
            }
            Check::Found(find) => find(message, context),
        }
    }

    /// Where its phrases stand and do not touch what only looks like them, in words.
    pub(super) fn places(&self, message: &Message<'_>) -> Vec<Range<usize>> {
        said(message, &self.phrases, &self.unless)
    }

    fn said(&self, message: &Message<'_>) -> Vec<Mark> {
        let counts = |at: &Range<usize>| {
            let sentence = message.sentence(at);
            let before =
                sentence.start.checked_sub(1).map_or(0, |last| message.sentence(&(last..last + 1)).start);
            !message.words[at.start].is_quoted
                && !is_negated(message, at.start)
                && !self.excused.is_in(&message.words[before..sentence.end])
        };
        let found = self.places(message);
        let counted = found.iter().filter(|at| counts(at)).take(super::MOST_PLACES);
        counted.map(|at| Mark::at(message.bytes(at))).collect()
    }
}

impl Check {
    /// Its phrases, what only looks like them, and what excuses them.
    pub(super) fn phrases(
        &self,
    ) -> (&'static [&'static str], &'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Said(said) => (said.phrases, said.unless, said.excused),
            Self::Unsaid { phrases, unless, .. } => (phrases, unless, &[]),
            Self::Found(_) => (&[], &[], &[]),
        }
    }
}

/// For rules that only their phrases answer.
pub(super) fn nothing_else(_: &Message<'_>, _: &LintContext) -> bool {
    false
}

/// Where `phrases` stand and do not touch what only looks like them.
pub(super) fn said(message: &Message<'_>, phrases: &Phrases, unless: &Phrases) -> Vec<Range<usize>> {
    let mut looks = unless.find(&message.words).into_iter().peekable();
    let found = phrases.find(&message.words).into_iter();
    found
        .filter(|at| {
            while looks.next_if(|it| it.end <= at.start).is_some() {}
            looks.peek().is_none_or(|it| it.start >= at.end)
        })
        .collect()
}
