//! Fields of a person that hold one line, or one text.

use serde::{Deserialize, Serialize};

use super::check;
use crate::{Error, Result, model::Contact};

/// A field of a contact that holds one line, or one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ContactField {
    /// The whole name, as they write it.
    Name,
    /// Given name.
    Given,
    /// Family name.
    Family,
    /// How to speak of them: "she/her".
    Pronouns,
    /// What friends call them.
    Nickname,
    /// One line about what they do.
    Headline,
    /// The part of the world they are in.
    Region,
    /// Their time zone, by its name in the IANA database.
    Zone,
    /// Where what is known of them comes from, and what they agreed to.
    Provenance,
    /// A summary in the person's own words.
    Summary,
}

/// Sets one field of one card.
pub(super) fn set(contact: &mut Contact, field: ContactField, value: Option<String>) -> Result<()> {
    let value = value.as_deref();
    match field {
        ContactField::Name => set_name(contact, &check::required_line("name", value.unwrap_or_default())?),
        ContactField::Given => contact.given = check::optional_line("given name", value)?,
        ContactField::Family => contact.family = check::optional_line("family name", value)?,
        ContactField::Pronouns => contact.pronouns = check::optional_line("pronouns", value)?,
        ContactField::Region => contact.region = check::optional_line("region", value)?,
        ContactField::Zone => contact.zone = check::zone(value)?,
        ContactField::Provenance => contact.provenance = check::optional_line("note", value)?,
        ContactField::Nickname => contact.nickname = check::optional_line("nickname", value)?,
        ContactField::Headline => contact.headline = check::optional_line("headline", value)?,
        ContactField::Summary => {
            check::text("summary", value.unwrap_or_default(), 64 * 1024)?;
            contact.summary = value.unwrap_or_default().to_owned();
        }
    }
    if !contact.is_named() {
        return Err(Error::invalid("name", "is empty; a person needs one name"));
    }
    Ok(())
}

/// Takes a whole name apart only where that is safe: two words are given and family name, anything else is kept whole.
pub(super) fn set_name(contact: &mut Contact, name: &str) {
    let words: Vec<&str> = name.split_whitespace().collect();
    contact.display = None;
    match words[..] {
        [given, family] => {
            contact.given = Some(given.to_owned());
            contact.family = Some(family.to_owned());
        }
        [given] => {
            contact.given = Some(given.to_owned());
            contact.family = None;
        }
        _ => {
            contact.given = None;
            contact.family = None;
            contact.display = Some(words.join(" "));
        }
    }
}
