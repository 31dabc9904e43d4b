//! Words of the trade.

use serde::{Deserialize, Serialize};

use super::check;
use crate::{
    Result,
    document::Workspace,
    model::{Kind, RecordId, Term, TermEvent},
};

/// What can be done with a word of the trade. What is said of a word holds for it wherever it was heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TermCommand {
    /// Writes down a word that was heard; one that is there already was heard once more.
    Add {
        /// The word.
        term: String,
        /// What it means.
        meaning: Option<String>,
        /// The line of business it is used in.
        industry: Option<RecordId>,
        /// The talk in which it was heard.
        meeting: Option<RecordId>,
        /// Who used it.
        heard_from: Vec<RecordId>,
    },
    /// Says what it means.
    SetMeaning {
        /// Which.
        term: RecordId,
        /// What; nothing clears it.
        meaning: Option<String>,
    },
    /// Says in which line of business it is used.
    SetIndustry {
        /// Which.
        term: RecordId,
        /// Where; nothing clears it.
        industry: Option<RecordId>,
    },
    /// Notes that the person tested themselves.
    Quiz {
        /// On which.
        term: RecordId,
        /// Whether they knew it.
        knew: bool,
    },
    /// Notes that the person knows it.
    Learn {
        /// Which.
        term: RecordId,
    },
    /// Takes that back.
    Unlearn {
        /// Which.
        term: RecordId,
    },
    /// Deletes it.
    Delete {
        /// Which.
        term: RecordId,
    },
    /// Brings a deleted one back, wherever it was heard.
    Restore {
        /// Which.
        term: RecordId,
    },
}

impl TermCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Add { .. } => "write down a term",
            Self::SetMeaning { .. } => "say what a term means",
            Self::SetIndustry { .. } => "say where a term is used",
            Self::Quiz { .. } => "test yourself on a term",
            Self::Learn { .. } => "mark a term as learned",
            Self::Unlearn { .. } => "learn a term again",
            Self::Delete { .. } => "delete a term",
            Self::Restore { .. } => "restore a term",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Add { term, meaning, industry, meeting, heard_from } => {
                if let Some(industry) = industry {
                    work.require(Kind::Industry, industry)?;
                }
                if let Some(meeting) = meeting {
                    work.require(Kind::Meeting, meeting)?;
                }
                for contact in &heard_from {
                    work.require(Kind::Contact, *contact)?;
                }
                let it = Term {
                    term: Some(check::required_line("term", &term)?),
                    meaning: check::optional_line("meaning", meaning.as_deref())?,
                    industry,
                    meeting,
                    heard_from: heard_from.into_iter().collect(),
                    ..Term::default()
                };
                work.create(&it).map(|_| ())
            }
            Self::SetMeaning { term, meaning } => {
                let meaning = check::optional_line("meaning", meaning.as_deref())?;
                everywhere(work, term, |id, it, _| it.meaning = meaning.clone().filter(|_| id == term))
            }
            Self::SetIndustry { term, industry } => {
                if let Some(industry) = industry {
                    work.require(Kind::Industry, industry)?;
                }
                everywhere(work, term, |id, it, _| it.industry = industry.filter(|_| id == term))
            }
            Self::Quiz { term, knew } => work.edit(term, |it: &mut Term, work| {
                work.happened(&mut it.events, TermEvent::Quizzed { knew });
                Ok(())
            }),
            Self::Learn { term } => work.edit(term, |it: &mut Term, work| {
                if !it.is_learned() {
                    work.happened(&mut it.events, TermEvent::Learned);
                }
                Ok(())
            }),
            Self::Unlearn { term } => everywhere(work, term, |_, it, work| {
                let voids = it.events.to_supersede(|event| *event == TermEvent::Learned);
                if !voids.is_empty() {
                    work.happened_instead(&mut it.events, None, voids);
                }
            }),
            Self::Delete { term } => {
                for id in records(work, term)? {
                    let mut it: Term = work.get(id)?;
                    work.delete(id, &mut it.life)?;
                    work.put(id, &it)?;
                }
                Ok(())
            }
            Self::Restore { term } => {
                let mut it: Term = work.get(term)?;
                let (name, acts) = (it.term.clone().unwrap_or_default(), it.life.deletions());
                work.restore(&mut it.life)?;
                work.put(term, &it)?;
                for id in work.named_and_deleted(Kind::Term, &name)? {
                    let Some(mut it) = work.find::<Term>(id)?.filter(|_| id != term) else { continue };
                    if it.life.is_deletion_standing() && !it.life.deletions().is_disjoint(&acts) {
                        work.restore(&mut it.life)?;
                        work.put(id, &it)?;
                    }
                }
                Ok(())
            }
        }
    }
}

/// Notes a word that came up in a talk.
pub(super) fn add(
    work: &mut Workspace<'_>,
    term: &str,
    contact: Option<RecordId>,
    meeting: Option<RecordId>,
) -> Result<()> {
    let Some(term) = check::shortened(term) else { return Ok(()) };
    let heard_from = contact.into_iter().collect();
    work.create(&Term { term: Some(term), meeting, heard_from, ..Term::default() }).map(|_| ())
}

/// All records of the word that this device knows.
fn records(work: &mut Workspace<'_>, term: RecordId) -> Result<Vec<RecordId>> {
    let it: Term = work.get(term)?;
    let mut records = work.named(Kind::Term, it.term.as_deref().unwrap_or_default())?;
    if !records.contains(&term) {
        records.push(term);
    }
    Ok(records)
}

/// Changes all records of the word, so that none says something else.
fn everywhere(
    work: &mut Workspace<'_>,
    term: RecordId,
    change: impl Fn(RecordId, &mut Term, &Workspace<'_>),
) -> Result<()> {
    for id in records(work, term)? {
        work.edit(id, |it: &mut Term, work| {
            change(id, it, work);
            Ok(())
        })?;
    }
    Ok(())
}
