//! What there is to do about leads, in words.

use chrono::NaiveDate;

use super::{TodayAction, day_words::count_words, sentence::ended};
use crate::model::LeadState;

/// Title, reason and action for a lead with which nothing was done since a day; `teller` may be nobody.
pub(super) fn shown(
    lead: &str,
    teller: &str,
    since: NaiveDate,
    state: LeadState,
    next_step: Option<&str>,
    today: NaiveDate,
) -> (String, String, TodayAction) {
    let since = match (today - since).num_days() {
        ..=0 => "today".to_owned(),
        days => format!("{} ago", count_words(days, "day")),
    };
    let last = match state {
        LeadState::Checked => "You made sure that it is there".to_owned(),
        LeadState::Approached => "You spoke to somebody there".to_owned(),
        LeadState::Applied => "You applied".to_owned(),
        LeadState::Heard | LeadState::Closed if teller.is_empty() => "You heard of it".to_owned(),
        LeadState::Heard | LeadState::Closed => format!("{teller} told you of it"),
    };
    let next = match next_step {
        Some(step) => format!("you planned: {step}"),
        None => "take a step, or close it".to_owned(),
    };
    (format!("Go on with the lead: {lead}"), ended(format!("{last} {since}; {next}")), TodayAction::StepLead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_of_today_is_told_of_today() {
        let day: NaiveDate = "2026-03-05".parse().unwrap();
        let reason = |since: &str| {
            let since = since.parse().unwrap();
            shown("Zeta hires", "Jane Doe", since, LeadState::Heard, None, day).1
        };
        assert_eq!(reason("2026-03-05"), "Jane Doe told you of it today; take a step, or close it.");
        assert_eq!(reason("2026-03-04"), "Jane Doe told you of it 1 day ago; take a step, or close it.");
    }

    #[test]
    fn a_lead_that_nobody_told_of_was_heard() {
        let day: NaiveDate = "2026-03-05".parse().unwrap();
        let since = "2026-03-01".parse().unwrap();
        let (title, reason, action) =
            shown("Zeta hires", "", since, LeadState::Heard, Some("call Zeta"), day);
        assert_eq!(title, "Go on with the lead: Zeta hires");
        assert_eq!(reason, "You heard of it 4 days ago; you planned: call Zeta.");
        assert_eq!(action, TodayAction::StepLead);
    }
}
