//! What somebody gave and what the person gave back.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{
    agenda::{AgendaItem, Task, item_of},
    day_words::count_words,
    persons::everybody,
    referral_pairs::is_repeated,
    sentence::ended,
};
use crate::{
    Context, Error, Result,
    model::{
        CommitmentState, Contact, IntroState, Kind, ObligationKind, ObligationState, OfferState, Owner,
        Record, RecordId,
    },
    store::Reader,
};

/// What somebody gave and what the person gave back. It is no bill: it shows where a word of thanks or something useful
/// is overdue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Balance {
    /// How many talks they gave.
    pub talks: u32,
    /// How many minutes these took; those that were promised where no end was noted.
    pub minutes: u32,
    /// How many names they gave.
    pub names: u32,
    /// How many introductions they made.
    pub introductions: u32,
    /// How many other things they offered; what became a name counts as that.
    pub offers: u32,
    /// How many promises they kept.
    pub their_promises: u32,
    /// How many promises the person kept.
    pub my_promises: u32,
    /// How often the person thanked, by e-mail and by hand.
    pub thanks: u32,
    /// How often the person told them how it went.
    pub reports: u32,
    /// How many things they asked for the person sent.
    pub sent: u32,
}

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LedgerRow {
    /// Who.
    pub contact: RecordId,
    /// Their name.
    pub name: String,
    /// What was given on both sides.
    pub balance: Balance,
    /// Whether they gave more than twice as much as came back.
    pub is_one_sided: bool,
    /// What they gave, in one line.
    pub received: String,
    /// What the person gave, in one line.
    pub given: String,
    /// What the person could do or send, where it is one-sided.
    pub hint: Option<String>,
}

impl Balance {
    /// How many things they gave.
    fn received(&self) -> u32 {
        self.talks + self.names + self.introductions + self.offers + self.their_promises
    }

    /// How many things the person gave.
    fn given(&self) -> u32 {
        self.my_promises + self.thanks + self.reports + self.sent
    }

    fn is_one_sided(&self) -> bool {
        self.received() > 2 * self.given()
    }
}

/// Everybody who gave something or was given something, those who gave most beyond what came back first.
pub(crate) fn ledger(reader: &Reader<'_>, context: &Context) -> Result<Vec<LedgerRow>> {
    let mut rows = Vec::new();
    for (id, contact) in everybody(reader)? {
        let row = row(reader, context, id, &contact)?;
        if row.balance != Balance::default() {
            rows.push(row);
        }
    }
    rows.sort_by_key(|row| {
        let beyond = i64::from(row.balance.received()) - i64::from(row.balance.given());
        (!row.is_one_sided, Reverse(beyond), row.contact)
    });
    Ok(rows)
}

/// What the person that a card is of gave, and what they were given.
///
/// # Errors
/// [`Error::NotFound`] when there is no such person.
pub(crate) fn ledger_of(reader: &Reader<'_>, context: &Context, card: RecordId) -> Result<LedgerRow> {
    let Some(contact) = reader.contact(card)? else {
        return Err(Error::NotFound { kind: Kind::Contact.code(), id: card });
    };
    row(reader, context, reader.canonical(card)?, &contact)
}

fn row(reader: &Reader<'_>, context: &Context, id: RecordId, contact: &Contact) -> Result<LedgerRow> {
    let balance = balance(reader, id)?;
    let is_one_sided = balance.is_one_sided() && !contact.is_do_not_contact();
    Ok(LedgerRow {
        contact: id,
        name: contact.name(),
        is_one_sided,
        received: received_words(&balance),
        given: given_words(&balance),
        hint: if is_one_sided { Some(hint(reader, context, id, contact)?) } else { None },
        balance,
    })
}

