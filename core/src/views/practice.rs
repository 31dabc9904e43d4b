//! Talks as practice: how the person found themselves in them.

use serde::{Deserialize, Serialize};

use super::{names::and_list, prep::people};
use crate::{
    Result,
    model::{Kind, Moment, Record, RecordId},
    store::Reader,
};

/// Talks as practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Practice {
    /// The talks that were rated, the first one first.
    pub talks: Vec<PracticeRow>,
    /// The mean of the last three of them, in tenths.
    pub lately_tenths: Option<u32>,
    /// The mean of those before, in tenths; nothing when there are none.
    pub before_tenths: Option<u32>,
    /// What that says, in one line.
    pub trend: String,
}

/// How the person found themselves in one talk: each from 1 (poor) to 5 (very good).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PracticeRow {
    /// Which.
    pub meeting: RecordId,
    /// With whom.
    pub names: String,
    /// When.
    pub at: Option<Moment>,
    /// The first minutes.
    pub opening: Option<u32>,
    /// The asking.
    pub questions: Option<u32>,
    /// What they said of themselves.
    pub pitch: Option<u32>,
    /// The end.
    pub close: Option<u32>,
    /// Whether they stayed positive.
    pub staying_positive: Option<u32>,
    /// The mean of these, in tenths.
    pub mean_tenths: u32,
}

/// How many talks "lately" is.
const LATELY: usize = 3;
/// A smaller difference of means, in tenths, is none.
const SAME_TENTHS: u32 = 3;

/// Talks as practice.
pub(crate) fn practice(reader: &Reader<'_>) -> Result<Practice> {
    let mut talks = Vec::new();
    for (id, record) in reader.all(Kind::Meeting)? {
        let Record::Meeting(meeting) = record else { continue };
        let Some(mean_tenths) = meeting.ratings.mean_tenths() else { continue };
        let names: Vec<String> = people(reader, &meeting)?.into_iter().map(|person| person.name).collect();
        let ratings = meeting.ratings;
        talks.push(PracticeRow {
            meeting: id,
            names: and_list(&names),
            at: meeting.when(),
            opening: ratings.opening,
            questions: ratings.questions,
            pitch: ratings.pitch,
            close: ratings.close,
            staying_positive: ratings.staying_positive,
            mean_tenths,
        });
    }
    talks.sort_by_key(|row| (row.at.as_ref().map(|at| at.instant), row.meeting));
    let (before, lately) = talks.split_at(talks.len().saturating_sub(LATELY));
    let (before_tenths, lately_tenths) = (mean(before), mean(lately));
    let trend = trend(before_tenths, lately_tenths).to_owned();
    Ok(Practice { talks, lately_tenths, before_tenths, trend })
}

fn mean(rows: &[PracticeRow]) -> Option<u32> {
    let count = rows.len() as u32;
    (count > 0).then(|| (rows.iter().map(|row| row.mean_tenths).sum::<u32>() + count / 2) / count)
}

fn trend(before: Option<u32>, lately: Option<u32>) -> &'static str {
    match (before, lately) {
        (_, None) => "No talk is rated yet.",
        (None, Some(_)) => "Rate a few more talks to see how it goes.",
        (Some(before), Some(lately)) if lately >= before + SAME_TENTHS => "Your talks are getting better.",
        (Some(before), Some(lately)) if before >= lately + SAME_TENTHS => {
            "The last talks went less well than those before."
        }
        _ => "Your talks go as they did before.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_differences_are_none() {
        for (before, lately, expected) in [
            (None, None, "No talk is rated yet."),
            (None, Some(30), "Rate a few more talks to see how it goes."),
            (Some(30), Some(33), "Your talks are getting better."),
            (Some(30), Some(32), "Your talks go as they did before."),
            (Some(32), Some(30), "Your talks go as they did before."),
            (Some(33), Some(30), "The last talks went less well than those before."),
        ] {
            assert_eq!(trend(before, lately), expected);
        }
    }
}
