//! `rapport prep`

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use rapport_core::{
    Vault,
    commands::{Command, PrepCommand},
    model::{InfoGoal, ItemId, Purpose, QuestionKind, RecordId, ResearchField},
    views::PrepPage,
};

use super::{meeting, undo};
use crate::{
    failure::Failure,
    page::{DIM, Page, WARN},
    saved::Saved,
    session::Session,
    words,
};

/// Prepare a talk: what to find out, what to ask, what to see to
#[derive(Args)]
#[command(after_help = "\
Example: rapport prep jane --html jane.html   (one page to print)

What can be found out is about the organization, person, position,
department, marketplace, presence or impression.")]
pub struct Prep {
    #[command(flatten)]
    whose: meeting::Whose,
    /// Write the page to print
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Show the page to print as text
    #[arg(long, conflicts_with = "html")]
    sheet: bool,
    /// Something you want to find out; may be repeated
    #[arg(long, value_enum, value_name = "WHAT")]
    goal: Vec<Goal>,
    /// What you found out about one of the points named below
    #[arg(long, num_args = 2, value_names = ["ABOUT", "TEXT"])]
    found: Vec<String>,
    /// What to wear
    #[arg(long, value_name = "TEXT")]
    dress: Option<String>,
    /// Tick something off the list, by its word; may be repeated
    #[arg(long, value_name = "WORD")]
    tick: Vec<String>,
    /// Plan the questions that are proposed for such talks
    #[arg(long, value_enum, value_name = "PURPOSE")]
    plan: Option<For>,
    /// Plan a question of your own; may be repeated
    #[arg(long, value_name = "QUESTION")]
    ask: Vec<String>,
    /// The question you plan is none that you must ask
    #[arg(long)]
    nice: bool,
    /// Put a question before all others, by its number
    #[arg(long, value_name = "NUMBER")]
    first: Option<usize>,
    /// Take a question out, by its number
    #[arg(long, value_name = "NUMBER")]
    drop: Option<usize>,
    /// What was answered was new to you; see rapport insights
    #[arg(long, requires = "answer")]
    new: bool,
    /// Note what was answered, by the question's number
    #[arg(long, num_args = 2, value_names = ["NUMBER", "TEXT"])]
    answer: Vec<String>,
}

/// What somebody wants to find out.
#[derive(Clone, Copy, ValueEnum)]
enum Goal {
    Work,
    Industry,
    Company,
    Place,
    Openings,
    Path,
}

impl From<Goal> for InfoGoal {
    fn from(goal: Goal) -> Self {
        match goal {
            Goal::Work => Self::Occupation,
            Goal::Industry => Self::Industry,
            Goal::Company => Self::CompanyFit,
            Goal::Place => Self::Geography,
            Goal::Openings => Self::Openings,
            Goal::Path => Self::CareerPath,
        }
    }
}

/// What talks are for.
#[derive(Clone, Copy, ValueEnum)]
pub enum For {
    /// A new field or organization
    NewField,
    /// A role that has just begun
    NewRole,
    /// A move inside one's organization
    InsideMove,
}

impl From<For> for Purpose {
    fn from(purpose: For) -> Self {
        match purpose {
            For::NewField => Self::NewFieldOrOrg,
            For::NewRole => Self::NewRoleOnboarding,
            For::InsideMove => Self::InternalMove,
        }
    }
}

