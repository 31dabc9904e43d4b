//! Something that was learned in a talk.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Contradiction, ContradictionKind, EventId, Events, ItemId, Life, RecordId};

/// Something that was learned: what it is about, who said it, and who agrees.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Insight {
    /// What it tells of; something else when not said.
    pub kind: Option<InsightKind>,
    /// What was said, up to 16 KB.
    pub text: Option<String>,
    /// The people, organizations, industries and occupations it is about.
    pub subjects: BTreeSet<RecordId>,
    /// The talk in which it was said.
    pub meeting: Option<RecordId>,
    /// The contacts who said it.
    pub heard_from: BTreeSet<RecordId>,
    /// The answer of that talk that it was made of.
    pub answer: Option<ItemId>,
    /// The built-in question that it answers.
    pub built_in: Option<String>,
    /// The record of the person's own question that it answers.
    pub question: Option<RecordId>,
    /// The question that it answers, where that comes from no bank.
    pub asked: Option<String>,
    /// What others said of it.
    pub events: Events<InsightEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

/// What an insight tells of, in the order in which a list shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum InsightKind {
    /// Where things are going.
    Trend,
    /// What matters most now.
    Priority,
    /// What may come.
    Prospect,
    /// Who counts.
    MajorPlayer,
    /// How people are found and taken on.
    RecruitingPractice,
    /// What is held dear.
    Values,
    /// What a usual day is like.
    TypicalDay,
    /// What is best about it.
    Best,
    /// What is worst about it.
    Worst,
    /// How people treat each other.
    Culture,
    /// Anything else.
    Other,
}

impl InsightKind {
    /// All of them, in the order in which a list shows them.
    pub const ALL: [InsightKind; 11] = [
        Self::Trend,
        Self::Priority,
        Self::Prospect,
        Self::MajorPlayer,
        Self::RecruitingPractice,
        Self::Values,
        Self::TypicalDay,
        Self::Best,
        Self::Worst,
        Self::Culture,
        Self::Other,
    ];
}

/// What others can say of an insight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InsightEvent {
    /// Somebody said the same.
    Agreed {
        /// Who.
        contact: RecordId,
    },
    /// Somebody said that it is not so.
    Disagreed {
        /// Who.
        contact: RecordId,
    },
}

impl InsightEvent {
    /// Who said it.
    pub fn contact(&self) -> RecordId {
        match self {
            Self::Agreed { contact } | Self::Disagreed { contact } => *contact,
        }
    }
}

/// Where somebody stands on an insight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// They say the same.
    Agrees,
    /// They say that it is not so.
    Disagrees,
}

impl Insight {
    /// The most bytes of a text.
    pub const MAX_BYTES: usize = 16 * 1024;

    /// The id of the insight that is made of an answer: two devices that make one of the same answer have made one.
    pub fn of_answer(meeting: RecordId, answer: ItemId) -> RecordId {
        RecordId::derived("insight", &[meeting.as_bytes(), answer.as_bytes()])
    }

    /// What it tells of.
    pub fn sort(&self) -> InsightKind {
        self.kind.unwrap_or(InsightKind::Other)
    }

    /// Where somebody stands who goes by these cards. Of two answers that devices noted apart, the careful one counts:
    /// that it is not so.
    pub fn stance(&self, cards: &[RecordId]) -> Option<Stance> {
        let said = |is: fn(&InsightEvent) -> bool| {
            self.events.any(|event| is(event) && cards.contains(&event.contact()))
        };
        if said(|event| matches!(event, InsightEvent::Disagreed { .. })) {
            Some(Stance::Disagrees)
        } else if said(|event| matches!(event, InsightEvent::Agreed { .. })) {
            Some(Stance::Agrees)
        } else {
            None
        }
    }

    /// Everybody who said the same, or that it is not so, by card.
    pub fn marked_by(&self) -> BTreeSet<RecordId> {
        self.events.standing().into_iter().map(|(_, event)| event.contact()).collect()
    }

    /// What two devices noted of one card: that they agree, and that they do not.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let last = |wanted: InsightEvent| -> Option<EventId> {
            super::contradiction::last_standing(&self.events, |event| *event == wanted)
        };
        let both = |contact| {
            let against = last(InsightEvent::Disagreed { contact })?;
            let agreed = last(InsightEvent::Agreed { contact })?;
            Some(Contradiction { what: ContradictionKind::AgreedAndDisagreed, events: [against, agreed] })
        };
        self.marked_by().into_iter().filter_map(both).collect()
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, Event, Moment};

    fn marked(events: &[(u8, Option<InsightEvent>, &[u8])]) -> Insight {
        let id = |n: &u8| EventId::from_bytes([*n; 10]);
        let mut it = Insight::default();
        for (n, what, voids) in events {
            let at = Moment::at(DateTime::UNIX_EPOCH, chrono_tz::UTC);
            let author = AuthorId::from_bytes([*n; 16]);
            it.events.insert(id(n), Event { at, author, what: *what, voids: voids.iter().map(id).collect() });
        }
        it
    }

    // holds: 84
    #[test]
    fn of_two_answers_on_one_thing_the_careful_one_counts_until_one_is_taken_back() {
        let (jane, bob) = (RecordId::from_bytes([1; 16]), RecordId::from_bytes([2; 16]));
        let agreed = Some(InsightEvent::Agreed { contact: jane });
        let against = Some(InsightEvent::Disagreed { contact: jane });
        assert_eq!(marked(&[]).stance(&[jane]), None);
        assert_eq!(marked(&[(1, agreed, &[])]).stance(&[jane]), Some(Stance::Agrees));
        assert_eq!(marked(&[(1, agreed, &[])]).stance(&[bob]), None);
        assert_eq!(marked(&[(1, agreed, &[])]).stance(&[bob, jane]), Some(Stance::Agrees), "on another card");
        let both = marked(&[(1, agreed, &[]), (2, against, &[])]);
        assert_eq!(both.stance(&[jane]), Some(Stance::Disagrees));
        let events = [EventId::from_bytes([2; 10]), EventId::from_bytes([1; 10])];
        let found = [Contradiction { what: ContradictionKind::AgreedAndDisagreed, events }];
        assert_eq!(both.contradictions(), found);
        let settled = marked(&[(1, agreed, &[]), (2, against, &[]), (3, None, &[2])]);
        assert_eq!((settled.stance(&[jane]), settled.contradictions()), (Some(Stance::Agrees), Vec::new()));
        let others = marked(&[(1, agreed, &[]), (2, Some(InsightEvent::Disagreed { contact: bob }), &[])]);
        assert_eq!(others.contradictions(), [], "two people may differ");
    }

    #[test]
    fn an_answer_makes_the_same_insight_everywhere() {
        let meeting = RecordId::from_bytes([1; 16]);
        let of = |n| Insight::of_answer(meeting, ItemId::from_bytes([n; 10]));
        assert_eq!(of(1), of(1));
        assert_ne!(of(1), of(2));
    }
}
