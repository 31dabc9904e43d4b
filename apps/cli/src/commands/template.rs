//! `rapport template`

use clap::{Args, Subcommand};
use rapport_core::{
    coach::{Blocked, Slots, Template as Wording, clauses, fill, slot_names, templates},
    model::NamePermission,
};
use serde::Serialize;

use crate::{
    failure::Failure,
    page::{BOLD, WARN},
    session::Session,
};

/// Show wording to begin with; needs no vault
#[derive(Args)]
#[command(after_help = "Example: rapport template show cold --set given=Jane --set minutes=20")]
pub struct Template {
    #[command(subcommand)]
    command: TemplateCommand,
}

#[derive(Subcommand)]
enum TemplateCommand {
    /// What there is
    List,
    /// One of them, filled in as far as you say
    Show(Show),
}

#[derive(Args)]
struct Show {
    /// Which: see `rapport template list`
    kind: String,
    /// What stands in a slot; may be said several times
    #[arg(long, value_name = "SLOT=VALUE")]
    set: Vec<String>,
    /// The referrer said that you may use their name
    #[arg(long)]
    name_permission: bool,
}

#[derive(Serialize)]
struct Listed {
    templates: Vec<Wording>,
    clauses: Vec<rapport_core::coach::Clause>,
}

#[derive(Serialize)]
struct Shown {
    id: String,
    text: String,
    missing: Vec<String>,
    blocked: Vec<Blocked>,
}

impl Template {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        match self.command {
            TemplateCommand::List => list(session),
            TemplateCommand::Show(show) => show.run(session),
        }
    }
}

fn list(session: &Session<'_>) -> Result<String, Failure> {
    let listed = Listed { templates: templates(), clauses: clauses() };
    session.answer(&listed, |page| {
        for template in &listed.templates {
            page.marked(&format!("{:<18} ", said(template)), &template.title);
        }
        page.heading("Sentences to put in");
        listed.clauses.iter().for_each(|clause| page.marked("  ", &clause.text));
    })
}

impl Show {
    fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let wanted = self.kind.to_lowercase().replace('_', "-");
        let all = templates();
        let Some(template) = all.iter().find(|it| said(it) == wanted || it.id == self.kind) else {
            let names: Vec<String> = all.iter().map(said).collect();
            return Err(Failure::input(format!(
                "There is no template '{}'. There are: {}.",
                self.kind,
                names.join(", ")
            )));
        };
        let permission =
            if self.name_permission { NamePermission::Granted } else { NamePermission::NotAsked };
        let mut slots = Slots::default().permitted(permission);
        // What connects may hold the name without being in the text itself.
        let known = slot_names(&template.text);
        for set in &self.set {
            let Some((name, value)) = set.split_once('=') else {
                return Err(Failure::input(format!(
                    "'{set}' does not say what stands where: --set SLOT=VALUE"
                )));
            };
            if !known.iter().any(|it| it == name) && name != "referrer" {
                return Err(Failure::input(format!(
                    "There is no slot '{name}' here. There are: {}.",
                    known.join(", ")
                )));
            }
            slots = slots.with(name, value);
        }
        let filled = fill(&template.text, &slots);
        let shown = Shown {
            id: template.id.clone(),
            text: filled.text,
            missing: filled.missing,
            blocked: filled.blocked,
        };
        session.answer(&shown, |page| {
            page.verbatim(&shown.text);
            if !shown.missing.is_empty() {
                page.gap();
                page.marked_in(BOLD, "", format!("Still to fill in: {}", shown.missing.join(", ")));
            }
            for blocked in &shown.blocked {
                page.gap();
                page.marked_in(WARN, "", format!("{} was left open. {}", blocked.slot, blocked.reason));
            }
        })
    }
}

/// How a template is called here: `thank-you`.
fn said(template: &Wording) -> String {
    template.kind.name().replace('_', "-")
}
