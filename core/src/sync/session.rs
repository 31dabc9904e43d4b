//! A store-and-forward session with a shared place, without any I/O of its own.

use std::{
    collections::{BTreeSet, VecDeque},
    ops::RangeInclusive,
};

use super::{
    Checkpoint, Content, DeviceState, FileHash, FileName, Flaw, Input, Offer, OpenError, Output, OwnFile,
    Peer, Progress, Ranges, Report, Segment, SyncState, UnusableFile, Upkeep, remote::Remote,
    state::MAX_PARTS, upkeep,
};
use crate::{Error, Result, model::AuthorId};

/// How many of its own entries a session asks for at once.
const ENTRIES_AT_ONCE: u64 = 4_096;

/// One exchange between a vault and a shared place: first what others left there comes in, then what is missing there
/// of this device's own work goes out.
///
/// A listing is a hint. Absence is never deletion: files that vanished are written again. A session writes and deletes
/// only files of its own device, and never changes one. One that was cut off is simply dropped; the next one goes on
/// from what the vault and the place hold then.
///
/// Every output wants one input; [`Vault::answer`](crate::Vault::answer) gives those that the vault is asked for.
pub struct Session {
    state: SyncState,
    upkeep: Upkeep,
    held: Progress,
    remote: Remote,
    /// State files that were read in this session.
    read: BTreeSet<FileName>,
    /// Checkpoints that were of no use in this session.
    useless: BTreeSet<AuthorId>,
    /// Checkpoints that were read back in this session.
    checked: BTreeSet<AuthorId>,
    /// Whether this device's own state file was read back in this session.
    is_state_checked: bool,
    /// Whether the vault has changed since it last said where it stands.
    is_dirty: bool,
    unpublished: Option<VecDeque<(AuthorId, RangeInclusive<u64>)>>,
    unstored: VecDeque<(FileName, Vec<u8>, Stored)>,
    has_offered: bool,
    /// What this device said of itself in this session.
    said: Option<DeviceState>,
    report: Report,
    awaited: Awaited,
}

/// What a file that is being stored is.
#[derive(Clone, Debug)]
enum Stored {
    Entries(AuthorId),
    Part,
    State(Box<DeviceState>),
}

enum Awaited {
    Start,
    Listing,
    State(FileName),
    OwnState(FileName),
    Entries(FileName),
    Part { whose: AuthorId, files: Vec<(FileName, Vec<u8>)>, missing: VecDeque<FileName>, is_check: bool },
    Learned,
    Delivered(FileName),
    DeliveredCheckpoint(AuthorId),
    Own(AuthorId, RangeInclusive<u64>),
    Checkpoint,
    Stored(FileName, Stored),
    Deleted(FileName),
    Noted,
    Nothing,
}

impl Session {
    /// A session of the vault that stands at `state`.
    pub fn new(state: SyncState) -> Self {
        Self::with(state, Upkeep::default())
    }

    /// A session of the vault that stands at `state`, by other rules of upkeep than the usual ones.
    pub fn with(state: SyncState, upkeep: Upkeep) -> Self {
        let held = held(&state);
        Self {
            state,
            upkeep,
            held,
            remote: Remote::default(),
            read: BTreeSet::new(),
            useless: BTreeSet::new(),
            checked: BTreeSet::new(),
            is_state_checked: false,
            is_dirty: false,
            unpublished: None,
            unstored: VecDeque::new(),
            has_offered: false,
            said: None,
            report: Report::default(),
            awaited: Awaited::Start,
        }
    }

