//! Which talk with somebody is meant when nothing else is said.

use chrono::{DateTime, Duration, Utc};

use crate::{
    Context, Result,
    model::{Kind, MeetingEvent, MeetingState, Record, RecordId},
    store::Reader,
};

/// How long after its time a talk that nobody noted anything about is still the next one.
const STILL_NEXT_HOURS: i64 = 24;

/// The talk with `contact` that is meant when nothing else is said: one that is under way, or else the next that is agreed
/// or was to be within the last day, or one that is to be agreed, or the last one there was. A talk that was held settles the
/// times that were proposed before.
pub(crate) fn next_talk(
    reader: &Reader<'_>,
    context: &Context,
    contact: RecordId,
) -> Result<Option<RecordId>> {
    let since = context.now() - Duration::hours(STILL_NEXT_HOURS);
    let (mut under_way, mut next, mut proposed, mut last) = (None, None, None, None);
    let mut held: Option<DateTime<Utc>> = None;
    let cards = reader.cards(contact)?;
    for id in reader.users_of_kind(contact, Kind::Meeting)? {
        let Some(Record::Meeting(meeting)) = reader.live(id)? else { continue };
        if !cards.iter().any(|card| meeting.participants.contains(card)) {
            continue;
        }
        let when = meeting.when().map(|when| when.instant);
        let place = Some((when, id));
        held = held.max(meeting.held_at().filter(|_| meeting.is_held()).map(|at| at.instant));
        match meeting.state() {
            MeetingState::InProgress => under_way = under_way.max(place),
            MeetingState::Scheduled if when >= Some(since) => {
                next = if next.is_none() { place } else { next.min(place) };
            }
            MeetingState::Proposed => {
                let made = meeting
                    .events
                    .latest(|event| matches!(event, MeetingEvent::Proposed { .. }).then_some(()));
                proposed = proposed.max(Some((made.map(|(at, ())| at.instant), id)));
            }
            // One that was called off never was.
            MeetingState::Cancelled | MeetingState::NoShow => last = last.max(Some((false, when, id))),
            _ => last = last.max(Some((true, when, id))),
        }
    }
    let proposed = proposed.filter(|(made, _)| held.is_none() || *made >= held);
    let planned = under_way.or(next).or(proposed).map(|(_, id)| id);
    Ok(planned.or(last.map(|(.., id)| id)))
}
