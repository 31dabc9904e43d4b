//! `rapport resources`

use clap::{Args, Subcommand, ValueEnum};
use rapport_core::{
    commands::{Command, ResourceCommand},
    model::{ResourceKind, ResourceState},
    views::ResourceRow,
};

use super::undo;
use crate::{
    failure::Failure,
    find,
    page::{DIM, Page},
    session::Session,
    words,
};

/// Courses, reading, tools and events that people recommended
#[derive(Args)]
#[command(after_help = "Example: rapport resources add Maps for all --kind course --from jane")]
pub struct Resources {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand)]
enum Verb {
    /// Write down what somebody recommended
    #[command(after_help = "Example: rapport resources add Maps for all --kind course --from jane")]
    Add(Add),
    /// Note that you took it, read it, tried it, went there
    #[command(after_help = "Example: rapport resources done maps   (or --let-go, or --not to take it back)")]
    Done(Done),
}

#[derive(Args)]
struct Add {
    /// What it is called
    #[arg(required = true)]
    name: Vec<String>,
    /// course, reading (usual), tool, event
    #[arg(long, value_enum, value_name = "KIND", default_value = "reading", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    kind: Sort,
    /// Where it is found
    #[arg(long, value_name = "URL")]
    link: Option<String>,
    /// Who recommended it; may be repeated
    #[arg(long, value_name = "NAME|ID")]
    from: Vec<String>,
}

#[derive(Args)]
struct Done {
    /// A word of its name, or the id
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// You let it go
    #[arg(long, conflicts_with = "not")]
    let_go: bool,
    /// It is still to do
    #[arg(long)]
    not: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Sort {
    Course,
    Reading,
    Tool,
    Event,
}

impl From<Sort> for ResourceKind {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Course => Self::Course,
            Sort::Reading => Self::Reading,
            Sort::Tool => Self::Tool,
            Sort::Event => Self::Event,
        }
    }
}

impl Resources {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let rows = vault.resources()?;
        let (command, line) = match self.verb {
            None => return session.answer(&rows, |page| draw(page, &rows)),
            Some(Verb::Add(add)) => {
                let people = add.from.iter().map(|name| find::person(&vault, &session.context, name));
                let people = people.collect::<Result<Vec<_>, _>>()?;
                let command = ResourceCommand::Add {
                    name: add.name.join(" "),
                    kind: add.kind.into(),
                    link: add.link,
                    meeting: None,
                    recommended_by: people.iter().map(|person| person.contact).collect(),
                };
                (command, "Noted.".to_owned())
            }
            Some(Verb::Done(done)) => {
                let known =
                    rows.iter().map(|row| (row.resource, row.name.clone(), row.name.clone())).collect();
                let hint = "`rapport resources` lists them.";
                let resource = find::by_words(known, &done.name.join(" "), "recommendation", hint)?;
                match (done.let_go, done.not) {
                    (true, _) => (ResourceCommand::LetGo { resource }, "Let go.".to_owned()),
                    (_, true) => (ResourceCommand::Reopen { resource }, "It is still to do.".to_owned()),
                    _ => (ResourceCommand::MarkDone { resource }, "Done.".to_owned()),
                }
            }
        };
        undo::done(session, &vault, vec![Command::Resource(command)], line)
    }
}

fn draw(page: &mut Page, rows: &[ResourceRow]) {
    if rows.is_empty() {
        page.line("Nothing was recommended yet. Note it: rapport resources add Maps for all --from jane");
    }
    for row in rows {
        let mark = match row.state {
            ResourceState::Open => "[ ]",
            ResourceState::Done => "[x]",
            ResourceState::LetGo => "[-]",
        };
        let kind = row.kind.map(|kind| format!(" ({})", words::resource_kind(kind))).unwrap_or_default();
        page.marked(&format!("  {mark} "), format!("{}{kind}", row.name));
        let names: Vec<&str> = row.recommended_by.iter().map(|person| person.name.as_str()).collect();
        if !names.is_empty() {
            page.marked_in(DIM, "      ", format!("recommended by {}", words::and_list(&names)));
        }
        row.link.iter().for_each(|link| page.verbatim(format!("      {link}")));
    }
}
