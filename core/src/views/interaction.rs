//! When somebody was last heard from.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::day_words::day_words;
use crate::{
    Result,
    model::{
        CommitmentEvent, Contact, ContactEvent, IntroEvent, ObligationKind, Record, RecordId, ReferralEvent,
    },
    store::Reader,
};

/// What happened between the person and somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Interaction {
    InTouch,
    Noted,
    Told,
    Wrote,
    Asked,
    Reminded,
    Answered,
    Reported,
    Kept,
    Settled,
    Met,
}

impl Interaction {
    /// The beginning of a sentence that ends with a day.
    fn words(self) -> &'static str {
        match self {
            Self::InTouch => "You were in touch",
            Self::Noted => "You wrote something down about them",
            Self::Told => "You told them that you are looking",
            Self::Wrote => "You wrote to them",
            Self::Asked => "You asked them",
            Self::Reminded => "You reminded them",
            Self::Answered => "They answered",
            Self::Reported => "You told them how it went",
            Self::Kept => "A promise was kept",
            Self::Settled => "You settled what you owed them",
            Self::Met => "You met",
        }
    }
}

/// "You met on 3 March."
pub(super) fn last_words(last: Option<(NaiveDateTime, Interaction)>, today: chrono::NaiveDate) -> String {
    match last {
        Some((at, what)) => format!("{} {}.", what.words(), day_words(at.date(), today)),
        None => "Nothing is noted between you so far.".to_owned(),
    }
}

/// The last thing between the person and a contact, and when it was on the clock of the place where it happened: talks
/// held, notes, promises kept, debts settled, asks that arrived, reminders, answers, letters, reports, announcements.
pub(super) fn last_interaction(
    reader: &Reader<'_>,
    id: RecordId,
    contact: &Contact,
) -> Result<Option<(NaiveDateTime, Interaction)>> {
    let touched = contact.events.latest(|event| matches!(event, ContactEvent::InTouch { .. }).then_some(()));
    let mut last = touched.map(|(at, ())| (at.civil, Interaction::InTouch));
    let cards = reader.cards(id)?;
    for user in reader.users(id)? {
        last = last.max(reader.brief(user)?.and_then(|record| interaction(&cards, &record)));
    }
    Ok(last)
}

fn interaction(cards: &[RecordId], record: &Record) -> Option<(NaiveDateTime, Interaction)> {
    let is_them = |contact: Option<RecordId>| contact.is_some_and(|contact| cards.contains(&contact));
    match record {
        Record::Meeting(it) if it.is_held() => Some((it.held_at()?.civil, Interaction::Met)),
        Record::Note(it) => Some((it.at.as_ref()?.civil, Interaction::Noted)),
        // What the person made up their mind about is nothing between the two.
        Record::Obligation(it) if is_them(it.contact) && it.kind != Some(ObligationKind::Judge) => {
            Some((it.settled_at()?.civil, Interaction::Settled))
        }
        Record::Commitment(it) if is_them(it.contact) => {
            let kept = it.events.latest(|event| (*event == CommitmentEvent::Kept).then_some(()));
            kept.map(|(at, ())| (at.civil, Interaction::Kept))
        }
        Record::Referral(it) if is_them(it.referee) => {
            let wrote = it.events.latest(|event| matches!(event, ReferralEvent::Contacted).then_some(()));
            wrote.map(|(at, ())| (at.civil, Interaction::Wrote))
        }
        Record::Referral(it) if is_them(it.referrer) => {
            let told =
                it.events.latest(|event| matches!(event, ReferralEvent::ReportedBack { .. }).then_some(()));
            told.map(|(at, ())| (at.civil, Interaction::Reported))
        }
        Record::Announcement(it) if is_them(it.contact) => {
            it.told().map(|(day, _)| (day.and_time(chrono::NaiveTime::MIN), Interaction::Told))
        }
        Record::Outreach(it) if is_them(it.contact) => {
            let answered = it.reply().map(|(at, _)| (at.civil, Interaction::Answered));
            // What came back never reached them.
            if it.is_bounced() {
                return answered;
            }
            let sent = it.last_sending().map(|sending| (sending.at.civil, Interaction::Asked));
            let nudged = it.nudges().pop().map(|at| (at.civil, Interaction::Reminded));
            sent.max(nudged).max(answered)
        }
        Record::IntroRequest(it) if is_them(it.to) => {
            let answers = [IntroEvent::Agreed, IntroEvent::Declined, IntroEvent::IntroMade];
            let answered = answers.iter().filter_map(|what| it.since(what)).map(|at| at.civil).max();
            let asked = it.since(&IntroEvent::Asked).map(|at| (at.civil, Interaction::Asked));
            let reminded = it.events.latest(|event| (*event == IntroEvent::Reminded).then_some(()));
            let reminded = reminded.map(|(at, ())| (at.civil, Interaction::Reminded));
            asked.max(reminded).max(answered.map(|at| (at, Interaction::Answered)))
        }
        Record::IntroRequest(it) if is_them(it.target) => {
            let wrote = it.since(&IntroEvent::Wrote).map(|at| (at.civil, Interaction::Wrote));
            wrote.max(it.since(&IntroEvent::Replied).map(|at| (at.civil, Interaction::Answered)))
        }
        _ => None,
    }
}
