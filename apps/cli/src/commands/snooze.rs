//! `rapport snooze`

use clap::Args;
use rapport_core::{
    commands::{Command, CommitmentCommand, MeetingCommand, ObligationCommand, OfferCommand},
    views::TodayAction,
};

use crate::{failure::Failure, numbers, saved::Saved, session::Session, when, words};

/// Put something off, by the number that `rapport today` shows
#[derive(Args)]
#[command(after_help = "Example: rapport snooze 2 next tuesday   (a talk is moved: fri 15:00)")]
pub struct Snooze {
    /// The number
    item: usize,
    /// Until when: tomorrow, fri, in 2 weeks, 12 Dec
    #[arg(required = true)]
    when: Vec<String>,
}

impl Snooze {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let items = numbers::items(session, &vault, &[self.item])?;
        let Some(item) = items.first() else { return session.answer(&(), |_| ()) };
        let (phrase, today) = (self.when.join(" "), session.context.today());
        let (command, until) = match (item.action, &item.obligation) {
            (_, Some(key)) => {
                let until = when::day(&phrase, today)?;
                let obligation = key.clone();
                (Command::Obligation(ObligationCommand::Snooze { obligation, until }), words::day(until))
            }
            (TodayAction::Prepare | TodayAction::LogDebrief, None) => {
                let start = when::time(&phrase, today)?;
                (
                    Command::Meeting(MeetingCommand::Reschedule { meeting: item.record, start }),
                    words::time(start),
                )
            }
            (TodayAction::MarkDone | TodayAction::Ask, None) => {
                let due = when::day(&phrase, today)?;
                let command = CommitmentCommand::SetDue { commitment: item.record, due: Some(due) };
                (Command::Commitment(command), words::day(due))
            }
            (TodayAction::TakeOfferInHand | TodayAction::TakeUpOffer, None) => {
                let day = when::day(&phrase, today)?;
                let command = OfferCommand::ComeBack { offer: item.record, day: Some(day) };
                (Command::Offer(command), words::day(day))
            }
            _ => {
                return Err(Failure::input(format!(
                    "'{}' cannot be put off; it can be settled with `rapport do` or let be with `rapport waive`.",
                    item.title
                )));
            }
        };
        let saved = Saved::from(vault.apply(&session.context, command)?);
        session.answer(&saved, |page| {
            page.line(format!("Put off until {until}: {}", item.title));
            super::undo::offer(page, 1);
        })
    }
}
