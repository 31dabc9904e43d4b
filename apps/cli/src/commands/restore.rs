//! `rapport restore`

use clap::Args;
use rapport_core::{
    Applied, Context, Error, Vault,
    commands::{
        Command, CommitmentCommand, ContactCommand, InsightCommand, LeadCommand, MeetingCommand, NoteCommand,
        OrganizationCommand, ReferralCommand, ResourceCommand, TermCommand,
    },
    model::RecordId,
};

use crate::{failure::Failure, saved::Saved, session::Session};

/// Bring back what was deleted
#[derive(Args)]
#[command(after_help = "Example: rapport restore 019cb4a2-7c00-7d7e-b0d1-3f5a6c7d8e9f")]
pub struct Restore {
    /// The id that `rapport delete` printed
    id: String,
}

impl Restore {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let id = self.id.trim().parse().map_err(|_| {
            Failure::input(format!("'{}' is not an id; `rapport delete` prints it.", self.id))
        })?;
        let applied = restore(&vault, &session.context, id)?;
        let line = match applied.touched.is_empty() {
            true => "It was not deleted; nothing was changed.",
            false => "It is back.",
        };
        session.answer(&Saved::from(applied), |page| page.line(line))
    }
}

/// Brings back whatever `id` is of.
pub fn restore(vault: &Vault, context: &Context, id: RecordId) -> Result<Applied, Failure> {
    let commands = [
        Command::Contact(ContactCommand::Restore { contact: id }),
        Command::Meeting(MeetingCommand::Restore { meeting: id }),
        Command::Note(NoteCommand::Restore { note: id }),
        Command::Referral(ReferralCommand::Restore { referral: id }),
        Command::Commitment(CommitmentCommand::Restore { commitment: id }),
        Command::Organization(OrganizationCommand::Restore { organization: id }),
        Command::Insight(InsightCommand::Restore { insight: id }),
        Command::Term(TermCommand::Restore { term: id }),
        Command::Resource(ResourceCommand::Restore { resource: id }),
        Command::Lead(LeadCommand::Restore { lead: id }),
    ];
    first_that_fits(vault, context, id, commands)
}

/// An id does not say what it is of; the vault refuses all commands but the one that fits.
pub fn first_that_fits<const N: usize>(
    vault: &Vault,
    context: &Context,
    id: RecordId,
    commands: [Command; N],
) -> Result<Applied, Failure> {
    for command in commands {
        match vault.apply(context, command) {
            Err(Error::NotFound { .. }) => {}
            result => return Ok(result?),
        }
    }
    Err(Failure::input(format!("There is nothing with the id {id}.")))
}
