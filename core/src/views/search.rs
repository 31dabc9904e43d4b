//! Search as you type, over names and texts.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::PersonRow;
use crate::{
    Result,
    model::{Kind, RecordId, fold, folded_words},
    store::Reader,
};

/// The most words of a query that are looked at.
const MOST_WORDS: usize = 16;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SearchResults {
    /// People by name, in the order of the list of people.
    pub people: Vec<PersonRow>,
    /// Organizations by name.
    pub organizations: Vec<SearchHit>,
    /// Notes and other texts, newest first.
    pub texts: Vec<SearchHit>,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SearchHit {
    /// The record.
    pub record: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Its name, or the piece of its text around the words.
    pub text: String,
    /// The people and organizations it is about.
    pub about: Vec<String>,
}

/// What holds all words of `query`, the last perhaps unfinished: at most `limit` of each sort.
pub(crate) fn search(reader: &Reader<'_>, query: &str, limit: usize) -> Result<SearchResults> {
    let words = words_in_order(query);
    if words.is_empty() {
        return Ok(SearchResults::default());
    }
    let people = reader.by_words(Kind::Contact, &words, true, limit)?;
    let organizations = reader.by_words(Kind::Organization, &words, true, limit)?;
    let mut texts = Vec::new();
    for hit in reader.find_texts(&words, limit)? {
        let Some(record) = reader.brief(hit.id)? else { continue };
        let mut about = Vec::new();
        let mut people = BTreeSet::new();
        for id in record.references() {
            if people.insert(reader.canonical(id)?) {
                about.extend(reader.title(id)?.filter(|title| !title.is_empty()));
            }
        }
        let text = hit.snippet.replace(['\u{E000}', '\u{E001}'], "").replace(['\n', '\r'], " ");
        texts.push(SearchHit { record: hit.id, kind: record.kind(), text, about });
    }
    Ok(SearchResults {
        people: people.into_iter().map(PersonRow::from).collect(),
        organizations: organizations
            .into_iter()
            .map(|row| SearchHit {
                record: row.id,
                kind: Kind::Organization,
                text: row.title,
                about: Vec::new(),
            })
            .collect(),
        texts,
    })
}

/// The words of a query, folded, the last one last.
fn words_in_order(query: &str) -> Vec<String> {
    folded_words(&fold(query)).take(MOST_WORDS).map(str::to_owned).collect()
}
