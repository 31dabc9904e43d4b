//! A name that somebody gave.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    Contradiction, ContradictionKind, EventId, Events, Life, Moment, RecordId, contradiction::last_standing,
};

/// A name that somebody gave. Where it stands is computed from what happened: see [`Referral::state`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// Who gave the name.
    pub referrer: Option<RecordId>,
    /// Whose name it is.
    pub referee: Option<RecordId>,
    /// The meeting in which it was given.
    pub meeting: Option<RecordId>,
    /// Who is to make the contact, and how.
    pub approach: Option<Approach>,
    /// Whether the referrer knows the person well.
    pub known_well: bool,
    /// Whether the referrer thinks highly of the person.
    pub esteem: bool,
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
    /// How to reach the person is known.
    DetailsReceived,
    /// The referrer will pass the person's own details on.
    TheyWillPass {
        /// The day on which to ask whether they did.
        #[serde(deserialize_with = "super::moment::written_day")]
        check: NaiveDate,
    },
    /// The person will write themselves after all.
    TakenControl,
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
        /// The events known then: what is not among them went on elsewhere. Early versions did not say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        known: Option<BTreeSet<EventId>>,
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
    /// Somebody asked, and the answer was neither yes nor no: until it is, the name must not be used.
    Unclear,
}

impl NamePermission {
    /// Of several answers, the most careful one: "no" before an unclear one before "yes".
    pub fn most_careful(answers: impl IntoIterator<Item = Self>) -> Self {
        let care = |answer: &Self| match answer {
            Self::NotAsked => 0,
            Self::Granted => 1,
            Self::Unclear => 2,
            Self::Denied => 3,
        };
        answers.into_iter().max_by_key(care).unwrap_or(Self::NotAsked)
    }
}

/// Who makes the contact with somebody whose name was given, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Approach {
    /// The referrer introduces the two.
    IntroducedByReferrer,
    /// The person writes and says who sent them.
    SelfUsingName,
    /// The person writes and does not say who sent them.
    SelfWithoutName,
    /// The referrer passes the person's details on.
    TheyPassMyDetails,
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
    /// No way to reach them was found.
    NoWayToReach,
    /// The referrer did not pass on what they meant to.
    NotPassedOn,
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
    /// Permission to use the referrer's name was asked for, and the answer is not clear.
    AwaitingPermission,
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
    /// Days after a name was given for which a referrer is waited for who passes the person's details on, where no other
    /// day was said.
    pub const PASSING_DAYS: u64 = 3;

    /// Where the referral stands: reported back, met, closed, contacted, ready, blocked, awaiting permission or offered, the
    /// first that fits. Closing it counts only beside progress that whoever closed it knew of.
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
                NamePermission::Unclear => ReferralState::AwaitingPermission,
                NamePermission::NotAsked => ReferralState::Offered,
            }
        }
    }

    /// Whether the referrer's name may be used, as far as the referral itself says. Of two answers that stand, the more
    /// careful one counts until somebody settles it. What other referrals of the same two people say counts beside it.
    pub fn permission(&self) -> NamePermission {
        let standing = self.events.standing();
        NamePermission::most_careful(standing.into_iter().filter_map(|(_, event)| match event {
            ReferralEvent::Permission { answer } => Some(*answer),
            _ => None,
        }))
    }

    /// When the name was given.
    pub fn offered_at(&self) -> Option<Moment> {
        let offered = self.events.earliest(|event| matches!(event, ReferralEvent::Offered).then_some(()));
        offered.map(|(at, ())| at.clone())
    }

    /// Why it came to nothing and when, if it did, the person was not met all the same, and nobody who did not know of it
    /// asked them.
    pub fn closed(&self) -> Option<(Moment, ClosedReason)> {
        if self.events.any(|event| matches!(event, ReferralEvent::Met { .. })) {
            return None;
        }
        let standing = self.events.standing();
        let asked = standing.iter().filter(|(_, event)| matches!(event, ReferralEvent::Contacted));
        let asked: BTreeSet<EventId> = asked.map(|(id, _)| **id).collect();
        let closed = self.events.latest(|event| match event {
            ReferralEvent::Closed { reason, known } => {
                known.as_ref().is_none_or(|known| asked.is_subset(known)).then_some(*reason)
            }
            _ => None,
        });
        closed.map(|(at, reason)| (at.clone(), reason))
    }

    /// The day on which to ask whether the referrer passed the person's details on, while that is how it stands: nobody said
    /// since that it goes another way.
    pub fn passing_until(&self) -> Option<NaiveDate> {
        let is_theirs = matches!(self.approach, Some(Approach::TheyPassMyDetails) | None);
        if !is_theirs || self.events.any(|event| *event == ReferralEvent::TakenControl) {
            return None;
        }
        let check = self.events.latest(|event| match event {
            ReferralEvent::TheyWillPass { check } => Some(*check),
            _ => None,
        });
        let given = self.offered_at().filter(|_| self.approach.is_some());
        check.map(|(_, check)| check).or(given.map(|at| at.day() + Days::new(Self::PASSING_DAYS)))
    }

    /// When the person was last asked for a talk, as far as the referral itself says.
    pub fn contacted_at(&self) -> Option<Moment> {
        let asked = self.events.latest(|event| matches!(event, ReferralEvent::Contacted).then_some(()));
        asked.map(|(at, ())| at.clone())
    }

    /// Whether how to reach the person is known, as far as the referral itself says.
    pub fn has_details(&self) -> bool {
        self.events.any(|event| *event == ReferralEvent::DetailsReceived)
    }

    /// What two devices said differently: two answers on the name, or that it came to nothing and that it went on.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let mut found = Vec::new();
        let answered = |wanted| {
            last_standing(
                &self.events,
                |event| matches!(event, ReferralEvent::Permission { answer } if *answer == wanted),
            )
        };
        let careful = [NamePermission::Denied, NamePermission::Unclear, NamePermission::Granted];
        let mut answers = careful.into_iter().filter_map(answered);
        if let Some(counts) = answers.next() {
            let what = ContradictionKind::PermissionAnsweredTwice;
            found.extend(answers.map(|other| Contradiction { what, events: [counts, other] }));
        }
        for (closed, event) in self.events.standing() {
            let ReferralEvent::Closed { known, .. } = event else { continue };
            let went_on = self.events.standing().into_iter().rev().find(|(id, event)| match (event, known) {
                (ReferralEvent::Contacted, Some(known)) => !known.contains(id),
                (ReferralEvent::Met { .. }, known) => known.as_ref().is_none_or(|known| !known.contains(id)),
                _ => false,
            });
            found.extend(went_on.map(|(went_on, _)| Contradiction {
                what: ContradictionKind::ClosedAndWentOn,
                events: [*went_on, *closed],
            }));
        }
        found
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

    /// When the referrer was last told how it went.
    pub fn reported_at(&self) -> Option<Moment> {
        let told =
            self.events.latest(|event| matches!(event, ReferralEvent::ReportedBack { .. }).then_some(()));
        told.map(|(at, ())| at.clone())
    }
}
