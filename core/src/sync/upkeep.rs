//! What a device owes the shared place: the rules by which a session writes, replaces and deletes this device's files.

use std::{collections::BTreeSet, ops::RangeInclusive};

use super::{
    Checkpoint, Content, FileHash, FileName, Offer, Progress, SyncState, Vector, remote::Remote,
    state::MAX_PARTS,
};
use crate::model::AuthorId;

/// How many days a file stays at least, even where checkpoints take its place.
pub(super) const KEPT_DAYS: u32 = 30;

/// How a device keeps a shared place tidy.
///
/// ```
/// use rapport_core::sync::Upkeep;
///
/// // For a place that takes long to list its files: fewer of them, and more often all that is held at once.
/// let upkeep = Upkeep { files_to_checkpoint: 32 };
/// assert!(upkeep.files_to_checkpoint < Upkeep::default().files_to_checkpoint);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upkeep {
    /// How many files of entries beyond the last checkpoint make another one worthwhile. Every listing names all files,
    /// and a checkpoint is as large as the vault: what is right depends on the place.
    pub files_to_checkpoint: usize,
}

impl Default for Upkeep {
    /// 256 files.
    fn default() -> Self {
        Self { files_to_checkpoint: 256 }
    }
}

/// The entries of this device's own authors that no file holds and no two checkpoints cover. Files that are broken
/// somewhere do not count, and are to be replaced.
pub(super) fn unpublished(state: &mut SyncState, remote: &Remote) -> Vec<(AuthorId, RangeInclusive<u64>)> {
    let broken: Vec<FileName> =
        state.published.keys().filter(|name| is_broken_somewhere(state, name)).copied().collect();
    for name in broken {
        if let Some(file) = state.published.get_mut(&name) {
            file.is_stale = true;
        }
    }
    let mut ranges = Vec::new();
    for log in &state.logs {
        let stands = |name: &FileName| state.published.get(name).is_some_and(|file| !file.is_stale);
        let mut covered = remote.covered(state.keyring.author_tag(log.author), stands);
        let mut offers: Vec<u64> =
            usable_offers(state, remote).iter().map(|(_, offer)| offer.vector.get(log.author)).collect();
        offers.sort_unstable();
        if let Some(second) = offers.len().checked_sub(2).and_then(|at| offers.get(at)).filter(|it| **it > 0)
        {
            covered.insert(1..=*second);
        }
        if log.made > 0 {
            ranges.extend(covered.gaps(1..=log.made).into_iter().map(|range| (log.author, range)));
        }
    }
    ranges
}

/// Whether some device, or one that is yet to come, could not get something that is held here, or only from very many files.
pub(super) fn needs_offer(state: &SyncState, held: &Vector, remote: &Remote, upkeep: Upkeep) -> bool {
    let me = state.author();
    let offers = usable_offers(state, remote);
    let nobody = (Vector::default(), BTreeSet::new());
    let others = state.members().filter(|(author, _)| *author != me);
    let others = others.map(|(_, peer)| (peer.state.vector.clone(), peer.state.broken.clone()));
    for (vector, broken) in others.chain([nobody]) {
        let is_sound = |name: &FileName| !broken.contains(&FileHash(name.hash()));
        for (author, last) in held.iter() {
            let lacking = vector.get(author) + 1..=last;
            let stands = |name: &FileName| {
                is_sound(name) && state.published.get(name).is_none_or(|file| !file.is_stale)
            };
            let covered = remote.covered(state.keyring.author_tag(author), stands);
            let Some(gap) = covered.gaps(lacking).pop() else { continue };
            let is_offered = offers.iter().any(|(whose, offer)| {
                let parts = offer.parts.iter().map(|part| Checkpoint::name(&state.keyring, *whose, *part));
                offer.vector.contains(author, *gap.end()) && parts.into_iter().all(|part| is_sound(&part))
            });
            if !is_offered {
                return true;
            }
        }
    }
    let mine = offers.iter().find(|(whose, _)| *whose == me).map(|(_, offer)| offer);
    let beyond = |author: &AuthorId, name: &FileName| {
        let covered = mine.map_or(0, |offer| offer.vector.get(*author));
        name.numbers().is_some_and(|numbers| *numbers.end() > covered)
    };
    if remote.entry_files() < upkeep.files_to_checkpoint {
        return false;
    }
    let news = held.iter().map(|(author, _)| {
        remote.entries_of(state.keyring.author_tag(author)).filter(|name| beyond(&author, name)).count()
    });
    news.sum::<usize>() >= upkeep.files_to_checkpoint
}

/// The checkpoints of members all of whose parts are listed and usable, and the file that tells of them too: who made
/// them may never write that again.
pub(super) fn usable_offers(state: &SyncState, remote: &Remote) -> Vec<(AuthorId, Offer)> {
    let me = state.author();
    let told = state.members().filter(|(whose, peer)| *whose == me || remote.holds(&peer.file));
    let offers = told.filter_map(|(whose, peer)| Some((whose, peer.state.checkpoint.clone()?)));
    let is_there = |(whose, offer): &(AuthorId, Offer)| {
        let name = |part: &FileHash| Checkpoint::name(&state.keyring, *whose, *part);
        offer.parts.iter().all(|part| remote.holds(&name(part)))
    };
    offers.filter(is_there).collect()
}

/// A file of own entries that is old, that every member has taken in, and that two members' checkpoints cover.
pub(super) fn trimmable(state: &SyncState, remote: &Remote) -> Option<FileName> {
    let offers = usable_offers(state, remote);
    let is_held_by_all = |author: AuthorId, last: u64| {
        let mut members = state.roster.members();
        members.all(|card| {
            let mut said = state.peers.values().filter(|peer| peer.device == card.id);
            said.any(|peer| peer.state.vector.contains(author, last))
        })
    };
    state.logs.iter().find_map(|log| {
        let mut files = remote.entries_of(state.keyring.author_tag(log.author));
        files
            .find(|name| {
                let last = name.numbers().map_or(u64::MAX, |numbers| *numbers.end());
                let is_old = state.published.get(name).is_some_and(|file| file.day + KEPT_DAYS <= state.day);
                let covering =
                    offers.iter().filter(|(_, offer)| offer.vector.contains(log.author, last)).count();
                is_old && covering >= 2 && is_held_by_all(log.author, last)
            })
            .copied()
    })
}

/// The files whose content is lacking here and cannot be read.
pub(super) fn broken(state: &SyncState, held: &Progress, remote: &Remote) -> BTreeSet<FileHash> {
    let lacks = |name: &&FileName| match name.content() {
        Content::Entries { last, .. } => {
            remote.author(name).is_none_or(|author| !held.vector.contains(author, last))
        }
        Content::Checkpoint => state.offers().any(|(_, offer)| {
            offer.parts.contains(&FileHash(name.hash())) && !held.vector.covers(&offer.vector)
        }),
        Content::State => true,
        Content::Pairing(_) => false,
    };
    let damaged = remote.damaged().filter(lacks);
    let stripped = state.stripped.iter().flat_map(|(author, numbers)| {
        let files = remote.entries_of(state.keyring.author_tag(*author));
        files.filter(|name| name.numbers().is_some_and(|held| !numbers.misses(held)))
    });
    damaged.chain(stripped).map(|name| FileHash(name.hash())).take(MAX_PARTS).collect()
}

/// Whether a member says that it cannot read the file of that name, and lacks what it holds.
pub(super) fn is_broken_somewhere(state: &SyncState, name: &FileName) -> bool {
    state.members().any(|(_, peer)| peer.state.broken.contains(&FileHash(name.hash())))
}
