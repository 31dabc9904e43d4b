//! `rapport meeting`

mod after;
mod agree;
mod course;
mod kept;

pub use agree::write;
use clap::{Args, Subcommand};
use rapport_core::{Vault, commands::Command, model::RecordId, views::PersonRow};

use crate::{failure::Failure, find, page::Page, saved::Saved, session::Session};

/// Agree on talks, keep their time, and note how they went
#[derive(Args)]
#[command(after_help = "Example: rapport meeting propose jane --their-zone America/New_York")]
pub struct Meeting {
    #[command(subcommand)]
    verb: Verb,
}

/// What can be done with a talk.
#[derive(Subcommand)]
enum Verb {
    Schedule(super::meet::Meet),
    Propose(agree::Propose),
    Move(agree::Move),
    Cancel(agree::Cancel),
    NoShow(agree::NoShow),
    Promise(agree::Promise),
    Travel(agree::Travel),
    Calendar(agree::Calendar),
    Arrived(course::Arrived),
    Start(course::Start),
    More(course::More),
    End(course::End),
    Hold(course::Hold),
    Names(course::Names),
    Rate(course::Rate),
    Impression(after::Impression),
    Outcome(after::Outcome),
    Kept(kept::Kept),
    Practice(kept::Practice),
}

impl Meeting {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        match self.verb {
            Verb::Schedule(it) => it.run(session),
            Verb::Propose(it) => it.run(session),
            Verb::Move(it) => it.run(session),
            Verb::Cancel(it) => it.run(session),
            Verb::NoShow(it) => it.run(session),
            Verb::Promise(it) => it.run(session),
            Verb::Travel(it) => it.run(session),
            Verb::Calendar(it) => it.run(session),
            Verb::Arrived(it) => it.run(session),
            Verb::Start(it) => it.run(session),
            Verb::More(it) => it.run(session),
            Verb::End(it) => it.run(session),
            Verb::Hold(it) => it.run(session),
            Verb::Names(it) => it.run(session),
            Verb::Rate(it) => it.run(session),
            Verb::Impression(it) => it.run(session),
            Verb::Outcome(it) => it.run(session),
            Verb::Kept(it) => it.run(session),
            Verb::Practice(it) => it.run(session),
        }
    }
}

/// Whose talk is meant.
#[derive(Args)]
pub struct Whose {
    /// The name, a part of it, or the id
    #[arg(required = true, value_name = "NAME|ID")]
    person: Vec<String>,
}

impl Whose {
    /// The person, and the talk with them that is meant.
    pub fn talk(&self, session: &Session<'_>, vault: &Vault) -> Result<(PersonRow, RecordId), Failure> {
        let person = find::person(vault, &session.context, &self.person.join(" "))?;
        match vault.next_talk(&session.context, person.contact)? {
            Some(talk) => Ok((person, talk)),
            None => Err(Failure::input(format!(
                "There is no talk with {} yet.\n  rapport meet \"{}\" --at \"fri 15:00\"",
                person.name, person.name
            ))),
        }
    }
}

/// Does something to the talk with somebody and says `line` of it.
fn act(
    session: &Session<'_>,
    whose: &Whose,
    command: impl FnOnce(RecordId) -> Command,
    line: impl FnOnce(&str) -> String,
) -> Result<String, Failure> {
    let vault = session.vault()?;
    let (person, talk) = whose.talk(session, &vault)?;
    let saved = Saved::from(vault.apply(&session.context, command(talk))?);
    session.answer(&saved, |page: &mut Page| {
        page.line(line(&person.name));
        super::undo::offer(page, 1);
    })
}
