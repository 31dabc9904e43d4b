//! `rapport held`

use clap::Args;

use crate::{failure::Failure, find, session::Session};

/// Show everything held on one person, as a text to hand over
#[derive(Args)]
#[command(after_help = "\
Example: rapport held jane doe > for-jane.txt

Deleted things are listed too. `rapport forget` takes all of it away.")]
pub struct Held {
    /// The name, a part of it, or the id
    #[arg(required = true, value_name = "NAME|ID")]
    person: Vec<String>,
}

impl Held {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let person = find::person(&vault, &session.context, &self.person.join(" "))?;
        let held = vault.held_on(person.contact)?;
        session.answer(&held, |page| held.text.lines().for_each(|line| page.verbatim(line)))
    }
}
