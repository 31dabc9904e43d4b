//! What goes between devices, beside Automerge's own protocol with one document for everything.

use std::{cell::Cell, io, path::Path, time::Duration};

use automerge::{
    Automerge,
    sync::{State, SyncDoc},
};
use rapport_core::{
    Context, Vault,
    sync::{Checkpoint, Content, DeviceKey, FileName, Input, Output, Segment},
};
use rapport_transport::{BlobStore, Folder, TransportError, sync};

use super::{Cost, Editor, Table, one_document};
use crate::{dataset, secrets_beside};

/// How many edits "many" are.
const MANY: usize = 1_000;

/// How many entries of a kind go through the gate.
const THROUGH_THE_GATE: usize = 1_000;

/// Takes the figures: `founder` holds the data set, `document` is the same as one document, which costs `load`.
pub(super) fn measure(
    table: &mut Table,
    home: &Path,
    founder: &Path,
    document: &Path,
    load: &Cost,
) -> io::Result<()> {
    let founder = Vault::open(founder, secrets_beside(founder)).map_err(io::Error::other)?;
    let here = dataset::context("between: the founder");
    gate(table, home, &founder, &here)?;
    let mut place = Counting::new(home.join("shared"))?;
    let (second, there) = join(&founder, &here, home, "a second device")?;

    let saved = document.metadata()?.len();
    new_device(table, &founder, &here, &second, &there, saved, load)?;
    // What is old goes out; both know where the other is.
    for _ in 0..2 {
        place.turn(&founder, &here)?;
        place.turn(&second, &there)?;
    }

    let mut editor = Editor::new(&founder);
    let mut theirs = OneDocument::new(document)?;
    for (edits, goal) in [(1, "640 B"), (MANY, "64 KB")] {
        (0..edits).for_each(|_| editor.edit());
        let (out, _) = place.turn(&founder, &here)?;
        let (answer, took) = place.turn(&second, &there)?;
        theirs.edit(edits)?;
        let (bytes, messages, one_took) = theirs.sync_from_nothing()?;
        let beside = format!("Automerge, {messages} messages");
        let what = |what: &str| match edits {
            1 => format!("catch up 1 entry: {what}"),
            edits => format!("catch up {edits} entries: {what}"),
        };
        table.bytes(&what("files of entries"), out.entries, &beside, bytes);
        table.goal(goal);
        let all = out.written + out.read + answer.written + answer.read;
        let files = out.files + answer.files;
        table.bytes(&what(&format!("all {files} files read and written")), all, &beside, bytes);
        table.ratio(&what("processor, taking it in"), took, "Automerge, both sides", one_took);
    }

    // What a session does today, which takes a checkpoint only where no files of entries are left.
    let (third, there) = join(&founder, &here, home, "a third device")?;
    place.turn(&founder, &here)?;
    let (went, took) = place.turn(&third, &there)?;
    let showing = Cost::of(|| third.today(&there).unwrap());
    let what = format!("new device: {} files a session reads", went.files);
    table.size(&what, went.read, "one document: saved", saved);
    table.ratio(
        "new device: a session, then Today, processor",
        took + showing.cpu,
        "one document: load",
        load.cpu,
    );
    for other in [&second, &third] {
        let is_same = other.vector().ok() == founder.vector().ok();
        if !is_same {
            return Err(io::Error::other("the devices did not meet"));
        }
    }
    Ok(())
}

/// A further device of the founder's vault, empty.
fn join(founder: &Vault, here: &Context, home: &Path, name: &str) -> io::Result<(Vault, Context)> {
    let there = dataset::context(&format!("between: {name}"));
    let key = DeviceKey::generate(&there);
    let welcome = key.card(name).and_then(|card| founder.admit(here, &card)).map_err(io::Error::other)?;
    let folder = home.join(name);
    let vault = Vault::join(&folder, name, &key, &welcome, &there, secrets_beside(&folder));
    Ok((vault.map_err(io::Error::other)?, there))
}

