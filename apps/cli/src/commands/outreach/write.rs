//! Writing an ask: from a template, a sentence more, or the person's own text.

use rapport_core::{
    Vault,
    coach::{Blocked, ClauseKind, Finding, clauses},
    commands::{Command, OutreachCommand, OutreachField},
    views::{MissingSlot, OutreachRow},
};
use serde::Serialize;

use super::{super::template, draw};
use crate::{failure::Failure, page::WARN, saved::Saved, session::Session};

/// What an ask begins with.
pub enum Begin {
    /// A template, by name.
    Template(String),
    /// What is written, and a sentence more.
    Clause(ClauseKind),
    /// This.
    Text(String),
}

/// What is said beside the text.
pub struct Lines {
    pub subject: Option<String>,
    pub reason: Option<String>,
    pub minutes: Option<u32>,
}

#[derive(Serialize)]
struct Written {
    saved: Vec<Saved>,
    text: String,
    missing: Vec<MissingSlot>,
    blocked: Vec<Blocked>,
    findings: Vec<Finding>,
}

pub fn write(
    session: &Session<'_>,
    vault: &Vault,
    ask: &OutreachRow,
    begin: Begin,
    lines: Lines,
) -> Result<String, Failure> {
    let (outreach, contact) = (ask.outreach, ask.person.contact);
    let set = |field, value| OutreachCommand::Set { outreach, field, value: Some(value) };
    let mut saved = Vec::new();
    let mut apply = |command| -> Result<(), Failure> {
        saved.push(Saved::from(vault.apply(&session.context, Command::Outreach(command))?));
        Ok(())
    };
    let id = match &begin {
        Begin::Template(name) => Some(template::meant(vault, name)?.id),
        Begin::Clause(kind) => clauses().into_iter().find(|it| it.kind == *kind).map(|it| it.id),
        Begin::Text(_) => None,
    };
    // The reason and the minutes stand in the text, so they are said before it is filled.
    lines.subject.map_or(Ok(()), |subject| apply(set(OutreachField::Subject, subject)))?;
    lines.reason.map_or(Ok(()), |reason| apply(set(OutreachField::Reason, reason)))?;
    lines.minutes.map_or(Ok(()), |minutes| apply(OutreachCommand::SetMinutes { outreach, minutes }))?;
    let filled = id.map(|id| vault.fill_template(&id, contact, None, Some(outreach))).transpose()?;
    let (text, missing, blocked) = match (begin, filled) {
        (Begin::Template(_), Some(filled)) => {
            apply(set(OutreachField::Template, filled.template))?;
            (filled.text, filled.missing, filled.blocked)
        }
        (Begin::Clause(_), Some(filled)) => {
            let draft = vault.outreach(&session.context, outreach)?.draft;
            let text = format!("{}\n\n{}", draft.trim_end(), filled.text).trim_start().to_owned();
            (text, filled.missing, filled.blocked)
        }
        (Begin::Text(text), _) => (text, Vec::new(), Vec::new()),
        _ => (String::new(), Vec::new(), Vec::new()),
    };
    let is_filled = !missing.is_empty() || !blocked.is_empty();
    apply(OutreachCommand::Write { outreach, text: text.clone() })?;
    let count = saved.len();
    let findings = vault.lint_outreach(outreach)?.findings;
    let written = Written { saved, text, missing, blocked, findings };
    session.answer(&written, |page| {
        let name = &ask.person.name;
        if is_filled {
            page.verbatim(&written.text);
            page.gap();
        }
        for missing in &written.missing {
            page.marked(&format!("Still open: {{{}}}  ", missing.slot), &missing.words);
        }
        for blocked in &written.blocked {
            page.marked_in(WARN, &format!("Left open: {{{}}}  ", blocked.slot), &blocked.reason);
        }
        page.gap();
        page.line(format!("Written: the ask to {name}. Send it with: rapport outreach send \"{name}\""));
        // What is left open is told above, by name.
        let gaps = is_filled.then_some("leftover_placeholder");
        draw::findings(
            page,
            &written.text,
            written.findings.iter().filter(|it| gaps != Some(it.rule.as_str())),
        );
        super::super::undo::offer(page, count);
    })
}
