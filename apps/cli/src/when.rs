//! Days and times as they are typed.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rapport_core::coach;

use crate::failure::Failure;

/// The day that `phrase` names, seen from `today`.
pub fn day(phrase: &str, today: NaiveDate) -> Result<NaiveDate, Failure> {
    coach::when(phrase, today).ok_or_else(|| {
        Failure::input(format!(
            "'{phrase}' is not a day. Try: tomorrow, fri, next tuesday, in 2 weeks, 12 Dec, 2026-12-31."
        ))
    })
}

/// The day and time that `phrase` names, seen from `today`: `2026-03-06T15:00`, `fri 15:00`, `tomorrow at 9:30`.
pub fn time(phrase: &str, today: NaiveDate) -> Result<NaiveDateTime, Failure> {
    let phrase = phrase.trim();
    let full = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"];
    if let Some(time) = full.iter().find_map(|form| NaiveDateTime::parse_from_str(phrase, form).ok()) {
        return Ok(time);
    }
    let split = || {
        let (day, clock) = phrase.rsplit_once(char::is_whitespace)?;
        let clock = NaiveTime::parse_from_str(clock, "%H:%M").ok()?;
        let day = day.trim_end();
        let day = day.strip_suffix(" at").unwrap_or(day);
        Some(coach::when(day, today)?.and_time(clock))
    };
    split().ok_or_else(|| {
        Failure::input(format!(
            "'{phrase}' is not a day and time. Try: 2026-03-06T15:00, fri 15:00, tomorrow 9:30."
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_read_as_people_type_them() {
        let wednesday = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
        for (phrase, expected) in [
            ("2026-03-06T15:00", "2026-03-06 15:00:00"),
            ("2026-03-06 15:00", "2026-03-06 15:00:00"),
            ("fri 15:00", "2026-03-06 15:00:00"),
            ("tomorrow at 9:30", "2026-03-05 09:30:00"),
            ("12 Dec 08:00", "2026-12-12 08:00:00"),
        ] {
            assert_eq!(time(phrase, wednesday).unwrap().to_string(), expected, "{phrase}");
        }
        for phrase in ["", "fri", "15:00", "fri 25:00", "someday 10:00"] {
            assert!(time(phrase, wednesday).is_err(), "{phrase}");
        }
    }
}
