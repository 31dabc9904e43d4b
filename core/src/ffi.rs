//! How the core's types cross into Swift and Kotlin.
//!
//! The derives stand where the types are defined; here is what they need beside them, and the types of other crates,
//! under the names that hosts see.

// The scaffolding that uniffi expands is `extern "C"` and has no docs.
#![allow(missing_docs, unsafe_code)]

mod error;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;

use crate::{
    Error,
    model::{AuthorId, DeviceId, EventId, ItemId, RecordId, VaultId},
};
pub use error::RapportError;

uniffi::setup_scaffolding!();

/// An instant, to the millisecond. Crosses as milliseconds since 1970, which loses nothing on the way.
pub type Timestamp = DateTime<Utc>;
/// A day of the calendar. Crosses as ISO 8601 text, never as an instant: a day has no time zone.
pub type CivilDate = NaiveDate;
/// What calendar and clock on the wall say. Crosses as ISO 8601 text.
pub type CivilDateTime = NaiveDateTime;
/// A time zone. Crosses as its IANA name.
pub type Zone = Tz;

fn invalid(field: &'static str, reason: &str) -> RapportError {
    Error::invalid(field, reason).into()
}

macro_rules! id {
    ($($(#[$meta:meta])* $name:ident,)*) => {$(
        uniffi::custom_type!($(#[$meta])* $name, String, {
            lower: |id| id.to_string(),
            try_lift: |text| Ok(text.parse().map_err(RapportError::from)?),
        });
    )*};
}

id!(RecordId, EventId, ItemId, AuthorId, VaultId, DeviceId,);

uniffi::custom_type!(Timestamp, i64, {
    remote,
    lower: |instant| instant.timestamp_millis(),
    try_lift: |millis| {
        Ok(DateTime::from_timestamp_millis(millis).ok_or_else(|| invalid("instant", "is out of range"))?)
    },
});

uniffi::custom_type!(CivilDate, String, {
    remote,
    lower: |date| date.format("%Y-%m-%d").to_string(),
    try_lift: |text| Ok(text.parse().map_err(|_| invalid("date", "is not written as year-month-day"))?),
});

uniffi::custom_type!(CivilDateTime, String, {
    remote,
    lower: |civil| civil.format("%Y-%m-%dT%H:%M:%S%.f").to_string(),
    try_lift: |text| {
        Ok(text.parse().map_err(|_| invalid("date and time", "is not written as year-month-dayThour:minute:second"))?)
    },
});

uniffi::custom_type!(Zone, String, {
    remote,
    lower: |zone| zone.name().to_owned(),
    try_lift: |name| Ok(name.parse().map_err(|_| invalid("time zone", "is not in the IANA list"))?),
});

#[cfg(test)]
mod tests {
    use uniffi::FfiConverter;

    use super::*;
    use crate::UniFfiTag;

    fn round_trip<T: FfiConverter<UniFfiTag>>(value: T) -> uniffi::Result<T> {
        T::try_lift(T::lower(value))
    }

    #[test]
    fn every_millisecond_comes_back() {
        // Steps of a prime number of milliseconds, from 1900 to 2200.
        let start = -2_208_988_800_000_i64;
        for n in 0..100_000 {
            let instant = DateTime::from_timestamp_millis(start + n * 94_670_809).unwrap();
            assert_eq!(round_trip(instant).unwrap(), instant);
        }
    }

    #[test]
    fn ids_come_back() {
        let record = RecordId::from_bytes([0xa5; 16]);
        assert_eq!(round_trip(record).unwrap(), record);
        let event = EventId::from_bytes([0x5a; 10]);
        assert_eq!(round_trip(event).unwrap(), event);
    }

    #[test]
    fn civil_times_come_back() {
        for text in ["1900-01-01", "2024-02-29", "2200-12-31"] {
            let date: NaiveDate = text.parse().unwrap();
            assert_eq!(round_trip(date).unwrap(), date);
            for time in ["00:00:00", "23:59:59.999"] {
                let civil: NaiveDateTime = format!("{text}T{time}").parse().unwrap();
                assert_eq!(round_trip(civil).unwrap(), civil);
            }
        }
        assert_eq!(round_trip(Tz::Europe__Berlin).unwrap(), Tz::Europe__Berlin);
    }

    #[test]
    fn what_cannot_be_taken_is_our_error() {
        let lowered = <String as uniffi::Lower<UniFfiTag>>::lower("nonsense".to_owned());
        let error = <RecordId as uniffi::Lift<UniFfiTag>>::try_lift(lowered).unwrap_err();
        assert_eq!(error.downcast::<RapportError>().unwrap().to_string(), "the id is not a record's id");
    }
}
