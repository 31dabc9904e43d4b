//! What the person is after for a while.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::check;
use crate::{
    Error, Result,
    document::Workspace,
    model::{Campaign, CampaignEvent, InfoGoal, Kind, Purpose, RecordId},
};

/// The most asks or talks a week that anybody plans.
const MOST_A_WEEK: u32 = 200;

/// What can be done with a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum CampaignCommand {
    /// Begins one.
    Open {
        /// What the person calls it.
        title: String,
        /// What the talks are for.
        purpose: Purpose,
    },
    /// Sets one field.
    Set {
        /// Of which.
        campaign: RecordId,
        /// Which field.
        field: CampaignField,
        /// To what; nothing clears it.
        value: Option<String>,
    },
    /// Says what the talks are for.
    SetPurpose {
        /// Of which.
        campaign: RecordId,
        /// What for.
        purpose: Purpose,
    },
    /// Says whether something is to be found out.
    SetGoal {
        /// In which.
        campaign: RecordId,
        /// What.
        goal: InfoGoal,
        /// Whether it is.
        on: bool,
    },
    /// Says whether an organization, a kind of work or a line of business is aimed at.
    Aim {
        /// In which.
        campaign: RecordId,
        /// At what.
        target: RecordId,
        /// Whether it is.
        on: bool,
    },
    /// Says whether a part of the world is aimed at.
    AimAtRegion {
        /// In which.
        campaign: RecordId,
        /// Which, in words.
        region: String,
        /// Whether it is.
        on: bool,
    },
    /// Lets it rest.
    Pause {
        /// Which.
        campaign: RecordId,
    },
    /// Ends it.
    Close {
        /// Which.
        campaign: RecordId,
    },
    /// Goes on with it.
    Reopen {
        /// Which.
        campaign: RecordId,
    },
    /// Deletes it.
    Delete {
        /// Which.
        campaign: RecordId,
    },
    /// Brings a deleted one back.
    Restore {
        /// Which.
        campaign: RecordId,
    },
}

/// A field of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum CampaignField {
    /// What the person calls it.
    Title,
    /// The person's situation in their own words.
    Context,
    /// How many people a week they mean to ask: 0 to 200.
    WeeklyAsks,
    /// How many talks a week they mean to have: 0 to 200.
    WeeklyMeetings,
}

impl CampaignCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Open { .. } => "add a campaign",
            Self::Set { field: CampaignField::Title, .. } => "rename a campaign",
            Self::Set { field: CampaignField::Context, .. } => "describe a campaign's situation",
            Self::Set { field: CampaignField::WeeklyAsks, .. } => "change how many to ask a week",
            Self::Set { field: CampaignField::WeeklyMeetings, .. } => "change how many talks to have a week",
            Self::SetPurpose { .. } => "say what a campaign is for",
            Self::SetGoal { .. } => "change what a campaign is to find out",
            Self::Aim { .. } | Self::AimAtRegion { .. } => "change what a campaign aims at",
            Self::Pause { .. } => "pause a campaign",
            Self::Close { .. } => "close a campaign",
            Self::Reopen { .. } => "go on with a campaign",
            Self::Delete { .. } => "delete a campaign",
            Self::Restore { .. } => "restore a campaign",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Open { title, purpose } => {
                let title = Some(check::required_line("title", &title)?);
                let mut it = Campaign { title, purpose: Some(purpose), ..Campaign::default() };
                work.happened(&mut it.events, CampaignEvent::Opened);
                work.create(&it).map(|_| ())
            }
            Self::Set { campaign, field, value } => {
                work.edit(campaign, |it: &mut Campaign, _| set(it, field, value.as_deref()))
            }
            Self::SetPurpose { campaign, purpose } => work.edit(campaign, |it: &mut Campaign, _| {
                it.purpose = Some(purpose);
                Ok(())
            }),
            Self::SetGoal { campaign, goal, on } => work.edit(campaign, |it: &mut Campaign, _| {
                put(&mut it.info_goals, goal, on);
                Ok(())
            }),
            Self::Aim { campaign, target, on } => aim(work, campaign, target, on),
            Self::AimAtRegion { campaign, region, on } => work.edit(campaign, |it: &mut Campaign, _| {
                put(&mut it.regions, check::required_line("region", &region)?, on);
                Ok(())
            }),
            Self::Pause { campaign } => happened(work, campaign, CampaignEvent::Paused),
            Self::Close { campaign } => happened(work, campaign, CampaignEvent::Closed),
            Self::Reopen { campaign } => happened(work, campaign, CampaignEvent::Opened),
            Self::Delete { campaign } => {
                let mut it: Campaign = work.get(campaign)?;
                work.delete(campaign, &mut it.life)?;
                work.put(campaign, &it)
            }
            Self::Restore { campaign } => {
                let mut it: Campaign = work.get(campaign)?;
                work.restore(&mut it.life)?;
                work.put(campaign, &it)
            }
        }
    }
}

fn set(campaign: &mut Campaign, field: CampaignField, value: Option<&str>) -> Result<()> {
    match field {
        CampaignField::Title => {
            campaign.title = Some(check::required_line("title", value.unwrap_or_default())?);
        }
        CampaignField::Context => {
            check::text("situation", value.unwrap_or_default(), 16 * 1024)?;
            campaign.context = value.unwrap_or_default().to_owned();
        }
        CampaignField::WeeklyAsks => campaign.weekly_asks = weekly(value)?,
        CampaignField::WeeklyMeetings => campaign.weekly_meetings = weekly(value)?,
    }
    Ok(())
}

fn weekly(value: Option<&str>) -> Result<Option<u32>> {
    let number = value.map(|text| text.trim().parse::<u32>()).transpose();
    let number = number.map_err(|_| Error::invalid("number a week", "is not a number"))?;
    match number {
        Some(number) if number > MOST_A_WEEK => {
            Err(Error::invalid("number a week", format!("must be between 0 and {MOST_A_WEEK}")))
        }
        number => Ok(number),
    }
}

fn aim(work: &mut Workspace<'_>, campaign: RecordId, target: RecordId, on: bool) -> Result<()> {
    let mut kind = None;
    for wanted in [Kind::Organization, Kind::Occupation, Kind::Industry] {
        match work.require(wanted, target) {
            Ok(()) => kind = Some(wanted),
            Err(Error::NotFound { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    let Some(kind) = kind else {
        return Err(Error::invalid("target", "is no organization, kind of work or line of business"));
    };
    work.edit(campaign, |it: &mut Campaign, _| {
        match kind {
            Kind::Organization => put(&mut it.organizations, target, on),
            Kind::Occupation => put(&mut it.occupations, target, on),
            _ => put(&mut it.industries, target, on),
        }
        Ok(())
    })
}

fn put<T: Ord>(set: &mut BTreeSet<T>, member: T, on: bool) {
    if on {
        set.insert(member);
    } else {
        set.remove(&member);
    }
}

fn happened(work: &mut Workspace<'_>, campaign: RecordId, what: CampaignEvent) -> Result<()> {
    work.edit(campaign, |it: &mut Campaign, work| {
        let voids = it.events.to_supersede(|_| true);
        work.happened_instead(&mut it.events, Some(what), voids);
        Ok(())
    })
}
