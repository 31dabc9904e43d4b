//! What screens show: pure functions of the index, the context's day and nothing else.
//!
//! Devices that hold the same entries show the same views for the same instant and zone.

mod agenda;
mod ask;
mod ask_words;
mod asked;
mod calendar_entry;
mod day_words;
mod export;
mod funnel;
mod guide;
mod next_talk;
mod outreach_list;
mod outreach_page;
mod people;
mod person;
mod pitch;
mod practice;
mod prep;
mod prep_sheet;
mod promise_keeping;
mod question_bank;
mod rates;
mod referral_tree;
mod search;
mod section;
mod slots;
mod templates;
mod timeline;
mod today;

pub(crate) use agenda::{anchors, rows_of};
pub(crate) use calendar_entry::calendar_entry;
pub(crate) use export::export;
pub use export::{Export, ExportedRecord};
pub(crate) use funnel::funnel;
pub use funnel::{Funnel, FunnelStage, FunnelStep};
pub use guide::Guide;
pub(crate) use guide::guide;
pub(crate) use next_talk::next_talk;
pub(crate) use outreach_list::outreach_list;
pub use outreach_list::{OutreachList, OutreachRow};
pub(crate) use outreach_page::outreach;
pub use outreach_page::{ContradictionRow, OutreachHistoryRow, OutreachPage, SentText};
pub(crate) use people::people;
pub use people::{PeoplePage, PersonRow};
pub(crate) use person::person;
pub use person::{ContactPointRow, JobRow, PersonPage, PersonRef, ReferralRow};
pub(crate) use pitch::pitch;
pub use pitch::{PitchPage, PitchRow};
pub(crate) use practice::practice;
pub use practice::{Practice, PracticeRow};
pub(crate) use prep::prep;
pub use prep::{ChecklistRow, PrepPage, PromiseRow, QuestionRow, ResearchRow, TimeRow};
pub(crate) use prep_sheet::{prep_sheet_html, prep_sheet_text};
pub(crate) use promise_keeping::promise_keeping;
pub use promise_keeping::{PromiseKeeping, PromiseKept};
pub(crate) use question_bank::question_bank;
pub use question_bank::{BankRow, QuestionBank};
pub(crate) use rates::rates;
pub use rates::{RateRow, ResponseRates};
pub(crate) use referral_tree::referral_tree;
pub use referral_tree::{ReferralTree, TreeRow};
pub(crate) use search::search;
pub use search::{SearchHit, SearchResults};
pub use section::Section;
pub(crate) use slots::propose_slots;
pub use slots::{BusyTime, SlotProposal, SlotQuery};
pub use templates::TemplateRow;
pub(crate) use templates::templates;
pub(crate) use timeline::timeline;
pub use timeline::{Timeline, TimelineRow};
pub(crate) use today::today;
pub use today::{Today, TodayAction, TodayItem};

/// What stands where a person's name would, when they were removed.
pub(crate) const REMOVED: &str = "removed person";
