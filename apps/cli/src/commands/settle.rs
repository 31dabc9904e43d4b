//! `rapport do`

use clap::{Args, ValueEnum};
use rapport_core::{
    commands::{
        Command, CommitmentCommand, ContactCommand, IntroRequestCommand, ObligationCommand, OfferCommand,
        OutreachCommand, ReferralCommand,
    },
    model::{Channel, ClosedReason},
    views::{Section, TodayAction, TodayItem},
};

use super::restore;
use crate::{failure::Failure, numbers, saved::Saved, session::Session, words};

/// Settle things to do, by the numbers that `rapport today` shows
#[derive(Args)]
#[command(after_help = "Example: rapport do 1 3")]
pub struct Do {
    /// The numbers
    #[arg(required = true, value_name = "ITEM")]
    items: Vec<usize>,
    /// email (usual), phone, letter, in-person, social, message
    #[arg(long, value_enum, value_name = "HOW", hide_possible_values = true)]
    by: Option<How>,
    /// A card or letter is written, but not in the post yet
    #[arg(long, conflicts_with = "by")]
    written: bool,
}

/// How something was said or sent.
#[derive(Clone, Copy, ValueEnum)]
pub enum How {
    Email,
    Phone,
    Letter,
    InPerson,
    Social,
    Message,
}

impl From<How> for Channel {
    fn from(how: How) -> Self {
        match how {
            How::Email => Self::Email,
            How::Phone => Self::Phone,
            How::Letter => Self::Letter,
            How::InPerson => Self::InPerson,
            How::Social => Self::Social,
            How::Message => Self::Message,
        }
    }
}

