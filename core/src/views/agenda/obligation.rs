//! What the person asked to be reminded of.

use super::{AgendaItem, Task, name_of, start_of_day};
use crate::{
    Result,
    model::{Obligation, ObligationKind, RecordId},
    store::Reader,
    views::Section,
};

pub(super) fn items(reader: &Reader<'_>, id: RecordId, obligation: &Obligation) -> Result<Vec<AgendaItem>> {
    let (Some(key), Some(due)) = (obligation.key(), obligation.due) else { return Ok(Vec::new()) };
    let is_own = matches!(key.kind, ObligationKind::Custom | ObligationKind::SendRequested);
    if !is_own || obligation.is_settled() {
        return Ok(Vec::new());
    }
    let text = obligation.text.clone().unwrap_or_default();
    Ok(vec![AgendaItem {
        task: Task::FollowUp { kind: key.kind, text },
        section: Section::FollowUp,
        record: id,
        contact: Some(key.contact),
        name: name_of(reader, key.contact)?,
        obligation: Some(key),
        due: start_of_day(due),
        put_off: obligation.snoozed_until(),
    }])
}
