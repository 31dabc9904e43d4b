//! `rapport sync`

use std::path::{Path, PathBuf};

use clap::Args;
use rapport_core::{Vault, sync::Flaw};
use rapport_transport::{Folder, TransportError};
use serde::Serialize;

use crate::{
    failure::Failure,
    page::{Page, WARN},
    session::Session,
    words,
};

/// The name under which this device remembers the folder.
const SETTING: &str = "cli.sync";

/// Exchange with your other devices through a folder
#[derive(Args)]
#[command(after_help = "\
Example: rapport sync ~/Dropbox/rapport   (from then on: rapport sync)
A new device is taken in first: see rapport pair --help")]
pub struct Sync {
    /// The folder that your devices share; it is remembered
    folder: Option<PathBuf>,
    /// Forget the folder; nothing is exchanged
    #[arg(long, conflicts_with = "folder")]
    forget: bool,
}

/// What a sync did.
#[derive(Serialize)]
pub struct Done {
    folder: String,
    received: u64,
    published: u64,
    waiting: u64,
    /// How many of those that wait were made by a device after it was removed.
    held: u64,
    unusable: Vec<Unusable>,
    other_vaults: usize,
    other_files: usize,
    offered_checkpoint: bool,
}

#[derive(Serialize)]
struct Unusable {
    owner: String,
    flaw: &'static str,
}

impl Sync {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let known = known(&vault)?;
        if self.forget {
            vault.set_setting(SETTING, None)?;
            return session.answer(&serde_json::json!({ "forgotten": known }), |page| match &known {
                Some(folder) => page.line(format!("Forgotten: {folder}. The files in it stay.")),
                None => page.line("There was no folder to forget."),
            });
        }
        let known = known.as_deref();
        let place = self::choose(session, self.folder.as_deref(), known, "rapport sync ~/Dropbox/rapport")?;
        let done = through(session, &vault, &place, known != Some(&place))?;
        session.answer(&done, |page| done.draw(page))
    }
}

/// The folder that was said, else the one that is remembered; `example` shows how to say it.
pub fn choose(
    session: &Session<'_>,
    said: Option<&Path>,
    known: Option<&str>,
    example: &str,
) -> Result<String, Failure> {
    match (said, known) {
        (Some(folder), _) => place(session, folder),
        (None, Some(known)) => Ok(known.to_owned()),
        (None, None) => {
            Err(Failure::input(format!("Which folder do your devices share? Say it once:\n  {example}")))
        }
    }
}

/// The folder that this device remembers.
pub fn known(vault: &Vault) -> Result<Option<String>, Failure> {
    Ok(vault.setting(SETTING)?)
}

/// Remembers the folder.
pub fn remember(vault: &Vault, place: &str) -> Result<(), Failure> {
    Ok(vault.set_setting(SETTING, Some(place))?)
}

/// `folder` as it is remembered: whole, so that it is found from anywhere.
pub fn place(session: &Session<'_>, folder: &Path) -> Result<String, Failure> {
    let whole = session.absolute(folder);
    let text = whole.to_str().map(str::to_owned);
    text.ok_or_else(|| {
        Failure::input("The name of the folder is not text in UTF-8; rename it or choose another.")
    })
}

/// One exchange through `place`, which is remembered if it is to be and is there.
pub fn through(session: &Session<'_>, vault: &Vault, place: &str, is_new: bool) -> Result<Done, Failure> {
    let report = rapport_transport::sync(vault, &mut Folder::new(place), &session.context)
        .map_err(|error| away(error, place))?;
    if is_new {
        remember(vault, place)?;
    }
    let unusable = report.unusable.iter().map(|file| Unusable {
        owner: file.owner.to_string(),
        flaw: match file.flaw {
            Flaw::Damaged => "damaged",
            Flaw::Unreadable => "unreadable",
            Flaw::NewerVersion => "newer_version",
            Flaw::Sealed => "sealed",
            Flaw::Refused => "refused",
        },
    });
    let held = match report.waiting {
        0 => 0,
        _ => vault.devices()?.iter().filter(|device| device.is_removed).map(|device| device.held).sum(),
    };
    Ok(Done {
        folder: place.to_owned(),
        received: report.received,
        published: report.published,
        waiting: report.waiting,
        held,
        unusable: unusable.collect(),
        other_vaults: report.other_vaults,
        other_files: report.foreign_files,
        offered_checkpoint: report.offered_checkpoint,
    })
}

/// What went wrong with `place`; where it was looked for, unless it is the vault that refused.
pub fn away(error: TransportError, place: &str) -> Failure {
    match error {
        TransportError::Vault(error) => error.into(),
        error => Failure::from(error).and(format!("It was looked for at\n  {place}")),
    }
}

impl Done {
    /// In plain words.
    pub fn draw(&self, page: &mut Page) {
        let changes = |number| words::count(number, "change", "changes");
        page.line(match (self.received, self.published) {
            (0, 0) => "Nothing new in the folder, and nothing to send.".to_owned(),
            (received, 0) => format!("Received {}; there was nothing to send.", changes(received)),
            (0, published) => format!("Sent {}; there was nothing new to receive.", changes(published)),
            (received, published) => format!("Received {}, sent {}.", changes(received), changes(published)),
        });
        match self.waiting.saturating_sub(self.held) {
            0 => {}
            1 => page.line("1 change waits for others that have not arrived yet."),
            waiting => page.line(format!("{waiting} changes wait for others that have not arrived yet.")),
        }
        if self.held > 0 {
            let (held, was) = (changes(self.held), if self.held == 1 { "is" } else { "are" });
            page.line(format!("{held} of a removed device {was} kept apart: see `rapport devices`."));
        }
        for (flaw, what) in [
            ("damaged", "only half copied, or damaged. It is tried again next time"),
            ("unreadable", "there and cannot be read. It is tried again next time"),
            ("newer_version", "made by a newer version of Rapport. Update this one"),
            ("sealed", "sealed under a key that has not arrived yet. Sync again after the other device has"),
            ("refused", "not what it should be, so nothing of it was taken"),
        ] {
            let number = self.unusable.iter().filter(|file| file.flaw == flaw).count() as u64;
            match number {
                0 => {}
                1 => page.marked_in(WARN, "", format!("One file is {what}.")),
                _ => page.marked_in(WARN, "", format!("{number} files, each {what}.")),
            }
        }
        if self.offered_checkpoint {
            page.aside(
                "All that is here went into the folder once more: a device could not get it otherwise.",
            );
        }
        if self.other_vaults > 0 {
            let number = self.other_vaults as u64;
            let (vaults, was) = (words::count(number, "other vault", "other vaults"), plural(number));
            page.aside(format!("The folder also holds {vaults}, which {was} left alone."));
        }
    }
}

fn plural(number: u64) -> &'static str {
    if number == 1 { "is" } else { "are" }
}
