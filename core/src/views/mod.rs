//! What screens show: pure functions of the index, the context's day and nothing else.
//!
//! Devices that hold the same entries show the same views for the same instant and zone.

mod agenda;
mod campaign;
mod candidates;
mod careers;
mod company_match;
mod day_words;
mod degree;
mod dormant;
mod duplicates;
mod export;
mod filtered;
mod gatherings;
mod held;
mod hints;
mod interaction;
mod names;
mod network;
mod organization;
mod people;
mod person;
mod referral_pairs;
mod referral_tree;
mod review;
mod search;
mod section;
mod timeline;
mod today;
mod who;

pub(crate) use agenda::{anchors, rows_of};
pub use campaign::{CampaignPage, CampaignRow, RegionRow, TargetRow};
pub(crate) use campaign::{campaign, campaigns, fields};
pub use candidates::CandidateRow;
pub(crate) use candidates::candidates;
pub(crate) use careers::careers;
pub use careers::{CareerCount, CareerPath, CareerStep, Careers};
pub use company_match::MatchTier;
pub use degree::Degree;
pub use dormant::DormantRow;
pub(crate) use dormant::dormant;
pub(crate) use duplicates::duplicates;
pub use duplicates::{DuplicateRow, DuplicateStrength, Duplicates, MergedRow};
pub(crate) use export::export;
pub use export::{Export, ExportedRecord};
pub use filtered::{FilteredRow, SavedFilterRow};
pub(crate) use filtered::{filtered, saved_filters};
pub use gatherings::GatheringRow;
pub(crate) use gatherings::gatherings;
pub(crate) use held::held_on;
pub use held::{HeldOn, HeldRecord};
pub(crate) use network::network;
pub use network::{Network, ToTellRow, ToldRow};
pub use organization::{LinkRow, OrganizationPage, OrganizationRow, VerdictRow};
pub(crate) use organization::{organization, organizations};
pub(crate) use people::people;
pub use people::{PeoplePage, PersonRow};
pub(crate) use person::person;
pub use person::{CardRow, ContactPointRow, JobRow, PersonPage, PersonRef, ReferralRow, TieRow};
pub(crate) use referral_tree::referral_tree;
pub use referral_tree::{ReferralTree, TreeRow};
pub(crate) use review::review;
pub use review::{Review, ReviewChoice, ReviewItem, ReviewKind};
pub(crate) use search::search;
pub use search::{SearchHit, SearchResults};
pub use section::Section;
pub(crate) use timeline::timeline;
pub use timeline::{Timeline, TimelineRow};
pub(crate) use today::today;
pub use today::{Today, TodayAction, TodayItem};
pub(crate) use who::who;
pub use who::{WhoAnswer, WhoRow};

/// What stands where a person's name would, when they were removed.
pub(crate) const REMOVED: &str = "removed person";
