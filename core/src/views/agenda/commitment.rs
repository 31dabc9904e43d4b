//! What a promise asks for.

use chrono::{Days, Duration};

use super::{AgendaItem, Task, end_of_day, may_be_contacted, name_of};
use crate::{
    Result,
    model::{Commitment, CommitmentEvent, CommitmentState, Owner, RecordId},
    store::Reader,
    views::Section,
};

/// Days after which a promise without a date comes up.
const UNDATED_PROMISE_DAYS: u64 = 3;

pub(super) fn items(reader: &Reader<'_>, id: RecordId, commitment: &Commitment) -> Result<Vec<AgendaItem>> {
    let (Some(owner), Some(text)) = (commitment.owner, &commitment.text) else { return Ok(Vec::new()) };
    if commitment.state() != CommitmentState::Open {
        return Ok(Vec::new());
    }
    // Theirs is asked about, so whoever is to be left alone, or is gone, is not.
    let asked = commitment.contact.filter(|_| owner == Owner::Them);
    if !asked.map(|contact| may_be_contacted(reader, contact)).transpose()?.unwrap_or(true) {
        return Ok(Vec::new());
    }
    let made = commitment.events.earliest(|event| (*event == CommitmentEvent::Made).then_some(()));
    let made = made.map(|(at, ())| at.civil).unwrap_or_default();
    let due = match (commitment.due, owner) {
        (Some(due), Owner::Me) => end_of_day(due),
        // Theirs is asked about only once its day has passed.
        (Some(due), Owner::Them) => end_of_day(due) + Duration::hours(Section::Promise.lead_hours()),
        (None, _) => end_of_day(made.date() + Days::new(UNDATED_PROMISE_DAYS)),
    };
    Ok(vec![AgendaItem {
        task: Task::Promise { owner, text: text.clone(), due: commitment.due, made },
        section: Section::Promise,
        record: id,
        contact: commitment.contact,
        name: commitment.contact.map(|contact| name_of(reader, contact)).transpose()?.unwrap_or_default(),
        obligation: None,
        due,
        put_off: None,
    }])
}
