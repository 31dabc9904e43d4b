//! Texts to begin with: those that everybody has, as the person changed them, and the person's own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    Error, Result, coach,
    model::{Kind, Record, RecordId, Template},
    store::Reader,
};

/// A text to begin with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TemplateRow {
    /// Names it for [`crate::Vault::fill_template`] and for an ask: `builtin/cold/en`, or the record's id.
    pub id: String,
    /// The record with the person's own words; nothing where they changed nothing.
    pub template: Option<RecordId>,
    /// The id of the built-in template; nothing for one of the person's own.
    pub built_in: Option<String>,
    /// What it is called, or when to use it.
    pub title: String,
    /// What it is for, such as `cold`.
    pub purpose: Option<String>,
    /// The language, as a BCP 47 tag.
    pub locale: Option<String>,
    /// The text, with its slots in braces.
    pub text: String,
    /// Whether the words of a built-in one are the person's.
    pub is_changed: bool,
}

/// All that are offered: the built-in ones first, then the person's own, by name. What the person hides is left out.
pub(crate) fn templates(reader: &Reader<'_>) -> Result<Vec<TemplateRow>> {
    let (rows, hidden) = all(reader)?;
    Ok(rows.into_iter().filter(|row| !hidden.contains(&row.id)).collect())
}

/// One of them, hidden or not.
pub(super) fn template_of(reader: &Reader<'_>, id: &str) -> Result<TemplateRow> {
    if let Some(clause) = coach::clauses().into_iter().find(|clause| clause.id == id) {
        return Ok(TemplateRow {
            id: clause.id,
            template: None,
            built_in: None,
            title: String::new(),
            purpose: None,
            locale: Some(clause.locale),
            text: clause.text,
            is_changed: false,
        });
    }
    let (rows, _) = all(reader)?;
    let found = rows.into_iter().find(|row| row.id == id);
    found.ok_or_else(|| Error::invalid("template", "is not there; it may have been deleted"))
}

/// All, and the ids of those that are hidden.
fn all(reader: &Reader<'_>) -> Result<(Vec<TemplateRow>, Vec<String>)> {
    let mut changed: BTreeMap<String, (RecordId, Template)> = BTreeMap::new();
    let mut own: Vec<TemplateRow> = Vec::new();
    for (id, record) in reader.all(Kind::Template)? {
        let Record::Template(it) = record else { continue };
        match it.built_in.clone() {
            Some(built_in) => {
                changed.insert(built_in, (id, it));
            }
            None => own.push(TemplateRow {
                id: id.to_string(),
                template: Some(id),
                built_in: None,
                title: it.title.unwrap_or_else(|| "Without a name".to_owned()),
                purpose: it.purpose,
                locale: it.locale,
                text: it.text,
                is_changed: false,
            }),
        }
    }
    let mut hidden = Vec::new();
    let mut rows = Vec::new();
    for built_in in coach::templates() {
        let change = changed.remove(&built_in.id);
        let own_text = change.as_ref().map(|(_, it)| it.text.clone()).filter(|text| !text.is_empty());
        if change.as_ref().is_some_and(|(_, it)| it.hidden) {
            hidden.push(built_in.id.clone());
        }
        rows.push(TemplateRow {
            template: change.map(|(id, _)| id),
            built_in: Some(built_in.id.clone()),
            id: built_in.id,
            title: built_in.title,
            purpose: Some(built_in.kind.name().to_owned()),
            locale: Some(built_in.locale),
            is_changed: own_text.is_some(),
            text: own_text.unwrap_or(built_in.text),
        });
    }
    // A newer version may have templates that this one does not know: the person's words for them are theirs.
    for (built_in, (id, it)) in changed {
        if it.hidden || it.text.is_empty() {
            continue;
        }
        rows.push(TemplateRow {
            id: built_in.clone(),
            template: Some(id),
            title: it.title.unwrap_or_else(|| built_in.clone()),
            built_in: Some(built_in),
            purpose: it.purpose,
            locale: it.locale,
            text: it.text,
            is_changed: true,
        });
    }
    own.sort_by(|one, other| (&one.title, &one.id).cmp(&(&other.title, &other.id)));
    rows.extend(own);
    Ok((rows, hidden))
}