    /// Takes the answer to the last output and says what is wanted next.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when `input` is no answer to what was asked, or this device's entries cannot be written
    /// ([`Segment::seal`]); [`Error::Damaged`] when the vault's answer is not the entries that were asked for. The
    /// session cannot go on after an error.
    pub fn handle(&mut self, input: Input) -> Result<Output> {
        match (std::mem::replace(&mut self.awaited, Awaited::Nothing), input) {
            (Awaited::Start, Input::Start) => {
                self.awaited = Awaited::Listing;
                Ok(Output::List)
            }
            (Awaited::Listing, Input::Listing(names)) => self.listed(&names),
            (Awaited::State(name), Input::Blob(bytes)) => self.state_read(&name, &bytes),
            (
                Awaited::OwnState(name),
                answer @ (Input::Blob(_) | Input::BlobMissing | Input::BlobUnreadable),
            ) => {
                let is_whole = matches!(&answer, Input::Blob(bytes) if name.names(bytes));
                if !is_whole {
                    self.remote.give_up(&name, false);
                }
                self.next()
            }
            (Awaited::Entries(name), Input::Blob(bytes)) => self.entries_read(&name, &bytes),
            (Awaited::Part { whose, mut files, missing, is_check }, Input::Blob(bytes)) => {
                if let Some((_, content)) = files.last_mut() {
                    *content = bytes;
                }
                self.fetch_parts(whose, files, missing, is_check)
            }
            (Awaited::State(name) | Awaited::Entries(name), Input::BlobMissing) => {
                self.remote.remove(&name);
                self.next()
            }
            (Awaited::State(name) | Awaited::Entries(name), Input::BlobUnreadable) => {
                self.skip(&name, Flaw::Unreadable)
            }
            (Awaited::Part { whose, files, .. }, Input::BlobMissing | Input::BlobUnreadable) => {
                self.useless.insert(whose);
                match files.last() {
                    Some((name, _)) => self.skip(&name.clone(), Flaw::Unreadable),
                    None => self.next(),
                }
            }
            (Awaited::Learned, Input::Learned(state)) => {
                self.stand(*state);
                self.next()
            }
            (Awaited::Learned, Input::Refused) => self.next(),
            (Awaited::Delivered(name), Input::Delivered(progress)) => {
                let file = OwnFile { day: self.state.day, is_stale: progress.is_stale };
                if self.is_own(&name) {
                    self.state.published.insert(name, file);
                }
                self.advance(progress);
                self.next()
            }
            (Awaited::Delivered(name), Input::Refused) => self.skip(&name, Flaw::Refused),
            (Awaited::DeliveredCheckpoint(whose), Input::Delivered(progress)) => {
                self.useless.insert(whose);
                self.advance(progress);
                self.next()
            }
            (Awaited::DeliveredCheckpoint(whose), Input::Refused) => {
                self.useless.insert(whose);
                self.next()
            }
            (Awaited::Own(author, asked), Input::Entries(segment)) => self.seal(author, asked, segment),
            (Awaited::Checkpoint, Input::Checkpoint(checkpoint)) => self.offer(*checkpoint),
            (Awaited::Stored(name, what), Input::Stored) => self.stored(name, what),
            (Awaited::Deleted(name), Input::Deleted) => self.deleted(name),
            (Awaited::Noted, Input::Noted) => self.next(),
            _ => Err(Error::invalid("answer", "is not to what the session asked for")),
        }
    }

    fn listed(&mut self, names: &[String]) -> Result<Output> {
        self.remote = Remote::new(self.state.keyring.vault_tag(), names);
        self.report.other_vaults = self.remote.other_vaults;
        self.report.foreign_files = self.remote.foreign_files;
        self.know_authors();
        self.next()
    }

