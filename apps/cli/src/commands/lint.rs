//! `rapport lint`

use std::io::{self, Read};

use clap::{Args, ValueEnum};
use rapport_core::{
    coach::{Audience, Finding, LintContext, LintPurpose, Severity, lint, lint_question, lint_rules},
    model::NamePermission,
};
use serde::Serialize;

use crate::{
    failure::Failure,
    page::{BOLD, DIM, Page, WARN},
    session::Session,
    words::count,
};

/// Look a message over before you send it; needs no vault
#[derive(Args)]
#[command(
    after_help = "Example: rapport lint --audience cold --to \"Jane Doe\" --minutes 20 < letter.txt\n\n\
                        Nothing is ever held back: it ends well whatever is found."
)]
pub struct Lint {
    /// Who will read it
    #[arg(long, value_enum, default_value_t = Reader::SecondDegree)]
    audience: Reader,
    /// The reader's name, to check the greeting
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    /// The minutes you plan with, to check what the text promises
    #[arg(long, value_name = "NUMBER")]
    minutes: Option<u16>,
    /// Who named the reader to you
    #[arg(long, value_name = "NAME")]
    referrer: Option<String>,
    /// Whether you may use the referrer's name
    #[arg(long, value_enum, value_name = "yes|no")]
    name_permission: Option<Answer>,
    /// What the message is for
    #[arg(long, value_enum, default_value_t = Purpose::Ask)]
    purpose: Purpose,
    /// Leave a rule out, by its name; may be said several times
    #[arg(long, value_name = "RULE")]
    dismiss: Vec<String>,
    /// Look over questions for a talk instead
    #[arg(long)]
    question: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Reader {
    /// Knows you
    Own,
    /// Was named to you
    SecondDegree,
    /// Has never heard of you
    Cold,
}

#[derive(Clone, Copy, ValueEnum)]
enum Answer {
    Yes,
    No,
}

#[derive(Clone, Copy, ValueEnum)]
enum Purpose {
    /// Ask for a talk or an introduction
    Ask,
    /// Thank for a talk
    Thanks,
    /// Tell who named somebody how it went
    ReportBack,
}

/// A finding as programs read it. Bytes and code units count from 0, lines and columns from 1; a finding about the whole
/// message has none of them.
#[derive(Serialize)]
struct Found {
    rule: String,
    severity: Severity,
    start: Option<u32>,
    end: Option<u32>,
    start_utf16: Option<u32>,
    end_utf16: Option<u32>,
    line: Option<usize>,
    column: Option<usize>,
    why: String,
    fix: String,
    source: String,
}

impl Lint {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let rules = lint_rules();
        if let Some(unknown) =
            self.dismiss.iter().find(|id| !rules.contains(&id.as_str()) && *id != "findable_online")
        {
            return Err(Failure::input(format!(
                "There is no rule '{unknown}'. There are: {}.",
                rules.join(", ")
            )));
        }
        let text = read()?;
        let findings = if self.question { lint_question(&text) } else { lint(&text, &self.context()) };
        let findings: Vec<Finding> =
            findings.into_iter().filter(|it| !self.dismiss.contains(&it.rule)).collect();
        let found: Vec<Found> = findings.into_iter().map(|finding| Found::new(&text, finding)).collect();
        session.answer(&found, |page| draw(page, &text, &found))
    }

    fn context(&self) -> LintContext {
        LintContext {
            audience: match self.audience {
                Reader::Own => Audience::OwnNetwork,
                Reader::SecondDegree => Audience::SecondDegree,
                Reader::Cold => Audience::Cold,
            },
            to: self.to.clone(),
            minutes: self.minutes,
            referrer: self.referrer.clone(),
            name_permission: self.name_permission.map(|answer| match answer {
                Answer::Yes => NamePermission::Granted,
                Answer::No => NamePermission::Denied,
            }),
            unnamed_referrers: Vec::new(),
            purpose: match self.purpose {
                Purpose::Ask => LintPurpose::Ask,
                Purpose::Thanks => LintPurpose::ThankYou,
                Purpose::ReportBack => LintPurpose::ReportBack,
            },
            dismissed: self.dismiss.clone(),
        }
    }
}

impl Found {
    fn new(text: &str, finding: Finding) -> Self {
        let span = finding.span;
        let place = span.map(|span| place(text, span.start as usize));
        Self {
            rule: finding.rule,
            severity: finding.severity,
            start: span.map(|span| span.start),
            end: span.map(|span| span.end),
            start_utf16: span.map(|span| span.start_utf16),
            end_utf16: span.map(|span| span.end_utf16),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            why: finding.why,
            fix: finding.fix,
            source: finding.source,
        }
    }
}

/// The message at the standard input.
fn read() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Failure::failed(format!("The text cannot be read: {error}.")))?;
    String::from_utf8(bytes)
        .map_err(|_| Failure::input("The text is not in UTF-8, so it cannot be looked over."))
}

/// The line and the column of a byte, in characters, both from 1.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

fn draw(page: &mut Page, text: &str, found: &[Found]) {
    if found.is_empty() {
        page.line("Nothing to change.");
        return;
    }
    for it in found {
        page.gap();
        let (style, severity) = match it.severity {
            Severity::Error => (WARN, "error"),
            Severity::Warning => (BOLD, "warning"),
            Severity::Hint => (DIM, "hint"),
        };
        let place = match (it.line, it.column) {
            (Some(line), Some(column)) => format!("{line}:{column}  "),
            _ => String::new(),
        };
        page.marked_in(style, "", format!("{place}{severity}  {}", it.rule));
        if let Some(words) =
            it.start.zip(it.end).and_then(|(start, end)| text.get(start as usize..end as usize))
        {
            page.marked("  ", format!("\"{}\"", shortened(words)));
        }
        page.marked("  ", &it.why);
        page.marked("  ", &it.fix);
        page.marked_in(DIM, "  ", &it.source);
    }
    page.gap();
    let places = u64::try_from(found.len()).unwrap_or(u64::MAX);
    page.aside(format!("{}; --dismiss RULE leaves a rule out.", count(places, "finding", "findings")));
}

/// Words on one line, no more than can be recognised.
fn shortened(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(60) {
        Some((end, _)) => format!("{}...", line[..end].trim_end()),
        None => line,
    }
}