/// A checkpoint of all, from its making until another device can show Today.
fn new_device(
    table: &mut Table,
    founder: &Vault,
    here: &Context,
    second: &Vault,
    there: &Context,
    saved: u64,
    load: &Cost,
) -> io::Result<()> {
    let state = founder.sync_state(here).map_err(io::Error::other)?;
    let device = state.keyring.device();
    let key = state.keyring.sealing_epoch(&state.roster).ok_or_else(|| io::Error::other("no epoch"))?;
    let mut files: Vec<(FileName, Vec<u8>)> = Vec::new();
    let making = Cost::of(|| {
        let answer = founder.answer(here, &Output::NeedCheckpoint).unwrap();
        if let Some(Input::Checkpoint(checkpoint)) = answer {
            files = checkpoint.seal(&state.keyring, key, state.author(), 0).unwrap();
        }
    });
    let keyring = second.keyring(there).map_err(io::Error::other)?;
    let mut opened = None;
    let opening = Cost::of(|| opened = Some(Checkpoint::open(device, &files, &keyring).unwrap()));
    let checkpoint = opened.unwrap_or_default();
    let taking = Cost::of(|| second.take_checkpoint(there, device, &checkpoint).unwrap());
    let showing = Cost::of(|| second.today(there).unwrap());

    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    table.size("new device: files of the checkpoint", bytes as u64, "one document: saved", saved);
    table.goal("1.2 times");
    let beside = "one document: load";
    table.ratio("new device: making it, processor", making.cpu, beside, load.cpu);
    table.ratio("new device: opening the files, processor", opening.cpu, beside, load.cpu);
    table.ratio("new device: taking it in, processor", taking.cpu, beside, load.cpu);
    let all = opening.cpu + taking.cpu + showing.cpu;
    table.ratio("new device: until Today shows, processor", all, beside, load.cpu);
    table.goal("0.33 times; 1.8 all verified");
    Ok(())
}

/// What a change costs that comes from another device, seal aside.
fn gate(table: &mut Table, home: &Path, founder: &Vault, here: &Context) -> io::Result<()> {
    let (vault, there) = join(founder, here, home, "a device at the gate")?;
    let (mut contacts, mut meetings) = ((Duration::ZERO, 0, 0), (Duration::ZERO, 0, 0));
    // A copy of a vault may write under a name of its own: what is there was written under the first.
    let vector = founder.vector().map_err(io::Error::other)?;
    let Some((author, _)) = vector.iter().max_by_key(|(_, entries)| *entries) else { return Ok(()) };
    let mut next = 1;
    while let Some(segment) = founder.entries(author, next, u64::MAX).map_err(io::Error::other)? {
        next = segment.run.last() + 1;
        for segment in pieces(segment) {
            let kinds = |kind: &str| {
                let mut changes = segment.run.entries().iter().flat_map(|entry| &entry.changes);
                changes.any(|change| change.kind == kind)
            };
            let sum = match (kinds("meeting"), kinds("contact")) {
                (true, _) => &mut meetings,
                (false, true) => &mut contacts,
                (false, false) => continue,
            };
            let entries = segment.run.entries();
            let (count, changes) =
                (entries.len(), entries.iter().map(|entry| entry.changes.len()).sum::<usize>());
            let cost = Cost::of(|| vault.receive(&there, None, segment).unwrap());
            *sum = (sum.0 + cost.cpu, sum.1 + count, sum.2 + changes);
        }
        if meetings.1 >= THROUGH_THE_GATE {
            break;
        }
    }
    for (what, (cpu, entries, changes), goal) in
        [("contacts", contacts, 300), ("meetings with notes", meetings, 2_000)]
    {
        let per = |count: usize| cpu / u32::try_from(count.max(1)).unwrap_or(u32::MAX);
        let goal = Duration::from_micros(goal);
        table.ratio(&format!("the gate: {what}, a change of {changes}"), per(changes), "goal", goal);
        table.ratio(&format!("the gate: {what}, an entry of {entries}"), per(entries), "goal", goal);
    }
    Ok(())
}

