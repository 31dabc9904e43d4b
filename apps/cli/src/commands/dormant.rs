//! `rapport dormant`

use clap::Args;

use crate::{failure::Failure, session::Session};

/// List people you have not heard from for longer than you planned
#[derive(Args)]
#[command(after_help = "Example: rapport dormant\nSet how often: rapport edit jane --every 30")]
pub struct Dormant {}

impl Dormant {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let rows = session.vault()?.dormant(&session.context)?;
        session.answer(&rows, |page| {
            if rows.is_empty() {
                page.line("Nobody waits to hear from you.");
            }
            for row in &rows {
                page.line(&row.name);
                page.marked_in(crate::page::DIM, "    ", &row.reason);
            }
        })
    }
}
