//! Something owed by good manners or by the person's own plan.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Channel, Events, Life, Moment, RecordId};

/// What is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ObligationKind {
    /// Thanks by e-mail after a meeting: within a day.
    ThankEmail,
    /// Thanks by hand after a meeting: within three business days.
    ThankHand,
    /// Telling a referrer how it went.
    ReportBack,
    /// Sending what somebody asked for.
    SendRequested,
    /// A follow-up of the person's own.
    Custom,
    /// Mending a poor impression after a meeting.
    Mend,
    /// Saying after a meeting whether what it was about is still wanted.
    Judge,
}

impl ObligationKind {
    /// The name that stands for the kind in ids, for ever.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ThankEmail => "thank_email",
            Self::ThankHand => "thank_hand",
            Self::ReportBack => "report_back",
            Self::SendRequested => "send_requested",
            Self::Custom => "custom",
            Self::Mend => "mend",
            Self::Judge => "judge",
        }
    }
}

/// What makes an obligation the one it is. Two devices that act on the same obligation act on one record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ObligationKey {
    /// What is owed.
    pub kind: ObligationKind,
    /// What it is about: the meeting to give thanks for, to mend or to judge after; the referral to report on; for a
    /// follow-up of the person's own, a fresh id.
    pub subject: RecordId,
    /// To whom it is owed.
    pub contact: RecordId,
}

impl ObligationKey {
    /// The id of the obligation's record.
    pub fn id(&self) -> RecordId {
        let parts: [&[u8]; 3] =
            [self.kind.code().as_bytes(), self.subject.as_bytes(), self.contact.as_bytes()];
        RecordId::derived("obligation", &parts)
    }
}

/// An obligation that somebody acted on. Those that nobody touched yet are opened by rules and not stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obligation {
    /// What is owed.
    pub kind: Option<ObligationKind>,
    /// What it is about.
    pub subject: Option<RecordId>,
    /// To whom it is owed.
    pub contact: Option<RecordId>,
    /// What to do, for those the person opened.
    pub text: Option<String>,
    /// The day it is due, when the person chose one.
    pub due: Option<NaiveDate>,
    /// What happened.
    pub events: Events<ObligationEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

/// What can happen with an obligation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObligationEvent {
    /// The person opened it.
    Opened,
    /// The card or letter is written.
    Written,
    /// The card or letter is in the post: that settles it.
    Posted,
    /// It is done.
    Done {
        /// How, where that matters.
        channel: Option<Channel>,
    },
    /// The person decided to let it be.
    Waived,
    /// Not now.
    Snoozed {
        /// The day it comes back.
        #[serde(deserialize_with = "super::moment::written_day")]
        until: NaiveDate,
    },
}

/// Where an obligation stands. What was done beats what was waived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ObligationState {
    /// Owed.
    Open,
    /// Written but not posted.
    Written,
    /// Settled.
    Done,
    /// The person decided to let it be.
    Waived,
}

impl Obligation {
    /// What makes the obligation the one it is; `None` while what a device wrote has arrived in part.
    pub fn key(&self) -> Option<ObligationKey> {
        Some(ObligationKey { kind: self.kind?, subject: self.subject?, contact: self.contact? })
    }

    /// Where the obligation stands: done, waived, written or open, the first that fits.
    pub fn state(&self) -> ObligationState {
        if self.settled_at().is_some() {
            ObligationState::Done
        } else if self.events.any(|event| matches!(event, ObligationEvent::Waived)) {
            ObligationState::Waived
        } else if self.events.any(|event| matches!(event, ObligationEvent::Written)) {
            ObligationState::Written
        } else {
            ObligationState::Open
        }
    }

    /// Whether nothing remains to be done.
    pub fn is_settled(&self) -> bool {
        matches!(self.state(), ObligationState::Done | ObligationState::Waived)
    }

    /// When it was first done: more than one device may have done it.
    pub fn settled_at(&self) -> Option<Moment> {
        self.events.earliest(|event| is_done(event).then_some(())).map(|(at, ())| at.clone())
    }

    /// When it was last done.
    pub fn last_done_at(&self) -> Option<Moment> {
        self.events.latest(|event| is_done(event).then_some(())).map(|(at, ())| at.clone())
    }

