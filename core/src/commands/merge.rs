//! Whether two cards are of one person.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    Error, Result,
    document::Workspace,
    model::{Kind, Merge, MergeEvent, MergeState, RecordId},
};

/// What can be said about two cards. No card is changed by it: what stands on each stays there, and comes apart again as
/// it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MergeCommand {
    /// Says that they are of one person: all screens show them as one.
    Same {
        /// One card.
        contact: RecordId,
        /// The other.
        other: RecordId,
    },
    /// Says that they are of two people: they are not shown as one, and not suggested again.
    Different {
        /// One card.
        contact: RecordId,
        /// The other.
        other: RecordId,
    },
    /// Shows them apart again: `other`, with what is linked with it alone, leaves the person.
    Unmerge {
        /// The card that stays.
        contact: RecordId,
        /// The card that leaves.
        other: RecordId,
    },
}

impl MergeCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Same { .. } => "merge two people",
            Self::Different { .. } => "mark two people as not the same",
            Self::Unmerge { .. } => "take a merge apart",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        let (Self::Same { contact, other }
        | Self::Different { contact, other }
        | Self::Unmerge { contact, other }) = self;
        if contact == other {
            return Err(Error::invalid("person", "is one card; this needs two"));
        }
        work.require(Kind::Contact, contact)?;
        work.require(Kind::Contact, other)?;
        match self {
            Self::Same { .. } => decide(work, contact, other, MergeEvent::Same),
            Self::Different { .. } => {
                part(work, contact, other)?;
                decide(work, contact, other, MergeEvent::Different)
            }
            Self::Unmerge { .. } => {
                if !work.is_same_person(contact, other)? {
                    return Err(Error::invalid("people", "are not shown as one"));
                }
                part(work, contact, other)
            }
        }
    }
}

/// Says something of two cards in place of all that this device knows to have been said of them.
fn decide(work: &mut Workspace<'_>, one: RecordId, other: RecordId, what: MergeEvent) -> Result<()> {
    let id = Merge::id(one, other);
    let mut merge = work.find::<Merge>(id)?.unwrap_or_else(|| Merge::of(one, other));
    let voids = merge.events.to_supersede(|_| true);
    work.happened_instead(&mut merge.events, Some(what), voids);
    work.put(id, &merge)
}

/// Takes away what links `card` with those on the side of `from`: words are taken back, and where keys and names would
/// link two cards all the same it is said that they are of two people.
fn part(work: &mut Workspace<'_>, from: RecordId, card: RecordId) -> Result<()> {
    let links = work.links(&BTreeSet::from([from, card]))?;
    for (a, b) in links.between(from, card) {
        let stood = work.find::<Merge>(Merge::id(a, b))?.map_or(MergeState::Undecided, |merge| merge.state());
        match stood {
            _ if links.alike.contains(&(a, b)) => decide(work, a, b, MergeEvent::Different)?,
            MergeState::Same => decide(work, a, b, MergeEvent::Unmerged)?,
            MergeState::Undecided | MergeState::Different | MergeState::Contested => {}
        }
    }
    Ok(())
}
