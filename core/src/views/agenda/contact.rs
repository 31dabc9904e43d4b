//! Whom to hear from again, and whom to ask for an introduction.

use chrono::Days;

use super::{AgendaItem, Task, may_introduce, start_of_day};
use crate::{
    Result,
    model::RecordId,
    store::Reader,
    views::{Section, interaction::last_interaction},
};

/// What may be asked of somebody who may introduce the person; and to be in touch: due so many days after the last thing between the two, or after the person was added; only where the person chose a
/// number for this very contact.
pub(super) fn items(reader: &Reader<'_>, id: RecordId) -> Result<Vec<AgendaItem>> {
    if reader.canonical(id)? != id {
        return Ok(Vec::new());
    }
    let Some(contact) = reader.contact(id)?.filter(|contact| !contact.is_do_not_contact()) else {
        return Ok(Vec::new());
    };
    let mut items: Vec<AgendaItem> = may_introduce::item(reader, id, &contact)?.into_iter().collect();
    let Some(days) = contact.cadence_days else { return Ok(items) };
    let last = last_interaction(reader, id, &contact)?;
    let since = last.map(|(at, _)| at.date()).or(id.made_at().map(|at| at.date_naive()));
    let Some(due) = since.and_then(|day| day.checked_add_days(Days::new(u64::from(days)))) else {
        return Ok(items);
    };
    items.push(AgendaItem {
        task: Task::KeepInTouch { last, days },
        section: Section::KeepInTouch,
        record: id,
        obligation: None,
        contact: Some(id),
        name: contact.name(),
        due: start_of_day(due),
        put_off: None,
    });
    Ok(items)
}
