//! Asking somebody to introduce somebody else.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Contradiction, ContradictionKind, EventId, Events, Life, Moment, RecordId, contradiction::last_standing,
};

/// A request to be introduced. Where it stands is computed from what happened: see [`IntroRequest::state`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntroRequest {
    /// Who is asked: somebody both know.
    pub to: Option<RecordId>,
    /// Whom they are to introduce.
    pub target: Option<RecordId>,
    /// Why, in the person's own words.
    pub reason: Option<String>,
    /// What happened.
    pub events: Events<IntroEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

/// What can happen with a request to be introduced.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntroEvent {
    /// They were asked.
    Asked,
    /// They will do it.
    Agreed,
    /// They will not.
    Declined,
    /// They did it.
    IntroMade,
    /// Whom they introduced answered.
    Replied,
    /// The person asked once more.
    Reminded,
    /// The person wrote to whom they were introduced to.
    Wrote,
    /// The person lets it be.
    Closed {
        /// The events known then: an answer that is not among them counts all the same.
        known: BTreeSet<EventId>,
    },
}

/// Where a request to be introduced stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum IntroState {
    /// They were asked.
    Asked,
    /// They will not.
    Declined,
    /// They will do it.
    Agreed,
    /// They did it.
    IntroMade,
    /// Whom they introduced answered.
    Replied,
    /// The person lets it be.
    Closed,
}

impl IntroRequest {
    /// The most polite reminders that are sent.
    pub const MOST_REMINDERS: usize = 2;

    /// Where it stands: replied, closed, introduced, agreed, declined or asked, the first that fits. What happened beats a
    /// "no" that whoever noted it did not know of; letting it be counts only beside what whoever did so knew of.
    pub fn state(&self) -> IntroState {
        let any = |what| self.events.any(|event| *event == what);
        if any(IntroEvent::Replied) {
            IntroState::Replied
        } else if self.is_closed() {
            IntroState::Closed
        } else if any(IntroEvent::IntroMade) {
            IntroState::IntroMade
        } else if any(IntroEvent::Agreed) {
            IntroState::Agreed
        } else if any(IntroEvent::Declined) {
            IntroState::Declined
        } else {
            IntroState::Asked
        }
    }

    /// Whether the person let it be, and knew of all that was answered.
    fn is_closed(&self) -> bool {
        let answers = self.answers();
        self.events.any(|event| matches!(event, IntroEvent::Closed { known } if answers.is_subset(known)))
    }

    /// What stands and moves it on.
    fn answers(&self) -> BTreeSet<EventId> {
        let is_answer = |event: &IntroEvent| {
            use IntroEvent::{Agreed, Declined, IntroMade, Replied};
            matches!(event, Agreed | Declined | IntroMade | Replied)
        };
        let standing = self.events.standing().into_iter();
        standing.filter(|(_, event)| is_answer(event)).map(|(id, _)| *id).collect()
    }

    /// When they were reminded since something of that sort was first noted, each time on a day of its own: two devices may
    /// have noted the same one.
    pub fn reminders_since(&self, what: &IntroEvent) -> Vec<Moment> {
        let Some(since) = self.since(what) else { return Vec::new() };
        let standing = self.events.standing().into_iter();
        let reminded = standing.filter(|(_, event)| **event == IntroEvent::Reminded);
        let at = reminded.filter_map(|(id, _)| self.events.get(id)).map(|event| event.at.clone());
        let mut reminders: Vec<Moment> = at.filter(|at| at.instant >= since.instant).collect();
        reminders.sort();
        reminders.dedup_by_key(|at| at.day());
        reminders
    }

    /// When they were reminded since they said that they will do it, or else since they were asked.
    pub fn reminders(&self) -> Vec<Moment> {
        let agreed = self.events.any(|event| *event == IntroEvent::Agreed);
        self.reminders_since(if agreed { &IntroEvent::Agreed } else { &IntroEvent::Asked })
    }