    /// What is wanted next. Each step is taken only when those before it have nothing left to do.
    fn next(&mut self) -> Result<Output> {
        if let Some((name, bytes, what)) = self.unstored.pop_front() {
            self.awaited = Awaited::Stored(name, what);
            return Ok(Output::Store { name, bytes });
        }
        if let Some(name) = self.unread_state() {
            self.awaited = Awaited::State(name);
            return Ok(Output::Fetch { name });
        }
        let is_new = self.held.vector.is_empty();
        if is_new && let Some(output) = self.take_offer() {
            return Ok(output);
        }
        let (state, own) = (&self.state, self.own_tags());
        let is_unknown = |name: &FileName| own.contains(&name.owner()) && !state.published.contains_key(name);
        if let Some(name) = self.remote.next(&self.held, is_unknown) {
            self.awaited = Awaited::Entries(name);
            return Ok(Output::Fetch { name });
        }
        if let Some(output) = self.take_offer() {
            return Ok(output);
        }
        if std::mem::take(&mut self.is_dirty) {
            self.awaited = Awaited::Learned;
            return Ok(Output::Restate);
        }
        if let Some((author, asked)) = self.next_unpublished() {
            let (from, to) = (*asked.start(), *asked.end());
            self.awaited = Awaited::Own(author, asked);
            return Ok(Output::NeedOwn { author, from, to });
        }
        if !self.has_offered && upkeep::needs_offer(&self.state, &self.held.vector, &self.remote, self.upkeep)
        {
            self.has_offered = true;
            self.awaited = Awaited::Checkpoint;
            return Ok(Output::NeedCheckpoint);
        }
        if let Some(name) = self.said_state().filter(|_| !self.is_state_checked) {
            self.is_state_checked = true;
            self.awaited = Awaited::OwnState(name);
            return Ok(Output::Fetch { name });
        }
        if let Some((name, bytes, state)) = self.unsaid_state()? {
            self.awaited = Awaited::Stored(name, Stored::State(Box::new(state)));
            return Ok(Output::Store { name, bytes });
        }
        self.tidy()
    }

    /// Deletes what this device no longer stands by, and ends.
    fn tidy(&mut self) -> Result<Output> {
        let stale = self.state.published.iter().find(|(_, file)| file.is_stale).map(|(name, _)| *name);
        if let Some(name) = stale.or_else(|| self.litter()) {
            self.awaited = Awaited::Deleted(name);
            return Ok(Output::Delete { name });
        }
        if let Some(name) = upkeep::trimmable(&self.state, &self.remote) {
            // What replaces it must be there, byte for byte: read back what was not read in this session.
            let offers = upkeep::usable_offers(&self.state, &self.remote);
            let unchecked = offers.into_iter().find(|(whose, _)| !self.checked.contains(whose));
            if let Some((whose, offer)) = unchecked {
                let parts = self.parts(whose, &offer);
                return self.fetch_parts(whose, Vec::new(), parts, true);
            }
            self.report.trimmed += 1;
            self.awaited = Awaited::Deleted(name);
            return Ok(Output::Delete { name });
        }
        self.report.waiting = self.held.pending.values().map(Ranges::len).sum();
        Ok(Output::Done(std::mem::take(&mut self.report)))
    }

    fn unread_state(&self) -> Option<FileName> {
        let mine = self.state.keyring.author_tag(self.state.author());
        let is_known = |name: &FileName| self.state.peers.values().any(|peer| peer.file == *name);
        let mut unread = self.remote.states().filter(|name| name.owner() != mine);
        unread.find(|name| !self.read.contains(name) && !is_known(name)).copied()
    }

    fn state_read(&mut self, name: &FileName, bytes: &[u8]) -> Result<Output> {
        self.read.insert(*name);
        match DeviceState::open(name, bytes, &self.state.keyring) {
            Ok((device, author, state)) => {
                let is_latest = self.is_latest(author, name, &state);
                self.awaited = Awaited::Learned;
                Ok(Output::Learn { name: *name, device, author, state: Box::new(state), is_latest })
            }
            Err(error) => self.skip(name, flaw(&error)),
        }
    }

    /// Whether a state file says where its author is now, rather than the one known: an older one may linger in the place.
    /// Of two that hold the same, the one whose checkpoint can be had; then any, as long as it is always the same.
    fn is_latest(&self, author: AuthorId, name: &FileName, state: &DeviceState) -> bool {
        let known = self.state.peers.get(&author).filter(|known| self.remote.holds(&known.file));
        let Some(Peer { file, state: known, .. }) = known else { return true };
        if state.vector != known.vector {
            return state.vector.covers(&known.vector);
        }
        let is_there = |offer: &Offer| self.parts(author, offer).iter().all(|part| self.remote.holds(part));
        let offers = |state: &DeviceState| state.checkpoint.as_ref().is_some_and(is_there);
        (offers(state), state.day, name) >= (offers(known), known.day, file)
    }

