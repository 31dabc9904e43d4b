//! A talk under way, and how it went.

use clap::Args;
use rapport_core::{
    commands::{Command, MeetingCommand, PrepCommand},
    model::RatedPart,
};

use super::{Whose, act};
use crate::{commands::undo, failure::Failure, saved::Saved, session::Session, when, words};

/// Note that you are there
#[derive(Args)]
#[command(after_help = "Example: rapport meeting arrived jane")]
pub struct Arrived {
    #[command(flatten)]
    whose: Whose,
    /// You were not there in time
    #[arg(long)]
    late: bool,
}

impl Arrived {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let on_time = !self.late;
        let command = |meeting| Command::Meeting(MeetingCommand::Arrive { meeting, on_time });
        act(session, &self.whose, command, |name| match on_time {
            true => format!("You are there in time to meet {name}."),
            false => format!("You are late to meet {name}."),
        })
    }
}

/// Begin a talk: its clock runs from now on
#[derive(Args)]
#[command(after_help = "Example: rapport meeting start jane   (then: rapport clock jane)")]
pub struct Start {
    #[command(flatten)]
    whose: Whose,
}

impl Start {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let command = |meeting| Command::Meeting(MeetingCommand::Start { meeting, at: None });
        act(session, &self.whose, command, |name| format!("The talk with {name} begins."))
    }
}

/// Note that they want to go on
#[derive(Args)]
#[command(after_help = "Example: rapport meeting more jane --minutes 10")]
pub struct More {
    #[command(flatten)]
    whose: Whose,
    /// By how many minutes
    #[arg(long, value_name = "NUMBER")]
    minutes: u32,
}

impl More {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let minutes = self.minutes;
        let command = |meeting| Command::Meeting(MeetingCommand::ExtendByHost { meeting, minutes });
        act(session, &self.whose, command, |name| {
            format!("{name} gives you {minutes} more minutes: ask the musts, then go.")
        })
    }
}

/// End a talk
#[derive(Args)]
#[command(after_help = "Example: rapport meeting end jane")]
pub struct End {
    #[command(flatten)]
    whose: Whose,
}

impl End {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let (person, meeting) = self.whose.talk(session, &vault)?;
        let command = Command::Meeting(MeetingCommand::End { meeting, at: None });
        let saved = Saved::from(vault.apply(&session.context, command)?);
        let kept = vault.promise_keeping()?;
        let kept = kept.talks.iter().find(|row| row.meeting == meeting);
        session.answer(&saved, |page| {
            page.line(format!("The talk with {} is over.", person.name));
            if let Some(row) = kept {
                page.line(match row.overrun_minutes {
                    0 => format!("It took {}; you kept your promise.", minutes(row.lasted_minutes)),
                    over => format!(
                        "It took {}, {} more than you had.",
                        minutes(row.lasted_minutes),
                        minutes(over)
                    ),
                });
            }
            page.aside(format!("Write down what was said: rapport log \"...\" --with \"{}\"", person.name));
            undo::offer(page, 1);
        })
    }
}

fn minutes(count: u32) -> String {
    words::count(u64::from(count), "minute", "minutes")
}

/// Note that a talk took place
#[derive(Args)]
#[command(after_help = "Example: rapport meeting hold jane --at \"2026-03-03 15:30\"")]
pub struct Hold {
    #[command(flatten)]
    whose: Whose,
    /// When it ended [default: now]
    #[arg(long, value_name = "WHEN")]
    at: Option<String>,
}

impl Hold {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let at = self.at.map(|at| when::time(&at, session.context.today())).transpose()?;
        let command = |meeting| Command::Meeting(MeetingCommand::MarkHeld { meeting, at });
        act(session, &self.whose, command, |name| format!("You talked with {name}."))
    }
}

/// Count the names that were given: none is a number
#[derive(Args)]
#[command(after_help = "Example: rapport meeting names jane --count 0")]
pub struct Names {
    #[command(flatten)]
    whose: Whose,
    /// How many
    #[arg(long, value_name = "NUMBER")]
    count: u32,
}

impl Names {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let names = self.count;
        let command = |meeting| Command::Meeting(MeetingCommand::CountNames { meeting, names });
        act(session, &self.whose, command, |name| {
            format!("{name} gave you {}.", words::count(u64::from(names), "name", "names"))
        })
    }
}

/// Rate a talk as practice, each part from 1 (poor) to 5 (very good)
#[derive(Args)]
#[command(after_help = "Example: rapport meeting rate jane --opening 4 --close 2")]
pub struct Rate {
    #[command(flatten)]
    whose: Whose,
    /// The first minutes
    #[arg(long, value_name = "1-5")]
    opening: Option<u32>,
    /// The asking
    #[arg(long, value_name = "1-5")]
    questions: Option<u32>,
    /// What you said of yourself
    #[arg(long, value_name = "1-5")]
    pitch: Option<u32>,
    /// The end
    #[arg(long, value_name = "1-5")]
    close: Option<u32>,
    /// Whether you stayed positive
    #[arg(long, value_name = "1-5")]
    positive: Option<u32>,
}

impl Rate {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let (person, meeting) = self.whose.talk(session, &vault)?;
        let given = [
            (RatedPart::Opening, self.opening),
            (RatedPart::Questions, self.questions),
            (RatedPart::Pitch, self.pitch),
            (RatedPart::Close, self.close),
            (RatedPart::StayingPositive, self.positive),
        ];
        let given: Vec<_> = given.into_iter().filter(|(_, rating)| rating.is_some()).collect();
        if given.is_empty() {
            return Err(Failure::input(
                "Rate at least one part: --opening, --questions, --pitch, --close, --positive.",
            ));
        }
        let mut saved = Vec::new();
        for (part, rating) in given {
            let command = Command::Prep(PrepCommand::Rate { meeting, part, rating });
            saved.push(Saved::from(vault.apply(&session.context, command)?));
        }
        session.answer(&saved, |page| {
            page.line(format!("Rated the talk with {}.", person.name));
            undo::offer(page, saved.len());
        })
    }
}
