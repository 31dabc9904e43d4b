//! `rapport outreach`

mod draw;
mod write;

use std::io::{self, Read};

use clap::{Args, Subcommand, ValueEnum};
use rapport_core::{
    Vault,
    coach::{ClauseKind, lint_rules},
    commands::{Command, OutreachCommand},
    interchange::{Mailto, mailto},
    model::{ChecklistItem, Kind, OutreachChannel, OutreachState, RecordId},
    views::OutreachRow,
};
use serde::Serialize;

use self::write::{Begin, Lines};
use super::referral::{self, Because};
use crate::{failure::Failure, find, page::WARN, saved::Saved, session::Session, when, words};

/// Ask people for a talk: plan, write, send, and what they answered
#[derive(Args)]
#[command(after_help = "Example: rapport outreach plan \"Bob Lee\" --reason \"He moved from law to design\"")]
pub struct Outreach {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Plan to ask somebody
    #[command(
        after_help = "Example: rapport outreach plan \"Bob Lee\" --reason \"He moved from law to design\""
    )]
    Plan {
        /// The name, a part of it, or the id
        #[arg(required = true, value_name = "NAME|ID")]
        person: Vec<String>,
        /// Why you want to talk with just this person
        #[arg(long)]
        reason: Option<String>,
        /// How
        #[arg(long, value_enum, value_name = "HOW")]
        by: Option<How>,
        /// How long a talk you ask for [default: your usual number]
        #[arg(long, value_name = "NUMBER")]
        minutes: Option<u32>,
        /// Who gave you the name
        #[arg(long, value_name = "NAME|ID")]
        from: Option<String>,
    },
    /// Write the text, in quotes or piped in
    #[command(after_help = "Example: rapport outreach write \"Bob Lee\" --template cold\n\
                      Or: rapport outreach write \"Bob Lee\" --subject \"20 minutes?\" < letter.txt")]
    Write {
        /// The name, a part of it, or the id
        #[arg(value_name = "NAME|ID")]
        person: String,
        /// The text [default: what is piped in]
        text: Option<String>,
        /// Begin with a template, filled in from what is known
        #[arg(long, value_name = "TEMPLATE", conflicts_with = "text")]
        template: Option<String>,
        /// Put a sentence below what is written
        #[arg(long, value_enum, value_name = "WHICH", conflicts_with_all = ["text", "template"])]
        clause: Option<Sentence>,
        /// The line above it
        #[arg(long)]
        subject: Option<String>,
        /// Why you want to talk with just this person
        #[arg(long)]
        reason: Option<String>,
        /// How long a talk you ask for
        #[arg(long, value_name = "NUMBER")]
        minutes: Option<u32>,
    },
    /// Say that a rule does not fit this text, by its name
    #[command(after_help = "Example: rapport outreach dismiss \"Bob Lee\" too_long")]
    Dismiss {
        /// The name, a part of it, or the id
        #[arg(value_name = "NAME|ID")]
        person: String,
        /// Which rule
        rule: String,
        /// Apply it again
        #[arg(long)]
        off: bool,
    },
    /// Say that something is in the text, whatever the guess
    #[command(after_help = "Example: rapport outreach tick \"Bob Lee\" why")]
    Tick {
        /// The name, a part of it, or the id
        #[arg(value_name = "NAME|ID")]
        person: String,
        /// What
        #[arg(value_enum)]
        what: Held,
        /// Say that it is not
        #[arg(long)]
        off: bool,
    },
    /// Note that it goes out now; keeps its text, makes a link for e-mail
    #[command(after_help = "Example: rapport outreach send \"Bob Lee\"")]
    Send {
        /// The name, a part of it, or the id
        #[arg(value_name = "NAME|ID")]
        person: String,
        /// The text as it went out [default: what you wrote; - for what is piped in]
        text: Option<String>,
        /// How
        #[arg(long, value_enum, value_name = "HOW")]
        by: Option<How>,
        /// When [default: now]
        #[arg(long, value_name = "WHEN")]
        at: Option<String>,
    },
    /// Note what they answered
    #[command(after_help = "Example: rapport outreach reply \"Bob Lee\" later --until \"in 2 months\"")]
    Reply {
        /// The name, a part of it, or the id
        #[arg(value_name = "NAME|ID")]
        person: String,
        /// What
        #[arg(value_enum)]
        answer: Answer,
        /// For later: the day to ask again
        #[arg(long, value_name = "DAY", required_if_eq("answer", "later"))]
        until: Option<String>,
        /// For another name: whose
        #[arg(long, value_name = "NAME", required_if_eq("answer", "redirected"))]
        to: Option<String>,
        /// When they answered [default: now]
        #[arg(long, value_name = "WHEN")]
        at: Option<String>,
    },
    /// Note that you reminded them
    #[command(after_help = "Example: rapport outreach nudge \"Bob Lee\"")]
    Nudge {
        /// The name, a part of it, or the id
        #[arg(required = true, value_name = "NAME|ID")]
        person: Vec<String>,
    },
    /// Note that a time is agreed, and put the talk into the calendar
    #[command(after_help = "Example: rapport outreach schedule \"Bob Lee\" --at \"fri 15:00\"")]
    Schedule {
        /// The name, a part of it, or the id
        #[arg(required = true, value_name = "NAME|ID")]
        person: Vec<String>,
        /// When: 2026-03-06T15:00, fri 15:00, tomorrow 9:30
        #[arg(long, value_name = "WHEN")]
        at: String,
        /// Where
        #[arg(long)]
        place: Option<String>,
    },
    /// Let an ask be
    #[command(after_help = "Example: rapport outreach close \"Bob Lee\" --because no-reply")]
    Close {
        /// The name, a part of it, or the id
        #[arg(required = true, value_name = "NAME|ID")]
        person: Vec<String>,
        /// Why
        #[arg(long, value_enum, value_name = "WHY", default_value = "not-pursued")]
        because: Because,
    },
    /// Take back what ended an ask
    #[command(after_help = "Example: rapport outreach reopen \"Bob Lee\"")]
    Reopen {
        /// The name, a part of it, or the id
        #[arg(required = true, value_name = "NAME|ID")]
        person: Vec<String>,
    },
    /// Show an ask with its text and what became of it
    #[command(after_help = "Example: rapport outreach show \"Bob Lee\"")]
    Show {
        /// The name, a part of it, or the id
        #[arg(required = true, value_name = "NAME|ID")]
        person: Vec<String>,
    },
    /// Show all asks and where they stand
    #[command(after_help = "Example: rapport outreach list")]
    List,
}

