//! `rapport offer`

mod choice;

use clap::{Args, Subcommand};
use rapport_core::{
    Vault,
    coach::control_script,
    commands::{Command, ObligationCommand, OfferCommand},
    model::{NamePermission, RecordId},
    views::OfferRow,
};

use self::choice::{Sort, Which, last_talk};
use crate::{
    failure::Failure,
    find,
    page::{DIM, Page},
    saved::Saved,
    session::Session,
    when, words,
};

/// Note what people offer you, and take it in hand
#[derive(Args)]
#[command(after_help = "Example: rapport offer made jane pass-details --to \"Bob Lee\"")]
pub struct Offer {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Made(Made),
    TakeControl(TakeControl),
    TheyWillPass(TheyWillPass),
    /// Note that you said yes
    #[command(after_help = "Example: rapport offer accept jane --kind resume-review")]
    Accept(Which),
    /// Note that what they offered was done
    #[command(after_help = "Example: rapport offer done jane")]
    Done(Which),
    /// Note that nothing comes of it
    #[command(after_help = "Example: rapport offer lapse jane")]
    Lapse(Which),
    Later(Later),
    Resume(Resume),
    List(List),
    Script(Script),
}

/// Note what somebody offered you, unasked
#[derive(Args)]
#[command(after_help = "What: pass-details, resume-review, introduce, good-word, keep-in-mind, other\n\n\
                  Example: rapport offer made jane pass-details --to \"Bob Lee\"")]
struct Made {
    /// Who offered it: the name, a part of it, or the id
    #[arg(value_name = "NAME|ID")]
    host: String,
    /// What: see below
    #[arg(value_enum, hide_possible_values = true)]
    what: Sort,
    /// The person it leads to; somebody new is added
    #[arg(long, value_name = "NAME|ID")]
    to: Option<String>,
    /// Where somebody new works
    #[arg(long, value_name = "ORGANIZATION", requires = "to")]
    works_at: Option<String>,
    /// The organization it leads to, when it is no person
    #[arg(long, value_name = "ORGANIZATION", conflicts_with = "to")]
    at: Option<String>,
    /// What they said
    #[arg(long)]
    text: Option<String>,
}

/// Write yourself: the offer becomes a name you were given
#[derive(Args)]
#[command(after_help = "Example: rapport offer take-control jane --who \"Bob Lee\" --works-at Acme")]
struct TakeControl {
    #[command(flatten)]
    which: Which,
    /// Whom you write to, when the offer does not say it
    #[arg(long, value_name = "NAME|ID")]
    who: Option<String>,
    /// Where somebody new works
    #[arg(long, value_name = "ORGANIZATION", requires = "who")]
    works_at: Option<String>,
    /// You must not say who sent you
    #[arg(long)]
    no_name: bool,
    /// You did not ask yet whether you may say who sent you
    #[arg(long, conflicts_with = "no_name")]
    not_asked: bool,
}

/// Leave it to them, with a day on which you ask
#[derive(Args)]
#[command(after_help = "Example: rapport offer they-will-pass jane --ask \"in 1 week\"")]
struct TheyWillPass {
    #[command(flatten)]
    which: Which,
    /// The day on which you ask whether they did: fri, in 1 week
    #[arg(long, value_name = "DAY")]
    ask: String,
}

/// Say when to come back to an offer
#[derive(Args)]
#[command(after_help = "Example: rapport offer later jane --on \"in 2 weeks\"")]
struct Later {
    #[command(flatten)]
    which: Which,
    /// The day: fri, in 2 weeks, 12 Dec
    #[arg(long, value_name = "DAY")]
    on: String,
}

/// Note that they asked for your résumé: it goes out tomorrow
#[derive(Args)]
#[command(after_help = "Example: rapport offer resume jane")]
struct Resume {
    /// Who asked: the name, a part of it, or the id
    #[arg(required = true, value_name = "NAME|ID")]
    person: Vec<String>,
    /// When you send it [default: tomorrow]
    #[arg(long, value_name = "DAY")]
    by: Option<String>,
}

/// Show what people offered, and where it stands
#[derive(Args)]
#[command(after_help = "Example: rapport offer list jane")]
struct List {
    /// Whose: the name, a part of it, or the id
    #[arg(value_name = "NAME|ID")]
    person: Vec<String>,
}

/// Show what to say when somebody wants to pass your details on
#[derive(Args)]
#[command(after_help = "Example: rapport offer script")]
struct Script {}

impl Offer {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let (command, line) = match self.verb {
            Verb::List(list) => return list.run(session, &vault),
            Verb::Script(Script {}) => {
                let script = control_script(None);
                return session.answer(&script, |page| script.iter().for_each(|line| page.line(line)));
            }
            Verb::Made(made) => made.command(session, &vault)?,
            Verb::Resume(resume) => return resume.run(session, &vault),
            Verb::TakeControl(it) => it.command(session, &vault)?,
            Verb::TheyWillPass(it) => {
                let row = it.which.offer(session, &vault, |row| row.kind.leads_to_somebody())?;
                let check = when::day(&it.ask, session.context.today())?;
                let line =
                    format!("Noted: {} sees to it, and you ask on {}.", row.host.name, words::day(check));
                (OfferCommand::LetThemPass { offer: row.offer, check }, line)
            }
            Verb::Accept(which) => {
                let row = which.offer(session, &vault, |_| true)?;
                (OfferCommand::Accept { offer: row.offer }, "Noted: you said yes.".to_owned())
            }
            Verb::Done(which) => {
                let row = which.offer(session, &vault, |_| true)?;
                let line = format!("Noted: it is done. Thank {} for it.", row.host.name);
                (OfferCommand::MarkDone { offer: row.offer }, line)
            }
            Verb::Lapse(which) => {
                let row = which.offer(session, &vault, |_| true)?;
                (OfferCommand::Lapse { offer: row.offer }, "Noted: nothing comes of it.".to_owned())
            }
            Verb::Later(it) => {
                let row = it.which.offer(session, &vault, |_| true)?;
                let day = when::day(&it.on, session.context.today())?;
                let line = format!("You come back to it on {}.", words::day(day));
                (OfferCommand::ComeBack { offer: row.offer, day: Some(day) }, line)
            }
        };
        let saved = Saved::from(vault.apply(&session.context, Command::Offer(command))?);
        session.answer(&saved, |page| {
            page.line(line);
            super::undo::offer(page, 1);
        })
    }
}

