//! A store-and-forward session with a shared place, without any I/O of its own.

use std::{
    collections::{BTreeSet, VecDeque},
    ops::RangeInclusive,
};

use super::{
    Flaw, Input, Output, Progress, Ranges, Report, Run, Segment, SegmentName, SyncState, Tag, UnusableFile,
    remote::Remote,
};
use crate::{Error, Result};

/// How many of its own entries a session asks for at once.
const ENTRIES_AT_ONCE: u64 = 4_096;

/// One exchange between a vault and a shared place: first what others left there comes in, then what is missing there
/// of this device's own work goes out.
///
/// A listing is a hint. Absence is never deletion: files that vanished are written again. A session writes only files
/// of its own author, never changes one, and deletes none. One that was cut off is simply dropped; the next one goes
/// on from what the vault and the place hold then.
///
/// ```
/// use rapport_core::{model::{AuthorId, VaultId}};
/// use rapport_core::sync::{Input, Output, Session, SyncState, Vector};
///
/// let mut session = Session::new(SyncState {
///     vault: VaultId::from_bytes([9; 16]),
///     author: AuthorId::from_bytes([1; 16]),
///     device: "Laptop".into(),
///     vector: Vector::default(),
///     pending: Default::default(),
/// });
/// assert_eq!(session.handle(Input::Start)?, [Output::List]);
/// let outputs = session.handle(Input::Listing(vec!["holiday.jpg".into()]))?;
/// assert!(matches!(&outputs[..], [Output::Done(report)] if report.foreign_files == 1));
/// # Ok::<(), rapport_core::Error>(())
/// ```
#[derive(Debug)]
pub struct Session {
    state: SyncState,
    held: Progress,
    remote: Remote,
    unpublished: VecDeque<RangeInclusive<u64>>,
    /// The highest number of our own author that a whole file in the shared place holds.
    own_elsewhere: u64,
    report: Report,
    awaited: Awaited,
}

#[derive(Debug)]
enum Awaited {
    Start,
    Listing,
    Blob(SegmentName),
    Delivered(SegmentName),
    Entries(RangeInclusive<u64>),
    Stored(BTreeSet<SegmentName>),
    Nothing,
}

impl Session {
    /// A session of the vault that stands at `state`.
    pub fn new(state: SyncState) -> Self {
        let held = Progress { vector: state.vector.clone(), pending: state.pending.clone() };
        Self {
            state,
            held,
            remote: Remote::default(),
            unpublished: VecDeque::new(),
            own_elsewhere: 0,
            report: Report::default(),
            awaited: Awaited::Start,
        }
    }

    /// Takes the answer to an earlier output and says what is wanted next.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when `input` answers nothing that was asked, or this device's entries cannot be written
    /// ([`Segment::encode`]); [`Error::Damaged`] when the vault's answer is not the entries that were asked for. The
    /// session cannot go on after an error.
    pub fn handle(&mut self, input: Input) -> Result<Vec<Output>> {
        match (std::mem::replace(&mut self.awaited, Awaited::Nothing), input) {
            (Awaited::Start, Input::Start) => {
                self.awaited = Awaited::Listing;
                Ok(vec![Output::List])
            }
            (Awaited::Listing, Input::Listing(names)) => self.listed(&names),
            (Awaited::Blob(asked), Input::Blob { name, bytes }) if asked == name => {
                self.fetched(&name, &bytes)
            }
            (Awaited::Blob(asked), Input::BlobMissing { name }) if asked == name => self.fetch_next(),
            (Awaited::Blob(asked), Input::BlobUnreadable { name }) if asked == name => {
                self.skip(&name, Flaw::Unreadable)
            }
            (Awaited::Delivered(name), Input::Delivered(progress)) => self.delivered(&name, progress),
            (Awaited::Delivered(name), Input::Refused) => self.refused(&name),
            (Awaited::Entries(asked), Input::Entries(run)) => self.store(asked, run),
            (Awaited::Stored(names), Input::Stored { name }) if names.contains(&name) => {
                self.stored(names, &name)
            }
            _ => Err(Error::invalid("answer", "is not to anything that the session asked for")),
        }
    }

    fn listed(&mut self, names: &[String]) -> Result<Vec<Output>> {
        self.remote = Remote::new(self.state.vault, names);
        self.report.other_vaults = self.remote.other_vaults;
        self.report.foreign_files = self.remote.foreign_files;
        let known =
            self.held.vector.iter().map(|(author, _)| author).chain(self.held.pending.keys().copied());
        for author in known.chain([self.state.author]) {
            self.remote.know(author);
        }
        self.fetch_next()
    }

