//! `rapport goal`

use clap::{Args, ValueEnum};
use rapport_core::{
    Vault,
    commands::{CampaignCommand, CampaignField, Command},
    model::{RecordId, fold},
    views::{CampaignGoal, WeeklyGoal},
};

use super::settle::so_far;
use crate::{failure::Failure, page::Page, saved::Saved, session::Session, words};

/// Say what you mean to do in a week, and see how it goes
#[derive(Args)]
#[command(after_help = "\
Example: rapport goal --asks 3 --meetings 1

A goal belongs to a campaign and rests with it; 0 takes it away. Weeks begin on
Monday. It is a plan: no page says that you missed it.")]
pub struct Goal {
    /// Let it rest, or go on: pause, resume
    #[arg(value_enum, value_name = "pause|resume", hide_possible_values = true)]
    step: Option<Step>,
    /// How many people a week you mean to ask
    #[arg(long, value_name = "NUMBER")]
    asks: Option<u32>,
    /// How many talks a week you mean to have
    #[arg(long, value_name = "NUMBER")]
    meetings: Option<u32>,
    /// Whose goal it is, where you have several campaigns
    #[arg(long, value_name = "TITLE")]
    campaign: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Step {
    Pause,
    Resume,
}

impl Goal {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let goal = vault.weekly_goal(&session.context)?;
        let commands = self.commands(&goal)?;
        if commands.is_empty() {
            return session.answer(&goal, |page| draw(page, &goal));
        }
        let (mut done, mut saved) = (Vec::new(), Vec::new());
        for (campaign, command) in commands {
            let applied = vault.apply(&session.context, Command::Campaign(command));
            let applied = applied.map_err(|error| so_far(error.into(), &done))?;
            done.push(format!("{}: {} - done.", campaign, applied.label));
            saved.push(Saved::from(applied));
        }
        said(session, &vault, &done, &saved)
    }

    fn commands(&self, goal: &WeeklyGoal) -> Result<Vec<(String, CampaignCommand)>, Failure> {
        let mut commands = Vec::new();
        if self.asks.is_some() || self.meetings.is_some() {
            let of = self.one(&goal.campaigns)?;
            let set = |field, number: u32| {
                let value = (number > 0).then(|| number.to_string());
                (of.title.clone(), CampaignCommand::Set { campaign: of.campaign, field, value })
            };
            commands.extend(self.asks.map(|number| set(CampaignField::WeeklyAsks, number)));
            commands.extend(self.meetings.map(|number| set(CampaignField::WeeklyMeetings, number)));
        }
        if let Some(step) = self.step {
            let to_change = self.all(&goal.campaigns)?;
            let to_change = to_change.into_iter().filter(|it| it.is_resting == (step == Step::Resume));
            commands.extend(to_change.map(|it| {
                let campaign: RecordId = it.campaign;
                let command = match step {
                    Step::Pause => CampaignCommand::Pause { campaign },
                    Step::Resume => CampaignCommand::Reopen { campaign },
                };
                (it.title.clone(), command)
            }));
        }
        Ok(commands)
    }

    /// The campaign that is meant: the one that was named, or the only one, or the only one with a goal.
    fn one<'a>(&self, known: &'a [CampaignGoal]) -> Result<&'a CampaignGoal, Failure> {
        let found = self.all(known)?;
        let with_goal: Vec<&CampaignGoal> =
            found.iter().filter(|it| it.asks.is_some() || it.meetings.is_some()).copied().collect();
        match (&found[..], &with_goal[..]) {
            ([], _) => Err(Failure::input(
                "There is no campaign yet. Begin one: rapport campaign Berlin --purpose new-field".to_owned(),
            )),
            ([only], _) | (_, [only]) => Ok(only),
            _ => Err(Failure::input("You have several campaigns. Say which: --campaign TITLE".to_owned())),
        }
    }

    fn all<'a>(&self, known: &'a [CampaignGoal]) -> Result<Vec<&'a CampaignGoal>, Failure> {
        let Some(wanted) = &self.campaign else { return Ok(known.iter().collect()) };
        let found: Vec<&CampaignGoal> = known.iter().filter(|it| fold(&it.title) == fold(wanted)).collect();
        match found.is_empty() {
            true => Err(Failure::input(format!("There is no campaign '{wanted}' under way."))),
            false => Ok(found),
        }
    }
}

fn said(session: &Session<'_>, vault: &Vault, done: &[String], saved: &[Saved]) -> Result<String, Failure> {
    let goal = vault.weekly_goal(&session.context)?;
    session.answer(&saved, |page| {
        done.iter().for_each(|line| page.line(line));
        draw(page, &goal);
        super::undo::offer(page, done.len());
    })
}

fn draw(page: &mut Page, goal: &WeeklyGoal) {
    match &goal.line {
        Some(line) => page.line(line),
        None if goal.is_resting => page.line("Your goal rests. Go on when you like: rapport goal resume"),
        None => page.line("No goal for the week. To set one: rapport goal --asks 3 --meetings 1"),
    }
    if goal.campaigns.len() > 1 {
        for it in &goal.campaigns {
            let asks = it.asks.map(|asks| words::count(u64::from(asks), "person to ask", "people to ask"));
            let meetings = it.meetings.map(|it| words::count(u64::from(it), "talk", "talks"));
            let rests = it.is_resting.then(|| "at rest".to_owned());
            let facts: Vec<String> = asks.into_iter().chain(meetings).chain(rests).collect();
            let facts = if facts.is_empty() { "no goal".to_owned() } else { facts.join(", ") };
            page.marked("  ", format!("{}: {facts}", it.title));
        }
    }
}
