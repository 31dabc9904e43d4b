//! How a talk is agreed, kept to time and counted.

use chrono::Duration;

use super::{Meeting, MeetingEvent, MeetingState, Moment, Party, Profile};

/// A number of minutes that was promised, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// How many.
    pub minutes: u32,
    /// When it was said; nothing for the one that was made with the first time.
    pub at: Option<Moment>,
    /// Whether it still counts.
    pub stands: bool,
}

impl Meeting {
    /// How many minutes are promised. Of two that devices promised apart the smaller counts: it was said to somebody.
    pub fn promise(&self) -> u32 {
        let standing = self.events.standing();
        let said = standing.into_iter().filter_map(|(_, event)| match event {
            MeetingEvent::Promised { minutes } => Some(*minutes),
            _ => None,
        });
        let agreed = || self.appointments().pop().map(|appointment| appointment.minutes);
        said.min().or(self.promised_minutes).or_else(agreed).unwrap_or(Profile::USUAL_PROMISE_MINUTES)
    }

    /// All promises, the first one first: none is ever changed, another takes its place.
    pub fn promises(&self) -> Vec<Promise> {
        let counts = self.promise();
        let mut later: Vec<(&Moment, u32)> = self
            .events
            .iter()
            .filter_map(|(_, event)| match &event.what {
                Some(MeetingEvent::Promised { minutes }) => Some((&event.at, *minutes)),
                _ => None,
            })
            .collect();
        later.sort_by_key(|(at, minutes)| (at.instant, *minutes));
        let is_replaced = self.events.any(|event| matches!(event, MeetingEvent::Promised { .. }));
        let first = self.promised_minutes.map(|minutes| Promise { minutes, at: None, stands: !is_replaced });
        let last = later.iter().rposition(|(_, minutes)| is_replaced && *minutes == counts);
        let later = later.iter().enumerate().map(|(place, (at, minutes))| Promise {
            minutes: *minutes,
            at: Some((*at).clone()),
            stands: Some(place) == last,
        });
        first.into_iter().chain(later).collect()
    }

    /// The times that were proposed, the earliest first, as long as none is agreed.
    pub fn proposals(&self) -> Vec<Moment> {
        if self.state() != MeetingState::Proposed {
            return Vec::new();
        }
        let standing = self.events.standing();
        let proposed = standing.into_iter().filter_map(|(_, event)| match event {
            MeetingEvent::Proposed { slots } => Some(slots),
            _ => None,
        });
        let mut slots: Vec<Moment> = proposed.flatten().cloned().collect();
        slots.sort();
        slots.dedup_by_key(|slot| slot.instant);
        slots
    }

    /// Who called it off, if it was and that is known.
    pub fn called_off_by(&self) -> Option<Party> {
        let by = self.events.latest(|event| match event {
            MeetingEvent::CalledOffBy { by } => Some(*by),
            _ => None,
        });
        by.map(|(_, by)| by).filter(|_| self.state() == MeetingState::Cancelled)
    }

    /// Who did not come, if somebody did not.
    pub fn missed_by(&self) -> Option<Party> {
        let who = self.events.latest(|event| match event {
            MeetingEvent::MissedBy { who } => Some(*who),
            _ => None,
        });
        (self.state() == MeetingState::NoShow).then(|| who.map_or(Party::Host, |(_, who)| who))
    }

    /// Whether the person was there in time, if that was noted.
    pub fn was_on_time(&self) -> Option<bool> {
        let arrived = self.events.latest(|event| match event {
            MeetingEvent::Arrived { on_time } => Some(*on_time),
            _ => None,
        });
        arrived.map(|(_, on_time)| on_time)
    }

    /// When it began: the earliest time anybody noted.
    pub fn started_at(&self) -> Option<Moment> {
        let standing = self.events.standing();
        let started = standing.into_iter().filter_map(|(_, event)| match event {
            MeetingEvent::Started { at } => Some(at),
            _ => None,
        });
        started.min().cloned()
    }

