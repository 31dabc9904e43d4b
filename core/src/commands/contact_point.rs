//! Addresses, numbers and pages of a person.

use std::collections::BTreeMap;

use super::check;
use crate::{
    Error, Result,
    document::Workspace,
    model::{Contact, ContactPoint, EventId, ItemId, Profile, fold_email, linkedin_slug, phone_number},
};

/// The longest postal address, in bytes of UTF-8.
const ADDRESS_BYTES: usize = 2 * 1024;

/// The person's own country, if it is known.
pub(super) fn home_country(work: &mut Workspace<'_>) -> Result<Option<String>> {
    Ok(work.find::<Profile>(Profile::id())?.and_then(|profile| profile.country))
}

pub(super) fn add_email(
    contact: &mut Contact,
    address: &str,
    label: Option<&str>,
    work: &Workspace<'_>,
) -> Result<()> {
    let address = check::required_line("e-mail address", address)?;
    let well_formed =
        address.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty());
    if !well_formed || address.contains(char::is_whitespace) {
        return Err(Error::invalid("e-mail address", "must look like name@example.org"));
    }
    let normal = Some(fold_email(&address));
    let known = contact.emails.values().any(|email| Some(fold_email(&email.value)) == normal);
    add(&mut contact.emails, known, address, normal, label, work)
}

pub(super) fn add_phone(
    contact: &mut Contact,
    number: &str,
    label: Option<&str>,
    country: Option<&str>,
    work: &Workspace<'_>,
) -> Result<()> {
    let number = check::required_line("phone number", number)?;
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if digits(&number).is_empty() {
        return Err(Error::invalid("phone number", "holds no digit"));
    }
    let normal = phone_number(&number, country);
    let is_known = |phone: &ContactPoint| {
        digits(&phone.value) == digits(&number) || (normal.is_some() && phone.normal == normal)
    };
    let known = contact.phones.values().any(is_known);
    add(&mut contact.phones, known, number, normal, label, work)
}

pub(super) fn add_url(
    contact: &mut Contact,
    url: &str,
    label: Option<&str>,
    work: &Workspace<'_>,
) -> Result<()> {
    let url = check::required_line("page", url)?;
    if !url.contains('.') || url.contains(char::is_whitespace) {
        return Err(Error::invalid("page", "must look like https://example.org/jane"));
    }
    let normal = linkedin_slug(&url);
    let is_known = |page: &ContactPoint| page.value == url || (normal.is_some() && page.normal == normal);
    let known = contact.urls.values().any(is_known);
    add(&mut contact.urls, known, url, normal, label, work)
}

pub(super) fn add_address(
    contact: &mut Contact,
    address: &str,
    label: Option<&str>,
    work: &Workspace<'_>,
) -> Result<()> {
    let lines: Vec<&str> = address.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let address = lines.join("\n");
    if address.is_empty() {
        return Err(Error::invalid("postal address", "is empty"));
    }
    if address.chars().any(|c| c.is_control() && c != '\n') {
        return Err(Error::invalid("postal address", "must be lines without control characters"));
    }
    check::text("postal address", &address, ADDRESS_BYTES)?;
    let known = contact.addresses.values().any(|point| point.value == address);
    add(&mut contact.addresses, known, address, None, label, work)
}

/// Says that this one is to be used before the others of its sort. It takes the place of every choice this device knows
/// of; two devices that choose apart leave two, and the person is told.
pub(super) fn prefer(contact: &mut Contact, item: ItemId, work: &Workspace<'_>) -> Result<()> {
    let stamp = EventId::new(work.context());
    for points in [&mut contact.emails, &mut contact.phones, &mut contact.urls, &mut contact.addresses] {
        if points.contains_key(&item) {
            for (id, point) in points {
                point.preferred = (*id == item).then_some(stamp);
            }
            return Ok(());
        }
    }
    Err(no_such_detail())
}

fn add(
    points: &mut BTreeMap<ItemId, ContactPoint>,
    is_known: bool,
    value: String,
    normal: Option<String>,
    label: Option<&str>,
    work: &Workspace<'_>,
) -> Result<()> {
    let label = check::optional_line("label", label)?;
    if !is_known {
        let point = ContactPoint { value, label, normal, preferred: None };
        points.insert(ItemId::new(work.context()), point);
    }
    Ok(())
}

pub(super) fn has_email(contact: &Contact, address: &str) -> bool {
    contact.emails.values().any(|email| fold_email(&email.value) == fold_email(address))
}

pub(super) fn has_phone(contact: &Contact, number: &str, country: Option<&str>) -> bool {
    let normal = phone_number(number, country);
    contact.phones.values().any(|phone| normal.is_some() && phone.normal == normal)
}

/// The sorts of addresses of a person.
pub(super) enum Sort {
    Email,
    Phone,
    Url,
    Address,
}

impl Sort {
    pub(super) fn points<'a>(&self, contact: &'a mut Contact) -> &'a mut BTreeMap<ItemId, ContactPoint> {
        match self {
            Self::Email => &mut contact.emails,
            Self::Phone => &mut contact.phones,
            Self::Url => &mut contact.urls,
            Self::Address => &mut contact.addresses,
        }
    }
}

pub(super) fn sort_of(contact: &Contact, item: ItemId) -> Sort {
    match () {
        () if contact.emails.contains_key(&item) => Sort::Email,
        () if contact.phones.contains_key(&item) => Sort::Phone,
        () if contact.urls.contains_key(&item) => Sort::Url,
        () => Sort::Address,
    }
}

pub(super) fn remove_item(contact: &mut Contact, item: ItemId) -> Result<()> {
    let removed = contact.emails.remove(&item).is_some()
        || contact.phones.remove(&item).is_some()
        || contact.urls.remove(&item).is_some()
        || contact.addresses.remove(&item).is_some()
        || contact.employments.remove(&item).is_some();
    if removed { Ok(()) } else { Err(no_such_detail()) }
}

pub(super) fn no_such_detail() -> Error {
    Error::invalid("detail", "is not there any more")
}
