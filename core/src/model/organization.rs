//! A company, a school, an agency.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Events, ItemId, Life, RecordId, Verdict, VerdictEvent, standing_verdict};

/// A company, a school, an agency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    /// Its name.
    pub name: Option<String>,
    /// Other names it goes by.
    pub aliases: BTreeSet<String>,
    /// Where it is, in words.
    pub place: Option<String>,
    /// The part of the world the person thinks of it in, for looking through.
    pub region: Option<String>,
    /// Its site.
    pub website: Option<String>,
    /// The domain of its e-mail addresses, in lower case.
    pub domain: Option<String>,
    /// How much the person wants to work there: 1 is the most, 5 the least.
    pub priority: Option<u32>,
    /// The industries it belongs to.
    pub industries: BTreeSet<RecordId>,
    /// Other organizations around it.
    pub links: BTreeMap<ItemId, OrganizationLink>,
    /// Notes about it.
    pub notes: String,
    /// What the person makes of it.
    pub events: Events<VerdictEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

/// What another organization is to this one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationLink {
    /// The other one.
    pub organization: Option<RecordId>,
    /// What it is to this one.
    pub kind: Option<LinkKind>,
}

/// What one organization is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// They work together.
    Partner,
    /// It buys from this one.
    Client,
    /// They are after the same customers.
    Competitor,
    /// It owns this one.
    Parent,
    /// It works for this one: recruiting, advertising, law.
    Agency,
}

/// Where an organization stands on the person's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum TargetStatus {
    /// The person wants to work there.
    Target,
    /// Not now.
    Parked,
    /// Not for them.
    RuledOut,
}

impl Organization {
    /// The priorities there are.
    pub const PRIORITIES: std::ops::RangeInclusive<u32> = 1..=5;

    /// All names it goes by.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.name.iter().chain(&self.aliases).map(String::as_str)
    }

    /// Where it stands on the person's list: what they make of it decides, and without that a priority makes it a
    /// target. `None` when it is not on the list.
    pub fn status(&self) -> Option<TargetStatus> {
        match standing_verdict(&self.events).map(|it| it.verdict) {
            Some(Verdict::Interested) => Some(TargetStatus::Target),
            Some(Verdict::Undecided) => Some(TargetStatus::Parked),
            Some(Verdict::RuledOut) => Some(TargetStatus::RuledOut),
            None => self.priority.map(|_| TargetStatus::Target),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, Event, EventId, Moment};

    #[test]
    fn what_the_person_makes_of_it_beats_a_priority() {
        let with = |priority, verdict: Option<Verdict>| {
            let mut it = Organization { priority, ..Organization::default() };
            if let Some(verdict) = verdict {
                let at = Moment::at(DateTime::UNIX_EPOCH, chrono_tz::UTC);
                let what = Some(VerdictEvent::Given { verdict, reason: None });
                let event = Event { at, author: AuthorId::from_bytes([0; 16]), what, voids: [].into() };
                it.events.insert(EventId::from_bytes([0; 10]), event);
            }
            it.status()
        };
        assert_eq!(with(None, None), None);
        assert_eq!(with(Some(3), None), Some(TargetStatus::Target));
        assert_eq!(with(None, Some(Verdict::Interested)), Some(TargetStatus::Target));
        assert_eq!(with(Some(1), Some(Verdict::Undecided)), Some(TargetStatus::Parked));
        assert_eq!(with(Some(1), Some(Verdict::RuledOut)), Some(TargetStatus::RuledOut));
    }
}
