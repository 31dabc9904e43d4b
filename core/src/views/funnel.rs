//! How far asks get, and where most are lost.

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
/// Days after a talk in which names may still come of it.
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
        let (named, told) = match (&came.held, ask.contact) {
            (Some(held), Some(contact)) => (
                first_name_after(reader, contact, came.meeting, held)?,
                first_lead_after(reader, contact, came.meeting, held)?,
            ),
            _ => (None, None),
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
    let sent = ask.sendings().first().map(|sending| sending.at.clone());
    let replied = ask.replied_at();
    let steps = [
        (true, ask.planned_at()),
        (ask.is_sent(), sent),
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
        4 => came.held.as_ref().is_some_and(|held| held.day() + Days::new(DAYS_FOR_NAMES) >= today),
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

/// The first name that somebody gave in a talk or after it.
fn first_name_after(
    reader: &Reader<'_>,
    contact: RecordId,
    meeting: Option<RecordId>,
    held: &Moment,
) -> Result<Option<Moment>> {
    let mut first: Option<Moment> = None;
    let cards = reader.cards(contact)?;
    for id in reader.users_of_kind(contact, Kind::Referral)? {
        let Some(Record::Referral(referral)) = reader.live(id)? else { continue };
        let is_theirs = referral.referrer.is_some_and(|referrer| cards.contains(&referrer));
        let Some(at) = referral.offered_at().filter(|_| is_theirs) else { continue };
        let is_of_it = (meeting.is_some() && referral.meeting == meeting) || at.instant >= held.instant;
        if is_of_it && first.as_ref().is_none_or(|known| at < *known) {
            first = Some(at);
        }
    }
    Ok(first)
}

/// When somebody first told of work, in a talk or after it.
fn first_lead_after(
    reader: &Reader<'_>,
    contact: RecordId,
    meeting: Option<RecordId>,
    held: &Moment,
) -> Result<Option<Moment>> {
    let mut first: Option<Moment> = None;
    let cards = reader.cards(contact)?;
    for id in reader.users_of_kind(contact, Kind::Lead)? {
        let Some(Record::Lead(lead)) = reader.live(id)? else { continue };
        let is_theirs = lead.heard_from.iter().any(|teller| cards.contains(teller));
        let Some(at) = lead.heard_at().filter(|_| is_theirs) else { continue };
        let is_of_it = (meeting.is_some() && lead.meeting == meeting) || at.instant >= held.instant;
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
