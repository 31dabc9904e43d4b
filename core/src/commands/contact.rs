//! People met or named.

use serde::{Deserialize, Serialize};

use super::{
    check,
    contact_point::{add_address, add_email, add_phone, add_url, home_country, prefer},
    organization::organization_by_name,
};
use crate::{
    Error, Result,
    document::Workspace,
    model::{Contact, ContactEvent, Employment, ItemId, RecordId, Source},
};

/// What can be done with a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ContactCommand {
    /// Adds a person; one name is enough.
    Create {
        /// What is known of them.
        contact: NewContact,
    },
    /// Sets one field.
    Set {
        /// Of whom.
        contact: RecordId,
        /// Which.
        field: ContactField,
        /// To what; nothing clears it.
        value: Option<String>,
    },
    /// Adds an e-mail address. One that is there already stays as it is.
    AddEmail {
        /// Of whom.
        contact: RecordId,
        /// The address.
        address: String,
        /// What it is for.
        label: Option<String>,
    },
    /// Adds a phone number. One that is there already stays as it is.
    AddPhone {
        /// Of whom.
        contact: RecordId,
        /// The number as they wrote it.
        number: String,
        /// What it is for.
        label: Option<String>,
    },
    /// Adds a page of theirs. One that is there already stays as it is.
    AddUrl {
        /// Of whom.
        contact: RecordId,
        /// The address of the page.
        url: String,
        /// What it is for.
        label: Option<String>,
    },
    /// Adds a postal address. One that is there already stays as it is.
    AddAddress {
        /// Of whom.
        contact: RecordId,
        /// The address, in lines.
        address: String,
        /// What it is for.
        label: Option<String>,
    },
    /// Says that one of several e-mail addresses, numbers, pages or postal addresses is to be used before the others.
    Prefer {
        /// Of whom.
        contact: RecordId,
        /// Which.
        item: ItemId,
    },
    /// Adds a job.
    AddEmployment {
        /// Of whom.
        contact: RecordId,
        /// Where: an organization of that name is used, or made.
        organization: Option<String>,
        /// As what.
        title: Option<String>,
    },
    /// Says that a job is over.
    EndEmployment {
        /// Of whom.
        contact: RecordId,
        /// Which.
        item: ItemId,
    },
    /// Removes an e-mail address, a phone number or a job.
    RemoveItem {
        /// Of whom.
        contact: RecordId,
        /// Which.
        item: ItemId,
    },
    /// Adds a tag.
    Tag {
        /// Of whom.
        contact: RecordId,
        /// The tag.
        tag: String,
    },
    /// Removes a tag.
    Untag {
        /// Of whom.
        contact: RecordId,
        /// The tag.
        tag: String,
    },
    /// Says whether they do not want to be contacted.
    DoNotContact {
        /// Who.
        contact: RecordId,
        /// Whether they do not.
        on: bool,
    },
    /// Deletes a person; it can be undone, and work of other devices brings them back.
    Delete {
        /// Whom.
        contact: RecordId,
    },
    /// Brings a deleted person back.
    Restore {
        /// Whom.
        contact: RecordId,
    },
}

/// A person to add.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(default, deny_unknown_fields)]
pub struct NewContact {
    /// Their name, as they write it.
    pub name: String,
    /// Where they work: an organization of that name is used, or made.
    pub organization: Option<String>,
    /// As what they work.
    pub title: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A phone number.
    pub phone: Option<String>,
    /// How the person found them.
    pub source: Option<Source>,
}

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
    /// What friends call them.
    Nickname,
    /// One line about what they do.
    Headline,
    /// A summary in the person's own words.
    Summary,
}

