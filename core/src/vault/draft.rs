//! From a text to a debrief: who is who.

use chrono::Duration;

use super::Vault;
use crate::{
    Context, Result,
    coach::{DraftPerson, capture},
    commands::{Debrief, DebriefPerson},
    document::Shelf,
    model::{Kind, MeetingState, NamePermission, Record, RecordId, fold, name_words},
    store::Reader,
};

/// How many people a name is offered to be.
const CANDIDATES: usize = 8;

impl Vault {
    /// Reads a debrief, and says who is meant by each name: what the person sees and corrects before it is logged.
    ///
    /// `with` names those the talk was with. Without it, it was with the first person in the text. All others are
    /// names that were given. A person known by the same full name, and by no other organization, is taken to be
    /// meant; of anybody less certain there are candidates. Nothing is changed.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn draft(&self, context: &Context, text: &str, with: &[String]) -> Result<Debrief> {
        let draft = capture(text, context.today());
        self.read(|reader| {
            let (mut met, mut named) = (Vec::new(), Vec::new());
            for name in with.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
                met.push(known_or_new(reader, name)?);
            }
            for person in &draft.people {
                if let Some(same) = met.iter_mut().find(|known: &&mut DebriefPerson| is_same(known, person)) {
                    merge(same, person);
                } else if let Some(same) =
                    named.iter_mut().find(|known: &&mut DebriefPerson| is_same(known, person))
                {
                    merge(same, person);
                } else if met.is_empty() {
                    met.push(read(reader, person)?);
                } else {
                    named.push(read(reader, person)?);
                }
            }
            let meeting = match met.first().and_then(|host| host.contact) {
                Some(host) => planned_meeting(reader, context, host)?,
                None => None,
            };
            Ok(Debrief { draft, met, named, meeting, held: None })
        })
    }
}

impl Vault {
    /// The meeting in the calendar that a talk with `contact` now, or within the last day, must have been: what a
    /// debrief's `meeting` becomes when the person corrects whom they met.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn planned_meeting(&self, context: &Context, contact: RecordId) -> Result<Option<RecordId>> {
        self.read(|reader| planned_meeting(reader, context, contact))
    }
}

/// Whether a name in the text means somebody already listed: the same name, or the first part of it.
fn is_same(known: &DebriefPerson, person: &DraftPerson) -> bool {
    let (known, name) = (fold(&known.name), fold(&person.name));
    known == name || known.strip_prefix(&name).is_some_and(|rest| rest.starts_with(' '))
}

fn merge(known: &mut DebriefPerson, person: &DraftPerson) {
    if known.organization.is_none() {
        known.organization.clone_from(&person.organization);
    }
    known.permission = NamePermission::most_careful([known.permission, person.permission]);
}

/// Somebody whom the person named outright: one word is enough if only one person goes by it.
fn known_or_new(reader: &Reader<'_>, name: &str) -> Result<DebriefPerson> {
    let mut candidates = reader.named(Kind::Contact, name)?;
    if candidates.is_empty() {
        let rows = reader.by_words(Kind::Contact, &name_words(name), false, CANDIDATES)?;
        candidates = rows.into_iter().map(|row| row.id).collect();
    }
    let (contact, name) = match candidates[..] {
        [only] => (Some(only), reader.title(only)?.unwrap_or_else(|| name.to_owned())),
        _ => (None, name.to_owned()),
    };
    if contact.is_some() {
        candidates.clear();
    }
    candidates.truncate(CANDIDATES);
    Ok(DebriefPerson { name, organization: None, permission: NamePermission::NotAsked, contact, candidates })
}

/// Somebody in the text.
fn read(reader: &Reader<'_>, person: &DraftPerson) -> Result<DebriefPerson> {
    let mut candidates = Vec::new();
    let mut contact = None;
    if fold(&person.name).contains(' ') {
        let namesakes = reader.named(Kind::Contact, &person.name)?;
        match namesakes[..] {
            [only] if is_compatible(reader, only, person.organization.as_deref())? => contact = Some(only),
            _ => candidates = namesakes,
        }
    } else {
        let rows = reader.by_words(Kind::Contact, &name_words(&person.name), false, CANDIDATES)?;
        candidates = rows.into_iter().map(|row| row.id).collect();
    }
    candidates.truncate(CANDIDATES);
    Ok(DebriefPerson {
        name: person.name.clone(),
        organization: person.organization.clone(),
        permission: person.permission,
        contact,
        candidates,
    })
}

/// Whether somebody can be meant although an organization was named: nothing is known of their work, or it is theirs.
fn is_compatible(reader: &Reader<'_>, contact: RecordId, organization: Option<&str>) -> Result<bool> {
    let Some(organization) = organization else { return Ok(true) };
    let Some(contact) = reader.contact(contact)? else { return Ok(false) };
    let wanted = fold(organization);
    let mut is_known = false;
    for job in contact.employments.values() {
        let Some(id) = job.organization else { continue };
        is_known = true;
        if reader.title(id)?.is_some_and(|title| fold(&title) == wanted) {
            return Ok(true);
        }
    }
    Ok(!is_known)
}

/// The meeting in the calendar that this must be the debrief of: planned within the last day, or about to start.
fn planned_meeting(reader: &Reader<'_>, context: &Context, host: RecordId) -> Result<Option<RecordId>> {
    let (from, to) = (context.now() - Duration::hours(24), context.now() + Duration::hours(1));
    let mut best = None;
    for user in reader.users(host)? {
        let Some(Record::Meeting(meeting)) = reader.live(user)? else { continue };
        if !matches!(meeting.state(), MeetingState::Scheduled | MeetingState::InProgress | MeetingState::Held)
        {
            continue;
        }
        let Some(when) = meeting.when().filter(|when| (from..=to).contains(&when.instant)) else { continue };
        best = best.max(Some((when.instant, user)));
    }
    Ok(best.map(|(_, meeting)| meeting))
}
