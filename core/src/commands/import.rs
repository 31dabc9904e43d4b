//! People who are taken over from elsewhere.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    check,
    contact_field::set_name,
    contact_point::{add_email, add_url},
};
use crate::{
    Error, Result,
    document::Workspace,
    model::{Contact, ContactKey, Employment, ItemId, Source, fold},
};

/// The most people that are taken over at once.
pub const MOST_CONNECTIONS: usize = 500;

/// What can be taken over from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ImportCommand {
    /// Adds those of one's connections who are not known yet; whoever is known stays untouched, so that the same list can
    /// be taken over again, and on another device too.
    Connections {
        /// Who they are: at most 500 at once.
        people: Vec<Connection>,
    },
}

/// Somebody with whom the person is connected on LinkedIn, as the list of connections has them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(default, deny_unknown_fields)]
pub struct Connection {
    /// Their name.
    pub name: String,
    /// Their profile.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub url: Option<String>,
    /// Their e-mail address.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub email: Option<String>,
    /// Where they work.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub employer: Option<String>,
    /// As what.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub title: Option<String>,
    /// The day on which the two connected.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub connected: Option<NaiveDate>,
}

impl ImportCommand {
    pub(super) fn label(&self) -> &'static str {
        "take over connections"
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        let Self::Connections { people } = self;
        if people.len() > MOST_CONNECTIONS {
            return Err(Error::invalid("list", "is too long; take over at most 500 people at once"));
        }
        let mut taken: BTreeSet<ContactKey> = BTreeSet::new();
        for person in &people {
            let contact = contact_of(person, work)?;
            let keys = contact.keys();
            if keys.is_disjoint(&taken) && !is_known(work, &contact, &keys)? {
                work.create(&contact)?;
                taken.extend(keys);
            }
        }
        Ok(())
    }
}

fn contact_of(person: &Connection, work: &Workspace<'_>) -> Result<Contact> {
    let mut contact = Contact { source: Some(Source::SocialNetwork), ..Contact::default() };
    contact.source_detail = Some("LinkedIn".to_owned());
    set_name(&mut contact, &check::required_line("name", &person.name)?);
    if let Some(url) = &person.url {
        add_url(&mut contact, url, None, work)?;
    }
    if let Some(email) = &person.email {
        add_email(&mut contact, email, None, work)?;
    }
    if person.employer.is_some() || person.title.is_some() {
        let job = Employment {
            employer: check::optional_line("employer", person.employer.as_deref())?,
            title: check::optional_line("job title", person.title.as_deref())?,
            ..Employment::default()
        };
        contact.employments.insert(ItemId::new(work.context()), job);
    }
    if contact.keys().is_empty() {
        // Older lists hold no profile, and hardly an address: then name and day tell that it is the same row.
        let day = person.connected.map_or_else(|| "?".to_owned(), |day| day.to_string());
        contact.external_keys.insert(format!("connection:{}|{day}", fold(&person.name)));
    }
    Ok(contact)
}

/// Whether somebody with one of these keys, and a name that fits, is there.
fn is_known(work: &mut Workspace<'_>, contact: &Contact, keys: &BTreeSet<ContactKey>) -> Result<bool> {
    for key in keys {
        for card in work.sharers(key)? {
            if work.get::<Contact>(card)?.has_compatible_name(contact) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}
