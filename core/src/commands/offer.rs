//! What somebody offered of their own accord.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    check,
    contact::{self, NewContact},
    referral, review,
};
use crate::{
    Error, Result,
    document::Workspace,
    model::{
        ClosedReason, EventId, Kind, NamePermission, Offer, OfferEvent, OfferKind, RecordId, Referral,
        ReferralState, Source, check_day,
    },
};

/// What can be done with an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum OfferCommand {
    /// Notes that somebody offered something.
    Make {
        /// Who.
        host: RecordId,
        /// What.
        kind: OfferKind,
        /// The person or organization it leads to, if they are known.
        about: Option<RecordId>,
        /// The name of the person it leads to, where nobody is known by it yet: one is added.
        name: Option<String>,
        /// Where somebody who is added works; needs their name.
        organization: Option<String>,
        /// In which meeting.
        meeting: Option<RecordId>,
        /// What was said, in one line.
        text: Option<String>,
    },
    /// Notes that the person writes themselves: makes a referral by the host.
    TakeControl {
        /// Which.
        offer: RecordId,
        /// Whom they write to; whom the offer leads to when not said.
        referee: Option<RecordId>,
        /// The name of whom they write to, where nobody is known by it yet: one is added.
        name: Option<String>,
        /// Where somebody who is added works; needs their name.
        organization: Option<String>,
        /// Whether they may say who sent them.
        permission: NamePermission,
    },
    /// Notes that the host does it.
    LetThemPass {
        /// Which.
        offer: RecordId,
        /// The day on which to ask whether they did.
        check: NaiveDate,
    },
    /// Notes that the person said yes.
    Accept {
        /// Which.
        offer: RecordId,
    },
    /// Notes that what was offered was done.
    MarkDone {
        /// Which.
        offer: RecordId,
    },
    /// Notes that nothing comes of it, nor of the name that was given in its place.
    Lapse {
        /// Which.
        offer: RecordId,
    },
    /// Says on which day to come back to it.
    ComeBack {
        /// Which.
        offer: RecordId,
        /// The day; nothing for the usual one.
        day: Option<NaiveDate>,
    },
    /// Deletes it.
    Delete {
        /// Which.
        offer: RecordId,
    },
    /// Brings a deleted one back.
    Restore {
        /// Which.
        offer: RecordId,
    },
}

impl OfferCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Make { .. } => "note an offer",
            Self::TakeControl { .. } => "write yourself",
            Self::LetThemPass { .. } => "leave an offer to them",
            Self::Accept { .. } => "take up an offer",
            Self::MarkDone { .. } => "mark an offer as done",
            Self::Lapse { .. } => "let an offer go",
            Self::ComeBack { .. } => "change when to come back to an offer",
            Self::Delete { .. } => "delete an offer",
            Self::Restore { .. } => "restore an offer",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Make { host, kind, about, name, organization, meeting, text } => {
                let about = third_party(work, host, about, name, organization)?;
                make(work, host, kind, about, meeting, text.as_deref())
            }
            Self::TakeControl { offer, referee, name, organization, permission } => {
                take_control(work, offer, (referee, name, organization), permission)
            }
            Self::LetThemPass { offer, check } => let_them_pass(work, offer, check),
            Self::Accept { offer } => {
                happened(work, offer, OfferEvent::Accepted)?;
                forget_day(work, offer)
            }
            Self::MarkDone { offer } => happened(work, offer, OfferEvent::Done),
            Self::Lapse { offer } => {
                let it: Offer = work.get(offer)?;
                happened(work, offer, OfferEvent::Lapsed)?;
                let_referral_go(work, &it)
            }
            Self::ComeBack { offer, day } => work.edit(offer, |it: &mut Offer, _| {
                day.map_or(Ok(()), check_day)?;
                it.come_back = day;
                Ok(())
            }),
            Self::Delete { offer } => {
                let mut it: Offer = work.get(offer)?;
                work.delete(offer, &mut it.life)?;
                work.put(offer, &it)
            }
            Self::Restore { offer } => {
                let mut it: Offer = work.get(offer)?;
                work.restore(&mut it.life)?;
                work.put(offer, &it)
            }
        }
    }
}

fn make(
    work: &mut Workspace<'_>,
    host: RecordId,
    kind: OfferKind,
    about: Option<RecordId>,
    meeting: Option<RecordId>,
    text: Option<&str>,
) -> Result<()> {
    work.require(Kind::Contact, host)?;
    if let Some(meeting) = meeting {
        work.require(Kind::Meeting, meeting)?;
    }
    let text = check::optional_line("offer", text)?;
    if kind == OfferKind::Other && text.is_none() {
        return Err(Error::invalid("offer", "needs a word on what was offered"));
    }
    let (host, kind) = (Some(host), Some(kind));
    let mut it = Offer { host, kind, meeting, about, text, ..Offer::default() };
    work.happened(&mut it.events, OfferEvent::Made);
    work.create(&it).map(|_| ())
}

