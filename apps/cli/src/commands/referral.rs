//! `rapport referral`

use clap::{Args, Subcommand, ValueEnum};
use rapport_core::{
    Vault,
    commands::{Command, ReferralCommand},
    model::{Approach, ClosedReason, NamePermission, RecordId},
    views::ReferralRow,
};

use crate::{failure::Failure, find, saved::Saved, session::Session, when, words};

/// Names that people gave you: whom you may name, and who writes
#[derive(Args)]
#[command(after_help = "Example: rapport referral permission \"Bob Lee\" ok")]
pub struct Referral {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Note that somebody gave you a name
    #[command(after_help = "Example: rapport referral offer \"Jane Doe\" \"Bob Lee\" --name ok")]
    Offer {
        /// Who gave it: the name, a part of it, or the id
        #[arg(value_name = "NAME|ID")]
        referrer: String,
        /// Whose name it is
        #[arg(value_name = "NAME|ID")]
        person: String,
        /// May you say who sent you
        #[arg(long, value_enum, value_name = "ANSWER")]
        name: Option<Answer>,
    },
    /// Note whether you may say who sent you
    #[command(after_help = "Example: rapport referral permission \"Bob Lee\" ok")]
    Permission {
        /// Whose name was given
        #[arg(value_name = "NAME|ID")]
        person: String,
        /// The answer
        #[arg(value_enum)]
        answer: Answer,
        /// Who gave it, when several did
        #[arg(long, value_name = "NAME|ID")]
        from: Option<String>,
    },
    /// Say who makes the contact, and how
    #[command(after_help = "Example: rapport referral approach \"Bob Lee\" they-pass --check \"next fri\"")]
    Approach {
        /// Whose name was given
        #[arg(value_name = "NAME|ID")]
        person: String,
        /// How
        #[arg(value_enum)]
        how: How,
        /// The day to ask whether your details were passed on [default: in 1 week]
        #[arg(long, value_name = "DAY")]
        check: Option<String>,
        /// Who gave it, when several did
        #[arg(long, value_name = "NAME|ID")]
        from: Option<String>,
    },
    /// Note that it came to nothing
    #[command(after_help = "Example: rapport referral close \"Bob Lee\" --because no-reply")]
    Close {
        /// Whose name was given
        #[arg(value_name = "NAME|ID")]
        person: String,
        /// Why
        #[arg(long, value_enum, value_name = "WHY", default_value = "not-pursued")]
        because: Because,
        /// Who gave it, when several did
        #[arg(long, value_name = "NAME|ID")]
        from: Option<String>,
    },
    /// Show all names that were given, and where they stand
    #[command(after_help = "Example: rapport referral list")]
    List,
}

/// "May I use your name?"
#[derive(Clone, Copy, ValueEnum)]
enum Answer {
    Ok,
    No,
    Unclear,
}

impl From<Answer> for NamePermission {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Ok => Self::Granted,
            Answer::No => Self::Denied,
            Answer::Unclear => Self::Unclear,
        }
    }
}

/// Who makes the contact.
#[derive(Clone, Copy, ValueEnum)]
enum How {
    /// They introduce you
    Introduced,
    /// You write, and say who sent you
    UsingName,
    /// You write, and do not say who sent you
    WithoutName,
    /// They pass your details on
    TheyPass,
}

/// Why something came to nothing.
#[derive(Clone, Copy, ValueEnum)]
pub enum Because {
    /// They said no
    Declined,
    /// They did not answer
    NoReply,
    /// You let it be
    NotPursued,
    /// There is no way to reach them
    NoWay,
    /// Nothing was passed on
    NotPassedOn,
}

impl From<Because> for ClosedReason {
    fn from(because: Because) -> Self {
        match because {
            Because::Declined => Self::Declined,
            Because::NoReply => Self::NoReply,
            Because::NotPursued => Self::NotPursued,
            Because::NoWay => Self::NoWayToReach,
            Because::NotPassedOn => Self::NotPassedOn,
        }
    }
}

