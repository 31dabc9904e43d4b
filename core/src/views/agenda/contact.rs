//! Whom to hear from again.

use chrono::Days;

use super::{AgendaItem, Task, start_of_day};
use crate::{
    Result,
    model::RecordId,
    store::Reader,
    views::{Section, interaction::last_interaction},
};

/// Due so many days after the last thing between the two, or after the person was added; only where the person chose a
/// number for this very contact.
pub(super) fn items(reader: &Reader<'_>, id: RecordId) -> Result<Vec<AgendaItem>> {
    if reader.canonical(id)? != id {
        return Ok(Vec::new());
    }
    let Some(contact) = reader.contact(id)?.filter(|contact| !contact.is_do_not_contact()) else {
        return Ok(Vec::new());
    };
    let Some(days) = contact.cadence_days else { return Ok(Vec::new()) };
    let last = last_interaction(reader, id, &contact)?;
    let since = last.map(|(at, _)| at.date()).or(id.made_at().map(|at| at.date_naive()));
    let Some(due) = since.and_then(|day| day.checked_add_days(Days::new(u64::from(days)))) else {
        return Ok(Vec::new());
    };
    Ok(vec![AgendaItem {
        task: Task::KeepInTouch { last, days },
        section: Section::KeepInTouch,
        record: id,
        obligation: None,
        contact: Some(id),
        name: contact.name(),
        due: start_of_day(due),
        put_off: None,
    }])
}
