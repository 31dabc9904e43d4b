//! `rapport timeline`

use chrono::{DateTime, SecondsFormat, Utc};
use clap::Args;

use super::show::draw_row;
use crate::{
    failure::Failure,
    session::{Session, instant},
};

/// Show what happened, newest first
#[derive(Args)]
#[command(after_help = "Example: rapport timeline --limit 50")]
pub struct Timeline {
    /// The most lines
    #[arg(long, default_value_t = 30, value_name = "NUMBER")]
    limit: u64,
    /// Only what happened before this instant
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    before: Option<DateTime<Utc>>,
}

impl Timeline {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let timeline = vault.timeline(self.before, self.limit.min(i64::MAX.unsigned_abs()))?;
        session.answer(&timeline, |page| {
            if timeline.rows.is_empty() {
                page.line("Nothing happened yet.");
            }
            timeline.rows.iter().for_each(|row| draw_row(page, row));
            if let Some(older) = timeline.older {
                let before = older.to_rfc3339_opts(SecondsFormat::Millis, true);
                page.gap();
                page.aside(format!("Older: rapport timeline --before {before}"));
            }
        })
    }
}
