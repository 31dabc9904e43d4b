//! Words of the trade, with who used them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    PersonRef,
    names::{name_of, present},
};
use crate::{
    Result,
    model::{Kind, Record, RecordId, Term, fold},
    store::Reader,
};

/// Words of the trade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Glossary {
    /// The words, by spelling.
    pub entries: Vec<GlossaryEntry>,
    /// The words that the person does not know yet, in the order in which to test oneself: those with a meaning first, and
    /// of these the ones that were known least often.
    pub quiz: Vec<GlossaryEntry>,
}

/// A word: the same word heard several times is one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GlossaryEntry {
    /// Names it for commands.
    pub record: RecordId,
    /// The word, as it was first written.
    pub term: String,
    /// What it means; several when devices wrote it apart.
    pub meanings: Vec<String>,
    /// The lines of business it is used in.
    pub industries: Vec<String>,
    /// The same, for commands.
    pub industry_ids: Vec<RecordId>,
    /// Who used it.
    pub used_by: Vec<PersonRef>,
    /// How often it was heard.
    pub heard: u32,
    /// Whether the person knows it.
    pub is_learned: bool,
    /// How often the person tested themselves.
    pub quizzes: u32,
    /// How often they knew it then.
    pub knew: u32,
}

/// All words.
pub(crate) fn glossary(reader: &Reader<'_>) -> Result<Glossary> {
    let mut words: BTreeMap<String, Vec<(RecordId, Term)>> = BTreeMap::new();
    for (id, record) in reader.all(Kind::Term)? {
        let Record::Term(it) = record else { continue };
        let Some(word) = it.term.as_deref().map(fold).filter(|word| !word.is_empty()) else { continue };
        words.entry(word).or_default().push((id, it));
    }
    let mut entries = Vec::with_capacity(words.len());
    for records in words.into_values() {
        entries.extend(entry(reader, &records)?);
    }
    let mut quiz: Vec<GlossaryEntry> = entries.iter().filter(|entry| !entry.is_learned).cloned().collect();
    quiz.sort_by_key(|entry| (entry.meanings.is_empty(), entry.knew, entry.quizzes));
    Ok(Glossary { entries, quiz })
}

/// The words that the person does not know yet and that belong to a talk: which those people or their colleagues used, or
/// which belong to those lines of business; at most `most`.
pub(super) fn words_for(
    reader: &Reader<'_>,
    people: &BTreeSet<RecordId>,
    industries: &BTreeSet<RecordId>,
    most: usize,
) -> Result<Vec<GlossaryEntry>> {
    let mut words = glossary(reader)?.quiz;
    words.retain(|entry| {
        entry.used_by.iter().any(|person| people.contains(&person.contact))
            || entry.industry_ids.iter().any(|id| industries.contains(id))
    });
    words.truncate(most);
    Ok(words)
}

fn entry(reader: &Reader<'_>, records: &[(RecordId, Term)]) -> Result<Option<GlossaryEntry>> {
    let Some((record, first)) = records.first() else { return Ok(None) };
    let mut meanings: Vec<String> = Vec::new();
    let (mut used_by, mut industry_ids) = (BTreeSet::new(), BTreeSet::new());
    let (mut quizzes, mut knew) = (0, 0);
    for (_, it) in records {
        meanings.extend(it.meaning.clone().filter(|meaning| !meanings.contains(meaning)));
        used_by.extend(&it.heard_from);
        if let Some(industry) = it.industry.filter(|id| matches!(reader.live(*id), Ok(Some(_)))) {
            industry_ids.insert(industry);
        }
        let (asked, known) = it.quizzes();
        quizzes += asked;
        knew += known;
    }
    let industries = industry_ids.iter().map(|id| name_of(reader, *id)).collect::<Result<Vec<_>>>()?;
    Ok(Some(GlossaryEntry {
        record: *record,
        term: first.term.clone().unwrap_or_default(),
        meanings,
        industries,
        industry_ids: industry_ids.into_iter().collect(),
        used_by: present(reader, &used_by)?,
        heard: records.len() as u32,
        is_learned: records.iter().any(|(_, it)| it.is_learned()),
        quizzes,
        knew,
    }))
}
