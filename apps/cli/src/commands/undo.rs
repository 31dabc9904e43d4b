//! `rapport undo`

use clap::Args;
use rapport_core::{Vault, commands::Command};

use super::settle::so_far;
use crate::{failure::Failure, page::Page, saved::Saved, session::Session};

/// Take back the last thing done on this device
#[derive(Args)]
#[command(after_help = "Example: rapport undo   (again for the one before)")]
pub struct Undo {}

impl Undo {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let applied = vault.undo(&session.context)?;
        let line = format!("Taken back: {}.", applied.label);
        let next = vault.undoable()?;
        session.answer(&Saved::from(applied), |page| {
            page.line(line);
            if let Some(next) = next {
                page.aside(format!("`rapport undo` would next take back: {}.", next.label));
            }
        })
    }
}

/// Says how `acts` are taken back.
pub fn offer(page: &mut Page, acts: usize) {
    match acts {
        0 => {}
        1 => page.aside("`rapport undo` takes it back."),
        _ => page.aside("`rapport undo` takes back the last one; again for the one before."),
    }
}

/// Does things one after the other and says `line`; what came before a failure is told with it.
pub fn done(
    session: &Session<'_>,
    vault: &Vault,
    commands: Vec<Command>,
    line: String,
) -> Result<String, Failure> {
    let (mut done, mut saved) = (Vec::new(), Vec::new());
    for command in commands {
        let applied = vault.apply(&session.context, command);
        let applied = applied.map_err(|error| so_far(error.into(), &done))?;
        done.push(applied.label.clone());
        saved.push(Saved::from(applied));
    }
    session.answer(&saved, |page| {
        page.line(line);
        offer(page, done.len());
    })
}
