//! Telling friends and family that one is looking.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::outreach::check_may_be_asked;
use crate::{
    Error, Result,
    document::Workspace,
    model::{Announcement, AnnouncementEvent, Channel, Kind, RecordId, check_day},
};

/// What can be done about telling people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AnnouncementCommand {
    /// Notes that somebody was told that the person is looking.
    Tell {
        /// Who.
        contact: RecordId,
        /// How.
        channel: Channel,
        /// On which day; today when not said.
        day: Option<NaiveDate>,
    },
    /// Takes that back, on whatever card it was noted: they were not told.
    Untell {
        /// Who.
        contact: RecordId,
    },
}

impl AnnouncementCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Tell { .. } => "note that somebody was told",
            Self::Untell { .. } => "take back that somebody was told",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Tell { contact, channel, day } => {
                work.require(Kind::Contact, contact)?;
                check_may_be_asked(work, Some(contact))?;
                let day = day.unwrap_or_else(|| work.context().today());
                check_day(day)?;
                let id = Announcement::id(contact);
                let mut it: Announcement = work.find(id)?.unwrap_or_default();
                it.contact = Some(contact);
                work.happened(&mut it.events, AnnouncementEvent::Told { channel, day });
                work.put(id, &it)
            }
            Self::Untell { contact } => untell(work, contact),
        }
    }
}

/// Takes back that somebody was told, on whichever of their cards that was noted.
fn untell(work: &mut Workspace<'_>, contact: RecordId) -> Result<()> {
    let mut was_told = false;
    for card in work.cards(contact)? {
        let id = Announcement::id(card);
        let Some(mut it) = work.find::<Announcement>(id)? else { continue };
        let voids = it.events.to_supersede(|_| true);
        if !voids.is_empty() {
            work.happened_instead(&mut it.events, None, voids);
            work.put(id, &it)?;
            was_told = true;
        }
    }
    was_told.then_some(()).ok_or_else(|| Error::invalid("person", "was not told yet"))
}
