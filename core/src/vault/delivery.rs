//! What arrives from other devices.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Vault, forget, heal,
    intake::{Intake, Passage},
    observe::change_set,
    outbox,
};
use crate::{
    Context, Error, Result, cbor,
    model::{AuthorId, DeviceId, Incarnation, RecordId},
    store::{AuthorRow, Published, Reader, Writer},
    sync::{
        Commitment, Entry, FileName, Limits, Link, Pending, Progress, Ranges, Roster, Segment, Standing,
        Vector, Verdict,
    },
};

/// The rules by which entries are refused. A version with other rules has another number, and tries again what was
/// refused before.
pub(super) const GATE_VERSION: u32 = 1;

impl Vault {
    /// Takes in the entries of a segment, each whole or not at all and only once all that it had seen is here; until
    /// then it waits. An entry that the gate refuses is kept whole and passed over. What was taken in is on disk when
    /// this returns.
    ///
    /// With `name`, the file that the segment was found in; of this device's own files it then says whether the device
    /// stands by them.
    ///
    /// # Errors
    /// [`Error::NotPaired`] when the segment's device does not belong to the vault, [`Error::Storage`] when the disk
    /// refuses.
    pub fn receive(&self, context: &Context, name: Option<&FileName>, segment: Segment) -> Result<Progress> {
        self.take_in(context, |writer, roster| {
            let is_own = segment.device == writer.identity()?.device;
            let is_stale = is_own && holds_forgotten(writer, &segment)?;
            if let Some(name) = name.filter(|_| is_own) {
                let (first, last) = (segment.run.first(), segment.run.last());
                let (author, day) = (segment.run.author(), outbox::day(context));
                let file = Published { name: name.to_string(), author, first, last, day, is_stale };
                writer.put_published(&file)?;
            }
            let (mut progress, touched) = deliver(writer, roster, context, segment)?;
            progress.is_stale = is_stale;
            Ok((progress, touched))
        })
    }

    /// How many entries have arrived and wait.
    ///
    /// # Errors
    /// [`Error::Storage`] when the disk refuses.
    pub fn waiting(&self) -> Result<u64> {
        self.read(|reader| Ok(pending(reader)?.numbers().values().map(Ranges::len).sum()))
    }

