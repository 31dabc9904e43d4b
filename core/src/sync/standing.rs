//! What the records of a roster mean together.
//!
//! A record knows those that its signer had seen: its **past**. The rules:
//!
//! 1. A record counts only once its whole past is here, and only if its signer is a member in that past.
//! 2. The founder is a member; so is whoever an `Add` that counts takes in, unless a `Remove` that counts is about them,
//!    for ever: a removed device never comes back.
//! 3. `Add`, `Grant` and `Raise` do not count when a `Remove` of their signer does not have them in its past: a thief
//!    cannot pretend not to have heard. Nor does what rests on the membership that such an `Add` would give.
//! 4. `Remove` and `Forget` count whatever happened beside them. So two devices that remove each other are both removed.

use std::collections::{BTreeMap, BTreeSet};

use super::{DeviceCard, RosterRecord, Statement, Vector, Wrap};
use crate::model::{DeviceId, EpochId, RecordId, RosterId, VaultId};

/// What the records of a roster mean together.
#[derive(Clone, Debug, Default)]
pub(super) struct Standings {
    /// The records that no other one has seen.
    pub(super) heads: BTreeSet<RosterId>,
    /// Those who were taken in by a record that counts, removed or not.
    pub(super) members: BTreeMap<DeviceId, DeviceCard>,
    /// All who were ever taken in.
    pub(super) cards: BTreeMap<DeviceId, DeviceCard>,
    /// Those who were removed, with the last of their entries that the removals leave.
    pub(super) removed: BTreeMap<DeviceId, Vector>,
    /// Who raised the last entries of removed devices, and how far.
    pub(super) raises: Vec<(DeviceId, Vector)>,
    /// The keys that were handed out, and by whom.
    pub(super) wraps: Vec<(DeviceId, Wrap)>,
    /// Keys that removed devices handed out as if they had not heard: whoever was given one knows it, and may have sealed
    /// under it.
    pub(super) void_wraps: Vec<(DeviceId, Wrap)>,
    /// The epochs in the order in which they came.
    pub(super) epochs: Vec<EpochId>,
    /// The records that are forgotten.
    pub(super) forgotten: BTreeSet<RecordId>,
}

/// A record in its place: every record comes after those in its past.
struct Placed<'a> {
    record: &'a RosterRecord,
    /// The places of the records in its past, a bit each.
    past: Vec<u64>,
}

impl Placed<'_> {
    fn has_seen(&self, place: usize) -> bool {
        self.past.get(place / 64).is_some_and(|word| word & (1 << (place % 64)) != 0)
    }
}

/// What these records mean together.
pub(super) fn of(vault: VaultId, records: &BTreeMap<RosterId, RosterRecord>) -> Standings {
    let (placed, heads) = place(records);
    let mut standings = Standings { heads, ..Standings::default() };
    // By the first rule alone.
    let counts = judge(vault, &placed, |_| true);
    let removals: Vec<(usize, DeviceId)> = placed
        .iter()
        .enumerate()
        .filter(|(at, _)| counts[*at])
        .filter_map(|(at, it)| match &it.record.statement {
            Statement::Remove { device, .. } => Some((at, *device)),
            _ => None,
        })
        .collect();
    let is_void = |at: usize| {
        let record = placed[at].record;
        let can_be = matches!(
            record.statement,
            Statement::Add { .. } | Statement::Grant { .. } | Statement::Raise { .. }
        );
        can_be
            && removals.iter().any(|(removal, device)| *device == record.by && !placed[*removal].has_seen(at))
    };
    let stands = judge(vault, &placed, |at| !is_void(at));
    for (at, it) in placed.iter().enumerate() {
        let statement = &it.record.statement;
        if counts[at] {
            if let Some(card) = statement.card() {
                standings.cards.entry(card.id).or_insert_with(|| card.clone());
            }
            match statement {
                Statement::Remove { device, last, .. } => {
                    standings.removed.entry(*device).or_default().merge(last);
                }
                Statement::Forget { records } => standings.forgotten.extend(records),
                _ => {}
            }
        }
        let is_removal = counts[at] && matches!(statement, Statement::Remove { .. });
        if !stands[at] && !is_removal {
            if counts[at] {
                standings
                    .void_wraps
                    .extend(statement.wraps().iter().map(|wrap| (it.record.by, wrap.clone())));
            }
            continue;
        }
        if let Some(card) = statement.card() {
            standings.members.entry(card.id).or_insert_with(|| card.clone());
        }
        if let Statement::Raise { last } = statement {
            standings.raises.push((it.record.by, last.clone()));
        }
        for wrap in statement.wraps() {
            if !standings.epochs.contains(&wrap.epoch) {
                standings.epochs.push(wrap.epoch);
            }
            standings.wraps.push((it.record.by, wrap.clone()));
        }
    }
    standings
}

/// For each record whether its signer is a member in its past, as far as `may` lets records of that past count.
fn judge(vault: VaultId, placed: &[Placed<'_>], may: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut counts = Vec::with_capacity(placed.len());
    for (at, it) in placed.iter().enumerate() {
        let by = it.record.by;
        let (mut is_member, mut is_removed) = (it.record.founded() == Some(vault), false);
        for earlier in (0..at).filter(|earlier| it.has_seen(*earlier) && counts[*earlier]) {
            match &placed[earlier].record.statement {
                Statement::Remove { device, .. } => is_removed |= *device == by,
                statement => is_member |= statement.card().is_some_and(|card| card.id == by),
            }
        }
        counts.push(is_member && !is_removed && may(at));
    }
    counts
}

/// The records whose whole past is here, each after its past, and those of them that no other one has seen.
fn place(records: &BTreeMap<RosterId, RosterRecord>) -> (Vec<Placed<'_>>, BTreeSet<RosterId>) {
    let mut places: BTreeMap<RosterId, usize> = BTreeMap::new();
    let mut placed: Vec<Placed<'_>> = Vec::new();
    let mut heads = BTreeSet::new();
    loop {
        let before = places.len();
        // All that the last round made ready, in the order of their ids: the same for everybody.
        let ready: Vec<(&RosterId, &RosterRecord)> = records
            .iter()
            .filter(|(id, record)| {
                !places.contains_key(*id) && record.seen.iter().all(|seen| places.contains_key(seen))
            })
            .collect();
        for (id, record) in ready {
            let mut past = vec![0u64; records.len().div_ceil(64)];
            for seen in record.seen.iter().filter_map(|seen| places.get(seen)) {
                past[seen / 64] |= 1 << (seen % 64);
                for (word, theirs) in past.iter_mut().zip(&placed[*seen].past) {
                    *word |= theirs;
                }
            }
            for seen in &record.seen {
                heads.remove(seen);
            }
            heads.insert(*id);
            places.insert(*id, placed.len());
            placed.push(Placed { record, past });
        }
        if places.len() == before {
            return (placed, heads);
        }
    }
}
