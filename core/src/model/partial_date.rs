//! Days that are known in part.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::check_day;
use crate::{Error, Result};

/// A day, a month or a year, as well as it is known: `2021`, `2021-03` or `2021-03-04`, between 1900 and 2200.
///
/// ```
/// use rapport_core::model::PartialDate;
///
/// let month: PartialDate = "2021-03".parse().unwrap();
/// assert_eq!((month.year(), month.to_string()), (2021, "2021-03".to_owned()));
/// assert!("2021-13".parse::<PartialDate>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate(String);

impl PartialDate {
    /// The year.
    pub fn year(&self) -> i32 {
        self.0.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default()
    }
}

impl FromStr for PartialDate {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let text = text.trim();
        let wrong = || Error::invalid("date", "must be written as 2021, 2021-03 or 2021-03-04");
        let is_plain = text.len() >= 4 && text.chars().all(|c| c.is_ascii_digit() || c == '-');
        let whole = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            10 => text.to_owned(),
            _ => return Err(wrong()),
        };
        let day: NaiveDate = whole.parse().ok().filter(|_| is_plain).ok_or_else(wrong)?;
        check_day(day)?;
        Ok(Self(text.to_owned()))
    }
}

impl TryFrom<String> for PartialDate {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.0
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_part_of_a_calendar_is_refused() {
        for good in ["1900", "2200-12", "2024-02-29", " 2021-03 "] {
            assert_eq!(good.parse::<PartialDate>().unwrap().to_string(), good.trim());
        }
        for bad in [
            "",
            "21",
            "2021-",
            "2021-00",
            "2021-13",
            "2023-02-29",
            "1899",
            "2201-01",
            "+021-03",
            "2021/03",
            "20210304",
        ] {
            assert!(bad.parse::<PartialDate>().is_err(), "{bad}");
        }
    }

    #[test]
    fn earlier_comes_first() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        assert!(
            date("2019-12") < date("2020") && date("2020") < date("2020-01") && date("2021").year() == 2021
        );
    }
}
