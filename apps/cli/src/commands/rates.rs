//! `rapport rates`

use clap::Args;
use rapport_core::views::{RateRow, ResponseRates};

use crate::{failure::Failure, page::Page, session::Session, words};

/// Show how often your asks are answered, and how fast
#[derive(Args)]
#[command(after_help = "Example: rapport rates")]
pub struct Rates {}

impl Rates {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let rates = session.vault()?.rates(&session.context)?;
        session.answer(&rates, |page| draw(page, &rates))
    }
}

fn draw(page: &mut Page, rates: &ResponseRates) {
    if rates.overall.sends == 0 {
        page.line("Nothing was sent yet. Begin with: rapport outreach plan NAME --reason WHY");
        return;
    }
    line(page, "all", &rates.overall);
    for (heading, rows) in [
        ("By how it was sent", &rates.by_channel),
        ("By how near you were", &rates.by_warmth),
        ("By template", &rates.by_template),
        ("By how far up they are", &rates.by_seniority),
    ] {
        if rows.is_empty() {
            continue;
        }
        page.heading(heading);
        for row in rows {
            line(page, &name(row), row);
        }
    }
    page.gap();
    if let Some(hours) = rates.median_hours_to_reply {
        page.line(format!("Half of the answers came within {}.", words::hours(hours)));
    }
    if rates.waiting > 0 {
        let waiting = words::count(
            u64::from(rates.waiting),
            "ask still waits for an answer and counts",
            "asks still wait for an answer and count",
        );
        page.line(format!("{waiting} neither way."));
    }
}

fn name(row: &RateRow) -> String {
    match (row.channel, row.warmth, row.template.as_deref(), row.seniority) {
        (Some(channel), ..) => words::outreach_channel(channel).to_owned(),
        (_, Some(warmth), ..) => words::warmth(warmth).to_owned(),
        (_, _, Some(""), _) => "no template".to_owned(),
        (_, _, Some(template), _) => row.template_title.clone().unwrap_or_else(|| template.to_owned()),
        (.., Some(seniority)) => words::seniority(seniority).to_owned(),
        _ => "all".to_owned(),
    }
}

fn line(page: &mut Page, name: &str, row: &RateRow) {
    let sent = words::count(u64::from(row.sends), "ask", "asks");
    let answered = format!("{} answered", row.replies);
    let mut facts = vec![sent, answered];
    if row.pending > 0 {
        facts.push(format!("{} pending", row.pending));
    }
    if row.bounced > 0 {
        facts.push(format!("{} not delivered", row.bounced));
    }
    if let Some(percent) = row.percent {
        let few = if row.is_too_few { ", too few to go by" } else { "" };
        facts.push(format!("{percent} % (truly {} to {} %{few})", row.low_percent, row.high_percent));
    }
    page.marked(&format!("  {name:<26}"), facts.join(", "));
}
