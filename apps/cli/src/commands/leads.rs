//! `rapport leads`

use clap::{Args, Subcommand, ValueEnum};
use rapport_core::{
    Vault,
    commands::{Command, LeadCommand, LeadField, NewLead},
    model::{Confidence, LeadKind, LeadOutcome, LeadStep, RecordId},
    views::{LeadRow, LeadsBoard},
};

use super::{organization::named, undo};
use crate::{
    failure::Failure,
    find,
    page::{DIM, Page, WARN},
    session::Session,
    words,
};

/// Work that people told you of: list it, add to it, go on with it
#[derive(Args)]
#[command(after_help = "Example: rapport leads add two editors in May --from jane --at Zeta")]
pub struct Leads {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand)]
enum Verb {
    /// Write down work that somebody told you of
    #[command(
        after_help = "Example: rapport leads add two editors in May --from jane --at Zeta\n\nAfter a talk, \
                      `!lead two editors in May` in `rapport log` does the same."
    )]
    Add(Add),
    /// Note a step, or what you know of it by now
    #[command(after_help = "Example: rapport leads step editors --done applied --next \"call Ana\"")]
    Step(Step),
    /// Note how it ended
    #[command(after_help = "Example: rapport leads close editors --as declined")]
    Close(Close),
    /// Show one, and the way to it
    #[command(after_help = "Example: rapport leads show editors")]
    Show(Which),
}

#[derive(Args)]
struct Which {
    /// A word of it, who told of it, or the id
    #[arg(required = true, value_name = "LEAD")]
    lead: Vec<String>,
}

#[derive(Args)]
struct Add {
    /// What they said
    text: Vec<String>,
    /// Who told you
    #[arg(long, required = true, value_name = "NAME|ID")]
    from: Vec<String>,
    #[command(flatten)]
    details: Details,
}

#[derive(Args)]
struct Step {
    #[command(flatten)]
    which: Which,
    /// What you did: checked, approached, applied
    #[arg(long, value_enum, value_name = "STEP", hide_possible_values = true)]
    done: Option<Done>,
    /// Somebody else who told you of it
    #[arg(long, value_name = "NAME|ID")]
    from: Vec<String>,
    #[command(flatten)]
    details: Details,
}

#[derive(Args)]
struct Close {
    #[command(flatten)]
    which: Which,
    /// got-it, declined, gone, not-for-me, let-go
    #[arg(long = "as", value_enum, value_name = "HOW", hide_possible_values = true)]
    outcome: Outcome,
}

#[derive(Args)]
struct Details {
    /// Where
    #[arg(long, value_name = "PLACE")]
    at: Option<String>,
    /// As what
    #[arg(long)]
    role: Option<String>,
    /// permanent, temporary, part-time, freelance, internship
    #[arg(long, value_enum, value_name = "KIND", hide_possible_values = true)]
    kind: Option<Sort>,
    /// Whether it is advertised: yes, no
    #[arg(long, value_enum, value_name = "YES|NO", hide_possible_values = true)]
    public: Option<Public>,
    /// How sure it is: low, medium, high
    #[arg(long, value_enum, value_name = "HOW", hide_possible_values = true)]
    sure: Option<Sure>,
    /// What you will do next
    #[arg(long, value_name = "TEXT")]
    next: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Done {
    Checked,
    Approached,
    Applied,
}

#[derive(Clone, Copy, ValueEnum)]
enum Outcome {
    GotIt,
    Declined,
    Gone,
    NotForMe,
    LetGo,
}

#[derive(Clone, Copy, ValueEnum)]
enum Sort {
    Permanent,
    Temporary,
    PartTime,
    Freelance,
    Internship,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Public {
    Yes,
    No,
}

#[derive(Clone, Copy, ValueEnum)]
enum Sure {
    Low,
    Medium,
    High,
}

impl From<Done> for LeadStep {
    fn from(done: Done) -> Self {
        match done {
            Done::Checked => Self::Checked,
            Done::Approached => Self::Approached,
            Done::Applied => Self::Applied,
        }
    }
}

impl From<Outcome> for LeadOutcome {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::GotIt => Self::GotIt,
            Outcome::Declined => Self::Declined,
            Outcome::Gone => Self::Gone,
            Outcome::NotForMe => Self::NotForMe,
            Outcome::LetGo => Self::LetGo,
        }
    }
}