impl Prep {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let (_, talk) = self.whose.talk(session, &vault)?;
        let commands = self.commands(session, &vault, talk)?;
        if !commands.is_empty() {
            let mut saved = Vec::new();
            for command in commands {
                saved.push(Saved::from(vault.apply(&session.context, Command::Prep(command))?));
            }
            let page_now = vault.prep(&session.context, talk)?;
            return session.answer(&saved, |page| {
                ready(page, &page_now);
                undo::offer(page, saved.len());
            });
        }
        if let Some(file) = self.html {
            meeting::write(session, &file, &vault.prep_sheet_html(&session.context, talk)?)?;
            return session.answer(&file, |page| page.line(format!("Written to {}.", file.display())));
        }
        if self.sheet {
            let sheet = vault.prep_sheet_text(&session.context, talk)?;
            return session.answer(&sheet, |page| sheet.lines().for_each(|line| page.verbatim(line)));
        }
        let prep = vault.prep(&session.context, talk)?;
        session.answer(&prep, |page| draw(page, &prep))
    }

    /// What is to be changed.
    fn commands(
        &self,
        session: &Session<'_>,
        vault: &Vault,
        meeting: RecordId,
    ) -> Result<Vec<PrepCommand>, Failure> {
        let mut commands = Vec::new();
        for goal in &self.goal {
            commands.push(PrepCommand::SetGoal { meeting, goal: (*goal).into(), on: true });
        }
        for pair in self.found.chunks_exact(2) {
            let (field, text) = (field(&pair[0])?, Some(pair[1].clone()));
            commands.push(PrepCommand::SetResearch { meeting, field, text });
        }
        if let Some(dress) = &self.dress {
            commands.push(PrepCommand::SetDress { meeting, text: Some(dress.clone()) });
        }
        for item in &self.tick {
            commands.push(PrepCommand::Tick { meeting, item: item.clone(), on: true });
        }
        if let Some(purpose) = self.plan {
            commands.push(PrepCommand::PlanProposed { meeting, purpose: Some(purpose.into()) });
        }
        for text in &self.ask {
            let kind = if self.nice { QuestionKind::Nice } else { QuestionKind::Must };
            let text = Some(text.clone());
            commands.push(PrepCommand::PlanQuestion { meeting, question: None, built_in: None, text, kind });
        }
        let by_number = |number: usize| -> Result<ItemId, Failure> {
            let prep = vault.prep(&session.context, meeting)?;
            let row = number.checked_sub(1).and_then(|place| prep.questions.get(place));
            row.map(|row| row.item)
                .ok_or_else(|| Failure::input(format!("There is no question {number} in the plan.")))
        };
        if let Some(number) = self.first {
            commands.push(PrepCommand::MoveQuestion { meeting, item: by_number(number)?, after: None });
        }
        if let Some(number) = self.drop {
            commands.push(PrepCommand::RemoveQuestion { meeting, item: by_number(number)? });
        }
        for pair in self.answer.chunks_exact(2) {
            let number =
                pair[0].parse().map_err(|_| Failure::input(format!("'{}' is no number.", pair[0])))?;
            commands.push(PrepCommand::Answer {
                meeting,
                item: Some(by_number(number)?),
                text: Some(pair[1].clone()),
                was_new: self.new,
                had_answer: true,
            });
        }
        Ok(commands)
    }
}

fn field(word: &str) -> Result<ResearchField, Failure> {
    Ok(match word {
        "organization" => ResearchField::Organization,
        "person" => ResearchField::Person,
        "position" => ResearchField::Position,
        "department" => ResearchField::Department,
        "marketplace" => ResearchField::Marketplace,
        "presence" => ResearchField::SocialPresence,
        "impression" => ResearchField::Impression,
        _ => {
            return Err(Failure::input(format!(
                "'{word}' is nothing to find out about. Try: organization, person, position, department, marketplace, \
                 presence, impression."
            )));
        }
    })
}

