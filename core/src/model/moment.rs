//! A point in time as a person meant it.

use chrono::{DateTime, Duration, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::{Context, Error, Result};

/// An instant together with the civil time and the zone it was said in.
///
/// All three are kept: an appointment at nine stays at nine when a country changes its clocks, and two devices never
/// disagree about the order of things. A moment is shown and compared; it never decides a merge.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(try_from = "Written")]
pub struct Moment {
    /// The instant, to the millisecond.
    #[serde(with = "chrono::serde::ts_milliseconds")]
    pub instant: DateTime<Utc>,
    /// What the clock on the wall showed.
    pub civil: NaiveDateTime,
    /// The zone's name in the IANA database, such as `Europe/Paris`.
    pub zone: String,
}

impl Moment {
    /// The context's own moment.
    pub fn now(context: &Context) -> Self {
        Self::at(context.now(), context.zone())
    }

    /// The moment of `instant` for somebody in `zone`.
    pub fn at(instant: DateTime<Utc>, zone: Tz) -> Self {
        Self { instant, civil: instant.with_timezone(&zone).naive_local(), zone: zone.name().to_owned() }
    }

    /// The moment when clocks in `zone` show `civil`.
    ///
    /// A time that occurs twice (clocks go back) is the first of the two; one that does not occur (clocks go
    /// forward) is the instant at which the gap would have reached it.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the year is before 1900 or after 2200.
    pub fn civil(civil: NaiveDateTime, zone: Tz) -> Result<Self> {
        check_day(civil.date())?;
        let local = match zone.from_local_datetime(&civil) {
            LocalResult::Single(time) | LocalResult::Ambiguous(time, _) => time,
            LocalResult::None => {
                let before = civil - Duration::hours(3);
                let base = zone.from_local_datetime(&before).earliest();
                base.map(|base| base + Duration::hours(3))
                    .ok_or_else(|| Error::invalid("time", "does not occur in this time zone"))?
            }
        };
        Ok(Self { instant: local.with_timezone(&Utc), civil, zone: zone.name().to_owned() })
    }

    /// The civil day.
    pub fn day(&self) -> NaiveDate {
        self.civil.date()
    }
}

/// A moment as it was written down, by whomever.
#[derive(Deserialize)]
struct Written {
    #[serde(with = "chrono::serde::ts_milliseconds")]
    instant: DateTime<Utc>,
    civil: NaiveDateTime,
    zone: String,
}

impl TryFrom<Written> for Moment {
    type Error = Error;

    fn try_from(written: Written) -> Result<Self> {
        let Written { instant, civil, zone } = written;
        check_day(civil.date())?;
        check_day(instant.date_naive())?;
        Ok(Self { instant, civil, zone })
    }
}

/// Reads a day that somebody wrote down.
///
/// # Errors
/// As for [`check_day`].
pub(crate) fn written_day<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<NaiveDate, D::Error> {
    let day = NaiveDate::deserialize(deserializer)?;
    check_day(day).map_err(serde::de::Error::custom)?;
    Ok(day)
}

/// Refuses days that nobody means: before 1900 or after 2200.
///
/// # Errors
/// [`Error::Invalid`] for such a day.
pub fn check_day(day: NaiveDate) -> Result<()> {
    use chrono::Datelike;
    if (1900..=2200).contains(&day.year()) {
        Ok(())
    } else {
        Err(Error::invalid("date", "must lie between the years 1900 and 2200"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_that_the_clocks_skip_or_show_twice_is_one_instant_all_the_same() {
        let instant = |civil: &str| {
            let moment = Moment::civil(civil.parse().unwrap(), chrono_tz::Europe::Berlin).unwrap();
            moment.instant.to_rfc3339()
        };
        assert_eq!(instant("2026-03-29T01:30:00"), "2026-03-29T00:30:00+00:00");
        assert_eq!(instant("2026-03-29T02:30:00"), "2026-03-29T01:30:00+00:00", "clocks go forward");
        assert_eq!(instant("2026-03-29T03:30:00"), "2026-03-29T01:30:00+00:00");
        assert_eq!(instant("2026-10-25T02:30:00"), "2026-10-25T00:30:00+00:00", "clocks go back");
    }
}
