//! `rapport merge`, `rapport unmerge`, `rapport not-same`

use clap::Args;
use rapport_core::{
    Vault,
    commands::{Command, MergeCommand},
    model::{RecordId, fold},
};

use super::undo;
use crate::{failure::Failure, find, saved::Saved, session::Session};

/// Say that two entries are the same person: they are shown as one
#[derive(Args)]
#[command(after_help = "\
Example: rapport merge \"jane doe\" \"j. doe\"

Nothing is moved or lost: rapport unmerge gives each entry back as it was.")]
pub struct Merge {
    #[command(flatten)]
    pair: Pair,
}

/// Show two entries apart again that were shown as one
#[derive(Args)]
#[command(after_help = "Example: rapport unmerge \"jane doe\" \"j. doe\"")]
pub struct Unmerge {
    #[command(flatten)]
    pair: Pair,
}

/// Say that two entries are not the same person: they are kept apart
#[derive(Args)]
#[command(after_help = "Example: rapport not-same \"jane doe\" \"jane roe\"")]
pub struct NotSame {
    #[command(flatten)]
    pair: Pair,
}

#[derive(Args)]
struct Pair {
    /// The name of one, a part of it, or the id
    #[arg(value_name = "NAME|ID")]
    one: String,
    /// The name of the other, a part of it, or the id
    #[arg(value_name = "NAME|ID")]
    other: String,
}

impl Merge {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let one = find::person(&vault, &session.context, &self.pair.one)?;
        let other = find::person(&vault, &session.context, &self.pair.other)?;
        let command = MergeCommand::Same { contact: one.contact, other: other.contact };
        say(session, &vault, command, &format!("{} and {} are shown as one person.", one.name, other.name))
    }
}

impl Unmerge {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let (contact, other) = self.pair.cards(session, &vault)?;
        say(session, &vault, MergeCommand::Unmerge { contact, other }, "They are shown apart again.")
    }
}

impl NotSame {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let (contact, other) = self.pair.cards(session, &vault)?;
        say(session, &vault, MergeCommand::Different { contact, other }, "They are two people from now on.")
    }
}

impl Pair {
    /// The two entries, which may be shown as one person: then each is looked for among that person's.
    fn cards(&self, session: &Session<'_>, vault: &Vault) -> Result<(RecordId, RecordId), Failure> {
        let one = find::person(vault, &session.context, &self.one)?;
        let page = vault.person(&session.context, one.contact)?;
        let among = |wanted: &str, except: Option<RecordId>| {
            let id = wanted.trim().parse::<RecordId>().ok();
            let is_it = |name: &str| fold(name) == fold(wanted);
            let mut cards = page.cards.iter().filter(|card| Some(card.contact) != except);
            match id {
                Some(id) => cards.find(|card| card.contact == id),
                None => cards.find(|card| is_it(&card.name)),
            }
            .map(|card| card.contact)
        };
        let other = match among(&self.other, among(&self.one, None)) {
            Some(card) => card,
            None => find::person(vault, &session.context, &self.other)?.contact,
        };
        let one = among(&self.one, Some(other)).unwrap_or(one.contact);
        let rest = || page.cards.iter().map(|card| card.contact).find(|card| *card != other);
        Ok((if one == other { rest().unwrap_or(one) } else { one }, other))
    }
}

fn say(session: &Session<'_>, vault: &Vault, command: MergeCommand, line: &str) -> Result<String, Failure> {
    let saved = Saved::from(vault.apply(&session.context, Command::Merge(command))?);
    session.answer(&saved, |page| {
        page.line(line);
        undo::offer(page, 1);
    })
}
