//! What screens show: pure functions of the index, the context's day and nothing else.
//!
//! Devices that hold the same entries show the same views for the same instant and zone.

mod agenda;
mod ask;
mod ask_words;
mod asked;
mod day_words;
mod export;
mod funnel;
mod outreach_list;
mod outreach_page;
mod people;
mod person;
mod rates;
mod referral_tree;
mod search;
mod section;
mod templates;
mod timeline;
mod today;

pub(crate) use agenda::{anchors, rows_of};
pub(crate) use export::export;
pub use export::{Export, ExportedRecord};
pub(crate) use funnel::funnel;
pub use funnel::{Funnel, FunnelStage, FunnelStep};
pub(crate) use outreach_list::outreach_list;
pub use outreach_list::{OutreachList, OutreachRow};
pub(crate) use outreach_page::outreach;
pub use outreach_page::{ContradictionRow, OutreachHistoryRow, OutreachPage, SentText};
pub(crate) use people::people;
pub use people::{PeoplePage, PersonRow};
pub(crate) use person::person;
pub use person::{ContactPointRow, JobRow, PersonPage, PersonRef, ReferralRow};
pub(crate) use rates::rates;
pub use rates::{RateRow, ResponseRates};
pub(crate) use referral_tree::referral_tree;
pub use referral_tree::{ReferralTree, TreeRow};
pub(crate) use search::search;
pub use search::{SearchHit, SearchResults};
pub use section::Section;
pub use templates::TemplateRow;
pub(crate) use templates::templates;
pub(crate) use timeline::timeline;
pub use timeline::{Timeline, TimelineRow};
pub(crate) use today::today;
pub use today::{Today, TodayAction, TodayItem};

/// What stands where a person's name would, when they were removed.
pub(crate) const REMOVED: &str = "removed person";
