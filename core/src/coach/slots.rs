//! Times to propose for a talk.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, TimeZone, Timelike, Utc, Weekday};
use chrono_tz::Tz;

/// What times are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotSearch {
    /// Times that are taken: from, until.
    pub busy: Vec<(DateTime<Utc>, DateTime<Utc>)>,
    /// How long the talk takes, in minutes.
    pub minutes: u32,
    /// Days on which the person does not work, besides Saturdays and Sundays.
    pub holidays: BTreeSet<NaiveDate>,
    /// When working hours begin, for each in their own zone.
    pub day_begins: NaiveTime,
    /// When they end.
    pub day_ends: NaiveTime,
    /// The person's zone.
    pub mine: Tz,
    /// The zone of whom they want to meet.
    pub theirs: Tz,
    /// Now: the first day looked at is the next one.
    pub now: DateTime<Utc>,
    /// How many times are wanted.
    pub wanted: usize,
}

/// How many days are looked at.
const MOST_DAYS: u64 = 28;
/// Times begin at full and half hours.
const STEP_MINUTES: i64 = 30;
/// The second time of a day is at least so much later than the first.
const APART_HOURS: i64 = 4;

/// Times at which both work and nothing is planned: at most two on a day, one early and one late, on working days from
/// tomorrow on.
pub fn free_slots(search: &SlotSearch) -> Vec<DateTime<Utc>> {
    let today = search.now.with_timezone(&search.theirs).date_naive();
    let mut slots = Vec::new();
    for ahead in 1..=MOST_DAYS {
        let Some(day) = today.checked_add_days(Days::new(ahead)) else { break };
        let mut last = None;
        for slot in free_on(search, day) {
            if slots.len() == search.wanted {
                return slots;
            }
            match last {
                None => last = Some(slot),
                Some(first) if slot - first < Duration::hours(APART_HOURS) => continue,
                Some(_) => {
                    slots.push(slot);
                    break;
                }
            }
            slots.push(slot);
        }
    }
    slots
}

/// All free times of a day of theirs, the earliest first.
fn free_on(search: &SlotSearch, day: NaiveDate) -> Vec<DateTime<Utc>> {
    let length = Duration::minutes(i64::from(search.minutes));
    let steps = (0..24 * 60 / STEP_MINUTES).map(|step| step * STEP_MINUTES);
    let starts = steps.filter_map(|minute| {
        let civil = day.and_time(NaiveTime::MIN) + Duration::minutes(minute);
        // A time that clocks skip or show twice is nothing to propose.
        Some(search.theirs.from_local_datetime(&civil).single()?.with_timezone(&Utc))
    });
    let is_free = |start: &DateTime<Utc>| {
        let end = *start + length;
        let works = |zone: Tz| {
            let (from, until) = (start.with_timezone(&zone), end.with_timezone(&zone));
            !matches!(from.weekday(), Weekday::Sat | Weekday::Sun)
                && from.time() >= search.day_begins
                && until.time() <= search.day_ends
                && from.date_naive() == until.date_naive()
        };
        let is_taken = search.busy.iter().any(|(from, until)| *from < end && *start < *until);
        let is_holiday = search.holidays.contains(&start.with_timezone(&search.mine).date_naive());
        *start > search.now && !is_holiday && works(search.mine) && works(search.theirs) && !is_taken
    };
    starts.filter(is_free).collect()
}

/// Times in words, in the zone of whoever reads them: "Tuesday 10 March, 9:00 or 14:30, or Wednesday 11 March, 10:00
/// (Berlin time)". Nothing for no times.
///
/// ```
/// use rapport_core::coach::slots_in_words;
///
/// let slots = ["2026-03-10T08:00:00Z".parse().unwrap(), "2026-03-10T13:30:00Z".parse().unwrap()];
/// assert_eq!(slots_in_words(&slots, chrono_tz::Europe::Berlin), "Tuesday 10 March, 9:00 or 14:30 (Berlin time)");
/// ```
pub fn slots_in_words(slots: &[DateTime<Utc>], zone: Tz) -> String {
    let mut days: Vec<(NaiveDate, Vec<String>)> = Vec::new();
    for slot in slots {
        let local = slot.with_timezone(&zone);
        let time = format!("{}:{:02}", local.hour(), local.minute());
        match days.last_mut() {
            Some((day, times)) if *day == local.date_naive() => times.push(time),
            _ => days.push((local.date_naive(), vec![time])),
        }
    }
    if days.is_empty() {
        return String::new();
    }
    let day = |(day, times): &(NaiveDate, Vec<String>)| {
        format!("{}, {}", day.format("%A %-d %B"), times.join(" or "))
    };
    let days: Vec<String> = days.iter().map(day).collect();
    format!("{} ({})", days.join(", or "), zone_words(zone))
}

