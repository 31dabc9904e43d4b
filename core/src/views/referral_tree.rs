//! Who led to whom.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    ask::{given_at, referral_state},
    names::name_of,
    persons::People,
    referral_pairs::{permission_of, rank},
};
use crate::{
    Result,
    model::{Kind, Moment, NamePermission, Record, RecordId, Referral, ReferralState},
    store::Reader,
};

/// Who led to whom, as lines of a tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReferralTree {
    /// The lines, each person once, below whoever gave their name first.
    pub rows: Vec<TreeRow>,
    /// How many names were given.
    pub offered: u32,
    /// How many of the people named were met.
    pub met: u32,
}

/// One person in the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TreeRow {
    /// Who.
    pub contact: RecordId,
    /// Their name.
    pub name: String,
    /// 0 for those whom nobody referred, 1 for those they named, and so on.
    pub generation: u32,
    /// Who is one level up.
    pub parent: Option<RecordId>,
    /// Where the referral that led here stands.
    pub state: Option<ReferralState>,
    /// Whether the parent's name may be used.
    pub permission: Option<NamePermission>,
    /// Whether they were met.
    pub is_met: bool,
    /// How many names they gave.
    pub named: u32,
    /// Who else gave their name.
    pub also_by: Vec<String>,
}

/// A name that one person gave of another, whatever cards they have.
pub(super) struct Edge {
    pub(super) referee: RecordId,
    pub(super) referrer: RecordId,
    /// When: in the talk that is said, or else when it was noted.
    pub(super) offered: Moment,
    /// The talk in which it was given, where that was said.
    pub(super) meeting: Option<RecordId>,
    pub(super) id: RecordId,
    pub(super) state: ReferralState,
    permission: NamePermission,
}

/// Who led to whom, before it is laid out in lines.
pub(super) struct Forest {
    /// All names that were given, the earliest first.
    pub(super) edges: Vec<Edge>,
    /// Everybody who was met, and when first.
    pub(super) met: BTreeMap<RecordId, DateTime<Utc>>,
    /// Everybody who was met, who named somebody or was named.
    pub(super) people: BTreeSet<RecordId>,
    /// Which of the edges led to each person; those who have none are the roots.
    parents: BTreeMap<RecordId, usize>,
}

impl Forest {
    pub(super) fn load(reader: &Reader<'_>, cards: &People) -> Result<Self> {
        let edges = edges(reader, cards)?;
        let met = met(reader, cards)?;
        let people: BTreeSet<RecordId> =
            edges.iter().flat_map(|edge| [edge.referrer, edge.referee]).chain(met.keys().copied()).collect();
        let parents = parents(&edges, &met, &people);
        Ok(Self { edges, met, people, parents })
    }

    /// The name that led to somebody; nothing for those whom nobody referred.
    pub(super) fn led_by(&self, person: RecordId) -> Option<&Edge> {
        self.parents.get(&person).map(|edge| &self.edges[*edge])
    }

    /// How many steps it is from somebody up to whoever was not referred.
    pub(super) fn generation(&self, person: RecordId) -> u32 {
        let steps = std::iter::successors(self.led_by(person), |edge| self.led_by(edge.referrer));
        u32::try_from(steps.count()).unwrap_or(u32::MAX)
    }
}

/// Who led to whom: everybody who was met, who named somebody or was named.
pub(crate) fn referral_tree(reader: &Reader<'_>) -> Result<ReferralTree> {
    let forest = Forest::load(reader, &People::all(reader)?)?;
    let Forest { edges, met, people, .. } = &forest;
    let named: BTreeSet<RecordId> = edges.iter().map(|edge| edge.referee).collect();
    let mut given: BTreeMap<RecordId, Vec<&Edge>> = BTreeMap::new();
    for edge in edges {
        given.entry(edge.referrer).or_default().push(edge);
    }
    let mut children: BTreeMap<Option<RecordId>, Vec<RecordId>> = BTreeMap::new();
    for person in people {
        children.entry(forest.led_by(*person).map(|edge| edge.referrer)).or_default().push(*person);
    }
    let mut names = BTreeMap::new();
    for person in people {
        names.insert(*person, name_of(reader, *person)?);
    }
    let first_seen = |person: &RecordId| {
        forest.led_by(*person).map(|edge| edge.offered.instant).or(met.get(person).copied())
    };
    for siblings in children.values_mut() {
        siblings.sort_by_key(|person| (first_seen(person), *person));
    }
    let mut rows = Vec::with_capacity(people.len());
    let mut stack: Vec<(RecordId, u32)> =
        children.get(&None).into_iter().flatten().rev().map(|person| (*person, 0)).collect();
    while let Some((person, generation)) = stack.pop() {
        let edge = forest.led_by(person);
        let parent = edge.map(|edge| edge.referrer);
        let also_by = edges.iter().filter(|other| other.referee == person && Some(other.referrer) != parent);
        rows.push(TreeRow {
            contact: person,
            name: names[&person].clone(),
            generation,
            parent,
            state: edge.map(|edge| edge.state),
            permission: edge.map(|edge| edge.permission),
            is_met: met.contains_key(&person),
            named: given.get(&person).map_or(0, |given| given.len() as u32),
            also_by: also_by.map(|edge| names[&edge.referrer].clone()).collect(),
        });
        let below = children.get(&Some(person)).into_iter().flatten().rev();
        stack.extend(below.map(|child| (*child, generation + 1)));
    }
    let met_after_naming = named.iter().filter(|person| met.contains_key(person)).count();
    Ok(ReferralTree { rows, offered: edges.len() as u32, met: met_after_naming as u32 })
}

