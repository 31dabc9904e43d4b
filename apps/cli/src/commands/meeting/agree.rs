//! Agreeing on a talk: proposing, moving, calling off.

use std::{fs, path::PathBuf};

use chrono::NaiveDateTime;
use chrono_tz::Tz;
use clap::{Args, ValueEnum};
use rapport_core::{
    coach::slots_in_words,
    commands::{Command, MeetingCommand},
    model::{MeetingState, Moment, Party},
    views::SlotQuery,
};

use super::{Whose, act};
use crate::{
    commands::{meet::How, undo},
    failure::Failure,
    find,
    saved::Saved,
    session::Session,
    when, words,
};

/// Propose two or three times for a talk, in words to send
#[derive(Args)]
#[command(after_help = "Example: rapport meeting propose jane --at \"tue 9:00\" --at \"tue 14:30\"")]
pub struct Propose {
    /// The name, a part of it, or the id
    #[arg(required = true, value_name = "NAME|ID")]
    person: Vec<String>,
    /// A time to propose; may be repeated [default: free ones]
    #[arg(long, value_name = "WHEN")]
    at: Vec<String>,
    /// How long [default: your usual number]
    #[arg(long, value_name = "NUMBER")]
    minutes: Option<u32>,
    /// Their time zone: America/New_York [default: yours]
    #[arg(long, value_name = "NAME", value_parser = zone)]
    their_zone: Option<Tz>,
}

impl Propose {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let person = find::person(&vault, &session.context, &self.person.join(" "))?;
        let today = session.context.today();
        let slots = match self.at.is_empty() {
            true => {
                let query = SlotQuery {
                    zone: self.their_zone,
                    minutes: self.minutes,
                    wanted: None,
                    busy: Vec::new(),
                };
                vault.propose_slots(&session.context, &query)?.slots
            }
            false => {
                let moment = |at: &String| Ok(Moment::civil(when::time(at, today)?, session.context.zone())?);
                self.at.iter().map(moment).collect::<Result<_, Failure>>()?
            }
        };
        if slots.is_empty() {
            return Err(Failure::input("No time is free for both; say when with --at."));
        }
        let civil: Vec<NaiveDateTime> = slots.iter().map(|slot| slot.civil).collect();
        let known = vault.next_talk(&session.context, person.contact)?;
        let known = match known {
            Some(talk) if vault.prep(&session.context, talk)?.state == MeetingState::Proposed => Some(talk),
            _ => None,
        };
        let command = match known {
            Some(meeting) => MeetingCommand::ProposeAgain { meeting, slots: civil },
            None => MeetingCommand::Propose {
                participants: vec![person.contact],
                slots: civil,
                minutes: self.minutes,
            },
        };
        let saved = Saved::from(vault.apply(&session.context, Command::Meeting(command))?);
        let instants: Vec<_> = slots.iter().map(|slot| slot.instant).collect();
        let text = slots_in_words(&instants, self.their_zone.unwrap_or(session.context.zone()));
        session.answer(&saved, |page| {
            page.line(format!("Proposed to {}. To send:", person.name));
            page.verbatim(format!("  {text}"));
            undo::offer(page, 1);
        })
    }
}

/// Move a talk, or agree on the time of one that was proposed
#[derive(Args)]
#[command(after_help = "Example: rapport meeting move jane --at \"fri 15:00\"")]
pub struct Move {
    #[command(flatten)]
    whose: Whose,
    /// When: 2026-03-06T15:00, fri 15:00, tomorrow 9:30
    #[arg(long, value_name = "WHEN")]
    at: String,
    /// Where [default: as it was]
    #[arg(long)]
    place: Option<String>,
    /// How [default: as it was]
    #[arg(long, value_enum, value_name = "HOW")]
    medium: Option<How>,
}

impl Move {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let (person, meeting) = self.whose.talk(session, &vault)?;
        let start = when::time(&self.at, session.context.today())?;
        let before = vault.prep(&session.context, meeting)?.times.pop();
        let (medium, place) = before.map_or((None, None), |time| (time.medium, time.place));
        let command = MeetingCommand::Agree {
            meeting,
            start,
            medium: self.medium.map(Into::into).or(medium),
            place: self.place.or(place),
        };
        let saved = Saved::from(vault.apply(&session.context, Command::Meeting(command))?);
        session.answer(&saved, |page| {
            page.line(format!("You meet {} on {}.", person.name, words::time(start)));
            undo::offer(page, 1);
        })
    }
}

