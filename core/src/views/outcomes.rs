//! What a talk brought.

use serde::{Deserialize, Serialize};

use super::{day_words::count_words, leads::lead_title, referral_pairs::names_given, sentence::ended};
use crate::{
    Result,
    model::{Answer, Kind, Meeting, Record, RecordId, TalkOutcome},
    store::Reader,
};

/// One thing that a talk brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OutcomeRow {
    /// What.
    pub outcome: TalkOutcome,
    /// How one knows, in one line.
    pub reason: String,
    /// Whether the person said so; it may follow from the rest as well.
    pub is_said: bool,
}

/// What impression the person thinks they left in a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImpressionRow {
    /// From 1 (poor) to 5 (very good).
    pub score: u32,
    /// What is to be mended.
    pub repair: Option<String>,
    /// Whether it is poor: at most 2.
    pub is_poor: bool,
    /// Whether it was mended.
    pub is_repaired: bool,
}

/// What a talk brought: what follows from what was written down, and what the person says.
pub(super) fn outcomes(reader: &Reader<'_>, id: RecordId, meeting: &Meeting) -> Result<Vec<OutcomeRow>> {
    let (mut leads, mut terms) = (Vec::new(), Vec::new());
    for user in reader.users_of_kind(id, Kind::Lead)? {
        match reader.live(user)? {
            Some(Record::Lead(lead)) if lead.meeting == Some(id) => leads.push(lead_title(reader, &lead)?),
            _ => {}
        }
    }
    for user in reader.users_of_kind(id, Kind::Term)? {
        match reader.live(user)? {
            Some(Record::Term(term)) if term.meeting == Some(id) => terms.extend(term.term),
            _ => {}
        }
    }
    let names = names_given(reader, id)?.max(meeting.names_counted().unwrap_or(0));
    let is_unasked = |answer: &&Answer| answer.question.is_none() && answer.text.is_some();
    let unasked = meeting.answers.values().filter(is_unasked).count() as u32;
    let answers = meeting.answered_count() + unasked;
    let mut rows = Vec::new();
    for outcome in TalkOutcome::ALL {
        let derived = match outcome {
            TalkOutcome::Contact => (names > 0).then(|| format!("{} given.", were(names, "name"))),
            TalkOutcome::Information => match (answers, terms.first()) {
                (0, None) => None,
                (0, Some(term)) => Some(ended(format!("You heard a word to learn: {term}"))),
                _ => Some(format!("{} noted.", were(answers, "answer"))),
            },
            TalkOutcome::Lead => leads.first().map(|lead| ended(format!("You heard: {lead}"))),
            TalkOutcome::Job => None,
        };
        let is_said = meeting.outcomes.contains(&outcome);
        let reason = derived.or_else(|| is_said.then(|| "You said so.".to_owned()));
        rows.extend(reason.map(|reason| OutcomeRow { outcome, reason, is_said }));
    }
    Ok(rows)
}

/// What impression the person thinks they left.
pub(super) fn impression(meeting: &Meeting) -> Option<ImpressionRow> {
    let it = meeting.impression()?;
    let (is_poor, is_repaired) = (it.is_poor(), meeting.is_repaired());
    Some(ImpressionRow { score: it.score, repair: it.repair, is_poor, is_repaired })
}

/// "1 name was", "2 names were".
fn were(count: u32, unit: &str) -> String {
    let was = if count == 1 { "was" } else { "were" };
    format!("{} {was}", count_words(i64::from(count), unit))
}