/// How somebody is asked.
#[derive(Clone, Copy, ValueEnum)]
enum How {
    Email,
    Phone,
    Linkedin,
    OtherSocial,
    InPerson,
    Intro,
    Letter,
}

impl From<How> for OutreachChannel {
    fn from(how: How) -> Self {
        match how {
            How::Email => Self::Email,
            How::Phone => Self::Phone,
            How::Linkedin => Self::Linkedin,
            How::OtherSocial => Self::OtherSocial,
            How::InPerson => Self::InPerson,
            How::Intro => Self::Intro,
            How::Letter => Self::Letter,
        }
    }
}

/// A sentence to put in.
#[derive(Clone, Copy, ValueEnum)]
enum Sentence {
    /// The coffee is on you
    Coffee,
    /// They may say no
    EasyOut,
    /// How long it takes
    Duration,
}

impl Sentence {
    fn kind(self) -> ClauseKind {
        match self {
            Self::Coffee => ClauseKind::Coffee,
            Self::EasyOut => ClauseKind::EasyOut,
            Self::Duration => ClauseKind::Duration,
        }
    }
}

/// What an ask should hold.
#[derive(Clone, Copy, ValueEnum)]
enum Held {
    /// Who you are
    Who,
    /// Why just this person
    Why,
    /// What you want to learn
    What,
    /// How you came by their name
    Details,
    /// A casual word on you
    Intro,
    /// Humour, or what you can do
    Competence,
    /// A compliment, or an offer
    Compliment,
}

