//! The person's own templates, and what they changed of built-in ones.

use serde::{Deserialize, Serialize};

use crate::{
    Result,
    model::{Kind, Record, RecordId},
    store::Reader,
};

/// A text to begin with that the person wrote, or that takes the place of a built-in one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TemplateRow {
    /// The record.
    pub template: RecordId,
    /// The id of the built-in template whose place it takes; nothing for one of the person's own.
    pub built_in: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// The id of what it is for.
    pub purpose: Option<String>,
    /// The language, as a BCP 47 tag.
    pub locale: Option<String>,
    /// The text; nothing where the built-in one's is kept.
    pub text: Option<String>,
    /// Whether it is not offered.
    pub is_hidden: bool,
}

/// The person's own templates and what they changed of built-in ones, by id. What says nothing any more is left out.
pub(crate) fn templates(reader: &Reader<'_>) -> Result<Vec<TemplateRow>> {
    let mut rows = Vec::new();
    for (template, record) in reader.all(Kind::Template)? {
        let Record::Template(it) = record else { continue };
        let text = (!it.text.is_empty()).then_some(it.text);
        if it.built_in.is_some() && text.is_none() && !it.hidden {
            continue;
        }
        rows.push(TemplateRow {
            template,
            built_in: it.built_in,
            title: it.title,
            purpose: it.purpose,
            locale: it.locale,
            text,
            is_hidden: it.hidden,
        });
    }
    Ok(rows)
}
