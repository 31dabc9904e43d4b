//! `rapport review`

use clap::{Args, Subcommand};
use rapport_core::{
    Vault,
    views::{Review as Inbox, ReviewItem},
};

use super::undo;
use crate::{
    failure::Failure,
    page::{BOLD, Page},
    saved::Saved,
    session::Session,
};

/// Show what your devices said differently, and choose
#[derive(Args)]
#[command(after_help = "\
Example: rapport review
         rapport review choose 1 2   (of the first thing the second choice)

Nothing here has to be settled: everything goes on meanwhile.")]
pub struct Review {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand)]
enum Verb {
    /// Settle one thing, by its number and the number of the choice
    #[command(after_help = "Example: rapport review choose 1 2")]
    Choose(Choose),
}

#[derive(Args)]
struct Choose {
    /// The number that `rapport review` shows
    #[arg(value_name = "ITEM")]
    item: usize,
    /// The number of the choice; may be left out where there is one
    #[arg(value_name = "CHOICE")]
    choice: Option<usize>,
}

/// The name under which this device remembers what the numbers stand for.
const SETTING: &str = "cli.review";

impl Review {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let inbox = vault.review(&session.context)?;
        match self.verb {
            Some(Verb::Choose(choose)) => choose.run(session, &vault, &inbox),
            None => {
                let text = crate::session::json(&inbox.items)?;
                if vault.setting(SETTING)?.as_ref() != Some(&text) {
                    vault.set_setting(SETTING, Some(&text))?;
                }
                session.answer(&inbox, |page| draw(page, &inbox))
            }
        }
    }
}

impl Choose {
    fn run(self, session: &Session<'_>, vault: &Vault, inbox: &Inbox) -> Result<String, Failure> {
        let printed: Option<Vec<ReviewItem>> =
            vault.setting(SETTING)?.and_then(|text| serde_json::from_str(&text).ok());
        let printed = printed.unwrap_or_else(|| inbox.items.clone());
        let missing = |what: String| Failure::input(format!("{what}; `rapport review` shows what there is."));
        let place = self.item.checked_sub(1).and_then(|place| printed.get(place));
        let item = place.ok_or_else(|| missing(format!("There is no {} on the list", self.item)))?;
        let is_open = inbox.items.iter().any(|now| now.record == item.record && now.choices == item.choices);
        if !is_open {
            return Err(missing(format!("{} ({}) has changed or is settled", self.item, item.title)));
        }
        let choice = match (self.choice, &item.choices[..]) {
            (_, []) => return Err(missing(format!("There is nothing to choose at {}", self.item))),
            (None, [only]) => only,
            (None, _) => return Err(missing(format!("Say which choice of {}", self.item))),
            (Some(number), choices) => number
                .checked_sub(1)
                .and_then(|place| choices.get(place))
                .ok_or_else(|| missing(format!("{} has no choice {number}", self.item)))?,
        };
        let label = choice.label.clone();
        let saved = Saved::from(vault.apply(&session.context, choice.command.clone())?);
        session.answer(&saved, |page| {
            page.line(format!("Settled: {label}."));
            undo::offer(page, 1);
        })
    }
}

fn draw(page: &mut Page, inbox: &Inbox) {
    if inbox.items.is_empty() {
        page.line("Your devices agree on everything.");
        return;
    }
    for (place, item) in inbox.items.iter().enumerate() {
        page.gap();
        let mark = format!("{:>3}  ", place + 1);
        page.marked_in(BOLD, &mark, &item.title);
        page.marked("     ", &item.sentence);
        for (number, choice) in item.choices.iter().enumerate() {
            page.marked(&format!("       {}  ", number + 1), &choice.label);
        }
    }
    page.gap();
    if inbox.open > 0 {
        page.aside("Settle one with: rapport review choose ITEM CHOICE");
    }
}
