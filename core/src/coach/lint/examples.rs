//! How the examples beside each rule are written.

use super::{Audience, Finding, LintContext, LintPurpose, lint, rule::Rule};
use crate::model::NamePermission;

/// What a rule has to find, and what it has to leave alone.
pub(super) struct Examples {
    pub yes: &'static [(Of, &'static str)],
    pub no: &'static [(Of, &'static str)],
}

impl Examples {
    /// Fails unless messages are looked over by `rule`, and it finds exactly what it has to.
    pub(super) fn hold(&self, rule: &Rule) {
        for (examples, expected) in [(self.yes, true), (self.no, false)] {
            for &(of, text) in examples {
                let is_found = lint(text, &of.context()).iter().any(|finding| finding.rule == rule.id);
                assert_eq!(is_found, expected, "{}: {text:?}\n    {}", rule.id, said(of, text));
            }
        }
    }
}

/// A context that can stand in a table.
#[derive(Clone, Copy)]
pub(super) struct Of {
    audience: Audience,
    to: Option<&'static str>,
    minutes: Option<u16>,
    referrer: Option<&'static str>,
    permission: Option<NamePermission>,
    unnamed: Option<&'static str>,
    purpose: LintPurpose,
}

pub(super) const SECOND: Of = Of {
    audience: Audience::SecondDegree,
    to: None,
    minutes: None,
    referrer: None,
    permission: None,
    unnamed: None,
    purpose: LintPurpose::Ask,
};
pub(super) const OWN: Of = Of { audience: Audience::OwnNetwork, ..SECOND };
pub(super) const COLD: Of = Of { audience: Audience::Cold, ..SECOND };
pub(super) const THANKS: Of = Of { purpose: LintPurpose::ThankYou, ..SECOND };
pub(super) const REPORT: Of =
    Of { purpose: LintPurpose::ReportBack, audience: Audience::OwnNetwork, ..SECOND };

impl Of {
    pub(super) const fn to(self, name: &'static str) -> Self {
        Self { to: Some(name), ..self }
    }

    pub(super) const fn minutes(self, minutes: u16) -> Self {
        Self { minutes: Some(minutes), ..self }
    }

    pub(super) const fn referrer(self, name: &'static str) -> Self {
        Self { referrer: Some(name), ..self }
    }

    pub(super) const fn permission(self, permission: NamePermission) -> Self {
        Self { permission: Some(permission), ..self }
    }

    pub(super) const fn unnamed(self, name: &'static str) -> Self {
        Self { unnamed: Some(name), ..self }
    }

    pub(super) fn context(self) -> LintContext {
        LintContext {
            audience: self.audience,
            to: self.to.map(str::to_owned),
            minutes: self.minutes,
            referrer: self.referrer.map(str::to_owned),
            name_permission: self.permission,
            unnamed_referrers: self.unnamed.into_iter().map(str::to_owned).collect(),
            purpose: self.purpose,
            dismissed: Vec::new(),
        }
    }
}

/// The words that a finding points at, or nothing.
pub(super) fn quoted<'a>(text: &'a str, finding: &Finding) -> &'a str {
    finding.span.map_or("", |span| &text[span.start as usize..span.end as usize])
}

/// What is found, on one line: rules and the words they point at.
pub(super) fn said(of: Of, text: &str) -> String {
    let findings = lint(text, &of.context());
    let said = findings.iter().map(|it| format!("{}[{}]", it.rule, quoted(text, it).replace('\n', " ")));
    said.collect::<Vec<_>>().join("; ")
}
