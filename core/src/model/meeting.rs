//! An informational interview, or any other meeting.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    Answer, Contradiction, ContradictionKind, EventId, Events, InfoGoal, ItemId, Life, Moment,
    PlannedQuestion, Prep, Ratings, RecordId, TalkOutcome, contradiction::last_standing,
};

/// A meeting. Where it stands is computed from what happened: see [`Meeting::state`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The contacts who take part, the person aside.
    pub participants: BTreeSet<RecordId>,
    /// How many minutes were asked for when it was first agreed; see [`Meeting::promise`] for what counts.
    pub promised_minutes: Option<u32>,
    /// The ask that it came of.
    pub outreach: Option<RecordId>,
    /// How many minutes the way there takes.
    pub travel_minutes: Option<u32>,
    /// What the person wants to find out in it.
    pub info_goals: BTreeSet<InfoGoal>,
    /// How it is prepared.
    pub prep: Prep,
    /// What is to be asked; see [`Meeting::planned_questions`] for the order.
    pub question_plan: BTreeMap<ItemId, PlannedQuestion>,
    /// What was answered.
    pub answers: BTreeMap<ItemId, Answer>,
    /// How the person found themselves in it.
    pub ratings: Ratings,
    /// What the person says that it brought, beside what follows from the rest.
    pub outcomes: BTreeSet<TalkOutcome>,
    /// Tags.
    pub tags: BTreeSet<String>,
    /// What happened.
    pub events: Events<MeetingEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

/// How people meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// Face to face.
    InPerson,
    /// By phone.
    Phone,
    /// By video.
    Video,
}

/// What can happen with a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingEvent {
    /// A time was agreed; a later one that supersedes it voids it.
    Scheduled {
        /// When it starts.
        start: Moment,
        /// How long, in minutes.
        minutes: u32,
        /// How.
        medium: Option<Medium>,
        /// Where, in words.
        place: Option<String>,
    },
    /// It will not take place.
    Cancelled,
    /// The other side did not come.
    NoShow,
    /// It took place.
    Held {
        /// When it ended, as well as is known.
        at: Moment,
    },
    /// Its debrief was written down, or there is nothing to write down.
    Logged,
    /// Thanks were said on the spot.
    ThankedOnTheSpot,
    /// Another number of minutes was promised; it takes the place of the promises known then.
    Promised {
        /// How many.
        minutes: u32,
    },
    /// Times were proposed; they take the place of those proposed before.
    Proposed {
        /// When each starts.
        slots: Vec<Moment>,
    },
    /// Who called it off, beside [`MeetingEvent::Cancelled`].
    CalledOffBy {
        /// Who.
        by: Party,
    },
    /// Who did not come, beside [`MeetingEvent::NoShow`].
    MissedBy {
        /// Who.
        who: Party,
    },
    /// The person got there.
    Arrived {
        /// Whether that was in time.
        on_time: bool,
    },
    /// It began.
    Started {
        /// When.
        at: Moment,
    },
    /// The person was told to come to an end.
    WrapPrompted,
    /// The host wants to go on.
    ExtendedByHost {
        /// By how many minutes altogether, earlier extensions included.
        minutes: u32,
    },
    /// It was brought to an end.
    Ended {
        /// When.
        at: Moment,
    },
    /// The names that were given in it were counted, be there none.
    NamesCounted {
        /// How many.
        names: u32,
    },
    /// What impression the person thinks they left; it takes the place of what was known of that then.
    Impression {
        /// From 1 (poor) to 5 (very good).
        score: u32,
        /// What is to be mended.
        repair: Option<String>,
    },
    /// A poor impression was mended: early versions said so without naming it.
    Repaired,
    /// The impressions known then were mended, or the person lets them be.
    ImpressionSettled {
        /// Whether they were mended.
        mended: bool,
        /// The events that noted them: what is not among them was noted elsewhere, and stays.
        known: BTreeSet<EventId>,
    },
}

/// One of the two sides of a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The person.
    Me,
    /// Whom they meet.
    Host,
}

