//! What the person makes of an organization, an occupation or an industry.

use serde::{Deserialize, Serialize};

use super::{Events, Moment};

/// What the person makes of something they look into. To find out that it is not for them is a good outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// They want to know more.
    Interested,
    /// They cannot say yet.
    Undecided,
    /// It is not for them.
    RuledOut,
}

/// What can happen with what the person makes of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerdictEvent {
    /// The person said what they make of it.
    Given {
        /// What.
        verdict: Verdict,
        /// Why.
        reason: Option<String>,
    },
}

/// A verdict that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingVerdict {
    /// What the person makes of it.
    pub verdict: Verdict,
    /// Why.
    pub reason: Option<String>,
    /// When they said so.
    pub at: Moment,
    /// Whether another device says something else.
    pub is_contradicted: bool,
}

/// The verdict that counts. Of two that stand, the one that keeps the door open does; of several of that sort, the
/// latest.
pub fn standing_verdict(events: &Events<VerdictEvent>) -> Option<StandingVerdict> {
    let given = |wanted: Verdict| {
        events.latest(move |event| match event {
            VerdictEvent::Given { verdict, reason } if *verdict == wanted => Some(reason.clone()),
            VerdictEvent::Given { .. } => None,
        })
    };
    let order = [Verdict::Interested, Verdict::Undecided, Verdict::RuledOut];
    let mut standing = order.into_iter().filter_map(|verdict| given(verdict).map(|found| (verdict, found)));
    let (verdict, (at, reason)) = standing.next()?;
    let is_contradicted = standing.next().is_some();
    Some(StandingVerdict { verdict, reason, at: at.clone(), is_contradicted })
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, Event, EventId};

    fn events(given: &[(Verdict, &str)]) -> Events<VerdictEvent> {
        let mut events = Events::default();
        for (n, (verdict, reason)) in given.iter().enumerate() {
            let at = Moment::at(DateTime::from_timestamp(n as i64, 0).unwrap(), chrono_tz::UTC);
            let what = VerdictEvent::Given { verdict: *verdict, reason: Some((*reason).to_owned()) };
            let author = AuthorId::from_bytes([0; 16]);
            events.insert(
                EventId::from_bytes([n as u8; 10]),
                Event { at, author, what: Some(what), voids: [].into() },
            );
        }
        events
    }

    #[test]
    fn the_door_stays_open_until_all_devices_close_it() {
        use Verdict::{Interested, RuledOut, Undecided};
        let said = |given: &[(Verdict, &str)]| {
            standing_verdict(&events(given)).map(|it| (it.verdict, it.reason.unwrap(), it.is_contradicted))
        };
        assert_eq!(said(&[]), None);
        assert_eq!(said(&[(RuledOut, "a"), (RuledOut, "b")]), Some((RuledOut, "b".into(), false)));
        assert_eq!(said(&[(Undecided, "a"), (RuledOut, "b")]), Some((Undecided, "a".into(), true)));
        assert_eq!(said(&[(Interested, "a"), (Undecided, "b")]), Some((Interested, "a".into(), true)));
        assert_eq!(said(&[(Interested, "a"), (RuledOut, "b")]), Some((Interested, "a".into(), true)));
    }
}
