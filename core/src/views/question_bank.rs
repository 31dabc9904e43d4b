//! The bank of questions: built-in ones, the person's own versions of them, and the person's own.

use serde::{Deserialize, Serialize};

use crate::{
    Result,
    coach::{built_in_questions, categories_for},
    model::{Kind, Purpose, Question, QuestionCategory, Record, RecordId},
    store::Reader,
};

/// The bank of questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct QuestionBank {
    /// The questions, by category; in each first the built-in ones, then the person's own.
    pub questions: Vec<BankRow>,
    /// How many built-in ones the person does not want to see.
    pub hidden: u32,
}

/// A question of the bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BankRow {
    /// The id of the built-in question, for those.
    pub built_in: Option<String>,
    /// The record: of the person's own question, or of their version of a built-in one.
    pub question: Option<RecordId>,
    /// What it is about.
    pub category: QuestionCategory,
    /// The question, with its slots in braces.
    pub text: String,
    /// Whether the person put their own words in the place of the built-in ones.
    pub is_changed: bool,
    /// Whether it is not offered.
    pub is_hidden: bool,
}

/// The questions for talks of a purpose, of one category or of all, those that are hidden only when asked for.
pub(crate) fn question_bank(
    reader: &Reader<'_>,
    purpose: Option<Purpose>,
    category: Option<QuestionCategory>,
    with_hidden: bool,
) -> Result<QuestionBank> {
    let mut bank = QuestionBank { questions: Vec::new(), hidden: 0 };
    let own = own_questions(reader)?;
    let categories = categories_for(purpose).iter().filter(|it| category.is_none_or(|wanted| wanted == **it));
    for category in categories {
        for built_in in built_in_questions().filter(|question| question.category == *category) {
            let record = Question::override_id(built_in.id);
            let changed = match reader.live(record)? {
                Some(Record::Question(question)) => Some(question),
                _ => None,
            };
            let text = changed.as_ref().map(|it| it.text.clone()).filter(|text| !text.is_empty());
            let is_hidden = changed.as_ref().is_some_and(|it| it.hidden);
            bank.hidden += u32::from(is_hidden);
            if is_hidden && !with_hidden {
                continue;
            }
            bank.questions.push(BankRow {
                built_in: Some(built_in.id.to_owned()),
                question: changed.is_some().then_some(record),
                category: *category,
                is_changed: text.is_some(),
                text: text.unwrap_or_else(|| built_in.text.to_owned()),
                is_hidden,
            });
        }
        let of_category = own.iter().filter(|(_, question)| question.category == Some(*category));
        bank.questions.extend(of_category.map(|(id, question)| BankRow {
            built_in: None,
            question: Some(*id),
            category: *category,
            text: question.text.clone(),
            is_changed: false,
            is_hidden: false,
        }));
    }
    Ok(bank)
}

fn own_questions(reader: &Reader<'_>) -> Result<Vec<(RecordId, Question)>> {
    let all = reader.all(Kind::Question)?.into_iter();
    let own = all.filter_map(|(id, record)| match record {
        Record::Question(question) if question.built_in.is_none() => Some((id, question)),
        _ => None,
    });
    Ok(own.collect())
}
