//! A person met or named.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Channel, Employment, EventId, Events, ItemId, Life, Moment, RecordId, Seniority, Warmth};

/// A person met or named. One name is enough; everything else is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Given name.
    pub given: Option<String>,
    /// Family name.
    pub family: Option<String>,
    /// The name as the person writes it, when it is not simply given and family name.
    pub display: Option<String>,
    /// How to speak of them: "she/her".
    pub pronouns: Option<String>,
    /// What friends call them.
    pub nickname: Option<String>,
    /// One line about what they do.
    pub headline: Option<String>,
    /// How the person found them.
    pub source: Option<Source>,
    /// More on how they were found: which event, which page.
    pub source_detail: Option<String>,
    /// Who led to them, when it was somebody.
    pub source_contact: Option<RecordId>,
    /// E-mail addresses.
    pub emails: BTreeMap<ItemId, ContactPoint>,
    /// Phone numbers.
    pub phones: BTreeMap<ItemId, ContactPoint>,
    /// Pages of theirs: a profile, a site.
    pub urls: BTreeMap<ItemId, ContactPoint>,
    /// Postal addresses, in lines.
    pub addresses: BTreeMap<ItemId, ContactPoint>,
    /// Where they work and worked.
    pub employments: BTreeMap<ItemId, Employment>,
    /// The part of the world they are in, for looking through.
    pub region: Option<String>,
    /// Their time zone's name in the IANA database.
    pub zone: Option<String>,
    /// How far up they are.
    pub seniority: Option<Seniority>,
    /// Whether they have a say in hiring; nothing when that is not known.
    pub near_hiring: Option<bool>,
    /// How many people they are connected with on LinkedIn.
    pub linkedin_reach: Option<LinkedInReach>,
    /// How warm a first word to them is, when the person knows better than the rules.
    pub warmth_override: Option<Warmth>,
    /// After how many days without a word they are to be heard from again.
    pub cadence_days: Option<u32>,
    /// Where what is known of them comes from, and what they agreed to.
    pub provenance: Option<String>,
    /// Whether they may introduce the person to others later on.
    pub may_introduce: bool,
    /// The person's own tags.
    pub tags: BTreeSet<String>,
    /// What the two have in common: a school, an interest.
    pub common_ground: BTreeSet<String>,
    /// What other programs know them by.
    pub external_keys: BTreeSet<String>,
    /// A summary in the person's own words.
    pub summary: String,
    /// What happened.
    pub events: Events<ContactEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

/// An e-mail address, a phone number, a page or a postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactPoint {
    /// As it was written.
    pub value: String,
    /// What it is for, such as `work`.
    pub label: Option<String>,
    /// What is compared, kept as it was found when this was written: see [`Contact::keys`].
    pub normal: Option<String>,
    /// Set on the one that is to be used before the others: see [`preferred`].
    pub preferred: Option<EventId>,
}

/// How a contact was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Named by somebody in a talk.
    Referral,
    /// A friend or a relative.
    FriendsAndFamily,
    /// Known from work or school.
    WorkOrSchool,
    /// Met at an event.
    Event,
    /// Through an association or a group.
    Association,
    /// On a company's own pages.
    CompanySite,
    /// Through a social network.
    SocialNetwork,
    /// In some other way.
    Other,
}

/// How many people somebody is connected with on LinkedIn: who has few accepts few.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum LinkedInReach {
    /// Few: another way is better.
    Few,
    /// Many.
    Many,
}

/// What can happen with a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactEvent {
    /// They do not want to be contacted. Any one of these that stands is enough.
    DoNotContact,
    /// The two were in touch, with nothing more to note.
    InTouch {
        /// How.
        channel: Option<Channel>,
    },
}

impl Contact {
    /// The name to show: the display name, or given and family name, or the nickname, or else an address. Never empty.
    pub fn name(&self) -> String {
        let joined = [&self.given, &self.family]
            .into_iter()
            .flatten()
            .map(|part| part.trim())
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let points = self.emails.values().chain(self.phones.values()).map(|point| point.value.clone());
        [self.display.clone(), Some(joined), self.nickname.clone()]
            .into_iter()
            .flatten()
            .chain(points)
            .find(|name| !name.trim().is_empty())
            .unwrap_or_else(|| Self::UNNAMED.to_owned())
    }

    /// What a person is called of whom no name is left: two devices may each have cleared one of two names.
    pub const UNNAMED: &str = "Somebody without a name";

    /// Whether they have a name of their own.
    pub fn is_named(&self) -> bool {
        self.names().any(|name| !name.trim().is_empty())
    }

