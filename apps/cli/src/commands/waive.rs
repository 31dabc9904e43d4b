//! `rapport waive`

use clap::Args;
use rapport_core::{
    Applied, Vault,
    commands::{
        Command, CommitmentCommand, ContactCommand, IntroRequestCommand, LeadCommand, MeetingCommand,
        ObligationCommand, OfferCommand, OutreachCommand, ReferralCommand,
    },
    model::{ClosedReason, LeadOutcome},
    views::{Section, TodayAction, TodayItem},
};

use super::{
    delete,
    settle::{in_the_review, so_far},
};
use crate::{failure::Failure, numbers, saved::Saved, session::Session};

/// Let things be, by the numbers that `rapport today` shows
#[derive(Args)]
#[command(after_help = "Example: rapport waive 2   (a talk to come is called off)")]
pub struct Waive {
    /// The numbers
    #[arg(required = true, value_name = "ITEM")]
    items: Vec<usize>,
}

impl Waive {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let items = numbers::items(session, &vault, &self.items)?;
        let (mut done, mut saved) = (Vec::new(), Vec::new());
        for item in &items {
            let (applied, how) = waive(session, &vault, item).map_err(|failure| so_far(failure, &done))?;
            saved.push(Saved::from(applied));
            done.push(format!("{how}: {}", item.title));
        }
        session.answer(&saved, |page| {
            for line in &done {
                page.line(line);
            }
            super::undo::offer(page, done.len());
        })
    }
}

fn waive(session: &Session<'_>, vault: &Vault, item: &TodayItem) -> Result<(Applied, &'static str), Failure> {
    if let Some(key) = &item.obligation {
        let command = Command::Obligation(ObligationCommand::Waive { obligation: key.clone() });
        return Ok((vault.apply(&session.context, command)?, "Let be"));
    }
    let (command, how) = match item.action {
        TodayAction::Reach if item.section == Section::KeepInTouch => (
            Command::Contact(ContactCommand::SetCadence { contact: item.record, days: None }),
            "No longer asked for",
        ),
        TodayAction::AskToIntroduce if item.section == Section::FollowUp => {
            let (contact, on) = (item.record, false);
            (Command::Contact(ContactCommand::SetMayIntroduce { contact, on }), "Not asked")
        }
        TodayAction::Reach | TodayAction::TakeControl | TodayAction::AskToIntroduce => {
            let (referral, reason) = (item.record, ClosedReason::NotPursued);
            (Command::Referral(ReferralCommand::Close { referral, reason }), "Not pursued")
        }
        TodayAction::Prepare | TodayAction::LogDebrief => {
            (Command::Meeting(MeetingCommand::Dismiss { meeting: item.record }), "Taken off the list")
        }
        TodayAction::Review => return Err(in_the_review(item)),
        TodayAction::AgreeOnTime
        | TodayAction::Remind
        | TodayAction::Resend
        | TodayAction::LetBe
        | TodayAction::SendAsk => {
            let (outreach, reason) = (item.record, ClosedReason::NotPursued);
            (Command::Outreach(OutreachCommand::Close { outreach, reason }), "Let be")
        }
        TodayAction::SeeIntroduction => {
            let intro = item.record;
            (Command::IntroRequest(IntroRequestCommand::Close { intro }), "Let be")
        }
        TodayAction::TakeOfferInHand | TodayAction::TakeUpOffer => {
            (Command::Offer(OfferCommand::Lapse { offer: item.record }), "Let go")
        }
        TodayAction::StepLead => {
            let (lead, outcome) = (item.record, LeadOutcome::LetGo);
            (Command::Lead(LeadCommand::Close { lead, outcome }), "Let be")
        }
        TodayAction::Choose => {
            return Ok((delete::delete(vault, &session.context, item.record)?, "Deleted"));
        }
        _ => (Command::Commitment(CommitmentCommand::Drop { commitment: item.record }), "Let go"),
    };
    Ok((vault.apply(&session.context, command)?, how))
}
