//! `rapport add`

use clap::Args;
use rapport_core::{
    commands::{Command, ContactCommand, NewContact},
    model::Kind,
};

use crate::{failure::Failure, saved::Saved, session::Session};

/// Add a person
#[derive(Args)]
#[command(after_help = "Example: rapport add Jane Doe --org Acme --title \"Product lead\"")]
pub struct Add {
    /// The name; one word is enough
    #[arg(required = true)]
    name: Vec<String>,
    /// An e-mail address
    #[arg(long)]
    email: Option<String>,
    /// A phone number
    #[arg(long)]
    phone: Option<String>,
    /// Where they work
    #[arg(long, value_name = "ORGANIZATION")]
    org: Option<String>,
    /// As what they work
    #[arg(long)]
    title: Option<String>,
}

impl Add {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let name = self.name.join(" ");
        let contact = NewContact {
            name: name.clone(),
            organization: self.org,
            title: self.title,
            email: self.email,
            phone: self.phone,
            source: None,
        };
        let applied = vault.apply(&session.context, Command::Contact(ContactCommand::Create { contact }))?;
        let id = applied.first_created(Kind::Contact);
        session.answer(&Saved::from(applied), |page| {
            page.line(format!("Added {}.", name.trim()));
            if let Some(id) = id {
                page.aside(format!("id {id}; `rapport undo` takes it back."));
            }
        })
    }
}
