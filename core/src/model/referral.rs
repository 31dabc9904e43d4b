//! A name that somebody gave.

use serde::{Deserialize, Serialize};

use super::{Events, Life, Moment, RecordId};

/// A name that somebody gave. Where it stands is computed from what happened: see [`Referral::state`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// Who gave the name.
    pub referrer: Option<RecordId>,
    /// Whose name it is.
    pub referee: Option<RecordId>,
    /// The meeting in which it was given.
    pub meeting: Option<RecordId>,
    /// What happened.
    pub events: Events<ReferralEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

/// What can happen with a referral.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferralEvent {
    /// The name was given.
    Offered,
    /// The referrer answered "may I use your name?".
    Permission {
        /// What they said.
        answer: NamePermission,
    },
    /// The person was asked for a talk.
    Contacted,
    /// The person was met.
    Met {
        /// In which meeting, if it is recorded.
        meeting: Option<RecordId>,
    },
    /// It came to nothing.
    Closed {
        /// Why.
        reason: ClosedReason,
    },
    /// The referrer was told how it went.
    ReportedBack {
        /// How they were told.
        channel: Channel,
    },
}

/// "May I use your name?": what the referrer answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum NamePermission {
    /// Nobody asked.
    NotAsked,
    /// The referrer's name may be used.
    Granted,
    /// The referrer's name must not be used.
    Denied,
}

/// Why a referral came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ClosedReason {
    /// They said no.
    Declined,
    /// They did not answer.
    NoReply,
    /// The person decided not to ask.
    NotPursued,
}

/// How something was said or sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By e-mail.
    Email,
    /// By phone.
    Phone,
    /// By letter or card.
    Letter,
    /// Face to face.
    InPerson,
    /// Through a social network.
    Social,
    /// By text message.
    Message,
}

/// Where a referral stands. Progress that happened beats what a rule would forbid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ReferralState {
    /// The name was given; permission to use the referrer's name was not asked for.
    Offered,
    /// The referrer's name may be used.
    Ready,
    /// The referrer's name must not be used.
    Blocked,
    /// The person was asked for a talk.
    Contacted,
    /// The person was met.
    Met,
    /// The referrer was told how it went.
    ReportedBack,
    /// It came to nothing.
    Closed,
}

impl Referral {
    /// Where the referral stands: reported back, met, contacted, closed, blocked, ready or offered, the first that fits.
    pub fn state(&self) -> ReferralState {
        if self.events.any(|event| matches!(event, ReferralEvent::ReportedBack { .. })) {
            ReferralState::ReportedBack
        } else if self.events.any(|event| matches!(event, ReferralEvent::Met { .. })) {
            ReferralState::Met
        } else if self.closed().is_some() {
            ReferralState::Closed
        } else if self.events.any(|event| matches!(event, ReferralEvent::Contacted)) {
            ReferralState::Contacted
        } else {
            match self.permission() {
                NamePermission::Denied => ReferralState::Blocked,
                NamePermission::Granted => ReferralState::Ready,
                NamePermission::NotAsked => ReferralState::Offered,
            }
        }
    }

    /// Whether the referrer's name may be used. Of two answers that stand, "no" counts until somebody settles it.
    pub fn permission(&self) -> NamePermission {
        let said = |wanted| {
            self.events
                .any(|event| matches!(event, ReferralEvent::Permission { answer } if *answer == wanted))
        };
        if said(NamePermission::Denied) {
            NamePermission::Denied
        } else if said(NamePermission::Granted) {
            NamePermission::Granted
        } else {
            NamePermission::NotAsked
        }
    }

    /// When the name was given.
    pub fn offered_at(&self) -> Option<Moment> {
        let offered = self.events.earliest(|event| matches!(event, ReferralEvent::Offered).then_some(()));
        offered.map(|(at, ())| at.clone())
    }

    /// Why it came to nothing and when, if it did and the person was not met all the same.
    pub fn closed(&self) -> Option<(Moment, ClosedReason)> {
        if self.events.any(|event| matches!(event, ReferralEvent::Met { .. })) {
            return None;
        }
        let closed = self.events.latest(|event| match event {
            ReferralEvent::Closed { reason } => Some(*reason),
            _ => None,
        });
        closed.map(|(at, reason)| (at.clone(), reason))
    }

    /// When the person was met, as far as the referral itself says.
    pub fn met_at(&self) -> Option<Moment> {
        let met = self.events.earliest(|event| matches!(event, ReferralEvent::Met { .. }).then_some(()));
        met.map(|(at, ())| at.clone())
    }

    /// Whether the referrer was told how it went.
    pub fn is_reported_back(&self) -> bool {
        self.events.any(|event| matches!(event, ReferralEvent::ReportedBack { .. }))
    }
}
