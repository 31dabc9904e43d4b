//! What there is to do about asks, in words.

use chrono::NaiveDate;

use super::{TodayAction, agenda::Task, day_words::day_words};
use crate::model::IntroState;

/// Title, reason and action of something to do about an ask to `name`.
pub(super) fn shown(task: &Task, name: &str, today: NaiveDate) -> (String, String, TodayAction) {
    match task {
        Task::Nudge { sent, nudges, .. } => {
            let sent = day_words(sent.date(), today);
            let reason = match nudges {
                0 => format!("You wrote {sent} and there is no answer; a friendly reminder is fine."),
                _ => format!("You wrote {sent} and reminded once; one last reminder, then let it rest."),
            };
            (format!("Remind {name}"), reason, TodayAction::Remind)
        }
        Task::Bounced { sent } => {
            let reason =
                format!("What you sent {} came back; find another way.", day_words(sent.date(), today));
            (format!("Reach {name} another way"), reason, TodayAction::Resend)
        }
        Task::AgreeOnTime { replied } => {
            let reason =
                format!("They said yes {}; no time is agreed yet.", day_words(replied.date(), today));
            (format!("Agree on a time with {name}"), reason, TodayAction::AgreeOnTime)
        }
        Task::AskAgain { until } => {
            let reason = format!("They asked you to come back {}.", day_words(*until, today));
            (format!("Ask {name} again"), reason, TodayAction::Remind)
        }
        Task::WroteAllTheSame { sent } => {
            let sent = day_words(sent.date(), today);
            let reason =
                format!("You wrote to them {sent}, and they asked not to be contacted: do not write again.");
            (format!("Let {name} be"), reason, TodayAction::LetBe)
        }
        Task::CheckPassed { referee } => {
            let reason = format!(
                "{name} meant to pass your details on; better to ask how to reach {referee} yourself."
            );
            (format!("Ask {name} whether {referee} has your details"), reason, TodayAction::TakeControl)
        }
        Task::AskForIntroduction { referee, offered } => {
            let given = day_words(offered.date(), today);
            let reason = format!("{name} gave you the name {given} and is to introduce you.");
            (format!("Ask {name} for the introduction to {referee}"), reason, TodayAction::AskToIntroduce)
        }
        Task::Introduction { state, target, since, reminders } => {
            let since = day_words(since.date(), today);
            let last = match reminders {
                0 => "",
                _ => " You reminded once; one last reminder, then let it rest.",
            };
            let action = TodayAction::SeeIntroduction;
            match state {
                IntroState::IntroMade => {
                    let reason = format!("{name} introduced you {since}; thank {name} and write.");
                    (format!("Write to {target}"), reason, action)
                }
                IntroState::Agreed => {
                    let reason = format!("{name} agreed {since}, and nothing came of it yet.{last}");
                    (format!("Ask {name} about the introduction to {target}"), reason, action)
                }
                _ => {
                    let reason = format!("You asked {since} for an introduction to {target}.{last}");
                    (format!("Remind {name}"), reason, action)
                }
            }
        }
        // Said where the day is put together.
        _ => (name.to_owned(), String::new(), TodayAction::MarkDone),
    }
}
