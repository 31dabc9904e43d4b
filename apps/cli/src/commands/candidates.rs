//! `rapport candidates`

use clap::Args;

use crate::{failure::Failure, session::Session};

/// List whom to write to next: people to whom somebody leads
#[derive(Args)]
#[command(after_help = "Example: rapport candidates --limit 5")]
pub struct Candidates {
    /// The most people to list
    #[arg(long, default_value_t = 20, value_name = "NUMBER")]
    limit: usize,
}

impl Candidates {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let mut rows = session.vault()?.candidates(&session.context)?;
        rows.truncate(self.limit);
        session.answer(&rows, |page| {
            if rows.is_empty() {
                page.line("Nobody yet. Ask in your next talk whom else to meet; the names come up here.");
            }
            for row in &rows {
                page.line(&row.name);
                row.reasons.iter().for_each(|reason| page.marked_in(crate::page::DIM, "    ", reason));
            }
        })
    }
}
