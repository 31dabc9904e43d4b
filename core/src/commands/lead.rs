//! Work that somebody told of.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::check;
use crate::{
    Error, Result,
    document::Workspace,
    model::{Confidence, EventId, Kind, Lead, LeadEvent, LeadKind, LeadOutcome, LeadStep, RecordId},
};

/// What can be done with a lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum LeadCommand {
    /// Writes down work that somebody told of.
    Add {
        /// What they told of.
        lead: NewLead,
    },
    /// Sets one field.
    Set {
        /// Of which.
        lead: RecordId,
        /// Which field.
        field: LeadField,
        /// To what; nothing clears it.
        value: Option<String>,
    },
    /// Says where it is.
    SetOrganization {
        /// Which.
        lead: RecordId,
        /// Where; nothing clears it.
        organization: Option<RecordId>,
    },
    /// Says what sort of work it is.
    SetKind {
        /// Which.
        lead: RecordId,
        /// What; nothing when that is unknown.
        kind: Option<LeadKind>,
    },
    /// Says whether it is advertised.
    SetPublic {
        /// Which.
        lead: RecordId,
        /// Whether; nothing when that is unknown.
        is_public: Option<bool>,
    },
    /// Says how likely it is.
    SetConfidence {
        /// Which.
        lead: RecordId,
        /// How; nothing when that is unknown.
        confidence: Option<Confidence>,
    },
    /// Says whether somebody told of it.
    SetHeardFrom {
        /// Which.
        lead: RecordId,
        /// Who.
        contact: RecordId,
        /// Whether they did.
        on: bool,
    },
    /// Notes a step. One that was closed goes on.
    Step {
        /// With which.
        lead: RecordId,
        /// What.
        step: LeadStep,
    },
    /// Notes how it ended.
    Close {
        /// Which.
        lead: RecordId,
        /// How.
        outcome: LeadOutcome,
    },
    /// Takes back that it is over.
    Reopen {
        /// Which.
        lead: RecordId,
    },
    /// Deletes it.
    Delete {
        /// Which.
        lead: RecordId,
    },
    /// Brings a deleted one back.
    Restore {
        /// Which.
        lead: RecordId,
    },
}

/// Work that somebody told of: who told, and at least one of text, role and organization.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewLead {
    /// What was said of it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub text: Option<String>,
    /// Where.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub organization: Option<RecordId>,
    /// As what.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub role: Option<String>,
    /// What sort of work; nothing when that is unknown.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub kind: Option<LeadKind>,
    /// Whether it is advertised; nothing when that is unknown.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub is_public: Option<bool>,
    /// Who told of it: at least one.
    pub heard_from: Vec<RecordId>,
    /// The talk in which it was heard.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub meeting: Option<RecordId>,
    /// How likely it is; nothing when that is unknown.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub confidence: Option<Confidence>,
    /// What the person means to do about it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub next_step: Option<String>,
}

/// A field of a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum LeadField {
    /// What was said of it.
    Text,
    /// As what.
    Role,
    /// What the person means to do about it.
    NextStep,
}

