//! Requests to be introduced.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{check, outreach::check_may_be_asked};
use crate::{
    Error, Result,
    document::Workspace,
    model::{EventId, IntroEvent, IntroRequest, Kind, RecordId},
};

/// What can be done with a request to be introduced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum IntroRequestCommand {
    /// Notes that somebody was asked to introduce somebody else.
    Ask {
        /// Who was asked.
        to: RecordId,
        /// Whom they are to introduce.
        target: RecordId,
        /// Why.
        reason: Option<String>,
    },
    /// Notes that they will do it.
    Agree {
        /// Which.
        intro: RecordId,
    },
    /// Notes that they will not.
    Decline {
        /// Which.
        intro: RecordId,
    },
    /// Notes that they did it.
    MarkMade {
        /// Which.
        intro: RecordId,
    },
    /// Notes that whom they introduced answered.
    MarkReplied {
        /// Which.
        intro: RecordId,
    },
    /// Notes that they were asked once more.
    Remind {
        /// About which.
        intro: RecordId,
    },
    /// Notes that the person wrote to whom they were introduced to.
    MarkWritten {
        /// Which.
        intro: RecordId,
    },
    /// Lets it be.
    Close {
        /// Which.
        intro: RecordId,
    },
    /// Deletes it.
    Delete {
        /// Which.
        intro: RecordId,
    },
    /// Brings a deleted one back.
    Restore {
        /// Which.
        intro: RecordId,
    },
}

impl IntroRequestCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Ask { .. } => "ask for an introduction",
            Self::Agree { .. } | Self::Decline { .. } => "note an answer on an introduction",
            Self::MarkMade { .. } => "note an introduction",
            Self::MarkReplied { .. } => "note an answer to an introduction",
            Self::Remind { .. } => "remind of an introduction",
            Self::MarkWritten { .. } => "write after an introduction",
            Self::Close { .. } => "let an introduction be",
            Self::Delete { .. } => "delete a request for an introduction",
            Self::Restore { .. } => "restore a request for an introduction",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Ask { to, target, reason } => {
                work.require(Kind::Contact, to)?;
                work.require(Kind::Contact, target)?;
                if work.is_same_person(to, target)? {
                    return Err(Error::invalid("introduction", "needs two different people"));
                }
                check_may_be_asked(work, Some(to))?;
                check_may_be_asked(work, Some(target))?;
                let reason = check::optional_line("reason for the introduction", reason.as_deref())?;
                let mut it =
                    IntroRequest { to: Some(to), target: Some(target), reason, ..IntroRequest::default() };
                work.happened(&mut it.events, IntroEvent::Asked);
                work.create(&it).map(|_| ())
            }
            Self::Agree { intro } => happened(work, intro, IntroEvent::Agreed),
            Self::Decline { intro } => happened(work, intro, IntroEvent::Declined),
            Self::MarkMade { intro } => happened(work, intro, IntroEvent::IntroMade),
            Self::MarkReplied { intro } => happened(work, intro, IntroEvent::Replied),
            Self::Remind { intro } => {
                let it: IntroRequest = work.get(intro)?;
                check_may_be_asked(work, it.to)?;
                if it.reminders().len() >= IntroRequest::MOST_REMINDERS {
                    return Err(Error::invalid("introduction", "was reminded of twice; let it rest"));
                }
                happened(work, intro, IntroEvent::Reminded)
            }
            Self::MarkWritten { intro } => happened(work, intro, IntroEvent::Wrote),
            Self::Close { intro } => {
                let known = work.get::<IntroRequest>(intro)?.events.ids();
                happened(work, intro, IntroEvent::Closed { known })
            }
            Self::Delete { intro } => {
                let mut it: IntroRequest = work.get(intro)?;
                work.delete(intro, &mut it.life)?;
                work.put(intro, &it)
            }
            Self::Restore { intro } => {
                let mut it: IntroRequest = work.get(intro)?;
                work.restore(&mut it.life)?;
                work.put(intro, &it)
            }
        }
    }
}

/// Notes what happened: a "no" takes back a "yes" that is known, and the other way round; what goes on takes back that it
/// was let be.
fn happened(work: &mut Workspace<'_>, intro: RecordId, what: IntroEvent) -> Result<()> {
    work.edit(intro, |it: &mut IntroRequest, work| {
        let mut voids = it.events.to_supersede(|event| match what {
            IntroEvent::Declined => matches!(event, IntroEvent::Agreed | IntroEvent::IntroMade),
            IntroEvent::Agreed | IntroEvent::IntroMade => *event == IntroEvent::Declined,
            _ => false,
        });
        voids.extend(closings(it));
        work.happened_instead(&mut it.events, Some(what), voids);
        Ok(())
    })
}

/// That it was let be, as far as that is known and stands.
pub(super) fn closings(intro: &IntroRequest) -> BTreeSet<EventId> {
    intro.events.to_supersede(|event| matches!(event, IntroEvent::Closed { .. }))
}
