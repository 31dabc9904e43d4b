//! What tells that two entries are about one person.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Contact, ContactPoint, fold_email};

/// Something that hardly two people share, in the normal form that was stored when it was written: a newer table of
/// phone numbers cannot make two devices disagree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ContactKey {
    /// An e-mail address, folded.
    Email(String),
    /// A phone number in E.164.
    Phone(String),
    /// A profile on LinkedIn: the part after `/in/`.
    LinkedIn(String),
    /// What another program knows them by.
    Other(String),
}

impl Contact {
    /// What tells that another entry is about the same person. Numbers and pages without a normal form say nothing.
    ///
    /// ```
    /// use rapport_core::model::{Contact, ContactKey, ContactPoint, ItemId};
    ///
    /// let address = ContactPoint { value: "Jane@X.org".into(), ..ContactPoint::default() };
    /// let jane = Contact { emails: [(ItemId::from_bytes([1; 10]), address)].into(), ..Contact::default() };
    /// assert!(jane.keys().contains(&ContactKey::Email("jane@x.org".into())));
    /// ```
    pub fn keys(&self) -> BTreeSet<ContactKey> {
        let normal = |point: &ContactPoint| point.normal.clone();
        // Addresses written before there were normal forms have the same one as always.
        let email = |point: &ContactPoint| normal(point).unwrap_or_else(|| fold_email(&point.value));
        let emails = self.emails.values().map(|point| ContactKey::Email(email(point)));
        let phones = self.phones.values().filter_map(normal).map(ContactKey::Phone);
        let profiles = self.urls.values().filter_map(normal).map(ContactKey::LinkedIn);
        let others = self.external_keys.iter().cloned().map(ContactKey::Other);
        emails.chain(phones).chain(profiles).chain(others).filter(|key| !key.is_empty()).collect()
    }
}

impl ContactKey {
    fn is_empty(&self) -> bool {
        match self {
            Self::Email(key) | Self::Phone(key) | Self::LinkedIn(key) | Self::Other(key) => key.is_empty(),
        }
    }
}

/// The profile that an address on LinkedIn leads to: the part after `/in/`, in lower case.
///
/// ```
/// use rapport_core::model::linkedin_slug;
///
/// assert_eq!(linkedin_slug("https://www.linkedin.com/in/Jane-Doe-1/?trk=x").as_deref(), Some("jane-doe-1"));
/// assert_eq!(linkedin_slug("https://example.org/in/jane"), None);
/// ```
pub fn linkedin_slug(address: &str) -> Option<String> {
    let address = address.trim().to_lowercase();
    let address = address.split(['?', '#']).next()?;
    let address = address.strip_prefix("https://").or(address.strip_prefix("http://")).unwrap_or(address);
    let (host, path) = address.split_once('/')?;
    let is_linkedin = host == "linkedin.com" || host.ends_with(".linkedin.com");
    let slug = path.strip_prefix("in/").filter(|_| is_linkedin)?.split('/').next()?;
    (!slug.is_empty()).then(|| slug.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ItemId;

    fn point(value: &str, normal: Option<&str>) -> ContactPoint {
        ContactPoint { value: value.to_owned(), normal: normal.map(str::to_owned), ..ContactPoint::default() }
    }

    #[test]
    fn a_profile_is_the_same_however_its_address_is_written() {
        for address in [
            "https://www.linkedin.com/in/jane-doe",
            "http://linkedin.com/in/Jane-Doe/",
            "de.linkedin.com/in/jane-doe?locale=de",
            " https://www.linkedin.com/in/jane-doe/details/experience/#top ",
        ] {
            assert_eq!(linkedin_slug(address).as_deref(), Some("jane-doe"), "{address}");
        }
        for address in [
            "https://www.linkedin.com/company/acme",
            "https://notlinkedin.com/in/jane",
            "https://example.org/linkedin.com/in/jane",
            "linkedin.com",
            "linkedin.com/in/",
            "jane",
        ] {
            assert_eq!(linkedin_slug(address), None, "{address}");
        }
    }

    #[test]
    fn keys_are_normal_forms_and_nothing_else() {
        let item = |n| ItemId::from_bytes([n; 10]);
        let contact = Contact {
            emails: [(item(1), point("Jane@X.org ", None)), (item(2), point("A@b.c", Some("a@b.c")))].into(),
            phones: [
                (item(3), point("555 0100", None)),
                (item(4), point("+1 415 555 0100", Some("+14155550100"))),
            ]
            .into(),
            urls: [
                (item(5), point("https://jane.example", None)),
                (item(6), point("x", Some("jane"))),
                (item(7), point("x", Some(""))),
            ]
            .into(),
            external_keys: ["vcard:1".to_owned()].into(),
            ..Contact::default()
        };
        let expected = [
            ContactKey::Email("jane@x.org".into()),
            ContactKey::Email("a@b.c".into()),
            ContactKey::Phone("+14155550100".into()),
            ContactKey::LinkedIn("jane".into()),
            ContactKey::Other("vcard:1".into()),
        ];
        assert_eq!(contact.keys(), expected.into());
    }
}
