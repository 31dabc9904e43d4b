//! What screens show: pure functions of the index, the context's day and nothing else.
//!
//! Devices that hold the same entries show the same views for the same instant and zone.

mod agenda;
mod day_words;
mod duplicates;
mod export;
mod held;
mod people;
mod person;
mod referral_pairs;
mod referral_tree;
mod review;
mod search;
mod section;
mod timeline;
mod today;

pub(crate) use agenda::{anchors, rows_of};
pub(crate) use duplicates::duplicates;
pub use duplicates::{DuplicateRow, DuplicateStrength, Duplicates, MergedRow};
pub(crate) use export::export;
pub use export::{Export, ExportedRecord};
pub(crate) use held::held_on;
pub use held::{HeldOn, HeldRecord};
pub(crate) use people::people;
pub use people::{PeoplePage, PersonRow};
pub(crate) use person::person;
pub use person::{CardRow, ContactPointRow, JobRow, PersonPage, PersonRef, ReferralRow};
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

/// What stands where a person's name would, when they were removed.
pub(crate) const REMOVED: &str = "removed person";