    /// All names they may be looked for by, with doubles.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [&self.display, &self.given, &self.family, &self.nickname].into_iter().flatten().map(String::as_str)
    }

    /// Whether they do not want to be contacted.
    pub fn is_do_not_contact(&self) -> bool {
        self.events.any(|event| *event == ContactEvent::DoNotContact)
    }

    /// The standing words that they do not want to be contacted.
    pub fn left_alone(&self) -> BTreeSet<EventId> {
        let standing = self.events.standing().into_iter();
        standing.filter(|(_, event)| **event == ContactEvent::DoNotContact).map(|(id, _)| *id).collect()
    }

    /// When the two were in touch with nothing more to note, and how, the earliest first.
    pub fn in_touch(&self) -> Vec<(Moment, Option<Channel>)> {
        let standing: BTreeSet<&EventId> = self.events.standing().into_iter().map(|(id, _)| id).collect();
        let touch = self.events.iter().filter(|(id, _)| standing.contains(id)).filter_map(|(_, event)| {
            match event.what {
                Some(ContactEvent::InTouch { channel }) => Some((event.at.clone(), channel)),
                _ => None,
            }
        });
        let mut touches: Vec<(Moment, Option<Channel>)> = touch.collect();
        touches.sort_by_key(|(at, _)| at.instant);
        touches
    }

    /// The job to show: of those that are not over the one that began last.
    pub fn current_employment(&self) -> Option<&Employment> {
        let current = self.employments.iter().filter(|(_, job)| !job.past);
        current.max_by_key(|(item, job)| (&job.from, **item)).map(|(_, job)| job)
    }
}

/// Which of several is to be used first, and whether two devices chose apart. Of two choices the same one counts
/// everywhere, until the person chooses again.
pub fn preferred(points: &BTreeMap<ItemId, ContactPoint>) -> (Option<ItemId>, bool) {
    let mut chosen: Vec<_> = points.iter().filter_map(|(id, point)| Some((point.preferred?, *id))).collect();
    chosen.sort();
    (chosen.last().map(|(_, id)| *id), chosen.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(stamps: &[Option<u8>]) -> BTreeMap<ItemId, ContactPoint> {
        let point = |(n, stamp): (usize, &Option<u8>)| {
            let preferred = stamp.map(|stamp| EventId::from_bytes([stamp; 10]));
            (ItemId::from_bytes([n as u8; 10]), ContactPoint { preferred, ..ContactPoint::default() })
        };
        stamps.iter().enumerate().map(point).collect()
    }

    #[test]
    fn of_two_choices_the_same_one_counts_everywhere() {
        let item = |n| Some(ItemId::from_bytes([n; 10]));
        assert_eq!(preferred(&points(&[None, None])), (None, false));
        assert_eq!(preferred(&points(&[None, Some(5)])), (item(1), false));
        assert_eq!(preferred(&points(&[Some(7), Some(5), None])), (item(0), true));
    }

    #[test]
    fn the_job_to_show_is_the_latest_that_is_not_over() {
        let job = |from: &str, past| {
            let from = from.parse().ok();
            Employment { title: Some(format!("{from:?}")), from, past, ..Employment::default() }
        };
        let jobs = [job("2019", false), job("2024-01", true), job("2021-06", false), job("", false)];
        let employments: BTreeMap<_, _> = jobs
            .iter()
            .enumerate()
            .map(|(n, job)| (ItemId::from_bytes([n as u8; 10]), job.clone()))
            .collect();
        let contact = Contact { employments, ..Contact::default() };
        assert_eq!(contact.current_employment(), Some(&jobs[2]));
    }

    #[test]
    fn every_touch_that_stands_counts_and_nothing_else() {
        let at =
            |hour| Moment::at(chrono::DateTime::UNIX_EPOCH + chrono::Duration::hours(hour), chrono_tz::UTC);
        let author = crate::model::AuthorId::from_bytes([0; 16]);
        let event = |hour, what, voids: &[u8]| crate::model::Event {
            at: at(hour),
            author,
            what,
            voids: voids.iter().map(|n| EventId::from_bytes([*n; 10])).collect(),
        };
        let touch = |channel| Some(ContactEvent::InTouch { channel });
        let mut contact = Contact::default();
        contact.events.insert(EventId::from_bytes([1; 10]), event(3, touch(Some(Channel::Phone)), &[]));
        contact.events.insert(EventId::from_bytes([2; 10]), event(1, touch(None), &[]));
        contact.events.insert(EventId::from_bytes([3; 10]), event(2, touch(None), &[]));
        contact.events.insert(EventId::from_bytes([4; 10]), event(4, Some(ContactEvent::DoNotContact), &[]));
        contact.events.insert(EventId::from_bytes([5; 10]), event(5, None, &[3]));
        assert_eq!(contact.in_touch(), [(at(1), None), (at(3), Some(Channel::Phone))]);
    }
}