/// Whose name led to each person first, by its place among the edges. A name given of somebody who had been met, or in the
/// talk in which they were, led nowhere; people whom only a circle of referrals would place have no parent.
fn parents(
    edges: &[Edge],
    met: &BTreeMap<RecordId, DateTime<Utc>>,
    people: &BTreeSet<RecordId>,
) -> BTreeMap<RecordId, usize> {
    let led = |edge: &Edge| met.get(&edge.referee).is_none_or(|first| *first > edge.offered.instant);
    let edges: Vec<(usize, &Edge)> = edges.iter().enumerate().filter(|(_, edge)| led(edge)).collect();
    let mut first: BTreeMap<RecordId, (usize, &Edge)> = BTreeMap::new();
    for edge in &edges {
        first.entry(edge.1.referee).or_insert(*edge);
    }
    let mut below: BTreeMap<RecordId, Vec<(usize, RecordId)>> = BTreeMap::new();
    for (place, edge) in first.values() {
        below.entry(edge.referrer).or_default().push((*place, edge.referee));
    }
    let mut parents = BTreeMap::new();
    let mut placed: BTreeSet<RecordId> =
        people.iter().filter(|person| !first.contains_key(person)).copied().collect();
    let mut waiting: VecDeque<RecordId> = placed.iter().copied().collect();
    loop {
        while let Some(person) = waiting.pop_front() {
            for (place, referee) in below.get(&person).into_iter().flatten() {
                if placed.insert(*referee) {
                    parents.insert(*referee, *place);
                    waiting.push_back(*referee);
                }
            }
        }
        // Who is left stands in a circle, or below one. Somebody outside may have named one of them later on;
        // otherwise the smallest id becomes a root.
        let reached =
            |(_, edge): &&(usize, &Edge)| placed.contains(&edge.referrer) && !placed.contains(&edge.referee);
        let next = match edges.iter().find(reached) {
            Some((place, edge)) => {
                parents.insert(edge.referee, *place);
                edge.referee
            }
            None => match people.iter().find(|person| !placed.contains(*person)) {
                Some(person) => *person,
                None => return parents,
            },
        };
        placed.insert(next);
        waiting.push_back(next);
    }
}

/// All referrals, the earliest first; of several about the same two people the one that came furthest.
fn edges(reader: &Reader<'_>, people: &People) -> Result<Vec<Edge>> {
    let mut edges: BTreeMap<(RecordId, RecordId), (RecordId, Referral)> = BTreeMap::new();
    for (id, record) in reader.all(Kind::Referral)? {
        let Record::Referral(referral) = record else { continue };
        let (Some(referrer), Some(referee), Some(_)) =
            (referral.referrer, referral.referee, referral.offered_at())
        else {
            continue;
        };
        let pair = (people.of(referrer), people.of(referee));
        let known = edges.get(&pair).map(|(id, known)| rank(*id, known));
        if pair.0 != pair.1 && known.is_none_or(|known| rank(id, &referral) > known) {
            edges.insert(pair, (id, referral));
        }
    }
    let pairs = edges;
    let mut edges = Vec::with_capacity(pairs.len());
    for ((referrer, referee), (id, referral)) in pairs {
        let Some(offered) = given_at(reader, &referral)? else { continue };
        let (state, permission) = (referral_state(reader, id, &referral)?, permission_of(reader, &referral)?);
        edges.push(Edge { referee, referrer, offered, meeting: referral.meeting, id, state, permission });
    }
    edges.sort_by_key(|edge| (edge.offered.instant, edge.id));
    Ok(edges)
}

/// Everybody who was met, and when first.
fn met(reader: &Reader<'_>, people: &People) -> Result<BTreeMap<RecordId, DateTime<Utc>>> {
    let mut met = BTreeMap::new();
    for (_, record) in reader.all(Kind::Meeting)? {
        let Record::Meeting(meeting) = record else { continue };
        let Some(held) = meeting.held_at().filter(|_| meeting.is_held()) else { continue };
        for participant in &meeting.participants {
            let first = met.entry(people.of(*participant)).or_insert(held.instant);
            *first = held.instant.min(*first);
        }
    }
    Ok(met)
}
