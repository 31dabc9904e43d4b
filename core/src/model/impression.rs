//! What impression the person left in a talk, and what came of it.

use serde::{Deserialize, Serialize};

use super::{EventId, Meeting, MeetingEvent, Moment};

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
    /// mended is not forgotten. So does one that is still to be mended before one that is not.
    pub fn impression(&self) -> Option<Impression> {
        self.poor_impression().or_else(|| self.poorest(|_| true))
    }

    /// Whether a poor impression was mended, and none is still to be.
    pub fn is_repaired(&self) -> bool {
        let is_mending = |event: &MeetingEvent| {
            matches!(event, MeetingEvent::Repaired | MeetingEvent::ImpressionSettled { mended: true, .. })
        };
        self.events.any(is_mending) && self.poor_impression().is_none()
    }

    /// The poor impression that is still to be mended: whoever mended another, or let it be, did not know of it.
    pub fn poor_impression(&self) -> Option<Impression> {
        let is_settled = |noted: &EventId| {
            self.events.any(|event| match event {
                MeetingEvent::Repaired => true,
                MeetingEvent::ImpressionSettled { known, .. } => known.contains(noted),
                _ => false,
            })
        };
        self.poorest(|noted| !is_settled(noted)).filter(Impression::is_poor)
    }

    /// The poorest impression of those that count; of equal ones, the one noted last.
    fn poorest(&self, counts: impl Fn(&EventId) -> bool) -> Option<Impression> {
        let standing = self.events.standing().into_iter().filter(|(id, _)| counts(id));
        let noted = standing.filter_map(|(id, event)| match event {
            MeetingEvent::Impression { score, repair } => Some(Impression {
                score: *score,
                repair: repair.clone(),
                at: self.events.get(id)?.at.clone(),
            }),
            _ => None,
        });
        noted.rev().min_by_key(|it| it.score)
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

    #[test]
    fn what_was_not_known_is_neither_mended_nor_let_be() {
        let settled = |mended, known: &[u8]| MeetingEvent::ImpressionSettled {
            mended,
            known: known.iter().map(|n| EventId::from_bytes([*n; 10])).collect(),
        };
        let shown = |events: &[MeetingEvent]| {
            let it = meeting(events);
            (
                it.poor_impression().map(|poor| poor.score),
                it.impression().map(|it| it.score),
                it.is_repaired(),
            )
        };
        let (two, one, four) = (scored(2, "late"), scored(1, "rude"), scored(4, "fine"));
        assert_eq!(shown(&[two.clone(), settled(true, &[0])]), (None, Some(2), true));
        assert_eq!(shown(&[two.clone(), settled(false, &[0])]), (None, Some(2), false), "let be");
        let apart = |settled| [two.clone(), one.clone(), settled];
        assert_eq!(shown(&apart(settled(true, &[0]))), (Some(1), Some(1), false), "the other was not known");
        assert_eq!(shown(&apart(settled(true, &[1]))), (Some(2), Some(2), false));
        assert_eq!(shown(&apart(settled(true, &[0, 1]))), (None, Some(1), true));
        assert_eq!(
            shown(&[two, four, settled(true, &[0])]),
            (None, Some(2), true),
            "nothing is poor any more"
        );
    }
}
