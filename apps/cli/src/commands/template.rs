//! `rapport template`

use clap::{Args, Subcommand};
use rapport_core::{
    Vault,
    coach::{self, Blocked, Clause, Slots, clauses, fill, slot_names},
    commands::{Command, TemplateCommand},
    model::NamePermission,
    views::TemplateRow,
};
use serde::Serialize;

use crate::{
    failure::Failure,
    page::{BOLD, DIM, WARN},
    saved::Saved,
    session::Session,
};

/// Wording to begin with: show it, change it, add your own
#[derive(Args)]
#[command(after_help = "Example: rapport template show cold --set given=Jane --set minutes=20\n\
                        For somebody you plan to ask: rapport outreach write NAME --template cold")]
pub struct Template {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// What there is
    #[command(after_help = "Example: rapport template list")]
    List,
    /// One of them, filled in as far as you say
    #[command(after_help = "Example: rapport template show cold --set given=Jane")]
    Show(Show),
    /// Leave a built-in one out
    #[command(after_help = "Example: rapport template hide linkedin-note")]
    Hide {
        /// Which
        name: String,
        /// Offer it again
        #[arg(long)]
        off: bool,
    },
    /// Put your own words in its place, in quotes or piped in
    #[command(after_help = "Example: rapport template edit cold < cold.txt")]
    Edit {
        /// Which
        name: String,
        /// The text [default: what is piped in]
        text: Option<String>,
        /// Take the built-in words again
        #[arg(long, conflicts_with = "text")]
        built_in: bool,
    },
    /// Add one of your own, in quotes or piped in
    #[command(after_help = "Example: rapport template add \"For designers\" < designers.txt")]
    Add {
        /// What you call it
        name: String,
        /// The text [default: what is piped in]
        text: Option<String>,
    },
    /// Delete one of your own
    #[command(after_help = "Example: rapport template delete \"For designers\"")]
    Delete {
        /// Which
        name: String,
    },
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
    templates: Vec<TemplateRow>,
    clauses: Vec<Clause>,
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
        let apply = |command, line: String| {
            let saved = Saved::from(session.vault()?.apply(&session.context, Command::Template(command))?);
            session.answer(&saved, |page| {
                page.line(line);
                super::undo::offer(page, 1);
            })
        };
        match self.verb {
            Verb::List => list(session),
            Verb::Show(show) => show.run(session),
            Verb::Hide { name, off } => {
                let built_in = built_in(&name)?;
                let line = if off { "Offered again" } else { "Hidden" };
                apply(TemplateCommand::HideBuiltIn { built_in, on: !off }, format!("{line}: {name}."))
            }
            Verb::Edit { name, text, built_in } => {
                let row = named(&offered(session)?, &name)?;
                let command = match (row.built_in, row.template) {
                    (Some(built_in_id), _) => {
                        let text = if built_in { None } else { Some(super::outreach::said_or_piped(text)?) };
                        TemplateCommand::OverrideBuiltIn { built_in: built_in_id, text }
                    }
                    (None, Some(template)) if !built_in => {
                        let text = super::outreach::said_or_piped(text)?;
                        TemplateCommand::Edit { template, title: row.title, text }
                    }
                    _ => return Err(Failure::input(format!("'{name}' is your own: nothing lies below it."))),
                };
                apply(command, format!("Changed: {name}."))
            }
            Verb::Add { name, text } => {
                let text = super::outreach::said_or_piped(text)?;
                let line = format!("Added: {name}.");
                apply(TemplateCommand::Create { title: name, purpose: None, locale: None, text }, line)
            }
            Verb::Delete { name } => match named(&offered(session)?, &name)? {
                TemplateRow { built_in: None, template: Some(template), .. } => {
                    apply(TemplateCommand::Delete { template }, format!("Deleted: {name}."))
                }
                _ => Err(Failure::input(format!(
                    "'{name}' is built in. Leave it out with: rapport template hide {name}"
                ))),
            },
        }
    }
}

/// The template that is meant by what was typed.
pub fn meant(vault: &Vault, name: &str) -> Result<TemplateRow, Failure> {
    named(&vault.templates()?, name)
}

fn list(session: &Session<'_>) -> Result<String, Failure> {
    let listed = Listed { templates: offered(session)?, clauses: clauses() };
    session.answer(&listed, |page| {
        for template in &listed.templates {
            let changed = if template.is_changed { " (in your words)" } else { "" };
            match template.built_in {
                Some(_) => {
                    page.marked(&format!("{:<18} ", said(template)), format!("{}{changed}", template.title))
                }
                None => page.marked_in(DIM, "", format!("{} (your own)", template.title)),
            }
        }
        page.heading("Sentences to put in");
        listed.clauses.iter().for_each(|clause| page.marked("  ", &clause.text));
    })
}

/// What is offered: in a vault as the person changed it, or else what everybody has.
fn offered(session: &Session<'_>) -> Result<Vec<TemplateRow>, Failure> {
    if let Some(vault) = session.vault_if_any()? {
        return Ok(vault.templates()?);
    }
    let row = |it: coach::Template| TemplateRow {
        built_in: Some(it.id.clone()),
        id: it.id,
        template: None,
        title: it.title,
        purpose: Some(it.kind.name().to_owned()),
        locale: Some(it.locale),
        text: it.text,
        is_changed: false,
    };
    Ok(coach::templates().into_iter().map(row).collect())
}

fn named(rows: &[TemplateRow], name: &str) -> Result<TemplateRow, Failure> {
    let wanted = name.to_lowercase().replace('_', "-");
    let found = rows.iter().find(|row| said(row).to_lowercase() == wanted || row.id == name);
    found.cloned().ok_or_else(|| {
        let names: Vec<String> = rows.iter().map(said).collect();
        Failure::input(format!("There is no template '{name}'. There are: {}.", names.join(", ")))
    })
}

/// The id of a built-in template, hidden or not.
fn built_in(name: &str) -> Result<String, Failure> {
    let wanted = name.to_lowercase().replace('-', "_");
    let all = coach::templates();
    let found = all.iter().find(|it| it.kind.name() == wanted || it.id == name);
    found.map(|it| it.id.clone()).ok_or_else(|| {
        Failure::input(format!("There is no built-in template '{name}'. See: rapport template list"))
    })
}

impl Show {
    fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let template = named(&offered(session)?, &self.kind)?;
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

/// How a template is called here: `thank-you`, or the name that the person gave it.
fn said(template: &TemplateRow) -> String {
    match (&template.built_in, &template.purpose) {
        (Some(_), Some(purpose)) => purpose.replace('_', "-"),
        _ => template.title.clone(),
    }
}
