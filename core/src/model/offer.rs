//! What somebody offers of their own accord.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Contradiction, ContradictionKind, Events, Life, Moment, RecordId, contradiction::last_standing};

/// What a host offered, unasked. Where it stands is computed from what happened: see [`Offer::state`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Who offered it.
    pub host: Option<RecordId>,
    /// What.
    pub kind: Option<OfferKind>,
    /// The meeting in which it was offered.
    pub meeting: Option<RecordId>,
    /// Whom or which organization it leads to, if that was said.
    pub about: Option<RecordId>,
    /// What was said, in the person's own words.
    pub text: Option<String>,
    /// The day on which to come back to it, if the person chose one.
    pub come_back: Option<NaiveDate>,
    /// What happened.
    pub events: Events<OfferEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

/// What hosts offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum OfferKind {
    /// To pass the person's details on to somebody.
    PassDetails,
    /// To look at their résumé.
    ResumeReview,
    /// To introduce them to somebody later.
    Introduce,
    /// To put in a good word for them.
    GoodWord,
    /// To keep them in mind, or among those who are asked when something opens.
    KeepInMind,
    /// Something else: the text says what.
    Other,
}

impl OfferKind {
    /// Whether it leads to a third person, whom the one who was offered it can write to themselves.
    pub fn leads_to_somebody(self) -> bool {
        matches!(self, Self::PassDetails | Self::Introduce)
    }
}

/// What can happen with an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferEvent {
    /// It was made.
    Made,
    /// The person writes themselves.
    TakenControl {
        /// The name that was given in its place.
        referral: RecordId,
    },
    /// The host does it.
    TheyWillPass {
        /// The day on which to ask whether they did.
        #[serde(deserialize_with = "super::moment::written_day")]
        check: NaiveDate,
    },
    /// The person said yes to it.
    Accepted,
    /// What was offered was done.
    Done,
    /// Nothing comes of it.
    Lapsed,
}

/// Where an offer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum OfferState {
    /// It was made, and waits for an answer.
    Made,
    /// The person said yes to it.
    Accepted,
    /// The host does it.
    TheyWillPass,
    /// The person writes themselves.
    TakenControl,
    /// What was offered was done.
    Done,
    /// Nothing comes of it.
    Lapsed,
}

impl Offer {
    /// Where it stands: done, taken in hand by the person, left to the host, accepted, lapsed or made, the first that
    /// fits. What goes on beats that nothing comes of it: whoever noted that did not know. And whoever writes themselves
    /// waits for nobody.
    pub fn state(&self) -> OfferState {
        let any = |is: fn(&OfferEvent) -> bool| self.events.any(is);
        if any(|event| *event == OfferEvent::Done) {
            OfferState::Done
        } else if any(|event| matches!(event, OfferEvent::TakenControl { .. })) {
            OfferState::TakenControl
        } else if any(|event| matches!(event, OfferEvent::TheyWillPass { .. })) {
            OfferState::TheyWillPass
        } else if any(|event| *event == OfferEvent::Accepted) {
            OfferState::Accepted
        } else if any(|event| *event == OfferEvent::Lapsed) {
            OfferState::Lapsed
        } else {
            OfferState::Made
        }
    }

    /// Whether something may still come of it.
    pub fn is_open(&self) -> bool {
        matches!(self.state(), OfferState::Made | OfferState::Accepted | OfferState::TheyWillPass)
    }

    /// When it was made.
    pub fn made_at(&self) -> Option<Moment> {
        self.events.earliest(|event| (*event == OfferEvent::Made).then_some(())).map(|(at, ())| at.clone())
    }

    /// When the person said yes to it.
    pub fn accepted_at(&self) -> Option<Moment> {
        let accepted = self.events.latest(|event| (*event == OfferEvent::Accepted).then_some(()));
        accepted.map(|(at, ())| at.clone())
    }

    /// The day on which to ask whether the host did it, while it is left to them. Of several, the one noted last.
    pub fn check_day(&self) -> Option<NaiveDate> {
        let check = self.events.latest(|event| match event {
            OfferEvent::TheyWillPass { check } => Some(*check),
            _ => None,
        });
        check.map(|(_, check)| check).filter(|_| self.state() == OfferState::TheyWillPass)
    }

    /// The name that was given in its place, while the person writes themselves.
    pub fn referral(&self) -> Option<RecordId> {
        let taken = self.events.latest(|event| match event {
            OfferEvent::TakenControl { referral } => Some(*referral),
            _ => None,
        });
        taken.map(|(_, referral)| referral)
    }

