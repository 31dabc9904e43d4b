//! How often asks are answered, and how fast.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    ask::{ask_of, nudge_schedule},
    templates::template_of,
};
use crate::{
    Context, Result,
    model::{
        Kind, Outreach, OutreachChannel, OutreachState, Record, Seniority, Warmth, median, wilson_interval,
    },
    store::Reader,
};

/// Asks from which on a share is worth looking at.
const ENOUGH: u32 = 10;

/// How often asks are answered, and how fast. An ask counts once; one that is still young enough to be answered is
/// pending, and one that did not arrive is neither.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ResponseRates {
    /// All asks together.
    pub overall: RateRow,
    /// By how they were sent.
    pub by_channel: Vec<RateRow>,
    /// By how near the two were when it was sent.
    pub by_warmth: Vec<RateRow>,
    /// By the template they began with.
    pub by_template: Vec<RateRow>,
    /// By how far up they are, as far as that is noted.
    pub by_seniority: Vec<RateRow>,
    /// By all four.
    pub by_all: Vec<RateRow>,
    /// Half of the answers came within so many hours; nothing while there is none.
    pub median_hours_to_reply: Option<u32>,
    /// How many asks still wait for an answer.
    pub waiting: u32,
}

/// How often asks of one sort are answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RateRow {
    /// How they were sent, where the row is of one way alone.
    pub channel: Option<OutreachChannel>,
    /// How near the two were, where the row is of one alone.
    pub warmth: Option<Warmth>,
    /// The template's id, where the row is of one alone; empty for those without.
    pub template: Option<String>,
    /// What that template is called; nothing for those without, and for one that is gone.
    pub template_title: Option<String>,
    /// How far up they are, where the row is of one alone and it is noted.
    pub seniority: Option<Seniority>,
    /// How many went out.
    pub sends: u32,
    /// How many were answered, whatever the answer.
    pub replies: u32,
    /// How many may still be answered.
    pub pending: u32,
    /// How many did not arrive.
    pub bounced: u32,
    /// Answers in per cent of those that arrived and are not pending; nothing when there is none of these.
    pub percent: Option<u32>,
    /// The lower end of what that may truly be, in per cent, at 95 %.
    pub low_percent: u32,
    /// The upper end.
    pub high_percent: u32,
    /// Whether there are too few to go by: fewer than ten that are decided.
    pub is_too_few: bool,
}

type Sort = (Option<OutreachChannel>, Option<Warmth>, Option<String>, Option<Seniority>);

/// How often asks are answered, and how fast.
pub(crate) fn rates(reader: &Reader<'_>, context: &Context) -> Result<ResponseRates> {
    let schedule = nudge_schedule(reader)?;
    let mut rows: [BTreeMap<Sort, RateRow>; 6] = Default::default();
    let mut hours = Vec::new();
    for (id, record) in reader.all(Kind::Outreach)? {
        let Record::Outreach(ask) = record else { continue };
        let Some(last) = ask.last_sending() else { continue };
        let came = ask_of(reader, id, &ask)?;
        let state = ask.state_on(came.talk, context.today(), &schedule);
        let (channel, warmth) = (Some(last.channel), Some(last.warmth));
        let template = Some(last.template.unwrap_or_default().to_owned());
        let person = ask.contact.map(|contact| reader.contact(contact)).transpose()?.flatten();
        let seniority = person.and_then(|person| person.seniority);
        let sorts: [Option<Sort>; 6] = [
            Some((None, None, None, None)),
            Some((channel, None, None, None)),
            Some((None, warmth, None, None)),
            Some((None, None, template.clone(), None)),
            seniority.map(|_| (None, None, None, seniority)),
            Some((channel, warmth, template, seniority)),
        ];
        for (rows, sort) in rows.iter_mut().zip(sorts) {
            if let Some(sort) = sort {
                count(rows.entry(sort).or_default(), &ask, state);
            }
        }
        if let Some(replied) = ask.replied_at().or(came.scheduled) {
            let answered = ask.sending_answered(Some(&replied));
            let waited = answered.map_or(0, |it| (replied.instant - it.at.instant).num_hours());
            hours.push(waited.max(0));
        }
    }
    let mut titles = BTreeMap::new();
    for template in rows[3].keys().filter_map(|(_, _, template, _)| template.clone()) {
        if let Ok(found) = template_of(reader, &template) {
            titles.insert(template, found.title);
        }
    }
    let [overall, by_channel, by_warmth, by_template, by_seniority, by_all] =
        rows.map(|rows| finished(rows, &titles));
    let overall = overall.into_iter().next().unwrap_or_else(|| rated(RateRow::default()));
    let median_hours = median(&mut hours).map(|hours| u32::try_from(hours).unwrap_or(u32::MAX));
    Ok(ResponseRates {
        waiting: overall.pending,
        overall,
        by_channel,
        by_warmth,
        by_template,
        by_seniority,
        by_all,
        median_hours_to_reply: median_hours,
    })
}

fn count(row: &mut RateRow, ask: &Outreach, state: OutreachState) {
    row.sends += 1;
    match state {
        OutreachState::Sent | OutreachState::Nudged => row.pending += 1,
        OutreachState::Bounced => row.bounced += 1,
        OutreachState::Planned | OutreachState::NoReply => {}
        OutreachState::Closed if ask.replied_at().is_some() => row.replies += 1,
        OutreachState::Closed => row.bounced += u32::from(ask.is_bounced()),
        _ => row.replies += 1,
    }
}

fn finished(rows: BTreeMap<Sort, RateRow>, titles: &BTreeMap<String, String>) -> Vec<RateRow> {
    let row = |((channel, warmth, template, seniority), row): (Sort, RateRow)| {
        let template_title = template.as_ref().and_then(|id| titles.get(id)).cloned();
        rated(RateRow { channel, warmth, template, template_title, seniority, ..row })
    };
    rows.into_iter().map(row).collect()
}

fn rated(row: RateRow) -> RateRow {
    let decided = row.sends - row.pending - row.bounced;
    let (low, high) = wilson_interval(row.replies, decided);
    let percent = |share: f64| (share * 100.0).round() as u32;
    RateRow {
        percent: (decided > 0).then(|| percent(f64::from(row.replies) / f64::from(decided.max(1)))),
        low_percent: percent(low),
        high_percent: percent(high),
        is_too_few: decided < ENOUGH,
        ..row
    }
}
