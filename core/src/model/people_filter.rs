//! What to look for in the list of people.

use serde::{Deserialize, Serialize};

use super::{RecordId, Seniority, Source};

/// What to look for in the list of people: all of it must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(default, deny_unknown_fields)]
pub struct PeopleFilter {
    /// With this tag.
    pub tag: Option<String>,
    /// In this part of the world, themselves or an organization they work for.
    pub region: Option<String>,
    /// Found in this way.
    pub source: Option<Source>,
    /// Who work or worked there.
    pub organization: Option<RecordId>,
    /// Who work or worked in it.
    pub industry: Option<RecordId>,
    /// This many steps away: 0 for the person's own, 1, 2, or 3 for those to whom nobody leads.
    pub degree: Option<u32>,
    /// This far up.
    pub seniority: Option<Seniority>,
}

/// A way to look through the list of people, under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedFilter {
    /// What the person calls it.
    pub name: String,
    /// What it looks for.
    pub filter: PeopleFilter,
}
