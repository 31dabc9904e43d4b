//! `rapport careers`

use clap::Args;
use rapport_core::views::{CareerStep, Careers as View};

use crate::{failure::Failure, page::Page, session::Session, words};

/// Compare how people came to a role
#[derive(Args)]
#[command(after_help = "Example: rapport careers product lead")]
pub struct Careers {
    /// The role, as in a title
    #[arg(required = true)]
    role: Vec<String>,
}

impl Careers {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let view = session.vault()?.careers(&self.role.join(" "))?;
        session.answer(&view, |page| draw(page, &view))
    }
}

fn draw(page: &mut Page, view: &View) {
    if view.paths.is_empty() {
        page.line(format!("Nobody you noted is or was {}.", view.role));
    }
    for path in &view.paths {
        page.heading(&path.name);
        page.aside(&path.reason);
        path.steps.iter().for_each(|step| page.marked("  ", step_words(step)));
    }
    if !view.before.is_empty() {
        page.heading("Before that");
        for count in &view.before {
            let people = words::count(u64::from(count.people), "person", "people");
            page.marked("  ", format!("{}: {people}", count.title));
        }
    }
}

fn step_words(step: &CareerStep) -> String {
    let what: Vec<&str> =
        [&step.title, &step.organization].into_iter().flatten().map(String::as_str).collect();
    let years = words::years(step.from.as_deref(), step.to.as_deref());
    format!("{}{years}", what.join(", "))
}
