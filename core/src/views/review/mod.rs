//! What two devices said differently, in sentences, with what settles each. Nothing here blocks anything.

mod choices;
mod fields;
mod notices;
mod phrases;
mod question;
mod questions;
mod used;
mod words;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(super) use phrases::shortened;
pub(crate) use question::Question;
pub(crate) use questions::questions;

use super::agenda::review_places;
use crate::{
    Context, Result,
    commands::Command,
    model::{AuthorId, ClockGap, Kind, LifeState, Mention, Record, RecordId},
    store::Reader,
};

/// What two devices said differently.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Review {
    /// What to look at: what asks for a choice first.
    pub items: Vec<ReviewItem>,
    /// How many of them ask for a choice.
    pub open: u32,
}

/// One thing that two devices said differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReviewItem {
    /// What sort of thing it is.
    pub kind: ReviewKind,
    /// What it is about, in a few words.
    pub title: String,
    /// Who said what, and when, on the viewer's clock.
    pub sentence: String,
    /// What can be chosen; nothing where there is nothing to choose.
    pub choices: Vec<ReviewChoice>,
    /// The record it is about.
    pub record: RecordId,
    /// Whether it only tells something: it asks for nothing.
    pub is_information: bool,
}

/// One way to settle it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReviewChoice {
    /// What the button says.
    pub label: String,
    /// What it does.
    pub command: Command,
}

/// The sorts of things that two devices may say differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ReviewKind {
    /// A talk was moved to several times.
    MovedTwice,
    /// A talk was called off here and has a time there.
    CalledOff,
    /// Deleted here; used or edited there.
    DeletedAndUsed,
    /// "May I use your name?" was answered in two ways.
    Permission,
    /// Somebody who does not want to be contacted was asked for a talk.
    AskedAndLeftAlone,
    /// An ask was answered in two ways.
    Answers,
    /// Something was given up here and went on there.
    GivenUp,
    /// Two cards are of one person, says one device; of two, says another.
    MergeContested,
    /// Cards look like one person's, and somebody said of two of them that they are not.
    MergeBlocked,
    /// A field has two values.
    Field,
    /// Two addresses are each the one to use first.
    Preferred,
    /// A text was written anew on both sides.
    Text,
    /// A note names somebody who was forgotten.
    Forgotten,
    /// Something owed was done twice.
    DoneTwice,
    /// A device's clock was wrong.
    Clock,
    /// A newer version wrote something that this one cannot read.
    Newer,
    /// What the person makes of something, or whether they are still after it, has two answers.
    Verdicts,
}

/// Days for which it is told that something was done twice.
const DONE_TWICE_DAYS: i64 = 14;

/// Who wrote that the first record refers to the second, as far as its history tells.
pub(crate) type Mentions<'a> = dyn Fn(RecordId, RecordId) -> Result<Option<Mention>> + 'a;

/// Everything that two devices said differently; `devices` says what the authors are called, `mentions` who wrote of what.
pub(crate) fn review(
    reader: &Reader<'_>,
    context: &Context,
    devices: &BTreeMap<AuthorId, String>,
    mentions: &Mentions<'_>,
) -> Result<Review> {
    let words = words::Words::new(reader, context, devices, mentions);
    let mut items = Vec::new();
    for record in review_places(reader)? {
        let Some(found) = reader.indexed(record)? else { continue };
        for question in questions(reader, record, &found.record, found.state)? {
            let is_over = question
                .told_until()
                .is_some_and(|at| at.instant + chrono::Duration::days(DONE_TWICE_DAYS) < context.now());
            if !is_over {
                items.push(words.item(record, &found.record, question)?);
            }
        }
    }
    let (mut gaps, mut newer) = (BTreeMap::<(String, String), (ClockGap, RecordId)>::new(), Vec::new());
    for (record, disputes) in reader.all_disputes()? {
        for gap in disputes.clocks {
            let pair = (words.device(gap.author), words.device(gap.before));
            let known = gaps.entry(pair).or_insert_with(|| (gap.clone(), record));
            if gap < known.0 {
                *known = (gap, record);
            }
        }
        if disputes.newer > 0 {
            newer.push(record);
        }
    }
    items.extend(gaps.into_values().map(|(gap, record)| words.clock(&gap, record)));
    items.extend(newer.first().map(|first| words.newer(newer.len(), *first)));
    for forgotten in reader.forgotten()? {
        for note in reader.card_users_of_kind(forgotten, Kind::Note)? {
            let found = reader.indexed(note)?.filter(|found| found.state != LifeState::Deleted);
            if let Some(Record::Note(it)) = found.map(|found| found.record) {
                items.push(words.forgotten(note, &it, forgotten));
            }
        }
    }
    items.sort_by_key(|item| (item.is_information, item.kind, item.record, item.sentence.clone()));
    let open = items.iter().filter(|item| !item.is_information).count() as u32;
    Ok(Review { items, open })
}
