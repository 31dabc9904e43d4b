//! Whom to write to next: people to whom somebody leads.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    Degree, PersonRef,
    agenda::may_be_contacted,
    ask::ask_of,
    day_words::day_words,
    degree::Degrees,
    impressions::doubtful,
    names::{name_of, person_ref},
    naming::advised,
    persons::People,
    sentence::ended,
};
use crate::{
    Context, Result,
    model::{
        Contact, Kind, KnowsKey, NamePermission, Organization, OutreachState, Record, RecordId, Referral,
        ReferralState, Seniority, Strength, TargetStatus,
    },
    store::Reader,
};

/// Days during which a name that was given is fresh.
const FRESH_DAYS: i64 = 14;

/// Somebody whom the person has not met and to whom somebody leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CandidateRow {
    /// Who.
    pub contact: RecordId,
    /// Their name.
    pub name: String,
    /// How far away they are.
    pub degree: Degree,
    /// Who leads to them.
    pub through: Vec<PersonRef>,
    /// Why they stand where they stand, the weightiest first, one line each.
    pub reasons: Vec<String>,
    /// The sum of what the reasons weigh; more is better.
    pub weight: i32,
}

/// Whom to write to next, the most promising first. Work at a target of the first priority weighs most; then that whoever
/// gave the name may be named, that somebody of the person's own leads to them, and that the giver knows them well. Nobody
/// who asked not to be contacted, was written to already or came to nothing is among them; a name whose giver is deleted
/// still is.
pub(crate) fn candidates(reader: &Reader<'_>, context: &Context) -> Result<Vec<CandidateRow>> {
    let people = People::all(reader)?;
    let contacts = people.contacts(reader)?;
    let referrals = referrals(reader, &people)?;
    let facts = Facts {
        reader,
        today: context.today(),
        degrees: Degrees::load(reader, &people, &contacts)?,
        organizations: organizations(reader)?,
        doubtful: doubtful_givers(&referrals, &people, &doubtful(reader, &people)?),
        referrals,
        asks: asks(reader, &people)?,
        ties: ties(reader, &people)?,
        people: &people,
    };
    let mut rows = Vec::new();
    for (id, contact) in contacts.iter().filter(|(_, contact)| !contact.is_do_not_contact()) {
        rows.extend(facts.row(*id, contact)?);
    }
    rows.sort_by_key(|row| (std::cmp::Reverse(row.weight), row.contact));
    Ok(rows)
}

struct Facts<'a, 'b> {
    reader: &'a Reader<'b>,
    people: &'a People,
    today: NaiveDate,
    degrees: Degrees,
    organizations: BTreeMap<RecordId, Organization>,
    /// Names that were given, by whom they are of.
    referrals: BTreeMap<RecordId, Vec<Referral>>,
    /// Of whom every name came from somebody on whom the person left a poor impression, and one of these.
    doubtful: BTreeMap<RecordId, RecordId>,
    /// What was asked of each, as far as it went out.
    asks: BTreeMap<RecordId, Vec<Asked>>,
    /// Ties that say how well the two know each other.
    ties: Vec<(KnowsKey, Strength)>,
}

/// An ask that went out.
struct Asked {
    state: OutreachState,
    sent: NaiveDate,
}

impl Facts<'_, '_> {
    fn row(&self, id: RecordId, contact: &Contact) -> Result<Option<CandidateRow>> {
        let degree = self.degrees.of(id);
        let given = self.referrals.get(&id).map_or(&[][..], Vec::as_slice);
        let is_waiting = |referral: &Referral| {
            matches!(
                referral.state(),
                ReferralState::Offered
                    | ReferralState::AwaitingPermission
                    | ReferralState::Ready
                    | ReferralState::Blocked
            )
        };
        let is_done = !given.is_empty() && !given.iter().any(is_waiting);
        let asks = self.asks.get(&id).map_or(&[][..], Vec::as_slice);
        let was_asked = given.iter().any(|referral| referral.state() == ReferralState::Contacted)
            || !asks.iter().all(Asked::is_over);
        let is_led_to = match degree {
            Degree::OneAway | Degree::TwoAway => true,
            Degree::Cold => self.is_giver_gone(given)?,
            Degree::Own => false,
        };
        if !is_led_to || is_done || was_asked {
            return Ok(None);
        }
        let mut reasons: Vec<(i32, String)> = Vec::new();
        reasons.extend(self.target(contact));
        reasons.extend(self.lead(id, degree)?);
        reasons.extend(self.permission(given)?);
        reasons.extend(self.tie(id, given)?);
        reasons.extend(self.esteem(given)?);
        match contact.seniority {
            Some(Seniority::Mid) => reasons.push((10, "In the middle: has time and knows the work.".into())),
            Some(Seniority::Executive) => reasons.push((-10, "At the top, with little time.".into())),
            Some(Seniority::Entry | Seniority::Senior) | None => {}
        }
        if contact.near_hiring == Some(true) {
            reasons.push((15, "Has a say in hiring.".into()));
        }
        if let Some(shared) = contact.common_ground.first() {
            reasons.push((10, ended(format!("You have something in common: {shared}"))));
        }
        reasons.extend(self.doubt(id)?);
        reasons.extend(self.fresh(given));
        reasons.extend(asks.iter().max_by_key(|ask| ask.sent).map(|ask| (0, ask.words(self.today))));
        reasons.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        let through = self.degrees.through(id).into_iter().map(|id| person_ref(self.reader, id));
        Ok(Some(CandidateRow {
            contact: id,
            name: contact.name(),
            degree,
            through: through.collect::<Result<_>>()?,
            weight: reasons.iter().map(|(weight, _)| weight).sum(),
            reasons: reasons.into_iter().map(|(_, reason)| reason).collect(),
        }))
    }

