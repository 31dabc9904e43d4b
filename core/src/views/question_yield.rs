//! Which questions bring something.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    atlas::{QuestionKey, key_of},
    day_words::count_words,
    insights::{made_of, question_of},
    prep::asked_text,
};
use crate::{
    Result,
    model::{ItemId, Kind, Meeting, Record, RecordId},
    store::Reader,
};

/// Talks from which on it can be told whether a question brings something.
const ENOUGH: u32 = 5;

/// What came of a question in the talks in which it was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct QuestionYieldRow {
    /// The question.
    pub question: String,
    /// In how many talks that took place it was planned.
    pub planned: u32,
    /// In how many of these it was answered.
    pub answered: u32,
    /// In how many of these the answer was new, or an insight was made of it.
    pub insights: u32,
    /// In how many of these a name was given, by whatever question.
    pub names: u32,
    /// In how many of these a lead was heard, by whatever question.
    pub leads: u32,
    /// In how many of these there was any of the three.
    pub brought: u32,
    /// Whether it was answered too seldom to tell anything.
    pub is_few: bool,
    /// All that in one line.
    pub reason: String,
}

/// What each question brought: those of which it can be told first, the best of them before the others.
pub(crate) fn question_yield(reader: &Reader<'_>) -> Result<Vec<QuestionYieldRow>> {
    let mut found: BTreeMap<QuestionKey, QuestionYieldRow> = BTreeMap::new();
    for (id, record) in reader.all(Kind::Meeting)? {
        let Record::Meeting(meeting) = record else { continue };
        if !meeting.is_held() {
            continue;
        }
        let names = named_in(reader, id)?;
        let leads = leads_in(reader, id)?;
        // A question that was planned twice for one talk counts once.
        let mut asked: BTreeMap<QuestionKey, (String, bool, bool)> = BTreeMap::new();
        for (item, planned) in &meeting.question_plan {
            let key = key_of(reader, planned)?;
            let is_new = brought_insight(reader, id, &meeting, *item, &key)?;
            let text = asked_text(reader, planned)?;
            let known = asked.entry(key).or_insert((text, false, false));
            known.1 |= meeting.is_answered(*item);
            known.2 |= is_new;
        }
        for (key, (question, is_answered, is_new)) in asked {
            let row = found.entry(key).or_insert_with(|| QuestionYieldRow {
                question,
                planned: 0,
                answered: 0,
                insights: 0,
                names: 0,
                leads: 0,
                brought: 0,
                is_few: true,
                reason: String::new(),
            });
            row.planned += 1;
            if is_answered || is_new {
                row.answered += 1;
                row.insights += u32::from(is_new);
                row.names += u32::from(names);
                row.leads += u32::from(leads);
                row.brought += u32::from(is_new || names || leads);
            }
        }
    }
    let mut rows: Vec<QuestionYieldRow> = found.into_values().collect();
    for row in &mut rows {
        row.is_few = row.answered < ENOUGH;
        row.reason = reason(row);
    }
    rows.sort_by(|one, other| {
        let share = |row: &QuestionYieldRow| u64::from(row.brought) * 1_000 / u64::from(row.answered.max(1));
        one.is_few
            .cmp(&other.is_few)
            .then_with(|| share(other).cmp(&share(one)).then(other.answered.cmp(&one.answered)))
            .then_with(|| one.question.cmp(&other.question))
    });
    Ok(rows)
}

fn reason(row: &QuestionYieldRow) -> String {
    if row.answered == 0 {
        return format!("Planned for {}, and never answered.", count_words(i64::from(row.planned), "talk"));
    }
    let talks = count_words(i64::from(row.answered), "talk");
    let facts = format!(
        "Answered in {talks}: something new in {}, a name in {}, a lead in {}.",
        row.insights, row.names, row.leads
    );
    match row.is_few {
        true => format!("{facts} Too few to tell; it takes {ENOUGH}."),
        false => facts,
    }
}

/// Whether the answer was new, or an insight was made of it or of the talk for the same question.
fn brought_insight(
    reader: &Reader<'_>,
    id: RecordId,
    meeting: &Meeting,
    item: ItemId,
    key: &QuestionKey,
) -> Result<bool> {
    for (answer, given) in meeting.answers.iter().filter(|(_, given)| given.question == Some(item)) {
        if (given.was_new && given.text.is_some()) || made_of(reader, id, *answer)?.is_some() {
            return Ok(true);
        }
    }
    for user in reader.users_of_kind(id, Kind::Insight)? {
        let Some(Record::Insight(it)) = reader.live(user)? else { continue };
        let Some(asked) = question_of(&it).filter(|_| it.text.is_some()) else { continue };
        if it.answer.is_none() && key_of(reader, &asked)? == *key {
            return Ok(true);
        }
    }
    Ok(false)
}

fn named_in(reader: &Reader<'_>, id: RecordId) -> Result<bool> {
    for user in reader.users_of_kind(id, Kind::Referral)? {
        if matches!(reader.live(user)?, Some(Record::Referral(it)) if it.meeting == Some(id)) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn leads_in(reader: &Reader<'_>, id: RecordId) -> Result<bool> {
    for user in reader.users_of_kind(id, Kind::Lead)? {
        if matches!(reader.live(user)?, Some(Record::Lead(it)) if it.meeting == Some(id)) {
            return Ok(true);
        }
    }
    Ok(false)
}