impl Made {
    fn command(self, session: &Session<'_>, vault: &Vault) -> Result<(OfferCommand, String), Failure> {
        let host = find::person(vault, &session.context, &self.host)?;
        let (mut about, name) = known_or_new(session, vault, self.to)?;
        if let Some(at) = &self.at {
            about = Some(find::organization(vault, at)?);
        }
        let line = match self.what {
            Sort::PassDetails => format!(
                "Noted. Better write yourself: rapport offer take-control \"{}\"; what to say: rapport offer script",
                host.name
            ),
            _ => format!("Noted what {} offered; it comes back on your list in time.", host.name),
        };
        let meeting = last_talk(session, vault, host.contact)?;
        let (host, kind) = (host.contact, self.what.into());
        let (organization, text) = (self.works_at, self.text);
        Ok((OfferCommand::Make { host, kind, about, name, organization, meeting, text }, line))
    }
}

impl TakeControl {
    fn command(self, session: &Session<'_>, vault: &Vault) -> Result<(OfferCommand, String), Failure> {
        let row = self.which.offer(session, vault, |row| row.kind.leads_to_somebody())?;
        let (referee, name) = known_or_new(session, vault, self.who)?;
        let permission = match (self.no_name, self.not_asked) {
            (true, _) => NamePermission::Denied,
            (_, true) => NamePermission::NotAsked,
            _ => NamePermission::Granted,
        };
        let host = &row.host.name;
        let line = match permission {
            NamePermission::Granted => format!("You write yourself, and may say that {host} sent you."),
            NamePermission::Denied => format!("You write yourself, and do not mention {host}."),
            _ => format!("You write yourself; ask {host} whether you may say who sent you."),
        };
        let (offer, organization) = (row.offer, self.works_at);
        Ok((OfferCommand::TakeControl { offer, referee, name, organization, permission }, line))
    }
}

impl Resume {
    fn run(self, session: &Session<'_>, vault: &Vault) -> Result<String, Failure> {
        let person = find::person(vault, &session.context, &self.person.join(" "))?;
        let due = self.by.map(|by| when::day(&by, session.context.today())).transpose()?;
        let (contact, text) = (person.contact, "your résumé".to_owned());
        let command = Command::Obligation(ObligationCommand::SendRequested { contact, text, due });
        let saved = Saved::from(vault.apply(&session.context, command)?);
        session.answer(&saved, |page| {
            let day = due.map_or("tomorrow".to_owned(), |day| format!("on {}", words::day(day)));
            page.line(format!("Noted: {} asked for your résumé. Send it {day}.", person.name));
            super::undo::offer(page, 1);
        })
    }
}

impl List {
    fn run(self, session: &Session<'_>, vault: &Vault) -> Result<String, Failure> {
        let mut rows = vault.offers()?;
        if !self.person.is_empty() {
            let person = find::person(vault, &session.context, &self.person.join(" "))?.contact;
            rows.retain(|row| row.host.contact == person || row.about == Some(person));
        }
        session.answer(&rows, |page| {
            if rows.is_empty() {
                page.line("Nothing was offered yet. Note it: rapport offer made NAME pass-details");
            }
            rows.iter().for_each(|row| draw(page, row));
        })
    }
}

/// One offer, with what helps with it.
pub fn draw(page: &mut Page, row: &OfferRow) {
    let made = row.made.map(|day| format!("{}  ", day.format("%-d %B %Y"))).unwrap_or_default();
    page.marked("  ", format!("{made}{}", row.words));
    if let Some(check) = row.check {
        page.marked_in(DIM, "      ", format!("You ask on {}.", words::day(check)));
    }
    row.text.iter().for_each(|text| page.marked_in(DIM, "      ", text));
    row.script.iter().for_each(|line| page.marked_in(DIM, "      ", format!("\"{line}\"")));
}

/// The next step with an offer that waits, in one line; nothing where there is none.
pub fn next_step(row: &OfferRow) -> Option<String> {
    (row.is_open && row.kind.leads_to_somebody()).then(|| {
        let host = &row.host.name;
        format!("{}; write yourself: rapport offer take-control \"{host}\"", row.words)
    })
}

/// Somebody known by that name, or the name for somebody new.
fn known_or_new(
    session: &Session<'_>,
    vault: &Vault,
    said: Option<String>,
) -> Result<(Option<RecordId>, Option<String>), Failure> {
    let Some(said) = said else { return Ok((None, None)) };
    if said.trim().parse::<RecordId>().is_err() && vault.search(&said, 1)?.people.is_empty() {
        return Ok((None, Some(said)));
    }
    Ok((Some(find::person(vault, &session.context, &said)?.contact), None))
}
