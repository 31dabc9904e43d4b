//! What was done elsewhere with what was deleted.

use super::{phrases::article, questions::facts, words::Words};
use crate::{
    Result,
    model::{Events, Kind, Mention, OfferEvent, OutreachEvent, Record, RecordId},
};

impl Words<'_, '_> {
    /// What was done with a record by whoever did not know that it was deleted: which device referred to it, when, and in
    /// what; nobody referred to it where they changed the record itself.
    pub(super) fn used(&self, it: RecordId, users: &[RecordId]) -> Result<String> {
        for user in users {
            let Some(record) = self.reader.brief(*user)? else { continue };
            let what = article(record.kind());
            let mention = match begun(&record) {
                Some(begun) => Some(begun),
                None => (self.mentions)(*user, it)?.or_else(|| told(&record, it)),
            };
            let Some(mention) = mention else { return Ok(format!("another device used it in {what}")) };
            let did = match (mention.is_new, record.kind()) {
                (false, _) => format!("you changed {what} that now refers to it"),
                (
                    true,
                    Kind::Contact
                    | Kind::Organization
                    | Kind::Campaign
                    | Kind::Gathering
                    | Kind::Note
                    | Kind::Pitch,
                ) => format!("you added {what}"),
                (true, _) => format!("there was {what}"),
            };
            return Ok(format!("on {}, {}, {did}", self.device(mention.author), self.when(mention.at)));
        }
        Ok("another device changed it without knowing".to_owned())
    }
}

/// Since when a record is there, of a sort that counts only as long as an act stands.
fn begun(record: &Record) -> Option<Mention> {
    match record {
        Record::Obligation(it) => first(&it.events, true, |_| true),
        Record::Merge(it) => first(&it.events, true, |_| true),
        Record::Knows(it) => first(&it.events, true, |_| true),
        Record::Announcement(it) => first(&it.events, true, |_| true),
        _ => None,
    }
}

/// Since when something that happened with a record refers to another.
fn told(record: &Record, other: RecordId) -> Option<Mention> {
    match record {
        Record::Insight(it) => first(&it.events, false, |event| event.contact() == other),
        Record::Offer(it) => first(
            &it.events,
            false,
            |event| matches!(event, OfferEvent::TakenControl { referral } if *referral == other),
        ),
        Record::Outreach(it) => first(
            &it.events,
            false,
            |event| matches!(event, OutreachEvent::Scheduled { meeting } if *meeting == other),
        ),
        _ => None,
    }
}

fn first<K>(events: &Events<K>, is_new: bool, is: impl Fn(&K) -> bool) -> Option<Mention> {
    let first = facts(events, |event| is(event).then_some(())).into_iter().next()?;
    Some(Mention { author: first.author, at: first.at.instant, is_new })
}
