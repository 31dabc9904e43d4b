//! `rapport knows`

use clap::{Args, ValueEnum};
use rapport_core::{
    commands::{Command, KnowsCommand},
    model::{KnowsKey, KnowsKind, Strength},
};

use crate::{failure::Failure, find, saved::Saved, session::Session};

/// Note that one person knows another
#[derive(Args)]
#[command(after_help = "Example: rapport knows jane bob --how worked-with --well good")]
pub struct Knows {
    /// Who knows: the name, a part of it, or the id
    #[arg(value_name = "NAME|ID")]
    person: String,
    /// Whom they know
    #[arg(value_name = "NAME|ID")]
    other: String,
    /// knows (usual), mentioned, worked-with, family
    #[arg(long, value_enum, hide_possible_values = true)]
    how: Option<Tie>,
    /// How well: slight, good, close
    #[arg(long, value_enum, hide_possible_values = true)]
    well: Option<Well>,
    /// Take it back
    #[arg(long)]
    not: bool,
}

/// How two people are tied.
#[derive(Clone, Copy, ValueEnum)]
enum Tie {
    Knows,
    Mentioned,
    WorkedWith,
    Family,
}

/// How well two people know each other.
#[derive(Clone, Copy, ValueEnum)]
enum Well {
    Slight,
    Good,
    Close,
}

impl Knows {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let from = find::person(&vault, &session.context, &self.person)?;
        let to = find::person(&vault, &session.context, &self.other)?;
        let kind = match self.how {
            Some(Tie::Mentioned) => KnowsKind::Mentioned,
            Some(Tie::WorkedWith) => KnowsKind::WorkedWith,
            Some(Tie::Family) => KnowsKind::Family,
            Some(Tie::Knows) | None => KnowsKind::Knows,
        };
        let strength = self.well.map(|well| match well {
            Well::Slight => Strength::Slight,
            Well::Good => Strength::Good,
            Well::Close => Strength::Close,
        });
        let tie = KnowsKey { kind, from: from.contact, to: to.contact };
        let command =
            if self.not { KnowsCommand::Remove { tie } } else { KnowsCommand::Note { tie, strength } };
        let saved = Saved::from(vault.apply(&session.context, Command::Knows(command))?);
        let verb = match kind {
            KnowsKind::Knows => "knows",
            KnowsKind::Mentioned => "spoke of",
            KnowsKind::WorkedWith => "worked with",
            KnowsKind::Family => "is family of",
        };
        session.answer(&saved, |page| {
            let begin = if self.not { "Taken back" } else { "Noted" };
            page.line(format!("{begin}: {} {verb} {}.", from.name, to.name));
            super::undo::offer(page, 1);
        })
    }
}
