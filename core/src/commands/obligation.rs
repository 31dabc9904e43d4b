//! What is owed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{check, impression};
use crate::{
    Error, Result,
    document::Workspace,
    model::{
        Channel, Kind, Obligation, ObligationEvent, ObligationKey, ObligationKind, RecordId, Referral,
        ReferralEvent, check_day,
    },
};

/// What can be done with something owed.
///
/// Thanks and reports are opened by rules; acting on one stores it. Two devices that act on the same one act on one
/// record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ObligationCommand {
    /// Opens a follow-up of the person's own.
    FollowUp {
        /// With whom.
        contact: RecordId,
        /// What to do.
        text: String,
        /// When.
        due: NaiveDate,
    },
    /// Notes that somebody asked for something to be sent.
    SendRequested {
        /// Who asked.
        contact: RecordId,
        /// What to send.
        text: String,
        /// When; the next day when not said.
        due: Option<NaiveDate>,
    },
    /// Notes that the card or letter is written.
    Write {
        /// Which.
        obligation: ObligationKey,
    },
    /// Notes that the card or letter is in the post: that settles it.
    Post {
        /// Which.
        obligation: ObligationKey,
    },
    /// Notes that it is done.
    Done {
        /// Which.
        obligation: ObligationKey,
        /// How, where that matters.
        channel: Option<Channel>,
    },
    /// Lets it be.
    Waive {
        /// Which.
        obligation: ObligationKey,
    },
    /// Puts it off.
    Snooze {
        /// Which.
        obligation: ObligationKey,
        /// The day it comes back.
        until: NaiveDate,
    },
    /// Takes back what this device knows of it being done, waived, written or put off.
    Reopen {
        /// Which.
        obligation: ObligationKey,
    },
}

impl ObligationCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::FollowUp { .. } => "add a follow-up",
            Self::SendRequested { .. } => "note what to send",
            Self::Write { .. } => "mark as written",
            Self::Post { .. } => "mark as posted",
            Self::Done { .. } => "mark as done",
            Self::Waive { .. } => "let it be",
            Self::Snooze { .. } => "put off",
            Self::Reopen { .. } => "open again",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::FollowUp { contact, text, due } => open(work, ObligationKind::Custom, contact, &text, due),
            Self::SendRequested { contact, text, due } => {
                let tomorrow = work.context().today().succ_opt();
                let due = due.or(tomorrow).ok_or_else(|| Error::invalid("date", "has no next day"))?;
                open(work, ObligationKind::SendRequested, contact, &text, due)
            }
            Self::Write { obligation } => happened(work, &obligation, ObligationEvent::Written),
            Self::Post { obligation } => happened(work, &obligation, ObligationEvent::Posted),
            Self::Done { obligation, channel } => done(work, &obligation, channel),
            Self::Waive { obligation } => {
                if obligation.kind == ObligationKind::Mend {
                    impression::settle(work, obligation.subject, false)?;
                }
                happened(work, &obligation, ObligationEvent::Waived)
            }
            Self::Snooze { obligation, until } => {
                check_day(until)?;
                happened(work, &obligation, ObligationEvent::Snoozed { until })
            }
            Self::Reopen { obligation } => reopen(work, &obligation),
        }
    }
}

fn open(
    work: &mut Workspace<'_>,
    kind: ObligationKind,
    contact: RecordId,
    text: &str,
    due: NaiveDate,
) -> Result<()> {
    work.require(Kind::Contact, contact)?;
    check_day(due)?;
    let key = ObligationKey { kind, subject: RecordId::new(work.context()), contact };
    let text = check::required_line("follow-up", text)?;
    let mut it = Obligation {
        kind: Some(kind),
        subject: Some(key.subject),
        contact: Some(contact),
        text: Some(text),
        due: Some(due),
        ..Obligation::default()
    };
    work.happened(&mut it.events, ObligationEvent::Opened);
    work.put(key.id(), &it)
}

/// The stored obligation, or a fresh one where a rule opened it and nobody acted on it yet.
fn stored(work: &mut Workspace<'_>, key: &ObligationKey) -> Result<Obligation> {
    if let Some(it) = work.find::<Obligation>(key.id())? {
        return Ok(it);
    }
    match key.kind {
        ObligationKind::ThankEmail
        | ObligationKind::ThankHand
        | ObligationKind::Mend
        | ObligationKind::Judge => work.require(Kind::Meeting, key.subject)?,
        ObligationKind::ReportBack => work.require(Kind::Referral, key.subject)?,
        ObligationKind::SendRequested | ObligationKind::Custom => {
            return Err(Error::NotFound { kind: "follow-up", id: key.subject });
        }
    }
    work.require(Kind::Contact, key.contact)?;
    Ok(Obligation {
        kind: Some(key.kind),
        subject: Some(key.subject),
        contact: Some(key.contact),
        ..Obligation::default()
    })
}

fn happened(work: &mut Workspace<'_>, key: &ObligationKey, what: ObligationEvent) -> Result<()> {
    let mut it = stored(work, key)?;
    work.happened(&mut it.events, what);
    work.put(key.id(), &it)
}

fn done(work: &mut Workspace<'_>, key: &ObligationKey, channel: Option<Channel>) -> Result<()> {
    if key.kind == ObligationKind::ReportBack {
        let channel = channel.unwrap_or(Channel::Email);
        work.edit(key.subject, |it: &mut Referral, work| {
            work.happened(&mut it.events, ReferralEvent::ReportedBack { channel });
            Ok(())
        })?;
    }
    if key.kind == ObligationKind::Mend {
        impression::settle(work, key.subject, true)?;
    }
    happened(work, key, ObligationEvent::Done { channel })
}

fn reopen(work: &mut Workspace<'_>, key: &ObligationKey) -> Result<()> {
    let mut it = stored(work, key)?;
    let voids = it.events.to_supersede(|event| *event != ObligationEvent::Opened);
    work.happened_instead(&mut it.events, None, voids);
    work.put(key.id(), &it)?;
    if key.kind == ObligationKind::ReportBack {
        work.edit(key.subject, |it: &mut Referral, work| {
            let voids = it.events.to_supersede(|event| matches!(event, ReferralEvent::ReportedBack { .. }));
            if !voids.is_empty() {
                work.happened_instead(&mut it.events, None, voids);
            }
            Ok(())
        })?;
    }
    if key.kind == ObligationKind::Mend {
        impression::unsettle(work, key.subject)?;
    }
    Ok(())
}
