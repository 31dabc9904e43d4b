//! Which ways of finding people bring talks and names.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    fates::{Fate, Fates},
    percent::percent,
    persons::People,
    referral_tree::Forest,
};
use crate::{
    Context, Result,
    model::{RecordId, Source},
    store::Reader,
};

/// What one way of finding people brings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SourceRow {
    /// Which; nothing for people of whom it was not said, and whom nobody named.
    pub source: Option<Source>,
    /// How many people were found so.
    pub people: u32,
    /// How many of them were asked for a talk, or met without that.
    pub asked: u32,
    /// How many of them were met.
    pub met: u32,
    /// That in per cent of those asked; nothing when there is nobody.
    pub met_percent: Option<u32>,
    /// How many names they gave.
    pub names: u32,
}

/// What each way of finding people brings, those that are used most first. Of people of whom nothing was said, those whom
/// somebody named count as named in a talk.
pub(crate) fn sources(reader: &Reader<'_>, context: &Context) -> Result<Vec<SourceRow>> {
    let cards = People::all(reader)?;
    let forest = Forest::load(reader, &cards)?;
    let fates = Fates::load(reader, context, &cards)?;
    let named: BTreeSet<RecordId> = forest.edges.iter().map(|edge| edge.referee).collect();
    let mut fate_by_name: BTreeMap<RecordId, Fate> = BTreeMap::new();
    let mut given: BTreeMap<RecordId, u32> = BTreeMap::new();
    for edge in &forest.edges {
        *given.entry(edge.referrer).or_default() += 1;
        let fate = fates.of(reader, edge)?;
        let known = fate_by_name.entry(edge.referee).or_insert(fate);
        *known = fate.max(*known);
    }
    let mut rows: BTreeMap<Option<Source>, SourceRow> = BTreeMap::new();
    for (person, contact) in cards.contacts(reader)? {
        let source = contact.source.or(named.contains(&person).then_some(Source::Referral));
        let row = rows.entry(source).or_insert_with(|| SourceRow { source, ..SourceRow::default() });
        let fate = fate_by_name.get(&person).copied().unwrap_or_else(|| fates.of_person(person));
        row.people += 1;
        row.asked += u32::from(fate >= Fate::Unanswered);
        row.met += u32::from(fate == Fate::Met);
        row.names += given.get(&person).copied().unwrap_or(0);
    }
    let mut rows: Vec<SourceRow> = rows.into_values().collect();
    rows.iter_mut().for_each(|row| row.met_percent = percent(row.met, row.asked));
    rows.sort_by_key(|row| (row.source.is_none(), std::cmp::Reverse(row.people), row.source));
    Ok(rows)
}
