//! `rapport sync`

use std::path::{Path, PathBuf};

use clap::Args;
use rapport_core::{Vault, sync::Flaw};
use rapport_transport::Folder;
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
#[command(after_help = "Example: rapport sync ~/Dropbox/rapport   (from then on: rapport sync)")]
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
    unusable: Vec<Unusable>,
    other_vaults: usize,
    other_files: usize,
    is_copy: bool,
}

#[derive(Serialize)]
struct Unusable {
    first: u64,
    last: u64,
    flaw: &'static str,
}

impl Sync {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let known = vault.setting(SETTING)?;
        if self.forget {
            vault.set_setting(SETTING, None)?;
            return session.answer(&serde_json::json!({ "forgotten": known }), |page| match &known {
                Some(folder) => page.line(format!("Forgotten: {folder}. The files in it stay.")),
                None => page.line("There was no folder to forget."),
            });
        }
        let place = match (&self.folder, &known) {
            (Some(folder), _) => self::place(session, folder)?,
            (None, Some(known)) => known.clone(),
            (None, None) => {
                return Err(Failure::input(
                    "Which folder do your devices share? Say it once:\n  rapport sync ~/Dropbox/rapport",
                ));
            }
        };
        let done = through(&vault, &place, known.as_ref() != Some(&place))?;
        if done.is_copy {
            return Err(Failure::failed(
                "This vault is a copy of one that goes on elsewhere, or comes from a backup, so nothing was sent. Make a \
                 fresh one.\n  rapport --vault NEW-FOLDER init --join SYNC-FOLDER",
            ));
        }
        session.answer(&done, |page| done.draw(page))
    }
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
pub fn through(vault: &Vault, place: &str, remember: bool) -> Result<Done, Failure> {
    let report = rapport_transport::sync(vault, &mut Folder::new(place))
        .map_err(|error| Failure::from(error).and(format!("It was looked for at\n  {place}")))?;
    if remember {
        vault.set_setting(SETTING, Some(place))?;
    }
    let unusable = report.unusable.iter().map(|file| Unusable {
        first: file.first,
        last: file.last,
        flaw: match file.flaw {
            Flaw::Damaged => "damaged",
            Flaw::Unreadable => "unreadable",
            Flaw::NewerVersion => "newer_version",
            Flaw::Refused => "refused",
        },
    });
    Ok(Done {
        folder: place.to_owned(),
        received: report.received,
        published: report.published,
        waiting: report.waiting,
        unusable: unusable.collect(),
        other_vaults: report.other_vaults,
        other_files: report.foreign_files,
        is_copy: report.author_in_use_elsewhere,
    })
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
        if self.waiting > 0 {
            page.line(format!("{} wait for others that have not arrived yet.", changes(self.waiting)));
        }
        for (flaw, what) in [
            ("damaged", "only half copied, or damaged. It is tried again next time"),
            ("unreadable", "there and cannot be read. It is tried again next time"),
            ("newer_version", "made by a newer version of Rapport. Update this one"),
            ("refused", "not what it should be, so nothing of it was taken"),
        ] {
            let number = self.unusable.iter().filter(|file| file.flaw == flaw).count() as u64;
            match number {
                0 => {}
                1 => page.marked_in(WARN, "", format!("One file is {what}.")),
                _ => page.marked_in(WARN, "", format!("{number} files, each {what}.")),
            }
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