    /// What they know of an organization that the person aims at.
    fn target(&self, contact: &Contact) -> Option<(i32, String)> {
        let targets = contact.employments.values().filter_map(|job| {
            let organization = self.organizations.get(&job.organization?)?;
            let is_target = organization.status() == Some(TargetStatus::Target);
            let name = organization.name.clone().filter(|_| is_target)?;
            let weight = organization.priority.map_or(15, |priority| 10 * (6 - priority.min(5) as i32));
            Some(match job.past {
                false => (weight, format!("Works at {name}, which you aim at.")),
                true => (weight / 2, format!("Worked at {name}, which you aim at.")),
            })
        });
        targets.max()
    }

    fn lead(&self, id: RecordId, degree: Degree) -> Result<Option<(i32, String)>> {
        for leader in self.degrees.through(id) {
            let name = name_of(self.reader, leader)?;
            match degree {
                Degree::OneAway => return Ok(Some((20, format!("{name} leads to them.")))),
                _ if may_be_contacted(self.reader, leader)? => {
                    return Ok(Some((0, format!("{name} leads to them; talk to {name} first."))));
                }
                _ => {}
            }
        }
        Ok(None)
    }

    fn permission(&self, given: &[Referral]) -> Result<Option<(i32, String)>> {
        // One name that one person gave is one answer, the most careful one.
        let mut by = Vec::new();
        for giver in given.iter().filter_map(|it| it.referrer) {
            let is_theirs = |other: RecordId| self.people.of(other) == self.people.of(giver);
            let alike = given.iter().filter(|it| it.referrer.is_some_and(is_theirs));
            let answer = NamePermission::most_careful(alike.map(Referral::permission));
            by.push((advised(self.reader, giver, answer)?, giver));
        }
        let answers = [
            (NamePermission::Granted, 30, "may be named when you write."),
            (NamePermission::NotAsked, 0, "gave you the name; ask whether you may say so."),
            (NamePermission::Unclear, 0, "gave you the name; ask once more whether you may say so."),
            (NamePermission::Denied, 0, "gave you the name and is not to be named."),
        ];
        for (answer, weight, words) in answers {
            if let Some((_, referrer)) = by.iter().find(|(advised, _)| *advised == answer) {
                return Ok(Some((weight, format!("{} {words}", name_of(self.reader, *referrer)?))));
            }
        }
        Ok(None)
    }

