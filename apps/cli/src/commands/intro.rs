//! `rapport intro`

use clap::{Args, Subcommand};
use rapport_core::{
    Vault,
    commands::{Command, IntroRequestCommand},
    model::{Kind, RecordId},
    views::TimelineRow,
};

use crate::{failure::Failure, find, saved::Saved, session::Session};

/// The most lines of what happened that are looked through.
const MOST: u64 = 10_000;

/// Ask somebody to introduce you to somebody else
#[derive(Args)]
#[command(after_help = "Example: rapport intro ask \"Jane Doe\" \"Bob Lee\"")]
pub struct Intro {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Note that you asked for an introduction
    #[command(
        after_help = "Example: rapport intro ask \"Jane Doe\" \"Bob Lee\" --reason \"He hires designers\""
    )]
    Ask {
        /// Whom you asked: the name, a part of it, or the id
        #[arg(value_name = "NAME|ID")]
        to: String,
        /// Whom you want to be introduced to
        #[arg(value_name = "NAME|ID")]
        target: String,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Note that they will introduce you
    #[command(after_help = "Example: rapport intro agree \"Bob Lee\"")]
    Agree(Whom),
    /// Note that they will not
    #[command(after_help = "Example: rapport intro decline \"Bob Lee\"")]
    Decline(Whom),
    /// Note that they introduced you
    #[command(after_help = "Example: rapport intro made \"Bob Lee\"")]
    Made(Whom),
    /// Note that whom they introduced answered
    #[command(after_help = "Example: rapport intro replied \"Bob Lee\"")]
    Replied(Whom),
    /// Note that you asked once more
    #[command(after_help = "Example: rapport intro remind \"Bob Lee\"")]
    Remind(Whom),
    /// Note that you wrote to whom they introduced you to
    #[command(after_help = "Example: rapport intro written \"Bob Lee\"")]
    Written(Whom),
    /// Let it be
    #[command(after_help = "Example: rapport intro close \"Bob Lee\"")]
    Close(Whom),
    /// Show all introductions and where they stand
    #[command(after_help = "Example: rapport intro list")]
    List,
}

#[derive(Args)]
struct Whom {
    /// Who takes part: the name, a part of it, or the id
    #[arg(required = true, value_name = "NAME|ID")]
    person: Vec<String>,
}

impl Intro {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let (command, line) = match self.verb {
            Verb::List => {
                let rows = of_kind(vault.timeline(None, MOST)?.rows);
                return session.answer(&rows, |page| {
                    if rows.is_empty() {
                        page.line("No introductions yet. Ask for one: rapport intro ask WHO WHOM");
                    }
                    rows.iter().for_each(|row| super::show::draw_row(page, row));
                });
            }
            Verb::Ask { to, target, reason } => {
                let to = find::person(&vault, &session.context, &to)?;
                let target = find::person(&vault, &session.context, &target)?;
                let line = format!("Asked {} for an introduction to {}.", to.name, target.name);
                (IntroRequestCommand::Ask { to: to.contact, target: target.contact, reason }, line)
            }
            Verb::Agree(whom) => {
                let intro = whom.intro(session, &vault)?;
                (IntroRequestCommand::Agree { intro }, "Noted: they will introduce you.".to_owned())
            }
            Verb::Decline(whom) => {
                let intro = whom.intro(session, &vault)?;
                (IntroRequestCommand::Decline { intro }, "Noted: they will not, and that is fine.".to_owned())
            }
            Verb::Made(whom) => {
                let intro = whom.intro(session, &vault)?;
                (
                    IntroRequestCommand::MarkMade { intro },
                    "Noted: they introduced you. Thank them, and write.".to_owned(),
                )
            }
            Verb::Replied(whom) => {
                let intro = whom.intro(session, &vault)?;
                (IntroRequestCommand::MarkReplied { intro }, "Noted: they answered.".to_owned())
            }
            Verb::Remind(whom) => {
                let intro = whom.intro(session, &vault)?;
                (IntroRequestCommand::Remind { intro }, "Noted: you asked once more.".to_owned())
            }
            Verb::Written(whom) => {
                let intro = whom.intro(session, &vault)?;
                (IntroRequestCommand::MarkWritten { intro }, "Noted: you wrote to them.".to_owned())
            }
            Verb::Close(whom) => {
                let intro = whom.intro(session, &vault)?;
                (IntroRequestCommand::Close { intro }, "Let be.".to_owned())
            }
        };
        let saved = Saved::from(vault.apply(&session.context, Command::IntroRequest(command))?);
        session.answer(&saved, |page| {
            page.line(line);
            super::undo::offer(page, 1);
        })
    }
}

impl Whom {
    /// The latest introduction that the person takes part in.
    fn intro(&self, session: &Session<'_>, vault: &Vault) -> Result<RecordId, Failure> {
        let found = find::person(vault, &session.context, &self.person.join(" "))?;
        let rows = of_kind(vault.person(&session.context, found.contact)?.timeline);
        rows.first().map(|row| row.record).ok_or_else(|| {
            Failure::input(format!(
                "No introduction with {} is known. Note one with:\n  rapport intro ask WHO WHOM",
                found.name
            ))
        })
    }
}

fn of_kind(mut rows: Vec<TimelineRow>) -> Vec<TimelineRow> {
    rows.retain(|row| row.kind == Kind::IntroRequest);
    rows
}
