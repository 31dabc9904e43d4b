//! Days as people say them.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// A day as seen from `today`: "today", "tomorrow", "on Friday", "on 3 March", "on 3 March 2027".
pub(super) fn day_words(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2..=6 => format!("on {}", day.format("%A")),
        -6..=-2 => format!("last {}", day.format("%A")),
        _ if day.year() == today.year() => day.format("on %-d %B").to_string(),
        _ => day.format("on %-d %B %Y").to_string(),
    }
}

/// A day and a time of day as seen from `today`.
pub(super) fn time_words(time: NaiveDateTime, today: NaiveDate) -> String {
    format!("{} at {}", day_words(time.date(), today), time.format("%H:%M"))
}

/// "1 day", "3 days".
pub(super) fn count_words(count: i64, unit: &str) -> String {
    if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_named_as_people_name_them() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let today = day(3, 4);
        assert_eq!(day_words(today, today), "today");
        assert_eq!(day_words(day(3, 6), today), "on Friday");
        assert_eq!(day_words(day(3, 2), today), "last Monday");
        assert_eq!(day_words(day(3, 11), today), "on 11 March");
        assert_eq!(day_words(NaiveDate::from_ymd_opt(2027, 1, 3).unwrap(), today), "on 3 January 2027");
    }
}