impl From<Held> for ChecklistItem {
    fn from(held: Held) -> Self {
        match held {
            Held::Who => Self::Who,
            Held::Why => Self::Why,
            Held::What => Self::What,
            Held::Details => Self::HowIGotYourDetails,
            Held::Intro => Self::CasualIntro,
            Held::Competence => Self::HumourOrCompetence,
            Held::Compliment => Self::ComplimentOrAssistance,
        }
    }
}

/// What they answered.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Answer {
    /// They will talk
    Yes,
    /// Not now
    Later,
    /// They will not
    No,
    /// They gave another name
    Redirected,
    /// It came back: it did not reach them
    Bounced,
}

#[derive(Serialize)]
struct SentOut {
    saved: Saved,
    mail: Option<Mailto>,
}

impl Outreach {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        match self.verb {
            Verb::Plan { person, reason, by, minutes, from } => {
                let person = person.join(" ");
                let contact = find::person(&vault, &session.context, &person)?;
                let referral = match from {
                    Some(from) => Some(referral::referral(session, &vault, &person, Some(&from))?.0),
                    None => None,
                };
                let channel = by.map(OutreachChannel::from);
                let contact_id = contact.contact;
                let plan = OutreachCommand::Plan {
                    contact: contact_id,
                    campaign: None,
                    referral,
                    channel,
                    reason,
                    minutes,
                };
                let applied = vault.apply(&session.context, Command::Outreach(plan))?;
                let made = applied.first_created(Kind::Outreach);
                let care = match made {
                    Some(made) => vault.outreach(&session.context, made)?.care,
                    None => Vec::new(),
                };
                session.answer(&Saved::from(applied), |page| {
                    page.line(format!("Planned: ask {}.", contact.name));
                    for line in &care {
                        page.marked_in(WARN, "", line);
                    }
                    super::undo::offer(page, 1);
                })
            }
            Verb::Dismiss { person, rule, off } => {
                let ask = ask(session, &vault, &person, |state| !is_over(state))?;
                if !lint_rules().contains(&rule.as_str()) {
                    let rules = lint_rules().join(", ");
                    return Err(Failure::input(format!("There is no rule '{rule}'. There are: {rules}.")));
                }
                let line = match off {
                    true => format!("{rule} counts again for the ask to {}.", ask.person.name),
                    false => format!("{rule} does not count for the ask to {}.", ask.person.name),
                };
                let outreach = ask.outreach;
                apply(session, &vault, OutreachCommand::DismissRule { outreach, rule, on: !off }, line)
            }
            Verb::Tick { person, what, off } => {
                let ask = ask(session, &vault, &person, |state| !is_over(state))?;
                let item = ChecklistItem::from(what);
                let there = if off { "Not there" } else { "There" };
                let line = format!("{there}: {}.", draw::held(item));
                let outreach = ask.outreach;
                apply(session, &vault, OutreachCommand::Tick { outreach, item, on: !off }, line)
            }
            Verb::Write { person, text, template, clause, subject, reason, minutes } => {
                let ask = ask(session, &vault, &person, |state| {
                    state == OutreachState::Planned || state == OutreachState::Bounced
                })?;
                let begin = match (template, clause) {
                    (Some(template), _) => Begin::Template(template),
                    (None, Some(clause)) => Begin::Clause(clause.kind()),
                    (None, None) => Begin::Text(written(said_or_piped(text)?)?),
                };
                write::write(session, &vault, &ask, begin, Lines { subject, reason, minutes })
            }
            Verb::Send { person, text, by, at } => send(session, &vault, &person, text, by, at.as_deref()),
            Verb::Reply { person, answer, until, to, at } => {
                let ask = ask(session, &vault, &person, |state| state != OutreachState::Held)?;
                let outreach = ask.outreach;
                let today = session.context.today();
                let at = at.map(|at| when::time(&at, today)).transpose()?;
                let name = &ask.person.name;
                let (command, line) = match answer {
                    Answer::Yes => (
                        OutreachCommand::ReplyYes { outreach, at },
                        format!(
                            "{name} said yes. Agree on a time: rapport outreach schedule \"{name}\" --at WHEN"
                        ),
                    ),
                    Answer::Later => {
                        let until = when::day(until.as_deref().unwrap_or_default(), today)?;
                        let line = format!("{name} said later. It comes back on {}.", words::day(until));
                        (OutreachCommand::ReplyLater { outreach, until, at }, line)
                    }
                    Answer::No => (
                        OutreachCommand::ReplyNo { outreach, at },
                        format!("{name} said no. That is fine, and closed."),
                    ),
                    Answer::Redirected => {
                        let wanted = to.unwrap_or_default();
                        let known =
                            find::person(&vault, &session.context, &wanted).ok().map(|row| row.contact);
                        let new = known.is_none().then(|| wanted.clone());
                        let line =
                            format!("{name} gave you the name of {wanted}; ask whether you may say so.");
                        (OutreachCommand::ReplyRedirected { outreach, to: known, name: new, at }, line)
                    }
                    Answer::Bounced => (
                        OutreachCommand::MarkBounced { outreach },
                        format!("What you sent to {name} came back. Find another way to reach them."),
                    ),
                };
                apply(session, &vault, command, line)
            }
            Verb::Nudge { person } => {
                let ask = ask(session, &vault, &person.join(" "), is_waiting)?;
                let line = format!("Reminded {}.", ask.person.name);
                apply(
                    session,
                    &vault,
                    OutreachCommand::Nudge { outreach: ask.outreach, text: None, at: None },
                    line,
                )
            }
            Verb::Schedule { person, at, place } => {
                let ask = ask(session, &vault, &person.join(" "), |state| state != OutreachState::Held)?;
                let start = when::time(&at, session.context.today())?;
                let line = format!("You meet {} on {}.", ask.person.name, words::time(start));
                let outreach = ask.outreach;
                let command =
                    OutreachCommand::Schedule { outreach, start, minutes: None, medium: None, place };
                apply(session, &vault, command, line)
            }
            Verb::Close { person, because } => {
                let ask = ask(session, &vault, &person.join(" "), |state| !is_over(state))?;
                let line = format!("Let be: the ask to {}.", ask.person.name);
                let (outreach, reason) = (ask.outreach, because.into());
                apply(session, &vault, OutreachCommand::Close { outreach, reason }, line)
            }
            Verb::Reopen { person } => {
                let ask = ask(session, &vault, &person.join(" "), |state| {
                    is_over(state) || state == OutreachState::Bounced
                })?;
                let line = format!("Open again: the ask to {}.", ask.person.name);
                apply(session, &vault, OutreachCommand::Reopen { outreach: ask.outreach }, line)
            }
            Verb::Show { person } => {
                let ask = ask(session, &vault, &person.join(" "), |_| true)?;
                let shown = vault.outreach(&session.context, ask.outreach)?;
                session.answer(&shown, |page| draw::ask(page, &shown))
            }
            Verb::List => {
                let list = vault.outreach_list(&session.context)?;
                session.answer(&list, |page| draw::list(page, &list))
            }
        }
    }
}

