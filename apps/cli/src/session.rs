//! What every command is given: when, where, and how to answer.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use clap::Args;
use rapport_core::{Context, Error, SecretStore, Vault};
use rapport_transport::FileSecrets;
use serde::Serialize;

use crate::{failure::Failure, host::Host, page::Page};

/// What may be said with every command.
#[derive(Args)]
pub struct Global {
    /// The vault's folder [default: the system's for data]
    #[arg(long, value_name = "DIR", global = true, help_heading = "Everywhere")]
    vault: Option<PathBuf>,
    /// This device's keys [default: the system's for state]
    #[arg(long, value_name = "DIR", global = true, help_heading = "Everywhere")]
    keys: Option<PathBuf>,
    /// Act as if it were 2026-03-04T15:00:00Z
    #[arg(long, value_name = "INSTANT", global = true, help_heading = "Everywhere", value_parser = instant)]
    now: Option<DateTime<Utc>>,
    /// The time zone: Europe/Paris [default: the system's]
    #[arg(long, value_name = "NAME", global = true, help_heading = "Everywhere", value_parser = zone)]
    zone: Option<Tz>,
    /// Answer in JSON, for programs
    #[arg(long, global = true, help_heading = "Everywhere")]
    json: bool,
}

/// What every command is given.
pub struct Session<'a> {
    /// This computer.
    pub host: &'a Host,
    /// The instant, the zone and the randomness of the command.
    pub context: Context,
    /// Where the vault lies or is to lie.
    pub folder: PathBuf,
    /// What keeps this device's keys.
    pub secrets: Arc<dyn SecretStore>,
    /// Whether a program reads the answer.
    pub json: bool,
}

impl<'a> Session<'a> {
    /// The session that `global` asks for on `host`.
    pub fn new(host: &'a Host, global: &Global) -> Result<Self, Failure> {
        let folder = global.vault.clone().or_else(|| host.home.clone()).ok_or_else(|| {
            Failure::input("The system has no folder for data; say where the vault is with --vault.")
        })?;
        let (now, zone) = (global.now.unwrap_or(host.now), global.zone.unwrap_or(host.zone));
        let context = Context::new(now, zone, host.random.clone());
        let keys = global.keys.clone().or_else(|| host.keys.clone()).ok_or_else(|| {
            Failure::input("The system has no folder for state; say where the keys are with --keys.")
        })?;
        if host.here.join(&keys).starts_with(host.here.join(&folder)) {
            return Err(Failure::input(
                "The keys cannot be in the vault's folder: whoever copies it would have them. Choose another place with \
                 --keys.",
            ));
        }
        Ok(Self { host, context, folder, secrets: Arc::new(FileSecrets::new(keys)), json: global.json })
    }

    /// The vault.
    pub fn vault(&self) -> Result<Vault, Failure> {
        Ok(Vault::open(&self.folder, self.secrets.clone())?)
    }

    /// The vault, where there is one: what everybody has can be shown without.
    pub fn vault_if_any(&self) -> Result<Option<Vault>, Failure> {
        match Vault::open(&self.folder, self.secrets.clone()) {
            Err(Error::NoVault) => Ok(None),
            vault => Ok(Some(vault?)),
        }
    }

    /// The answer: `value` for a program, or what `draw` puts on a page for a person.
    pub fn answer<T: Serialize>(&self, value: &T, draw: impl FnOnce(&mut Page)) -> Result<String, Failure> {
        if self.json {
            return json(value);
        }
        let mut page = Page::default();
        draw(&mut page);
        Ok(page.into_text())
    }

    /// `path` as seen from where the command was called.
    pub fn absolute(&self, path: &Path) -> PathBuf {
        self.host.here.join(path)
    }
}

/// `value` as JSON, one line's end at the end.
pub fn json<T: Serialize>(value: &T) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value);
    text.map(|text| text + "\n")
        .map_err(|error| Failure::failed(format!("The answer has no JSON form: {error}.")))
}

/// An instant as programs write it.
pub fn instant(text: &str) -> Result<DateTime<Utc>, String> {
    let instant = DateTime::parse_from_rfc3339(text);
    instant
        .map(|it| it.to_utc())
        .map_err(|_| "write it as 2026-03-04T15:00:00Z or 2026-03-04T16:00:00+01:00".to_owned())
}

fn zone(name: &str) -> Result<Tz, String> {
    name.parse()
        .map_err(|_| "no such time zone; they are called Europe/Paris, America/New_York, UTC".to_owned())
}
