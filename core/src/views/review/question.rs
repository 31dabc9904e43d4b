//! The sorts of questions, and the facts that they are about.

use crate::{
    model::{
        Appointment, AuthorId, CampaignEvent, Channel, ClosedReason, EventId, FieldDispute, IntroEvent,
        ItemId, LeadOutcome, Moment, NamePermission, OfferEvent, OutreachEvent, Pair, RecordId, Stance,
        Verdict, WrittenText,
    },
    views::{ReviewKind, agenda::Off},
};

/// Something that was written once: who, when, what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fact<T> {
    pub(super) event: EventId,
    pub(super) author: AuthorId,
    pub(super) at: Moment,
    pub(super) what: T,
}

/// Something to ask, or to tell, about one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    DeletedAndUsed {
        deleted: Vec<Fact<()>>,
        users: Vec<RecordId>,
    },
    /// Times of a talk, or that it began, and that it does not take place.
    Times {
        times: Vec<Fact<Appointment>>,
        began: Vec<Fact<Moment>>,
        off: Vec<Fact<Off>>,
    },
    Permission {
        answers: Vec<Fact<NamePermission>>,
    },
    AskedAndLeftAlone {
        contact: RecordId,
        asked: Fact<()>,
        left_alone: Fact<()>,
    },
    /// Of an ask, what counts until somebody chooses first.
    Answers {
        answers: Vec<Fact<OutreachEvent>>,
    },
    /// Somebody said no, and a time is agreed for a talk that nobody linked to the ask.
    DeclinedAndAgreed {
        meeting: RecordId,
        agreed: Fact<Moment>,
        declined: Fact<()>,
    },
    /// What the person makes of something.
    Verdicts {
        given: Vec<Fact<(Verdict, Option<String>)>>,
    },
    /// Whether the person is still after something.
    Campaign {
        said: Vec<Fact<CampaignEvent>>,
    },
    /// Of a request to be introduced, what counts until somebody chooses first.
    Introduction {
        answers: Vec<Fact<IntroEvent>>,
    },
    /// Of an offer, what counts until somebody chooses first.
    Offer {
        answers: Vec<Fact<OfferEvent>>,
    },
    /// How a lead ended, what counts until somebody chooses first.
    Ends {
        ends: Vec<Fact<LeadOutcome>>,
    },
    /// Where somebody stands on an insight, what counts until somebody chooses first.
    Stances {
        contact: RecordId,
        stances: Vec<Fact<Stance>>,
    },
    /// A lead that was closed here and went on there.
    LeadGivenUp {
        closed: Fact<LeadOutcome>,
        went_on: Fact<&'static str>,
    },
    /// Given up here, and went on there.
    GivenUp {
        closed: Fact<ClosedReason>,
        went_on: Fact<&'static str>,
    },
    MergeContested {
        pair: Pair,
        same: Vec<Fact<()>>,
        different: Vec<Fact<()>>,
    },
    /// What keys and names would link, were it not for what was said of the pair.
    MergeBlocked {
        pair: Pair,
        links: Vec<Pair>,
    },
    /// The pair is shown as one because of what was said of others.
    MergeInside {
        pair: Pair,
    },
    Field(FieldDispute),
    Preferred {
        what: &'static str,
        points: Vec<(ItemId, String)>,
    },
    Texts(Vec<WrittenText>),
    DoneTwice {
        done: Vec<Fact<Option<Channel>>>,
    },
}

impl Question {
    pub(crate) fn kind(&self) -> ReviewKind {
        match self {
            Self::DeletedAndUsed { .. } => ReviewKind::DeletedAndUsed,
            Self::Times { off, .. } if off.is_empty() => ReviewKind::MovedTwice,
            Self::Times { .. } => ReviewKind::CalledOff,
            Self::Permission { .. } => ReviewKind::Permission,
            Self::AskedAndLeftAlone { .. } => ReviewKind::AskedAndLeftAlone,
            Self::Answers { .. }
            | Self::Introduction { .. }
            | Self::DeclinedAndAgreed { .. }
            | Self::Offer { .. }
            | Self::Ends { .. }
            | Self::Stances { .. } => ReviewKind::Answers,
            Self::Verdicts { .. } | Self::Campaign { .. } => ReviewKind::Verdicts,
            Self::GivenUp { .. } | Self::LeadGivenUp { .. } => ReviewKind::GivenUp,
            Self::MergeContested { .. } => ReviewKind::MergeContested,
            Self::MergeBlocked { .. } | Self::MergeInside { .. } => ReviewKind::MergeBlocked,
            Self::Field(_) => ReviewKind::Field,
            Self::Preferred { .. } => ReviewKind::Preferred,
            Self::Texts(_) => ReviewKind::Text,
            Self::DoneTwice { .. } => ReviewKind::DoneTwice,
        }
    }

    /// Whether it tells something and asks for nothing.
    pub(crate) fn is_information(&self) -> bool {
        matches!(self, Self::DoneTwice { .. })
    }

    /// The moment from which on it is told for some days only.
    pub(super) fn told_until(&self) -> Option<&Moment> {
        match self {
            Self::DoneTwice { done } => done.last().map(|fact| &fact.at),
            _ => None,
        }
    }
}
