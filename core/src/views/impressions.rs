//! Who may think less well of the person than they could.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::persons::People;
use crate::{
    Result,
    model::{Kind, Record, RecordId},
    store::Reader,
};

/// Everybody on whom the person left a poor impression the last time they noted one, as long as it is not mended.
pub(super) fn doubtful(reader: &Reader<'_>, people: &People) -> Result<BTreeSet<RecordId>> {
    let mut last: BTreeMap<RecordId, (DateTime<Utc>, RecordId, bool)> = BTreeMap::new();
    for (id, record) in reader.all(Kind::Meeting)? {
        let Record::Meeting(meeting) = record else { continue };
        let Some(impression) = meeting.impression() else { continue };
        let noted = (impression.at.instant, id, meeting.poor_impression().is_some());
        for contact in &meeting.participants {
            let known = last.entry(people.of(*contact)).or_insert(noted);
            *known = noted.max(*known);
        }
    }
    Ok(last.into_iter().filter(|(_, (.., is_poor))| *is_poor).map(|(person, _)| person).collect())
}
