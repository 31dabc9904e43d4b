//! When to ask once more, and when to stop.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Outreach, Profile, add_business_days_around};

/// How long an answer is waited for, in business days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NudgeSchedule {
    /// From the ask to the first reminder.
    pub first: u32,
    /// From one reminder to the next, and from the last one to giving up.
    pub second: u32,
    /// Days that do not count, besides Saturdays and Sundays.
    pub holidays: BTreeSet<NaiveDate>,
}

impl NudgeSchedule {
    /// The usual wait for the first reminder, in business days.
    pub const USUAL_FIRST: u32 = 3;
    /// The usual wait for the next, in business days.
    pub const USUAL_SECOND: u32 = 7;
    /// The longest wait that can be set, in business days.
    pub const MOST: u32 = 60;

    /// The schedule that the person's settings ask for, with these days off.
    pub fn of(profile: &Profile, holidays: BTreeSet<NaiveDate>) -> Self {
        Self {
            first: profile.first_nudge_days.unwrap_or(Self::USUAL_FIRST),
            second: profile.second_nudge_days.unwrap_or(Self::USUAL_SECOND),
            holidays,
        }
    }

    /// How many business days are waited after so many reminders.
    pub fn wait(&self, nudges: usize) -> u32 {
        if nudges == 0 { self.first } else { self.second }
    }

    /// How many business days an answer is waited for, reminders or not.
    pub fn whole_wait(&self, nudges: usize) -> u32 {
        (nudges.min(Outreach::MOST_NUDGES)..=Outreach::MOST_NUDGES).map(|nudge| self.wait(nudge)).sum()
    }

    /// The day so many business days after another.
    pub fn after(&self, day: NaiveDate, business_days: u32) -> NaiveDate {
        add_business_days_around(day, business_days, &self.holidays)
    }
}

impl Default for NudgeSchedule {
    fn default() -> Self {
        Self::of(&Profile::default(), BTreeSet::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        let mut schedule = NudgeSchedule::default();
        assert_eq!(schedule.after(day("2026-03-06"), 3), day("2026-03-11"), "over a weekend");
        schedule.holidays.insert(day("2026-03-10"));
        assert_eq!(schedule.after(day("2026-03-06"), 3), day("2026-03-12"), "and a holiday");
        schedule.holidays.insert(day("2026-03-07"));
        assert_eq!(
            schedule.after(day("2026-03-06"), 3),
            day("2026-03-12"),
            "one on a Saturday costs nothing"
        );
    }

    #[test]
    fn the_settings_say_how_long_to_wait() {
        let schedule = NudgeSchedule::default();
        assert_eq!([0, 1, 2].map(|nudges| schedule.wait(nudges)), [3, 7, 7]);
        assert_eq!([0, 1, 2, 3].map(|nudges| schedule.whole_wait(nudges)), [17, 14, 7, 7]);
        let profile =
            Profile { first_nudge_days: Some(5), second_nudge_days: Some(10), ..Profile::default() };
        let schedule = NudgeSchedule::of(&profile, BTreeSet::new());
        assert_eq!([0, 1, 2].map(|nudges| schedule.wait(nudges)), [5, 10, 10]);
    }
}
