//! `rapport reminders`

use chrono::Duration;
use clap::Args;

use crate::{failure::Failure, page::DIM, session::Session, when, words};

/// How many days ahead are listed when nothing else is said.
const DAYS: i64 = 7;

/// List what a phone would remind you of, and when
#[derive(Args)]
#[command(after_help = "\
Example: rapport reminders --until fri

Talks with when to prepare, to leave and to end; thanks, reports and promises
that become due. What is late already is on the page of `rapport today`.")]
pub struct Reminders {
    /// The last day: fri, in 2 weeks, 12 Dec; else a week
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
}

impl Reminders {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let today = session.context.today();
        let until = match &self.until {
            Some(phrase) => when::day(phrase, today)?,
            None => today + Duration::days(DAYS),
        };
        let reminders = session.vault()?.reminders(&session.context, until)?;
        session.answer(&reminders, |page| {
            if reminders.is_empty() {
                page.line(format!("Nothing to be reminded of until {}.", words::day(until)));
            }
            let mut day = None;
            for it in &reminders {
                let at = it.at.with_timezone(&session.context.zone()).naive_local();
                if day != Some(at.date()) {
                    day = Some(at.date());
                    page.heading(words::day(at.date()));
                }
                page.marked(&format!("  {}  ", at.format("%H:%M")), &it.title);
                page.marked_in(DIM, "         ", &it.reason);
            }
        })
    }
}
