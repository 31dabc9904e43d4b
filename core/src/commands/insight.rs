//! What was learned in talks.

use serde::{Deserialize, Serialize};

use super::check;
use crate::{
    Error, Result,
    document::Workspace,
    model::{Insight, InsightEvent, InsightKind, ItemId, Kind, Meeting, RecordId},
};

/// What an insight can be about.
const SUBJECTS: [Kind; 4] = [Kind::Contact, Kind::Organization, Kind::Industry, Kind::Occupation];

/// What can be done with an insight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum InsightCommand {
    /// Writes down something that was learned.
    Add {
        /// What was learned.
        insight: NewInsight,
    },
    /// Makes an insight of an answer that was noted in a talk: said by everybody who took part, to the question that was
    /// asked. Two devices that do so have made one.
    Promote {
        /// In which talk.
        meeting: RecordId,
        /// Which answer.
        answer: ItemId,
        /// What it tells of.
        kind: InsightKind,
        /// The people, organizations, industries and occupations it is about.
        subjects: Vec<RecordId>,
    },
    /// Changes what it says.
    SetText {
        /// Which.
        insight: RecordId,
        /// All of it, up to 16 KB.
        text: String,
    },
    /// Changes what it tells of.
    SetKind {
        /// Which.
        insight: RecordId,
        /// What.
        kind: InsightKind,
    },
    /// Says whether it is about somebody or something.
    SetSubject {
        /// Which.
        insight: RecordId,
        /// A person, an organization, an industry or an occupation.
        subject: RecordId,
        /// Whether it is.
        on: bool,
    },
    /// Says whether somebody said it.
    SetHeardFrom {
        /// Which.
        insight: RecordId,
        /// Who.
        contact: RecordId,
        /// Whether they did.
        on: bool,
    },
    /// Notes that somebody else said the same.
    Agree {
        /// As which.
        insight: RecordId,
        /// Who.
        contact: RecordId,
    },
    /// Notes that somebody else said that it is not so.
    Disagree {
        /// Which.
        insight: RecordId,
        /// Who.
        contact: RecordId,
    },
    /// Takes back what was noted of somebody: neither one nor the other.
    TakeBack {
        /// Of which.
        insight: RecordId,
        /// Who.
        contact: RecordId,
    },
    /// Deletes it.
    Delete {
        /// Which.
        insight: RecordId,
    },
    /// Brings a deleted one back.
    Restore {
        /// Which.
        insight: RecordId,
    },
}

/// Something that was learned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewInsight {
    /// What it tells of.
    pub kind: InsightKind,
    /// What was said, up to 16 KB.
    pub text: String,
    /// The people, organizations, industries and occupations it is about.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub subjects: Vec<RecordId>,
    /// Who said it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub heard_from: Vec<RecordId>,
    /// The talk in which it was said.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub meeting: Option<RecordId>,
    /// The built-in question that it answers.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub built_in: Option<String>,
    /// The person's own question that it answers.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub question: Option<RecordId>,
}

impl InsightCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Add { .. } => "write down an insight",
            Self::Promote { .. } => "keep an answer as an insight",
            Self::SetText { .. } | Self::SetKind { .. } => "edit an insight",
            Self::SetSubject { .. } => "change what an insight is about",
            Self::SetHeardFrom { .. } => "change who said something",
            Self::Agree { .. } => "note who agrees",
            Self::Disagree { .. } => "note who disagrees",
            Self::TakeBack { .. } => "take back who agrees",
            Self::Delete { .. } => "delete an insight",
            Self::Restore { .. } => "restore an insight",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Add { insight } => add(work, insight),
            Self::Promote { meeting, answer, kind, subjects } => {
                promote(work, meeting, answer, kind, &subjects)
            }
            Self::SetText { insight, text } => {
                let text = said(&text)?;
                edit(work, insight, |it| it.text = Some(text))
            }
            Self::SetKind { insight, kind } => edit(work, insight, |it| it.kind = Some(kind)),
            Self::SetSubject { insight, subject, on } => {
                check_subjects(work, &[subject])?;
                edit(work, insight, |it| {
                    if on {
                        it.subjects.insert(subject)
                    } else {
                        it.subjects.remove(&subject)
                    };
                })
            }
            Self::SetHeardFrom { insight, contact, on } => {
                work.require(Kind::Contact, contact)?;
                edit(work, insight, |it| {
                    if on {
                        it.heard_from.insert(contact)
                    } else {
                        it.heard_from.remove(&contact)
                    };
                })
            }
            Self::Agree { insight, contact } => {
                mark(work, insight, contact, Some(InsightEvent::Agreed { contact }))
            }
            Self::Disagree { insight, contact } => {
                mark(work, insight, contact, Some(InsightEvent::Disagreed { contact }))
            }
            Self::TakeBack { insight, contact } => mark(work, insight, contact, None),
            Self::Delete { insight } => {
                let mut it: Insight = work.get(insight)?;
                work.delete(insight, &mut it.life)?;
                work.put(insight, &it)
            }
            Self::Restore { insight } => {
                let mut it: Insight = work.get(insight)?;
                work.restore(&mut it.life)?;
                work.put(insight, &it)
            }
        }
    }
}

