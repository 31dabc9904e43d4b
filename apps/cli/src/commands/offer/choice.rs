//! Which offer is meant.

use clap::{Args, ValueEnum};
use rapport_core::{
    Vault,
    model::{Kind, OfferKind, RecordId},
    views::OfferRow,
};

use crate::{failure::Failure, find, session::Session};

/// What people offer.
#[derive(Clone, Copy, ValueEnum)]
pub enum Sort {
    PassDetails,
    ResumeReview,
    Introduce,
    GoodWord,
    KeepInMind,
    Other,
}

impl From<Sort> for OfferKind {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::PassDetails => Self::PassDetails,
            Sort::ResumeReview => Self::ResumeReview,
            Sort::Introduce => Self::Introduce,
            Sort::GoodWord => Self::GoodWord,
            Sort::KeepInMind => Self::KeepInMind,
            Sort::Other => Self::Other,
        }
    }
}

/// Whose offer is meant, and which.
#[derive(Args)]
pub struct Which {
    /// Who offered it: the name, a part of it, or the id
    #[arg(required = true, value_name = "NAME|ID")]
    host: Vec<String>,
    /// What was offered, when it was several things; `rapport offer made --help`
    #[arg(long, value_enum, value_name = "WHAT", hide_possible_values = true)]
    kind: Option<Sort>,
}

impl Which {
    /// The offer that is meant: one that waits before one that is settled, then the latest.
    pub fn offer(
        &self,
        session: &Session<'_>,
        vault: &Vault,
        fits: impl Fn(&OfferRow) -> bool,
    ) -> Result<OfferRow, Failure> {
        let host = find::person(vault, &session.context, &self.host.join(" "))?;
        let kind = self.kind.map(OfferKind::from);
        let is_meant = |row: &OfferRow| {
            row.host.contact == host.contact && kind.is_none_or(|kind| kind == row.kind) && fits(row)
        };
        vault.offers()?.into_iter().find(is_meant).ok_or_else(|| {
            Failure::input(format!(
                "No such offer by {} is noted. Note it with:\n  rapport offer made \"{}\" pass-details",
                host.name, host.name
            ))
        })
    }
}

/// The last talk with somebody that began before now, if there is one.
pub fn last_talk(
    session: &Session<'_>,
    vault: &Vault,
    contact: RecordId,
) -> Result<Option<RecordId>, Failure> {
    let rows = vault.person(&session.context, contact)?.timeline.into_iter();
    let mut talks = rows.filter(|row| row.kind == Kind::Meeting && row.at <= session.context.now());
    Ok(talks.next().map(|row| row.record))
}