    /// When it was brought to an end: the earliest time anybody noted.
    pub fn ended_at(&self) -> Option<Moment> {
        let standing = self.events.standing();
        let ended = standing.into_iter().filter_map(|(_, event)| match event {
            MeetingEvent::Ended { at } => Some(at),
            _ => None,
        });
        ended.min().cloned()
    }

    /// How many minutes the host added. Of two numbers that devices noted apart the larger counts, so that one extension
    /// noted twice is one.
    pub fn extension_minutes(&self) -> u32 {
        let standing = self.events.standing();
        let extended = standing.into_iter().filter_map(|(_, event)| match event {
            MeetingEvent::ExtendedByHost { minutes } => Some(*minutes),
            _ => None,
        });
        extended.max().unwrap_or(0)
    }

    /// Whether the person was told to come to an end.
    pub fn was_wrap_prompted(&self) -> bool {
        self.events.any(|event| *event == MeetingEvent::WrapPrompted)
    }

    /// How many names were given in it, if they were counted: none is a number. Of two numbers the larger counts.
    pub fn names_counted(&self) -> Option<u32> {
        let standing = self.events.standing();
        let counted = standing.into_iter().filter_map(|(_, event)| match event {
            MeetingEvent::NamesCounted { names } => Some(*names),
            _ => None,
        });
        counted.max()
    }

    /// How long it lasted, in whole minutes, if its end was noted: from when it began, or was to begin.
    pub fn lasted_minutes(&self) -> Option<u32> {
        let began = self.started_at().or_else(|| self.appointments().pop().map(|it| it.start))?;
        let minutes = (self.ended_at()?.instant - began.instant).num_minutes();
        u32::try_from(minutes.max(0)).ok()
    }

    /// How many minutes it went over what was promised, those that the host added aside, if its end was noted.
    pub fn overrun_minutes(&self) -> Option<u32> {
        let granted = self.promise().saturating_add(self.extension_minutes());
        self.lasted_minutes().map(|lasted| lasted.saturating_sub(granted))
    }

    /// When to leave for it, if the way there takes time.
    pub fn leave_by(&self) -> Option<Moment> {
        let start = self.appointments().pop()?.start;
        let travel = Duration::minutes(i64::from(self.travel_minutes?));
        let zone: chrono_tz::Tz = start.zone.parse().ok()?;
        Some(Moment::at(start.instant - travel, zone))
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, Event, EventId};

    fn moment(minutes: i64) -> Moment {
        Moment::at(DateTime::from_timestamp(minutes * 60, 0).unwrap(), chrono_tz::Europe::Berlin)
    }

    /// A talk to which these things happened, one a minute, each taking back those named by place.
    fn meeting(events: &[(MeetingEvent, &[u8])]) -> Meeting {
        let mut meeting = Meeting::default();
        for (n, (what, voids)) in events.iter().enumerate() {
            let event = Event {
                at: moment(n as i64),
                author: AuthorId::from_bytes([0; 16]),
                what: Some(what.clone()),
                voids: voids.iter().map(|n| EventId::from_bytes([*n; 10])).collect(),
            };
            meeting.events.insert(EventId::from_bytes([n as u8; 10]), event);
        }
        meeting
    }

    fn scheduled(start: i64, minutes: u32) -> MeetingEvent {
        MeetingEvent::Scheduled { start: moment(start), minutes, medium: None, place: None }
    }

    fn started(at: i64) -> MeetingEvent {
        MeetingEvent::Started { at: moment(at) }
    }

    fn ended(at: i64) -> MeetingEvent {
        MeetingEvent::Ended { at: moment(at) }
    }

