//! Promises.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::check;
use crate::{
    Result,
    document::Workspace,
    model::{Commitment, CommitmentEvent, Kind, Owner, RecordId, check_day},
};

/// What can be done with a promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum CommitmentCommand {
    /// Notes a promise.
    Add {
        /// Who owes it.
        owner: Owner,
        /// What was promised.
        text: String,
        /// The day it is due, if one was said.
        due: Option<NaiveDate>,
        /// The other side.
        contact: Option<RecordId>,
        /// The meeting in which it was made.
        meeting: Option<RecordId>,
    },
    /// Changes the day it is due.
    SetDue {
        /// Which.
        commitment: RecordId,
        /// The day; nothing for none.
        due: Option<NaiveDate>,
    },
    /// Notes that it was kept.
    Keep {
        /// Which.
        commitment: RecordId,
    },
    /// Lets it go.
    Drop {
        /// Which.
        commitment: RecordId,
    },
    /// Takes back that it was kept or dropped.
    Reopen {
        /// Which.
        commitment: RecordId,
    },
    /// Deletes it.
    Delete {
        /// Which.
        commitment: RecordId,
    },
    /// Brings a deleted one back.
    Restore {
        /// Which.
        commitment: RecordId,
    },
}

impl CommitmentCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Add { .. } => "add a promise",
            Self::SetDue { .. } => "change when a promise is due",
            Self::Keep { .. } => "mark a promise as kept",
            Self::Drop { .. } => "let a promise go",
            Self::Reopen { .. } => "open a promise again",
            Self::Delete { .. } => "delete a promise",
            Self::Restore { .. } => "restore a promise",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Add { owner, text, due, contact, meeting } => {
                if let Some(contact) = contact {
                    work.require(Kind::Contact, contact)?;
                }
                if let Some(meeting) = meeting {
                    work.require(Kind::Meeting, meeting)?;
                }
                add(work, owner, &text, due, contact, meeting).map(|_| ())
            }
            Self::SetDue { commitment, due } => work.edit(commitment, |it: &mut Commitment, _| {
                due.map_or(Ok(()), check_day)?;
                it.due = due;
                Ok(())
            }),
            Self::Keep { commitment } => happened(work, commitment, CommitmentEvent::Kept),
            Self::Drop { commitment } => happened(work, commitment, CommitmentEvent::Dropped),
            Self::Reopen { commitment } => work.edit(commitment, |it: &mut Commitment, work| {
                let voids = it.events.to_supersede(|event| *event != CommitmentEvent::Made);
                work.happened_instead(&mut it.events, None, voids);
                Ok(())
            }),
            Self::Delete { commitment } => {
                let mut it: Commitment = work.get(commitment)?;
                work.delete(commitment, &mut it.life)?;
                work.put(commitment, &it)
            }
            Self::Restore { commitment } => {
                let mut it: Commitment = work.get(commitment)?;
                work.restore(&mut it.life)?;
                work.put(commitment, &it)
            }
        }
    }
}

/// Notes a promise and answers with its id.
pub(super) fn add(
    work: &mut Workspace<'_>,
    owner: Owner,
    text: &str,
    due: Option<NaiveDate>,
    contact: Option<RecordId>,
    meeting: Option<RecordId>,
) -> Result<RecordId> {
    due.map_or(Ok(()), check_day)?;
    let text = Some(check::required_line("promise", text)?);
    let mut it = Commitment { owner: Some(owner), text, due, contact, meeting, ..Commitment::default() };
    work.happened(&mut it.events, CommitmentEvent::Made);
    work.create(&it)
}

fn happened(work: &mut Workspace<'_>, commitment: RecordId, what: CommitmentEvent) -> Result<()> {
    work.edit(commitment, |it: &mut Commitment, work| {
        work.happened(&mut it.events, what);
        Ok(())
    })
}
