//! Things that happened, kept for ever.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{AuthorId, EventId, Moment};

/// One thing that happened to a record. It is written once and never changed; what undoes it is another event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event<K> {
    /// When it was written down.
    pub at: Moment,
    /// The device that wrote it.
    pub author: AuthorId,
    /// What happened; `None` when the event only takes others back.
    pub what: Option<K>,
    /// The events that this one takes back.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub voids: BTreeSet<EventId>,
}

/// All events of a record, those of newer versions included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Events<K> {
    known: BTreeMap<EventId, Event<K>>,
    /// Events that this version cannot read: kept, counted, and never touched.
    unknown: BTreeSet<EventId>,
}

impl<K> Default for Events<K> {
    fn default() -> Self {
        Self { known: BTreeMap::new(), unknown: BTreeSet::new() }
    }
}

impl<K> Events<K> {
    /// Adds an event.
    pub fn insert(&mut self, id: EventId, event: Event<K>) {
        self.known.insert(id, event);
    }

    /// Notes that there is an event which this version cannot read.
    pub fn insert_unknown(&mut self, id: EventId) {
        self.unknown.insert(id);
    }

    /// Whether there is an event with this id, readable or not.
    pub fn contains(&self, id: &EventId) -> bool {
        self.known.contains_key(id) || self.unknown.contains(id)
    }

    /// The readable event with this id, taken back or not.
    pub fn get(&self, id: &EventId) -> Option<&Event<K>> {
        self.known.get(id)
    }

    /// The ids of all events, readable or not: what whoever writes the next one has seen.
    pub fn ids(&self) -> BTreeSet<EventId> {
        self.known.keys().chain(&self.unknown).copied().collect()
    }

    /// All readable events, taken back or not, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&EventId, &Event<K>)> {
        self.known.iter()
    }

    /// How many events there are that a newer version wrote.
    pub fn unknown_count(&self) -> usize {
        self.unknown.len()
    }

    /// The events that stand, in the order of their instants (ties by id).
    ///
    /// An event stands unless one that stands takes it back.
    pub fn standing(&self) -> Vec<(&EventId, &K)> {
        let mut standing: Vec<_> = self.standing_events().collect();
        standing.sort_by_key(|(id, event)| (event.at.instant, **id));
        standing.into_iter().filter_map(|(id, event)| Some((id, event.what.as_ref()?))).collect()
    }

    /// The latest event that stands and for which `pick` has an answer: its moment and the answer.
    pub fn latest<T>(&self, pick: impl Fn(&K) -> Option<T>) -> Option<(&Moment, T)> {
        self.picked(pick)
            .into_iter()
            .max_by_key(|(id, at, _)| (at.instant, *id))
            .map(|(_, at, answer)| (at, answer))
    }

    /// The earliest event that stands and for which `pick` has an answer: its moment and the answer.
    pub fn earliest<T>(&self, pick: impl Fn(&K) -> Option<T>) -> Option<(&Moment, T)> {
        self.picked(pick)
            .into_iter()
            .min_by_key(|(id, at, _)| (at.instant, *id))
            .map(|(_, at, answer)| (at, answer))
    }

    /// The earliest event for which `pick` has an answer and which stands, or which one that stands and for which `pick`
    /// has an answer too took the place of: when something was first so, whatever was said of it later.
    pub fn earliest_said<T>(&self, pick: impl Fn(&K) -> Option<T>) -> Option<(&Moment, T)> {
        let standing: BTreeMap<&EventId, &Event<K>> = self.standing_events().collect();
        let counts = |event: &Event<K>| event.what.as_ref().and_then(&pick).is_some();
        let is_replaced = |id: &EventId| standing.values().any(|it| it.voids.contains(id) && counts(it));
        let said = self.known.iter().filter(|(id, _)| standing.contains_key(id) || is_replaced(id));
        said.filter_map(|(id, event)| Some((*id, &event.at, pick(event.what.as_ref()?)?)))
            .min_by_key(|(id, at, _)| (at.instant, *id))
            .map(|(_, at, answer)| (at, answer))
    }

    /// Whether any event stands for which `is` holds.
    pub fn any(&self, is: impl Fn(&K) -> bool) -> bool {
        self.standing_events().any(|(_, event)| event.what.as_ref().is_some_and(&is))
    }

    /// The ids of all events for which `is` holds, if any of them stands: what takes their place takes all of them
    /// back. Were it only the standing ones, those that they had replaced would stand again.
    pub fn to_supersede(&self, is: impl Fn(&K) -> bool) -> BTreeSet<EventId> {
        if !self.any(&is) {
            return BTreeSet::new();
        }
        let known = self.known.iter().filter(|(_, event)| event.what.as_ref().is_some_and(&is));
        known.map(|(id, _)| *id).collect()
    }

    fn picked<T>(&self, pick: impl Fn(&K) -> Option<T>) -> Vec<(EventId, &Moment, T)> {
        self.standing_events()
            .filter_map(|(id, event)| Some((*id, &event.at, pick(event.what.as_ref()?)?)))
            .collect()
    }

    fn standing_events(&self) -> impl Iterator<Item = (&EventId, &Event<K>)> {
        let mut voided_by: BTreeMap<EventId, Vec<EventId>> = BTreeMap::new();
        for (id, event) in &self.known {
            for target in &event.voids {
                voided_by.entry(*target).or_default().push(*id);
            }
        }
        let mut verdicts = BTreeMap::new();
        let ids: Vec<EventId> = voided_by.keys().copied().collect();
        for id in ids {
            stands(id, &voided_by, &mut verdicts);
        }
        self.known.iter().filter(move |(id, _)| verdicts.get(*id).copied().unwrap_or(true))
    }
}

