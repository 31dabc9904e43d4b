//! `rapport gathering`

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use rapport_core::{
    commands::{Command, GatheringCommand},
    model::{GatheringKind, Kind, fold},
    views::GatheringRow,
};

use super::settle::so_far;
use crate::{failure::Failure, find, page::Page, saved::Saved, session::Session, words};

/// List events and groups, and note whom you met there
#[derive(Args)]
#[command(after_help = "Example: rapport gathering Spring fair --kind event --who jane --who bob")]
pub struct Gathering {
    /// Its name; without it all are listed
    name: Vec<String>,
    /// When it is new: event, association, group
    #[arg(long, value_enum, value_name = "KIND", hide_possible_values = true)]
    kind: Option<Sort>,
    /// When it was or will be, when it is new: 2026-03-04
    #[arg(long, value_name = "DAY")]
    on: Option<NaiveDate>,
    /// Where, when it is new
    #[arg(long)]
    place: Option<String>,
    /// Somebody you met there, or who belongs to it
    #[arg(long, value_name = "NAME|ID")]
    who: Vec<String>,
}

/// What a gathering is.
#[derive(Clone, Copy, ValueEnum)]
enum Sort {
    Event,
    Association,
    Group,
}

impl From<Sort> for GatheringKind {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Event => Self::Event,
            Sort::Association => Self::Association,
            Sort::Group => Self::Group,
        }
    }
}

impl Gathering {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let (known, name) = (vault.gatherings()?, self.name.join(" "));
        if name.is_empty() {
            return session.answer(&known, |page| draw(page, &known));
        }
        let people = self.who.iter().map(|name| find::person(&vault, &session.context, name));
        let people = people.collect::<Result<Vec<_>, _>>()?;
        let found = known.iter().find(|row| fold(&row.name) == fold(&name)).map(|row| row.gathering);
        let (mut done, mut saved) = (Vec::new(), Vec::new());
        let gathering = match found {
            Some(gathering) => gathering,
            None => {
                let kind = self.kind.map_or(GatheringKind::Event, GatheringKind::from);
                let create =
                    GatheringCommand::Create { name: name.clone(), kind, date: self.on, place: self.place };
                let applied = vault.apply(&session.context, Command::Gathering(create))?;
                let made = applied.first_created(Kind::Gathering);
                done.push(format!("{name}: added."));
                saved.push(Saved::from(applied));
                made.ok_or_else(|| Failure::failed("The gathering was not made.".to_owned()))?
            }
        };
        for person in people {
            let add = GatheringCommand::AddAttendee { gathering, contact: person.contact };
            let applied = vault.apply(&session.context, Command::Gathering(add));
            saved.push(Saved::from(applied.map_err(|error| so_far(error.into(), &done))?));
            done.push(format!("{name}: {} was there.", person.name));
        }
        if done.is_empty() {
            let row = known.iter().filter(|row| row.gathering == gathering).cloned().collect::<Vec<_>>();
            return session.answer(&row, |page| draw(page, &row));
        }
        session.answer(&saved, |page| {
            done.iter().for_each(|line| page.line(line));
            super::undo::offer(page, done.len());
        })
    }
}

fn draw(page: &mut Page, rows: &[GatheringRow]) {
    if rows.is_empty() {
        page.line("No gathering yet. After the next one: rapport gathering \"Spring fair\" --who jane");
    }
    for row in rows {
        let facts = [row.date.map(words::day), row.place.clone()];
        let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        page.line(if facts.is_empty() { row.name.clone() } else { format!("{} ({facts})", row.name) });
        let names: Vec<&str> = row.people.iter().map(|person| person.name.as_str()).collect();
        if !names.is_empty() {
            page.marked("    ", names.join(", "));
        }
    }
}
