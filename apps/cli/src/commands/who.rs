//! `rapport who`

use clap::Args;
use rapport_core::views::WhoAnswer;

use crate::{
    failure::Failure,
    page::{Page, WARN},
    session::Session,
    words,
};

/// Ask whom you know at an organization, now or before
#[derive(Args)]
#[command(after_help = "Example: rapport who Acme")]
pub struct Who {
    /// The organization
    #[arg(required = true)]
    organization: Vec<String>,
    /// List those too whose organization only shares a word with it
    #[arg(long)]
    weak: bool,
}

impl Who {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let answer = session.vault()?.who(&self.organization.join(" "), self.weak)?;
        session.answer(&answer, |page| draw(page, &answer))
    }
}

fn draw(page: &mut Page, answer: &WhoAnswer) {
    for row in &answer.rows {
        let place = [row.title.as_deref().unwrap_or_default(), row.organization.as_str()];
        let place = place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        page.line(format!("{} ({place})", row.name));
        let style = if row.is_do_not_contact { WARN } else { crate::page::DIM };
        page.marked_in(style, "    ", &row.reason);
    }
    if let Some(advice) = &answer.nobody {
        page.line(advice);
    }
    if answer.hidden > 0 {
        let count = words::count(u64::from(answer.hidden), "person", "people");
        page.aside(format!("{count} at organizations that share a word with it: --weak lists them."));
    }
}
