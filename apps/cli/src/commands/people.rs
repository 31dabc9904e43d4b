//! `rapport people`

use clap::Args;
use rapport_core::views::PeoplePage;

use crate::{failure::Failure, page, session::Session, words};

/// List everybody, by family name
#[derive(Args)]
#[command(after_help = "Example: rapport people --limit 50")]
pub struct People {
    /// The most people to list
    #[arg(long, value_name = "NUMBER")]
    limit: Option<u64>,
    /// Pass over this many first
    #[arg(long, default_value_t = 0, value_name = "NUMBER")]
    skip: u64,
}

impl People {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let all = i64::MAX.unsigned_abs();
        let people = vault.people(self.skip.min(all), self.limit.unwrap_or(all).min(all))?;
        session.answer(&people, |page| draw(page, &people))
    }
}

fn draw(page: &mut page::Page, people: &PeoplePage) {
    if people.total == 0 {
        page.line("Nobody here yet. After your first talk: rapport log \"Coffee with +Jane Doe\"");
        return;
    }
    let widest = people.rows.iter().map(|row| page::width(&row.name)).max().unwrap_or(0).min(32);
    for row in &people.rows {
        let space = " ".repeat(widest.saturating_sub(page::width(&row.name)));
        let name = if row.name.is_empty() { "(no name)" } else { &row.name };
        page.marked(&format!("{name}{space}  "), &row.line);
    }
    page.gap();
    let shown = people.rows.len() as u64;
    page.aside(match people.total {
        total if total == shown => words::count(total, "person", "people"),
        total => format!("{shown} of {total} people"),
    });
}
