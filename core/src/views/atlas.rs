//! What people said to the same question, and about the same thing, side by side.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    InsightRow, PersonRef, SubjectRef,
    glossary::glossary,
    insights::{about, made_of, question_of, row_of},
    names::present,
    prep::asked_text,
};
use crate::{
    Error, Result,
    model::{InsightKind, Kind, Meeting, PlannedQuestion, Question, Record, RecordId, fold},
    store::Reader,
};

/// What people said, side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct InsightAtlas {
    /// By question: what most people answered comes first.
    pub questions: Vec<AtlasQuestion>,
    /// By what it is about, by name.
    pub subjects: Vec<AtlasSubject>,
}

/// What people answered to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AtlasQuestion {
    /// The question.
    pub question: String,
    /// How many people answered it.
    pub people: u32,
    /// What they answered, the earliest first.
    pub answers: Vec<AtlasAnswer>,
}

/// What somebody answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AtlasAnswer {
    /// Who; several when they answered in one talk.
    pub people: Vec<PersonRef>,
    /// When.
    pub day: Option<NaiveDate>,
    /// What.
    pub text: String,
    /// In which talk.
    pub meeting: Option<RecordId>,
    /// The insight that was made of it.
    pub insight: Option<RecordId>,
    /// Who else says the same.
    pub agree: Vec<PersonRef>,
    /// Who says that it is not so.
    pub disagree: Vec<PersonRef>,
}

/// What people said about one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AtlasSubject {
    /// About what.
    pub subject: SubjectRef,
    /// What was said, by what it tells of; of one sort what most people say first.
    pub insights: Vec<InsightRow>,
}

/// What makes two questions the same one: the bank's entry, or else the wording.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum QuestionKey {
    BuiltIn(String),
    Own(RecordId),
    Text(String),
}

/// What people said to each question, and about each thing.
pub(crate) fn insight_atlas(reader: &Reader<'_>) -> Result<InsightAtlas> {
    let (mut asked, mut by_subject) = (BTreeMap::new(), BTreeMap::new());
    let mut shown = BTreeSet::new();
    for (id, record) in reader.all(Kind::Meeting)? {
        if let Record::Meeting(meeting) = record {
            answers_of(reader, id, &meeting, &mut asked, &mut shown)?;
        }
    }
    for (id, record) in reader.all(Kind::Insight)? {
        let Record::Insight(it) = &record else { continue };
        let (question, meeting) = (question_of(it), it.meeting);
        let Some(row) = row_of(reader, id, record)? else { continue };
        for subject in &row.subjects {
            let of: &mut Vec<InsightRow> = by_subject.entry(subject.clone()).or_default();
            of.push(row.clone());
        }
        if let Some(question) = question.filter(|_| !shown.contains(&id)) {
            let day = match meeting.map(|meeting| reader.live(meeting)).transpose()?.flatten() {
                Some(Record::Meeting(meeting)) => meeting.when().map(|at| at.day()),
                _ => None,
            };
            put(reader, &mut asked, &question, answer_of(row, day))?;
        }
    }
    Ok(InsightAtlas { questions: questions(asked), subjects: subjects(by_subject) })
}

/// One page on an organization, an industry, an occupation or a person, as text: what was said of it, how many say so, and
/// the words to know. What is said of the organizations of an industry is said of the industry.
///
/// # Errors
/// [`Error::NotFound`] when there is no such thing.
pub(crate) fn insight_brief(reader: &Reader<'_>, subject: RecordId) -> Result<String> {
    const MOST: usize = 5;
    let name = reader.live(subject)?.and(reader.title(subject)?).filter(|name| !name.is_empty());
    let name = name.ok_or(Error::NotFound { kind: "record", id: subject })?;
    let mut rows = about(reader, subject)?;
    for organization in reader.users_of_kind(subject, Kind::Organization)? {
        let Some(Record::Organization(it)) = reader.live(organization)? else { continue };
        if it.industries.contains(&subject) {
            rows.extend(about(reader, organization)?);
        }
    }
    rows.sort_by_key(|row| (row.kind, std::cmp::Reverse(row.say_so), row.insight));
    rows.dedup_by_key(|row| row.insight);
    let people: BTreeSet<&PersonRef> =
        rows.iter().flat_map(|row| row.heard_from.iter().chain(&row.agree).chain(&row.disagree)).collect();
    let mut lines = vec![name, format!("What {} told you", counted(people.len(), "person", "people"))];
    for kind in InsightKind::ALL {
        let of_kind: Vec<&InsightRow> = rows.iter().filter(|row| row.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        lines.extend([String::new(), insight_words(kind).to_uppercase()]);
        lines.extend(of_kind.iter().take(MOST).map(|row| format!("  {}", brief_line(row))));
        if of_kind.len() > MOST {
            lines.push(format!("  and {} more", of_kind.len() - MOST));
        }
    }
    let words = glossary(reader)?.entries.into_iter().filter(|entry| entry.industry_ids.contains(&subject));
    let words: Vec<String> = words
        .map(|entry| match entry.meanings.is_empty() {
            true => entry.term,
            false => format!("{}: {}", entry.term, entry.meanings.join("; ")),
        })
        .collect();
    if !words.is_empty() {
        lines.extend([String::new(), "WORDS TO KNOW".to_owned()]);
        lines.extend(words.iter().take(MOST * 2).map(|word| format!("  {word}")));
    }
    Ok(lines.join("\n") + "\n")
}

/// What an insight tells of, as a heading.
///
/// ```
/// use rapport_core::{model::InsightKind, views::insight_words};
///
/// assert_eq!(insight_words(InsightKind::TypicalDay), "A usual day");
/// ```
pub fn insight_words(kind: InsightKind) -> &'static str {
    match kind {
        InsightKind::Trend => "Where things are going",
        InsightKind::Priority => "What matters most now",
        InsightKind::Prospect => "What may come",
        InsightKind::MajorPlayer => "Who counts",
        InsightKind::RecruitingPractice => "How people are taken on",
        InsightKind::Values => "What is held dear",
        InsightKind::TypicalDay => "A usual day",
        InsightKind::Best => "The best of it",
        InsightKind::Worst => "The worst of it",
        InsightKind::Culture => "How people treat each other",
        InsightKind::Other => "Also",
    }
}

