//! Whether two cards are of one person.

use serde::{Deserialize, Serialize};

use super::{EventId, Events, Moment, RecordId};

/// What was decided about two cards. There is one record a pair, whichever device made it and whichever card was named
/// first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// The card with the smaller id.
    pub a: Option<RecordId>,
    /// The other card.
    pub b: Option<RecordId>,
    /// What happened.
    pub events: Events<MergeEvent>,
}

/// What can be decided about two cards. Whoever decides takes back what they had seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MergeEvent {
    /// They are of one person.
    Same,
    /// They are of two people.
    Different,
    /// They are no longer shown as one; nothing is said about whether they are of one person.
    Unmerged,
}

/// What stands about two cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum MergeState {
    /// Nothing is decided.
    Undecided,
    /// They are of one person.
    Same,
    /// They are of two people.
    Different,
    /// One device says the one, another the other: not merged, and asked.
    Contested,
}

impl Merge {
    /// The id of the record about two cards, in whichever order.
    pub fn id(one: RecordId, other: RecordId) -> RecordId {
        let (a, b) = (one.min(other), one.max(other));
        RecordId::derived("merge", &[a.as_bytes(), b.as_bytes()])
    }

    /// A record about two cards about which nothing is decided.
    pub fn of(one: RecordId, other: RecordId) -> Self {
        Self { a: Some(one.min(other)), b: Some(one.max(other)), events: Events::default() }
    }

    /// The two cards, the one with the smaller id first; `None` while what a device wrote has arrived in part.
    pub fn pair(&self) -> Option<(RecordId, RecordId)> {
        let (a, b) = (self.a?, self.b?);
        (a != b).then(|| (a.min(b), a.max(b)))
    }

    /// What stands.
    pub fn state(&self) -> MergeState {
        let said = |wanted| self.events.any(|event| *event == wanted);
        match (said(MergeEvent::Same), said(MergeEvent::Different)) {
            (true, true) => MergeState::Contested,
            (true, false) => MergeState::Same,
            (false, true) => MergeState::Different,
            (false, false) => MergeState::Undecided,
        }
    }

    /// The times during which they were shown as one because somebody said so, and no longer are: from the first word
    /// to the one that took it back.
    pub fn spans_as_one(&self) -> Vec<(Moment, Moment)> {
        let standing: Vec<EventId> = self.events.standing().into_iter().map(|(id, _)| *id).collect();
        let mut spans = Vec::new();
        for (id, event) in self.events.iter() {
            let parted = matches!(event.what, Some(MergeEvent::Unmerged | MergeEvent::Different));
            if !parted || !standing.contains(id) {
                continue;
            }
            let joined = self.events.iter().filter(|(other, it)| {
                it.what == Some(MergeEvent::Same) && event.voids.contains(other) && !standing.contains(other)
            });
            if let Some(first) = joined.map(|(_, it)| &it.at).min_by_key(|at| at.instant) {
                spans.push((first.clone(), event.at.clone()));
            }
        }
        spans.sort();
        spans
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, Event};

    fn id(n: u8) -> RecordId {
        RecordId::from_bytes([n; 16])
    }

    fn event(n: u8) -> EventId {
        EventId::from_bytes([n; 10])
    }

    fn happen(merge: &mut Merge, n: u8, what: Option<MergeEvent>, voids: &[u8]) {
        let at = Moment::at(DateTime::from_timestamp(i64::from(n) * 100, 0).unwrap(), chrono_tz::UTC);
        let voids = voids.iter().map(|n| event(*n)).collect();
        let author = AuthorId::from_bytes([n; 16]);
        merge.events.insert(event(n), Event { at, author, what, voids });
    }

    #[test]
    fn a_pair_is_one_record_whoever_is_named_first() {
        assert_eq!(Merge::id(id(1), id(2)), Merge::id(id(2), id(1)));
        assert_ne!(Merge::id(id(1), id(2)), Merge::id(id(1), id(3)));
        assert_eq!(Merge::of(id(2), id(1)).pair(), Some((id(1), id(2))));
        assert_eq!(Merge::of(id(2), id(1)), Merge::of(id(1), id(2)));
        assert_eq!(Merge::of(id(1), id(1)).pair(), None);
        assert_eq!(Merge::default().pair(), None);
    }

    #[test]
    fn what_stands_is_every_combination_of_the_two_words() {
        use MergeEvent::{Different, Same, Unmerged};
        let cases: &[(&[MergeEvent], MergeState)] = &[
            (&[], MergeState::Undecided),
            (&[Same], MergeState::Same),
            (&[Different], MergeState::Different),
            (&[Unmerged], MergeState::Undecided),
            (&[Same, Different], MergeState::Contested),
            (&[Same, Unmerged], MergeState::Same),
            (&[Different, Unmerged], MergeState::Different),
            (&[Same, Different, Unmerged], MergeState::Contested),
        ];
        for (said, state) in cases {
            let mut merge = Merge::of(id(1), id(2));
            for (n, what) in said.iter().enumerate() {
                happen(&mut merge, n as u8 + 1, Some(*what), &[]);
            }
            assert_eq!(merge.state(), *state, "{said:?}");
        }
    }

    #[test]
    fn a_word_that_was_taken_back_does_not_count_and_undo_brings_it_back() {
        let mut merge = Merge::of(id(1), id(2));
        happen(&mut merge, 1, Some(MergeEvent::Same), &[]);
        happen(&mut merge, 2, Some(MergeEvent::Different), &[1]);
        assert_eq!(merge.state(), MergeState::Different);
        happen(&mut merge, 3, None, &[2]);
        assert_eq!(merge.state(), MergeState::Same);
    }

    #[test]
    fn the_time_as_one_is_from_the_first_word_to_the_one_that_took_it_back() {
        let mut merge = Merge::of(id(1), id(2));
        happen(&mut merge, 1, Some(MergeEvent::Same), &[]);
        happen(&mut merge, 2, Some(MergeEvent::Same), &[]);
        assert_eq!(merge.spans_as_one(), []);
        happen(&mut merge, 4, Some(MergeEvent::Unmerged), &[1, 2]);
        let spans = merge.spans_as_one();
        let seconds: Vec<(i64, i64)> =
            spans.iter().map(|(from, to)| (from.instant.timestamp(), to.instant.timestamp())).collect();
        assert_eq!(seconds, [(100, 400)]);
        happen(&mut merge, 5, None, &[4]);
        assert_eq!((merge.state(), merge.spans_as_one()), (MergeState::Same, Vec::new()));
        let mut apart = Merge::of(id(1), id(2));
        happen(&mut apart, 1, Some(MergeEvent::Different), &[]);
        assert_eq!(apart.spans_as_one(), [], "they never were one");
    }
}
