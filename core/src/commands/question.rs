//! Questions to ask in talks.

use serde::{Deserialize, Serialize};

use super::check;
use crate::{
    Error, Result,
    coach::built_in_question,
    document::Workspace,
    model::{Question, QuestionCategory, RecordId},
};

/// What can be done with the bank of questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum QuestionCommand {
    /// Adds one of the person's own.
    Create {
        /// What it is about.
        category: QuestionCategory,
        /// The question.
        text: String,
    },
    /// Changes one of the person's own.
    Edit {
        /// Which.
        question: RecordId,
        /// What it is about.
        category: QuestionCategory,
        /// The question.
        text: String,
    },
    /// Puts a question in the place of a built-in one; none brings the built-in one back.
    Override {
        /// The id of the built-in question.
        built_in: String,
        /// The question.
        text: Option<String>,
    },
    /// Says whether a built-in question is offered.
    HideBuiltIn {
        /// The id of the built-in question.
        built_in: String,
        /// Whether it is not.
        on: bool,
    },
    /// Deletes one of the person's own.
    Delete {
        /// Which.
        question: RecordId,
    },
    /// Brings a deleted one back.
    Restore {
        /// Which.
        question: RecordId,
    },
}

impl QuestionCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Create { .. } => "add a question",
            Self::Edit { .. } | Self::Override { .. } => "edit a question",
            Self::HideBuiltIn { on: true, .. } => "hide a question",
            Self::HideBuiltIn { on: false, .. } => "show a question",
            Self::Delete { .. } => "delete a question",
            Self::Restore { .. } => "restore a question",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Create { category, text } => {
                let text = check::required_line("question", &text)?;
                work.create(&Question { category: Some(category), text, ..Question::default() }).map(|_| ())
            }
            Self::Edit { question, category, text } => work.edit(question, |it: &mut Question, _| {
                it.text = check::required_line("question", &text)?;
                it.category = Some(category);
                Ok(())
            }),
            Self::Override { built_in, text } => {
                let text = check::optional_line("question", text.as_deref())?.unwrap_or_default();
                change_built_in(work, &built_in, |it| it.text = text)
            }
            Self::HideBuiltIn { built_in, on } => change_built_in(work, &built_in, |it| it.hidden = on),
            Self::Delete { question } => {
                let mut it: Question = work.get(question)?;
                work.delete(question, &mut it.life)?;
                work.put(question, &it)
            }
            Self::Restore { question } => {
                let mut it: Question = work.get(question)?;
                work.restore(&mut it.life)?;
                work.put(question, &it)
            }
        }
    }
}

fn change_built_in(work: &mut Workspace<'_>, id: &str, change: impl FnOnce(&mut Question)) -> Result<()> {
    let built_in =
        built_in_question(id).ok_or_else(|| Error::invalid("question", "is none of the built-in ones"))?;
    let record = Question::override_id(built_in.id);
    let mut it = work.find::<Question>(record)?.unwrap_or_default();
    it.built_in = Some(built_in.id.to_owned());
    change(&mut it);
    work.put(record, &it)
}
