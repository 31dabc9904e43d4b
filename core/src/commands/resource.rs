//! What was recommended.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::check;
use crate::{
    Result,
    document::Workspace,
    model::{EventId, Kind, RecordId, Resource, ResourceEvent, ResourceKind},
};

/// What can be done with something that was recommended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ResourceCommand {
    /// Writes down something that was recommended.
    Add {
        /// What it is called.
        name: String,
        /// What it is.
        kind: ResourceKind,
        /// Where it is found.
        link: Option<String>,
        /// The talk in which it was recommended.
        meeting: Option<RecordId>,
        /// Who recommended it.
        recommended_by: Vec<RecordId>,
    },
    /// Sets one field.
    Set {
        /// Of which.
        resource: RecordId,
        /// Which field.
        field: ResourceField,
        /// To what; nothing clears it.
        value: Option<String>,
    },
    /// Says whether somebody recommended it.
    SetRecommendedBy {
        /// Which.
        resource: RecordId,
        /// Who.
        contact: RecordId,
        /// Whether they did.
        on: bool,
    },
    /// Notes that it is done: taken, read, tried, gone to.
    MarkDone {
        /// Which.
        resource: RecordId,
    },
    /// Lets it go.
    LetGo {
        /// Which.
        resource: RecordId,
    },
    /// Takes back that it is done or let go.
    Reopen {
        /// Which.
        resource: RecordId,
    },
    /// Deletes it.
    Delete {
        /// Which.
        resource: RecordId,
    },
    /// Brings a deleted one back.
    Restore {
        /// Which.
        resource: RecordId,
    },
}

/// A field of something that was recommended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ResourceField {
    /// What it is called.
    Name,
    /// Where it is found.
    Link,
}

impl ResourceCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Add { .. } => "write down a recommendation",
            Self::Set { .. } => "edit a recommendation",
            Self::SetRecommendedBy { .. } => "change who recommended something",
            Self::MarkDone { .. } => "mark a recommendation as done",
            Self::LetGo { .. } => "let a recommendation go",
            Self::Reopen { .. } => "open a recommendation again",
            Self::Delete { .. } => "delete a recommendation",
            Self::Restore { .. } => "restore a recommendation",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Add { name, kind, link, meeting, recommended_by } => {
                if let Some(meeting) = meeting {
                    work.require(Kind::Meeting, meeting)?;
                }
                for contact in &recommended_by {
                    work.require(Kind::Contact, *contact)?;
                }
                let it = Resource {
                    name: Some(check::required_line("name", &name)?),
                    kind: Some(kind),
                    link: check::optional_line("link", link.as_deref())?,
                    meeting,
                    recommended_by: recommended_by.into_iter().collect(),
                    ..Resource::default()
                };
                work.create(&it).map(|_| ())
            }
            Self::Set { resource, field, value } => work.edit(resource, |it: &mut Resource, _| {
                match field {
                    ResourceField::Name => {
                        it.name = Some(check::required_line("name", value.as_deref().unwrap_or_default())?);
                    }
                    ResourceField::Link => it.link = check::optional_line("link", value.as_deref())?,
                }
                Ok(())
            }),
            Self::SetRecommendedBy { resource, contact, on } => {
                work.require(Kind::Contact, contact)?;
                work.edit(resource, |it: &mut Resource, _| {
                    if on {
                        it.recommended_by.insert(contact)
                    } else {
                        it.recommended_by.remove(&contact)
                    };
                    Ok(())
                })
            }
            Self::MarkDone { resource } => ended(work, resource, Some(ResourceEvent::Done)),
            Self::LetGo { resource } => ended(work, resource, Some(ResourceEvent::LetGo)),
            Self::Reopen { resource } => ended(work, resource, None),
            Self::Delete { resource } => {
                let mut it: Resource = work.get(resource)?;
                work.delete(resource, &mut it.life)?;
                work.put(resource, &it)
            }
            Self::Restore { resource } => {
                let mut it: Resource = work.get(resource)?;
                work.restore(&mut it.life)?;
                work.put(resource, &it)
            }
        }
    }
}

/// What is said last of how it ended takes the place of what this device knows of it.
fn ended(work: &mut Workspace<'_>, resource: RecordId, what: Option<ResourceEvent>) -> Result<()> {
    work.edit(resource, |it: &mut Resource, work| {
        let voids: BTreeSet<EventId> = it.events.to_supersede(|_| true);
        if what.is_some() || !voids.is_empty() {
            work.happened_instead(&mut it.events, what, voids);
        }
        Ok(())
    })
}
