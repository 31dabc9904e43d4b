//! How far asks get, and where most are lost.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::ask::{Came, ask_of, nudge_schedule};
use crate::{
    Context, Result,
    model::{Kind, Moment, Outreach, OutreachState, Record, RecordId, Talk, median},
    store::Reader,
};

/// Asks that must be decided at a step before anything is said of it.
const ENOUGH: u32 = 10;
/// A talk is waiting for so many days; after them it is settled whether names came of it.
const DAYS_FOR_NAMES: u64 = 21;

/// How far asks get, and where most are lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Funnel {
    /// How many asks reached each step, from planned to a name given.
    pub steps: Vec<FunnelStep>,
    /// What can be said of it, in one sentence.
    pub finding: String,
    /// The step after which most are lost, where enough asks were decided to say so.
    pub weakest: Option<FunnelStage>,
}

/// One step of the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FunnelStep {
    /// Which.
    pub stage: FunnelStage,
    /// How many asks came this far.
    pub reached: u32,
    /// How many of these may still go on.
    pub waiting: u32,
    /// How many of these went no further.
    pub lost: u32,
    /// Half of those that came here from the step before took at most so many hours; nothing for the first step and where
    /// none is known.
    pub median_hours: Option<u32>,
}

/// The steps of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum FunnelStage {
    /// The person means to ask.
    Planned,
    /// It went out.
    Sent,
    /// They answered.
    Replied,
    /// A time was agreed.
    Scheduled,
    /// They talked.
    Held,
    /// They gave a name.
    Referral,
    /// They told of work. A talk can bring that and no name, so this counts talks, not those that gave a name.
    Lead,
}

impl FunnelStage {
    /// The steps that lead from one to the next.
    const WAY: [Self; 6] =
        [Self::Planned, Self::Sent, Self::Replied, Self::Scheduled, Self::Held, Self::Referral];
}

/// How far all asks get.
pub(crate) fn funnel(reader: &Reader<'_>, context: &Context) -> Result<Funnel> {
    let schedule = nudge_schedule(reader)?;
    let (mut ways, mut leads) = (Vec::new(), Vec::new());
    for (id, record) in reader.all(Kind::Outreach)? {
        let Record::Outreach(ask) = record else { continue };
        let came = ask_of(reader, id, &ask)?;
        let (named, told) = match ask.contact {
            Some(contact) => (
                first_given(reader, contact, &came, Kind::Referral)?,
                first_given(reader, contact, &came, Kind::Lead)?,
            ),
            None => (None, None),
        };
        if let (Some(held), Some(told)) = (&came.held, told) {
            leads.push((told.instant - held.instant).num_hours().max(0));
        }
        let state = ask.state_on(came.talk, context.today(), &schedule);
        ways.push(way(&ask, &came, named, state, context.today()));
    }
    let steps = FunnelStage::WAY.into_iter().enumerate().map(|(at, stage)| step(&ways, at, stage)).collect();
    let mut funnel = found(steps);
    funnel.steps.push(FunnelStep {
        stage: FunnelStage::Lead,
        reached: leads.len() as u32,
        waiting: 0,
        lost: 0,
        median_hours: median(&mut leads).map(|hours| u32::try_from(hours).unwrap_or(u32::MAX)),
    });
    Ok(funnel)
}

/// How far one ask came: when it reached each step, as far as it did, and whether it may still go on.
struct Way {
    reached: Vec<Option<Moment>>,
    is_waiting: bool,
}

fn way(ask: &Outreach, came: &Came, named: Option<Moment>, state: OutreachState, today: NaiveDate) -> Way {
    let replied = ask.replied_at();
    let sent = ask.sending_answered(replied.as_ref().or(came.scheduled.as_ref())).map(|it| it.at.clone());
    let steps = [
        (true, ask.planned_at()),
        (sent.is_some(), sent),
        (replied.is_some(), replied),
        (
            state == OutreachState::Scheduled || came.talk >= Talk::CalledOff || ask.scheduled_at().is_some(),
            came.scheduled.clone(),
        ),
        (came.talk == Talk::Held, came.held.clone()),
        (named.is_some(), named),
    ];
    // Who came further was at every step before, whether or not anybody noted it.
    let last = steps.iter().rposition(|(is_there, _)| *is_there).unwrap_or(0);
    let is_waiting = match last {
        4 => came.held.as_ref().is_some_and(|held| held.day() + Days::new(DAYS_FOR_NAMES) > today),
        5 => false,
        3 => state == OutreachState::Scheduled || state == OutreachState::RepliedYes,
        _ => matches!(
            state,
            OutreachState::Planned
                | OutreachState::Sent
                | OutreachState::Nudged
                | OutreachState::Later
                | OutreachState::RepliedYes
        ),
    };
    Way { reached: steps.into_iter().take(last + 1).map(|(_, at)| at).collect(), is_waiting }
}