    /// What two devices said differently: that the person writes themselves and that the host does it, or that it goes on
    /// and that nothing comes of it.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let last = |is: fn(&OfferEvent) -> bool| last_standing(&self.events, is);
        let done = last(|event| *event == OfferEvent::Done);
        let taken = last(|event| matches!(event, OfferEvent::TakenControl { .. }));
        let theirs = last(|event| matches!(event, OfferEvent::TheyWillPass { .. }))
            .or_else(|| last(|event| *event == OfferEvent::Accepted));
        let lapsed = last(|event| *event == OfferEvent::Lapsed);
        // Once it is done, who did it no longer matters.
        let in_hand = taken.zip(theirs).filter(|_| done.is_none());
        let over = done.or(taken).or(theirs).zip(lapsed);
        let pairs = [in_hand, over].into_iter().flatten();
        let what = ContradictionKind::OfferAnsweredTwice;
        pairs.map(|(counts, other)| Contradiction { what, events: [counts, other] }).collect()
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, Event, EventId};

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    /// An offer to which these things happened, one a second, each taking back those named by place.
    fn offer(events: &[(OfferEvent, &[u8])]) -> Offer {
        let mut it = Offer::default();
        for (n, (what, voids)) in events.iter().enumerate() {
            let at = Moment::at(DateTime::from_timestamp(n as i64, 0).unwrap(), chrono_tz::UTC);
            let voids = voids.iter().map(|n| EventId::from_bytes([*n; 10])).collect();
            let author = AuthorId::from_bytes([n as u8; 16]);
            let event = Event { at, author, what: Some(what.clone()), voids };
            it.events.insert(EventId::from_bytes([n as u8; 10]), event);
        }
        it
    }

    fn all() -> [OfferEvent; 6] {
        let referral = RecordId::from_bytes([1; 16]);
        [
            OfferEvent::Made,
            OfferEvent::Lapsed,
            OfferEvent::Accepted,
            OfferEvent::TheyWillPass { check: day(9) },
            OfferEvent::TakenControl { referral },
            OfferEvent::Done,
        ]
    }

    // holds: 80, I8
    #[test]
    fn of_all_that_stands_the_furthest_is_shown() {
        let states = [
            OfferState::Made,
            OfferState::Lapsed,
            OfferState::Accepted,
            OfferState::TheyWillPass,
            OfferState::TakenControl,
            OfferState::Done,
        ];
        for subset in 0..1_u32 << 6 {
            let chosen: Vec<usize> = (0..6).filter(|place| subset & (1 << place) != 0).collect();
            for backwards in [false, true] {
                let mut events: Vec<(OfferEvent, &[u8])> =
                    chosen.iter().map(|place| (all()[*place].clone(), &[][..])).collect();
                if backwards {
                    events.reverse();
                }
                let expected = chosen.last().map_or(OfferState::Made, |place| states[*place]);
                assert_eq!(offer(&events).state(), expected, "{events:?}");
            }
        }
    }

    #[test]
    fn the_day_to_ask_is_the_last_one_and_only_while_it_is_theirs() {
        let [made, _, _, pass, taken, _] = all();
        let later = OfferEvent::TheyWillPass { check: day(12) };
        assert_eq!(offer(&[(made.clone(), &[])]).check_day(), None);
        assert_eq!(offer(&[(made.clone(), &[]), (pass.clone(), &[])]).check_day(), Some(day(9)));
        let moved = offer(&[(made.clone(), &[]), (pass.clone(), &[]), (later, &[1])]);
        assert_eq!(moved.check_day(), Some(day(12)));
        assert_eq!(offer(&[(made, &[]), (pass, &[]), (taken, &[])]).check_day(), None);
    }

    // holds: I9
    #[test]
    fn what_cannot_both_be_so_contradicts_until_one_is_taken_back() {
        let [made, lapsed, accepted, pass, taken, done] = all();
        let pairs = |events: &[(OfferEvent, &[u8])]| -> Vec<[u8; 2]> {
            let found = offer(events).contradictions().into_iter();
            found.map(|it| it.events.map(|event| event.as_bytes()[0])).collect()
        };
        let one = |it: &OfferEvent| (it.clone(), &[][..]);
        assert_eq!(pairs(&[one(&made), one(&taken)]), [[0; 2]; 0]);
        assert_eq!(pairs(&[one(&made), one(&pass), one(&taken)]), [[2, 1]]);
        assert_eq!(pairs(&[one(&made), one(&accepted), one(&taken)]), [[2, 1]]);
        assert_eq!(
            pairs(&[one(&made), one(&accepted), one(&pass)]),
            [[0; 2]; 0],
            "both leave it to the host"
        );
        assert_eq!(pairs(&[one(&made), one(&lapsed), one(&accepted)]), [[2, 1]]);
        assert_eq!(pairs(&[one(&made), one(&taken), one(&pass), one(&lapsed)]), [[1, 2], [1, 3]]);
        assert_eq!(pairs(&[one(&made), one(&taken), one(&pass), one(&done)]), [[0; 2]; 0]);
        assert_eq!(pairs(&[one(&made), one(&done), one(&lapsed)]), [[1, 2]]);
        assert_eq!(pairs(&[one(&made), one(&pass), (taken, &[1])]), [[0; 2]; 0]);
    }
}
