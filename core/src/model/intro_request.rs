//! Asking somebody to introduce somebody else.

use serde::{Deserialize, Serialize};

use super::{Contradiction, ContradictionKind, Events, Life, Moment, RecordId, contradiction::last_standing};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
}

impl IntroRequest {
    /// Where it stands: replied, introduced, agreed, declined or asked, the first that fits. What happened beats a "no"
    /// that whoever noted it did not know of.
    pub fn state(&self) -> IntroState {
        let any = |what| self.events.any(|event| *event == what);
        if any(IntroEvent::Replied) {
            IntroState::Replied
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

    /// What two devices said differently: that they will, and that they will not.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let agreed =
            last_standing(&self.events, |event| matches!(event, IntroEvent::Agreed | IntroEvent::IntroMade));
        let declined = last_standing(&self.events, |event| *event == IntroEvent::Declined);
        let both = agreed.zip(declined).map(|(agreed, declined)| [agreed, declined]);
        both.map(|events| Contradiction { what: ContradictionKind::AnsweredTwice, events })
            .into_iter()
            .collect()
    }

    /// When something of that sort was first noted.
    pub fn since(&self, what: IntroEvent) -> Option<Moment> {
        self.events.earliest(|event| (*event == what).then_some(())).map(|(at, ())| at.clone())
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, Event, EventId};

    fn request(events: &[(u8, Option<IntroEvent>, &[u8])]) -> IntroRequest {
        let id = |n: &u8| EventId::from_bytes([*n; 10]);
        let mut it = IntroRequest::default();
        for (n, what, voids) in events {
            let at = Moment::at(DateTime::UNIX_EPOCH, chrono_tz::UTC);
            let author = AuthorId::from_bytes([*n; 16]);
            let event = Event { at, author, what: *what, voids: voids.iter().map(id).collect() };
            it.events.insert(id(n), event);
        }
        it
    }

    #[test]
    fn a_yes_and_a_no_contradict_each_other_until_one_is_taken_back() {
        use IntroEvent::{Agreed, Asked, Declined, IntroMade, Replied};
        let asked = (1, Some(Asked), &[][..]);
        let two = |events| [Contradiction { what: ContradictionKind::AnsweredTwice, events }];
        let id = |n| EventId::from_bytes([n; 10]);
        for yes in [Agreed, IntroMade] {
            let both = request(&[asked, (2, Some(Declined), &[]), (3, Some(yes), &[])]);
            assert_eq!(both.contradictions(), two([id(3), id(2)]));
            let settled = request(&[asked, (2, Some(Declined), &[]), (3, Some(yes), &[2])]);
            assert_eq!(settled.contradictions(), []);
        }
        let apart = request(&[asked, (2, Some(Declined), &[]), (3, Some(Replied), &[])]);
        assert_eq!(apart.contradictions(), [], "whom they would not introduce answered all the same");
        assert_eq!(request(&[asked, (2, Some(Agreed), &[])]).contradictions(), []);
        assert_eq!(request(&[asked, (2, Some(Declined), &[])]).contradictions(), []);
    }
}
