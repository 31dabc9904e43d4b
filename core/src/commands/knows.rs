//! Who knows whom.

use serde::{Deserialize, Serialize};

use crate::{
    Error, Result,
    document::Workspace,
    model::{Kind, Knows, KnowsEvent, KnowsKey, Strength},
};

/// What can be done with a tie between two people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum KnowsCommand {
    /// Notes a tie; one that is there already keeps what is known of it.
    Note {
        /// Which.
        tie: KnowsKey,
        /// How well they know each other, if that is known.
        strength: Option<Strength>,
    },
    /// Takes a tie back.
    Remove {
        /// Which.
        tie: KnowsKey,
    },
}

impl KnowsCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Note { .. } => "note who knows whom",
            Self::Remove { .. } => "remove who knows whom",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Note { tie, strength } => {
                let tie = tie.stored();
                work.require(Kind::Contact, tie.from)?;
                work.require(Kind::Contact, tie.to)?;
                if work.is_same_person(tie.from, tie.to)? {
                    return Err(Error::invalid("tie", "needs two different people"));
                }
                let mut it: Knows = work.find(tie.id())?.unwrap_or_default();
                (it.kind, it.from, it.to) = (Some(tie.kind), Some(tie.from), Some(tie.to));
                it.strength = strength.or(it.strength);
                if it.standing().is_none() {
                    work.happened(&mut it.events, KnowsEvent::Noted);
                }
                work.put(tie.id(), &it)
            }
            Self::Remove { tie } => {
                let mut it: Knows = work.get(tie.id())?;
                let voids = it.events.to_supersede(|event| *event == KnowsEvent::Noted);
                if voids.is_empty() {
                    return Err(Error::invalid("tie", "is not there any more"));
                }
                work.happened_instead(&mut it.events, None, voids);
                work.put(tie.id(), &it)
            }
        }
    }
}
