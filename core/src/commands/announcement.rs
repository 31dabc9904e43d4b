//! Telling friends and family that one is looking.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    Error, Result,
    document::Workspace,
    model::{Announcement, AnnouncementEvent, Channel, Contact, RecordId, check_day},
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
    /// Takes that back: they were not told.
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
                if work.get::<Contact>(contact)?.is_do_not_contact() {
                    return Err(Error::invalid(
                        "person",
                        "asked not to be contacted; allow contact again first",
                    ));
                }
                let day = day.unwrap_or_else(|| work.context().today());
                check_day(day)?;
                let id = Announcement::id(contact);
                let mut it: Announcement = work.find(id)?.unwrap_or_default();
                it.contact = Some(contact);
                work.happened(&mut it.events, AnnouncementEvent::Told { channel, day });
                work.put(id, &it)
            }
            Self::Untell { contact } => {
                let id = Announcement::id(contact);
                let mut it: Announcement = work.get(id)?;
                let voids = it.events.to_supersede(|_| true);
                if voids.is_empty() {
                    return Err(Error::invalid("person", "was not told yet"));
                }
                work.happened_instead(&mut it.events, None, voids);
                work.put(id, &it)
            }
        }
    }
}