impl From<Sort> for LeadKind {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Permanent => Self::Permanent,
            Sort::Temporary => Self::Temporary,
            Sort::PartTime => Self::PartTime,
            Sort::Freelance => Self::Freelance,
            Sort::Internship => Self::Internship,
        }
    }
}

impl From<Sure> for Confidence {
    fn from(sure: Sure) -> Self {
        match sure {
            Sure::Low => Self::Low,
            Sure::Medium => Self::Medium,
            Sure::High => Self::High,
        }
    }
}

impl Leads {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        match self.verb {
            None => {
                let board = vault.leads(&session.context)?;
                session.answer(&board, |page| draw(page, &board))
            }
            Some(Verb::Show(which)) => {
                let row = which.find(session, &vault)?;
                session.answer(&row, |page| one(page, &row))
            }
            Some(Verb::Add(add)) => add.run(session, &vault),
            Some(Verb::Step(step)) => step.run(session, &vault),
            Some(Verb::Close(close)) => {
                let row = close.which.find(session, &vault)?;
                let command = LeadCommand::Close { lead: row.lead, outcome: close.outcome.into() };
                let line = format!("Closed: {}.", row.title.trim_end_matches('.'));
                undo::done(session, &vault, vec![Command::Lead(command)], line)
            }
        }
    }
}

impl Which {
    fn find(&self, session: &Session<'_>, vault: &Vault) -> Result<LeadRow, Failure> {
        let mut rows = vault.leads(&session.context)?.rows;
        let text = |row: &LeadRow| {
            let people = row.heard_from.iter().map(|person| person.name.as_str());
            let parts = [Some(row.title.as_str()), row.text.as_deref()].into_iter().flatten();
            (row.lead, row.title.clone(), parts.chain(people).collect::<Vec<_>>().join(" "))
        };
        let known = rows.iter().map(text).collect();
        let lead = find::by_words(known, &self.lead.join(" "), "lead", "`rapport leads` lists them.")?;
        rows.retain(|row| row.lead == lead);
        rows.pop().ok_or_else(|| Failure::failed("The lead is not there any more.".to_owned()))
    }
}

impl Details {
    /// The place, added when nobody heard of it before; with what adding it was.
    fn place(&self, session: &Session<'_>, vault: &Vault) -> Result<Option<RecordId>, Failure> {
        let Some(name) = &self.at else { return Ok(None) };
        let mut apply = |command| Ok(vault.apply(&session.context, command).map(|_| ())?);
        named(vault, name, &mut apply).map(Some)
    }

    fn is_public(&self) -> Option<bool> {
        self.public.map(|public| public == Public::Yes)
    }
}

impl Add {
    fn run(self, session: &Session<'_>, vault: &Vault) -> Result<String, Failure> {
        let text = self.text.join(" ");
        let people = self.from.iter().map(|name| find::person(vault, &session.context, name));
        let people = people.collect::<Result<Vec<_>, _>>()?;
        let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
        let line = format!("Noted: {} told you.", words::and_list(&names));
        let details = self.details;
        let lead = NewLead {
            text: Some(text).filter(|text| !text.trim().is_empty()),
            organization: details.place(session, vault)?,
            role: details.role.clone(),
            kind: details.kind.map(Into::into),
            is_public: details.is_public(),
            heard_from: people.iter().map(|person| person.contact).collect(),
            meeting: None,
            confidence: details.sure.map(Into::into),
            next_step: details.next,
        };
        undo::done(session, vault, vec![Command::Lead(LeadCommand::Add { lead })], line)
    }
}

