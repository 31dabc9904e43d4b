//! Phrases that name a day.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The civil day that `phrase` names, seen from the civil day `today`; nothing but a date, with `by` or `on` before
/// it if need be.
///
/// Days are counted, never hours. A weekday named on that same weekday means the one a week later; `next` skips this
/// week's, and weeks start on Monday. The end of the week is its Friday, and from Saturday on the Friday after. A
/// month later ends with that month at the latest. A date without a year is the first that has not passed. What no
/// calendar has, such as 31 February, and what lies outside the years 1900 to 2200, is no date.
///
/// ```
/// use chrono::NaiveDate;
/// use rapport_core::coach::when;
///
/// let wednesday = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
/// assert_eq!(when("by fri", wednesday), NaiveDate::from_ymd_opt(2026, 3, 6));
/// assert_eq!(when("next tuesday", wednesday), NaiveDate::from_ymd_opt(2026, 3, 10));
/// assert_eq!(when("3 Jan", wednesday), NaiveDate::from_ymd_opt(2027, 1, 3));
/// assert_eq!(when("31 Feb", wednesday), None);
/// ```
pub fn when(phrase: &str, today: NaiveDate) -> Option<NaiveDate> {
    let mut words = phrase.split_whitespace().map(lower).take(MOST_WORDS + 2).collect::<Vec<_>>();
    if words.first().is_some_and(|word| is_connector(word)) {
        words.remove(0);
    }
    read(&words, today)
}

/// `by the end of the week`, without its first word.
pub(super) const MOST_WORDS: usize = 5;
/// No word of a phrase is longer, in bytes.
const LONGEST_WORD: usize = 12;
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A word as phrases spell it.
pub(super) fn lower(word: &str) -> String {
    // A longer word is no part of a date, so it need not be kept.
    if word.len() <= LONGEST_WORD { word.to_lowercase() } else { String::new() }
}

/// Whether `word` joins a date to a text.
pub(super) fn is_connector(word: &str) -> bool {
    matches!(word, "by" | "on")
}

/// The day that these words name, all of them.
pub(super) fn read(words: &[String], today: NaiveDate) -> Option<NaiveDate> {
    let words = words.iter().map(String::as_str).collect::<Vec<_>>();
    let date = match words.as_slice() {
        ["today"] => Some(today),
        ["tomorrow"] => today.succ_opt(),
        [day] | ["this", day] if weekday(day).is_some() => coming(weekday(day)?, today),
        ["next", day] => following(weekday(day)?, today),
        ["in", count, unit] => later(count, unit, today),
        ["end", "of", period] | ["the", "end", "of", period] => end_of(period, today),
        ["end", "of", "the", period] | ["the", "end", "of", "the", period] => end_of(period, today),
        [date] => iso(date),
        [day, month] if self::month(month).is_some() => yearless(self::month(month)?, self::day(day)?, today),
        [month, day] => yearless(self::month(month)?, self::day(day)?, today),
        [day, "of", month] | ["the", day, "of", month] => {
            yearless(self::month(month)?, self::day(day)?, today)
        }
        [day, month, year] if self::month(comma(month)).is_some() => {
            NaiveDate::from_ymd_opt(self::year(year)?, self::month(comma(month))?, self::day(day)?)
        }
        [month, day, year] => {
            NaiveDate::from_ymd_opt(self::year(year)?, self::month(month)?, self::day(comma(day))?)
        }
        [day, "of", month, year] | ["the", day, "of", month, year] => {
            NaiveDate::from_ymd_opt(self::year(year)?, self::month(comma(month))?, self::day(day)?)
        }
        _ => None,
    };
    date.filter(|date| (1900..=2200).contains(&date.year()))
}

fn comma(word: &str) -> &str {
    word.strip_suffix(',').unwrap_or(word)
}

/// The weekday called `word`.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word.strip_suffix('.').unwrap_or(word) {
        "mon" | "monday" => Weekday::Mon,
        "tue" | "tues" | "tuesday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thu,
        "fri" | "friday" => Weekday::Fri,
        "sat" | "saturday" => Weekday::Sat,
        "sun" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

fn month(word: &str) -> Option<u32> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let place = MONTHS.iter().position(|&month| month == word || month[..3] == *word);
    place.or_else(|| (word == "sept").then_some(8)).and_then(|place| u32::try_from(place + 1).ok())
}

fn day(word: &str) -> Option<u32> {
    let digits =
        ["st", "nd", "rd", "th"].iter().find_map(|ordinal| word.strip_suffix(ordinal)).unwrap_or(word);
    number(digits, 1..=2)
}

fn year(word: &str) -> Option<i32> {
    i32::try_from(number(word, 4..=4)?).ok()
}

