//! What impression the person left in a talk, and what came of it.

use serde::{Deserialize, Serialize};

use super::{Meeting, MeetingEvent, Moment};

/// What impression the person thinks they left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impression {
    /// From 1 (poor) to 5 (very good).
    pub score: u32,
    /// What is to be mended.
    pub repair: Option<String>,
    /// When it was noted.
    pub at: Moment,
}

impl Impression {
    /// The scores there are.
    pub const SCORES: std::ops::RangeInclusive<u32> = 1..=5;
    /// The best score that still calls for mending.
    pub const POOR: u32 = 2;

    /// Whether something is to be mended.
    pub fn is_poor(&self) -> bool {
        self.score <= Self::POOR
    }
}

/// What a talk brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum TalkOutcome {
    /// A name, and so somebody else to talk to.
    Contact,
    /// Something the person did not know.
    Information,
    /// Word of something that may open.
    Lead,
    /// Work.
    Job,
}

impl TalkOutcome {
    /// All there are.
    pub const ALL: [Self; 4] = [Self::Contact, Self::Information, Self::Lead, Self::Job];
}

impl Meeting {
    /// What impression the person thinks they left. Of two that devices noted apart the poorer counts: what may have to be
    /// mended is not forgotten.
    pub fn impression(&self) -> Option<Impression> {
        let scores = self.events.standing().into_iter().filter_map(|(_, event)| match event {
            MeetingEvent::Impression { score, .. } => Some(*score),
            _ => None,
        });
        let poorest = scores.min()?;
        let noted = self.events.latest(|event| match event {
            MeetingEvent::Impression { score, repair } if *score == poorest => Some(repair.clone()),
            _ => None,
        });
        noted.map(|(at, repair)| Impression { score: poorest, repair, at: at.clone() })
    }

    /// Whether a poor impression was mended.
    pub fn is_repaired(&self) -> bool {
        self.events.any(|event| *event == MeetingEvent::Repaired)
    }

    /// The poor impression that is still to be mended.
    pub fn poor_impression(&self) -> Option<Impression> {
        self.impression().filter(|it| it.is_poor() && !self.is_repaired())
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, Event, EventId};

    fn meeting(events: &[MeetingEvent]) -> Meeting {
        let mut meeting = Meeting::default();
        for (n, what) in events.iter().enumerate() {
            let at = Moment::at(DateTime::from_timestamp(n as i64, 0).unwrap(), chrono_tz::UTC);
            let (author, what) = (AuthorId::from_bytes([0; 16]), Some(what.clone()));
            let event = Event { at, author, what, voids: [].into() };
            meeting.events.insert(EventId::from_bytes([n as u8; 10]), event);
        }
        meeting
    }

    fn scored(score: u32, repair: &str) -> MeetingEvent {
        MeetingEvent::Impression { score, repair: Some(repair.to_owned()) }
    }

    // holds: 96
    #[test]
    fn two_of_five_is_poor_and_three_is_not() {
        let is_open = |events: &[MeetingEvent]| meeting(events).poor_impression().is_some();
        assert!(!is_open(&[]));
        for (score, is_poor) in [(1, true), (2, true), (3, false), (5, false)] {
            assert_eq!(is_open(&[scored(score, "late")]), is_poor, "{score}");
        }
        assert!(!is_open(&[scored(1, "late"), MeetingEvent::Repaired]));
    }

    #[test]
    fn of_two_impressions_the_poorer_counts() {
        let both = meeting(&[scored(2, "late"), scored(4, "fine")]);
        let found = both.impression().unwrap();
        assert_eq!((found.score, found.repair.as_deref()), (2, Some("late")));
    }
}
