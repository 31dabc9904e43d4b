//! `rapport campaign`

use clap::{Args, ValueEnum};
use rapport_core::{
    commands::{CampaignCommand, CampaignField, Command, IndustryCommand, OccupationCommand},
    model::{CampaignState, InfoGoal, Kind, Purpose, RecordId, fold},
    views::{CampaignPage, CampaignRow},
};

use super::{organization::named, settle::so_far};
use crate::{
    failure::Failure,
    find,
    page::{BOLD, Page},
    saved::Saved,
    session::Session,
    words,
};

/// Say what you are after, and look at what you learned so far
#[derive(Args)]
#[command(after_help = "Example: rapport campaign Berlin --purpose new-field --organization Acme")]
pub struct Campaign {
    /// What you call it; without it all are listed
    title: Vec<String>,
    /// new-field, new-role, internal-move
    #[arg(long, value_enum, value_name = "PURPOSE", hide_possible_values = true)]
    purpose: Option<What>,
    /// Your situation in a few words
    #[arg(long, value_name = "TEXT")]
    situation: Option<String>,
    /// occupation, industry, company-fit, geography...
    #[arg(long, value_enum, value_name = "GOAL", hide_possible_values = true)]
    find_out: Vec<Goal>,
    /// An organization you aim at
    #[arg(long, value_name = "NAME")]
    organization: Vec<String>,
    /// A kind of work you aim at
    #[arg(long, value_name = "NAME")]
    occupation: Vec<String>,
    /// A line of business you aim at
    #[arg(long, value_name = "NAME")]
    industry: Vec<String>,
    /// A part of the world you aim at
    #[arg(long, value_name = "NAME")]
    region: Vec<String>,
    /// How many people a week you mean to ask
    #[arg(long, value_name = "NUMBER")]
    asks: Option<u32>,
    /// How many talks a week you mean to have
    #[arg(long, value_name = "NUMBER")]
    talks: Option<u32>,
    /// Let it rest
    #[arg(long, group = "step")]
    pause: bool,
    /// End it
    #[arg(long, group = "step")]
    close: bool,
    /// Go on with it
    #[arg(long, group = "step")]
    reopen: bool,
}

/// What talks are for.
#[derive(Clone, Copy, ValueEnum)]
enum What {
    NewField,
    NewRole,
    InternalMove,
}

/// What somebody may want to find out.
#[derive(Clone, Copy, ValueEnum)]
enum Goal {
    Occupation,
    Industry,
    CompanyFit,
    Geography,
    Openings,
    CareerPath,
}

impl From<What> for Purpose {
    fn from(what: What) -> Self {
        match what {
            What::NewField => Self::NewFieldOrOrg,
            What::NewRole => Self::NewRoleOnboarding,
            What::InternalMove => Self::InternalMove,
        }
    }
}

impl From<Goal> for InfoGoal {
    fn from(goal: Goal) -> Self {
        match goal {
            Goal::Occupation => Self::Occupation,
            Goal::Industry => Self::Industry,
            Goal::CompanyFit => Self::CompanyFit,
            Goal::Geography => Self::Geography,
            Goal::Openings => Self::Openings,
            Goal::CareerPath => Self::CareerPath,
        }
    }
}