fn number(digits: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let plain = length.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

fn coming(day: Weekday, today: NaiveDate) -> Option<NaiveDate> {
    let days = u64::from(day.days_since(today.weekday()));
    today.checked_add_days(Days::new(if days == 0 { 7 } else { days }))
}

fn following(day: Weekday, today: NaiveDate) -> Option<NaiveDate> {
    let to_monday = 7 - u64::from(today.weekday().num_days_from_monday());
    today.checked_add_days(Days::new(to_monday + u64::from(day.num_days_from_monday())))
}

fn later(count: &str, unit: &str, today: NaiveDate) -> Option<NaiveDate> {
    let spelled =
        NUMBERS.iter().position(|&number| number == count).and_then(|place| u32::try_from(place + 1).ok());
    let article = matches!(count, "a" | "an").then_some(1);
    let count = number(count, 1..=5).or(spelled).or(article).filter(|&count| count > 0)?;
    match unit {
        "day" | "days" => today.checked_add_days(Days::new(u64::from(count))),
        "week" | "weeks" => today.checked_add_days(Days::new(u64::from(count) * 7)),
        "month" | "months" => today.checked_add_months(Months::new(count)),
        _ => None,
    }
}

fn end_of(period: &str, today: NaiveDate) -> Option<NaiveDate> {
    match period {
        "week" => {
            let days = u64::from(Weekday::Fri.days_since(today.weekday()));
            today.checked_add_days(Days::new(days))
        }
        "month" => today.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt(),
        _ => None,
    }
}

fn iso(word: &str) -> Option<NaiveDate> {
    let mut parts = word.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let date = NaiveDate::from_ymd_opt(self::year(year)?, number(month, 2..=2)?, number(day, 2..=2)?);
    date.filter(|_| parts.next().is_none())
}

/// The first such day from today on: 29 February may be years away, but never more than eight.
fn yearless(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    (0..=8)
        .filter_map(|years| NaiveDate::from_ymd_opt(today.year().checked_add(years)?, month, day))
        .find(|&date| date >= today)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn check(today: &str, table: &[(&str, &str)]) {
        for &(phrase, expected) in table {
            let found = when(phrase, date(today)).map_or(String::new(), |date| date.to_string());
            assert_eq!(found, expected, "{phrase:?} on {today}");
        }
    }

    #[test]
    fn days_are_named_from_a_wednesday() {
        let table = [
            ("today", "2026-03-04"),
            ("Tomorrow", "2026-03-05"),
            ("fri", "2026-03-06"),
            ("sat", "2026-03-07"),
            ("saturday", "2026-03-07"),
            ("FRIDAY", "2026-03-06"),
            ("thurs", "2026-03-05"),
            ("tues.", "2026-03-10"),
            ("wed", "2026-03-11"),
            ("this fri", "2026-03-06"),
            ("next wed", "2026-03-11"),
            ("next fri", "2026-03-13"),
            ("next tuesday", "2026-03-10"),
            ("on mon", "2026-03-09"),
            ("by  next   mon", "2026-03-09"),
            ("in 3 days", "2026-03-07"),
            ("in 1 day", "2026-03-05"),
            ("in 2 weeks", "2026-03-18"),
            ("in a month", "2026-04-04"),
            ("in two months", "2026-05-04"),
            ("end of week", "2026-03-06"),
            ("by the end of the month", "2026-03-31"),
            ("4 Mar", "2026-03-04"),
            ("3 Mar", "2027-03-03"),
            ("12 Dec", "2026-12-12"),
            ("12th december", "2026-12-12"),
            ("the 12th of December 2027", "2027-12-12"),
            ("Dec. 12", "2026-12-12"),
            ("Sept 1st", "2026-09-01"),
            ("may 5", "2026-05-05"),
            ("3 Jan 2027", "2027-01-03"),
            ("jan 3, 2020", "2020-01-03"),
            ("29 Feb", "2028-02-29"),
            ("2026-12-31", "2026-12-31"),
            ("2200-12-31", "2200-12-31"),
            ("1900-01-01", "1900-01-01"),
        ];
        check("2026-03-04", &table);
    }

    #[test]
    fn all_else_names_no_day() {
        let phrases = [
            "",
            "by",
            "by by fri",
            "may",
            "march",
            "12",
            "next",
            "next week",
            "in days",
            "in 0 days",
            "in -1 days",
            "in 3 years",
            "in 99999 months",
            "in 999999 days",
            "31 Feb",
            "0 Jan",
            "32 Dec",
            "12 13",
            "30 Feb 2028",
            "29 Feb 2027",
            "2026-13-01",
            "2026-02-30",
            "2026-3-4",
            "26-03-04",
            "2026-03-04-05",
            "+2026-03-04",
            "1899-12-31",
            "2201-01-01",
            "3 Jan 27",
            "fridays",
            "monda",
            "end of",
            "end of year",
            "fri 3pm",
            "١٢ Dec",
            "\0",
            "friday\u{301}",
            "a very long text that goes on and on and names fri",
        ];
        for phrase in phrases {
            assert_eq!(when(phrase, date("2026-03-04")), None, "{phrase:?}");
        }
    }

    #[test]
    fn weeks_start_on_monday() {
        check("2026-03-02", &[("mon", "2026-03-09"), ("next mon", "2026-03-09"), ("next sun", "2026-03-15")]);
        check("2026-03-08", &[("mon", "2026-03-09"), ("next mon", "2026-03-09"), ("next sun", "2026-03-15")]);
        check("2026-03-06", &[("end of week", "2026-03-06"), ("fri", "2026-03-13")]);
        check("2026-03-07", &[("end of week", "2026-03-13")]);
    }

    #[test]
    fn months_and_years_end_where_they_do() {
        check("2026-01-31", &[("in 1 month", "2026-02-28"), ("end of month", "2026-01-31")]);
        check(
            "2028-02-10",
            &[("end of month", "2028-02-29"), ("29 Feb", "2028-02-29"), ("9 Feb", "2029-02-09")],
        );
        check("2028-03-01", &[("29 Feb", "2032-02-29")]);
        check("2096-03-01", &[("29 Feb", "2104-02-29")]);
        check(
            "2026-12-31",
            &[("tomorrow", "2027-01-01"), ("1 Jan", "2027-01-01"), ("end of month", "2026-12-31")],
        );
        check("2200-12-31", &[("today", "2200-12-31"), ("tomorrow", ""), ("1 Jan", "")]);
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_trouble() {
        for today in [NaiveDate::MIN, NaiveDate::MAX] {
            for phrase in
                ["today", "tomorrow", "mon", "next sun", "in 9 days", "in 9 months", "end of month", "1 Jan"]
            {
                assert_eq!(when(phrase, today), None);
            }
        }
    }
}
