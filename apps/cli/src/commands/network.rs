//! `rapport network`

use clap::Args;
use rapport_core::{
    commands::{AnnouncementCommand, Command},
    model::Channel,
    views::Network as View,
};

use super::settle::How;
use crate::{failure::Failure, find, page::Page, saved::Saved, session::Session, words};

/// List whom to tell that you are looking, and note whom you told
#[derive(Args)]
#[command(after_help = "Example: rapport network --told anna --by phone")]
pub struct Network {
    /// Note that you told this person
    #[arg(long, value_name = "NAME|ID")]
    told: Option<String>,
    /// email, phone, letter, in-person, social, message
    #[arg(long, value_enum, value_name = "HOW", hide_possible_values = true, requires = "told")]
    by: Option<How>,
    /// Take back that you told this person
    #[arg(long, value_name = "NAME|ID", conflicts_with = "told")]
    not_told: Option<String>,
}

impl Network {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let told = self.told.is_some();
        let Some(name) = self.told.or(self.not_told) else {
            let view = vault.network()?;
            return session.answer(&view, |page| draw(page, &view));
        };
        let person = find::person(&vault, &session.context, &name)?;
        let contact = person.contact;
        let channel = self.by.map_or(Channel::Email, Channel::from);
        let command = match told {
            true => AnnouncementCommand::Tell { contact, channel, day: None },
            false => AnnouncementCommand::Untell { contact },
        };
        let saved = Saved::from(vault.apply(&session.context, Command::Announcement(command))?);
        session.answer(&saved, |page| {
            page.line(match told {
                true => format!("Noted: you told {} {}.", person.name, words::channel(channel)),
                false => format!("Taken back: {} is not told yet.", person.name),
            });
            super::undo::offer(page, 1);
        })
    }
}

fn draw(page: &mut Page, view: &View) {
    if view.to_tell.is_empty() && view.told.is_empty() {
        page.line(
            "Nobody of your own is here yet. Add friends and family: rapport edit NAME --source friends",
        );
    }
    if !view.to_tell.is_empty() {
        page.heading("To tell");
        view.to_tell.iter().for_each(|row| page.marked("  ", format!("{} - {}", row.name, row.reason)));
    }
    if !view.told.is_empty() {
        page.heading("Told");
        for row in &view.told {
            let (day, how) = (words::day(row.day), words::channel(row.channel));
            page.marked("  ", format!("{} - {day}, {how}", row.name));
        }
    }
}