impl Referral {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let (command, line) = match self.verb {
            Verb::List => return list(session, &vault),
            Verb::Offer { referrer, person, name } => {
                let referrer = find::person(&vault, &session.context, &referrer)?;
                let person = find::person(&vault, &session.context, &person)?;
                let permission = name.map_or(NamePermission::NotAsked, NamePermission::from);
                let line = format!("{} gave you the name of {}.", referrer.name, person.name);
                let (referrer, referee) = (referrer.contact, person.contact);
                (ReferralCommand::Offer { referrer, referee, meeting: None, permission }, line)
            }
            Verb::Permission { person, answer, from } => {
                let (referral, row, _) = referral(session, &vault, &person, from.as_deref())?;
                let permission = NamePermission::from(answer);
                let line = words::permission(permission, &row.person.name).unwrap_or_default();
                (ReferralCommand::SetPermission { referral, permission }, format!("Noted: {line}."))
            }
            Verb::Approach { person, how, check, from } => {
                let (referral, row, name) = referral(session, &vault, &person, from.as_deref())?;
                let set = |approach| ReferralCommand::SetApproach { referral, approach: Some(approach) };
                let giver = &row.person.name;
                match how {
                    How::Introduced => {
                        (set(Approach::IntroducedByReferrer), format!("{giver} introduces you to {name}."))
                    }
                    How::UsingName => (
                        set(Approach::SelfUsingName),
                        format!("You write to {name} and say that {giver} sent you."),
                    ),
                    How::WithoutName => (
                        set(Approach::SelfWithoutName),
                        format!("You write to {name} without naming {giver}."),
                    ),
                    How::TheyPass => {
                        let check =
                            when::day(check.as_deref().unwrap_or("in 1 week"), session.context.today())?;
                        let line = format!(
                            "{giver} passes your details on to {name}; on {} you ask whether that happened.",
                            words::day(check)
                        );
                        (ReferralCommand::LetThemPass { referral, check }, line)
                    }
                }
            }
            Verb::Close { person, because, from } => {
                let (referral, _, name) = referral(session, &vault, &person, from.as_deref())?;
                let reason = ClosedReason::from(because);
                (ReferralCommand::Close { referral, reason }, format!("Closed: {name}."))
            }
        };
        let saved = Saved::from(vault.apply(&session.context, Command::Referral(command))?);
        session.answer(&saved, |page| {
            page.line(line);
            super::undo::offer(page, 1);
        })
    }
}

/// The referral that gave the name of `person`: its id, who gave it, and the person's name.
pub fn referral(
    session: &Session<'_>,
    vault: &Vault,
    person: &str,
    from: Option<&str>,
) -> Result<(RecordId, ReferralRow, String), Failure> {
    let found = find::person(vault, &session.context, person)?;
    let mut rows = vault.person(&session.context, found.contact)?.referred_by;
    if let Some(from) = from {
        let giver = find::person(vault, &session.context, from)?;
        rows.retain(|row| row.person.contact == giver.contact);
    }
    match rows.len() {
        0 => Err(Failure::input(format!(
            "Nobody gave you the name of {}. Note who did with:\n  rapport referral offer WHO \"{}\"",
            found.name, found.name
        ))),
        1 => {
            let row = rows.remove(0);
            Ok((row.referral, row, found.name))
        }
        _ => {
            let names: Vec<&str> = rows.iter().map(|row| row.person.name.as_str()).collect();
            Err(Failure::input(format!(
                "Several people gave you the name of {}: {}. Say which with --from.",
                found.name,
                names.join(", ")
            )))
        }
    }
}

fn list(session: &Session<'_>, vault: &Vault) -> Result<String, Failure> {
    let mut rows = Vec::new();
    for person in vault.people(0, u64::from(u32::MAX))?.rows {
        let page = vault.person(&session.context, person.contact)?;
        rows.extend(page.referred_by.into_iter().map(|row| (person.name.clone(), row)));
    }
    session.answer(&rows, |page| {
        if rows.is_empty() {
            page.line("Nobody gave you a name yet. At the end of a talk, ask whom else to meet.");
        }
        for (name, row) in &rows {
            let giver = &row.person.name;
            let permission =
                words::permission(row.permission, giver).map(|it| format!("; {it}")).unwrap_or_default();
            page.marked(
                "  ",
                format!("{name}, named by {giver} - {}{permission}", words::referral(row.state)),
            );
        }
    })
}
