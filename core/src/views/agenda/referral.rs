//! What a name that was given asks for: to write to the person, and to tell whoever gave it how it went.

use chrono::{Days, NaiveDate, NaiveDateTime};

use super::{AgendaItem, Outcome, Task, end_of_day, may_be_contacted, name_of, start_of_day, stored};
use crate::{
    Result,
    model::{
        Approach, ClosedReason, IntroState, Kind, Moment, Obligation, ObligationKey, ObligationKind,
        OutreachState, Record, RecordId, Referral, ReferralState,
    },
    store::Reader,
    views::{
        Section,
        ask::{ask_of, asks_about, given_at, met_after, nudge_schedule, referral_state},
        naming::advised,
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
            items.extend(reach(reader, id, referral, (referrer, referee), offered.civil)?);
        }
        _ => {}
    }
    Ok(items)
}

/// What to do about a name that is not used yet, with whom, and when.
fn reach(
    reader: &Reader<'_>,
    id: RecordId,
    referral: &Referral,
    (referrer, referee): (RecordId, RecordId),
    offered: NaiveDateTime,
) -> Result<Option<AgendaItem>> {
    let item = |task, (contact, name): (RecordId, String), due| AgendaItem {
        task,
        section: Section::Reach,
        record: id,
        contact: Some(contact),
        name,
        obligation: None,
        due: start_of_day(due),
        put_off: None,
    };
    let (giver, named) = (name_of(reader, referrer)?, name_of(reader, referee)?);
    // Of whoever wants to be left alone nothing is asked: the person writes themselves.
    let may_ask = may_be_contacted(reader, referrer)?;
    if let Some(check) = referral.passing_until().filter(|_| may_ask) {
        return Ok(Some(item(Task::CheckPassed { referee: named }, (referrer, giver), check)));
    }
    // Whoever means to write has it on the day's page as an ask.
    if is_ask_planned(reader, referee)? {
        return Ok(None);
    }
    let due = offered.date() + Days::new(REACH_DAYS);
    if may_ask && referral.approach == Some(Approach::IntroducedByReferrer) {
        let asked = introductions(reader, referrer, referee)?;
        if asked.is_empty() {
            let task = Task::AskForIntroduction { referee: named, offered };
            return Ok(Some(item(task, (referrer, giver), due)));
        }
        // Whoever asked for it has that on the day's page, and writes themselves once it leads nowhere.
        if asked.iter().any(|state| !matches!(state, IntroState::Declined | IntroState::Closed)) {
            return Ok(None);
        }
    }
    let permission = advised(reader, referrer, permission_of(reader, referral)?)?;
    Ok(Some(item(Task::Reach { referrer: giver, offered, permission }, (referee, named), due)))
}

/// Where the requests stand that one person introduce the other.
fn introductions(reader: &Reader<'_>, to: RecordId, target: RecordId) -> Result<Vec<IntroState>> {
    let (givers, named) = (reader.cards(to)?, reader.cards(target)?);
    let is_of = |cards: &[RecordId], id: Option<RecordId>| id.is_some_and(|id| cards.contains(&id));
    let mut states = Vec::new();
    for user in reader.users_of_kind(target, Kind::IntroRequest)? {
        let Some(Record::IntroRequest(it)) = reader.live(user)? else { continue };
        if is_of(&givers, it.to) && is_of(&named, it.target) {
            states.push(it.state());
        }
    }
    Ok(states)
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
    let report_on = |subject, contact| ObligationKey { kind: ObligationKind::ReportBack, subject, contact };
    // Whoever heard of a no, or of silence, before the two met has not heard of that.
    let counts = |at: &Moment| match outcome {
        Outcome::Met(day) => at.day() >= day,
        _ => true,
    };
    // What was told, or let be, of a name that several devices noted holds for all of them.
    let (mut is_told, mut is_let_go) = (false, false);
    for (other, it) in alike(reader, referral)? {
        let Some(giver) = it.referrer else { continue };
        let stored = stored(reader, &report_on(other, giver))?;
        let done = stored.as_ref().and_then(Obligation::last_done_at);
        let waived = stored.as_ref().and_then(Obligation::last_waived_at);
        is_told |= it.reported_at().into_iter().chain(done).any(|at| counts(&at));
        is_let_go |= waived.is_some_and(|at| counts(&at));
    }
    let key = report_on(id, referrer);
    let put_off = stored(reader, &key)?.as_ref().and_then(Obligation::snoozed_until);
    Ok(Some(Report {
        outcome,
        is_worth_telling: outcome != Outcome::Closed(ClosedReason::NotPursued),
        key,
        comes: at,
        due: end_of_day(at.date() + Days::new(REPORT_DAYS)),
        put_off,
        is_told,
        is_let_go,
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
        (Some(met), _) => Some((Outcome::Met(met.day()), met.civil)),
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
fn met_since(reader: &Reader<'_>, referee: RecordId, referral: &Referral) -> Result<Option<Moment>> {
    let held = match given_at(reader, referral)? {
        Some(given) => met_after(reader, referee, given.instant)?,
        None => None,
    };
    Ok(referral.met_at().into_iter().chain(held).min())
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
        is_out |= ask.is_out() && !ask.is_bounced();
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
