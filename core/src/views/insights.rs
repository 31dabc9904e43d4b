//! What was learned, who said it, and who agrees.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    PersonRef,
    names::{name_of, present},
    prep::asked_text,
};
use crate::{
    Result,
    model::{Insight, InsightKind, ItemId, Kind, PlannedQuestion, Record, RecordId, Stance},
    store::Reader,
};

/// What was learned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Insights {
    /// What was learned, by what it tells of; of one sort what most people say first.
    pub rows: Vec<InsightRow>,
    /// Answers that were new to the person and that no insight was made of yet, the latest talk first.
    pub new_answers: Vec<NewAnswerRow>,
}

/// Something that was learned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct InsightRow {
    /// Which.
    pub insight: RecordId,
    /// What it tells of.
    pub kind: InsightKind,
    /// What was said.
    pub text: String,
    /// What it is about, by name.
    pub subjects: Vec<SubjectRef>,
    /// Who said it; nobody when they were removed or nobody was noted.
    pub heard_from: Vec<PersonRef>,
    /// Who else says the same.
    pub agree: Vec<PersonRef>,
    /// Who says that it is not so.
    pub disagree: Vec<PersonRef>,
    /// How many people say so: who said it first and who agrees, without those who say now that it is not so.
    pub say_so: u32,
    /// The talk in which it was said.
    pub meeting: Option<RecordId>,
    /// The question that it answers.
    pub question: Option<String>,
}

/// What an insight is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SubjectRef {
    /// What it is called.
    pub name: String,
    /// What it is: a person, an organization, an industry or an occupation.
    pub kind: Kind,
    /// Which.
    pub record: RecordId,
}

/// An answer that was new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewAnswerRow {
    /// In which talk.
    pub meeting: RecordId,
    /// Which answer.
    pub answer: ItemId,
    /// With whom.
    pub people: Vec<PersonRef>,
    /// The question, where one was planned.
    pub question: Option<String>,
    /// What was answered.
    pub text: String,
}

/// All that was learned.
pub(crate) fn insights(reader: &Reader<'_>) -> Result<Insights> {
    let mut rows = Vec::new();
    for (id, record) in reader.all(Kind::Insight)? {
        rows.extend(row_of(reader, id, record)?);
    }
    sort(&mut rows);
    Ok(Insights { rows, new_answers: new_answers(reader)? })
}

/// What was learned about one person, organization, industry or occupation.
pub(super) fn about(reader: &Reader<'_>, subject: RecordId) -> Result<Vec<InsightRow>> {
    let cards = reader.cards(subject)?;
    of_users(reader, subject, |it| it.subjects.iter().any(|id| cards.contains(id)))
}

/// What one person said.
pub(super) fn said_by(reader: &Reader<'_>, contact: RecordId) -> Result<Vec<InsightRow>> {
    let cards = reader.cards(contact)?;
    of_users(reader, contact, |it| it.heard_from.iter().any(|id| cards.contains(id)))
}

fn of_users(
    reader: &Reader<'_>,
    record: RecordId,
    is_wanted: impl Fn(&Insight) -> bool,
) -> Result<Vec<InsightRow>> {
    let mut rows = Vec::new();
    for id in reader.users_of_kind(record, Kind::Insight)? {
        match reader.live(id)? {
            Some(Record::Insight(it)) if is_wanted(&it) => rows.extend(row(reader, id, it)?),
            _ => {}
        }
    }
    sort(&mut rows);
    Ok(rows)
}

fn sort(rows: &mut [InsightRow]) {
    rows.sort_by_key(|row| (row.kind, std::cmp::Reverse(row.say_so), row.insight));
}

pub(super) fn row_of(reader: &Reader<'_>, id: RecordId, record: Record) -> Result<Option<InsightRow>> {
    match record {
        Record::Insight(it) => row(reader, id, it),
        _ => Ok(None),
    }
}

/// Nothing when it says nothing: it was taken back.
fn row(reader: &Reader<'_>, id: RecordId, it: Insight) -> Result<Option<InsightRow>> {
    let (kind, Some(text)) = (it.sort(), it.text.clone()) else { return Ok(None) };
    let mut subjects = BTreeSet::new();
    for subject in &it.subjects {
        if let Some(record) = reader.brief(*subject)? {
            let record_id = reader.canonical(*subject)?;
            let name = name_of(reader, *subject)?;
            subjects.insert(SubjectRef { name, kind: record.kind(), record: record_id });
        }
    }
    let heard_from = present(reader, &it.heard_from)?;
    let (mut agree, mut disagree) = (Vec::new(), Vec::new());
    for person in present(reader, &it.marked_by())? {
        match it.stance(&reader.cards(person.contact)?) {
            Some(Stance::Agrees) if !heard_from.contains(&person) => agree.push(person),
            Some(Stance::Disagrees) => disagree.push(person),
            _ => {}
        }
    }
    let first = heard_from.iter().filter(|person| !disagree.contains(person)).count();
    let say_so = (first + agree.len()) as u32;
    let question = question_of(&it).map(|asked| asked_text(reader, &asked)).transpose()?;
    let meeting = it.meeting.map(|meeting| reader.live(meeting)).transpose()?.flatten().and(it.meeting);
    Ok(Some(InsightRow {
        insight: id,
        kind,
        text,
        subjects: subjects.into_iter().collect(),
        heard_from,
        agree,
        disagree,
        say_so,
        meeting,
        question,
    }))
}

/// The question that an insight answers, in the form of a planned one.
pub(super) fn question_of(it: &Insight) -> Option<PlannedQuestion> {
    let asked = PlannedQuestion {
        built_in: it.built_in.clone(),
        question: it.question,
        text: it.asked.clone(),
        ..PlannedQuestion::default()
    };
    (asked != PlannedQuestion::default()).then_some(asked)
}

/// Whether an insight was made of an answer and stands.
pub(super) fn made_of(
    reader: &Reader<'_>,
    meeting: RecordId,
    answer: ItemId,
) -> Result<Option<(RecordId, Insight)>> {
    let id = Insight::of_answer(meeting, answer);
    Ok(match reader.live(id)? {
        Some(Record::Insight(it)) if it.text.is_some() => Some((id, it)),
        _ => None,
    })
}

fn new_answers(reader: &Reader<'_>) -> Result<Vec<NewAnswerRow>> {
    let mut found = Vec::new();
    for (id, record) in reader.all(Kind::Meeting)? {
        let Record::Meeting(meeting) = record else { continue };
        for (answer, given) in meeting.answers.iter().filter(|(_, given)| given.was_new) {
            let Some(text) = given.text.clone() else { continue };
            if made_of(reader, id, *answer)?.is_some() {
                continue;
            }
            let asked = given.question.and_then(|item| meeting.question_plan.get(&item));
            let question = asked.map(|asked| asked_text(reader, asked)).transpose()?;
            let people = present(reader, &meeting.participants)?;
            let at = meeting.when().map(|at| at.instant);
            found.push((at, NewAnswerRow { meeting: id, answer: *answer, people, question, text }));
        }
    }
    found.sort_by_key(|(at, row)| (std::cmp::Reverse(*at), row.meeting, row.answer));
    Ok(found.into_iter().map(|(_, row)| row).collect())
}