fn brief_line(row: &InsightRow) -> String {
    let flat = row.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let against = match row.disagree.len() {
        0 => String::new(),
        n => format!(", {n} against it"),
    };
    format!("{flat} ({} so{against})", counted(row.say_so as usize, "says", "say"))
}

fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// Which question of which bank it is.
pub(super) fn key_of(reader: &Reader<'_>, asked: &PlannedQuestion) -> Result<QuestionKey> {
    if let Some(text) = &asked.text {
        return Ok(QuestionKey::Text(fold(text)));
    }
    if let Some(built_in) = &asked.built_in {
        return Ok(QuestionKey::BuiltIn(built_in.clone()));
    }
    let Some(id) = asked.question else { return Ok(QuestionKey::Text(String::new())) };
    Ok(match reader.live(id)? {
        Some(Record::Question(Question { built_in: Some(built_in), .. })) => QuestionKey::BuiltIn(built_in),
        _ => QuestionKey::Own(id),
    })
}

type Asked = BTreeMap<QuestionKey, (String, Vec<AtlasAnswer>)>;

fn put(reader: &Reader<'_>, all: &mut Asked, asked: &PlannedQuestion, answer: AtlasAnswer) -> Result<()> {
    let text = asked_text(reader, asked)?;
    all.entry(key_of(reader, asked)?).or_insert_with(|| (text, Vec::new())).1.push(answer);
    Ok(())
}

/// What was answered in a talk; what an insight was made of says what the insight says.
fn answers_of(
    reader: &Reader<'_>,
    id: RecordId,
    meeting: &Meeting,
    asked: &mut Asked,
    shown: &mut BTreeSet<RecordId>,
) -> Result<()> {
    let day = meeting.when().map(|at| at.day());
    for (item, given) in &meeting.answers {
        let planned = given.question.and_then(|item| meeting.question_plan.get(&item));
        let (Some(planned), Some(text)) = (planned, &given.text) else { continue };
        let insight = made_of(reader, id, *item)?;
        let row = match insight {
            Some((insight, it)) => {
                shown.insert(insight);
                row_of(reader, insight, Record::Insight(it))?
            }
            None => None,
        };
        let answer = match row {
            Some(row) => answer_of(row, day),
            None => AtlasAnswer {
                people: present(reader, &meeting.participants)?,
                day,
                text: text.clone(),
                meeting: Some(id),
                insight: None,
                agree: Vec::new(),
                disagree: Vec::new(),
            },
        };
        put(reader, asked, planned, answer)?;
    }
    Ok(())
}

fn answer_of(row: InsightRow, day: Option<NaiveDate>) -> AtlasAnswer {
    AtlasAnswer {
        people: row.heard_from,
        day,
        text: row.text,
        meeting: row.meeting,
        insight: Some(row.insight),
        agree: row.agree,
        disagree: row.disagree,
    }
}

fn questions(asked: Asked) -> Vec<AtlasQuestion> {
    let mut rows: Vec<(QuestionKey, AtlasQuestion)> = Vec::new();
    for (key, (question, mut answers)) in asked {
        answers.sort_by(|one, other| {
            let order = |it: &AtlasAnswer| (it.day, it.meeting, it.insight);
            order(one).cmp(&order(other)).then_with(|| one.text.cmp(&other.text))
        });
        let people: BTreeSet<RecordId> =
            answers.iter().flat_map(|it| it.people.iter().map(|person| person.contact)).collect();
        rows.push((key, AtlasQuestion { question, people: people.len() as u32, answers }));
    }
    rows.sort_by(|(a, one), (b, other)| {
        (other.people, &one.question, a).cmp(&(one.people, &other.question, b))
    });
    rows.into_iter().map(|(_, row)| row).collect()
}

fn subjects(by_subject: BTreeMap<SubjectRef, Vec<InsightRow>>) -> Vec<AtlasSubject> {
    let row = |(subject, mut insights): (SubjectRef, Vec<InsightRow>)| {
        insights.sort_by_key(|row| (row.kind, std::cmp::Reverse(row.say_so), row.insight));
        AtlasSubject { subject, insights }
    };
    by_subject.into_iter().map(row).collect()
}