/// "Berlin time", "UTC".
pub fn zone_words(zone: Tz) -> String {
    let name = zone.name();
    match name.rsplit_once('/') {
        Some(("Etc", _)) => name.trim_start_matches("Etc/").to_owned(),
        Some((_, city)) => format!("{} time", city.replace('_', " ")),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn hour(hour: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
    }

    /// On Monday 9 March 2026, both in Berlin.
    fn search() -> SlotSearch {
        SlotSearch {
            busy: Vec::new(),
            holidays: BTreeSet::new(),
            minutes: 20,
            day_begins: hour(9),
            day_ends: hour(17),
            mine: chrono_tz::Europe::Berlin,
            theirs: chrono_tz::Europe::Berlin,
            now: at("2026-03-09T12:00:00Z"),
            wanted: 3,
        }
    }

    fn words(search: &SlotSearch) -> String {
        slots_in_words(&free_slots(search), search.theirs)
    }

    #[test]
    fn two_on_a_day_then_one_on_the_next() {
        let expected = "Tuesday 10 March, 9:00 or 13:00, or Wednesday 11 March, 9:00 (Berlin time)";
        assert_eq!(words(&search()), expected);
        assert_eq!(
            words(&SlotSearch { wanted: 2, ..search() }),
            "Tuesday 10 March, 9:00 or 13:00 (Berlin time)"
        );
        assert_eq!(words(&SlotSearch { wanted: 1, ..search() }), "Tuesday 10 March, 9:00 (Berlin time)");
        assert_eq!(words(&SlotSearch { wanted: 0, ..search() }), "");
    }

    #[test]
    fn what_is_taken_is_not_proposed() {
        let mut search = search();
        search.busy = vec![(at("2026-03-10T07:00:00Z"), at("2026-03-10T13:30:00Z"))];
        let expected = "Tuesday 10 March, 14:30, or Wednesday 11 March, 9:00 or 13:00 (Berlin time)";
        assert_eq!(words(&search), expected);
        // A talk may end where something else begins, and begin where it ends.
        search.minutes = 30;
        search.wanted = 2;
        search.busy = vec![(at("2026-03-10T08:30:00Z"), at("2026-03-10T15:30:00Z"))];
        assert_eq!(words(&search), "Tuesday 10 March, 9:00 or 16:30 (Berlin time)");
        search.busy = vec![(at("2026-03-10T08:29:00Z"), at("2026-03-10T15:31:00Z"))];
        assert_eq!(words(&search), "Wednesday 11 March, 9:00 or 13:00 (Berlin time)");
    }

    #[test]
    fn nobody_is_asked_to_meet_at_the_weekend_or_at_night() {
        let friday = SlotSearch { now: at("2026-03-13T12:00:00Z"), wanted: 1, ..search() };
        assert_eq!(words(&friday), "Monday 16 March, 9:00 (Berlin time)");
        // From nine in New York until five in Berlin; there clocks have changed already, here not yet.
        let across = SlotSearch { theirs: chrono_tz::America::New_York, ..search() };
        let expected =
            "Tuesday 10 March, 9:00, or Wednesday 11 March, 9:00, or Thursday 12 March, 9:00 (New York time)";
        assert_eq!(words(&across), expected);
        assert_eq!(free_slots(&across)[0], at("2026-03-10T13:00:00Z"));
        let later = SlotSearch { now: at("2026-03-30T12:00:00Z"), wanted: 1, ..across };
        assert_eq!(free_slots(&later), [at("2026-03-31T13:00:00Z")]);
        let too_far = SlotSearch { theirs: chrono_tz::Pacific::Auckland, ..search() };
        assert!(free_slots(&too_far).is_empty());
    }

    #[test]
    fn nobody_is_asked_to_meet_on_a_holiday_of_the_person() {
        let day = |text: &str| text.parse().unwrap();
        let usual = "Tuesday 10 March, 9:00 or 13:00, or Wednesday 11 March, 9:00 (Berlin time)";
        assert_eq!(words(&search()), usual);
        let off = SlotSearch { holidays: [day("2026-03-10")].into(), ..search() };
        assert_eq!(
            words(&off),
            "Wednesday 11 March, 9:00 or 13:00, or Thursday 12 March, 9:00 (Berlin time)"
        );
    }

    #[test]
    fn working_hours_hold_the_whole_talk() {
        let long = SlotSearch { minutes: 8 * 60, wanted: 2, ..search() };
        let expected = "Tuesday 10 March, 9:00, or Wednesday 11 March, 9:00 (Berlin time)";
        assert_eq!(words(&long), expected);
        assert!(free_slots(&SlotSearch { minutes: 8 * 60 + 1, ..search() }).is_empty());
    }

    #[test]
    fn times_keep_to_the_clock_when_clocks_change() {
        // Clocks in Berlin go forward on Sunday 29 March 2026.
        let search = SlotSearch { now: at("2026-03-27T12:00:00Z"), wanted: 1, ..search() };
        assert_eq!(free_slots(&search), [at("2026-03-30T07:00:00Z")]);
        assert_eq!(words(&search), "Monday 30 March, 9:00 (Berlin time)");
    }

    #[test]
    fn zones_are_called_by_their_city() {
        assert_eq!(zone_words(chrono_tz::America::Argentina::Buenos_Aires), "Buenos Aires time");
        assert_eq!(zone_words(chrono_tz::UTC), "UTC");
        assert_eq!(zone_words(chrono_tz::Etc::UTC), "UTC");
    }
}
