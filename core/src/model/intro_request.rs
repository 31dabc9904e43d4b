//! Asking somebody to introduce somebody else.

use serde::{Deserialize, Serialize};

use super::{Events, Life, Moment, RecordId};

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

    /// When something of that sort was first noted.
    pub fn since(&self, what: IntroEvent) -> Option<Moment> {
        self.events.earliest(|event| (*event == what).then_some(())).map(|(at, ())| at.clone())
    }
}
