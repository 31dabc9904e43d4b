//! How many people each generation leads to, and at which step it stops.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    PersonRef,
    fates::{Fate, Fates},
    growth_words::{finding, losing_step, summary},
    names::name_of,
    percent::{percent, rounded},
    persons::People,
    referral_tree::{Edge, Forest},
};
use crate::{
    Context, Result,
    model::{Kind, Record, RecordId},
    store::Reader,
};

/// How a network grows from one generation of people to the next.
///
/// The people whom no name on record led to are generation 0, those whom they named 1, and so on, as in the tree. Talks
/// younger than [`Growth::PENDING_DAYS`] days count as pending: with what came of them they are in no share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Growth {
    /// One line for each generation in which somebody was met, the first one first.
    pub generations: Vec<GenerationRow>,
    /// All of them together.
    pub all: GrowthNumbers,
    /// Who led to most people, if anybody did.
    pub anchor: Option<GrowthAnchor>,
    /// How many people each one leads to, in one sentence.
    pub summary: String,
    /// The step at which most stops, where enough went that far to say so.
    pub losing_step: Option<GrowthStep>,
    /// The same in one sentence, or why nothing can be said of it yet.
    pub finding: String,
}

impl Growth {
    /// For how many days a talk is pending.
    pub const PENDING_DAYS: u64 = 21;

    /// How many talks or people it takes before anything is said of a share of them.
    pub const ENOUGH: u32 = 10;
}

/// One generation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GenerationRow {
    /// Which: 0 for those whom nobody referred.
    pub generation: u32,
    /// How it went.
    pub numbers: GrowthNumbers,
}

/// How many people were met, what they gave and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GrowthNumbers {
    /// People who were met.
    pub met: u32,
    /// How many of them were met for the first time so lately that they are pending.
    pub pending: u32,
    /// Talks with them that are not pending.
    pub talks: u32,
    /// Talks with them that are.
    pub pending_talks: u32,
    /// Names that were given in these talks and after them; where the names in a talk were counted, at least as many.
    pub names: u32,
    /// Names for each talk, in tenths; 20 to 30 is the aim. Nothing when there are no talks.
    pub names_per_talk_tenths: Option<u32>,
    /// Talks in which at least one name was given.
    pub talks_with_names: u32,
    /// That in per cent of the talks; nothing when there are none.
    pub talks_with_names_percent: Option<u32>,
    /// People to whom these names led: each counts once, for whoever named them first.
    pub new_people: u32,
    /// How many of them were asked for a talk.
    pub contacted: u32,
    /// That in per cent; nothing when there is nobody.
    pub contacted_percent: Option<u32>,
    /// How many of these still wait for an answer.
    pub waiting_for_answer: u32,
    /// How many answered.
    pub replied: u32,
    /// That in per cent of all who were asked and do not wait any more; nothing when there is nobody.
    pub replied_percent: Option<u32>,
    /// How many of those who answered are still to be met.
    pub waiting_for_talk: u32,
    /// How many were met.
    pub led_to: u32,
    /// That in per cent of all who answered and are not still to be met; nothing when there is nobody.
    pub held_percent: Option<u32>,
    /// How many people each person leads to, in hundredths: those led to, for all who were met and are not pending. Nothing
    /// when there is nobody.
    pub growth_hundredths: Option<u32>,
    /// Whether that is more than one, so that it goes on by itself.
    pub is_self_sustaining: bool,
    /// Whether fewer than ten people are counted: too few to go by.
    pub is_few: bool,
}

/// A step at which names may get lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum GrowthStep {
    /// Talks end with too few names.
    Names,
    /// People who were named are not asked.
    Contacted,
    /// They do not answer.
    Replied,
    /// They answer and are not met.
    Held,
}

/// Somebody who led to others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GrowthAnchor {
    /// Who.
    pub person: PersonRef,
    /// How many people they led to, over all generations.
    pub people: u32,
    /// How many of these were met.
    pub met: u32,
}

/// How a network grows.
pub(crate) fn growth(reader: &Reader<'_>, context: &Context) -> Result<Growth> {
    let cards = People::all(reader)?;
    let forest = Forest::load(reader, &cards)?;
    let talks = Talks::load(reader, &cards, &forest, context.today())?;
    let fates = Fates::load(reader, context, &cards)?;
    let generations: BTreeMap<RecordId, u32> =
        forest.people.iter().map(|person| (*person, forest.generation(*person))).collect();
    let mut rows: BTreeMap<u32, GrowthNumbers> = BTreeMap::new();
    for person in forest.met.keys() {
        let row = rows.entry(generations[person]).or_default();
        row.met += 1;
        row.pending += u32::from(talks.is_person_pending(*person));
    }
    for talk in talks.talks.values() {
        let of = talk.people.iter().map(|person| generations[person]).min();
        let Some(row) = of.map(|of| rows.entry(of).or_default()) else { continue };
        if talk.is_pending {
            row.pending_talks += 1;
            continue;
        }
        row.talks += 1;
        row.names = row.names.saturating_add(talk.names());
        row.talks_with_names += u32::from(talk.names() > 0);
    }
    for edge in &forest.edges {
        let leads = forest.led_by(edge.referee).is_some_and(|led| led.id == edge.id);
        let is_settled = talks.of(edge).is_some_and(|talk| !talks.talks[&talk].is_pending);
        if !leads || !is_settled {
            continue;
        }
        let row = rows.entry(generations[&edge.referrer]).or_default();
        let fate = match forest.met.contains_key(&edge.referee) {
            true => Fate::Met,
            false => fates.of(reader, edge)?,
        };
        row.new_people += 1;
        row.contacted += u32::from(fate >= Fate::Unanswered);
        row.waiting_for_answer += u32::from(fate == Fate::Asked);
        row.replied += u32::from(fate >= Fate::Answered);
        row.waiting_for_talk += u32::from(fate == Fate::ToMeet);
        row.led_to += u32::from(fate == Fate::Met);
    }
    let mut all = GrowthNumbers::default();
    for row in rows.values_mut() {
        all.add(row);
        row.conclude();
    }
    all.conclude();
    let losing = losing_step(&all);
    Ok(Growth {
        anchor: anchor(reader, &forest)?,
        summary: summary(&all),
        losing_step: losing,
        finding: finding(&all, losing),
        generations: rows
            .into_iter()
            .map(|(generation, numbers)| GenerationRow { generation, numbers })
            .collect(),
        all,
    })
}

