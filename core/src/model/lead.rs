//! Work that somebody told of.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Contradiction, ContradictionKind, EventId, Events, Life, Moment, RecordId};

/// Work that may open up, as somebody told of it. Where it stands is computed from what happened: see [`Lead::state`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    /// What was said of it.
    pub text: Option<String>,
    /// Where.
    pub organization: Option<RecordId>,
    /// As what.
    pub role: Option<String>,
    /// What sort of work; unknown when absent.
    pub kind: Option<LeadKind>,
    /// Whether it is advertised; unknown when absent.
    pub is_public: Option<bool>,
    /// The talk in which it was heard.
    pub meeting: Option<RecordId>,
    /// The contacts who told of it.
    pub heard_from: BTreeSet<RecordId>,
    /// How likely it is; unknown when absent.
    pub confidence: Option<Confidence>,
    /// What the person means to do about it.
    pub next_step: Option<String>,
    /// What happened.
    pub events: Events<LeadEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

/// What sort of work it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum LeadKind {
    /// For good.
    Permanent,
    /// For a while.
    Temporary,
    /// For a part of the week.
    PartTime,
    /// On one's own account.
    Freelance,
    /// To learn.
    Internship,
}

/// How likely something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// A rumour.
    Low,
    /// It may well be.
    Medium,
    /// Whoever told of it knows.
    High,
}

/// What can happen with a lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeadEvent {
    /// Somebody told of it.
    Heard,
    /// The person made sure that it is there.
    Checked,
    /// The person applied.
    Applied,
    /// The person spoke or wrote to somebody there.
    Approached,
    /// It is over.
    Closed {
        /// How it ended.
        outcome: LeadOutcome,
        /// The events that whoever closed it knew of: a step that they did not know goes on.
        known: BTreeSet<EventId>,
    },
}

/// A step that a person can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum LeadStep {
    /// They made sure that it is there.
    Checked,
    /// They applied.
    Applied,
    /// They spoke or wrote to somebody there.
    Approached,
}

impl From<LeadStep> for LeadEvent {
    fn from(step: LeadStep) -> Self {
        match step {
            LeadStep::Checked => Self::Checked,
            LeadStep::Applied => Self::Applied,
            LeadStep::Approached => Self::Approached,
        }
    }
}

/// How a lead ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum LeadOutcome {
    /// The person has the work.
    GotIt,
    /// They said no.
    Declined,
    /// It is not there any more, or never was.
    Gone,
    /// The person does not want it.
    NotForMe,
    /// The person let it be.
    LetGo,
}

/// Where a lead stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum LeadState {
    /// Somebody told of it.
    Heard,
    /// The person made sure that it is there.
    Checked,
    /// The person spoke or wrote to somebody there.
    Approached,
    /// The person applied.
    Applied,
    /// It is over.
    Closed,
}

impl Lead {
    /// Days without a step after which a lead is stale.
    pub const STALE_DAYS: u64 = 14;

    /// Where it stands: closed, applied, approached, checked or heard, the first that fits. It is closed when the person
    /// has the work, or when whoever closed it knew of every step that stands.
    pub fn state(&self) -> LeadState {
        let any = |what: LeadEvent| self.events.any(|event| *event == what);
        if self.outcome().is_some() {
            LeadState::Closed
        } else if any(LeadEvent::Applied) {
            LeadState::Applied
        } else if any(LeadEvent::Approached) {
            LeadState::Approached
        } else if any(LeadEvent::Checked) {
            LeadState::Checked
        } else {
            LeadState::Heard
        }
    }

    /// How it ended, when it is over; of several ends that devices noted apart, the first in the order of
    /// [`LeadOutcome`].
    pub fn outcome(&self) -> Option<LeadOutcome> {
        self.closings().into_iter().map(|(outcome, _)| outcome).min()
    }

    /// When somebody told of it.
    pub fn heard_at(&self) -> Option<Moment> {
        self.events.earliest(|event| (*event == LeadEvent::Heard).then_some(())).map(|(at, ())| at.clone())
    }

    /// When something last happened with it, its end aside.
    pub fn last_step(&self) -> Option<Moment> {
        let is_step = |event: &LeadEvent| !matches!(event, LeadEvent::Closed { .. });
        self.events.latest(|event| is_step(event).then_some(())).map(|(at, ())| at.clone())
    }

    /// What it is called in a line: the role, or else what was said.
    pub fn line(&self) -> Option<&str> {
        self.role.as_deref().or(self.text.as_deref())
    }

