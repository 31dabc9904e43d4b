//! `rapport import`

use std::{fs, path::PathBuf};

use clap::Args;
use rapport_core::{
    commands::{Command, ImportCommand, MOST_CONNECTIONS},
    interchange::{UnreadableRow, read_connections},
    model::Kind,
};
use serde::Serialize;

use crate::{failure::Failure, session::Session};

/// The most rows that are named one by one.
const MOST_ROWS: usize = 5;

/// Take over your connections from LinkedIn's Connections.csv
#[derive(Args)]
#[command(after_help = "Whoever you know already stays as they are, however often you take it over.\n\
                  Example: rapport import Connections.csv")]
pub struct Import {
    /// The file, unpacked from the archive that LinkedIn sends you
    file: PathBuf,
}

/// What came of it.
#[derive(Serialize)]
struct Taken {
    added: usize,
    known: usize,
    nameless: u32,
    unreadable: Vec<UnreadableRow>,
    /// How many times `rapport undo` takes all of it back.
    steps: usize,
}

impl Import {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let bytes = fs::read(&self.file);
        let bytes = bytes
            .map_err(|error| Failure::input(format!("{} cannot be read: {error}.", self.file.display())))?;
        let read = read_connections(&bytes)?;
        let twice_before = vault.duplicates()?.suggestions.len();
        let (mut added, mut steps) = (0, 0);
        for people in read.people.chunks(MOST_CONNECTIONS) {
            let import = ImportCommand::Connections { people: people.to_vec() };
            let applied = vault.apply(&session.context, Command::Import(import)).map_err(|error| {
                let failure = Failure::from(error);
                if added == 0 { failure } else { failure.and(format!("{added} people were added before.")) }
            })?;
            let new = applied.created.iter().filter(|made| made.kind == Kind::Contact).count();
            added += new;
            steps += usize::from(new > 0);
        }
        let known = read.people.len() - added;
        let are_twice = vault.duplicates()?.suggestions.len() > twice_before;
        let taken = Taken { added, known, nameless: read.nameless, unreadable: read.unreadable, steps };
        session.answer(&taken, |page| {
            page.line(match (taken.added, taken.known) {
                (0, 0) => "Nobody is in this list.".to_owned(),
                (0, _) => "Everybody in this list is known already.".to_owned(),
                (1, 0) => "1 person added.".to_owned(),
                (added, 0) => format!("{added} people added."),
                (1, known) => format!("1 person added, {known} known already."),
                (added, known) => format!("{added} people added, {known} known already."),
            });
            if taken.nameless > 0 {
                page.aside(match taken.nameless {
                    1 => "1 row has no name: a profile that was closed.".to_owned(),
                    rows => format!("{rows} rows have no name: profiles that were closed."),
                });
            }
            for row in taken.unreadable.iter().take(MOST_ROWS) {
                page.aside(format!("Line {} was left out: {}.", row.line, row.why));
            }
            if taken.unreadable.len() > MOST_ROWS {
                page.aside(format!("{} more were left out.", taken.unreadable.len() - MOST_ROWS));
            }
            if are_twice {
                page.aside("Some people may be in here twice: `rapport duplicates` says who.");
            }
            match taken.steps {
                0 => {}
                1 => page.aside("Whom do you know at a company? rapport who Acme   `rapport undo` takes it back."),
                steps => page.aside(format!(
                    "Whom do you know at a company? rapport who Acme   `rapport undo`, {steps} times, takes it back."
                )),
            }
        })
    }
}
