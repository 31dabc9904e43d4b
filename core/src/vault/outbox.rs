//! What goes to other devices, and where this one stands.

use std::collections::{BTreeMap, btree_map::Entry as Slot};

use super::{Vault, checkpoint, delivery, forget, membership};
use crate::{
    Context, Error, Result, cbor,
    document::{Document, Shelf},
    model::{AuthorId, DeviceId, RecordId},
    store::{Published, Reader, Said, Writer},
    sync::{
        DeviceState, Entry, FileName, Input, Output, OwnFile, OwnLog, Peer, RecordChange, Run, Segment,
        SyncState,
    },
};

/// How much of the log is made ready at a time, in bytes of entries.
const RUN_BYTES: usize = 1024 * 1024;

impl Vault {
    /// Where this device stands: what a sync session starts from.
    ///
    /// # Errors
    /// [`Error::NotPaired`] and [`Error::DeviceRemoved`] when the device is not one of the vault's,
    /// [`Error::Storage`] when the disk refuses.
    pub fn sync_state(&self, context: &Context) -> Result<SyncState> {
        // What is sent can never be taken back: make sure once more that no copy sends under this author.
        self.state().is_alone = false;
        self.stand(context)
    }

    fn stand(&self, context: &Context) -> Result<SyncState> {
        let key = self.key(context)?;
        let mut forgotten = 0;
        let state = self.take_in(context, |writer, roster| {
            let mut roster = roster.clone();
            let keyring = self.keep_up(writer, &key, &mut roster, context)?;
            let mut touched = forget::carry_out(writer, roster.forgotten())?;
            forgotten = writer.forgotten()?.len();
            // What was held back may be allowed by now.
            let (progress, settled) = delivery::settle(writer, &roster, [])?;
            touched.extend(settled);
            let identity = writer.identity()?;
            let own = writer.authors()?.into_iter().filter(|row| row.device == identity.device);
            let mut logs = Vec::new();
            for row in own {
                let made = writer.log_end(row.author)?;
                logs.push(OwnLog { author: row.author, made });
            }
            let mut published = BTreeMap::new();
            for file in writer.published()? {
                if let Ok(name) = file.name.parse::<FileName>() {
                    published.insert(name, OwnFile { day: file.day, is_stale: file.is_stale });
                }
            }
            let peers = peers(writer)?;
            let state = SyncState {
                keyring,
                incarnation: identity.incarnation,
                roster,
                logs,
                vector: progress.vector,
                pending: progress.pending,
                stripped: delivery::stripped(writer)?,
                published,
                peers,
                day: day(context),
                salt: salt(context),
            };
            Ok((state, touched))
        })?;
        self.state().forgotten_when_given = forgotten;
        self.scrub()?;
        Ok(state)
    }

    /// Remembers what was forgotten before a session is given what it may leave in the shared place.
    fn give(&self) -> Result<()> {
        let forgotten = self.read(|reader| Ok(reader.forgotten()?.len()))?;
        self.state().forgotten_when_given = forgotten;
        Ok(())
    }

    /// Answers what a session asks of the vault; `None` when it asks the shared place.
    ///
    /// # Errors
    /// [`Error::Storage`] when the disk refuses, [`Error::DeviceRemoved`] when the device learns that it was removed.
    pub fn answer(&self, context: &Context, output: &Output) -> Result<Option<Input>> {
        let is_refusal = |error: &Error| {
            matches!(
                error,
                Error::Damaged { .. } | Error::NewerVersion { .. } | Error::WrongVault | Error::NotPaired
            )
        };
        Ok(Some(match output {
            Output::Learn { name, device, author, state, is_latest } => {
                match self.learn(context, name, (*device, *author), state, *is_latest) {
                    Err(error) if is_refusal(&error) => Input::Refused,
                    learned => {
                        learned?;
                        Input::Learned(Box::new(self.stand(context)?))
                    }
                }
            }
            Output::Deliver { name, segment } => match self.receive(context, Some(name), segment.clone()) {
                Ok(progress) => Input::Delivered(progress),
                Err(error) if is_refusal(&error) => Input::Refused,
                Err(error) => return Err(error),
            },
            Output::DeliverCheckpoint { device, checkpoint } => {
                match self.take_checkpoint(context, *device, checkpoint) {
                    Ok(progress) => Input::Delivered(progress),
                    Err(error) if is_refusal(&error) => Input::Refused,
                    Err(error) => return Err(error),
                }
            }
            Output::Restate => Input::Learned(Box::new(self.stand(context)?)),
            Output::NeedOwn { author, from, to } => {
                self.give()?;
                Input::Entries(self.entries(*author, *from, *to)?)
            }
            Output::NeedCheckpoint => {
                self.give()?;
                Input::Checkpoint(Box::new(self.read(checkpoint::make)?))
            }
            Output::Published { name, author } => {
                self.note_published(context, name, *author)?;
                Input::Noted
            }
            Output::Withdrawn { name } => {
                self.write(|writer| writer.delete_published(&name.to_string()))?;
                Input::Noted
            }
            Output::Stated { name, state } => {
                let given = self.state().forgotten_when_given;
                self.write(|writer| {
                    let identity = writer.identity()?;
                    let (author, file) = (identity.author(), name.to_string());
                    let mut state = (**state).clone();
                    if has_forgotten_since(writer, given)? {
                        state.checkpoint = None;
                    }
                    writer.put_said(&Said { author, device: identity.device, file, body: encode(&state) })
                })?;
                Input::Noted
            }
            Output::List
            | Output::Fetch { .. }
            | Output::Store { .. }
            | Output::Delete { .. }
            | Output::Done(_) => return Ok(None),
        }))
    }