    fn entries_read(&mut self, name: &FileName, bytes: &[u8]) -> Result<Output> {
        match Segment::open(name, bytes, &self.state.keyring) {
            Ok(segment) => {
                self.remote.know(&self.state.keyring, segment.run.author());
                self.awaited = Awaited::Delivered(*name);
                Ok(Output::Deliver { name: *name, segment })
            }
            Err(error) => self.skip(name, flaw(&error)),
        }
    }

    /// The first fetch of a checkpoint that brings something that is not here.
    fn take_offer(&mut self) -> Option<Output> {
        let offers = upkeep::usable_offers(&self.state, &self.remote).into_iter();
        let (whose, offer) = offers
            .filter(|(whose, offer)| !self.useless.contains(whose) && !self.held.vector.covers(&offer.vector))
            .max_by_key(|(_, offer)| offer.vector.total())?;
        let parts = self.parts(whose, &offer);
        self.fetch_parts(whose, Vec::new(), parts, false).ok()
    }

    fn parts(&self, whose: AuthorId, offer: &Offer) -> VecDeque<FileName> {
        offer.parts.iter().map(|part| Checkpoint::name(&self.state.keyring, whose, *part)).collect()
    }

    fn fetch_parts(
        &mut self,
        whose: AuthorId,
        mut files: Vec<(FileName, Vec<u8>)>,
        mut missing: VecDeque<FileName>,
        is_check: bool,
    ) -> Result<Output> {
        if let Some(name) = missing.pop_front() {
            files.push((name, Vec::new()));
            self.awaited = Awaited::Part { whose, files, missing, is_check };
            return Ok(Output::Fetch { name });
        }
        let Some(device) = self.state.peers.get(&whose).map(|peer| peer.device) else { return self.next() };
        match Checkpoint::open(device, &files, &self.state.keyring) {
            Ok(_) if is_check => {
                self.checked.insert(whose);
                self.next()
            }
            Ok(checkpoint) => {
                self.awaited = Awaited::DeliveredCheckpoint(whose);
                Ok(Output::DeliverCheckpoint { device, checkpoint: Box::new(checkpoint) })
            }
            Err(error) => {
                self.useless.insert(whose);
                let keyring = &self.state.keyring;
                let broken = files.iter().find(|(name, bytes)| !keyring.is_whole(name, bytes));
                match broken.or(files.first()).map(|(name, _)| *name) {
                    Some(name) => self.skip(&name, flaw(&error)),
                    None => self.next(),
                }
            }
        }
    }

    fn skip(&mut self, name: &FileName, flaw: Flaw) -> Result<Output> {
        self.report.unusable.push(UnusableFile { owner: name.owner(), flaw });
        // What waits for a newer version or for a key is sound; all else somebody else may be able to replace.
        self.remote.give_up(name, !matches!(flaw, Flaw::NewerVersion | Flaw::Sealed));
        self.next()
    }

    fn advance(&mut self, progress: Progress) {
        let news = self.held.vector.delta_to(&progress.vector);
        self.report.received +=
            news.iter().map(|(author, now)| now - self.held.vector.get(author)).sum::<u64>();
        self.held = progress;
        self.is_dirty = true;
        self.unpublished = None;
    }

    fn stand(&mut self, state: SyncState) {
        let now = held(&state);
        let news = self.held.vector.delta_to(&now.vector);
        self.report.received +=
            news.iter().map(|(author, number)| number - self.held.vector.get(author)).sum::<u64>();
        (self.state, self.held) = (state, now);
        self.unpublished = None;
        self.know_authors();
    }

    fn know_authors(&mut self) {
        let logs = self.state.logs.iter().map(|log| log.author);
        let held = self.held.vector.iter().map(|(author, _)| author);
        for author in held.chain(self.held.pending.keys().copied()).chain(logs) {
            self.remote.know(&self.state.keyring, author);
        }
    }