fn draw(page: &mut Page, prep: &PrepPage) {
    let names: Vec<&str> = prep.people.iter().map(|person| person.name.as_str()).collect();
    page.heading(format!("Talk with {}", words::and_list(&names)));
    for time in &prep.times {
        let how = time.medium.map(|medium| format!(", {}", words::medium(medium))).unwrap_or_default();
        let place = time.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
        page.line(format!("{}{how}{place}", words::time(time.start.civil)));
    }
    if prep.times.len() > 1 || prep.is_called_off_elsewhere {
        page.marked_in(WARN, "", "Two devices say different things: make sure when it takes place.");
    }
    for slot in &prep.proposals {
        page.line(format!("Proposed: {}", words::time(slot.civil)));
    }
    if let Some(leave) = &prep.leave_by {
        page.line(format!("Leave at {}.", leave.civil.format("%H:%M")));
    }
    page.line(format!("You promised {} minutes.", prep.promised_minutes));
    if let Some(warning) = &prep.promise_warning {
        page.marked_in(WARN, "", warning);
    }
    if prep.stated_reason.is_some() || prep.sent_text.is_some() {
        page.heading("Why you asked them");
        prep.stated_reason.iter().for_each(|reason| page.marked("  ", reason));
        prep.sent_text.iter().for_each(|text| page.marked_in(DIM, "  ", text));
    }
    page.gap();
    ready(page, prep);
    page.heading("What you found out");
    for row in &prep.research {
        page.marked("  ", format!("{}: {}", row.label, row.text.as_deref().unwrap_or("-")));
    }
    if !prep.heard_about.is_empty() || !prep.words_to_know.is_empty() {
        page.heading("What you heard");
        prep.heard_about.iter().for_each(|row| super::insights::draw_row(page, row));
        let words: Vec<&str> = prep.words_to_know.iter().map(|word| word.term.as_str()).collect();
        if !words.is_empty() {
            page.marked("  ", format!("Words to know: {}", words.join(", ")));
        }
    }
    page.heading("Questions");
    for (place, row) in prep.questions.iter().enumerate() {
        let kind = match row.kind {
            QuestionKind::Must => "",
            QuestionKind::Nice => " (if there is time)",
            QuestionKind::Fallback => " (if there is a pause)",
        };
        let mark = if row.is_answered { "x" } else { " " };
        page.marked(&format!("{:>3} [{mark}] ", place + 1), format!("{}{kind}", row.text));
        row.answers.iter().for_each(|answer| page.marked_in(DIM, "        ", answer));
    }
    if let Some(advice) = &prep.question_advice {
        page.marked_in(WARN, "  ", format!("{advice}."));
    }
    page.heading("What you say of yourself");
    page.marked(
        "  ",
        format!("{} words, {} seconds; see rapport pitch", prep.pitch.words, prep.pitch.seconds),
    );
    page.heading("To see to");
    if let Some(dress) = &prep.dress {
        page.marked("  ", format!("Dress: {dress}"));
    }
    for row in &prep.checklist {
        let mark = if row.is_ticked { "x" } else { " " };
        page.marked(&format!("  [{mark}] "), format!("{} ({})", row.text, row.item));
    }
    draw_after(page, prep);
}

/// What the talk left behind, once there is something.
fn draw_after(page: &mut Page, prep: &PrepPage) {
    if let Some(it) = &prep.impression {
        page.heading("The impression you left");
        let mend = it.repair.as_ref().map(|mend| format!(": {mend}")).unwrap_or_default();
        let mended = if it.is_repaired { " (mended)" } else { "" };
        page.marked("  ", format!("{} of 5{mend}{mended}", it.score));
    }
    if !prep.outcomes.is_empty() {
        page.heading("What it brought");
        for row in &prep.outcomes {
            page.marked("  ", format!("{} - {}", words::outcome(row.outcome), row.reason));
        }
    }
    if !prep.offers.is_empty() {
        page.heading("What they offered");
        prep.offers.iter().for_each(|row| super::offer::draw(page, row));
    }
}

fn ready(page: &mut Page, prep: &PrepPage) {
    let ready = &prep.readiness;
    page.line(format!(
        "You are {} % ready: research {} %, questions {} %, what you say of yourself {} %, the rest {} %.",
        ready.percent, ready.research, ready.questions, ready.pitch, ready.logistics
    ));
    ready.missing.iter().for_each(|missing| page.marked("  - ", missing));
}
