//! `rapport edit`

use clap::Args;
use rapport_core::{
    commands::{Command, ContactCommand, ContactField, NoteCommand},
    model::RecordId,
};

use super::settle::so_far;
use crate::{failure::Failure, find, saved::Saved, session::Session};

/// Change what is known of a person
#[derive(Args)]
#[command(override_usage = "rapport edit <NAME|ID>... <CHANGES>")]
#[command(after_help = "Example: rapport edit jane --headline \"Hiring in May\" --tag fintech")]
pub struct Edit {
    /// The name, a part of it, or the id
    #[arg(required = true, value_name = "NAME|ID")]
    person: Vec<String>,
    #[command(flatten)]
    changes: Changes,
}

/// What to change.
#[derive(Args)]
#[group(required = true, multiple = true)]
struct Changes {
    /// The name
    #[arg(long)]
    name: Option<String>,
    /// One line about what they do; empty clears it
    #[arg(long, value_name = "LINE")]
    headline: Option<String>,
    /// Another e-mail address
    #[arg(long, value_name = "ADDRESS")]
    email: Vec<String>,
    /// Another phone number
    #[arg(long, value_name = "NUMBER")]
    phone: Vec<String>,
    /// A job: where
    #[arg(long, value_name = "ORGANIZATION")]
    org: Option<String>,
    /// A job: as what
    #[arg(long)]
    title: Option<String>,
    /// Another tag
    #[arg(long)]
    tag: Vec<String>,
    /// A tag to take off
    #[arg(long, value_name = "TAG")]
    untag: Vec<String>,
    /// A note about them
    #[arg(long, value_name = "TEXT")]
    note: Vec<String>,
    /// They do not want to be contacted
    #[arg(long)]
    do_not_contact: bool,
    /// They may be contacted again
    #[arg(long, conflicts_with = "do_not_contact")]
    may_contact: bool,
}

impl Edit {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let person = find::person(&vault, &session.context, &self.person.join(" "))?;
        let (mut done, mut saved) = (Vec::new(), Vec::new());
        for command in self.changes.commands(person.contact) {
            let applied = vault.apply(&session.context, command);
            let applied = applied.map_err(|error| so_far(error.into(), &done))?;
            done.push(applied.label.clone());
            saved.push(Saved::from(applied));
        }
        session.answer(&saved, |page| {
            for line in &done {
                page.line(format!("{}: {line} - done.", person.name));
            }
            super::undo::offer(page, done.len());
        })
    }
}

impl Changes {
    fn commands(self, contact: RecordId) -> Vec<Command> {
        let set = |field, value: String| {
            let value = Some(value).filter(|value| !value.trim().is_empty());
            ContactCommand::Set { contact, field, value }
        };
        let mut commands = Vec::new();
        commands.extend(self.name.map(|value| set(ContactField::Name, value)));
        commands.extend(self.headline.map(|value| set(ContactField::Headline, value)));
        let emails = self.email.into_iter();
        commands.extend(emails.map(|address| ContactCommand::AddEmail { contact, address, label: None }));
        let phones = self.phone.into_iter();
        commands.extend(phones.map(|number| ContactCommand::AddPhone { contact, number, label: None }));
        if self.org.is_some() || self.title.is_some() {
            let (organization, title) = (self.org, self.title);
            commands.push(ContactCommand::AddEmployment { contact, organization, title });
        }
        commands.extend(self.tag.into_iter().map(|tag| ContactCommand::Tag { contact, tag }));
        commands.extend(self.untag.into_iter().map(|tag| ContactCommand::Untag { contact, tag }));
        if self.do_not_contact || self.may_contact {
            commands.push(ContactCommand::DoNotContact { contact, on: self.do_not_contact });
        }
        let notes = self.note.into_iter().map(|text| NoteCommand::Add { about: vec![contact], text });
        commands.into_iter().map(Command::Contact).chain(notes.map(Command::Note)).collect()
    }
}
