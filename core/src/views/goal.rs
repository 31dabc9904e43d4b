//! What the person means to do in a week, and how far it went: a plan, not a duty.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::day_words::count_words;
use crate::{
    Context, Result,
    model::{CampaignState, Kind, Moment, Record, RecordId},
    store::Reader,
};

/// What the person means to do in a week, from Monday to Sunday where they are, and how far it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct WeeklyGoal {
    /// The Monday on which the week began.
    pub monday: NaiveDate,
    /// How many people they mean to ask: of all campaigns under way together. Nothing where none says so.
    pub asks: Option<u32>,
    /// How many people were sent an ask this week.
    pub asked: u32,
    /// How many talks they mean to have: of all campaigns under way together. Nothing where none says so.
    pub meetings: Option<u32>,
    /// How many talks took place this week.
    pub met: u32,
    /// Whether there is a goal and it rests.
    pub is_resting: bool,
    /// How the week goes, in one line that blames nobody; nothing where there is no goal, or while it rests.
    pub line: Option<String>,
    /// Whose goals these are: all campaigns that are not over.
    pub campaigns: Vec<CampaignGoal>,
}

/// What one campaign asks for in a week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CampaignGoal {
    /// Which.
    pub campaign: RecordId,
    /// What the person calls it.
    pub title: String,
    /// Whether it rests.
    pub is_resting: bool,
    /// How many people to ask.
    pub asks: Option<u32>,
    /// How many talks to have.
    pub meetings: Option<u32>,
}

impl CampaignGoal {
    fn has_goal(&self) -> bool {
        self.asks.is_some() || self.meetings.is_some()
    }
}

/// The goal for the week of the context's day. Nothing is counted where there is none.
pub(crate) fn weekly_goal(reader: &Reader<'_>, context: &Context) -> Result<WeeklyGoal> {
    let campaigns = campaigns(reader)?;
    let counts = |goal: fn(&CampaignGoal) -> Option<u32>| {
        let goals = campaigns.iter().filter(|it| !it.is_resting).filter_map(goal);
        goals.reduce(u32::saturating_add)
    };
    let (asks, meetings) = (counts(|it| it.asks), counts(|it| it.meetings));
    let is_set = asks.is_some() || meetings.is_some();
    let today = context.today();
    let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    let (asked, met) = if is_set { done(reader, context, monday)? } else { (0, 0) };
    Ok(WeeklyGoal {
        monday,
        line: line((asks, asked), (meetings, met)),
        asks,
        asked,
        meetings,
        met,
        is_resting: !is_set && campaigns.iter().any(CampaignGoal::has_goal),
        campaigns,
    })
}

/// All campaigns that are not over, by id. A goal of nothing is none.
fn campaigns(reader: &Reader<'_>) -> Result<Vec<CampaignGoal>> {
    let goal = |(campaign, record)| match record {
        Record::Campaign(it) if it.state() != CampaignState::Closed => Some(CampaignGoal {
            campaign,
            is_resting: it.state() == CampaignState::Paused,
            asks: it.weekly_asks.filter(|asks| *asks > 0),
            meetings: it.weekly_meetings.filter(|meetings| *meetings > 0),
            title: it.title.unwrap_or_default(),
        }),
        _ => None,
    };
    Ok(reader.all(Kind::Campaign)?.into_iter().filter_map(goal).collect())
}

/// How many people were asked and how many talks took place in the week that began on that Monday: as far as the week goes,
/// not the vault.
fn done(reader: &Reader<'_>, context: &Context, monday: NaiveDate) -> Result<(u32, u32)> {
    let sunday = monday + Days::new(6);
    let is_in_week =
        |at: DateTime<Utc>| (monday..=sunday).contains(&at.with_timezone(&context.zone()).date_naive());
    let begin = Moment::civil(monday.and_time(NaiveTime::MIN), context.zone())?;
    let (mut asked, mut met) = (BTreeSet::new(), 0);
    for id in reader.placed_since(begin.instant.timestamp_millis())? {
        match reader.brief(id)? {
            Some(Record::Outreach(ask)) => {
                let is_sent = ask.sendings().iter().any(|sending| is_in_week(sending.at.instant));
                if let Some(contact) = ask.contact.filter(|_| is_sent) {
                    asked.insert(reader.canonical(contact)?);
                }
            }
            Some(Record::Meeting(meeting)) if meeting.is_held() => {
                met += u32::from(meeting.held_at().is_some_and(|at| is_in_week(at.instant)));
            }
            _ => {}
        }
    }
    Ok((asked.len() as u32, met))
}

fn line((asks, asked): (Option<u32>, u32), (meetings, met): (Option<u32>, u32)) -> Option<String> {
    let people = |count: u32| if count == 1 { "1 person".to_owned() } else { format!("{count} people") };
    let talks = |count: u32| count_words(i64::from(count), "talk");
    let asks = asks.map(|goal| match asked {
        0 => format!("{} to ask", people(goal)),
        asked if asked < goal => format!("{asked} of {} asked", people(goal)),
        asked => format!("{} asked, as you meant to", people(asked)),
    });
    let meetings = meetings.map(|goal| match met {
        0 => format!("{} to have", talks(goal)),
        met if met < goal => format!("{met} of {} held", talks(goal)),
        met => format!("{} held, as you meant to", talks(met)),
    });
    let parts: Vec<String> = asks.into_iter().chain(meetings).collect();
    (!parts.is_empty()).then(|| format!("This week: {}.", parts.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_told_without_blame() {
        for (asks, meetings, expected) in [
            ((None, 0), (None, 0), None),
            ((Some(3), 0), (Some(1), 0), Some("This week: 3 people to ask; 1 talk to have.")),
            ((Some(1), 0), (None, 5), Some("This week: 1 person to ask.")),
            ((Some(3), 2), (Some(2), 1), Some("This week: 2 of 3 people asked; 1 of 2 talks held.")),
            ((Some(3), 3), (None, 0), Some("This week: 3 people asked, as you meant to.")),
            ((None, 0), (Some(1), 2), Some("This week: 2 talks held, as you meant to.")),
        ] {
            assert_eq!(line(asks, meetings).as_deref(), expected);
        }
    }
}