    fn fetch_next(&mut self) -> Result<Vec<Output>> {
        let Some(name) = self.remote.next(&self.held) else {
            return self.publish();
        };
        self.awaited = Awaited::Blob(name);
        Ok(vec![Output::Fetch { name }])
    }

    fn fetched(&mut self, name: &SegmentName, bytes: &[u8]) -> Result<Vec<Output>> {
        match Segment::decode(name, bytes) {
            Ok(Segment { device, run, .. }) => {
                self.remote.know(run.author());
                self.awaited = Awaited::Delivered(*name);
                Ok(vec![Output::Deliver { device, run }])
            }
            Err(Error::NewerVersion { .. }) => self.skip(name, Flaw::NewerVersion),
            Err(_) => self.skip(name, Flaw::Damaged),
        }
    }

    fn delivered(&mut self, name: &SegmentName, progress: Progress) -> Result<Vec<Output>> {
        let news = self.held.vector.delta_to(&progress.vector);
        self.report.received +=
            news.iter().map(|(author, now)| now - self.held.vector.get(author)).sum::<u64>();
        self.held = progress;
        self.notice_own(name);
        self.fetch_next()
    }

    fn refused(&mut self, name: &SegmentName) -> Result<Vec<Output>> {
        self.notice_own(name);
        self.skip(name, Flaw::Refused)
    }

    fn notice_own(&mut self, name: &SegmentName) {
        if name.author() == Tag::author(self.state.author) {
            self.own_elsewhere = self.own_elsewhere.max(name.last());
        }
    }

    fn skip(&mut self, name: &SegmentName, flaw: Flaw) -> Result<Vec<Output>> {
        let (first, last) = name.numbers().into_inner();
        self.report.unusable.push(UnusableFile { author: name.author(), first, last, flaw });
        self.remote.give_up(name);
        self.fetch_next()
    }

    fn publish(&mut self) -> Result<Vec<Output>> {
        let made = self.held.vector.get(self.state.author);
        let waiting = self.held.pending.get(&self.state.author).and_then(Ranges::last).unwrap_or(0);
        // What is under our author and was not made here was made by somebody who believes to be us: to write under
        // the same numbers would split the log.
        self.report.author_in_use_elsewhere = self.own_elsewhere.max(waiting) > made;
        if !self.report.author_in_use_elsewhere {
            self.unpublished = self.remote.covered(self.state.author).gaps(1..=made).into();
        }
        self.publish_next()
    }

    fn publish_next(&mut self) -> Result<Vec<Output>> {
        let Some((from, last)) = self.unpublished.pop_front().map(RangeInclusive::into_inner) else {
            self.report.waiting = self.held.pending.values().map(Ranges::len).sum();
            return Ok(vec![Output::Done(std::mem::take(&mut self.report))]);
        };
        let to = last.min(from + ENTRIES_AT_ONCE - 1);
        if to < last {
            self.unpublished.push_front(to + 1..=last);
        }
        self.awaited = Awaited::Entries(from..=to);
        Ok(vec![Output::NeedOwn { from, to }])
    }

    fn store(&mut self, asked: RangeInclusive<u64>, run: Option<Run>) -> Result<Vec<Output>> {
        let Some(run) = run else {
            return self.publish_next();
        };
        let (from, to) = asked.into_inner();
        if run.author() != self.state.author || run.first() != from || run.last() > to {
            return Err(Error::Damaged {
                what: "device log",
                reason: "it gave other entries than were asked for",
            });
        }
        if run.last() < to {
            self.unpublished.push_front(run.last() + 1..=to);
        }
        self.report.published += run.entries().len() as u64;
        let whole = Segment { vault: self.state.vault, device: self.state.device.clone(), run };
        let files = whole.split().map(|segment| segment.encode()).collect::<Result<Vec<_>>>()?;
        self.awaited = Awaited::Stored(files.iter().map(|(name, _)| *name).collect());
        Ok(files.into_iter().map(|(name, bytes)| Output::Store { name, bytes }).collect())
    }

