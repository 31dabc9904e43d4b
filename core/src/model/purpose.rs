//! What talks are for, and what somebody may want to find out in them.

use serde::{Deserialize, Serialize};

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