impl Step {
    fn run(self, session: &Session<'_>, vault: &Vault) -> Result<String, Failure> {
        let row = self.which.find(session, vault)?;
        let (lead, details) = (row.lead, &self.details);
        let mut commands = Vec::new();
        commands.extend(self.done.map(|done| LeadCommand::Step { lead, step: done.into() }));
        for name in &self.from {
            let contact = find::person(vault, &session.context, name)?.contact;
            commands.push(LeadCommand::SetHeardFrom { lead, contact, on: true });
        }
        let lines = [(LeadField::Role, &details.role), (LeadField::NextStep, &details.next)];
        for (field, value) in lines {
            let value = value.clone().map(|value| Some(value).filter(|value| !value.trim().is_empty()));
            commands.extend(value.map(|value| LeadCommand::Set { lead, field, value }));
        }
        if let Some(place) = details.place(session, vault)? {
            commands.push(LeadCommand::SetOrganization { lead, organization: Some(place) });
        }
        commands.extend(details.kind.map(|kind| LeadCommand::SetKind { lead, kind: Some(kind.into()) }));
        let is_public = details.is_public();
        commands.extend(is_public.map(|public| LeadCommand::SetPublic { lead, is_public: Some(public) }));
        let sure = details.sure.map(Confidence::from);
        commands.extend(sure.map(|it| LeadCommand::SetConfidence { lead, confidence: Some(it) }));
        if commands.is_empty() {
            return Err(Failure::input(
                "Say what happened. For example:\n  rapport leads step editors --done applied\n  \
                 rapport leads step editors --next \"call Ana\"",
            ));
        }
        let commands = commands.into_iter().map(Command::Lead).collect();
        undo::done(session, vault, commands, format!("Noted: {}.", row.title.trim_end_matches('.')))
    }
}

fn draw(page: &mut Page, board: &LeadsBoard) {
    if board.rows.is_empty() {
        page.line("No lead yet. After a talk: rapport log \"Tea with +Jane. !lead Zeta hires\"");
        return;
    }
    page.heading(match board.open {
        1 => "Leads (1 open)".to_owned(),
        open => format!("Leads ({open} open)"),
    });
    for row in &board.rows {
        page.marked("  ", format!("{} - {}", row.title, standing(row)));
        let style = if row.is_stale { WARN } else { DIM };
        page.marked_in(style, "      ", &row.reason);
        row.next_step.iter().for_each(|step| page.marked("      ", format!("next: {step}")));
    }
    let open = |open: u32| if open == 0 { String::new() } else { format!(", {open} open") };
    let told = |leads: u32| words::count(leads.into(), "lead", "leads");
    if !board.by_person.is_empty() {
        page.heading("By who told you");
        for of in &board.by_person {
            page.marked("  ", format!("{}: {}{}", of.person.name, told(of.leads), open(of.open)));
        }
    }
    page.heading("By how you came to them");
    for of in &board.by_generation {
        let who = match of.generation {
            None => "Not met and not named".to_owned(),
            Some(0) => format!("People you found yourself ({} met)", of.met),
            Some(1) => format!("People they named ({} met)", of.met),
            Some(steps) => format!("{steps} names further ({} met)", of.met),
        };
        page.marked("  ", format!("{who}: {}{}", told(of.leads), open(of.open)));
    }
    if !board.by_organization.is_empty() {
        page.heading("By organization");
        for of in &board.by_organization {
            page.marked("  ", format!("{}: {}{}", of.name, told(of.leads), open(of.open)));
        }
    }
}

fn one(page: &mut Page, row: &LeadRow) {
    page.heading(&row.title);
    page.line(format!("It is {}.", standing(row)));
    page.line(&row.reason);
    let mut fact = |name: &str, value: Option<&str>| {
        value.into_iter().for_each(|value| page.marked(&format!("  {name:<9}"), value));
    };
    fact("said", row.text.as_deref());
    fact("role", row.role.as_deref());
    fact("at", row.organization_name.as_deref());
    fact("work", row.kind.map(words::lead_kind));
    fact("advert", row.is_public.map(|public| if public { "there is one" } else { "there is none" }));
    fact("sure", row.confidence.map(words::confidence));
    fact("next", row.next_step.as_deref());
    let way: Vec<&str> = row.trace.iter().map(|person| person.name.as_str()).collect();
    fact("through", Some(way.join(" > ").as_str()).filter(|way| !way.is_empty()));
    page.gap();
    page.aside(format!("id {}", row.lead));
}

fn standing(row: &LeadRow) -> &'static str {
    row.outcome.map_or_else(|| words::lead_state(row.state), words::lead_outcome)
}
