//! "Whom do I know at ...?"

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Degree, MatchTier, company_match::CompanyName, degree::Degrees, names::name_list, persons::People,
    sentence::ended,
};
use crate::{
    Error, Result,
    model::{Contact, Employment, Kind, Record, RecordId},
    store::Reader,
};

/// Who works or worked somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct WhoAnswer {
    /// What was asked for.
    pub query: String,
    /// Those who work or worked there: surest first, those who are there now before those who were, the nearest first.
    pub rows: Vec<WhoRow>,
    /// How many more there are at organizations that only share a word with what was asked for.
    pub hidden: u32,
    /// What to do next when nobody is known there.
    pub nobody: Option<String>,
}

/// Somebody who works or worked there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct WhoRow {
    /// Who.
    pub contact: RecordId,
    /// Their name.
    pub name: String,
    /// Where, by the name it goes by here.
    pub organization: String,
    /// As what.
    pub title: Option<String>,
    /// Whether that is over.
    pub is_past: bool,
    /// How sure it is that this is what was asked for.
    pub tier: MatchTier,
    /// How far away they are.
    pub degree: Degree,
    /// Whether they do not want to be contacted.
    pub is_do_not_contact: bool,
    /// How they can help, in one line.
    pub reason: String,
}

/// Whom the person knows at `query`; weak matches are counted, and listed when they are asked for.
pub(crate) fn who(reader: &Reader<'_>, query: &str, with_weak: bool) -> Result<WhoAnswer> {
    let wanted = query.trim();
    if wanted.is_empty() {
        return Err(Error::invalid("organization", "is empty"));
    }
    let asked = CompanyName::new(wanted);
    let mut organizations: BTreeMap<RecordId, (Option<MatchTier>, String)> = BTreeMap::new();
    for (id, record) in reader.all(Kind::Organization)? {
        let Record::Organization(it) = record else { continue };
        let tier = it.names().filter_map(|name| asked.fits(&CompanyName::new(name))).min();
        organizations.insert(id, (tier, it.name.unwrap_or_default()));
    }
    let people = People::all(reader)?;
    let contacts = people.contacts(reader)?;
    let degrees = Degrees::load(reader, &people, &contacts)?;
    let mut rows = Vec::new();
    for (id, contact) in &contacts {
        let places = contact.employments.iter().filter_map(|(item, job)| {
            let (tier, name) = match job.organization.and_then(|id| organizations.get(&id)) {
                Some((tier, name)) => ((*tier)?, name.clone()),
                None => {
                    let employer = job.employer.clone()?;
                    (asked.fits(&CompanyName::new(&employer))?, employer)
                }
            };
            Some((tier, job.past, std::cmp::Reverse(job.from.clone()), *item, name, job))
        });
        let best = places
            .min_by(|one, other| (one.0, one.1, &one.2, one.3).cmp(&(other.0, other.1, &other.2, other.3)));
        let Some((tier, is_past, _, _, organization, job)) = best else { continue };
        rows.push(WhoRow {
            contact: *id,
            name: contact.name(),
            organization,
            title: job.title.clone(),
            is_past,
            tier,
            degree: degrees.of(*id),
            is_do_not_contact: contact.is_do_not_contact(),
            reason: reason(reader, *id, contact, job, &degrees)?,
        });
    }
    rows.sort_by(|one, other| {
        let key = |row: &WhoRow| (row.tier, row.is_past, row.degree, row.contact);
        key(one).cmp(&key(other))
    });
    let all = rows.len();
    rows.retain(|row| with_weak || row.tier != MatchTier::Weak);
    let hidden = (all - rows.len()) as u32;
    let nobody = rows.is_empty().then(|| {
        let nobody = ended(format!("Nobody you know works or worked at {wanted}"));
        format!(
            "{nobody} Ask in your next talk who knows somebody there, tell your own \
             network whom you look for, and look at its pages and at associations."
        )
    });
    Ok(WhoAnswer { query: wanted.to_owned(), rows, hidden, nobody })
}

fn reason(
    reader: &Reader<'_>,
    id: RecordId,
    contact: &Contact,
    job: &Employment,
    degrees: &Degrees,
) -> Result<String> {
    let tense = match (job.past, &job.to) {
        (false, _) => "Works there".to_owned(),
        (true, Some(to)) => format!("Worked there until {to}"),
        (true, None) => "Worked there".to_owned(),
    };
    let lead = match degrees.of(id) {
        _ if contact.is_do_not_contact() => "asked not to be contacted".to_owned(),
        Degree::Own => "you know them yourself".to_owned(),
        Degree::OneAway | Degree::TwoAway => {
            format!("through {}", name_list(reader, &degrees.through(id))?)
        }
        Degree::Cold => "nobody leads to them yet".to_owned(),
    };
    Ok(ended(format!("{tense}; {lead}")))
}