/// A segment cut into pieces that hold about a hundred entries, of which all or none make a meeting.
fn pieces(segment: Segment) -> Vec<Segment> {
    let Segment { device, incarnation, run } = segment;
    let is_meeting = |run: &rapport_core::sync::Run| {
        run.entries().iter().any(|entry| entry.changes.iter().any(|change| change.kind == "meeting"))
    };
    let runs = run.split(100, usize::MAX);
    let runs = runs.into_iter().flat_map(|run| match is_meeting(&run) {
        true => run.split(20, usize::MAX),
        false => vec![run],
    });
    runs.map(|run| Segment { device, incarnation, run }).collect()
}

/// Bytes that went one way or the other in one session.
#[derive(Clone, Copy, Debug, Default)]
struct Went {
    written: u64,
    read: u64,
    /// Of what was written, in files of entries.
    entries: u64,
    /// How many files it was.
    files: usize,
}

/// A folder that counts.
struct Counting {
    folder: Folder,
    went: Cell<Went>,
}

impl Counting {
    fn new(folder: std::path::PathBuf) -> io::Result<Self> {
        std::fs::create_dir_all(&folder)?;
        Ok(Self { folder: Folder::new(folder), went: Cell::default() })
    }

    /// A session of one vault: what went, and the time on the processor.
    fn turn(&mut self, vault: &Vault, context: &Context) -> io::Result<(Went, Duration)> {
        self.went.take();
        let mut ended = Ok(());
        let cost = Cost::of(|| ended = sync(vault, self, context).map(drop));
        ended.map_err(io::Error::other)?;
        Ok((self.went.take(), cost.cpu))
    }
}

impl BlobStore for Counting {
    fn list(&self) -> Result<Vec<String>, TransportError> {
        self.folder.list()
    }

    fn get(&self, name: &FileName) -> Result<Option<Vec<u8>>, TransportError> {
        let found = self.folder.get(name)?;
        let mut went = self.went.get();
        went.read += found.as_ref().map_or(0, |bytes| bytes.len() as u64);
        went.files += 1;
        self.went.set(went);
        Ok(found)
    }

    fn put(&mut self, name: &FileName, bytes: &[u8]) -> Result<(), TransportError> {
        let mut went = self.went.get();
        went.written += bytes.len() as u64;
        went.files += 1;
        if matches!(name.content(), Content::Entries { .. }) {
            went.entries += bytes.len() as u64;
        }
        self.went.set(went);
        self.folder.put(name, bytes)
    }

    fn delete(&mut self, name: &FileName) -> Result<(), TransportError> {
        self.folder.delete(name)
    }
}

/// Two peers with the one document.
struct OneDocument {
    ahead: Automerge,
    behind: Automerge,
    edits: usize,
}

impl OneDocument {
    fn new(document: &Path) -> io::Result<Self> {
        let ahead = one_document::load(document)?;
        Ok(Self { behind: ahead.fork(), ahead, edits: 0 })
    }

    fn edit(&mut self, edits: usize) -> io::Result<()> {
        one_document::edit(&mut self.ahead, self.edits, edits)?;
        self.edits += edits;
        Ok(())
    }

    /// Syncs both, neither of which knows what the other has: the bytes of all messages, their number, and the time.
    fn sync_from_nothing(&mut self) -> io::Result<(u64, usize, Duration)> {
        let (mut from, mut to) = (State::new(), State::new());
        let (mut bytes, mut messages) = (0, 0);
        let mut ended = Ok(());
        let cost = Cost::of(|| {
            loop {
                let there = self.ahead.generate_sync_message(&mut from);
                let is_over = there.is_none();
                if let Some(message) = there {
                    (bytes, messages) = (bytes + message.clone().encode().len() as u64, messages + 1);
                    ended = self.behind.receive_sync_message(&mut to, message);
                }
                let back = self.behind.generate_sync_message(&mut to);
                if is_over && back.is_none() || ended.is_err() {
                    break;
                }
                if let Some(message) = back {
                    (bytes, messages) = (bytes + message.clone().encode().len() as u64, messages + 1);
                    ended = self.ahead.receive_sync_message(&mut from, message);
                }
            }
        });
        ended.map_err(io::Error::other)?;
        if self.ahead.get_heads() != self.behind.get_heads() {
            return Err(io::Error::other("Automerge's peers did not meet"));
        }
        Ok((bytes, messages, cost.cpu))
    }
}
