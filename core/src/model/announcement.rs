//! Telling friends and family that one is looking.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Channel, Events, RecordId};

/// That somebody was told that the person is looking. One record for each of them, with the same id on every device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// Who was told.
    pub contact: Option<RecordId>,
    /// What happened.
    pub events: Events<AnnouncementEvent>,
}

/// What can happen with an announcement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnnouncementEvent {
    /// They were told.
    Told {
        /// How.
        channel: Channel,
        /// On which day.
        #[serde(deserialize_with = "super::moment::written_day")]
        day: NaiveDate,
    },
}

impl Announcement {
    /// The id of what `contact` was told.
    pub fn id(contact: RecordId) -> RecordId {
        RecordId::derived("announcement", &[contact.as_bytes()])
    }

    /// When they were first told, and how.
    pub fn told(&self) -> Option<(NaiveDate, Channel)> {
        let told = self.events.standing().into_iter().map(|(_, event)| match event {
            AnnouncementEvent::Told { channel, day } => (*day, *channel),
        });
        told.min_by_key(|(day, _)| *day)
    }
}