    fn own_tags(&self) -> BTreeSet<super::Tag> {
        self.state.logs.iter().map(|log| self.state.keyring.author_tag(log.author)).collect()
    }

    fn is_own(&self, name: &FileName) -> bool {
        self.own_tags().contains(&name.owner())
    }

    fn next_unpublished(&mut self) -> Option<(AuthorId, RangeInclusive<u64>)> {
        if self.unpublished.is_none() {
            self.unpublished = Some(upkeep::unpublished(&mut self.state, &self.remote).into());
        }
        let queue = self.unpublished.as_mut()?;
        let (author, range) = queue.pop_front()?;
        let (from, last) = range.into_inner();
        let to = last.min(from + ENTRIES_AT_ONCE - 1);
        if to < last {
            queue.push_front((author, to + 1..=last));
        }
        Some((author, from..=to))
    }

    fn seal(
        &mut self,
        author: AuthorId,
        asked: RangeInclusive<u64>,
        segment: Option<Segment>,
    ) -> Result<Output> {
        let Some(segment) = segment else { return self.next() };
        let (from, to) = asked.into_inner();
        let run = &segment.run;
        if run.author() != author || run.first() != from || run.last() > to {
            return Err(Error::Damaged {
                what: "device log",
                reason: "it gave other entries than were asked for",
            });
        }
        if run.last() < to
            && let Some(queue) = &mut self.unpublished
        {
            queue.push_front((author, run.last() + 1..=to));
        }
        self.report.published += run.entries().len() as u64;
        for segment in segment.split() {
            let (name, bytes) = self.sealed(&segment)?;
            self.unstored.push_back((name, bytes, Stored::Entries(author)));
        }
        self.next()
    }

    /// The file of a segment: another edition of it when the usual one is broken somewhere.
    fn sealed(&self, segment: &Segment) -> Result<(FileName, Vec<u8>)> {
        let key = self.state.keyring.sealing_epoch(&self.state.roster).ok_or(Error::NotPaired)?;
        let (name, bytes) = segment.seal(&self.state.keyring, key, 0)?;
        if upkeep::is_broken_somewhere(&self.state, &name) {
            return segment.seal(&self.state.keyring, key, self.state.salt);
        }
        Ok((name, bytes))
    }

    fn offer(&mut self, checkpoint: Checkpoint) -> Result<Output> {
        let vector = checkpoint.vector.clone();
        let key = self.state.keyring.sealing_epoch(&self.state.roster).ok_or(Error::NotPaired)?;
        let edition = self.state.salt;
        let files = checkpoint.seal(&self.state.keyring, key, self.state.author(), edition)?;
        if files.len() > MAX_PARTS {
            return Err(Error::invalid("vault", "is too large to be sent to other devices at once"));
        }
        let parts = files.iter().map(|(name, _)| FileHash(name.hash())).collect();
        self.report.offered_checkpoint = true;
        self.put_offer(Offer { vector, edition, parts });
        self.unstored.extend(files.into_iter().map(|(name, bytes)| (name, bytes, Stored::Part)));
        self.next()
    }

    fn put_offer(&mut self, offer: Offer) {
        let (me, device) = (self.state.author(), self.state.keyring.device());
        let blank = DeviceState { day: self.state.day, ..DeviceState::default() };
        let nowhere = FileName::new(
            self.state.keyring.vault_tag(),
            self.state.keyring.author_tag(me),
            Content::State,
            b"",
        );
        let mine = self.state.peers.entry(me).or_insert(Peer { device, file: nowhere, state: blank });
        mine.state.checkpoint = Some(offer);
    }

    fn stored(&mut self, name: FileName, what: Stored) -> Result<Output> {
        self.remote.add(name);
        match what {
            Stored::Part => self.next(),
            Stored::Entries(author) => {
                self.state.published.insert(name, OwnFile { day: self.state.day, is_stale: false });
                self.awaited = Awaited::Noted;
                Ok(Output::Published { name, author })
            }
            Stored::State(state) => {
                let (me, device) = (self.state.author(), self.state.keyring.device());
                self.state.peers.insert(me, Peer { device, file: name, state: (*state).clone() });
                self.said = Some((*state).clone());
                self.awaited = Awaited::Noted;
                Ok(Output::Stated { name, state })
            }
        }
    }

