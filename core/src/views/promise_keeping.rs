//! How well promises about time are kept.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{names::and_list, percent::percent, prep::people};
use crate::{
    Result,
    model::{Kind, Medium, Moment, Record, RecordId},
    store::Reader,
};

/// How well promises about time are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PromiseKeeping {
    /// Talks that took place and whose end was noted, the last one first.
    pub talks: Vec<PromiseKept>,
    /// In how many of them the promise was kept to the minute.
    pub kept: u32,
    /// That in per cent; nothing when there are none.
    pub kept_percent: Option<u32>,
    /// How many minutes all of them went over, those that hosts added aside.
    pub overrun_minutes: u32,
    /// In how many talks it was noted whether the person was there in time.
    pub arrivals: u32,
    /// In how many of them they were.
    pub on_time: u32,
    /// That in per cent; nothing when there are none.
    pub on_time_percent: Option<u32>,
    /// How many talks took place face to face, as far as that was said.
    pub in_person: u32,
    /// By phone.
    pub by_phone: u32,
    /// By video.
    pub by_video: u32,
    /// The share face to face of all of which that was said, in per cent; nothing when there are none.
    pub in_person_percent: Option<u32>,
}

/// How long one talk took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PromiseKept {
    /// Which.
    pub meeting: RecordId,
    /// With whom.
    pub names: String,
    /// When it took place.
    pub at: Moment,
    /// How many minutes were promised.
    pub promised_minutes: u32,
    /// How many the host added.
    pub extension_minutes: u32,
    /// How many it took.
    pub lasted_minutes: u32,
    /// How many it went over both.
    pub overrun_minutes: u32,
}

/// How well promises about time are kept.
pub(crate) fn promise_keeping(reader: &Reader<'_>) -> Result<PromiseKeeping> {
    let mut kept = PromiseKeeping::default();
    for (id, record) in reader.all(Kind::Meeting)? {
        let Record::Meeting(meeting) = record else { continue };
        if !meeting.is_held() {
            continue;
        }
        match meeting.appointments().pop().and_then(|appointment| appointment.medium) {
            Some(Medium::InPerson) => kept.in_person += 1,
            Some(Medium::Phone) => kept.by_phone += 1,
            Some(Medium::Video) => kept.by_video += 1,
            None => {}
        }
        if let Some(on_time) = meeting.was_on_time() {
            kept.arrivals += 1;
            kept.on_time += u32::from(on_time);
        }
        let (Some(lasted_minutes), Some(overrun_minutes), Some(at)) =
            (meeting.lasted_minutes(), meeting.overrun_minutes(), meeting.held_at())
        else {
            continue;
        };
        kept.kept += u32::from(overrun_minutes == 0);
        kept.overrun_minutes = kept.overrun_minutes.saturating_add(overrun_minutes);
        let names: Vec<String> = people(reader, &meeting)?.into_iter().map(|person| person.name).collect();
        kept.talks.push(PromiseKept {
            meeting: id,
            names: and_list(&names),
            at,
            promised_minutes: meeting.promise(),
            extension_minutes: meeting.extension_minutes(),
            lasted_minutes,
            overrun_minutes,
        });
    }
    kept.talks.sort_by_key(|row| Reverse((row.at.instant, row.meeting)));
    kept.kept_percent = percent(kept.kept, kept.talks.len() as u32);
    kept.on_time_percent = percent(kept.on_time, kept.arrivals);
    kept.in_person_percent = percent(kept.in_person, kept.in_person + kept.by_phone + kept.by_video);
    Ok(kept)
}
