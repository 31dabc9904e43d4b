//! `rapport init`

use clap::Args;
use rapport_core::{Vault, model::VaultId};
use serde::Serialize;

use crate::{failure::Failure, session::Session};

/// Make a new vault on this device
#[derive(Args)]
#[command(after_help = "\
Example: rapport init --device laptop
On a further device there is nothing to init: see rapport pair --help")]
pub struct Init {
    /// What to call this device [default: the computer's name]
    #[arg(long, value_name = "NAME")]
    device: Option<String>,
}

#[derive(Serialize)]
struct Made {
    vault: VaultId,
    device: String,
    folder: String,
}

impl Init {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let device = self.device.as_deref().unwrap_or(&session.host.name);
        let vault = Vault::create(&session.folder, device, &session.context, session.secrets.clone())?;
        let made = Made {
            vault: vault.id(),
            device: vault.device().to_owned(),
            folder: session.absolute(&session.folder).display().to_string(),
        };
        session.answer(&made, |page| {
            page.line(format!("Your vault is ready on {}, in", made.device));
            page.verbatim(format!("  {}", made.folder));
            page.gap();
            page.line("After a talk: rapport log \"Coffee with +Jane Doe @Acme\"");
            page.aside("Take a second device in with: rapport pair --folder FOLDER-THAT-BOTH-REACH");
        })
    }
}
