//! `rapport undo`

use clap::Args;

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