    fn stored(&mut self, mut missing: BTreeSet<SegmentName>, name: &SegmentName) -> Result<Vec<Output>> {
        missing.remove(name);
        if missing.is_empty() {
            return self.publish_next();
        }
        self.awaited = Awaited::Stored(missing);
        Ok(Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        model::VaultId,
        sync::testing::{author, entry, run, segment, vault, vector},
    };

    fn session(numbers: &[(u8, u64)]) -> Session {
        let (vector, pending) = (vector(numbers), BTreeMap::new());
        Session::new(SyncState {
            vault: vault(),
            author: author(1),
            device: "Laptop".into(),
            vector,
            pending,
        })
    }

    fn listed(mut session: Session, names: &[SegmentName]) -> (Session, Vec<Output>) {
        assert_eq!(session.handle(Input::Start).unwrap(), [Output::List]);
        let outputs =
            session.handle(Input::Listing(names.iter().map(SegmentName::to_string).collect())).unwrap();
        (session, outputs)
    }

    fn now(numbers: &[(u8, u64)]) -> Input {
        Input::Delivered(Progress { vector: vector(numbers), pending: BTreeMap::new() })
    }

    fn report(outputs: &[Output]) -> &Report {
        match outputs {
            [Output::Done(report)] => report,
            other => panic!("not done: {other:?}"),
        }
    }

    #[test]
    fn fetches_only_what_can_hold_news() {
        let files: Vec<_> =
            [1..=5, 6..=10, 11..=15].map(|numbers| segment(2, numbers).encode().unwrap()).into();
        let names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
        let mut start = session(&[(2, 7)]);
        start.held.pending.insert(author(2), (11..=15).collect());
        let (mut session, outputs) = listed(start, &names);
        assert_eq!(outputs, [Output::Fetch { name: names[1] }], "1 to 5 are applied, 11 to 15 wait");

        let blob = Input::Blob { name: names[1], bytes: files[1].1.clone() };
        let delivery = session.handle(blob).unwrap();
        assert_eq!(delivery, [Output::Deliver { device: "Device 2".into(), run: run(2, 6..=10) }]);
        let done = session.handle(now(&[(2, 15)])).unwrap();
        assert_eq!(report(&done), &Report { received: 8, ..Report::default() });
    }

    #[test]
    fn what_continues_goes_before_what_would_wait() {
        let [waits, continues] =
            [(2, 6..=10), (3, 21..=25)].map(|(by, numbers)| segment(by, numbers).encode().unwrap());
        let mut start = session(&[(3, 20)]);
        start.held.pending.insert(author(2), (1..=5).collect());
        let (mut session, outputs) = listed(start, &[waits.0, continues.0]);
        assert_eq!(outputs, [Output::Fetch { name: continues.0 }]);
        session.handle(Input::Blob { name: continues.0, bytes: continues.1 }).unwrap();
        assert_eq!(session.handle(now(&[(2, 5), (3, 25)])).unwrap(), [Output::Fetch { name: waits.0 }]);
    }

    #[test]
    fn what_was_dropped_is_fetched_again_after_progress_only() {
        let [a1, b1] = [(2, 1..=5), (3, 1..=5)].map(|(by, numbers)| segment(by, numbers).encode().unwrap());
        let (mut session, _) = listed(session(&[]), &[a1.0, b1.0]);
        session.handle(Input::Blob { name: a1.0, bytes: a1.1.clone() }).unwrap();
        assert_eq!(session.handle(now(&[(2, 2)])).unwrap(), [Output::Fetch { name: b1.0 }]);
        session.handle(Input::Blob { name: b1.0, bytes: b1.1 }).unwrap();
        assert_eq!(session.handle(now(&[(2, 2), (3, 5)])).unwrap(), [Output::Fetch { name: a1.0 }]);
        session.handle(Input::Blob { name: a1.0, bytes: a1.1 }).unwrap();
        assert_eq!(report(&session.handle(now(&[(2, 2), (3, 5)])).unwrap()).received, 7);
    }

    #[test]
    fn publishes_what_no_file_covers() {
        let (covered, _) = segment(1, 3..=4).encode().unwrap();
        let (mut session, outputs) = listed(session(&[(1, 6)]), &[covered]);
        assert_eq!(outputs, [Output::NeedOwn { from: 1, to: 2 }]);

        let short = session.handle(Input::Entries(Some(run(1, 1..=1)))).unwrap();
        let [Output::Store { name, bytes }] = &short[..] else { panic!("{short:?}") };
        assert_eq!(Segment::decode(name, bytes).unwrap().run, run(1, 1..=1));
        let rest = session.handle(Input::Stored { name: *name }).unwrap();
        assert_eq!(rest, [Output::NeedOwn { from: 2, to: 2 }], "the vault answered only half");

        assert_eq!(session.handle(Input::Entries(None)).unwrap(), [Output::NeedOwn { from: 5, to: 6 }]);
        let stored = session.handle(Input::Entries(Some(run(1, 5..=6)))).unwrap();
        let [Output::Store { name, .. }] = &stored[..] else { panic!("{stored:?}") };
        assert_eq!(report(&session.handle(Input::Stored { name: *name }).unwrap()).published, 3);
    }

    #[test]
    fn asks_for_a_bounded_number_of_entries() {
        let (mut session, outputs) = listed(session(&[(1, 10_000)]), &[]);
        assert_eq!(outputs, [Output::NeedOwn { from: 1, to: 4096 }]);
        assert_eq!(session.handle(Input::Entries(None)).unwrap(), [Output::NeedOwn { from: 4097, to: 8192 }]);
    }

    #[test]
    fn reports_what_cannot_be_used_and_goes_on() {
        let files = [1..=1, 2..=2, 3..=3, 4..=4].map(|numbers| segment(2, numbers).encode().unwrap());
        let names = files.clone().map(|(name, _)| name);
        let (mut session, _) = listed(session(&[]), &names);
        session.handle(Input::Blob { name: names[0], bytes: vec![] }).unwrap();
        session.handle(Input::BlobUnreadable { name: names[1] }).unwrap();
        session.handle(Input::BlobMissing { name: names[2] }).unwrap();
        session.handle(Input::Blob { name: names[3], bytes: files[3].1.clone() }).unwrap();
        let done = session.handle(Input::Refused).unwrap();
        let unusable: Vec<_> = report(&done).unusable.iter().map(|file| (file.first, file.flaw)).collect();
        assert_eq!(unusable, [(1, Flaw::Damaged), (2, Flaw::Unreadable), (4, Flaw::Refused)]);
    }

    #[test]
    fn tells_other_vaults_and_foreign_files() {
        let mut other = segment(2, 1..=1);
        other.vault = VaultId::from_bytes([8; 16]);
        let (name, _) = other.encode().unwrap();
        let mut session = session(&[]);
        session.handle(Input::Start).unwrap();
        let names = vec![name.to_string(), format!("{name}~"), "photo.jpg".into(), "../../etc/passwd".into()];
        let done = session.handle(Input::Listing(names)).unwrap();
        assert_eq!(report(&done), &Report { other_vaults: 1, foreign_files: 3, ..Report::default() });
    }

    #[test]
    fn work_of_a_restored_self_comes_back_before_anything_is_published() {
        let (name, bytes) = segment(1, 1..=5).encode().unwrap();
        let (mut back, outputs) = listed(session(&[(1, 3)]), &[name]);
        assert_eq!(outputs, [Output::Fetch { name }]);
        back.handle(Input::Blob { name, bytes: bytes.clone() }).unwrap();
        assert!(!report(&back.handle(now(&[(1, 5)])).unwrap()).author_in_use_elsewhere);

        let later = segment(1, 5..=5).encode().unwrap();
        let (mut forked, _) = listed(session(&[(1, 4)]), &[later.0]);
        forked.handle(Input::Blob { name: later.0, bytes: later.1 }).unwrap();
        let done = forked.handle(Input::Refused).unwrap();
        assert!(report(&done).author_in_use_elsewhere, "and 1 to 4 were not published");
    }

    #[test]
    fn refuses_answers_to_other_questions() {
        let (name, bytes) = segment(2, 1..=1).encode().unwrap();
        let stray = || Input::Blob { name, bytes: bytes.clone() };
        assert!(session(&[]).handle(stray()).is_err());
        let (mut done, _) = listed(session(&[]), &[]);
        assert!(done.handle(Input::Start).is_err());
        let (mut asked, _) = listed(session(&[(1, 2)]), &[]);
        assert!(asked.handle(Input::Entries(Some(run(1, 2..=2)))).is_err());
        let strange = Run::new(run(1, 1..=1).before(), vec![entry(2, 1, &[])]).unwrap();
        let (mut asked, _) = listed(session(&[(1, 2)]), &[]);
        assert!(asked.handle(Input::Entries(Some(strange))).is_err());
    }
}