    /// Whether somebody who is deleted gave the name.
    fn is_giver_gone(&self, given: &[Referral]) -> Result<bool> {
        for giver in given.iter().filter_map(|it| it.referrer) {
            if self.reader.contact(giver)?.is_none() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Who of those that gave the name, and are there, said so of them.
    fn said(&self, given: &[Referral], is_so: impl Fn(&Referral) -> bool) -> Result<Option<RecordId>> {
        for giver in given.iter().filter(|it| is_so(it)).filter_map(|it| it.referrer) {
            if self.reader.contact(giver)?.is_some() {
                return Ok(Some(giver));
            }
        }
        Ok(None)
    }

    /// How well whoever gave the name, or else somebody of the person's own, knows them.
    fn tie(&self, id: RecordId, given: &[Referral]) -> Result<Option<(i32, String)>> {
        if let Some(giver) = self.said(given, |it| it.known_well)? {
            return Ok(Some((15, format!("{} knows them well.", name_of(self.reader, giver)?))));
        }
        let mut best: Option<(i32, RecordId)> = None;
        for (key, strength) in &self.ties {
            let other = match (key.from, key.to) {
                (from, to) if to == id => from,
                (from, to) if from == id && key.kind.is_mutual() => to,
                _ => continue,
            };
            let weight = match strength {
                Strength::Slight => continue,
                Strength::Good => 5,
                Strength::Close => 10,
            };
            if self.degrees.of(other) == Degree::Own && self.reader.contact(other)?.is_some() {
                best = best.max(Some((weight, other)));
            }
        }
        let Some((weight, other)) = best else { return Ok(None) };
        let well = if weight == 10 { "very well" } else { "well" };
        Ok(Some((weight, format!("{} knows them {well}.", name_of(self.reader, other)?))))
    }

    /// Whether whoever gave the name thinks highly of them.
    fn esteem(&self, given: &[Referral]) -> Result<Option<(i32, String)>> {
        let Some(giver) = self.said(given, |it| it.esteem)? else { return Ok(None) };
        Ok(Some((5, format!("{} thinks highly of them.", name_of(self.reader, giver)?))))
    }

    /// Somebody gave the name who may think less well of the person than they could.
    fn doubt(&self, id: RecordId) -> Result<Option<(i32, String)>> {
        let Some(giver) = self.doubtful.get(&id) else { return Ok(None) };
        let name = name_of(self.reader, *giver)?;
        let mend = if may_be_contacted(self.reader, *giver)? { "; mend that first" } else { "" };
        Ok(Some((-20, format!("You left a poor impression on {name}, who gave you the name{mend}."))))
    }

    fn fresh(&self, given: &[Referral]) -> Option<(i32, String)> {
        let day = given.iter().filter_map(Referral::offered_at).map(|at| at.day()).max()?;
        let is_fresh = self.today - day <= Duration::days(FRESH_DAYS);
        is_fresh.then(|| (10, format!("The name is fresh: you heard it {}.", day_words(day, self.today))))
    }
}

fn organizations(reader: &Reader<'_>) -> Result<BTreeMap<RecordId, Organization>> {
    let organization = |(id, record)| match record {
        Record::Organization(it) => Some((id, it)),
        _ => None,
    };
    Ok(reader.all(Kind::Organization)?.into_iter().filter_map(organization).collect())
}

fn referrals(reader: &Reader<'_>, people: &People) -> Result<BTreeMap<RecordId, Vec<Referral>>> {
    let mut referrals: BTreeMap<RecordId, Vec<Referral>> = BTreeMap::new();
    for (_, record) in reader.all(Kind::Referral)? {
        if let Record::Referral(it) = record
            && let Some(referee) = it.referee
        {
            referrals.entry(people.of(referee)).or_default().push(it);
        }
    }
    Ok(referrals)
}

/// Whose names were given by nobody but those in `doubtful`, with the first of these.
fn doubtful_givers(
    referrals: &BTreeMap<RecordId, Vec<Referral>>,
    people: &People,
    doubtful: &BTreeSet<RecordId>,
) -> BTreeMap<RecordId, RecordId> {
    let doubted = |(referee, given): (&RecordId, &Vec<Referral>)| {
        let givers: BTreeSet<RecordId> =
            given.iter().filter_map(|it| it.referrer).map(|giver| people.of(giver)).collect();
        let first = givers.first().copied().filter(|_| givers.is_subset(doubtful))?;
        Some((*referee, first))
    };
    referrals.iter().filter_map(doubted).collect()
}

fn asks(reader: &Reader<'_>, people: &People) -> Result<BTreeMap<RecordId, Vec<Asked>>> {
    let mut asks: BTreeMap<RecordId, Vec<Asked>> = BTreeMap::new();
    for (id, record) in reader.all(Kind::Outreach)? {
        let Record::Outreach(ask) = record else { continue };
        let (Some(contact), Some(asked)) = (ask.contact, ask.out_at()) else { continue };
        let asked = Asked { sent: asked.day(), state: ask.state(ask_of(reader, id, &ask)?.talk) };
        asks.entry(people.of(contact)).or_default().push(asked);
    }
    Ok(asks)
}

fn ties(reader: &Reader<'_>, people: &People) -> Result<Vec<(KnowsKey, Strength)>> {
    let tie = |(_, record)| match record {
        Record::Knows(it) => {
            let key = it.standing()?;
            Some((KnowsKey { from: people.of(key.from), to: people.of(key.to), ..key }, it.strength?))
        }
        _ => None,
    };
    Ok(reader.all(Kind::Knows)?.into_iter().filter_map(tie).collect())
}

impl Asked {
    /// Whether somebody may be asked again: it did not reach them, or the person let it be.
    fn is_over(&self) -> bool {
        matches!(self.state, OutreachState::Bounced | OutreachState::Closed)
    }

    fn words(&self, today: NaiveDate) -> String {
        let day = day_words(self.sent, today);
        match self.state {
            OutreachState::Bounced => format!("What you wrote {day} came back; find another way."),
            _ => format!("You asked them {day} and let it be."),
        }
    }
}