impl Do {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let items = numbers::items(session, &vault, &self.items)?;
        let ways = items.iter().map(|item| self.way(item)).collect::<Result<Vec<_>, _>>()?;
        let (mut done, mut saved) = (Vec::new(), Vec::new());
        for (item, (way, how)) in items.iter().zip(ways) {
            let applied = match way {
                Some(command) => vault.apply(&session.context, command).map_err(Failure::from),
                None => restore::restore(&vault, &session.context, item.record),
            };
            saved.push(Saved::from(applied.map_err(|failure| so_far(failure, &done))?));
            done.push(format!("{how}: {}", item.title));
        }
        session.answer(&saved, |page| {
            for line in &done {
                page.line(line);
            }
            super::undo::offer(page, done.len());
        })
    }

    /// What settles `item`, and the word for it; without a command it is brought back.
    fn way(&self, item: &TodayItem) -> Result<(Option<Command>, String), Failure> {
        let by = self.by.map(Channel::from);
        let said = by.map_or("Done".to_owned(), |channel| format!("Done {}", words::channel(channel)));
        let apply = |command, how| Ok((Some(command), how));
        let done = |channel: Option<Channel>| match &item.obligation {
            Some(key) => {
                Ok(Command::Obligation(ObligationCommand::Done { obligation: key.clone(), channel }))
            }
            None => Err(not_by_number(item)),
        };
        if self.written && item.action != TodayAction::WriteCard {
            return Err(Failure::input(format!(
                "'{}' is no card to write. Nothing was changed.",
                item.title
            )));
        }
        match item.action {
            TodayAction::WriteEmail | TodayAction::ReportBack => {
                apply(done(Some(by.unwrap_or(Channel::Email)))?, said)
            }
            TodayAction::WriteCard | TodayAction::PostCard => {
                let Some(obligation) = item.obligation.clone() else { return Err(not_by_number(item)) };
                match (self.written, by) {
                    (true, _) => apply(
                        Command::Obligation(ObligationCommand::Write { obligation }),
                        "Written".to_owned(),
                    ),
                    (false, None) => apply(
                        Command::Obligation(ObligationCommand::Post { obligation }),
                        "Posted".to_owned(),
                    ),
                    (false, Some(channel)) => apply(done(Some(channel))?, said),
                }
            }
            TodayAction::Reach if item.section == Section::KeepInTouch => apply(
                Command::Contact(ContactCommand::NoteInTouch { contact: item.record, channel: by }),
                "In touch".to_owned(),
            ),
            TodayAction::Reach => apply(
                Command::Referral(ReferralCommand::MarkContacted { referral: item.record }),
                "Contacted".to_owned(),
            ),
            TodayAction::MarkDone | TodayAction::Ask => match &item.obligation {
                Some(_) => apply(done(by)?, said),
                None => apply(
                    Command::Commitment(CommitmentCommand::Keep { commitment: item.record }),
                    "Kept".to_owned(),
                ),
            },
            TodayAction::Remind => apply(
                Command::Outreach(OutreachCommand::Nudge { outreach: item.record, text: None, at: None }),
                "Reminded".to_owned(),
            ),
            TodayAction::LetBe => {
                let (outreach, reason) = (item.record, ClosedReason::NotPursued);
                apply(Command::Outreach(OutreachCommand::Close { outreach, reason }), "Let be".to_owned())
            }
            TodayAction::TakeControl => apply(
                Command::Referral(ReferralCommand::TakeControl { referral: item.record }),
                "You write yourself".to_owned(),
            ),
            TodayAction::SeeIntroduction => {
                let intro = item.record;
                let (command, how) = match item.section {
                    Section::Reply => (IntroRequestCommand::MarkWritten { intro }, "Written"),
                    _ => (IntroRequestCommand::Remind { intro }, "Reminded"),
                };
                apply(Command::IntroRequest(command), how.to_owned())
            }
            TodayAction::AgreeOnTime | TodayAction::Resend => Err(Failure::input(format!(
                "'{}' is settled with what you agree on or send. Nothing was changed.\n  \
                 rapport outreach schedule NAME --at WHEN\n  rapport outreach send NAME --by HOW",
                item.title
            ))),
            TodayAction::SendAsk => Err(Failure::input(format!(
                "'{}' is settled by sending it. Nothing was changed.\n  \
                 rapport outreach write NAME --template cold\n  rapport outreach send NAME",
                item.title
            ))),
            TodayAction::Mend => apply(done(by)?, "Mended".to_owned()),
            TodayAction::TakeUpOffer => {
                apply(Command::Offer(OfferCommand::MarkDone { offer: item.record }), "Done".to_owned())
            }
            TodayAction::TakeOfferInHand => Err(Failure::input(format!(
                "'{}' is settled by saying whom you write to, or when you ask. Nothing was changed.\n  \
                 rapport offer take-control NAME --who WHO\n  rapport offer they-will-pass NAME --ask DAY",
                item.title
            ))),
            TodayAction::AskToIntroduce => Err(Failure::input(format!(
                "'{}' is settled by noting what you asked, or what they offered. Nothing was changed.\n  \
                 rapport intro ask NAME WHOM\n  rapport offer made NAME introduce --to WHOM",
                item.title
            ))),
            TodayAction::Judge => Err(Failure::input(format!(
                "'{}' is settled by saying what you make of it. Nothing was changed.\n  \
                 rapport verdict interested WHAT   (or undecided, ruled-out)\n  rapport waive NUMBER",
                item.title
            ))),
            TodayAction::StepLead => Err(Failure::input(format!(
                "'{}' is settled with what you did, or let be with `rapport waive`. Nothing was changed.\n  \
                 rapport leads step WORD --done applied\n  rapport leads close WORD --as gone",
                item.title
            ))),
            TodayAction::Choose => Ok((None, "Kept".to_owned())),
            TodayAction::Review => Err(in_the_review(item)),
            TodayAction::Prepare | TodayAction::LogDebrief => Err(not_by_number(item)),
        }
    }
}

/// Says where something is settled that has more than two ends.
pub fn in_the_review(item: &TodayItem) -> Failure {
    Failure::input(format!(
        "'{}' is settled in the review. Nothing was changed.\n  rapport review",
        item.title
    ))
}

fn not_by_number(item: &TodayItem) -> Failure {
    Failure::input(format!(
        "'{}' is settled by writing down what was said. Nothing was changed.\n  rapport log --with NAME",
        item.title
    ))
}

/// What was done before it failed, added to the failure.
pub fn so_far(failure: Failure, done: &[String]) -> Failure {
    match done {
        [] => failure,
        _ => failure.and(format!("What came before is done: {}", done.join("; "))),
    }
}