impl Campaign {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let (vault, title) = (session.vault()?, self.title.join(" "));
        let known = vault.campaigns()?;
        if title.is_empty() {
            return session.answer(&known, |page| list(page, &known));
        }
        let found = known.iter().find(|row| fold(&row.title) == fold(&title)).map(|row| row.campaign);
        let (mut done, mut saved) = (Vec::new(), Vec::new());
        let mut apply = |command: Command| -> Result<(), Failure> {
            let applied = vault.apply(&session.context, command);
            let applied = applied.map_err(|error| so_far(error.into(), &done))?;
            if !applied.touched.is_empty() {
                done.push(applied.label.clone());
                saved.push(Saved::from(applied));
            }
            Ok(())
        };
        let campaign = match (found, self.purpose) {
            (Some(campaign), purpose) => {
                if let Some(purpose) = purpose {
                    apply(Command::Campaign(CampaignCommand::SetPurpose {
                        campaign,
                        purpose: purpose.into(),
                    }))?;
                }
                campaign
            }
            (None, Some(purpose)) => {
                let open = CampaignCommand::Open { title: title.clone(), purpose: purpose.into() };
                apply(Command::Campaign(open))?;
                let begun = vault.campaigns()?.into_iter().find(|row| fold(&row.title) == fold(&title));
                begun.map(|row| row.campaign).ok_or_else(|| no_campaign(&title))?
            }
            (None, None) => return Err(no_campaign(&title)),
        };
        for command in self.simple(campaign) {
            apply(Command::Campaign(command))?;
        }
        for name in &self.organization {
            let target = named(&vault, name, &mut apply)?;
            apply(Command::Campaign(CampaignCommand::Aim { campaign, target, on: true }))?;
        }
        for (kind, names) in [(Kind::Occupation, &self.occupation), (Kind::Industry, &self.industry)] {
            for name in names {
                apply(match kind {
                    Kind::Occupation => Command::Occupation(OccupationCommand::Create { name: name.clone() }),
                    _ => Command::Industry(IndustryCommand::Create { name: name.clone() }),
                })?;
                let target = find::field(&vault, name, kind)?;
                apply(Command::Campaign(CampaignCommand::Aim { campaign, target, on: true }))?;
            }
        }
        if done.is_empty() {
            let view = vault.campaign(campaign)?;
            return session.answer(&view, |page| draw(page, &view));
        }
        session.answer(&saved, |page| {
            done.iter().for_each(|line| page.line(format!("{title}: {line} - done.")));
            super::undo::offer(page, done.len());
        })
    }

    /// The changes that name no other record.
    fn simple(&self, campaign: RecordId) -> Vec<CampaignCommand> {
        let mut commands = Vec::new();
        let set = |field, value: String| CampaignCommand::Set { campaign, field, value: Some(value) };
        commands.extend(self.situation.clone().map(|text| set(CampaignField::Context, text)));
        commands.extend(self.asks.map(|number| set(CampaignField::WeeklyAsks, number.to_string())));
        commands.extend(self.talks.map(|number| set(CampaignField::WeeklyMeetings, number.to_string())));
        let goals = self.find_out.iter().map(|goal| InfoGoal::from(*goal));
        commands.extend(goals.map(|goal| CampaignCommand::SetGoal { campaign, goal, on: true }));
        let regions = self.region.iter().cloned();
        commands.extend(regions.map(|region| CampaignCommand::AimAtRegion { campaign, region, on: true }));
        if self.pause {
            commands.push(CampaignCommand::Pause { campaign });
        } else if self.close {
            commands.push(CampaignCommand::Close { campaign });
        } else if self.reopen {
            commands.push(CampaignCommand::Reopen { campaign });
        }
        commands
    }
}

fn no_campaign(title: &str) -> Failure {
    Failure::input(format!(
        "There is no campaign '{title}'. Begin it by saying what it is for: --purpose new-field, new-role or \
         internal-move."
    ))
}

fn list(page: &mut Page, rows: &[CampaignRow]) {
    if rows.is_empty() {
        page.line("No campaign yet. Begin one: rapport campaign Berlin --purpose new-field");
    }
    for row in rows {
        let purpose = row.purpose.map(words::purpose).unwrap_or_default();
        page.marked("  ", format!("{} - {purpose}; {}", row.title, state(row.state)));
    }
}

fn draw(page: &mut Page, view: &CampaignPage) {
    page.marked_in(BOLD, "", &view.title);
    let purpose = view.purpose.map(words::purpose).unwrap_or_default();
    page.line(format!("{purpose}; {}", state(view.state)));
    page.line(&view.context);
    if !view.info_goals.is_empty() {
        let goals: Vec<&str> = view.info_goals.iter().map(|goal| words::info_goal(*goal)).collect();
        page.line(format!("To find out: {}", goals.join(", ")));
    }
    if !view.targets.is_empty() {
        page.heading("What you aim at");
        view.targets.iter().for_each(|row| page.marked("  ", format!("{} - {}", row.name, row.reason)));
    }
    for row in &view.regions {
        let people = words::count(u64::from(row.people), "person", "people");
        page.marked("  ", format!("{} - {people} there", row.region));
    }
    page.gap();
    if let Some(asks) = view.weekly_asks {
        page.line(format!("You mean to ask {} a week.", words::count(u64::from(asks), "person", "people")));
    }
    if let Some(talks) = view.weekly_meetings {
        page.line(format!("You mean to have {} a week.", words::count(u64::from(talks), "talk", "talks")));
    }
    if let Some(learned) = &view.learned {
        page.line(learned);
    }
    view.hints.iter().for_each(|hint| page.aside(hint));
}

fn state(state: CampaignState) -> &'static str {
    match state {
        CampaignState::Open => "under way",
        CampaignState::Paused => "at rest",
        CampaignState::Closed => "over",
    }
}
