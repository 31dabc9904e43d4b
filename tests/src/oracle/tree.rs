//! Who led to whom.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use rapport_core::model::{Kind, RecordId};

use super::{meeting, mind::Mind, referral};

/// What the tree says of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) parent: Option<RecordId>,
    pub(super) generation: u32,
    pub(super) is_met: bool,
    pub(super) named: u32,
    pub(super) state: Option<&'static str>,
    pub(super) permission: Option<&'static str>,
    /// How many others gave their name.
    pub(super) also_by: usize,
}

struct Edge {
    id: RecordId,
    offered: DateTime<Utc>,
    from: RecordId,
    to: RecordId,
}

/// Everybody who was met, who named somebody or was named; how many names were given, and how many people met of
/// those named.
pub(super) fn tree(mind: &Mind<'_>) -> (BTreeMap<RecordId, Place>, usize, usize) {
    let mut met: BTreeMap<RecordId, DateTime<Utc>> = BTreeMap::new();
    for talk in mind.present(Kind::Meeting) {
        let Some(held) = meeting::held_at(mind, talk) else { continue };
        for person in mind.people_in(talk, "participants") {
            let first = met.entry(person).or_insert(held.instant);
            *first = held.instant.min(*first);
        }
    }
    let mut edges: Vec<Edge> = mind
        .present(Kind::Referral)
        .into_iter()
        .filter(|id| !referral::is_repeated(mind, *id) && !referral::is_of_one(mind, *id))
        .filter_map(|id| {
            let offered = referral::given_at(mind, id)?.instant;
            Some(Edge {
                id,
                offered,
                from: mind.person_in(id, "referrer")?,
                to: mind.person_in(id, "referee")?,
            })
        })
        .collect();
    edges.sort_by_key(|edge| edge.offered);
    let people: BTreeSet<RecordId> =
        edges.iter().flat_map(|edge| [edge.from, edge.to]).chain(met.keys().copied()).collect();
    let leading = placed(&edges, &met, &people);
    let generation = |person: &RecordId| {
        let (mut up, mut count) = (*person, 0);
        while let Some(edge) = leading[&up] {
            (up, count) = (edges[edge].from, count + 1);
        }
        count
    };
    let place = |person: &RecordId| {
        let edge = leading[person].map(|edge| &edges[edge]);
        let parent = edge.map(|edge| edge.from);
        Place {
            parent,
            generation: generation(person),
            is_met: met.contains_key(person),
            named: edges.iter().filter(|edge| edge.from == *person).count() as u32,
            state: edge.map(|edge| referral::state_on_page(mind, edge.id)),
            permission: edge.map(|edge| referral::careful_permission(mind, edge.id)),
            also_by: edges.iter().filter(|edge| edge.to == *person && Some(edge.from) != parent).count(),
        }
    };
    let named: BTreeSet<RecordId> = edges.iter().map(|edge| edge.to).collect();
    let places = people.iter().map(|person| (*person, place(person))).collect();
    (places, edges.len(), named.iter().filter(|person| met.contains_key(person)).count())
}

/// The name that led to each person, if one did: the earliest, unless they had been met by then. Whom only a circle
/// would place stands below whoever outside of it named one of them, and else the smallest of them is a root.
fn placed(
    edges: &[Edge],
    met: &BTreeMap<RecordId, DateTime<Utc>>,
    people: &BTreeSet<RecordId>,
) -> BTreeMap<RecordId, Option<usize>> {
    let led = |edge: &Edge| met.get(&edge.to).is_none_or(|first| *first > edge.offered);
    let first_of = |person: RecordId| edges.iter().position(|edge| edge.to == person && led(edge));
    let mut placed: BTreeMap<RecordId, Option<usize>> = BTreeMap::new();
    for person in people.iter().filter(|person| first_of(**person).is_none()) {
        placed.insert(*person, None);
    }
    while placed.len() < people.len() {
        let is_next =
            |person: RecordId, from: RecordId| !placed.contains_key(&person) && placed.contains_key(&from);
        let by_first = people.iter().find_map(|person| {
            let first = first_of(*person)?;
            is_next(*person, edges[first].from).then_some((*person, Some(first)))
        });
        let by_any = || {
            let edge = edges.iter().position(|edge| led(edge) && is_next(edge.to, edge.from))?;
            Some((edges[edge].to, Some(edge)))
        };
        let root = || people.iter().find(|person| !placed.contains_key(person)).map(|person| (*person, None));
        let Some((person, edge)) = by_first.or_else(by_any).or_else(root) else { break };
        placed.insert(person, edge);
    }
    placed
}