    /// Runs `act`, which takes something in, in one transaction, and tells observers what it touched.
    pub(super) fn take_in<T>(
        &self,
        context: &Context,
        act: impl FnOnce(&Writer<'_>, &Roster) -> Result<(T, BTreeSet<RecordId>)>,
    ) -> Result<T> {
        let (done, changes) = {
            let mut state = self.state();
            let store = state.alone(self, context)?;
            let (done, touched, revision) = store.write(|writer| {
                let roster = self.roster(writer)?;
                let (done, touched) = act(writer, &roster)?;
                let revision =
                    if touched.is_empty() { writer.revision()? } else { writer.put_revision(&touched)? };
                Ok((done, touched, revision))
            })?;
            if !touched.is_empty() && revision == state.revision + 1 {
                state.revision = revision;
            }
            (done, (!touched.is_empty()).then(|| change_set(revision, Some(touched))))
        };
        if let Some(changes) = changes {
            self.observers.tell(&changes);
        }
        Ok(done)
    }
}

/// Takes in a segment.
fn deliver(
    writer: &Writer<'_>,
    roster: &Roster,
    context: &Context,
    segment: Segment,
) -> Result<(Progress, BTreeSet<RecordId>)> {
    let Segment { device, incarnation, run } = segment;
    if roster.standing(device) == Standing::Unknown {
        return Err(Error::NotPaired);
    }
    let mut touched = BTreeSet::new();
    let identity = writer.identity()?;
    if device == identity.device {
        let is_current = incarnation == identity.incarnation;
        let made = writer.author(run.author())?.map_or(0, |row| row.number);
        if let Some(common) = fork_of(writer, run.clone().into_links())? {
            touched.extend(heal::fork(writer, context, run.author(), common)?);
        } else if is_current && run.last() > made {
            // Somebody goes on as this author: from here on this device is another one.
            super::incarnation::renew(writer, context)?;
        }
    }
    ensure_author(writer, device, incarnation)?;
    let (progress, taken) = settle(writer, roster, run.into_links())?;
    touched.extend(taken);
    Ok((progress, touched))
}

/// Makes sure that the author is known, perhaps with nothing of it here.
fn ensure_author(writer: &Writer<'_>, device: DeviceId, incarnation: Incarnation) -> Result<()> {
    let author = device.author(incarnation);
    if writer.author(author)?.is_some() {
        return Ok(());
    }
    let commitment = *Commitment::first(writer.identity()?.vault, author).as_bytes();
    writer.put_author(&AuthorRow { author, device, incarnation, number: 0, commitment, announced: 0 })
}

/// The last number at which this device's own log and `links` agree, if they differ after it.
fn fork_of(writer: &Writer<'_>, links: impl Iterator<Item = Link>) -> Result<Option<u64>> {
    for link in links {
        let (author, number) = (link.entry.author, link.entry.number);
        let Some((_, ours)) = writer.entries(author, number, number)?.into_iter().next() else { continue };
        if ours.before != link.before || ours.before.then(&ours.named(author, number)) != link.after() {
            return Ok(Some(number - 1));
        }
    }
    Ok(None)
}

/// Applies whatever is ready, of what waits and of what `arrived`.
pub(super) fn settle(
    writer: &Writer<'_>,
    roster: &Roster,
    arrived: impl IntoIterator<Item = Link>,
) -> Result<(Progress, BTreeSet<RecordId>)> {
    let mut pending = pending(writer)?;
    let had_pending = !pending.numbers().is_empty();
    let mut intake = Intake::new(writer)?;
    let forgotten = writer.forgotten()?;
    // What is forgotten must not be kept: what waits or is refused may stay for ever.
    let arrived = arrived.into_iter().map(|mut link| {
        forget::strip(&mut link.entry, &forgotten);
        link
    });
    let mut rows: BTreeMap<AuthorId, AuthorRow> =
        writer.authors()?.into_iter().map(|row| (row.author, row)).collect();
    let delivery = pending.deliver(&writer.vector()?, arrived, |link| {
        let (author, number) = (link.entry.author, link.entry.number);
        let Some(row) = rows.get_mut(&author) else { return Ok(Verdict::Dropped) };
        if row.commitment != *link.before.as_bytes() {
            return Ok(Verdict::Dropped);
        }
        if roster.cutoff(row.device, author).is_some_and(|cutoff| number > cutoff) {
            return Ok(Verdict::Held);
        }
        match intake.take(&link.entry)? {
            Passage::Taken => {}
            Passage::Early => return Ok(Verdict::Held),
            Passage::Refused => {
                writer.put_refused(author, number, &cbor::encode(&(&link.before, &link.entry)))?;
            }
        }
        row.number = number;
        row.commitment = *link.after().as_bytes();
        Ok(Verdict::Applied)
    })?;
    let touched = intake.finish()?;
    let authors: BTreeSet<AuthorId> = delivery.applied.iter().map(|(author, _)| *author).collect();
    for author in authors {
        writer.put_author(&rows[&author])?;
    }
    if had_pending || !delivery.waiting.is_empty() {
        keep_pending(writer, &pending)?;
    }
    let progress = Progress { vector: delivery.vector, pending: pending.numbers(), is_stale: false };
    Ok((progress, touched))
}

/// Tries again what was refused, in the order in which it came: after an upgrade, and when records were forgotten.
pub(super) fn retry_refused(writer: &Writer<'_>) -> Result<()> {
    loop {
        let mut intake = Intake::new(writer)?;
        let mut taken = Vec::new();
        for body in writer.refused()? {
            let (_, entry): (Commitment, Entry) = cbor::decode(&body).ok_or_else(unreadable)?;
            if intake.take(&entry)? == Passage::Taken {
                taken.push((entry.author, entry.number));
            }
        }
        let touched = intake.finish()?;
        for (author, number) in &taken {
            writer.delete_refused(*author, *number)?;
        }
        if !touched.is_empty() {
            writer.put_revision(&touched)?;
        }
        // What was taken may be what others of them rest on.
        if taken.is_empty() {
            return writer.put_gate_version(GATE_VERSION);
        }
    }
}

/// What has arrived and waits.
pub(super) fn pending(reader: &Reader<'_>) -> Result<Pending> {
    let links: Result<Vec<Link>> = reader
        .pending()?
        .iter()
        .map(|body| {
            let (before, entry) = cbor::decode(body).ok_or_else(unreadable)?;
            Ok(Link { before, entry })
        })
        .collect();
    Ok(Pending::restore(Limits::default(), links?))
}

pub(super) fn keep_pending(writer: &Writer<'_>, pending: &Pending) -> Result<()> {
    let mut rows = Vec::new();
    for (author, numbers) in pending.numbers() {
        for number in numbers.iter().flatten() {
            if let Some(link) = pending.get(author, number) {
                rows.push((author, number, cbor::encode(&(&link.before, &link.entry))));
            }
        }
    }
    writer.replace_pending(&rows)
}

/// The furthest that entries of members which wait have seen of each author; what a removed device says counts for nothing.
pub(super) fn seen_by_pending(reader: &Reader<'_>, roster: &Roster) -> Result<Vector> {
    let pending = pending(reader)?;
    let mut seen = Vector::default();
    for (author, numbers) in pending.numbers() {
        if reader.author(author)?.is_none_or(|row| !roster.is_member(row.device)) {
            continue;
        }
        for number in numbers.iter().flatten() {
            if let Some(link) = pending.get(author, number) {
                seen.merge(&link.entry.seen);
            }
        }
    }
    Ok(seen)
}

/// What waits though its content was taken out, and this device does not know of it as forgotten.
pub(super) fn stripped(reader: &Reader<'_>) -> Result<BTreeMap<AuthorId, Ranges>> {
    let (pending, forgotten) = (pending(reader)?, reader.forgotten()?);
    let is_stripped = |link: &Link| {
        let mut changes = link.entry.changes.iter();
        changes.any(|change| change.is_forgotten() && !forgotten.contains(&change.record))
    };
    let mut stripped = BTreeMap::new();
    for (author, numbers) in pending.numbers() {
        let is_it = |number: &u64| pending.get(author, *number).is_some_and(is_stripped);
        let found: Ranges = numbers.iter().flatten().filter(is_it).collect();
        if !found.is_empty() {
            stripped.insert(author, found);
        }
    }
    Ok(stripped)
}

/// Whether a segment still holds the content of a record that is forgotten.
fn holds_forgotten(writer: &Writer<'_>, segment: &Segment) -> Result<bool> {
    let forgotten = writer.forgotten()?;
    let mut changes = segment.run.entries().iter().flat_map(|entry| &entry.changes);
    Ok(changes.any(|change| !change.is_forgotten() && forgotten.contains(&change.record)))
}

fn unreadable() -> Error {
    Error::Damaged { what: "log", reason: "an entry that was kept cannot be read" }
}
