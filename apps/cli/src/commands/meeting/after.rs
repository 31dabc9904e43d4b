//! What a talk left behind: the impression you made, and what it brought.

use clap::{Args, ValueEnum};
use rapport_core::{
    commands::{Command, MeetingCommand},
    model::TalkOutcome,
};

use super::{super::undo, Whose, act};
use crate::{failure::Failure, saved::Saved, session::Session, words};

/// Note the impression you left, from 1 (poor) to 5 (very good)
#[derive(Args)]
#[command(after_help = "Example: rapport meeting impression jane --score 2 --mend \"I was late\"")]
pub struct Impression {
    #[command(flatten)]
    whose: Whose,
    /// How good it was
    #[arg(long, value_name = "1-5", required_unless_present = "mended")]
    score: Option<u32>,
    /// What you want to mend
    #[arg(long, value_name = "WHAT", requires = "score")]
    mend: Option<String>,
    /// It is mended
    #[arg(long, conflicts_with = "score")]
    mended: bool,
}

impl Impression {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let Self { whose, score, mend, .. } = self;
        let command = |meeting| {
            Command::Meeting(match score {
                Some(score) => MeetingCommand::NoteImpression { meeting, score, repair: mend },
                None => MeetingCommand::MarkRepaired { meeting },
            })
        };
        act(session, &whose, command, |name| match score {
            Some(score) if score <= rapport_core::model::Impression::POOR => {
                format!("Noted. That can be mended with {name}: it is on your list tomorrow.")
            }
            Some(score) => format!("Noted: {score} of 5 with {name}."),
            None => format!("Noted: it is mended with {name}."),
        })
    }
}

/// Show what a talk brought, or say it
#[derive(Args)]
#[command(after_help = "Example: rapport meeting outcome jane --was lead")]
pub struct Outcome {
    #[command(flatten)]
    whose: Whose,
    /// What it brought: contact, information, lead, job
    #[arg(long, value_enum, value_name = "WHAT", hide_possible_values = true)]
    was: Vec<Brought>,
    /// What you said and take back
    #[arg(long, value_enum, value_name = "WHAT", hide_possible_values = true)]
    not: Vec<Brought>,
}

/// What talks bring.
#[derive(Clone, Copy, ValueEnum)]
enum Brought {
    Contact,
    Information,
    Lead,
    Job,
}

impl From<Brought> for TalkOutcome {
    fn from(brought: Brought) -> Self {
        match brought {
            Brought::Contact => Self::Contact,
            Brought::Information => Self::Information,
            Brought::Lead => Self::Lead,
            Brought::Job => Self::Job,
        }
    }
}

impl Outcome {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let (person, meeting) = self.whose.talk(session, &vault)?;
        let said = self.was.iter().map(|it| (*it, true)).chain(self.not.iter().map(|it| (*it, false)));
        let mut saved = Vec::new();
        for (outcome, on) in said {
            let command = MeetingCommand::SetOutcome { meeting, outcome: outcome.into(), on };
            saved.push(Saved::from(vault.apply(&session.context, Command::Meeting(command))?));
        }
        let rows = vault.prep(&session.context, meeting)?.outcomes;
        session.answer(&rows, |page| {
            page.line(match rows.is_empty() {
                true => format!("The talk with {} brought nothing that is noted.", person.name),
                false => format!("The talk with {} brought:", person.name),
            });
            for row in &rows {
                page.marked("  ", format!("{} - {}", words::outcome(row.outcome), row.reason));
            }
            if !saved.is_empty() {
                undo::offer(page, saved.len());
            }
        })
    }
}
