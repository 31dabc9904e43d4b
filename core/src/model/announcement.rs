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

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, Event, EventId, Moment};

    #[test]
    fn told_twice_is_told_on_the_first_day_until_it_is_taken_back() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        let event = |what, voids: &[u8]| Event {
            at: Moment::at(DateTime::UNIX_EPOCH, chrono_tz::UTC),
            author: AuthorId::from_bytes([0; 16]),
            what,
            voids: voids.iter().map(|n| EventId::from_bytes([*n; 10])).collect(),
        };
        let told = |channel, on| Some(AnnouncementEvent::Told { channel, day: day(on) });
        let mut it = Announcement::default();
        assert_eq!(it.told(), None);
        it.events.insert(EventId::from_bytes([1; 10]), event(told(Channel::Phone, 4), &[]));
        it.events.insert(EventId::from_bytes([2; 10]), event(told(Channel::Email, 2), &[]));
        assert_eq!(it.told(), Some((day(2), Channel::Email)));
        it.events.insert(EventId::from_bytes([3; 10]), event(None, &[2]));
        assert_eq!(it.told(), Some((day(4), Channel::Phone)));
        it.events.insert(EventId::from_bytes([4; 10]), event(None, &[1]));
        assert_eq!(it.told(), None);
        assert_ne!(
            Announcement::id(RecordId::from_bytes([1; 16])),
            Announcement::id(RecordId::from_bytes([2; 16]))
        );
    }
}