/// Whether `id` stands, without recursion: a chain of undo and redo may be as long as a person likes. In a circle,
/// which only forged data can hold, one of the events stands, the same one on every device.
fn stands(id: EventId, voided_by: &BTreeMap<EventId, Vec<EventId>>, verdicts: &mut BTreeMap<EventId, bool>) {
    let mut open = BTreeSet::new();
    let mut stack = vec![id];
    while let Some(&top) = stack.last() {
        if verdicts.contains_key(&top) {
            stack.pop();
            continue;
        }
        open.insert(top);
        let voiders = voided_by.get(&top).map_or(&[][..], Vec::as_slice);
        match voiders.iter().find(|voider| !verdicts.contains_key(voider) && !open.contains(voider)) {
            Some(next) => stack.push(*next),
            None => {
                let verdict = !voiders.iter().any(|voider| verdicts.get(voider).copied().unwrap_or(false));
                verdicts.insert(top, verdict);
                stack.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::testing::happened;

    fn id(n: u8) -> EventId {
        EventId::from_bytes([n; 10])
    }

    fn event(seconds: i64, what: Option<&'static str>, voids: &[u8]) -> Event<&'static str> {
        Event {
            at: Moment::at(DateTime::from_timestamp(seconds, 0).unwrap(), chrono_tz::UTC),
            author: AuthorId::from_bytes([0; 16]),
            what,
            voids: voids.iter().map(|n| id(*n)).collect(),
        }
    }

    fn whats(events: &Events<&'static str>) -> Vec<&'static str> {
        events.standing().into_iter().map(|(_, what)| *what).collect()
    }

    #[test]
    fn an_undone_event_is_gone_and_a_redone_one_is_back() {
        let mut events = Events::default();
        events.insert(id(1), event(1, Some("sent"), &[]));
        events.insert(id(2), event(2, None, &[1]));
        assert!(whats(&events).is_empty());
        events.insert(id(3), event(3, None, &[2]));
        assert_eq!(whats(&events), ["sent"]);
    }

    #[test]
    fn order_is_by_instant_then_id_not_by_arrival() {
        let mut events = Events::default();
        events.insert(id(9), event(1, Some("first"), &[]));
        events.insert(id(1), event(2, Some("second"), &[]));
        events.insert(id(2), event(2, Some("third"), &[]));
        assert_eq!(whats(&events), ["first", "second", "third"]);
    }

    #[test]
    fn what_replaces_the_latest_does_not_bring_back_the_one_before() {
        let mut events = Events::default();
        events.insert(id(1), event(1, Some("at nine"), &[]));
        events.insert(id(2), event(2, Some("at ten"), &[1]));
        let replaced = events.to_supersede(|what| what.starts_with("at"));
        assert_eq!(replaced, BTreeSet::from([id(1), id(2)]));
        let eleven = Event { voids: replaced, ..event(3, Some("at eleven"), &[]) };
        events.insert(id(3), eleven);
        assert_eq!(whats(&events), ["at eleven"]);
        events.insert(id(4), event(4, None, &[3]));
        assert_eq!(whats(&events), ["at ten"], "an undo brings back what stood before, and only that");
    }

    #[test]
    fn a_long_chain_and_a_circle_end() {
        let mut chain: Events<&'static str> = Events::default();
        for n in 0..200u8 {
            let voids: Vec<u8> = if n == 0 { vec![] } else { vec![n - 1] };
            chain.insert(id(n), event(i64::from(n), Some("x"), &voids));
        }
        assert_eq!(chain.standing().len(), 100);
        let mut circle = Events::default();
        circle.insert(id(1), event(1, Some("a"), &[2]));
        circle.insert(id(2), event(2, Some("b"), &[1]));
        assert_eq!(circle.standing().len(), 1);
    }

    #[test]
    fn events_that_cannot_be_read_are_known_by_their_ids_alone() {
        let mut events = happened(["made"]);
        let (known, unknown, other) = ([1; 10], [2; 10], [3; 10]);
        events.insert_unknown(EventId::from_bytes(unknown));
        let has = |id| events.contains(&EventId::from_bytes(id));
        assert_eq!((has(known), has(unknown), has(other)), (true, true, false));
        assert_eq!(events.ids(), [known, unknown].map(EventId::from_bytes).into());
        assert!(events.get(&EventId::from_bytes(known)).is_some());
        assert!(events.get(&EventId::from_bytes(unknown)).is_none());
        assert_eq!(events.unknown_count(), 1);
    }
}
