//! `rapport questions`

use clap::{Args, ValueEnum};
use rapport_core::{
    commands::{Command, QuestionCommand},
    model::QuestionCategory,
    views::{QuestionBank, QuestionYieldRow},
};

use super::{prep::For, undo};
use crate::{
    failure::Failure,
    page::{DIM, Page},
    saved::Saved,
    session::Session,
};

/// Show the bank of questions, and change it
#[derive(Args)]
#[command(after_help = "\
Example: rapport questions --about culture

Topics: industry, company, occupation, getting-started, new-role, moving-up,
day-to-day, culture, growth, training, recruiting, referral.")]
pub struct Questions {
    /// Only those about this
    #[arg(long, value_enum, value_name = "TOPIC", hide_possible_values = true)]
    about: Option<Topic>,
    /// Only those for such talks
    #[arg(long, value_enum, value_name = "PURPOSE")]
    purpose: Option<For>,
    /// Add one of your own; needs --about
    #[arg(long, value_name = "QUESTION", requires = "about")]
    add: Option<String>,
    /// Put your own words in the place of one
    #[arg(long, num_args = 2, value_names = ["WORD", "QUESTION"], conflicts_with = "add")]
    reword: Vec<String>,
    /// Do not show one any more, by its word
    #[arg(long, value_name = "WORD", conflicts_with_all = ["add", "reword"])]
    hide: Option<String>,
    /// Show which brought something in your talks
    #[arg(long, conflicts_with_all = ["add", "reword", "hide", "unhide", "about", "purpose"])]
    brought: bool,
    /// Show one again
    #[arg(long, value_name = "WORD", conflicts_with_all = ["add", "reword", "hide"])]
    unhide: Option<String>,
}

/// What a question is about.
#[derive(Clone, Copy, ValueEnum)]
enum Topic {
    Industry,
    Company,
    Occupation,
    GettingStarted,
    NewRole,
    MovingUp,
    DayToDay,
    Culture,
    Growth,
    Training,
    Recruiting,
    Referral,
}

impl From<Topic> for QuestionCategory {
    fn from(topic: Topic) -> Self {
        match topic {
            Topic::Industry => Self::Industry,
            Topic::Company => Self::Company,
            Topic::Occupation => Self::Occupation,
            Topic::GettingStarted => Self::GettingStarted,
            Topic::NewRole => Self::NewRole,
            Topic::MovingUp => Self::MovingUp,
            Topic::DayToDay => Self::DayToDay,
            Topic::Culture => Self::Culture,
            Topic::Growth => Self::Growth,
            Topic::Training => Self::Training,
            Topic::Recruiting => Self::Recruiting,
            Topic::Referral => Self::Referral,
        }
    }
}

impl Questions {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        if self.brought {
            let rows = vault.question_yield()?;
            return session.answer(&rows, |page| draw_yield(page, &rows));
        }
        let category = self.about.map(QuestionCategory::from);
        let change = match (self.add, self.reword.as_slice(), self.hide, self.unhide, category) {
            (Some(text), _, _, _, Some(category)) => {
                Some((QuestionCommand::Create { category, text }, "Added."))
            }
            (None, [built_in, text], ..) => {
                let (built_in, text) = (built_in.clone(), Some(text.clone()));
                Some((QuestionCommand::Override { built_in, text }, "Your words stand there now."))
            }
            (None, _, Some(built_in), ..) => {
                Some((QuestionCommand::HideBuiltIn { built_in, on: true }, "It is not shown any more."))
            }
            (None, _, None, Some(built_in), _) => {
                Some((QuestionCommand::HideBuiltIn { built_in, on: false }, "It is shown again."))
            }
            _ => None,
        };
        if let Some((command, line)) = change {
            let saved = Saved::from(vault.apply(&session.context, Command::Question(command))?);
            return session.answer(&saved, |page| {
                page.line(line);
                undo::offer(page, 1);
            });
        }
        let bank = vault.question_bank(self.purpose.map(Into::into), category, false)?;
        session.answer(&bank, |page| draw(page, &bank))
    }
}

fn draw(page: &mut Page, bank: &QuestionBank) {
    let mut category = None;
    for row in &bank.questions {
        if category != Some(row.category) {
            category = Some(row.category);
            page.heading(topic(row.category));
        }
        page.marked("  ", &row.text);
        let word = row.built_in.as_deref().unwrap_or("your own");
        page.marked_in(
            DIM,
            "    ",
            if row.is_changed { format!("{word}, in your words") } else { word.to_owned() },
        );
    }
    page.gap();
    page.aside("Plan one for a talk: rapport prep NAME --ask QUESTION, or --plan PURPOSE.");
}

fn draw_yield(page: &mut Page, rows: &[QuestionYieldRow]) {
    if rows.is_empty() {
        page.line("No question was planned for a talk that took place yet.");
    }
    for row in rows {
        page.marked("  ", &row.question);
        page.marked_in(DIM, "    ", &row.reason);
    }
}

fn topic(category: QuestionCategory) -> &'static str {
    match category {
        QuestionCategory::Industry => "The industry",
        QuestionCategory::Company => "The organization",
        QuestionCategory::Occupation => "The work",
        QuestionCategory::GettingStarted => "Getting started",
        QuestionCategory::NewRole => "A new role",
        QuestionCategory::MovingUp => "Moving up",
        QuestionCategory::DayToDay => "Day to day",
        QuestionCategory::Culture => "How people treat each other",
        QuestionCategory::Growth => "Where it is going",
        QuestionCategory::Training => "What to learn",
        QuestionCategory::Recruiting => "How people are found",
        QuestionCategory::Referral => "Whom else to talk to",
    }
}
