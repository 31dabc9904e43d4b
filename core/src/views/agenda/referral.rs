//! What a name that was given asks for: to write to the person, and to tell whoever gave it how it went.

use chrono::{Days, NaiveDate, NaiveDateTime};

use super::{AgendaItem, Outcome, Task, end_of_day, may_be_contacted, name_of, start_of_day, stored};
use crate::{
    Result,
    model::{
        ClosedReason, Kind, Moment, Obligation, ObligationKey, ObligationKind, OutreachState, Record,
        RecordId, Referral, ReferralState,
    },
    store::Reader,
    views::{
        Section,
        ask::{ask_of, asks_about, given_at, nudge_schedule, referral_state},
        referral_pairs::{alike, is_repeated, permission_of},
    },
};

/// Days after which a name that was given and not used comes up.
const REACH_DAYS: u64 = 3;
/// Days within which whoever gave a name hears how it went.
const REPORT_DAYS: u64 = 3;

pub(super) fn items(reader: &Reader<'_>, id: RecordId, referral: &Referral) -> Result<Vec<AgendaItem>> {
    let (Some(referrer), Some(referee)) = (referral.referrer, referral.referee) else {
        return Ok(Vec::new());
    };
    let Some(offered) = referral.offered_at() else { return Ok(Vec::new()) };
    if !is_shown(reader, id, referral)? {
        return Ok(Vec::new());
    }
    let mut items = Vec::new();
    match what_to_tell(reader, id, referral)? {
        Some(report) if report.is_open() => items.push(AgendaItem {
            task: Task::ReportBack { referee: name_of(reader, referee)?, outcome: report.outcome },
            section: Section::ReportBack,
            record: id,
            contact: Some(referrer),
            name: name_of(reader, referrer)?,
            obligation: Some(report.key),
            due: report.due,
            put_off: report.put_off,
        }),
        None if is_unused(reader, id, referral, referee)? => {
            if let Some(check) = referral.passing_until() {
                items.push(AgendaItem {
                    task: Task::CheckPassed { referee: name_of(reader, referee)? },
                    section: Section::Reach,
                    record: id,
                    contact: Some(referrer),
                    name: name_of(reader, referrer)?,
                    obligation: None,
                    due: start_of_day(check),
                    put_off: None,
                });
                return Ok(items);
            }
            // Whoever means to write has it on the day's page as an ask.
            if is_ask_planned(reader, referee)? {
                return Ok(items);
            }
            let offered = offered.civil;
            items.push(AgendaItem {
                task: Task::Reach {
                    referrer: name_of(reader, referrer)?,
                    offered,
                    permission: permission_of(reader, referral)?,
                },
                section: Section::Reach,
                record: id,
                contact: Some(referee),
                name: name_of(reader, referee)?,
                obligation: None,
                due: start_of_day(offered.date() + Days::new(REACH_DAYS)),
                put_off: None,
            });
        }
        _ => {}
    }
    Ok(items)
}

/// What came of a name that whoever gave it should hear.
pub(in crate::views) struct Report {
    outcome: Outcome,
    /// That the person chose not to ask is nobody's business.
    pub(in crate::views) is_worth_telling: bool,
    key: ObligationKey,
    /// From when on there is something to tell.
    pub(in crate::views) comes: NaiveDateTime,
    /// When it is due.
    pub(in crate::views) due: NaiveDateTime,
    put_off: Option<NaiveDate>,
    pub(in crate::views) is_told: bool,
    pub(in crate::views) is_let_go: bool,
    /// Whether whoever gave the name is there and did not ask to be left alone.
    pub(in crate::views) may_be_told: bool,
}

impl Report {
    fn is_open(&self) -> bool {
        self.is_worth_telling && !self.is_told && !self.is_let_go && self.may_be_told
    }
}

/// What is to be told of a name, told or not: nothing while nothing came of it, and of one that another stands for.
pub(in crate::views) fn report(
    reader: &Reader<'_>,
    id: RecordId,
    referral: &Referral,
) -> Result<Option<Report>> {
    match referral.offered_at().is_some() && is_shown(reader, id, referral)? {
        true => what_to_tell(reader, id, referral),
        false => Ok(None),
    }
}

fn what_to_tell(reader: &Reader<'_>, id: RecordId, referral: &Referral) -> Result<Option<Report>> {
    let (Some(referrer), Some(referee)) = (referral.referrer, referral.referee) else { return Ok(None) };
    let Some((outcome, at)) = outcome(reader, id, referral, referee)? else { return Ok(None) };
    let key = ObligationKey { kind: ObligationKind::ReportBack, subject: id, contact: referrer };
    let stored = stored(reader, &key)?;
    let is_told = referral.is_reported_back() || stored.as_ref().is_some_and(|it| it.settled_at().is_some());
    Ok(Some(Report {
        outcome,
        is_worth_telling: outcome != Outcome::Closed(ClosedReason::NotPursued),
        key,
        comes: at,
        due: end_of_day(at.date() + Days::new(REPORT_DAYS)),
        put_off: stored.as_ref().and_then(Obligation::snoozed_until),
        is_told,
        is_let_go: stored.as_ref().is_some_and(Obligation::is_settled),
        may_be_told: may_be_contacted(reader, referrer)?,
    }))
}

