//! All that this device holds, for others; and taking in what another one holds.

use super::{Vault, delivery, forget, incarnation, intake::Intake};
use crate::{
    Context, Error, Result, cbor,
    document::Document,
    model::DeviceId,
    store::{AuthorRow, Reader},
    sync::{AuthorEnd, Checkpoint, Commitment, Entry, Progress, SavedDocument, Standing},
};

/// How many documents are read at a time.
const BATCH: usize = 500;

impl Vault {
    /// Takes in a checkpoint of another device: what this device made itself and has not sent yet stays.
    ///
    /// # Errors
    /// [`Error::NotPaired`] when that device does not belong to the vault, [`Error::Damaged`] when a document is not
    /// one, [`Error::Storage`] when the disk refuses. Nothing was changed then.
    pub fn take_checkpoint(
        &self,
        context: &Context,
        device: DeviceId,
        checkpoint: &Checkpoint,
    ) -> Result<Progress> {
        self.take_in(context, |writer, roster| {
            if roster.standing(device) != Standing::Member {
                return Err(Error::NotPaired);
            }
            let identity = writer.identity()?;
            let held = writer.vector()?;
            let mut intake = Intake::new(writer)?;
            for SavedDocument(id, kind, heads, bytes) in &checkpoint.documents {
                intake.merge(*id, kind, Document::admit(bytes, heads)?)?;
            }
            let mut touched = intake.finish()?;
            for AuthorEnd(author, device, incarnation, commitment) in &checkpoint.ends {
                let number = checkpoint.vector.get(*author);
                if held.contains(*author, number) {
                    continue;
                }
                if *author == identity.author() {
                    incarnation::renew(writer, context)?;
                }
                let announced = writer.author(*author)?.map_or(0, |row| row.announced);
                let row = AuthorRow {
                    author: *author,
                    device: *device,
                    incarnation: *incarnation,
                    number,
                    commitment: *commitment.as_bytes(),
                    announced,
                };
                writer.put_author(&row)?;
            }
            let forgotten = writer.forgotten()?;
            for (before, entry) in &checkpoint.refused {
                if !held.contains(entry.author, entry.number) {
                    let mut entry = entry.clone();
                    forget::strip(&mut entry, &forgotten);
                    writer.put_refused(entry.author, entry.number, &cbor::encode(&(before, &entry)))?;
                }
            }
            if !checkpoint.refused.is_empty() && !forgotten.is_empty() {
                // What is wrong with an entry may have been forgotten here: what is left of it is sound, as it is elsewhere.
                delivery::retry_refused(writer)?;
            }
            let (progress, settled) = delivery::settle(writer, roster, [])?;
            touched.extend(settled);
            Ok((progress, touched))
        })
    }
}

/// All that is held here.
pub(super) fn make(reader: &Reader<'_>) -> Result<Checkpoint> {
    let unreadable = || Error::Damaged { what: "log", reason: "an entry that was refused cannot be read" };
    let mut checkpoint = Checkpoint::default();
    for row in reader.authors()?.into_iter().filter(|row| row.number > 0) {
        checkpoint.vector.advance(row.author, row.number);
        let commitment = Commitment::from_bytes(row.commitment);
        checkpoint.ends.push(AuthorEnd(row.author, row.device, row.incarnation, commitment));
    }
    let mut after = None;
    loop {
        let ids = reader.document_ids(after, BATCH)?;
        let Some(last) = ids.last() else { break };
        after = Some(*last);
        for id in ids {
            let Some(stored) = reader.document(id)? else { continue };
            let plain = Document::load(&stored.bytes, &stored.heads)?.save_plain();
            checkpoint.documents.push(SavedDocument(id, stored.kind, stored.heads, plain));
        }
    }
    for body in reader.refused()? {
        let refused: (Commitment, Entry) = cbor::decode(&body).ok_or_else(unreadable)?;
        checkpoint.refused.push(refused);
    }
    Ok(checkpoint)
}
