//! What a lead asks for: a step, once none was taken for two weeks.

use chrono::Days;

use super::{AgendaItem, Task, name_of, start_of_day};
use crate::{
    Result,
    model::{Lead, LeadState, RecordId},
    store::Reader,
    views::{Section, leads::lead_title, names::present},
};

pub(super) fn items(reader: &Reader<'_>, id: RecordId, lead: &Lead) -> Result<Vec<AgendaItem>> {
    let state = lead.state();
    let (LeadState::Heard | LeadState::Checked | LeadState::Approached | LeadState::Applied, Some(since)) =
        (state, lead.last_step())
    else {
        return Ok(Vec::new());
    };
    let contact = present(reader, &lead.heard_from)?.first().map(|person| person.contact);
    Ok(vec![AgendaItem {
        task: Task::StaleLead {
            lead: lead_title(reader, lead)?,
            since: since.civil,
            state,
            next_step: lead.next_step.clone(),
        },
        section: Section::Lead,
        record: id,
        name: contact.map(|contact| name_of(reader, contact)).transpose()?.unwrap_or_default(),
        contact,
        obligation: None,
        due: start_of_day(since.day() + Days::new(Lead::STALE_DAYS)),
        put_off: None,
    }])
}
