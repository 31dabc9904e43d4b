//! Notes.

use serde::{Deserialize, Serialize};

use super::check;
use crate::{
    Error, Result,
    document::Workspace,
    model::{Moment, Note, RecordId},
};

/// What can be done with a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum NoteCommand {
    /// Writes a note.
    Add {
        /// The people, meetings or organizations it is about; may be none.
        about: Vec<RecordId>,
        /// The text: at most 256 KB.
        text: String,
    },
    /// Changes the text of a note; what another device wrote into it meanwhile stays.
    Edit {
        /// Which.
        note: RecordId,
        /// The whole new text: at most 256 KB.
        text: String,
    },
    /// Deletes a note.
    Delete {
        /// Which.
        note: RecordId,
    },
    /// Brings a deleted note back.
    Restore {
        /// Which.
        note: RecordId,
    },
}

impl NoteCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Add { .. } => "add a note",
            Self::Edit { .. } => "edit a note",
            Self::Delete { .. } => "delete a note",
            Self::Restore { .. } => "restore a note",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Add { about, text } => add(work, about, text).map(|_| ()),
            Self::Edit { note, text } => {
                check::text("note", &text, Note::MAX_BYTES)?;
                work.edit(note, |it: &mut Note, _| {
                    it.body = text;
                    Ok(())
                })
            }
            Self::Delete { note } => {
                let mut it: Note = work.get(note)?;
                work.delete(note, &mut it.life)?;
                work.put(note, &it)
            }
            Self::Restore { note } => {
                let mut it: Note = work.get(note)?;
                work.restore(&mut it.life)?;
                work.put(note, &it)
            }
        }
    }
}

/// Writes a note and answers with its id.
pub(super) fn add(work: &mut Workspace<'_>, about: Vec<RecordId>, text: String) -> Result<RecordId> {
    check::text("note", &text, Note::MAX_BYTES)?;
    if text.trim().is_empty() {
        return Err(Error::invalid("note", "is empty"));
    }
    for id in &about {
        work.require_any(*id)?;
    }
    let at = Some(Moment::now(work.context()));
    work.create(&Note { about: about.into_iter().collect(), at, body: text, ..Note::default() })
}

/// Writes what was a version of another note as a note of its own, at that note's time.
pub(super) fn add_as_it_was(
    work: &mut Workspace<'_>,
    about: Vec<RecordId>,
    text: String,
    at: Option<Moment>,
) -> Result<()> {
    check::text("note", &text, Note::MAX_BYTES)?;
    let at = at.or_else(|| Some(Moment::now(work.context())));
    work.create(&Note { about: about.into_iter().collect(), at, body: text, ..Note::default() }).map(|_| ())
}