/// Where a meeting stands. What happened beats what was planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum MeetingState {
    /// No time is agreed.
    Proposed,
    /// A time is agreed.
    Scheduled,
    /// It began and did not end yet.
    InProgress,
    /// It took place and nothing is written down yet.
    Held,
    /// It took place and its debrief is written down, or needs none.
    Logged,
    /// It did not take place: called off.
    Cancelled,
    /// It did not take place: the other side did not come.
    NoShow,
}

/// One agreed time of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// When it starts.
    pub start: Moment,
    /// How long, in minutes.
    pub minutes: u32,
    /// How.
    pub medium: Option<Medium>,
    /// Where, in words.
    pub place: Option<String>,
}

impl Meeting {
    /// Where the meeting stands: logged, held, in progress, scheduled, no-show, cancelled or proposed, the first that
    /// fits. Calling it off, or noting that somebody did not come, takes back the times known then and that it began or took
    /// place, so what stands beside it was noted by somebody who did not know.
    pub fn state(&self) -> MeetingState {
        let any = |is: fn(&MeetingEvent) -> bool| self.events.any(is);
        if any(|event| matches!(event, MeetingEvent::Logged)) {
            MeetingState::Logged
        } else if any(|event| matches!(event, MeetingEvent::Held { .. })) {
            MeetingState::Held
        } else if any(|event| matches!(event, MeetingEvent::Started { .. })) {
            MeetingState::InProgress
        } else if self.has_time_to_come() {
            MeetingState::Scheduled
        } else if any(|event| matches!(event, MeetingEvent::NoShow)) {
            MeetingState::NoShow
        } else if any(|event| matches!(event, MeetingEvent::Cancelled)) {
            MeetingState::Cancelled
        } else {
            MeetingState::Proposed
        }
    }

    /// Whether a time stands that nobody missed. Early versions took nothing back when somebody did not come: they meant
    /// the times that had begun by then.
    fn has_time_to_come(&self) -> bool {
        let standing = self.events.standing();
        let missed = standing.iter().filter(|(_, event)| **event == MeetingEvent::NoShow);
        let missed = missed.filter_map(|(id, _)| self.events.get(id)).filter(|event| event.voids.is_empty());
        let begun = missed.map(|event| event.at.instant).max();
        standing.iter().any(|(_, event)| match event {
            MeetingEvent::Scheduled { start, .. } => begun.is_none_or(|begun| start.instant > begun),
            _ => false,
        })
    }

    /// Whether it took place.
    pub fn is_held(&self) -> bool {
        matches!(self.state(), MeetingState::Held | MeetingState::Logged)
    }

    /// When it took place: the earliest time anybody noted.
    pub fn held_at(&self) -> Option<Moment> {
        let held = self.events.earliest(|event| match event {
            MeetingEvent::Held { at } => Some(at.clone()),
            _ => None,
        });
        let logged = || self.events.earliest(|event| matches!(event, MeetingEvent::Logged).then_some(()));
        held.map(|(_, at)| at).or_else(|| logged().map(|(at, ())| at.clone()))
    }

    /// All agreed times that stand, the one written last at the end. More than one means that two devices
    /// rescheduled it apart: all are shown until the person chooses.
    pub fn appointments(&self) -> Vec<Appointment> {
        let standing = self.events.standing();
        let times = standing.into_iter().filter_map(|(_, event)| match event {
            MeetingEvent::Scheduled { start, minutes, medium, place } => Some(Appointment {
                start: start.clone(),
                minutes: *minutes,
                medium: *medium,
                place: place.clone(),
            }),
            _ => None,
        });
        times.collect()
    }

    /// The agreed time written last, whether it stands or not.
    pub fn last_appointment(&self) -> Option<Appointment> {
        let planned = self.events.iter().filter_map(|(id, event)| match &event.what {
            Some(MeetingEvent::Scheduled { start, minutes, medium, place }) => {
                Some((event.at.instant, *id, (start, *minutes, *medium, place)))
            }
            _ => None,
        });
        let last = planned.max_by_key(|(at, id, _)| (*at, *id));
        last.map(|(_, _, (start, minutes, medium, place))| Appointment {
            start: start.clone(),
            minutes,
            medium,
            place: place.clone(),
        })
    }