    /// Entries of one of this device's own authors from number `from` on, up to `to` or about 1 MB, made again from the
    /// documents; `None` when there are none. Of what was forgotten only the hash is left.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a document no longer holds what the log names, [`Error::Storage`] when the disk refuses.
    pub fn entries(&self, author: AuthorId, from: u64, to: u64) -> Result<Option<Segment>> {
        self.read(|reader| {
            let Some(row) = reader.author(author)? else { return Ok(None) };
            let forgotten = reader.forgotten()?;
            let mut documents: BTreeMap<RecordId, Document> = BTreeMap::new();
            let (mut entries, mut before, mut bytes) = (Vec::new(), None, 0);
            for (number, logged) in reader.entries(author, from, to)? {
                let mut changes = Vec::with_capacity(logged.changes.len());
                for change in logged.changes {
                    if forgotten.contains(&change.record) {
                        changes.push(RecordChange::forgotten(change.record, &change.kind, change.hash.0));
                        continue;
                    }
                    let gone = || Error::Damaged { what: "log", reason: "a change it names is gone" };
                    let document = match documents.entry(change.record) {
                        Slot::Occupied(known) => known.into_mut(),
                        Slot::Vacant(free) => {
                            free.insert(Shelf::document(reader, change.record)?.ok_or_else(gone)?.1)
                        }
                    };
                    let parts = document.change(&change.hash).ok_or_else(gone)?;
                    changes.push(RecordChange::new(change.record, &change.kind, parts.bytes));
                }
                before.get_or_insert(logged.before);
                let entry = Entry { author, number, seen: logged.seen, changes };
                bytes += entry.weight();
                entries.push(entry);
                if bytes >= RUN_BYTES {
                    break;
                }
            }
            let run = before.map(|before| Run::new(before, entries)).transpose()?;
            Ok(run.map(|run| Segment { device: row.device, incarnation: row.incarnation, run }))
        })
    }

    /// Takes in where another device says that it is.
    fn learn(
        &self,
        context: &Context,
        name: &FileName,
        (device, author): (DeviceId, AuthorId),
        state: &DeviceState,
        is_latest: bool,
    ) -> Result<()> {
        self.take_in(context, |writer, roster| {
            if membership::hear(writer, roster.clone(), device, state)? && is_latest {
                writer.put_said(&Said { author, device, file: name.to_string(), body: encode(state) })?;
            }
            Ok(((), Default::default()))
        })
    }

    fn note_published(&self, context: &Context, name: &FileName, author: AuthorId) -> Result<()> {
        let Some(numbers) = name.numbers() else { return Ok(()) };
        let (first, last) = numbers.into_inner();
        let file =
            Published { name: name.to_string(), author, first, last, day: day(context), is_stale: false };
        let given = self.state().forgotten_when_given;
        self.write(|writer| {
            // A file that is not known is read back in the next session, and judged.
            if has_forgotten_since(writer, given)? { Ok(()) } else { writer.put_published(&file) }
        })
    }
}

/// Whether something was forgotten since so many records were: what was left in the shared place may hold it.
fn has_forgotten_since(reader: &Reader<'_>, given: usize) -> Result<bool> {
    Ok(reader.forgotten()?.len() != given)
}

/// What each author last said of itself, those of this device included.
pub(super) fn peers(reader: &Reader<'_>) -> Result<BTreeMap<AuthorId, Peer>> {
    let mut peers = BTreeMap::new();
    for Said { author, device, file, body } in reader.said()? {
        if let (Some(state), Ok(file)) = (decode(&body), file.parse()) {
            peers.insert(author, Peer { device, file, state });
        }
    }
    Ok(peers)
}

/// Stands by no checkpoint of its own any more: what it holds was forgotten since. What a copy of this device offers is
/// the copy's to withdraw, and may be the only way to something.
pub(super) fn withdraw_offers(writer: &Writer<'_>) -> Result<()> {
    let author = writer.identity()?.author();
    for said in writer.said()?.into_iter().filter(|said| said.author == author) {
        if let Some(mut state) = decode(&said.body) {
            state.checkpoint = None;
            writer.put_said(&Said { body: encode(&state), ..said })?;
        }
    }
    Ok(())
}

/// The day that it is, in UTC, as a number of days since 1970.
pub(super) fn day(context: &Context) -> u32 {
    u32::try_from(context.now().timestamp().div_euclid(86_400)).unwrap_or(0)
}

fn salt(context: &Context) -> u32 {
    let mut salt = [0; 4];
    context.random(&mut salt);
    u32::from_le_bytes(salt)
}

fn encode(state: &DeviceState) -> Vec<u8> {
    cbor::encode(&(&state.vector, state.day, state.edition, &state.broken, &state.checkpoint))
}

fn decode(body: &[u8]) -> Option<DeviceState> {
    let (vector, day, edition, broken, checkpoint) = cbor::decode(body)?;
    Some(DeviceState { vector, day, edition, broken, checkpoint, roster: Vec::new() })
}
