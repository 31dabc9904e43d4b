//! Names that somebody gave.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    Error, Result,
    document::Workspace,
    model::{
        Channel, ClosedReason, Contact, ContactEvent, EventId, Kind, NamePermission, RecordId, Referral,
        ReferralEvent,
    },
};

/// What can be done with a referral.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ReferralCommand {
    /// Notes that somebody gave a name.
    Offer {
        /// Who gave it.
        referrer: RecordId,
        /// Whose name it is.
        referee: RecordId,
        /// In which meeting.
        meeting: Option<RecordId>,
        /// Whether the referrer's name may be used.
        permission: NamePermission,
    },
    /// Notes the answer to "may I use your name?"; it takes the place of the answers this device knows of.
    SetPermission {
        /// Which referral.
        referral: RecordId,
        /// The answer.
        permission: NamePermission,
    },
    /// Notes that the person was asked for a talk.
    MarkContacted {
        /// Which referral.
        referral: RecordId,
    },
    /// Notes that the person was met.
    MarkMet {
        /// Which referral.
        referral: RecordId,
        /// In which meeting, if it is recorded.
        meeting: Option<RecordId>,
    },
    /// Notes that it came to nothing.
    Close {
        /// Which referral.
        referral: RecordId,
        /// Why.
        reason: ClosedReason,
    },
    /// Notes that the referrer was told how it went.
    ReportBack {
        /// Which referral.
        referral: RecordId,
        /// How they were told.
        channel: Channel,
    },
    /// Deletes a referral.
    Delete {
        /// Which.
        referral: RecordId,
    },
    /// Brings a deleted referral back.
    Restore {
        /// Which.
        referral: RecordId,
    },
}

impl ReferralCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Offer { .. } => "add a referral",
            Self::SetPermission { .. } => "change whether the name may be used",
            Self::MarkContacted { .. } => "mark a referral as contacted",
            Self::MarkMet { .. } => "mark a referral as met",
            Self::Close { .. } => "close a referral",
            Self::ReportBack { .. } => "report back",
            Self::Delete { .. } => "delete a referral",
            Self::Restore { .. } => "restore a referral",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Offer { referrer, referee, meeting, permission } => {
                offer(work, referrer, referee, meeting, permission).map(|_| ())
            }
            Self::SetPermission { referral, permission } => work.edit(referral, |it: &mut Referral, work| {
                set_permission(it, permission, work);
                Ok(())
            }),
            Self::MarkContacted { referral } => happened(work, referral, ReferralEvent::Contacted),
            Self::MarkMet { referral, meeting } => {
                if let Some(meeting) = meeting {
                    work.require(Kind::Meeting, meeting)?;
                }
                happened(work, referral, ReferralEvent::Met { meeting })
            }
            Self::Close { referral, reason } => happened(work, referral, ReferralEvent::Closed { reason }),
            Self::ReportBack { referral, channel } => {
                happened(work, referral, ReferralEvent::ReportedBack { channel })
            }
            Self::Delete { referral } => {
                let mut it: Referral = work.get(referral)?;
                work.delete(referral, &mut it.life)?;
                work.put(referral, &it)
            }
            Self::Restore { referral } => {
                let mut it: Referral = work.get(referral)?;
                work.restore(&mut it.life)?;
                work.put(referral, &it)
            }
        }
    }
}

/// Notes that `referrer` gave the name of `referee`, and answers with the referral's id. A name that the same person
/// gave before stays one referral.
pub(super) fn offer(
    work: &mut Workspace<'_>,
    referrer: RecordId,
    referee: RecordId,
    meeting: Option<RecordId>,
    permission: NamePermission,
) -> Result<RecordId> {
    work.require(Kind::Contact, referrer)?;
    work.require(Kind::Contact, referee)?;
    let (givers, named) = (work.cards(referrer)?, work.cards(referee)?);
    if referrer == referee || givers.contains(&referee) {
        return Err(Error::invalid("referral", "needs two different people"));
    }
    if let Some(meeting) = meeting {
        work.require(Kind::Meeting, meeting)?;
    }
    let mut users = BTreeSet::new();
    for card in &named {
        users.extend(work.users(*card)?);
    }
    let is_of = |cards: &[RecordId], id: Option<RecordId>| id.is_some_and(|id| cards.contains(&id));
    for user in users {
        let Some(mut known) = work.find::<Referral>(user)? else { continue };
        if is_of(&givers, known.referrer) && is_of(&named, known.referee) {
            let closed = closings(&known);
            if !closed.is_empty() {
                work.happened_instead(&mut known.events, Some(ReferralEvent::Offered), closed);
            }
            if permission != NamePermission::NotAsked && permission != known.permission() {
                set_permission(&mut known, permission, work);
            }
            work.put(user, &known)?;
            return Ok(user);
        }
    }
    let mut referral =
        Referral { referrer: Some(referrer), referee: Some(referee), meeting, ..Referral::default() };
    work.happened(&mut referral.events, ReferralEvent::Offered);
    if permission != NamePermission::NotAsked {
        work.happened(&mut referral.events, ReferralEvent::Permission { answer: permission });
    }
    work.create(&referral)
}

fn set_permission(referral: &mut Referral, answer: NamePermission, work: &Workspace<'_>) {
    let voids = referral.events.to_supersede(|event| matches!(event, ReferralEvent::Permission { .. }));
    let what = (answer != NamePermission::NotAsked).then_some(ReferralEvent::Permission { answer });
    work.happened_instead(&mut referral.events, what, voids);
}

fn happened(work: &mut Workspace<'_>, referral: RecordId, what: ReferralEvent) -> Result<()> {
    if what == ReferralEvent::Contacted {
        let referee = work.get::<Referral>(referral)?.referee;
        for card in referee.map(|id| work.cards(id)).transpose()?.unwrap_or_default() {
            let contact = work.find::<Contact>(card)?;
            if contact.is_some_and(|it| it.events.any(|event| *event == ContactEvent::DoNotContact)) {
                return Err(Error::invalid("person", "asked not to be contacted; allow contact again first"));
            }
        }
    }
    work.edit(referral, |it: &mut Referral, work| {
        // Who goes on after all takes back that it came to nothing.
        let is_progress = matches!(what, ReferralEvent::Contacted | ReferralEvent::Met { .. });
        let voids = if is_progress { closings(it) } else { BTreeSet::new() };
        work.happened_instead(&mut it.events, Some(what), voids);
        Ok(())
    })
}

fn closings(referral: &Referral) -> BTreeSet<EventId> {
    referral.events.to_supersede(|event| matches!(event, ReferralEvent::Closed { .. }))
}
