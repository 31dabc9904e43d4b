//! Instants read as a calendar.

use rapport_core::ffi::{CivilDate, Timestamp, Zone};

use crate::Result;

/// The day of the calendar that it is in a time zone at an instant.
///
/// # Errors
///
/// If the core does not know the zone.
#[uniffi::export]
pub fn civil_date(instant: Timestamp, zone: Zone) -> Result<CivilDate> {
    Ok(instant.with_timezone(&zone).date_naive())
}
