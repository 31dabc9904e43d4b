//! What became of people whose names were given, short of a talk.

use std::collections::BTreeMap;

use chrono::Days;

use super::{
    ask::{ask_of, nudge_schedule},
    growth::Growth,
    persons::People,
    referral_tree::Edge,
};
use crate::{
    Context, Result,
    model::{ClosedReason, Kind, MeetingState, OutreachState, Record, RecordId, ReferralEvent, Talk},
    store::Reader,
};

/// How far it went with somebody, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    /// Nobody asked them, or what was sent did not arrive.
    Named,
    /// They were asked, did not answer, and nobody waits for it any more.
    Unanswered,
    /// They were asked and may still answer.
    Asked,
    /// They answered, and that was all.
    Answered,
    /// They answered and are still to be met.
    ToMeet,
    /// They were met.
    Met,
}

/// How far it went with everybody, as asks and talks tell.
pub(super) struct Fates {
    by_person: BTreeMap<RecordId, Fate>,
    today: chrono::NaiveDate,
}

impl Fates {
    pub(super) fn load(reader: &Reader<'_>, context: &Context, cards: &People) -> Result<Self> {
        let (schedule, today) = (nudge_schedule(reader)?, context.today());
        let mut by_person: BTreeMap<RecordId, Fate> = BTreeMap::new();
        let mut came = |person: RecordId, fate: Fate| {
            let known = by_person.entry(cards.of(person)).or_insert(fate);
            *known = fate.max(*known);
        };
        for (id, record) in reader.all(Kind::Outreach)? {
            let Record::Outreach(ask) = record else { continue };
            let Some(contact) = ask.contact else { continue };
            let talk = ask_of(reader, id, &ask)?.talk;
            let answered = ask.replied_at().is_some() || talk >= Talk::CalledOff;
            let fate = match ask.state_on(talk, today, &schedule) {
                OutreachState::Scheduled | OutreachState::RepliedYes | OutreachState::Later => Fate::ToMeet,
                OutreachState::Held => Fate::Met,
                _ if answered => Fate::Answered,
                OutreachState::Sent | OutreachState::Nudged => Fate::Asked,
                // What did not arrive asked nobody.
                _ if ask.is_sent() && !ask.is_bounced() => Fate::Unanswered,
                _ => Fate::Named,
            };
            came(contact, fate);
        }
        for (_, record) in reader.all(Kind::Meeting)? {
            let Record::Meeting(meeting) = record else { continue };
            let fate = match meeting.state() {
                MeetingState::Scheduled | MeetingState::InProgress => Fate::ToMeet,
                MeetingState::Cancelled | MeetingState::NoShow => Fate::Answered,
                MeetingState::Held | MeetingState::Logged => Fate::Met,
                MeetingState::Proposed => continue,
            };
            meeting.participants.iter().for_each(|person| came(*person, fate));
        }
        Ok(Self { by_person, today })
    }

    /// How far it went with the person whose name was given, as all that is known tells, the name's own history included.
    pub(super) fn of(&self, reader: &Reader<'_>, edge: &Edge) -> Result<Fate> {
        let known = self.of_person(edge.referee);
        let Some(Record::Referral(referral)) = reader.live(edge.id)? else { return Ok(known) };
        let asked = referral.events.latest(|event| matches!(event, ReferralEvent::Contacted).then_some(()));
        let told = match (referral.met_at(), referral.closed(), asked) {
            (Some(_), ..) => Fate::Met,
            (None, Some((_, ClosedReason::Declined)), _) => Fate::Answered,
            (None, Some((_, ClosedReason::NoReply)), _) | (None, Some(_), Some(_)) => Fate::Unanswered,
            (None, None, Some((at, ()))) if at.day() + Days::new(Growth::PENDING_DAYS) > self.today => {
                Fate::Asked
            }
            (None, None, Some(_)) => Fate::Unanswered,
            (None, _, None) => Fate::Named,
        };
        Ok(known.max(told))
    }

    /// How far it went with somebody, as asks and talks tell.
    pub(super) fn of_person(&self, person: RecordId) -> Fate {
        self.by_person.get(&person).copied().unwrap_or(Fate::Named)
    }
}