    #[test]
    fn what_happened_beats_what_was_planned() {
        use MeetingEvent::{Cancelled, Held, Logged, NoShow};
        let held = || Held { at: moment(0) };
        let by_rank = [
            (Logged, MeetingState::Logged),
            (held(), MeetingState::Held),
            (started(0), MeetingState::InProgress),
            // What did not come off took back the times that were known: this one was not.
            (scheduled(9_000, 20), MeetingState::Scheduled),
            (NoShow, MeetingState::NoShow),
            (Cancelled, MeetingState::Cancelled),
        ];
        // Whichever of them stand, the first decides.
        for chosen in 0..1_usize << by_rank.len() {
            let present: Vec<_> = by_rank
                .iter()
                .enumerate()
                .filter(|(n, _)| chosen & (1 << n) != 0)
                .map(|(_, it)| it)
                .collect();
            let events: Vec<(MeetingEvent, &[u8])> =
                present.iter().map(|(event, _)| (event.clone(), &[][..])).collect();
            let expected = present.first().map_or(MeetingState::Proposed, |(_, state)| *state);
            assert_eq!(meeting(&events).state(), expected, "{events:?}");
        }
        let others = [
            MeetingEvent::Promised { minutes: 5 },
            MeetingEvent::Proposed { slots: Vec::new() },
            MeetingEvent::CalledOffBy { by: Party::Me },
            MeetingEvent::MissedBy { who: Party::Me },
            MeetingEvent::Arrived { on_time: true },
            MeetingEvent::WrapPrompted,
            MeetingEvent::ExtendedByHost { minutes: 5 },
            ended(3),
            MeetingEvent::NamesCounted { names: 0 },
            MeetingEvent::ThankedOnTheSpot,
            MeetingEvent::ImpressionSettled { mended: true, known: [].into() },
        ];
        for event in others {
            assert_eq!(
                meeting(&[(event, &[])]).state(),
                MeetingState::Proposed,
                "says nothing of where it stands"
            );
        }
    }

    #[test]
    fn a_promise_is_never_changed_but_another_takes_its_place() {
        let promised = |minutes| MeetingEvent::Promised { minutes };
        let mut talk = meeting(&[(scheduled(100, 30), &[])]);
        assert_eq!(talk.promise(), 30, "what was agreed");
        talk.promised_minutes = Some(20);
        assert_eq!(talk.promise(), 20, "what was asked for");
        assert_eq!(Meeting::default().promise(), 20, "what is usual");
        let mut talk = meeting(&[(promised(30), &[]), (promised(25), &[0])]);
        talk.promised_minutes = Some(20);
        assert_eq!(talk.promise(), 25);
        let all: Vec<(u32, bool)> = talk.promises().iter().map(|it| (it.minutes, it.stands)).collect();
        assert_eq!(all, [(20, false), (30, false), (25, true)]);
        let apart = meeting(&[(promised(30), &[]), (promised(15), &[])]);
        assert_eq!(apart.promise(), 15, "the smaller of two that were promised apart");
        let first = Meeting { promised_minutes: Some(20), ..Meeting::default() };
        assert_eq!(first.promises(), [Promise { minutes: 20, at: None, stands: true }]);
    }

