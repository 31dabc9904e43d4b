//! How talks go over time.

use clap::Args;

use crate::{failure::Failure, session::Session, words};

/// Show how well you keep to the minutes you asked for
#[derive(Args)]
#[command(after_help = "Example: rapport meeting kept")]
pub struct Kept {}

impl Kept {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let kept = session.vault()?.promise_keeping()?;
        session.answer(&kept, |page| {
            let Some(percent) = kept.kept_percent else {
                return page.line("No talk was timed yet: rapport meeting start, then end.");
            };
            let talks = words::count(kept.talks.len() as u64, "timed talk", "timed talks");
            page.line(format!("You kept your promise in {} of {talks} ({percent} %).", kept.kept));
            let over = words::count(u64::from(kept.overrun_minutes), "minute", "minutes");
            page.line(format!("All together you stayed {over} longer than you had."));
            if let Some(percent) = kept.on_time_percent {
                page.line(format!(
                    "You were there in time for {} of {} ({percent} %).",
                    kept.on_time, kept.arrivals
                ));
            }
            if let Some(percent) = kept.in_person_percent {
                page.line(format!("{percent} % of your talks were face to face."));
            }
            page.gap();
            for row in &kept.talks {
                let more = match row.extension_minutes {
                    0 => String::new(),
                    more => format!(" and {more} given"),
                };
                page.marked(
                    "  ",
                    format!(
                        "{}  {}: {} minutes for {} asked{more}",
                        row.at.civil.format("%-d %B %Y"),
                        row.names,
                        row.lasted_minutes,
                        row.promised_minutes
                    ),
                );
            }
        })
    }
}

/// Show how you rated your talks, and the trend
#[derive(Args)]
#[command(after_help = "Example: rapport meeting practice")]
pub struct Practice {}

impl Practice {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let practice = session.vault()?.practice()?;
        session.answer(&practice, |page| {
            page.line(&practice.trend);
            for row in &practice.talks {
                let day =
                    row.at.as_ref().map(|at| at.civil.format("%-d %B %Y").to_string()).unwrap_or_default();
                page.marked("  ", format!("{day}  {}: {}", row.names, tenths(row.mean_tenths)));
            }
        })
    }
}

fn tenths(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
