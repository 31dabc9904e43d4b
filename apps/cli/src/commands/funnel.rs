//! `rapport funnel`

use clap::Args;
use rapport_core::views;

use crate::{failure::Failure, page::Page, session::Session, words};

/// Show how far your asks get, and where most are lost
#[derive(Args)]
#[command(after_help = "Example: rapport funnel")]
pub struct Funnel {}

impl Funnel {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let funnel = session.vault()?.funnel(&session.context)?;
        session.answer(&funnel, |page| draw(page, &funnel))
    }
}

fn draw(page: &mut Page, funnel: &views::Funnel) {
    for step in &funnel.steps {
        let mut facts = Vec::new();
        if step.waiting > 0 {
            facts.push(format!("{} may still go on", step.waiting));
        }
        if step.lost > 0 {
            facts.push(format!("{} went no further", step.lost));
        }
        facts.extend(step.median_hours.map(|hours| format!("half within {}", words::hours(hours))));
        let facts = if facts.is_empty() { String::new() } else { format!("  ({})", facts.join("; ")) };
        page.marked(&format!("  {:<12}", words::stage(step.stage)), format!("{:>4}{facts}", step.reached));
    }
    page.gap();
    page.line(&funnel.finding);
}
