//! What the person is after for a while.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Events, Life, RecordId};

/// What the person is after for a while, and where they look.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// What the person calls it.
    pub title: Option<String>,
    /// What the talks are for.
    pub purpose: Option<Purpose>,
    /// The person's situation in their own words: what letters say at `{my_situation}`.
    pub context: String,
    /// What they want to find out.
    pub info_goals: BTreeSet<InfoGoal>,
    /// Organizations they aim at.
    pub organizations: BTreeSet<RecordId>,
    /// Kinds of work they aim at.
    pub occupations: BTreeSet<RecordId>,
    /// Lines of business they aim at.
    pub industries: BTreeSet<RecordId>,
    /// Where, in words.
    pub regions: BTreeSet<String>,
    /// How many people a week they mean to ask for a talk.
    pub weekly_asks: Option<u32>,
    /// How many talks a week they mean to have.
    pub weekly_meetings: Option<u32>,
    /// What happened.
    pub events: Events<CampaignEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

/// What talks are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To learn about a field or an organization that is new.
    NewFieldOrOrg,
    /// To find one's way in a role that has just begun.
    NewRoleOnboarding,
    /// To move on inside one's own organization.
    InternalMove,
}

/// What somebody may want to find out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum InfoGoal {
    /// What the work is like.
    Occupation,
    /// How the line of business is made up.
    Industry,
    /// Which organization would fit.
    CompanyFit,
    /// Where to live and work.
    Geography,
    /// What may open soon.
    Openings,
    /// How people got there.
    CareerPath,
}

/// What can happen with a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CampaignEvent {
    /// It began, or goes on.
    Opened,
    /// It rests.
    Paused,
    /// It is over.
    Closed,
}

/// Where a campaign stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum CampaignState {
    /// Under way.
    Open,
    /// At rest.
    Paused,
    /// Over.
    Closed,
}

impl Campaign {
    /// Where the campaign stands. Of two devices that say different things, the one that goes on is believed.
    pub fn state(&self) -> CampaignState {
        let any = |wanted: CampaignEvent| self.events.any(|event| *event == wanted);
        if any(CampaignEvent::Opened) {
            CampaignState::Open
        } else if any(CampaignEvent::Paused) {
            CampaignState::Paused
        } else if any(CampaignEvent::Closed) {
            CampaignState::Closed
        } else {
            CampaignState::Open
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, Event, EventId, Moment};

    #[test]
    fn who_goes_on_is_believed() {
        use CampaignEvent::{Closed, Opened, Paused};
        let state = |events: &[CampaignEvent]| {
            let mut campaign = Campaign::default();
            for (n, what) in events.iter().enumerate() {
                let at = Moment::at(DateTime::UNIX_EPOCH, chrono_tz::UTC);
                let author = AuthorId::from_bytes([0; 16]);
                let event = Event { at, author, what: Some(*what), voids: [].into() };
                campaign.events.insert(EventId::from_bytes([n as u8; 10]), event);
            }
            campaign.state()
        };
        assert_eq!(state(&[]), CampaignState::Open);
        assert_eq!(state(&[Closed]), CampaignState::Closed);
        assert_eq!(state(&[Closed, Paused]), CampaignState::Paused);
        assert_eq!(state(&[Paused]), CampaignState::Paused);
        assert_eq!(state(&[Closed, Paused, Opened]), CampaignState::Open);
        assert_eq!(state(&[Closed, Opened]), CampaignState::Open);
    }
}
