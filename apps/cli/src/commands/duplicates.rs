//! `rapport duplicates`

use clap::Args;
use rapport_core::views::Duplicates as Found;

use crate::{failure::Failure, page::Page, session::Session};

/// Show who may be in here twice, and who is shown as one
#[derive(Args)]
#[command(after_help = "Example: rapport duplicates   (then rapport merge, not-same or unmerge)")]
pub struct Duplicates {}

impl Duplicates {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let found = session.vault()?.duplicates()?;
        session.answer(&found, |page| draw(page, &found))
    }
}

fn draw(page: &mut Page, found: &Found) {
    if found.suggestions.is_empty() && found.merged.is_empty() {
        page.line("Nobody seems to be in here twice.");
        return;
    }
    if !found.suggestions.is_empty() {
        page.heading("May be the same person");
        for row in &found.suggestions {
            page.marked("  ", format!("{} and {}: {}", row.one.name, row.other.name, row.reason));
            page.verbatim(format!("      rapport merge {} {}", row.one.contact, row.other.contact));
            page.verbatim(format!("      rapport not-same {} {}", row.one.contact, row.other.contact));
        }
    }
    if !found.merged.is_empty() {
        page.heading("Shown as one person");
        for row in &found.merged {
            page.marked("  ", format!("{}: {}", row.person.name, row.reason));
            for card in &row.cards {
                page.verbatim(format!("      {}  {}", card.contact, card.name));
            }
        }
        page.aside("Apart again with: rapport unmerge NAME ID; for good with: rapport not-same ID ID");
    }
}
