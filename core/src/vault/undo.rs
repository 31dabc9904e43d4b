//! Taking back the last thing this device did.

use super::{Applied, Vault, apply};
use crate::{Context, Error, Result, document::Workspace};

/// What undo would take back.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Undoable {
    /// The rest of a sentence that begins with "Undo: ".
    pub label: String,
}

impl Vault {
    /// What [`Vault::undo`] would take back, if there is anything.
    ///
    /// # Errors
    /// [`Error::Storage`] when the disk refuses.
    pub fn undoable(&self) -> Result<Option<Undoable>> {
        Ok(self.read(|reader| reader.last_act())?.map(|act| Undoable { label: act.label }))
    }

    /// Takes back the last command of this device that was not taken back yet. What other devices did since stays, and
    /// so does a record that they use.
    ///
    /// # Errors
    /// [`Error::NothingToUndo`] when there is none, [`Error::Storage`] when the disk refuses.
    pub fn undo(&self, context: &Context) -> Result<Applied> {
        self.commit(context, |writer, identity| {
            let act = writer.last_act()?.ok_or(Error::NothingToUndo)?;
            let mut work = Workspace::new(context, identity.author(), &**writer);
            let spans = act.records.iter().map(|it| (it.record, &it.before[..], &it.after[..]));
            work.revert(&spans.collect::<Vec<_>>())?;
            writer.mark_undone(act.author, act.number)?;
            apply::commit(writer, identity, work.finish()?, &[], &act.label, false)
        })
    }
}