fn is_waiting(state: OutreachState) -> bool {
    matches!(
        state,
        OutreachState::Sent | OutreachState::Nudged | OutreachState::Later | OutreachState::NoReply
    )
}

fn is_over(state: OutreachState) -> bool {
    matches!(
        state,
        OutreachState::Declined | OutreachState::Redirected | OutreachState::Closed | OutreachState::Held
    )
}

fn apply(
    session: &Session<'_>,
    vault: &Vault,
    command: OutreachCommand,
    line: String,
) -> Result<String, Failure> {
    let saved = Saved::from(vault.apply(&session.context, Command::Outreach(command))?);
    session.answer(&saved, |page| {
        page.line(line);
        super::undo::offer(page, 1);
    })
}

/// The text, if there is any: nothing takes the place of what was written before.
fn written(text: String) -> Result<String, Failure> {
    if text.trim().is_empty() {
        return Err(Failure::input(
            "The text is empty. Begin with a template: rapport outreach write NAME --template email",
        ));
    }
    Ok(text)
}

fn send(
    session: &Session<'_>,
    vault: &Vault,
    person: &str,
    text: Option<String>,
    by: Option<How>,
    at: Option<&str>,
) -> Result<String, Failure> {
    let ask = ask(session, vault, person, |state| {
        state == OutreachState::Planned || state == OutreachState::Bounced
    })?;
    let text = match text {
        Some(text) if text == "-" => Some(piped()?),
        text => text,
    };
    let at = at.map(|at| when::time(at, session.context.today())).transpose()?;
    let (outreach, channel) = (ask.outreach, by.map(OutreachChannel::from));
    let applied = vault
        .apply(&session.context, Command::Outreach(OutreachCommand::Send { outreach, channel, text, at }))?;
    let page = vault.outreach(&session.context, outreach)?;
    let contact = vault.person(&session.context, ask.person.contact)?;
    let sent = page.sent.last();
    let mail = match (sent, contact.emails.first()) {
        (Some(sent), Some(email)) if sent.channel == OutreachChannel::Email => {
            Some(mailto(&email.value, sent.subject.as_deref().unwrap_or_default(), &sent.text))
        }
        _ => None,
    };
    let has_address = !contact.emails.is_empty();
    let is_email = sent.is_some_and(|sent| sent.channel == OutreachChannel::Email);
    let answer = SentOut { saved: Saved::from(applied), mail };
    session.answer(&answer, |out| {
        let how = sent.map(|sent| words::outreach_channel(sent.channel)).unwrap_or_default();
        out.line(format!("Noted as sent: the ask to {} {how}.", ask.person.name));
        if let Some(mail) = &answer.mail {
            out.verbatim(&mail.link);
            if mail.is_long {
                out.marked_in(
                    WARN,
                    "",
                    "The link is over 2 KB, and some programs cut it: copy the text instead.",
                );
            }
        } else if is_email && !has_address {
            out.marked_in(
                WARN,
                "",
                "No e-mail address is known, so there is no link for your e-mail program.",
            );
        }
        super::undo::offer(out, 1);
    })
}

