//! Who has not been heard from for longer than was planned.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    Degree,
    day_words::count_words,
    degree::{Degrees, all_contacts},
    interaction::{last_interaction, last_words},
};
use crate::{
    Context, Result,
    model::{Profile, Record, RecordId},
    store::Reader,
};

/// Somebody who has not been heard from for longer than was planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DormantRow {
    /// Who.
    pub contact: RecordId,
    /// Their name.
    pub name: String,
    /// The day of the last thing between the two; nothing when there was none.
    pub last: Option<NaiveDate>,
    /// The day by which they were to be heard from.
    pub due: NaiveDate,
    /// Why, in one line.
    pub reason: String,
}

/// Who has not been heard from for longer than was planned, the longest first: those for whom the person chose a number of
/// days, and with a number in the settings their own people too. Never those who asked not to be contacted.
pub(crate) fn dormant(reader: &Reader<'_>, context: &Context) -> Result<Vec<DormantRow>> {
    let usual = match reader.live(Profile::id())? {
        Some(Record::Profile(profile)) => profile.cadence_days,
        _ => None,
    };
    let contacts = all_contacts(reader)?;
    let degrees = usual.map(|_| Degrees::load(reader, &contacts)).transpose()?;
    let is_own = |id| degrees.as_ref().is_some_and(|degrees| degrees.of(id) == Degree::Own);
    let mut rows = Vec::new();
    for (id, contact) in contacts.iter().filter(|(_, contact)| !contact.is_do_not_contact()) {
        let Some(days) = contact.cadence_days.or(usual.filter(|_| is_own(*id))) else { continue };
        let last = last_interaction(reader, *id, contact)?;
        let day = last.map(|(at, _)| at.date());
        let Some(since) = day.or(id.made_at().map(|at| at.date_naive())) else { continue };
        let Some(due) = since.checked_add_days(Days::new(u64::from(days))) else { continue };
        if due > context.today() {
            continue;
        }
        let every = count_words(i64::from(days), "day");
        let reason =
            format!("{} You planned to be in touch every {every}.", last_words(last, context.today()));
        rows.push(DormantRow { contact: *id, name: contact.name(), last: day, due, reason });
    }
    rows.sort_by_key(|row| (row.due, row.contact));
    Ok(rows)
}