/// How it turned out, and when.
fn outcome(
    reader: &Reader<'_>,
    id: RecordId,
    referral: &Referral,
    referee: RecordId,
) -> Result<Option<(Outcome, NaiveDateTime)>> {
    Ok(match (met_since(reader, referee, referral)?, referral.closed()) {
        (Some(met), _) => Some((Outcome::Met(met.date()), met)),
        (None, Some((at, reason))) => Some((Outcome::Closed(reason), at.civil)),
        (None, None) => asked_in_vain(reader, id, referral)?,
    })
}

/// Whether it is a name that one person gave of another, and no other referral stands for it.
fn is_shown(reader: &Reader<'_>, id: RecordId, referral: &Referral) -> Result<bool> {
    let (Some(referrer), Some(referee)) = (referral.referrer, referral.referee) else { return Ok(false) };
    let is_of_one = reader.canonical(referrer)? == reader.canonical(referee)?;
    Ok(!is_of_one && !is_repeated(reader, id, referral)?)
}

/// Whether an ask to the person is planned and nothing was sent yet.
fn is_ask_planned(reader: &Reader<'_>, referee: RecordId) -> Result<bool> {
    let cards = reader.cards(referee)?;
    for ask in reader.users_of_kind(referee, Kind::Outreach)? {
        let Some(Record::Outreach(it)) = reader.live(ask)? else { continue };
        let is_theirs = it.contact.is_some_and(|contact| cards.contains(&contact));
        let is_planned = is_theirs && it.planned_at().is_some() && !it.is_sent();
        if is_planned && it.state(ask_of(reader, ask, &it)?.talk) == OutreachState::Planned {
            return Ok(true);
        }
    }
    Ok(false)
}

/// When the person was first met after the name was given.
fn met_since(reader: &Reader<'_>, referee: RecordId, referral: &Referral) -> Result<Option<NaiveDateTime>> {
    if let Some(met) = referral.met_at() {
        return Ok(Some(met.civil));
    }
    let Some(offered) = given_at(reader, referral)? else { return Ok(None) };
    let mut earliest = None;
    for user in reader.users_of_kind(referee, Kind::Meeting)? {
        let Some(Record::Meeting(meeting)) = reader.live(user)? else { continue };
        let Some(held) = meeting.held_at().filter(|_| meeting.is_held()) else { continue };
        if held.instant > offered.instant && earliest.as_ref().is_none_or(|known: &Moment| held < *known) {
            earliest = Some(held);
        }
    }
    Ok(earliest.map(|held| held.civil))
}

/// How the asks that a name led to turned out, when none of them led anywhere: they said no, or not a word, or gave another
/// name. Of one that was only noted nobody heard again.
fn asked_in_vain(
    reader: &Reader<'_>,
    id: RecordId,
    referral: &Referral,
) -> Result<Option<(Outcome, NaiveDateTime)>> {
    let schedule = nudge_schedule(reader)?;
    let silent = |last: NaiveDate| (Outcome::Silent(last), start_of_day(last + Days::new(1)));
    let (mut outcome, mut is_out): (Option<(Outcome, NaiveDateTime)>, bool) = (None, false);
    for (user, ask) in asks_about(reader, id, referral)? {
        is_out |= ask.is_sent() && !ask.is_bounced();
        let turned_out = match ask.state(ask_of(reader, user, &ask)?.talk) {
            OutreachState::Declined => {
                ask.reply().map(|(at, _)| (Outcome::Closed(ClosedReason::Declined), at.civil))
            }
            OutreachState::Redirected => ask.reply().map(|(at, _)| (Outcome::Redirected, at.civil)),
            OutreachState::Sent | OutreachState::Nudged => ask.gives_up(&schedule).map(silent),
            OutreachState::Planned | OutreachState::Bounced => None,
            OutreachState::Closed => ask.closed().map(|(at, reason)| (Outcome::Closed(reason), at.civil)),
            _ => return Ok(None),
        };
        outcome = [outcome, turned_out].into_iter().flatten().max_by_key(|(_, at)| *at);
    }
    if !is_out && outcome.is_none() {
        let contacted = alike(reader, referral)?.into_iter().filter_map(|(_, it)| it.contacted_at()).max();
        let last = contacted.map(|at| schedule.after(at.day(), schedule.whole_wait(0)));
        return Ok(last.map(silent));
    }
    Ok(outcome)
}

fn is_unused(reader: &Reader<'_>, id: RecordId, referral: &Referral, referee: RecordId) -> Result<bool> {
    let is_waiting = matches!(
        referral_state(reader, id, referral)?,
        ReferralState::Offered
            | ReferralState::AwaitingPermission
            | ReferralState::Ready
            | ReferralState::Blocked
    );
    Ok(is_waiting && may_be_contacted(reader, referee)?)
}