    /// When the person last decided to let it be.
    pub fn last_waived_at(&self) -> Option<Moment> {
        let waived = self.events.latest(|event| (*event == ObligationEvent::Waived).then_some(()));
        waived.map(|(at, ())| at.clone())
    }

    /// The day until which the person put it off.
    pub fn snoozed_until(&self) -> Option<NaiveDate> {
        let snoozed = self.events.latest(|event| match event {
            ObligationEvent::Snoozed { until } => Some(*until),
            _ => None,
        });
        snoozed.map(|(_, until)| until)
    }
}

fn is_done(event: &ObligationEvent) -> bool {
    matches!(event, ObligationEvent::Done { .. } | ObligationEvent::Posted)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::testing::{happened, id, moment};

    #[test]
    fn what_is_owed_is_done_waived_written_or_open_the_first_that_fits() {
        use ObligationEvent::{Done, Opened, Posted, Waived, Written};
        let done = Done { channel: None };
        let facts = [
            (done.clone(), ObligationState::Done),
            (Posted, ObligationState::Done),
            (Waived, ObligationState::Waived),
            (Written, ObligationState::Written),
            (Opened, ObligationState::Open),
        ];
        for set in 0u32..1 << facts.len() {
            let chosen: Vec<_> = (0..facts.len()).rev().filter(|at| set & (1 << at) != 0).collect();
            let events = happened(chosen.iter().map(|at| facts[*at].0.clone()));
            let expected = chosen.last().map_or(ObligationState::Open, |at| facts[*at].1);
            let it = Obligation { events, ..Obligation::default() };
            assert_eq!(it.state(), expected, "{chosen:?}");
            let is_settled = matches!(expected, ObligationState::Done | ObligationState::Waived);
            assert_eq!(it.is_settled(), is_settled, "{chosen:?}");
        }
        let twice = Obligation { events: happened([Opened, done.clone(), done]), ..Obligation::default() };
        assert_eq!(twice.settled_at(), Some(moment(2)), "the first time counts");
        assert_eq!(twice.last_done_at(), Some(moment(3)));
        let waived = Obligation { events: happened([Waived, Posted, Waived]), ..Obligation::default() };
        assert_eq!((waived.last_waived_at(), waived.last_done_at()), (Some(moment(3)), Some(moment(2))));
    }

    #[test]
    fn an_obligation_is_put_off_until_the_day_that_was_said_last() {
        let until = |day: &str| ObligationEvent::Snoozed { until: day.parse().unwrap() };
        let it = |events| Obligation { events, ..Obligation::default() };
        assert_eq!(it(happened([ObligationEvent::Opened])).snoozed_until(), None);
        let twice = it(happened([until("2026-03-20"), until("2026-03-12"), ObligationEvent::Written]));
        assert_eq!(twice.snoozed_until(), "2026-03-12".parse().ok());
    }

    #[test]
    fn an_obligation_is_the_one_it_is_by_its_kind_subject_and_person() {
        let whole = Obligation {
            kind: Some(ObligationKind::ThankHand),
            subject: Some(id(1)),
            contact: Some(id(2)),
            ..Obligation::default()
        };
        let key = ObligationKey { kind: ObligationKind::ThankHand, subject: id(1), contact: id(2) };
        assert_eq!(whole.key().as_ref(), Some(&key));
        assert_eq!(Obligation { contact: None, ..whole }.key(), None, "it has arrived in part");
        let kinds = [
            (ObligationKind::ThankEmail, "thank_email"),
            (ObligationKind::ThankHand, "thank_hand"),
            (ObligationKind::ReportBack, "report_back"),
            (ObligationKind::SendRequested, "send_requested"),
            (ObligationKind::Custom, "custom"),
        ];
        for (kind, code) in kinds {
            assert_eq!(kind.code(), code, "it is part of ids, for ever");
        }
        let ids: BTreeSet<RecordId> =
            kinds.iter().map(|(kind, _)| ObligationKey { kind: *kind, ..key.clone() }.id()).collect();
        assert_eq!(ids.len(), kinds.len());
    }
}