fn add(work: &mut Workspace<'_>, new: NewInsight) -> Result<()> {
    check_subjects(work, &new.subjects)?;
    for contact in &new.heard_from {
        work.require(Kind::Contact, *contact)?;
    }
    if let Some(meeting) = new.meeting {
        work.require(Kind::Meeting, meeting)?;
    }
    if let Some(question) = new.question {
        work.require(Kind::Question, question)?;
    }
    let it = Insight {
        kind: Some(new.kind),
        text: Some(said(&new.text)?),
        subjects: new.subjects.into_iter().collect(),
        heard_from: new.heard_from.into_iter().collect(),
        meeting: new.meeting,
        built_in: check::optional_line("question", new.built_in.as_deref())?,
        question: new.question,
        ..Insight::default()
    };
    work.create(&it).map(|_| ())
}

fn promote(
    work: &mut Workspace<'_>,
    meeting: RecordId,
    answer: ItemId,
    kind: InsightKind,
    subjects: &[RecordId],
) -> Result<()> {
    check_subjects(work, subjects)?;
    let talk: Meeting = work.get(meeting)?;
    let given = talk.answers.get(&answer).and_then(|given| Some((given.question, given.text.as_deref()?)));
    let (asked, text) = given.ok_or_else(|| Error::invalid("answer", "is not there, or says nothing"))?;
    let asked = asked.and_then(|item| talk.question_plan.get(&item));
    let id = Insight::of_answer(meeting, answer);
    let mut it: Insight = work.find(id)?.unwrap_or_default();
    if it.life.is_deletion_standing() {
        work.restore(&mut it.life)?;
    }
    it.kind = Some(kind);
    it.text = Some(said(text)?);
    it.subjects.extend(subjects);
    it.heard_from.extend(&talk.participants);
    (it.meeting, it.answer) = (Some(meeting), Some(answer));
    if let Some(asked) = asked {
        it.built_in.clone_from(&asked.built_in);
        it.question = asked.question;
        it.asked.clone_from(&asked.text);
    }
    work.put(id, &it)
}

/// What one card was noted to say takes the place of what it was noted to say before.
fn mark(
    work: &mut Workspace<'_>,
    insight: RecordId,
    contact: RecordId,
    what: Option<InsightEvent>,
) -> Result<()> {
    work.require(Kind::Contact, contact)?;
    let cards = work.cards(contact)?;
    work.edit(insight, |it: &mut Insight, work| {
        let voids = it.events.to_supersede(|event| cards.contains(&event.contact()));
        if what.is_some() || !voids.is_empty() {
            work.happened_instead(&mut it.events, what, voids);
        }
        Ok(())
    })
}

fn edit(work: &mut Workspace<'_>, insight: RecordId, change: impl FnOnce(&mut Insight)) -> Result<()> {
    work.edit(insight, |it: &mut Insight, _| {
        change(it);
        Ok(())
    })
}

fn said(text: &str) -> Result<String> {
    check::text("insight", text, Insight::MAX_BYTES)?;
    let text = text.trim();
    match text.is_empty() {
        true => Err(Error::invalid("insight", "is empty")),
        false => Ok(text.to_owned()),
    }
}

fn check_subjects(work: &mut Workspace<'_>, subjects: &[RecordId]) -> Result<()> {
    for subject in subjects {
        if !SUBJECTS.iter().any(|kind| work.require(*kind, *subject).is_ok()) {
            return Err(Error::invalid(
                "subject",
                "must be a person, an organization, a line of business or a kind of work",
            ));
        }
    }
    Ok(())
}
