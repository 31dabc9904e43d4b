//! How well thanks are given and names are reported on.

use std::collections::BTreeMap;

use chrono::Duration;
use serde::{Deserialize, Serialize};

use super::{
    agenda::{self, THANK_HAND_BUSINESS_DAYS},
    ask::nudge_schedule,
    percent::percent,
};
use crate::{
    Context, Result,
    model::{Kind, Meeting, Moment, Obligation, ObligationKey, ObligationKind, Record, RecordId},
    store::Reader,
};

/// How well thanks are given and names are reported on: each person in each talk, and each name, counts once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Courtesy {
    /// Thanks in writing within a day of the talk, by e-mail or by hand.
    pub thanked_in_time: CourtesyShare,
    /// Thanks in writing at all.
    pub thanked: CourtesyShare,
    /// Thanks by hand.
    pub by_hand: CourtesyShare,
    /// Names of which whoever gave them heard how it went, once there was something to tell.
    pub reported_back: CourtesyShare,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CourtesyShare {
    /// In how many cases it was done.
    pub done: u32,
    /// Of how many that are not pending.
    pub of: u32,
    /// That in per cent, rounded down; nothing when there are none.
    pub percent: Option<u32>,
    /// In how many further cases there is still time.
    pub pending: u32,
    /// In how many of those that are counted and not done the person decided to let it be.
    pub let_go: u32,
}

impl CourtesyShare {
    /// Counts a case; one that is not done is pending while there is time for it, unless the person let it be.
    fn count(&mut self, is_done: bool, is_let_go: bool, has_time: bool) {
        if !is_done && !is_let_go && has_time {
            self.pending += 1;
            return;
        }
        self.of += 1;
        self.done += u32::from(is_done);
        self.let_go += u32::from(!is_done && is_let_go);
        self.percent = percent(self.done, self.of);
    }
}

/// How well thanks are given and names are reported on. People who asked to be left alone and were not thanked are not
/// counted.
pub(crate) fn courtesy(reader: &Reader<'_>, context: &Context) -> Result<Courtesy> {
    let mut courtesy = Courtesy::default();
    for (id, record) in reader.all(Kind::Meeting)? {
        let Record::Meeting(meeting) = record else { continue };
        if let Some(held) = meeting.held_at().filter(|_| meeting.is_held()) {
            thanks(reader, context, &mut courtesy, (id, &meeting, &held))?;
        }
    }
    let now = context.now().with_timezone(&context.zone()).naive_local();
    for (id, record) in reader.all(Kind::Referral)? {
        let Record::Referral(referral) = record else { continue };
        let Some(report) = agenda::report(reader, id, &referral)? else { continue };
        let is_owed = report.is_worth_telling && report.may_be_told && report.comes <= now;
        if !report.is_told && !is_owed {
            continue;
        }
        courtesy.reported_back.count(report.is_told, report.is_let_go, report.due > now);
    }
    Ok(courtesy)
}

fn thanks(
    reader: &Reader<'_>,
    context: &Context,
    courtesy: &mut Courtesy,
    (id, meeting, held): (RecordId, &Meeting, &Moment),
) -> Result<()> {
    let mut people: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
    for card in &meeting.participants {
        people.entry(reader.canonical(*card)?).or_default().push(*card);
    }
    let now = context.now().with_timezone(&context.zone()).naive_local();
    let day_after = held.instant + Duration::hours(24);
    let last_day = nudge_schedule(reader)?.after(held.day(), THANK_HAND_BUSINESS_DAYS);
    for (person, cards) in people {
        let by_mail = Thanks::load(reader, ObligationKind::ThankEmail, id, &cards)?;
        let by_hand = Thanks::load(reader, ObligationKind::ThankHand, id, &cards)?;
        let done: Vec<&Moment> = [&by_mail, &by_hand].into_iter().filter_map(|it| it.done.as_ref()).collect();
        let is_in_time = done.iter().any(|at| at.instant <= day_after);
        if done.is_empty() && !agenda::may_be_contacted(reader, person)? {
            continue;
        }
        let (is_first_day, has_time) = (context.now() <= day_after, now.date() <= last_day);
        let let_go = by_mail.is_let_go && by_hand.is_let_go;
        courtesy.thanked_in_time.count(is_in_time, let_go, is_first_day && done.is_empty());
        courtesy.thanked.count(!done.is_empty(), let_go, has_time);
        courtesy.by_hand.count(by_hand.done.is_some(), by_hand.is_let_go, has_time);
    }
    Ok(())
}

/// What became of one sort of thanks to a person, on all their cards.
struct Thanks {
    done: Option<Moment>,
    is_let_go: bool,
}

impl Thanks {
    fn load(
        reader: &Reader<'_>,
        kind: ObligationKind,
        subject: RecordId,
        cards: &[RecordId],
    ) -> Result<Self> {
        let mut stored: Vec<Obligation> = Vec::new();
        for contact in cards {
            stored.extend(agenda::stored(reader, &ObligationKey { kind, subject, contact: *contact })?);
        }
        let done = stored.iter().filter_map(Obligation::settled_at).min_by_key(|at| at.instant);
        let is_let_go = done.is_none() && stored.iter().any(Obligation::is_settled);
        Ok(Self { done, is_let_go })
    }
}