    fn deleted(&mut self, name: FileName) -> Result<Output> {
        self.remote.remove(&name);
        if self.state.published.remove(&name).is_some() {
            self.awaited = Awaited::Noted;
            return Ok(Output::Withdrawn { name });
        }
        self.next()
    }

    /// The file in the shared place that says where this device is, if one is there.
    fn said_state(&self) -> Option<FileName> {
        let mine = self.state.peers.get(&self.state.author())?;
        Some(mine.file).filter(|file| self.remote.holds(file))
    }

    /// The file that says where this device is, unless it is there already.
    fn unsaid_state(&self) -> Result<Option<(FileName, Vec<u8>, DeviceState)>> {
        let me = self.state.author();
        let known = self.state.peers.get(&me);
        let offer = known.and_then(|peer| peer.state.checkpoint.clone());
        let is_there = |offer: &Offer| self.parts(me, offer).iter().all(|part| self.remote.holds(part));
        let mut state = DeviceState {
            vector: self.held.vector.clone(),
            day: self.state.day,
            edition: known.map_or(0, |peer| peer.state.edition),
            broken: upkeep::broken(&self.state, &self.held, &self.remote),
            checkpoint: offer.filter(is_there),
            roster: self.state.roster.records().cloned().collect(),
        };
        if self.said.as_ref() == Some(&state) {
            return Ok(None);
        }
        let (mut name, mut bytes) = state.seal(&self.state.keyring, self.state.incarnation)?;
        if upkeep::is_broken_somewhere(&self.state, &name) {
            state.edition = self.state.salt;
            (name, bytes) = state.seal(&self.state.keyring, self.state.incarnation)?;
        }
        let is_said = self.remote.holds(&name) && known.is_some_and(|peer| peer.file == name);
        Ok((!is_said).then_some((name, bytes, state)))
    }

    /// A state file or a part of a checkpoint of this device that it no longer stands by.
    fn litter(&self) -> Option<FileName> {
        let me = self.state.author();
        let mine = self.state.peers.get(&me)?;
        let parts = mine.state.checkpoint.as_ref().map(|offer| self.parts(me, offer)).unwrap_or_default();
        let mut all = self.remote.belongings(self.state.keyring.author_tag(me));
        let litter = all.find(|name| **name != mine.file && !parts.contains(name)).copied();
        litter.or_else(|| self.outlived())
    }

    /// What this device left as an earlier author, once it is old and a checkpoint of the present one holds all of it: it
    /// may hold what was forgotten since. A copy that goes on as that author writes its own again.
    fn outlived(&self) -> Option<FileName> {
        let me = self.state.author();
        let offers = upkeep::usable_offers(&self.state, &self.remote);
        let (_, mine) = offers.into_iter().find(|(whose, _)| *whose == me)?;
        let is_outlived = |author: &AuthorId| {
            let peer = self.state.peers.get(author).filter(|_| *author != me);
            peer.is_some_and(|peer| {
                peer.state.day + upkeep::KEPT_DAYS <= self.state.day && mine.vector.covers(&peer.state.vector)
            })
        };
        let earlier = self.state.logs.iter().map(|log| log.author).filter(is_outlived);
        let tags = earlier.map(|author| self.state.keyring.author_tag(author));
        tags.into_iter().find_map(|tag| self.remote.belongings(tag).next().copied())
    }
}

fn held(state: &SyncState) -> Progress {
    Progress { vector: state.vector.clone(), pending: state.pending.clone(), is_stale: false }
}

fn flaw(error: &OpenError) -> Flaw {
    match error {
        OpenError::NewerVersion(_) => Flaw::NewerVersion,
        OpenError::UnknownEpoch(_) => Flaw::Sealed,
        OpenError::Damaged(_) => Flaw::Damaged,
    }
}
