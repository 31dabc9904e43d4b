//! People met or named.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    check,
    contact_point::{add_address, add_email, add_phone, add_url, home_country, prefer},
    organization::organization_by_name,
};
use crate::{
    Error, Result,
    document::Workspace,
    model::{
        AuthorId, Contact, ContactEvent, ContactPoint, Employment, ItemId, Kind, LifeEvent, RecordId, Source,
        fold_email, phone_number,
    },
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
            Self::Set { contact, field, value } => set_on_person(work, contact, field, value),
            Self::AddEmail { contact, address, label } => {
                if is_on_another_card(work, contact, |card| has_email(card, &address))? {
                    return Ok(());
                }
                work.edit(contact, |it: &mut Contact, work| add_email(it, &address, label.as_deref(), work))
            }
            Self::AddPhone { contact, number, label } => {
                let country = home_country(work)?;
                let is_known = |card: &Contact| has_phone(card, &number, country.as_deref());
                if is_on_another_card(work, contact, is_known)? {
                    return Ok(());
                }
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
                let card = card_with(work, contact, item)?;
                let sort = sort_of(&work.get(card)?, item);
                on_all_cards(work, contact, |it, _| {
                    for point in sort.points(it).values_mut() {
                        point.preferred = None;
                    }
                })?;
                work.edit(card, |it: &mut Contact, work| prefer(it, item, work))
            }
            Self::AddEmployment { contact, organization, title } => {
                let job = employment(work, organization.as_deref(), title.as_deref())?;
                work.edit(contact, |it: &mut Contact, work| {
                    it.employments.insert(ItemId::new(work.context()), job);
                    Ok(())
                })
            }
            Self::EndEmployment { contact, item } => {
                let card = card_with(work, contact, item)?;
                work.edit(card, |it: &mut Contact, _| {
                    it.employments.get_mut(&item).ok_or_else(no_such_detail)?.past = true;
                    Ok(())
                })
            }
            Self::RemoveItem { contact, item } => {
                let card = card_with(work, contact, item)?;
                work.edit(card, |it: &mut Contact, _| remove_item(it, item))
            }
            Self::Tag { contact, tag } => work.edit(contact, |it: &mut Contact, _| {
                it.tags.insert(check::required_line("tag", &tag)?);
                Ok(())
            }),
            Self::Untag { contact, tag } => on_all_cards(work, contact, |it, _| {
                it.tags.remove(tag.trim());
            }),
            Self::DoNotContact { contact, on: true } => work.edit(contact, |it: &mut Contact, work| {
                work.happened(&mut it.events, ContactEvent::DoNotContact);
                Ok(())
            }),
            Self::DoNotContact { contact, on: false } => on_all_cards(work, contact, |it, work| {
                let voids = it.events.to_supersede(|event| *event == ContactEvent::DoNotContact);
                if !voids.is_empty() {
                    work.happened_instead(&mut it.events, None, voids);
                }
            }),
            Self::Delete { contact } => {
                work.require(Kind::Contact, contact)?;
                for card in work.cards(contact)? {
                    let mut it: Contact = work.get(card)?;
                    work.delete(card, &mut it.life)?;
                    work.put(card, &it)?;
                }
                Ok(())
            }
            Self::Restore { contact } => restore(work, contact),
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

/// Changes every card of a person.
fn on_all_cards(
    work: &mut Workspace<'_>,
    contact: RecordId,
    mut change: impl FnMut(&mut Contact, &Workspace<'_>),
) -> Result<()> {
    work.require(Kind::Contact, contact)?;
    for card in work.cards(contact)? {
        work.edit(card, |it: &mut Contact, work| {
            change(it, work);
            Ok(())
        })?;
    }
    Ok(())
}

/// Sets a field so that the person shows it: on the card by which they go, since that one counts first. What is cleared
/// is cleared on every card, or the next one's would come to light.
fn set_on_person(
    work: &mut Workspace<'_>,
    contact: RecordId,
    field: ContactField,
    value: Option<String>,
) -> Result<()> {
    work.require(Kind::Contact, contact)?;
    let cards = work.cards(contact)?;
    let Some((first, others)) = cards.split_first() else { return Ok(()) };
    work.edit(*first, |it: &mut Contact, _| set(it, field, value.clone()))?;
    let shown = value.unwrap_or_default();
    for card in others {
        work.edit(*card, |it: &mut Contact, _| {
            match field {
                // A text is shown together with the other cards' texts: what was taken out of it must not come back.
                ContactField::Summary if !shown.contains(it.summary.trim()) => it.summary.clear(),
                ContactField::Nickname if shown.trim().is_empty() => it.nickname = None,
                ContactField::Headline if shown.trim().is_empty() => it.headline = None,
                _ => {}
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// The card of the person that holds an item.
fn card_with(work: &mut Workspace<'_>, contact: RecordId, item: ItemId) -> Result<RecordId> {
    for card in work.cards(contact)? {
        let it: Contact = work.get(card)?;
        let points = [&it.emails, &it.phones, &it.urls, &it.addresses];
        let holds =
            points.into_iter().any(|points| points.contains_key(&item)) || it.employments.contains_key(&item);
        if holds {
            return Ok(card);
        }
    }
    work.require(Kind::Contact, contact)?;
    Err(no_such_detail())
}

fn is_on_another_card(
    work: &mut Workspace<'_>,
    contact: RecordId,
    holds: impl Fn(&Contact) -> bool,
) -> Result<bool> {
    for card in work.cards(contact)?.into_iter().filter(|card| *card != contact) {
        if work.find::<Contact>(card)?.is_some_and(|it| holds(&it)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Brings a card back, and those of the same person that went with it in the same act.
fn restore(work: &mut Workspace<'_>, contact: RecordId) -> Result<()> {
    let mut it: Contact = work.get(contact)?;
    let acts = deletions(&it);
    work.restore(&mut it.life)?;
    work.put(contact, &it)?;
    for card in work.neighbours(contact)? {
        let Some(mut it) = work.find::<Contact>(card)? else { continue };
        if it.life.is_deletion_standing() && deletions(&it).iter().any(|act| acts.contains(act)) {
            work.restore(&mut it.life)?;
            work.put(card, &it)?;
        }
    }
    Ok(())
}

/// The acts by which a card was deleted: who, and when.
fn deletions(contact: &Contact) -> Vec<(AuthorId, DateTime<Utc>)> {
    let deleted =
        contact.life.events.iter().filter(|(_, event)| matches!(event.what, Some(LifeEvent::Deleted { .. })));
    deleted.map(|(_, event)| (event.author, event.at.instant)).collect()
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

fn has_email(contact: &Contact, address: &str) -> bool {
    contact.emails.values().any(|email| fold_email(&email.value) == fold_email(address))
}

fn has_phone(contact: &Contact, number: &str, country: Option<&str>) -> bool {
    let normal = phone_number(number, country);
    contact.phones.values().any(|phone| normal.is_some() && phone.normal == normal)
}

/// The sorts of addresses of a person.
enum Sort {
    Email,
    Phone,
    Url,
    Address,
}

impl Sort {
    fn points<'a>(&self, contact: &'a mut Contact) -> &'a mut BTreeMap<ItemId, ContactPoint> {
        match self {
            Self::Email => &mut contact.emails,
            Self::Phone => &mut contact.phones,
            Self::Url => &mut contact.urls,
            Self::Address => &mut contact.addresses,
        }
    }
}

fn sort_of(contact: &Contact, item: ItemId) -> Sort {
    match () {
        () if contact.emails.contains_key(&item) => Sort::Email,
        () if contact.phones.contains_key(&item) => Sort::Phone,
        () if contact.urls.contains_key(&item) => Sort::Url,
        () => Sort::Address,
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
