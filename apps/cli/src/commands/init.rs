//! `rapport init`

use std::path::PathBuf;

use clap::Args;
use rapport_core::{Vault, model::VaultId};
use rapport_transport::{Folder, FoundVault, find_vaults};
use serde::Serialize;

use super::sync;
use crate::{failure::Failure, session::Session, words};

/// Make a vault on this device, new or joined to that of another
#[derive(Args)]
#[command(after_help = "Example: rapport init --join ~/Dropbox/rapport")]
pub struct Init {
    /// What to call this device [default: the computer's name]
    #[arg(long, value_name = "NAME")]
    device: Option<String>,
    /// Join the vault that a device syncs through here
    #[arg(long, value_name = "FOLDER")]
    join: Option<PathBuf>,
    /// Which vault to join, where the folder holds several
    #[arg(long, value_name = "ID", requires = "join")]
    vault_id: Option<String>,
}

#[derive(Serialize)]
struct Made {
    vault: VaultId,
    device: String,
    folder: String,
    synced: Option<sync::Done>,
}

impl Init {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let device = self.device.as_deref().unwrap_or(&session.host.name);
        let place = self.join.as_deref().map(|folder| sync::place(session, folder)).transpose()?;
        let joined = place.as_deref().map(|place| self.choose(place)).transpose()?;
        let vault = Vault::create(&session.folder, device, joined, &session.context)?;
        let synced =
            place.map(|place| sync::through(&vault, &place, true)).transpose().map_err(|failure| {
                failure.and("The vault is made; run `rapport sync` with the folder to try again.")
            })?;
        let made = Made {
            vault: vault.id(),
            device: vault.device().to_owned(),
            folder: session.absolute(&session.folder).display().to_string(),
            synced,
        };
        session.answer(&made, |page| {
            page.line(format!("Your vault is ready on {}, in", made.device));
            page.verbatim(format!("  {}", made.folder));
            if let Some(synced) = &made.synced {
                synced.draw(page);
            }
            page.gap();
            match made.synced {
                Some(_) => page.line("See what is to do with `rapport today`."),
                None => page.line("After a talk: rapport log \"Coffee with +Jane Doe @Acme\""),
            }
        })
    }

    fn choose(&self, place: &str) -> Result<VaultId, Failure> {
        let found = find_vaults(&Folder::new(place))?;
        let wanted = self.vault_id.as_deref().map(str::trim);
        if let Some(wanted) = wanted {
            let chosen = found.iter().find(|vault| vault.vault.to_string() == wanted);
            return chosen.map(|vault| vault.vault).ok_or_else(|| {
                Failure::input(format!("The folder holds no vault with the id '{wanted}'.{}", list(&found)))
            });
        }
        match &found[..] {
            [] => Err(Failure::input(format!(
                "There is no vault in\n  {place}\nRun `rapport sync` with this folder on your other device first, and \
                 wait until its files are here."
            ))),
            [only] => Ok(only.vault),
            _ => Err(Failure::input(format!(
                "The folder holds several vaults. Say which with --vault-id:{}",
                list(&found)
            ))),
        }
    }
}

fn list(found: &[FoundVault]) -> String {
    let line = |vault: &FoundVault| {
        let devices: Vec<&str> = vault.authors.values().map(|(name, _)| name.as_str()).collect();
        let changes = words::count(vault.entries(), "change", "changes");
        format!("\n  {}  {} ({changes})", vault.vault, devices.join(", "))
    };
    found.iter().map(line).collect()
}
