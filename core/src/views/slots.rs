//! Times to propose for a talk, beside what is planned already.

use chrono::{DateTime, Duration, NaiveTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::{
    Context, Result,
    coach::{SlotSearch, free_slots, slots_in_words},
    model::{Kind, MeetingState, Moment, Profile, Record},
    store::Reader,
};

/// Times to propose for a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SlotProposal {
    /// When each starts, in the person's own zone.
    pub slots: Vec<Moment>,
    /// The same in words for whoever is asked, in their zone; empty when none is free.
    pub words: String,
}

/// A time that is taken by something that is not a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BusyTime {
    /// From when on.
    pub from: DateTime<Utc>,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// What times are looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SlotQuery {
    /// The zone of whom the person wants to meet; the person's own when not said.
    pub zone: Option<Tz>,
    /// How long, in minutes; the person's usual number when not said.
    pub minutes: Option<u32>,
    /// How many times: 1 to 10; 3 when not said.
    pub wanted: Option<u32>,
    /// What else is taken.
    pub busy: Vec<BusyTime>,
}

/// Working hours, for each in their own zone.
const DAY_BEGINS: u32 = 9;
const DAY_ENDS: u32 = 17;
/// How many times are proposed, and at most.
const WANTED: u32 = 3;
const MOST_WANTED: u32 = 10;

/// Times at which both work and the person has nothing planned or proposed, the ways there and back included.
pub(crate) fn propose_slots(
    reader: &Reader<'_>,
    context: &Context,
    query: &SlotQuery,
) -> Result<SlotProposal> {
    let profile = match reader.live(Profile::id())? {
        Some(Record::Profile(profile)) => profile,
        _ => Profile::default(),
    };
    let mut busy: Vec<_> = query.busy.iter().map(|it| (it.from, it.until)).collect();
    for (_, record) in reader.all(Kind::Meeting)? {
        let Record::Meeting(meeting) = record else { continue };
        let travel = Duration::minutes(i64::from(meeting.travel_minutes.unwrap_or(0)));
        let mut take = |start: DateTime<Utc>, minutes: u32| {
            busy.push((start - travel, start + Duration::minutes(i64::from(minutes)) + travel));
        };
        if matches!(meeting.state(), MeetingState::Scheduled | MeetingState::InProgress) {
            for appointment in meeting.appointments() {
                take(appointment.start.instant, appointment.minutes.max(meeting.promise()));
            }
        }
        meeting.proposals().iter().for_each(|slot| take(slot.instant, meeting.promise()));
    }
    let theirs = query.zone.unwrap_or(context.zone());
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    let slots = free_slots(&SlotSearch {
        busy,
        minutes: query.minutes.unwrap_or(profile.promise_minutes()),
        holidays: profile.holidays,
        day_begins: hour(DAY_BEGINS),
        day_ends: hour(DAY_ENDS),
        mine: context.zone(),
        theirs,
        now: context.now(),
        wanted: query.wanted.unwrap_or(WANTED).min(MOST_WANTED) as usize,
    });
    let words = slots_in_words(&slots, theirs);
    Ok(SlotProposal { slots: slots.iter().map(|slot| Moment::at(*slot, context.zone())).collect(), words })
}