/// Whom or what an offer leads to: a record that is there, or a person who is added under a name.
fn third_party(
    work: &mut Workspace<'_>,
    host: RecordId,
    known: Option<RecordId>,
    name: Option<String>,
    organization: Option<String>,
) -> Result<Option<RecordId>> {
    if name.is_none() && organization.is_some() {
        return Err(Error::invalid("organization", "needs the name of whoever works there"));
    }
    match (known, name) {
        (Some(_), Some(_)) => Err(Error::invalid("offer", "leads to one person, not to two")),
        (Some(id), None) => {
            if work.require(Kind::Organization, id).is_err() {
                work.require(Kind::Contact, id)?;
                if work.is_same_person(host, id)? {
                    return Err(Error::invalid("offer", "leads to somebody else than whoever made it"));
                }
            }
            Ok(Some(id))
        }
        (None, Some(name)) => {
            let new =
                NewContact { name, organization, source: Some(Source::Referral), ..NewContact::default() };
            contact::create(work, &new).map(Some)
        }
        (None, None) => Ok(None),
    }
}

fn take_control(
    work: &mut Workspace<'_>,
    offer: RecordId,
    (referee, name, organization): (Option<RecordId>, Option<String>, Option<String>),
    permission: NamePermission,
) -> Result<()> {
    let it = third_party_offer(work, offer)?;
    let host = it.host.ok_or_else(|| Error::invalid("offer", "does not say who made it"))?;
    let about = it.about.filter(|about| work.require(Kind::Contact, *about).is_ok());
    let person = third_party(work, host, referee, name, organization)?.or(about);
    let person = person.ok_or_else(|| Error::invalid("offer", "does not say whom to write to"))?;
    let referral = referral::offer(work, host, person, it.meeting, permission)?;
    referral::take_control(work, referral)?;
    happened(work, offer, OfferEvent::TakenControl { referral })?;
    work.edit(offer, |it: &mut Offer, _| {
        it.about = about.or(Some(person));
        Ok(())
    })
}

fn let_them_pass(work: &mut Workspace<'_>, offer: RecordId, day: NaiveDate) -> Result<()> {
    check_day(day)?;
    let it = third_party_offer(work, offer)?;
    happened(work, offer, OfferEvent::TheyWillPass { check: day })?;
    forget_day(work, offer)?;
    leave_referral_to_them(work, &it, day)
}

/// The day to come back to it was chosen before it was left to the host.
fn forget_day(work: &mut Workspace<'_>, offer: RecordId) -> Result<()> {
    work.edit(offer, |it: &mut Offer, _| {
        it.come_back = None;
        Ok(())
    })
}

/// The offer, if it is one that leads to a third person.
fn third_party_offer(work: &mut Workspace<'_>, offer: RecordId) -> Result<Offer> {
    let it: Offer = work.get(offer)?;
    match it.kind.is_some_and(OfferKind::leads_to_somebody) {
        true => Ok(it),
        false => Err(Error::invalid("offer", "leads to nobody else; take it up instead")),
    }
}

/// Whom the person meant to write to themselves is left to the host.
fn leave_referral_to_them(work: &mut Workspace<'_>, it: &Offer, day: NaiveDate) -> Result<()> {
    match it.referral() {
        Some(referral) if work.find::<Referral>(referral)?.is_some() => {
            referral::let_them_pass(work, referral, day)
        }
        _ => Ok(()),
    }
}

/// Of the name that was given in its place nothing comes either, unless they were met.
fn let_referral_go(work: &mut Workspace<'_>, it: &Offer) -> Result<()> {
    let Some(id) = it.referral() else { return Ok(()) };
    let Some(referral) = work.find::<Referral>(id)? else { return Ok(()) };
    match referral.state() {
        ReferralState::Met | ReferralState::ReportedBack | ReferralState::Closed => Ok(()),
        _ => referral::close(work, id, ClosedReason::NotPursued),
    }
}

/// Notes what happened, in the place of all that is known and that it excludes.
fn happened(work: &mut Workspace<'_>, offer: RecordId, what: OfferEvent) -> Result<()> {
    work.edit(offer, |it: &mut Offer, work| {
        let voids = it.events.to_supersede(|event| excludes(&what, event));
        work.happened_instead(&mut it.events, Some(what), voids);
        Ok(())
    })
}

/// Whether the one is no longer so once the other is said.
fn excludes(said: &OfferEvent, known: &OfferEvent) -> bool {
    match said {
        OfferEvent::Made => false,
        OfferEvent::Done => *known == OfferEvent::Lapsed,
        OfferEvent::Lapsed
        | OfferEvent::Accepted
        | OfferEvent::TheyWillPass { .. }
        | OfferEvent::TakenControl { .. } => *known != OfferEvent::Made,
    }
}

/// Keeps one of two things that were said of an offer.
pub(super) fn keep(work: &mut Workspace<'_>, offer: RecordId, event: EventId) -> Result<()> {
    let mut it: Offer = work.get(offer)?;
    let kept = it.events.get(&event).and_then(|event| event.what.clone()).ok_or_else(check::not_there)?;
    match kept {
        OfferEvent::TheyWillPass { check } => leave_referral_to_them(work, &it, check)?,
        OfferEvent::Lapsed => let_referral_go(work, &it)?,
        _ => {}
    }
    review::keep(work, &mut it.events, event, |it| *it != OfferEvent::Made, |it| excludes(&kept, it))?;
    work.put(offer, &it)
}