    /// Whether one device called it off while another agreed on a time or began it.
    pub fn is_called_off_elsewhere(&self) -> bool {
        self.is_under_way_or_to_come() && self.events.any(|event| *event == MeetingEvent::Cancelled)
    }

    /// Whether one device noted that somebody did not come while another agreed on a time or began it.
    pub fn is_missed_elsewhere(&self) -> bool {
        self.is_under_way_or_to_come() && self.events.any(|event| *event == MeetingEvent::NoShow)
    }

    fn is_under_way_or_to_come(&self) -> bool {
        matches!(self.state(), MeetingState::Scheduled | MeetingState::InProgress)
    }

    /// What two devices said differently: two times for one talk, or a time, or that it began, and that it was called off
    /// or that somebody did not come. Once it took place that no longer matters.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let is_off = |event: &MeetingEvent| matches!(event, MeetingEvent::Cancelled | MeetingEvent::NoShow);
        let off = last_standing(&self.events, is_off);
        let what = ContradictionKind::MovedAndCalledOff;
        match self.state() {
            MeetingState::Scheduled => {}
            MeetingState::InProgress => {
                let began =
                    last_standing(&self.events, |event| matches!(event, MeetingEvent::Started { .. }));
                let both = began.zip(off).map(|(began, off)| Contradiction { what, events: [began, off] });
                return both.into_iter().collect();
            }
            _ => return Vec::new(),
        }
        let standing = self.events.standing();
        let times: Vec<_> = standing
            .iter()
            .filter_map(|(id, event)| match event {
                MeetingEvent::Scheduled { start, .. } => Some((**id, start)),
                _ => None,
            })
            .collect();
        let Some((last, start)) = times.last().copied() else { return Vec::new() };
        let others = times.iter().filter(|(_, other)| other.instant != start.instant);
        let mut found: Vec<Contradiction> = others
            .map(|(other, _)| Contradiction { what: ContradictionKind::MovedTwice, events: [last, *other] })
            .collect();
        found.extend(off.map(|off| Contradiction { what, events: [last, off] }));
        found
    }

    /// When it was, will be or would have been, as well as is known.
    pub fn when(&self) -> Option<Moment> {
        let planned = || self.last_appointment().map(|appointment| appointment.start);
        let standing = || self.appointments().pop().map(|appointment| appointment.start);
        self.held_at().or_else(standing).or_else(|| self.started_at()).or_else(planned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{events, happened, moment};

    #[test]
    fn a_talk_was_held_when_whoever_noted_it_first_says() {
        let at = |seconds| MeetingEvent::Scheduled {
            start: moment(seconds),
            minutes: 20,
            medium: None,
            place: None,
        };
        let held = |seconds| MeetingEvent::Held { at: moment(seconds) };
        let meeting = |events| Meeting { events, ..Meeting::default() };
        let planned = meeting(happened([at(60), at(70)]));
        assert_eq!((planned.is_held(), planned.held_at()), (false, None));
        assert_eq!(planned.when(), Some(moment(70)), "the time that was noted last");
        assert!(!planned.is_called_off_elsewhere());
        let took_place = meeting(happened([at(60), held(80), held(75)]));
        assert_eq!((took_place.is_held(), took_place.held_at()), (true, Some(moment(80))));
        assert_eq!(took_place.when(), Some(moment(80)));
        let logged = meeting(happened([at(60), MeetingEvent::Logged]));
        assert_eq!((logged.is_held(), logged.held_at()), (true, Some(moment(2))));
        let apart = meeting(happened([at(60), MeetingEvent::Cancelled]));
        assert!(apart.is_called_off_elsewhere());
        let off = meeting(events([(Some(at(60)), &[][..]), (Some(MeetingEvent::Cancelled), &[1][..])]));
        assert!(!off.is_called_off_elsewhere(), "whoever called it off knew of the time");
        assert_eq!(off.when(), Some(moment(60)), "it would have been then");
    }
}