/// The ask to a person that is meant: the one in a state that `fits`.
fn ask(
    session: &Session<'_>,
    vault: &Vault,
    person: &str,
    fits: impl Fn(OutreachState) -> bool,
) -> Result<OutreachRow, Failure> {
    if let Ok(id) = person.trim().parse::<RecordId>()
        && let Ok(page) = vault.outreach(&session.context, id)
    {
        return Ok(page.row);
    }
    let found = find::person(vault, &session.context, person)?;
    let mut asks = vault.person(&session.context, found.contact)?.asks;
    if asks.is_empty() {
        return Err(Failure::input(format!(
            "No ask to {} is planned. Plan one with:\n  rapport outreach plan \"{}\" --reason WHY",
            found.name, found.name
        )));
    }
    let fitting: Vec<OutreachRow> = asks.iter().filter(|ask| fits(ask.state)).cloned().collect();
    match fitting.len() {
        0 => {
            let ask = asks.remove(0);
            Err(Failure::input(format!(
                "The ask to {} stands otherwise ({}): {}",
                found.name,
                words::outreach(ask.state),
                ask.reason
            )))
        }
        _ => Ok(fitting.into_iter().next().unwrap_or_else(|| asks.remove(0))),
    }
}

/// The text that was said, or else what is piped in.
pub fn said_or_piped(text: Option<String>) -> Result<String, Failure> {
    text.map_or_else(piped, Ok)
}

fn piped() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Failure::failed(format!("The text cannot be read: {error}.")))?;
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| Failure::input("The text is not in UTF-8, so nothing was saved."))?;
    Ok(text.trim_end().to_owned())
}