fn balance(reader: &Reader<'_>, id: RecordId) -> Result<Balance> {
    let mut it = Balance::default();
    let cards = reader.cards(id)?;
    let is_them = |contact: Option<RecordId>| contact.is_some_and(|contact| cards.contains(&contact));
    for user in reader.users(id)? {
        let Some(record) = reader.live(user)? else { continue };
        match record {
            Record::Meeting(meeting) if meeting.is_held() => {
                it.talks += 1;
                let minutes = meeting.lasted_minutes().unwrap_or_else(|| meeting.promise());
                it.minutes = it.minutes.saturating_add(minutes);
            }
            Record::Referral(referral)
                if is_them(referral.referrer)
                    && !is_them(referral.referee)
                    && !is_repeated(reader, user, &referral)? =>
            {
                it.names += 1;
                it.reports += u32::from(referral.is_reported_back());
            }
            Record::IntroRequest(intro) if is_them(intro.to) => {
                let is_made = matches!(intro.state(), IntroState::IntroMade | IntroState::Replied);
                it.introductions += u32::from(is_made);
            }
            Record::Offer(offer) if is_them(offer.host) => {
                let is_gift = !matches!(offer.state(), OfferState::Lapsed | OfferState::TakenControl);
                it.offers += u32::from(is_gift);
            }
            Record::Commitment(promise) if is_them(promise.contact) => {
                let is_kept = u32::from(promise.state() == CommitmentState::Kept);
                match promise.owner {
                    Some(Owner::Me) => it.my_promises += is_kept,
                    Some(Owner::Them) => it.their_promises += is_kept,
                    None => {}
                }
            }
            Record::Obligation(owed) if is_them(owed.contact) && owed.state() == ObligationState::Done => {
                match owed.kind {
                    Some(ObligationKind::ThankEmail | ObligationKind::ThankHand) => it.thanks += 1,
                    Some(ObligationKind::SendRequested) => it.sent += 1,
                    _ => {}
                }
            }
            _ => {}
        }
    }
    Ok(it)
}

/// What to do for somebody who gave more than came back: what is owed to them anyhow, or else something useful.
fn hint(reader: &Reader<'_>, context: &Context, id: RecordId, contact: &Contact) -> Result<String> {
    let mut owed = Vec::new();
    for user in reader.users(id)? {
        let items = reader.agenda_of(user)?;
        let is_theirs = |item: &AgendaItem| item.contact == Some(id) && item.is_open_at(context);
        for item in items.iter().filter_map(item_of).filter(is_theirs) {
            owed.extend(match item.task {
                Task::Thank { .. } => Some((0, "Thank them: that is owed already.".to_owned())),
                Task::ReportBack { referee, .. } => {
                    Some((1, ended(format!("Tell them how it went with {referee}"))))
                }
                Task::FollowUp { kind: ObligationKind::SendRequested, text } => {
                    Some((2, ended(format!("Send what they asked for: {text}"))))
                }
                Task::Promise { owner: Owner::Me, text, .. } => {
                    Some((3, ended(format!("Keep what you promised: {text}"))))
                }
                _ => None,
            });
        }
    }
    let useful = || match contact.common_ground.first() {
        Some(shared) => ended(format!("Send them something on what you share: {shared}")),
        None => {
            "Send them an article, a date or a person that helps them, or word of what their advice led to."
                .to_owned()
        }
    };
    Ok(owed.into_iter().min().map_or_else(useful, |(_, hint)| hint))
}

fn received_words(it: &Balance) -> String {
    let minutes = count_words(i64::from(it.minutes), "minute");
    listed(&[
        counted(it.talks, "talk", &format!(" ({minutes})")),
        counted(it.names, "name", ""),
        counted(it.introductions, "introduction", ""),
        counted(it.offers, "offer", ""),
        counted(it.their_promises, "promise", " kept"),
    ])
}

fn given_words(it: &Balance) -> String {
    listed(&[
        counted(it.thanks, "word", " of thanks"),
        counted(it.reports, "report", " on how it went"),
        counted(it.my_promises, "promise", " kept"),
        counted(it.sent, "thing", " sent"),
    ])
}

/// "2 names"; nothing for none.
fn counted(count: u32, unit: &str, more: &str) -> Option<String> {
    (count > 0).then(|| format!("{}{more}", count_words(i64::from(count), unit)))
}

fn listed(words: &[Option<String>]) -> String {
    let words: Vec<&str> = words.iter().flatten().map(String::as_str).collect();
    if words.is_empty() { "nothing yet".to_owned() } else { words.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    // holds: 100
    #[test]
    fn more_than_twice_as_much_is_one_sided() {
        let of = |talks, names, thanks| Balance { talks, names, thanks, ..Balance::default() };
        assert!(!of(0, 0, 0).is_one_sided());
        assert!(of(1, 0, 0).is_one_sided());
        assert!(!of(1, 1, 1).is_one_sided());
        assert!(of(1, 2, 1).is_one_sided());
        assert!(!of(2, 2, 2).is_one_sided());
        assert!(of(3, 2, 2).is_one_sided());
    }

    #[test]
    fn both_sides_are_told_in_words() {
        let it = Balance { talks: 2, minutes: 45, names: 1, thanks: 1, sent: 2, ..Balance::default() };
        assert_eq!(received_words(&it), "2 talks (45 minutes), 1 name");
        assert_eq!(given_words(&it), "1 word of thanks, 2 things sent");
        assert_eq!(given_words(&Balance::default()), "nothing yet");
    }
}
