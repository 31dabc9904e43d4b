//! `rapport meet`

use clap::{Args, ValueEnum};
use rapport_core::{
    commands::{Command, MeetingCommand},
    model::Medium,
};

use crate::{failure::Failure, find, saved::Saved, session::Session, when, words};

/// Put a talk into the calendar
#[derive(Args)]
#[command(after_help = "Example: rapport meet jane --at \"fri 15:00\" --place \"Café Oro\"")]
pub struct Meet {
    /// The name, a part of it, or the id
    #[arg(required = true, value_name = "NAME|ID")]
    person: Vec<String>,
    /// When: 2026-03-06T15:00, fri 15:00, tomorrow 9:30
    #[arg(long, value_name = "WHEN")]
    at: String,
    /// Who else takes part
    #[arg(long, value_name = "NAME|ID")]
    with: Vec<String>,
    /// How long [default: your usual number]
    #[arg(long, value_name = "NUMBER")]
    minutes: Option<u32>,
    /// Where
    #[arg(long)]
    place: Option<String>,
    /// How
    #[arg(long, value_enum, value_name = "HOW")]
    medium: Option<How>,
}

/// How people meet.
#[derive(Clone, Copy, ValueEnum)]
pub enum How {
    InPerson,
    Phone,
    Video,
}

impl From<How> for Medium {
    fn from(how: How) -> Self {
        match how {
            How::InPerson => Self::InPerson,
            How::Phone => Self::Phone,
            How::Video => Self::Video,
        }
    }
}

impl Meet {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let wanted = [self.person.join(" ")].into_iter().chain(self.with);
        let people = wanted.map(|name| find::person(&vault, &session.context, &name));
        let people = people.collect::<Result<Vec<_>, _>>()?;
        let start = when::time(&self.at, session.context.today())?;
        let medium = self.medium.map(Medium::from);
        let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
        let command = Command::Meeting(MeetingCommand::Schedule {
            participants: people.iter().map(|person| person.contact).collect(),
            start,
            minutes: self.minutes,
            medium,
            place: self.place,
        });
        let saved = Saved::from(vault.apply(&session.context, command)?);
        session.answer(&saved, |page| {
            let how = medium.map(|medium| format!(", {}", words::medium(medium))).unwrap_or_default();
            page.line(format!("You meet {} on {}{how}.", words::and_list(&names), words::time(start)));
            super::undo::offer(page, 1);
        })
    }
}
