//! What was written down right after a talk: one act makes the meeting, the note, the names, the promises, the leads and
//! the terms.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{
    commitment,
    contact::{self, NewContact},
    lead,
    meeting::held_at,
    note, referral, term,
};
use crate::{
    Result,
    coach::Draft,
    document::Workspace,
    model::{Kind, Meeting, MeetingEvent, NamePermission, RecordId, Source, fold},
};

/// A debrief as the person confirmed it: what the text was read as, and who is who.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Debrief {
    /// What was understood of the text.
    pub draft: Draft,
    /// Whom the talk was with. With nobody here the text becomes a note of its own.
    pub met: Vec<DebriefPerson>,
    /// Whose names were given: each becomes a referral by the first of those met.
    pub named: Vec<DebriefPerson>,
    /// The meeting that was in the calendar for this talk, if there was one.
    pub meeting: Option<RecordId>,
    /// When the talk ended, on the person's clock; now when not said.
    pub held: Option<NaiveDateTime>,
}

/// Somebody in a debrief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DebriefPerson {
    /// The name as typed.
    pub name: String,
    /// The organization as typed.
    pub organization: Option<String>,
    /// Whether the name of whoever referred them may be used.
    pub permission: NamePermission,
    /// The person it is; nobody yet known when empty, and then one is added.
    pub contact: Option<RecordId>,
    /// People it could be, when that is not certain.
    pub candidates: Vec<RecordId>,
}

/// What can be done with a debrief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DebriefCommand {
    /// Keeps it.
    Log {
        /// What the person confirmed.
        debrief: Debrief,
    },
}

impl DebriefCommand {
    pub(super) fn label(&self) -> &'static str {
        "log a debrief"
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        let Self::Log { debrief } = self;
        let mut met = Vec::new();
        for person in &debrief.met {
            met.push(resolve(work, person, None)?);
        }
        let meeting = match met.is_empty() {
            true => None,
            false => Some(hold_meeting(work, &debrief, &met)?),
        };
        let about = meeting.into_iter().chain(met.iter().copied()).collect();
        note::add(work, about, debrief.draft.text.clone())?;
        let host = met.first().copied();
        for person in &debrief.named {
            let source = host.map(|_| Source::Referral);
            let named = resolve(work, person, source)?;
            if let Some(host) = host.filter(|host| *host != named) {
                referral::offer(work, host, named, meeting, person.permission)?;
            }
        }
        for promise in &debrief.draft.promises {
            commitment::add(work, promise.owner, &promise.text, promise.due, host, meeting)?;
        }
        for heard in &debrief.draft.leads {
            lead::add(work, &heard.text, host, meeting)?;
        }
        let mut words = BTreeSet::new();
        for heard in &debrief.draft.terms {
            if words.insert(fold(&heard.text)) {
                term::add(work, &heard.text, host, meeting)?;
            }
        }
        Ok(())
    }
}

/// The person that is meant, or a new one.
fn resolve(work: &mut Workspace<'_>, person: &DebriefPerson, source: Option<Source>) -> Result<RecordId> {
    if let Some(id) = person.contact {
        work.require(Kind::Contact, id)?;
        if let Some(organization) = &person.organization {
            contact::add_workplace(work, id, organization)?;
        }
        return Ok(id);
    }
    let new = NewContact {
        name: person.name.clone(),
        organization: person.organization.clone(),
        source,
        ..NewContact::default()
    };
    contact::create(work, &new)
}

fn hold_meeting(work: &mut Workspace<'_>, debrief: &Debrief, met: &[RecordId]) -> Result<RecordId> {
    let at = held_at(work, debrief.held)?;
    // Who was met may have been corrected since the meeting was looked up.
    let planned = match debrief.meeting {
        Some(id) => Some((id, work.get::<Meeting>(id)?)),
        None => None,
    };
    let mut cards = Vec::new();
    for contact in met {
        cards.push((*contact, work.cards(*contact)?));
    }
    let takes_part =
        |it: &Meeting, cards: &[RecordId]| cards.iter().any(|card| it.participants.contains(card));
    let planned = planned.filter(|(_, it)| cards.iter().any(|(_, cards)| takes_part(it, cards)));
    let (id, mut meeting) = planned.map_or((None, Meeting::default()), |(id, it)| (Some(id), it));
    for (contact, cards) in &cards {
        // Who takes part already, on whichever card, takes part.
        if !takes_part(&meeting, cards) {
            meeting.participants.insert(*contact);
        }
    }
    meeting.tags.extend(debrief.draft.tags.iter().cloned());
    if !meeting.is_held() {
        work.happened(&mut meeting.events, MeetingEvent::Held { at });
    }
    work.happened(&mut meeting.events, MeetingEvent::Logged);
    if debrief.draft.thanked {
        work.happened(&mut meeting.events, MeetingEvent::ThankedOnTheSpot);
    }
    match id {
        Some(id) => work.put(id, &meeting).map(|()| id),
        None => work.create(&meeting),
    }
}
