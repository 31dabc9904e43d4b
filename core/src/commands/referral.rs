//! Names that somebody gave.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::outreach::check_may_be_asked;
use crate::{
    Error, Result,
    document::Workspace,
    model::{
        Approach, Channel, ClosedReason, EventId, Kind, NamePermission, RecordId, Referral, ReferralEvent,
        check_day,
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
    /// Notes the answer to "may I use your name?"; it takes the place of the answers this device knows of, in whatever
    /// referral of the same two people.
    SetPermission {
        /// Which referral.
        referral: RecordId,
        /// The answer.
        permission: NamePermission,
    },
    /// Says who is to make the contact, and how.
    SetApproach {
        /// For which referral.
        referral: RecordId,
        /// How; nothing when that is open.
        approach: Option<Approach>,
    },
    /// Says how good the name is: "somebody you know well and think highly of".
    Rate {
        /// Which referral.
        referral: RecordId,
        /// Whether the referrer knows the person well.
        known_well: bool,
        /// Whether the referrer thinks highly of them.
        esteem: bool,
    },
    /// Notes that how to reach the person is known.
    ReceiveDetails {
        /// For which referral.
        referral: RecordId,
    },
    /// Notes that the referrer will pass the person's own details on.
    LetThemPass {
        /// For which referral.
        referral: RecordId,
        /// The day on which to ask whether they did.
        check: NaiveDate,
    },
    /// Notes that the person will write themselves after all.
    TakeControl {
        /// For which referral.
        referral: RecordId,
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
            Self::SetApproach { .. } | Self::Rate { .. } => "edit a referral",
            Self::ReceiveDetails { .. } => "note how to reach somebody",
            Self::LetThemPass { .. } => "let somebody pass your details on",
            Self::TakeControl { .. } => "write yourself",
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
            Self::SetPermission { referral, permission } => set_permission(work, referral, permission),
            Self::SetApproach { referral, approach } => work.edit(referral, |it: &mut Referral, _| {
                it.approach = approach;
                Ok(())
            }),
            Self::Rate { referral, known_well, esteem } => work.edit(referral, |it: &mut Referral, _| {
                (it.known_well, it.esteem) = (known_well, esteem);
                Ok(())
            }),
            Self::ReceiveDetails { referral } => happened(work, referral, ReferralEvent::DetailsReceived),
            Self::LetThemPass { referral, check } => let_them_pass(work, referral, check),
            Self::TakeControl { referral } => take_control(work, referral),
            Self::MarkContacted { referral } => happened(work, referral, ReferralEvent::Contacted),
            Self::MarkMet { referral, meeting } => {
                if let Some(meeting) = meeting {
                    work.require(Kind::Meeting, meeting)?;
                }
                happened(work, referral, ReferralEvent::Met { meeting })
            }
            Self::Close { referral, reason } => close(work, referral, reason),
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
            work.put(user, &known)?;
            if permission != NamePermission::NotAsked && permission != permission_of(work, &known)? {
                set_permission(work, user, permission)?;
            }
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

fn set_permission(work: &mut Workspace<'_>, referral: RecordId, answer: NamePermission) -> Result<()> {
    let answers =
        |it: &Referral| it.events.to_supersede(|event| matches!(event, ReferralEvent::Permission { .. }));
    let it: Referral = work.get(referral)?;
    for (other, mut it) in alike(work, &it)?.into_iter().filter(|(other, _)| *other != referral) {
        let voids = answers(&it);
        if !voids.is_empty() {
            work.happened_instead(&mut it.events, None, voids);
            work.put(other, &it)?;
        }
    }
    work.edit(referral, |it: &mut Referral, work| {
        let voids = answers(it);
        let what = (answer != NamePermission::NotAsked).then_some(ReferralEvent::Permission { answer });
        work.happened_instead(&mut it.events, what, voids);
        Ok(())
    })
}

/// Whether the referrer's name may be used: the most careful answer in any referral of the same two people.
pub(super) fn permission_of(work: &mut Workspace<'_>, referral: &Referral) -> Result<NamePermission> {
    let alike = alike(work, referral)?;
    let answers = alike.iter().map(|(_, it)| it.permission());
    Ok(NamePermission::most_careful(answers.chain([referral.permission()])))
}

/// The referrals that are known and say the same of the same two people.
fn alike(work: &mut Workspace<'_>, referral: &Referral) -> Result<Vec<(RecordId, Referral)>> {
    let (Some(referrer), Some(referee)) = (referral.referrer, referral.referee) else {
        return Ok(Vec::new());
    };
    let (givers, named) = (work.cards(referrer)?, work.cards(referee)?);
    let mut users = BTreeSet::new();
    for card in &named {
        users.extend(work.users(*card)?);
    }
    let is_of = |cards: &[RecordId], id: Option<RecordId>| id.is_some_and(|id| cards.contains(&id));
    let mut alike = Vec::new();
    for user in users {
        let Some(it) = work.find::<Referral>(user)? else { continue };
        if is_of(&givers, it.referrer) && is_of(&named, it.referee) {
            alike.push((user, it));
        }
    }
    Ok(alike)
}

fn happened(work: &mut Workspace<'_>, referral: RecordId, what: ReferralEvent) -> Result<()> {
    if what == ReferralEvent::Contacted {
        let referee = work.get::<Referral>(referral)?.referee;
        check_may_be_asked(work, referee)?;
    }
    work.edit(referral, |it: &mut Referral, work| {
        // Who goes on after all takes back that it came to nothing; who says so again, says it anew.
        let is_progress = matches!(
            what,
            ReferralEvent::Contacted | ReferralEvent::Met { .. } | ReferralEvent::Closed { .. }
        );
        let voids = if is_progress { closings(it) } else { BTreeSet::new() };
        work.happened_instead(&mut it.events, Some(what), voids);
        Ok(())
    })
}

/// Notes that it came to nothing.
pub(super) fn close(work: &mut Workspace<'_>, referral: RecordId, reason: ClosedReason) -> Result<()> {
    let known = Some(work.get::<Referral>(referral)?.events.ids());
    happened(work, referral, ReferralEvent::Closed { reason, known })
}

/// Notes that the referrer passes the person's own details on.
pub(super) fn let_them_pass(work: &mut Workspace<'_>, referral: RecordId, check: NaiveDate) -> Result<()> {
    check_day(check)?;
    passing(work, referral, ReferralEvent::TheyWillPass { check }, Approach::TheyPassMyDetails)
}

/// Notes that the person writes themselves.
pub(super) fn take_control(work: &mut Workspace<'_>, referral: RecordId) -> Result<()> {
    let it: Referral = work.get(referral)?;
    let permission = permission_of(work, &it)?;
    let approach = match permission {
        NamePermission::Granted => Approach::SelfUsingName,
        _ => Approach::SelfWithoutName,
    };
    passing(work, referral, ReferralEvent::TakenControl, approach)
}

/// Notes who passes whose details on, in the place of what was said of that before.
fn passing(
    work: &mut Workspace<'_>,
    referral: RecordId,
    what: ReferralEvent,
    approach: Approach,
) -> Result<()> {
    work.edit(referral, |it: &mut Referral, work| {
        let is_passing = |event: &ReferralEvent| {
            matches!(event, ReferralEvent::TheyWillPass { .. } | ReferralEvent::TakenControl)
        };
        let voids = it.events.to_supersede(is_passing);
        it.approach = Some(approach);
        work.happened_instead(&mut it.events, Some(what), voids);
        Ok(())
    })
}

pub(super) fn closings(referral: &Referral) -> BTreeSet<EventId> {
    referral.events.to_supersede(|event| matches!(event, ReferralEvent::Closed { .. }))
}
