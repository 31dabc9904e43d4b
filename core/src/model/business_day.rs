//! Counting working days.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The day `count` business days after `day`: Saturdays and Sundays do not count.
///
/// ```
/// use chrono::NaiveDate;
/// use rapport_core::model::add_business_days;
///
/// let friday = NaiveDate::from_ymd_opt(2026, 3, 6).unwrap();
/// assert_eq!(add_business_days(friday, 3), NaiveDate::from_ymd_opt(2026, 3, 11).unwrap());
/// ```
pub fn add_business_days(day: NaiveDate, count: u32) -> NaiveDate {
    add_business_days_around(day, count, &BTreeSet::new())
}

/// The day `count` business days after `day`: Saturdays, Sundays and `holidays` do not count.
///
/// ```
/// use chrono::NaiveDate;
/// use rapport_core::model::add_business_days_around;
///
/// let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
/// assert_eq!(add_business_days_around(day(6), 3, &[day(10)].into()), day(12));
/// ```
pub fn add_business_days_around(day: NaiveDate, count: u32, holidays: &BTreeSet<NaiveDate>) -> NaiveDate {
    let mut day = day;
    let mut left = count;
    while left > 0 {
        let Some(next) = day.checked_add_days(Days::new(1)) else { return day };
        day = next;
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !holidays.contains(&day) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_and_holidays_do_not_count() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        for (from, count, to) in [(6, 0, 6), (6, 1, 9), (7, 1, 9), (8, 1, 9), (6, 3, 11), (9, 5, 16)] {
            assert_eq!(add_business_days(day(from), count), day(to), "{count} after {from} March");
        }
        assert_eq!(add_business_days_around(day(6), 3, &[day(7), day(10)].into()), day(12));
    }
}
