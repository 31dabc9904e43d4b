//! How far away people are.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::agenda::was_met;
use crate::{
    Result,
    model::{Contact, Kind, Knows, Record, RecordId, Source},
    store::Reader,
};

/// How many people stand between the person and somebody.
///
/// A person's own are those they met, those they know from work, school, friends, family or an event, and those they noted
/// at a gathering. From there it goes along names that were given, ties, and who led to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Degree {
    /// One of the person's own.
    Own,
    /// Somebody of their own leads to them.
    OneAway,
    /// Somebody leads to somebody who leads to them.
    TwoAway,
    /// Nobody leads to them.
    Cold,
}

impl Degree {
    /// The number that filters use: 0 to 2, and 3 for those to whom nobody leads.
    pub(super) fn number(self) -> u32 {
        self as u32
    }
}

/// How far away everybody is.
pub(super) struct Degrees {
    own: BTreeSet<RecordId>,
    one: BTreeSet<RecordId>,
    two: BTreeSet<RecordId>,
    leading: BTreeMap<RecordId, BTreeSet<RecordId>>,
}

impl Degrees {
    pub(super) fn load(reader: &Reader<'_>, contacts: &[(RecordId, Contact)]) -> Result<Self> {
        let known: BTreeSet<RecordId> = contacts.iter().map(|(id, _)| *id).collect();
        let mut own: BTreeSet<RecordId> =
            contacts.iter().filter(|(_, it)| is_own_source(it)).map(|(id, _)| *id).collect();
        for (_, record) in reader.all(Kind::Meeting)? {
            let Record::Meeting(meeting) = record else { continue };
            if meeting.is_held() {
                own.extend(&meeting.participants);
            }
        }
        for (_, record) in reader.all(Kind::Gathering)? {
            let Record::Gathering(gathering) = record else { continue };
            own.extend(&gathering.attendees);
        }
        let mut leading: BTreeMap<RecordId, BTreeSet<RecordId>> = BTreeMap::new();
        let mut lead = |from: RecordId, to: RecordId| {
            if from != to && known.contains(&from) && known.contains(&to) {
                leading.entry(to).or_default().insert(from);
            }
        };
        for (_, record) in reader.all(Kind::Referral)? {
            let Record::Referral(referral) = record else { continue };
            if let (Some(from), Some(to)) = (referral.referrer, referral.referee) {
                lead(from, to);
            }
        }
        for (_, record) in reader.all(Kind::Knows)? {
            let Record::Knows(knows) = record else { continue };
            directions(&knows).into_iter().for_each(|(from, to)| lead(from, to));
        }
        for (id, contact) in contacts {
            if let Some(from) = contact.source_contact {
                lead(from, *id);
            }
        }
        let beyond = |from: &BTreeSet<RecordId>, not: &[&BTreeSet<RecordId>]| -> BTreeSet<RecordId> {
            let led = leading.iter().filter(|(_, by)| !by.is_disjoint(from)).map(|(to, _)| *to);
            led.filter(|to| !not.iter().any(|known| known.contains(to))).collect()
        };
        let one = beyond(&own, &[&own]);
        let two = beyond(&one, &[&own, &one]);
        Ok(Self { own, one, two, leading })
    }

    pub(super) fn of(&self, contact: RecordId) -> Degree {
        if self.own.contains(&contact) {
            Degree::Own
        } else if self.one.contains(&contact) {
            Degree::OneAway
        } else if self.two.contains(&contact) {
            Degree::TwoAway
        } else {
            Degree::Cold
        }
    }

    /// Who leads to somebody, nearest first.
    pub(super) fn through(&self, contact: RecordId) -> Vec<RecordId> {
        let mut through: Vec<RecordId> = self.leading.get(&contact).into_iter().flatten().copied().collect();
        through.sort_by_key(|id| (self.of(*id), *id));
        through
    }
}

/// How far away one person is, and who leads to them: what [`Degrees`] says, without looking through everybody.
pub(super) fn degree_of(
    reader: &Reader<'_>,
    id: RecordId,
    contact: &Contact,
) -> Result<(Degree, Vec<RecordId>)> {
    let leading = leading(reader, id, contact)?;
    if is_own(reader, id, contact)? {
        return Ok((Degree::Own, leading));
    }
    let mut degree = Degree::Cold;
    for from in &leading {
        let Some(other) = reader.contact(*from)? else { continue };
        if is_own(reader, *from, &other)? {
            return Ok((Degree::OneAway, leading));
        }
        for before in self::leading(reader, *from, &other)? {
            let Some(other) = reader.contact(before)? else { continue };
            if before != id && is_own(reader, before, &other)? {
                degree = Degree::TwoAway;
            }
        }
    }
    Ok((degree, leading))
}

/// Everybody who is not deleted.
pub(super) fn all_contacts(reader: &Reader<'_>) -> Result<Vec<(RecordId, Contact)>> {
    let contact = |(id, record)| match record {
        Record::Contact(contact) => Some((id, contact)),
        _ => None,
    };
    Ok(reader.all(Kind::Contact)?.into_iter().filter_map(contact).collect())
}

fn is_own(reader: &Reader<'_>, id: RecordId, contact: &Contact) -> Result<bool> {
    if is_own_source(contact) || was_met(reader, id)? {
        return Ok(true);
    }
    for gathering in reader.users_of_kind(id, Kind::Gathering)? {
        if reader.live(gathering)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn is_own_source(contact: &Contact) -> bool {
    matches!(contact.source, Some(Source::FriendsAndFamily | Source::WorkOrSchool | Source::Event))
}

fn leading(reader: &Reader<'_>, id: RecordId, contact: &Contact) -> Result<Vec<RecordId>> {
    let mut leading: BTreeSet<RecordId> = contact.source_contact.into_iter().collect();
    for user in reader.users_of_kind(id, Kind::Referral)? {
        if let Some(Record::Referral(referral)) = reader.live(user)?
            && referral.referee == Some(id)
        {
            leading.extend(referral.referrer);
        }
    }
    for user in reader.users_of_kind(id, Kind::Knows)? {
        if let Some(Record::Knows(knows)) = reader.live(user)? {
            leading.extend(directions(&knows).into_iter().filter(|(_, to)| *to == id).map(|(from, _)| from));
        }
    }
    leading.remove(&id);
    let mut there = Vec::new();
    for from in leading {
        if reader.contact(from)?.is_some() {
            there.push(from);
        }
    }
    Ok(there)
}

/// From whom to whom a tie leads.
fn directions(knows: &Knows) -> Vec<(RecordId, RecordId)> {
    match knows.standing() {
        Some(key) if key.kind.is_mutual() => vec![(key.from, key.to), (key.to, key.from)],
        Some(key) => vec![(key.from, key.to)],
        None => Vec::new(),
    }
}
