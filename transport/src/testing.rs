//! Replicas in memory, for the tests of this crate.

use std::{cell::RefCell, collections::BTreeMap};

use rapport_core::{
    Error, Result,
    model::{AuthorId, RecordId, VaultId},
    sync::{
        Commitment, Entry, Limits, Link, Pending, Progress, RecordChange, Run, SyncState, Vector, Verdict,
    },
};

use crate::Replica;

pub(crate) fn vault() -> VaultId {
    VaultId::from_bytes([9; 16])
}

/// A device that keeps its entries in memory and checks what a vault would check.
pub(crate) struct Memory {
    vault: VaultId,
    author: AuthorId,
    log: RefCell<Log>,
}

#[derive(Clone, Default)]
struct Log {
    vector: Vector,
    told: Vector,
    ends: BTreeMap<AuthorId, Commitment>,
    own: Vec<Link>,
    applied: Vec<Entry>,
    pending: Pending,
}

impl Memory {
    pub(crate) fn new(author: u8) -> Self {
        Self::of(vault(), author)
    }

    pub(crate) fn of(vault: VaultId, author: u8) -> Self {
        Self { vault, author: AuthorId::from_bytes([author; 16]), log: RefCell::default() }
    }

    /// Keeps at most so many entries waiting.
    pub(crate) fn limited(author: u8, entries: usize) -> Self {
        let memory = Self::new(author);
        memory.log.borrow_mut().pending = Pending::new(Limits { entries, ..Limits::default() });
        memory
    }

    /// A copy that believes to be the same device.
    pub(crate) fn cloned(&self) -> Self {
        Self { vault: self.vault, author: self.author, log: self.log.clone() }
    }

    /// Makes `count` entries, each with `size` bytes of content.
    pub(crate) fn write(&self, count: usize, size: usize) {
        let log = &mut *self.log.borrow_mut();
        for _ in 0..count {
            let number = log.vector.get(self.author) + 1;
            let mut bytes = format!("{number} of {} after {}", self.author, log.applied.len()).into_bytes();
            bytes.resize(bytes.len().max(size), b'.');
            let record = RecordId::derived("test", &[self.author.as_bytes(), &bytes]);
            let seen =
                log.told.delta_to(&log.vector).iter().filter(|(seen, _)| *seen != self.author).collect();
            let changes = vec![RecordChange { record, kind: "note".into(), hash: [0; 32], bytes }];
            let entry = Entry { author: self.author, number, seen, changes };
            let link = Link { before: self.end(log, self.author), entry: entry.clone() };
            log.ends.insert(self.author, link.after());
            log.vector.advance(self.author, number);
            log.told = log.vector.clone();
            log.own.push(link);
            log.applied.push(entry);
        }
    }

    pub(crate) fn vector(&self) -> Vector {
        self.log.borrow().vector.clone()
    }

    pub(crate) fn waiting(&self) -> u64 {
        self.log.borrow().pending.numbers().values().map(|numbers| numbers.len()).sum()
    }

    /// Everything applied, without the order in which it was.
    pub(crate) fn content(&self) -> BTreeMap<(AuthorId, u64), Entry> {
        let entries = self.log.borrow().applied.clone();
        entries.into_iter().map(|entry| ((entry.author, entry.number), entry)).collect()
    }

    fn end(&self, log: &Log, author: AuthorId) -> Commitment {
        log.ends.get(&author).copied().unwrap_or(Commitment::first(self.vault, author))
    }
}

impl Replica for Memory {
    fn sync_state(&self) -> Result<SyncState> {
        let log = self.log.borrow();
        Ok(SyncState {
            vault: self.vault,
            author: self.author,
            device: format!("Device {}", self.author.as_bytes()[0]),
            vector: log.vector.clone(),
            pending: log.pending.numbers(),
        })
    }

    fn entries(&self, from: u64, to: u64) -> Result<Option<Run>> {
        let log = self.log.borrow();
        let links = &log.own[from as usize - 1..to as usize];
        let entries = links.iter().take(100).map(|link| link.entry.clone()).collect();
        Run::new(links[0].before, entries).map(Some)
    }

    fn deliver(&self, _device: &str, run: Run) -> Result<Progress> {
        if run.author() == self.author {
            return Err(Error::Damaged { what: "device log", reason: "somebody else writes it" });
        }
        let log = &mut *self.log.borrow_mut();
        let mut now = log.clone();
        let delivery = log.pending.deliver(&log.vector, run.into_links(), |link| {
            let author = link.entry.author;
            if self.end(&now, author) != link.before {
                return Ok(Verdict::Dropped);
            }
            assert!(now.vector.covers(&link.entry.seen), "an entry arrived before what it saw");
            now.ends.insert(author, link.after());
            now.vector.advance(author, link.entry.number);
            now.applied.push(link.entry.clone());
            Ok(Verdict::Applied)
        })?;
        assert_eq!(delivery.vector, now.vector);
        *log = Log { pending: std::mem::take(&mut log.pending), ..now };
        Ok(Progress { vector: log.vector.clone(), pending: log.pending.numbers() })
    }
}