impl LeadCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Add { .. } => "write down a lead",
            Self::Set { field: LeadField::NextStep, .. } => "plan the next step with a lead",
            Self::Set { .. }
            | Self::SetOrganization { .. }
            | Self::SetKind { .. }
            | Self::SetPublic { .. }
            | Self::SetConfidence { .. } => "edit a lead",
            Self::SetHeardFrom { .. } => "change who told of a lead",
            Self::Step { .. } => "note a step with a lead",
            Self::Close { .. } => "close a lead",
            Self::Reopen { .. } => "open a lead again",
            Self::Delete { .. } => "delete a lead",
            Self::Restore { .. } => "restore a lead",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Add { lead } => create(work, lead),
            Self::Set { lead, field, value } => work.edit(lead, |it: &mut Lead, _| {
                let value = value.as_deref();
                match field {
                    LeadField::Text => it.text = check::optional_line("lead", value)?,
                    LeadField::Role => it.role = check::optional_line("role", value)?,
                    LeadField::NextStep => it.next_step = check::optional_line("next step", value)?,
                }
                check_says_something(it)
            }),
            Self::SetOrganization { lead, organization } => {
                if let Some(organization) = organization {
                    work.require(Kind::Organization, organization)?;
                }
                work.edit(lead, |it: &mut Lead, _| {
                    it.organization = organization;
                    check_says_something(it)
                })
            }
            Self::SetKind { lead, kind } => edit(work, lead, |it| it.kind = kind),
            Self::SetPublic { lead, is_public } => edit(work, lead, |it| it.is_public = is_public),
            Self::SetConfidence { lead, confidence } => edit(work, lead, |it| it.confidence = confidence),
            Self::SetHeardFrom { lead, contact, on } => {
                work.require(Kind::Contact, contact)?;
                edit(work, lead, |it| {
                    if on {
                        it.heard_from.insert(contact)
                    } else {
                        it.heard_from.remove(&contact)
                    };
                })
            }
            Self::Step { lead, step } => work.edit(lead, |it: &mut Lead, work| {
                let voids = closings(it);
                work.happened_instead(&mut it.events, Some(step.into()), voids);
                Ok(())
            }),
            Self::Close { lead, outcome } => work.edit(lead, |it: &mut Lead, work| {
                let (known, voids) = (it.events.ids(), closings(it));
                work.happened_instead(&mut it.events, Some(LeadEvent::Closed { outcome, known }), voids);
                Ok(())
            }),
            Self::Reopen { lead } => work.edit(lead, |it: &mut Lead, work| {
                let voids = closings(it);
                if voids.is_empty() {
                    return Err(Error::invalid("lead", "is not closed"));
                }
                work.happened_instead(&mut it.events, None, voids);
                Ok(())
            }),
            Self::Delete { lead } => {
                let mut it: Lead = work.get(lead)?;
                work.delete(lead, &mut it.life)?;
                work.put(lead, &it)
            }
            Self::Restore { lead } => {
                let mut it: Lead = work.get(lead)?;
                work.restore(&mut it.life)?;
                work.put(lead, &it)
            }
        }
    }
}

/// Notes a lead that came up in a talk.
pub(super) fn add(
    work: &mut Workspace<'_>,
    text: &str,
    contact: Option<RecordId>,
    meeting: Option<RecordId>,
) -> Result<()> {
    let Some(text) = check::shortened(text) else { return Ok(()) };
    let heard_from = contact.into_iter().collect();
    heard(work, Lead { text: Some(text), meeting, heard_from, ..Lead::default() })
}

/// Keeps the end or the step that `event` is: what contradicts it no longer counts.
pub(super) fn keep(work: &mut Workspace<'_>, lead: RecordId, event: EventId) -> Result<()> {
    work.edit(lead, |it: &mut Lead, work| {
        let standing = it.events.standing();
        let kept = standing.into_iter().find(|(id, _)| **id == event).map(|(_, what)| what);
        if !kept.is_some_and(|what| *what != LeadEvent::Heard) {
            return Err(check::not_there());
        }
        let mut voids = closings(it);
        voids.remove(&event);
        work.happened_instead(&mut it.events, None, voids);
        Ok(())
    })
}

fn create(work: &mut Workspace<'_>, new: NewLead) -> Result<()> {
    if new.heard_from.is_empty() {
        return Err(Error::invalid("lead", "needs somebody who told of it"));
    }
    for contact in &new.heard_from {
        work.require(Kind::Contact, *contact)?;
    }
    if let Some(organization) = new.organization {
        work.require(Kind::Organization, organization)?;
    }
    if let Some(meeting) = new.meeting {
        work.require(Kind::Meeting, meeting)?;
    }
    let it = Lead {
        text: check::optional_line("lead", new.text.as_deref())?,
        organization: new.organization,
        role: check::optional_line("role", new.role.as_deref())?,
        kind: new.kind,
        is_public: new.is_public,
        meeting: new.meeting,
        heard_from: new.heard_from.into_iter().collect(),
        confidence: new.confidence,
        next_step: check::optional_line("next step", new.next_step.as_deref())?,
        ..Lead::default()
    };
    check_says_something(&it)?;
    heard(work, it)
}

fn heard(work: &mut Workspace<'_>, mut it: Lead) -> Result<()> {
    work.happened(&mut it.events, LeadEvent::Heard);
    work.create(&it).map(|_| ())
}

fn edit(work: &mut Workspace<'_>, lead: RecordId, change: impl FnOnce(&mut Lead)) -> Result<()> {
    work.edit(lead, |it: &mut Lead, _| {
        change(it);
        Ok(())
    })
}

fn check_says_something(it: &Lead) -> Result<()> {
    match it.line().is_some() || it.organization.is_some() {
        true => Ok(()),
        false => Err(Error::invalid("lead", "needs a text, a role or an organization")),
    }
}

fn closings(it: &Lead) -> BTreeSet<EventId> {
    it.events.to_supersede(|event| matches!(event, LeadEvent::Closed { .. }))
}