    /// What two devices said differently: that it ended in two ways, or that it is over and goes on.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let mut found = Vec::new();
        let mut closings = self.closings();
        closings.sort();
        if let Some((counts, first)) = closings.first() {
            let others = closings.iter().filter(|(outcome, _)| outcome != counts);
            found.extend(others.map(|(_, other)| Contradiction {
                what: ContradictionKind::ClosedInTwoWays,
                events: [*first, *other],
            }));
            return found;
        }
        let steps = self.steps();
        for (id, event) in self.events.standing() {
            let LeadEvent::Closed { known, .. } = event else { continue };
            if let Some(went_on) = steps.iter().find(|step| !known.contains(step)) {
                found.push(Contradiction {
                    what: ContradictionKind::ClosedAndWentOn,
                    events: [*went_on, *id],
                });
            }
        }
        found
    }

    /// The ends that count, with their events.
    fn closings(&self) -> Vec<(LeadOutcome, EventId)> {
        let steps = self.steps();
        let standing = self.events.standing();
        let ends = standing.into_iter().filter_map(|(id, event)| match event {
            LeadEvent::Closed { outcome, known } => {
                (*outcome == LeadOutcome::GotIt || steps.is_subset(known)).then_some((*outcome, *id))
            }
            _ => None,
        });
        ends.collect()
    }

    /// The steps that stand: what moves it on.
    fn steps(&self) -> BTreeSet<EventId> {
        let standing = self.events.standing();
        let steps = standing.into_iter().filter(|(_, event)| {
            matches!(event, LeadEvent::Checked | LeadEvent::Applied | LeadEvent::Approached)
        });
        steps.map(|(id, _)| *id).collect()
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, Event};

    fn id(n: u8) -> EventId {
        EventId::from_bytes([n; 10])
    }

    fn lead(events: &[(u8, Option<LeadEvent>, &[u8])]) -> Lead {
        let mut it = Lead::default();
        for (n, what, voids) in events {
            let at = Moment::at(DateTime::UNIX_EPOCH, chrono_tz::UTC);
            let author = AuthorId::from_bytes([*n; 16]);
            let voids = voids.iter().map(|n| id(*n)).collect();
            it.events.insert(id(*n), Event { at, author, what: what.clone(), voids });
        }
        it
    }

    fn closed(outcome: LeadOutcome, known: &[u8]) -> Option<LeadEvent> {
        Some(LeadEvent::Closed { outcome, known: known.iter().map(|n| id(*n)).collect() })
    }

    // holds: 87
    #[test]
    fn of_all_sets_of_steps_the_furthest_counts() {
        use LeadEvent::{Applied, Approached, Checked, Heard};
        let steps = [Heard, Checked, Approached, Applied];
        let states = [LeadState::Heard, LeadState::Checked, LeadState::Approached, LeadState::Applied];
        for set in 0..16_u8 {
            let there: Vec<u8> = (0..4).filter(|n| set & (1 << n) != 0).collect();
            let furthest = there.iter().max().map_or(LeadState::Heard, |n| states[usize::from(*n)]);
            let mut events: Vec<(u8, Option<LeadEvent>, &[u8])> =
                there.iter().map(|n| (n + 1, Some(steps[usize::from(*n)].clone()), &[][..])).collect();
            assert_eq!(lead(&events).state(), furthest, "{there:?}");
            for outcome in
                [LeadOutcome::Declined, LeadOutcome::Gone, LeadOutcome::NotForMe, LeadOutcome::LetGo]
            {
                events.push((9, closed(outcome, &[1, 2, 3, 4]), &[]));
                assert_eq!(lead(&events).state(), LeadState::Closed, "{there:?}, all of it known");
                events.pop();
                // What only told of it is no step: an end that did not know of it is an end.
                events.push((9, closed(outcome, &[]), &[]));
                let is_over = there.iter().all(|n| *n == 0);
                let expected = if is_over { LeadState::Closed } else { furthest };
                assert_eq!(lead(&events).state(), expected, "{there:?}, nothing of it known");
                events.pop();
            }
            events.push((9, closed(LeadOutcome::GotIt, &[]), &[]));
            assert_eq!(lead(&events).state(), LeadState::Closed, "who has the work has it");
        }
    }

    // holds: 87, I9
    #[test]
    fn two_ends_and_an_end_that_a_step_outlived_are_contradictions() {
        let heard = (1, Some(LeadEvent::Heard), &[][..]);
        let applied = (2, Some(LeadEvent::Applied), &[][..]);
        let went_on = lead(&[heard.clone(), applied.clone(), (3, closed(LeadOutcome::Gone, &[1]), &[])]);
        assert_eq!((went_on.state(), went_on.outcome()), (LeadState::Applied, None));
        let events = [id(2), id(3)];
        let found = [Contradiction { what: ContradictionKind::ClosedAndWentOn, events }];
        assert_eq!(went_on.contradictions(), found);
        let two = lead(&[
            heard.clone(),
            (3, closed(LeadOutcome::LetGo, &[1]), &[]),
            (4, closed(LeadOutcome::Declined, &[1]), &[]),
        ]);
        assert_eq!(two.outcome(), Some(LeadOutcome::Declined));
        let events = [id(4), id(3)];
        let found = [Contradiction { what: ContradictionKind::ClosedInTwoWays, events }];
        assert_eq!(two.contradictions(), found);
        let same = lead(&[
            heard.clone(),
            (3, closed(LeadOutcome::Gone, &[1]), &[]),
            (4, closed(LeadOutcome::Gone, &[1]), &[]),
        ]);
        assert_eq!(same.contradictions(), [], "both say the same");
        let reopened = lead(&[heard, (3, closed(LeadOutcome::Gone, &[1]), &[]), (4, None, &[3])]);
        assert_eq!((reopened.state(), reopened.contradictions()), (LeadState::Heard, Vec::new()));
    }
}
