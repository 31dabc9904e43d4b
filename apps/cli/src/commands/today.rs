//! `rapport today`

use clap::Args;
use rapport_core::views;

use crate::{
    failure::Failure,
    numbers,
    page::{DIM, Page, WARN},
    session::Session,
    words,
};

/// Show what to do now, and why
#[derive(Args)]
#[command(after_help = "\
Example: rapport today

A day that does not fit one screen shows the most pressing of each sort.")]
pub struct Today {
    /// Show all that a day may show, and not just a screen of it
    #[arg(long)]
    all: bool,
}

impl Today {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let whole = vault.today(&session.context)?;
        let count = whole.items.len();
        let today = if self.all || session.json { whole } else { whole.brief(numbers::ON_A_SCREEN) };
        let remembered = numbers::remember(&vault, &today);
        session.answer(&today, |page| {
            draw(page, &today);
            if today.items.is_empty() {
                return;
            }
            page.gap();
            match remembered {
                Ok(()) => {
                    page.aside(
                        "Settle one with `rapport do 1`, let it be with `rapport waive 1`, put it off with \
                         `rapport snooze 1 fri`.",
                    );
                    if today.items.len() < count {
                        page.aside("See more of the day with `rapport today --all`.");
                    }
                }
                // The page matters more than its numbers: a full disk must not hide what is to do.
                Err(failure) => {
                    page.marked_in(WARN, "", format!("The numbers could not be kept for later: {failure}"));
                }
            }
        })
    }
}

/// The day, numbered and in groups.
pub fn draw(page: &mut Page, today: &views::Today) {
    page.heading(words::day(today.day));
    if let Some(week) = &today.week {
        page.aside(week);
    }
    if today.items.is_empty() {
        page.line("Nothing to do today.");
    }
    let mut section = None;
    for (place, item) in today.items.iter().enumerate() {
        if section != Some(item.section) {
            section = Some(item.section);
            page.heading(words::section(item.section));
        }
        draw_item(page, &format!("{:>3}  ", place + 1), item);
    }
    if today.more > 0 {
        page.gap();
        page.line(format!("And {} more, which come up when these are done.", today.more));
    }
    if let Some(pair) = &today.added_twice {
        page.gap();
        let (one, other) = (&pair.one.name, &pair.other.name);
        page.aside(format!("{one} and {other} may be one person: `rapport duplicates` says why."));
    }
}

/// One thing to do, behind a `mark`.
pub fn draw_item(page: &mut Page, mark: &str, item: &views::TodayItem) {
    match item.is_late {
        true => page.marked_in(WARN, mark, format!("{} (late)", item.title)),
        false => page.marked(mark, &item.title),
    }
    page.marked_in(DIM, &" ".repeat(crate::page::width(mark)), &item.reason);
}