impl GrowthNumbers {
    fn add(&mut self, other: &Self) {
        self.met += other.met;
        self.pending += other.pending;
        self.talks += other.talks;
        self.pending_talks += other.pending_talks;
        self.names = self.names.saturating_add(other.names);
        self.talks_with_names += other.talks_with_names;
        self.new_people += other.new_people;
        self.contacted += other.contacted;
        self.waiting_for_answer += other.waiting_for_answer;
        self.replied += other.replied;
        self.waiting_for_talk += other.waiting_for_talk;
        self.led_to += other.led_to;
    }

    /// Works out the shares.
    pub(super) fn conclude(&mut self) {
        let counted = self.counted();
        self.names_per_talk_tenths = rounded(self.names, 10, self.talks);
        self.talks_with_names_percent = percent(self.talks_with_names, self.talks);
        self.contacted_percent = percent(self.contacted, self.new_people);
        self.replied_percent = percent(self.replied, self.contacted - self.waiting_for_answer);
        self.held_percent = percent(self.led_to, self.replied - self.waiting_for_talk);
        self.growth_hundredths = rounded(self.led_to, 100, counted);
        self.is_self_sustaining = self.led_to > counted && counted > 0;
        self.is_few = counted < Growth::ENOUGH;
    }

    /// The people who are not pending.
    pub(super) fn counted(&self) -> u32 {
        self.met - self.pending
    }
}

/// A talk that took place, and what was given in it.
struct Talk {
    people: BTreeSet<RecordId>,
    at: DateTime<Utc>,
    is_pending: bool,
    recorded: u32,
    counted: Option<u32>,
}

impl Talk {
    fn names(&self) -> u32 {
        self.recorded.max(self.counted.unwrap_or(0))
    }
}

struct Talks {
    talks: BTreeMap<RecordId, Talk>,
    /// The talks with each person, the earliest first.
    of_person: BTreeMap<RecordId, Vec<RecordId>>,
}

impl Talks {
    fn load(reader: &Reader<'_>, cards: &People, forest: &Forest, today: NaiveDate) -> Result<Self> {
        let mut talks = BTreeMap::new();
        for (id, record) in reader.all(Kind::Meeting)? {
            let Record::Meeting(meeting) = record else { continue };
            let Some(held) = meeting.held_at().filter(|_| meeting.is_held()) else { continue };
            let people = meeting.participants.iter().map(|card| cards.of(*card)).collect();
            let is_pending = held.day() + Days::new(Growth::PENDING_DAYS) > today;
            let counted = meeting.names_counted();
            talks.insert(id, Talk { people, at: held.instant, is_pending, recorded: 0, counted });
        }
        let mut of_person: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
        for (id, talk) in &talks {
            for person in &talk.people {
                of_person.entry(*person).or_default().push(*id);
            }
        }
        for with in of_person.values_mut() {
            with.sort_by_key(|talk| (talks[talk].at, *talk));
        }
        let mut all = Self { talks, of_person };
        for edge in &forest.edges {
            let talk = all.of(edge);
            if let Some(talk) = talk.and_then(|talk| all.talks.get_mut(&talk)) {
                talk.recorded += 1;
            }
        }
        Ok(all)
    }

    /// The talk in which a name was given: the one that was said, or the last one before, or else the first.
    fn of(&self, edge: &Edge) -> Option<RecordId> {
        let with = self.of_person.get(&edge.referrer)?;
        let said = edge.meeting.filter(|talk| with.contains(talk));
        let before = || with.iter().rfind(|talk| self.talks[*talk].at <= edge.offered.instant).copied();
        said.or_else(before).or_else(|| with.first().copied())
    }

    fn is_person_pending(&self, person: RecordId) -> bool {
        let first = self.of_person.get(&person).and_then(|with| with.first());
        first.is_some_and(|talk| self.talks[talk].is_pending)
    }
}

fn anchor(reader: &Reader<'_>, forest: &Forest) -> Result<Option<GrowthAnchor>> {
    let mut below: BTreeMap<RecordId, (u32, u32)> = BTreeMap::new();
    for person in &forest.people {
        let is_met = u32::from(forest.met.contains_key(person));
        let mut above = forest.led_by(*person);
        while let Some(edge) = above {
            let counts = below.entry(edge.referrer).or_default();
            counts.0 += 1;
            counts.1 += is_met;
            above = forest.led_by(edge.referrer);
        }
    }
    let most = below.into_iter().max_by_key(|(person, counts)| (*counts, Reverse(*person)));
    let Some((contact, (people, met))) = most else { return Ok(None) };
    let person = PersonRef { contact, name: name_of(reader, contact)? };
    Ok(Some(GrowthAnchor { person, people, met }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_names_than_can_be_counted_are_as_many_as_can() {
        let many = GrowthNumbers { names: 4_000_000_000, talks: 1, ..GrowthNumbers::default() };
        let mut all = many.clone();
        all.add(&many);
        all.conclude();
        assert_eq!((all.names, all.talks), (u32::MAX, 2), "what another device wrote is nobody's choice");
    }
}
