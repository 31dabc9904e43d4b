//! What an offer gives a person to do: to take it in hand, to take it up, to ask whether it was done.

use chrono::{Days, NaiveDate};

use super::{AgendaItem, Task, may_be_contacted, name_of, start_of_day};
use crate::{
    Result,
    model::{Offer, OfferKind, OfferState, Record, RecordId},
    store::Reader,
    views::{Section, ask::met_after},
};

/// Days after which somebody who offered an introduction is asked for it.
const INTRODUCE_DAYS: u64 = 14;
/// Days after which somebody who keeps one in mind hears how it goes.
const IN_MIND_DAYS: u64 = 30;
/// Days after which an offer that was accepted is asked about.
const ACCEPTED_DAYS: u64 = 7;
/// Days after which any other offer comes up.
const OTHER_DAYS: u64 = 3;

pub(super) fn items(reader: &Reader<'_>, id: RecordId, offer: &Offer) -> Result<Vec<AgendaItem>> {
    let (Some(host), Some(kind), Some(made)) = (offer.host, offer.kind, offer.made_at()) else {
        return Ok(Vec::new());
    };
    let talk = match offer.meeting.map(|meeting| reader.live(meeting)).transpose()?.flatten() {
        Some(Record::Meeting(meeting)) => Some(meeting),
        _ => None,
    };
    // It was said in the talk, whenever it was written down.
    let held = talk.as_ref().filter(|talk| talk.is_held()).and_then(|talk| talk.held_at());
    let since = held.unwrap_or(made);
    let state = offer.state();
    let Some(day) = due(offer, kind, state, since.day()) else { return Ok(Vec::new()) };
    // Whoever was met since need not be led to.
    let led_to = offer.about.filter(|_| kind.leads_to_somebody());
    if led_to.map(|about| met_after(reader, about, since.instant)).transpose()?.flatten().is_some() {
        return Ok(Vec::new());
    }
    // Who may think poorly of somebody is asked for nothing before that is mended.
    let is_too_early =
        kind == OfferKind::Introduce && talk.is_some_and(|talk| talk.poor_impression().is_some());
    if is_too_early || !may_be_contacted(reader, host)? {
        return Ok(Vec::new());
    }
    let about = offer.about.map(|about| name_of(reader, about)).transpose()?;
    let section = if kind == OfferKind::PassDetails { Section::Reach } else { Section::FollowUp };
    Ok(vec![AgendaItem {
        task: Task::Offer { kind, state, about, text: offer.text.clone(), since: since.civil },
        section,
        record: id,
        contact: Some(host),
        name: name_of(reader, host)?,
        obligation: None,
        due: start_of_day(day),
        put_off: None,
    }])
}

/// The day on which an offer asks for something; nothing while or once it asks for nothing.
fn due(offer: &Offer, kind: OfferKind, state: OfferState, since: NaiveDate) -> Option<NaiveDate> {
    let usual = match state {
        OfferState::Made => match kind {
            OfferKind::PassDetails => since,
            OfferKind::ResumeReview => since + Days::new(1),
            OfferKind::Introduce => since + Days::new(INTRODUCE_DAYS),
            OfferKind::GoodWord | OfferKind::KeepInMind => since + Days::new(IN_MIND_DAYS),
            OfferKind::Other => since + Days::new(OTHER_DAYS),
        },
        OfferState::Accepted => offer.accepted_at()?.day() + Days::new(ACCEPTED_DAYS),
        OfferState::TheyWillPass => offer.check_day()?,
        OfferState::TakenControl | OfferState::Done | OfferState::Lapsed => return None,
    };
    Some(offer.come_back.unwrap_or(usual))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, Event, EventId, Moment, OfferEvent};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn offer(events: &[OfferEvent]) -> Offer {
        let mut it = Offer::default();
        for (n, what) in events.iter().enumerate() {
            // Noon of 4 March 2026.
            let at = Moment::at(DateTime::from_timestamp(1_772_625_600, 0).unwrap(), chrono_tz::UTC);
            let (author, what) = (AuthorId::from_bytes([0; 16]), Some(what.clone()));
            let event = Event { at, author, what, voids: [].into() };
            it.events.insert(EventId::from_bytes([n as u8; 10]), event);
        }
        it
    }

    // holds: 75, 81, 94, 102
    #[test]
    fn each_sort_has_its_day() {
        let made = |kind| {
            let it = offer(&[OfferEvent::Made]);
            due(&it, kind, it.state(), day(3, 2)).unwrap()
        };
        assert_eq!(made(OfferKind::PassDetails), day(3, 2));
        assert_eq!(made(OfferKind::ResumeReview), day(3, 3));
        assert_eq!(made(OfferKind::Other), day(3, 5));
        assert_eq!(made(OfferKind::Introduce), day(3, 16));
        assert_eq!(made(OfferKind::GoodWord), day(4, 1));
        assert_eq!(made(OfferKind::KeepInMind), day(4, 1));
        let then = |event: OfferEvent| {
            let it = offer(&[OfferEvent::Made, event]);
            due(&it, OfferKind::PassDetails, it.state(), day(3, 2))
        };
        assert_eq!(then(OfferEvent::Accepted), Some(day(3, 11)), "seven days after it was accepted");
        assert_eq!(then(OfferEvent::TheyWillPass { check: day(3, 9) }), Some(day(3, 9)));
        assert_eq!(then(OfferEvent::TakenControl { referral: RecordId::from_bytes([0; 16]) }), None);
        assert_eq!(then(OfferEvent::Done), None);
        assert_eq!(then(OfferEvent::Lapsed), None);
    }

    #[test]
    fn the_day_that_was_chosen_counts() {
        let it = Offer { come_back: Some(day(5, 1)), ..offer(&[OfferEvent::Made]) };
        assert_eq!(due(&it, OfferKind::Introduce, it.state(), day(3, 2)), Some(day(5, 1)));
    }
}
