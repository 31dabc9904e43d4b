//! `rapport delete`

use clap::Args;
use rapport_core::{
    Applied, Context, Vault,
    commands::{
        Command, CommitmentCommand, ContactCommand, InsightCommand, LeadCommand, MeetingCommand, NoteCommand,
        OrganizationCommand, ReferralCommand, ResourceCommand, TermCommand,
    },
    model::RecordId,
};

use super::restore::first_that_fits;
use crate::{failure::Failure, find, saved::Saved, session::Session};

/// Delete a person; their talks and notes stay
#[derive(Args)]
#[command(after_help = "Example: rapport delete jane   (brought back with rapport undo or restore)")]
pub struct Delete {
    /// The name, a part of it, or the id
    #[arg(required = true, value_name = "NAME|ID")]
    person: Vec<String>,
}

impl Delete {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let person = find::person(&vault, &session.context, &self.person.join(" "))?;
        let command = Command::Contact(ContactCommand::Delete { contact: person.contact });
        let saved = Saved::from(vault.apply(&session.context, command)?);
        session.answer(&saved, |page| {
            page.line(format!("Deleted {}.", person.name));
            page.aside(format!("Bring back with: rapport restore {}", person.contact));
        })
    }
}

/// Deletes whatever `id` is of.
pub fn delete(vault: &Vault, context: &Context, id: RecordId) -> Result<Applied, Failure> {
    let commands = [
        Command::Contact(ContactCommand::Delete { contact: id }),
        Command::Meeting(MeetingCommand::Delete { meeting: id }),
        Command::Note(NoteCommand::Delete { note: id }),
        Command::Referral(ReferralCommand::Delete { referral: id }),
        Command::Commitment(CommitmentCommand::Delete { commitment: id }),
        Command::Organization(OrganizationCommand::Delete { organization: id }),
        Command::Insight(InsightCommand::Delete { insight: id }),
        Command::Term(TermCommand::Delete { term: id }),
        Command::Resource(ResourceCommand::Delete { resource: id }),
        Command::Lead(LeadCommand::Delete { lead: id }),
    ];
    first_that_fits(vault, context, id, commands)
}