/// Who did something.
#[derive(Clone, Copy, ValueEnum)]
pub enum Side {
    Me,
    Them,
}

impl From<Side> for Party {
    fn from(side: Side) -> Self {
        match side {
            Side::Me => Self::Me,
            Side::Them => Self::Host,
        }
    }
}

/// Call a talk off
#[derive(Args)]
#[command(after_help = "Example: rapport meeting cancel jane --by them")]
pub struct Cancel {
    #[command(flatten)]
    whose: Whose,
    /// Who called it off
    #[arg(long, value_enum, value_name = "WHO", default_value = "me")]
    by: Side,
}

impl Cancel {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let by = Party::from(self.by);
        let command = |meeting| Command::Meeting(MeetingCommand::CallOff { meeting, by });
        act(session, &self.whose, command, |name| match by {
            Party::Me => format!("You called off the talk with {name}."),
            Party::Host => format!("{name} called off the talk."),
        })
    }
}

/// Note that somebody did not come
#[derive(Args)]
#[command(after_help = "Example: rapport meeting no-show jane")]
pub struct NoShow {
    #[command(flatten)]
    whose: Whose,
    /// Who did not come
    #[arg(long, value_enum, value_name = "WHO", default_value = "them")]
    who: Side,
}

impl NoShow {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let who = Party::from(self.who);
        let command = |meeting| Command::Meeting(MeetingCommand::Miss { meeting, who });
        act(session, &self.whose, command, |name| match who {
            Party::Me => format!("You did not come to the talk with {name}."),
            Party::Host => format!("{name} did not come."),
        })
    }
}

/// Promise another number of minutes
#[derive(Args)]
#[command(after_help = "Example: rapport meeting promise jane --minutes 25")]
pub struct Promise {
    #[command(flatten)]
    whose: Whose,
    /// How many
    #[arg(long, value_name = "NUMBER")]
    minutes: u32,
}

impl Promise {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let minutes = self.minutes;
        let command = |meeting| Command::Meeting(MeetingCommand::Promise { meeting, minutes });
        act(session, &self.whose, command, |name| format!("You promise {name} {minutes} minutes."))
    }
}

/// Say how long the way to a talk takes
#[derive(Args)]
#[command(after_help = "Example: rapport meeting travel jane --minutes 40")]
pub struct Travel {
    #[command(flatten)]
    whose: Whose,
    /// How many minutes
    #[arg(long, value_name = "NUMBER")]
    minutes: u32,
}

impl Travel {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let minutes = self.minutes;
        let command =
            |meeting| Command::Meeting(MeetingCommand::SetTravel { meeting, minutes: Some(minutes) });
        act(session, &self.whose, command, |name| format!("The way to {name} takes {minutes} minutes."))
    }
}

/// Write a talk down as a file for any calendar
#[derive(Args)]
#[command(after_help = "Example: rapport meeting calendar jane --file jane.ics")]
pub struct Calendar {
    #[command(flatten)]
    whose: Whose,
    /// Where to [default: the screen]
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Calendar {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let (person, talk) = self.whose.talk(session, &vault)?;
        let entry = vault.calendar_entry(&session.context, talk)?;
        if entry.is_empty() {
            return Err(Failure::input(format!("No time is agreed with {} yet.", person.name)));
        }
        let Some(file) = self.file else {
            return session.answer(&entry, |page| entry.lines().for_each(|line| page.verbatim(line)));
        };
        write(session, &file, &entry)?;
        session.answer(&file, |page| page.line(format!("Written to {}.", file.display())))
    }
}

/// Writes `text` to `file`, as seen from where the command was called.
pub fn write(session: &Session<'_>, file: &std::path::Path, text: &str) -> Result<(), Failure> {
    fs::write(session.absolute(file), text)
        .map_err(|error| Failure::failed(format!("{} could not be written: {error}.", file.display())))
}

fn zone(name: &str) -> Result<Tz, String> {
    name.parse()
        .map_err(|_| "no such time zone; they are called Europe/Paris, America/New_York, UTC".to_owned())
}