impl ContactCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Create { .. } => "add a person",
            Self::Set { .. } => "edit a person",
            Self::AddEmail { .. } => "add an e-mail address",
            Self::AddPhone { .. } => "add a phone number",
            Self::AddUrl { .. } => "add a page",
            Self::AddAddress { .. } => "add a postal address",
            Self::Prefer { .. } => "choose what to use first",
            Self::AddEmployment { .. } => "add a job",
            Self::EndEmployment { .. } => "end a job",
            Self::RemoveItem { .. } => "remove a detail",
            Self::Tag { .. } => "add a tag",
            Self::Untag { .. } => "remove a tag",
            Self::DoNotContact { on: true, .. } => "mark as do not contact",
            Self::DoNotContact { on: false, .. } => "allow contact again",
            Self::Delete { .. } => "delete a person",
            Self::Restore { .. } => "restore a person",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Create { contact } => create(work, &contact).map(|_| ()),
            Self::Set { contact, field, value } => {
                work.edit(contact, |it: &mut Contact, _| set(it, field, value))
            }
            Self::AddEmail { contact, address, label } => {
                work.edit(contact, |it: &mut Contact, work| add_email(it, &address, label.as_deref(), work))
            }
            Self::AddPhone { contact, number, label } => {
                let country = home_country(work)?;
                work.edit(contact, |it: &mut Contact, work| {
                    add_phone(it, &number, label.as_deref(), country.as_deref(), work)
                })
            }
            Self::AddUrl { contact, url, label } => {
                work.edit(contact, |it: &mut Contact, work| add_url(it, &url, label.as_deref(), work))
            }
            Self::AddAddress { contact, address, label } => {
                work.edit(contact, |it: &mut Contact, work| add_address(it, &address, label.as_deref(), work))
            }
            Self::Prefer { contact, item } => {
                work.edit(contact, |it: &mut Contact, work| prefer(it, item, work))
            }
            Self::AddEmployment { contact, organization, title } => {
                let job = employment(work, organization.as_deref(), title.as_deref())?;
                work.edit(contact, |it: &mut Contact, work| {
                    it.employments.insert(ItemId::new(work.context()), job);
                    Ok(())
                })
            }
            Self::EndEmployment { contact, item } => work.edit(contact, |it: &mut Contact, _| {
                it.employments.get_mut(&item).ok_or_else(no_such_detail)?.past = true;
                Ok(())
            }),
            Self::RemoveItem { contact, item } => {
                work.edit(contact, |it: &mut Contact, _| remove_item(it, item))
            }
            Self::Tag { contact, tag } => work.edit(contact, |it: &mut Contact, _| {
                it.tags.insert(check::required_line("tag", &tag)?);
                Ok(())
            }),
            Self::Untag { contact, tag } => work.edit(contact, |it: &mut Contact, _| {
                it.tags.remove(tag.trim());
                Ok(())
            }),
            Self::DoNotContact { contact, on } => work.edit(contact, |it: &mut Contact, work| {
                if on {
                    work.happened(&mut it.events, ContactEvent::DoNotContact);
                } else {
                    let voids = it.events.to_supersede(|event| *event == ContactEvent::DoNotContact);
                    work.happened_instead(&mut it.events, None, voids);
                }
                Ok(())
            }),
            Self::Delete { contact } => {
                let mut it: Contact = work.get(contact)?;
                work.delete(contact, &mut it.life)?;
                work.put(contact, &it)
            }
            Self::Restore { contact } => {
                let mut it: Contact = work.get(contact)?;
                work.restore(&mut it.life)?;
                work.put(contact, &it)
            }
        }
    }
}

/// Adds a person and answers with their id.
pub(super) fn create(work: &mut Workspace<'_>, new: &NewContact) -> Result<RecordId> {
    let mut contact = Contact { source: new.source, ..Contact::default() };
    set_name(&mut contact, &check::required_line("name", &new.name)?);
    if let Some(email) = &new.email {
        add_email(&mut contact, email, None, work)?;
    }
    if let Some(phone) = &new.phone {
        let country = home_country(work)?;
        add_phone(&mut contact, phone, None, country.as_deref(), work)?;
    }
    if new.organization.is_some() || new.title.is_some() {
        let job = employment(work, new.organization.as_deref(), new.title.as_deref())?;
        contact.employments.insert(ItemId::new(work.context()), job);
    }
    work.create(&contact)
}

/// Notes where somebody works, unless it is known.
pub(super) fn add_workplace(work: &mut Workspace<'_>, contact: RecordId, organization: &str) -> Result<()> {
    let job = employment(work, Some(organization), None)?;
    work.edit(contact, |it: &mut Contact, work| {
        if !it.employments.values().any(|known| known.organization == job.organization) {
            it.employments.insert(ItemId::new(work.context()), job);
        }
        Ok(())
    })
}

fn set(contact: &mut Contact, field: ContactField, value: Option<String>) -> Result<()> {
    let value = value.as_deref();
    match field {
        ContactField::Name => set_name(contact, &check::required_line("name", value.unwrap_or_default())?),
        ContactField::Given => contact.given = check::optional_line("given name", value)?,
        ContactField::Family => contact.family = check::optional_line("family name", value)?,
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
fn set_name(contact: &mut Contact, name: &str) {
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

fn employment(
    work: &mut Workspace<'_>,
    organization: Option<&str>,
    title: Option<&str>,
) -> Result<Employment> {
    let organization = match check::optional_line("organization", organization)? {
        Some(name) => Some(organization_by_name(work, &name)?),
        None => None,
    };
    let title = check::optional_line("job title", title)?;
    if organization.is_none() && title.is_none() {
        return Err(Error::invalid("job", "needs an organization or a title"));
    }
    Ok(Employment { organization, title, past: false })
}

fn remove_item(contact: &mut Contact, item: ItemId) -> Result<()> {
    let removed = contact.emails.remove(&item).is_some()
        || contact.phones.remove(&item).is_some()
        || contact.urls.remove(&item).is_some()
        || contact.addresses.remove(&item).is_some()
        || contact.employments.remove(&item).is_some();
    if removed { Ok(()) } else { Err(no_such_detail()) }
}

fn no_such_detail() -> Error {
    Error::invalid("detail", "is not there any more")
}