    #[test]
    fn only_minutes_that_the_host_did_not_add_are_an_overrun() {
        let extended = |minutes| MeetingEvent::ExtendedByHost { minutes };
        let base = [(scheduled(100, 20), &[][..])];
        let with = |more: &[(MeetingEvent, &'static [u8])]| {
            let mut events = base.to_vec();
            events.extend(more.iter().cloned());
            meeting(&events)
        };
        assert_eq!(with(&[]).overrun_minutes(), None, "its end was not noted");
        assert_eq!(with(&[(ended(120), &[])]).overrun_minutes(), Some(0), "from when it was to begin");
        assert_eq!(with(&[(ended(121), &[])]).overrun_minutes(), Some(1));
        let late = with(&[(started(105), &[]), (ended(127), &[])]);
        assert_eq!((late.lasted_minutes(), late.overrun_minutes()), (Some(22), Some(2)));
        let longer = with(&[(extended(10), &[]), (ended(132), &[])]);
        assert_eq!((longer.lasted_minutes(), longer.overrun_minutes()), (Some(32), Some(2)));
        let twice = with(&[(extended(10), &[]), (extended(10), &[]), (ended(130), &[])]);
        assert_eq!(
            (twice.extension_minutes(), twice.overrun_minutes()),
            (10, Some(0)),
            "noted on both devices"
        );
        let more = with(&[(extended(10), &[]), (extended(15), &[1])]);
        assert_eq!(more.extension_minutes(), 15);
        assert_eq!(with(&[(ended(90), &[])]).lasted_minutes(), Some(0), "a clock that is wrong");
    }

    #[test]
    fn it_began_and_ended_when_that_was_first_noted() {
        let talk = meeting(&[(started(7), &[]), (started(5), &[]), (ended(30), &[]), (ended(28), &[])]);
        assert_eq!(talk.started_at(), Some(moment(5)));
        assert_eq!(talk.ended_at(), Some(moment(28)));
        assert_eq!(meeting(&[]).started_at(), None);
        let corrected = meeting(&[(ended(28), &[]), (ended(30), &[0])]);
        assert_eq!(corrected.ended_at(), Some(moment(30)));
    }

    #[test]
    fn proposals_count_until_a_time_is_agreed() {
        let proposed =
            |at: &[i64]| MeetingEvent::Proposed { slots: at.iter().map(|at| moment(*at)).collect() };
        let talk = meeting(&[(proposed(&[9, 5]), &[]), (proposed(&[5, 7]), &[])]);
        assert_eq!(talk.proposals(), [moment(5), moment(7), moment(9)]);
        let agreed = meeting(&[(proposed(&[9, 5]), &[]), (scheduled(9, 20), &[])]);
        assert!(agreed.proposals().is_empty());
    }

    #[test]
    fn who_called_it_off_or_did_not_come_is_known() {
        use MeetingEvent::{Cancelled, NoShow};
        let by = |by| MeetingEvent::CalledOffBy { by };
        let who = |who| MeetingEvent::MissedBy { who };
        let talk = meeting(&[(Cancelled, &[]), (by(Party::Host), &[])]);
        assert_eq!((talk.called_off_by(), talk.missed_by()), (Some(Party::Host), None));
        assert_eq!(meeting(&[(Cancelled, &[])]).called_off_by(), None);
        let moved = meeting(&[(Cancelled, &[]), (by(Party::Host), &[]), (scheduled(9, 20), &[0])]);
        assert_eq!(moved.called_off_by(), None, "it was moved after all");
        assert_eq!(meeting(&[(NoShow, &[])]).missed_by(), Some(Party::Host));
        assert_eq!(meeting(&[(NoShow, &[]), (who(Party::Me), &[])]).missed_by(), Some(Party::Me));
        assert_eq!(meeting(&[(who(Party::Me), &[])]).missed_by(), None);
    }

    #[test]
    fn no_name_is_a_number() {
        let counted = |names| MeetingEvent::NamesCounted { names };
        assert_eq!(meeting(&[]).names_counted(), None);
        assert_eq!(meeting(&[(counted(0), &[])]).names_counted(), Some(0));
        assert_eq!(meeting(&[(counted(3), &[]), (counted(1), &[])]).names_counted(), Some(3));
        assert_eq!(meeting(&[(counted(3), &[]), (counted(1), &[0])]).names_counted(), Some(1));
    }

    #[test]
    fn arrival_prompts_and_the_way_there_are_noted() {
        let arrived = |on_time| MeetingEvent::Arrived { on_time };
        assert_eq!(meeting(&[]).was_on_time(), None);
        assert_eq!(meeting(&[(arrived(true), &[]), (arrived(false), &[0])]).was_on_time(), Some(false));
        assert!(meeting(&[(MeetingEvent::WrapPrompted, &[])]).was_wrap_prompted());
        assert!(!meeting(&[]).was_wrap_prompted());
        let mut talk = meeting(&[(scheduled(100, 20), &[])]);
        assert_eq!(talk.leave_by(), None);
        talk.travel_minutes = Some(40);
        assert_eq!(talk.leave_by(), Some(moment(60)));
        assert_eq!(Meeting { travel_minutes: Some(40), ..Meeting::default() }.leave_by(), None);
    }
}