fn step(ways: &[Way], at: usize, stage: FunnelStage) -> FunnelStep {
    let mut found = FunnelStep { stage, reached: 0, waiting: 0, lost: 0, median_hours: None };
    let mut hours = Vec::new();
    for way in ways.iter().filter(|way| way.reached.len() > at) {
        found.reached += 1;
        if way.reached.len() == at + 1 && stage != FunnelStage::Referral {
            found.waiting += u32::from(way.is_waiting);
            found.lost += u32::from(!way.is_waiting);
        }
        let before = at.checked_sub(1).and_then(|before| way.reached[before].as_ref());
        if let (Some(before), Some(now)) = (before, &way.reached[at]) {
            hours.push((now.instant - before.instant).num_hours().max(0));
        }
    }
    found.median_hours = median(&mut hours).map(|hours| u32::try_from(hours).unwrap_or(u32::MAX));
    found
}

/// When somebody first gave a name, or told of work: in the talk that came of an ask, or after it and before the next one
/// where no talk is said.
fn first_given(reader: &Reader<'_>, contact: RecordId, came: &Came, kind: Kind) -> Result<Option<Moment>> {
    let (Some(held), Some(meeting)) = (&came.held, came.meeting) else { return Ok(None) };
    let mut talks = BTreeMap::new();
    for id in reader.users_of_kind(contact, Kind::Meeting)? {
        let Some(Record::Meeting(talk)) = reader.live(id)? else { continue };
        talks.extend(talk.held_at().filter(|_| talk.is_held()).map(|at| (id, at.instant)));
    }
    let next = talks.values().filter(|at| **at > held.instant).min();
    let cards = reader.cards(contact)?;
    let mut first: Option<Moment> = None;
    for id in reader.users_of_kind(contact, kind)? {
        let (at, said, is_theirs) = match reader.live(id)? {
            Some(Record::Referral(it)) => {
                (it.offered_at(), it.meeting, it.referrer.is_some_and(|giver| cards.contains(&giver)))
            }
            Some(Record::Lead(it)) => {
                (it.heard_at(), it.meeting, it.heard_from.iter().any(|teller| cards.contains(teller)))
            }
            _ => continue,
        };
        let Some(at) = at.filter(|_| is_theirs) else { continue };
        let is_of_it = match said.filter(|talk| talks.contains_key(talk)) {
            Some(talk) => talk == meeting,
            None => at.instant >= held.instant && next.is_none_or(|next| at.instant < *next),
        };
        if is_of_it && first.as_ref().is_none_or(|known| at < *known) {
            first = Some(at);
        }
    }
    Ok(first)
}

/// What the steps say.
fn found(steps: Vec<FunnelStep>) -> Funnel {
    let decided = |at: usize| (steps[at].lost, steps[at].reached - steps[at].waiting);
    let steps_with_next = 0..steps.len() - 1;
    // The largest share of those decided; of equal ones the earliest.
    let weakest = steps_with_next
        .filter(|at| decided(*at).1 >= ENOUGH && decided(*at).0 > 0)
        .max_by_key(|at| (decided(*at).0 * 1_000 / decided(*at).1, std::cmp::Reverse(*at)));
    let finding = match weakest {
        Some(at) => {
            let (lost, decided) = decided(at);
            format!("{} ({lost} of {decided}).", loss_words(steps[at].stage))
        }
        None if steps[0].reached == 0 => "No ask is planned yet.".to_owned(),
        None => {
            let most = (0..steps.len() - 1).map(|at| decided(at).1).max().unwrap_or(0);
            match most >= ENOUGH {
                true => "Nothing is lost on the way so far.".to_owned(),
                false => format!(
                    "Too few to tell where asks get lost: at most {most} are decided at any step, and it takes {ENOUGH}."
                ),
            }
        }
    };
    Funnel { weakest: weakest.map(|at| steps[at].stage), steps, finding }
}

fn loss_words(stage: FunnelStage) -> &'static str {
    match stage {
        FunnelStage::Planned => "Most is lost before anything is sent: asks are planned and then let be",
        FunnelStage::Sent => "Most is lost between sending and an answer",
        FunnelStage::Replied => "Most is lost between an answer and a time",
        FunnelStage::Scheduled => "Most is lost between a time and the talk",
        FunnelStage::Held | FunnelStage::Referral | FunnelStage::Lead => {
            "Most is lost in the talk: it ends without a name"
        }
    }
}
