//! `rapport verdict`

use clap::{Args, ValueEnum};
use rapport_core::{
    commands::{Command, IndustryCommand, OccupationCommand, OrganizationCommand},
    model::{Kind, Verdict as Made},
};

use crate::{failure::Failure, find, saved::Saved, session::Session, words};

/// Say what you make of an organization, a work or a business
#[derive(Args)]
#[command(after_help = "Example: rapport verdict ruled-out Acme --because \"all on call\"")]
pub struct Verdict {
    /// interested, undecided, ruled-out; none takes it back
    #[arg(value_enum, hide_possible_values = true)]
    verdict: Say,
    /// Its name
    #[arg(required = true)]
    name: Vec<String>,
    /// Why
    #[arg(long, value_name = "REASON")]
    because: Option<String>,
}

/// What the person makes of something.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Say {
    Interested,
    Undecided,
    RuledOut,
    None,
}

impl Verdict {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let (vault, name, reason) = (session.vault()?, self.name.join(" "), self.because);
        let verdict = match self.verdict {
            Say::Interested => Some(Made::Interested),
            Say::Undecided => Some(Made::Undecided),
            Say::RuledOut => Some(Made::RuledOut),
            Say::None => None,
        };
        let field = |kind| find::field(&vault, &name, kind);
        let command = if let Ok(organization) = find::organization(&vault, &name) {
            Command::Organization(OrganizationCommand::Judge { organization, verdict, reason })
        } else if let Ok(occupation) = field(Kind::Occupation) {
            Command::Occupation(OccupationCommand::Judge { occupation, verdict, reason })
        } else {
            Command::Industry(IndustryCommand::Judge { industry: field(Kind::Industry)?, verdict, reason })
        };
        let saved = Saved::from(vault.apply(&session.context, command)?);
        session.answer(&saved, |page| {
            page.line(match verdict {
                Some(verdict) => format!("{name}: {}.", words::verdict(verdict)),
                None => format!("{name}: taken back."),
            });
            if verdict == Some(Made::RuledOut) {
                page.aside("Good to know early: that is time you do not spend in the wrong place.");
            }
            super::undo::offer(page, 1);
        })
    }
}
