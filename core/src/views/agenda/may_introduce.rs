//! Whom to ask for an introduction, some time after a talk that went well.

use chrono::Days;

use super::{AgendaItem, Task, start_of_day};
use crate::{
    Result,
    model::{Contact, IntroEvent, Kind, Meeting, Moment, OfferKind, OfferState, Record, RecordId},
    store::Reader,
    views::Section,
};

/// Days after the last talk with somebody who may introduce the person after which they are asked.
const ASK_DAYS: u64 = 14;

/// Somebody of whom the person noted that they may introduce them is asked once, after the last talk with them, unless they
/// were asked since, offered it themselves (which has a day of its own), or may think poorly of the person.
pub(super) fn item(reader: &Reader<'_>, id: RecordId, contact: &Contact) -> Result<Option<AgendaItem>> {
    if !contact.may_introduce {
        return Ok(None);
    }
    let Some((held, talk)) = last_talk(reader, id)? else { return Ok(None) };
    if talk.poor_impression().is_some() || is_on_its_way(reader, id, &held)? {
        return Ok(None);
    }
    Ok(Some(AgendaItem {
        task: Task::AskToIntroduce { met: held.civil },
        section: Section::FollowUp,
        record: id,
        obligation: None,
        contact: Some(id),
        name: contact.name(),
        due: start_of_day(held.day() + Days::new(ASK_DAYS)),
        put_off: None,
    }))
}

fn last_talk(reader: &Reader<'_>, id: RecordId) -> Result<Option<(Moment, Meeting)>> {
    let mut talks = Vec::new();
    for user in reader.users_of_kind(id, Kind::Meeting)? {
        let Some(Record::Meeting(meeting)) = reader.live(user)? else { continue };
        if let Some(held) = meeting.held_at().filter(|_| meeting.is_held()) {
            talks.push((held.instant, user, held, meeting));
        }
    }
    let last = talks.into_iter().max_by_key(|(instant, user, ..)| (*instant, *user));
    Ok(last.map(|(.., held, meeting)| (held, meeting)))
}

/// Whether they offered it, or were asked for it once that talk was over.
fn is_on_its_way(reader: &Reader<'_>, id: RecordId, held: &Moment) -> Result<bool> {
    let cards = reader.cards(id)?;
    for user in reader.users(id)? {
        let is_so = match reader.live(user)? {
            Some(Record::Offer(it)) => {
                let is_theirs = it.host.is_some_and(|host| cards.contains(&host));
                is_theirs && it.kind == Some(OfferKind::Introduce) && it.state() != OfferState::Lapsed
            }
            Some(Record::IntroRequest(it)) => {
                let asked = it.since(&IntroEvent::Asked).is_some_and(|asked| asked.instant >= held.instant);
                asked && it.to.is_some_and(|to| cards.contains(&to))
            }
            _ => false,
        };
        if is_so {
            return Ok(true);
        }
    }
    Ok(false)
}