    /// What two devices said differently: that they will, and that they will not; that it was let be, and that it went on.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let agreed =
            last_standing(&self.events, |event| matches!(event, IntroEvent::Agreed | IntroEvent::IntroMade));
        let declined = last_standing(&self.events, |event| *event == IntroEvent::Declined);
        let both = agreed.zip(declined).map(|(agreed, declined)| [agreed, declined]);
        let both = both.map(|events| Contradiction { what: ContradictionKind::AnsweredTwice, events });
        let mut found: Vec<Contradiction> = both.into_iter().collect();
        let answers = self.answers();
        for (closed, event) in self.events.standing() {
            let IntroEvent::Closed { known } = event else { continue };
            let went_on = answers.iter().rev().find(|id| !known.contains(id));
            found.extend(went_on.map(|went_on| Contradiction {
                what: ContradictionKind::ClosedAndWentOn,
                events: [*went_on, *closed],
            }));
        }
        found
    }

    /// When something of that sort was first noted.
    pub fn since(&self, what: &IntroEvent) -> Option<Moment> {
        self.events.earliest(|event| (event == what).then_some(())).map(|(at, ())| at.clone())
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, Event, EventId, testing::happened};

    fn request(events: &[(u8, Option<IntroEvent>, &[u8])]) -> IntroRequest {
        let id = |n: &u8| EventId::from_bytes([*n; 10]);
        let mut it = IntroRequest::default();
        for (n, what, voids) in events {
            let at = Moment::at(DateTime::UNIX_EPOCH, chrono_tz::UTC);
            let author = AuthorId::from_bytes([*n; 16]);
            let event = Event { at, author, what: what.clone(), voids: voids.iter().map(id).collect() };
            it.events.insert(id(n), event);
        }
        it
    }

    #[test]
    fn a_yes_and_a_no_contradict_each_other_until_one_is_taken_back() {
        use IntroEvent::{Agreed, Asked, Declined, IntroMade, Replied};
        let asked = || (1, Some(Asked), &[][..]);
        let two = |events| [Contradiction { what: ContradictionKind::AnsweredTwice, events }];
        let id = |n| EventId::from_bytes([n; 10]);
        for yes in [Agreed, IntroMade].iter() {
            let both = request(&[asked(), (2, Some(Declined), &[]), (3, Some(yes.clone()), &[])]);
            assert_eq!(both.contradictions(), two([id(3), id(2)]));
            let settled = request(&[asked(), (2, Some(Declined), &[]), (3, Some(yes.clone()), &[2])]);
            assert_eq!(settled.contradictions(), []);
        }
        let apart = request(&[asked(), (2, Some(Declined), &[]), (3, Some(Replied), &[])]);
        assert_eq!(apart.contradictions(), [], "whom they would not introduce answered all the same");
        assert_eq!(request(&[asked(), (2, Some(Agreed), &[])]).contradictions(), []);
        assert_eq!(request(&[asked(), (2, Some(Declined), &[])]).contradictions(), []);
    }

    #[test]
    fn letting_it_be_counts_beside_what_was_known_and_not_beside_an_answer_from_elsewhere() {
        use IntroEvent::{Agreed, Asked, Closed, Declined, IntroMade, Replied};
        let closed =
            |known: &[u8]| Closed { known: known.iter().map(|n| EventId::from_bytes([*n; 10])).collect() };
        let asked = || (1, Some(Asked), &[][..]);
        let answers = [
            (Agreed, IntroState::Agreed),
            (Declined, IntroState::Declined),
            (IntroMade, IntroState::IntroMade),
        ];
        for (answer, state) in answers {
            let told = |known: &[u8]| {
                let it = request(&[asked(), (2, Some(answer.clone()), &[]), (3, Some(closed(known)), &[])]);
                (it.state(), it.contradictions().len())
            };
            assert_eq!(told(&[1, 2]), (IntroState::Closed, 0), "{answer:?} was known");
            assert_eq!(told(&[1]), (state, 1), "{answer:?} was not");
        }
        let known = request(&[asked(), (2, Some(Replied), &[]), (3, Some(closed(&[1, 2])), &[])]);
        assert_eq!(known.state(), IntroState::Replied, "it came to its end");
        let alone = request(&[asked(), (3, Some(closed(&[1])), &[])]);
        assert_eq!((alone.state(), alone.contradictions()), (IntroState::Closed, vec![]));
    }

    #[test]
    fn reminders_count_since_they_agreed_or_else_since_they_were_asked() {
        use IntroEvent::{Agreed, Asked, Reminded};
        let mut it = IntroRequest { events: happened([Asked, Reminded]), ..IntroRequest::default() };
        assert_eq!(it.reminders().len(), 1);
        it.events = happened([Asked, Reminded, Agreed]);
        assert!(it.reminders().is_empty());
        it.events = happened([Asked, Reminded, Agreed, Reminded, Reminded]);
        assert_eq!(it.reminders().len(), 1, "twice on one day is once");
    }
}
