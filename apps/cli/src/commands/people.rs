//! `rapport people`

use clap::Args;
use rapport_core::{
    Vault,
    commands::{Command, ProfileCommand},
    model::{Kind, PeopleFilter},
    views::PeoplePage,
};

use super::edit::{Level, Way};
use crate::{failure::Failure, find, page, saved::Saved, session::Session, words};

/// List everybody, by family name, or those you look for
#[derive(Args)]
#[command(after_help = "Example: rapport people --organization Acme --degree 1 --save Acme")]
pub struct People {
    /// The most people to list
    #[arg(long, value_name = "NUMBER")]
    limit: Option<u64>,
    /// Pass over this many first
    #[arg(long, default_value_t = 0, value_name = "NUMBER")]
    skip: u64,
    #[command(flatten)]
    filter: Filter,
    /// Use the filter that was saved under this name
    #[arg(long, value_name = "NAME", conflicts_with_all = ["looks", "save"])]
    saved: Option<String>,
    /// Keep this filter under a name
    #[arg(long, value_name = "NAME", requires = "looks")]
    save: Option<String>,
}

/// What to look for.
#[derive(Args)]
#[group(id = "looks", multiple = true)]
struct Filter {
    /// Those with this tag
    #[arg(long)]
    tag: Option<String>,
    /// Those in this part of the world
    #[arg(long)]
    region: Option<String>,
    /// Found so: friends, work, event, association...
    #[arg(long, value_enum, value_name = "WAY", hide_possible_values = true)]
    source: Option<Way>,
    /// Those who work or worked there
    #[arg(long, value_name = "NAME")]
    organization: Option<String>,
    /// Those who work or worked in this line of business
    #[arg(long, value_name = "NAME")]
    industry: Option<String>,
    /// Steps away: 0 your own, 1, 2, 3 nobody leads there
    #[arg(long, value_name = "STEPS", value_parser = clap::value_parser!(u32).range(0..=3))]
    degree: Option<u32>,
    /// entry, mid, senior, executive
    #[arg(long, value_enum, value_name = "LEVEL", hide_possible_values = true)]
    seniority: Option<Level>,
}

impl Filter {
    fn resolved(self, vault: &Vault) -> Result<PeopleFilter, Failure> {
        let organization = self.organization.map(|name| find::organization(vault, &name)).transpose()?;
        let industry = self.industry.map(|name| find::field(vault, &name, Kind::Industry)).transpose()?;
        Ok(PeopleFilter {
            tag: self.tag,
            region: self.region,
            source: self.source.map(Into::into),
            organization,
            industry,
            degree: self.degree,
            seniority: self.seniority.map(Into::into),
        })
    }
}

impl People {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let filter = match &self.saved {
            Some(name) => {
                let found = vault.saved_filters()?.into_iter().find(|row| row.name == *name);
                found.map(|row| row.filter).ok_or_else(|| {
                    Failure::input(format!("No filter is saved as '{name}'. Save one with --save."))
                })?
            }
            None => self.filter.resolved(&vault)?,
        };
        if let Some(name) = self.save {
            let save = ProfileCommand::SaveFilter { name: name.clone(), filter };
            let saved = Saved::from(vault.apply(&session.context, Command::Profile(save))?);
            return session.answer(&saved, |page| {
                page.line(format!("Saved. Use it with: rapport people --saved '{name}'"));
                super::undo::offer(page, 1);
            });
        }
        if filter != PeopleFilter::default() {
            let rows = vault.people_filtered(&filter)?;
            return session.answer(&rows, |page| {
                rows.iter().for_each(|row| page.marked("", format!("{} - {}", row.name, row.reason)));
                page.gap();
                page.aside(words::count(rows.len() as u64, "person", "people"));
            });
        }
        let all = i64::MAX.unsigned_abs();
        let people = vault.people(self.skip.min(all), self.limit.unwrap_or(all).min(all))?;
        session.answer(&people, |page| draw(page, &people))
    }
}

fn draw(page: &mut page::Page, people: &PeoplePage) {
    if people.total == 0 {
        page.line("Nobody here yet. After your first talk: rapport log \"Coffee with +Jane Doe\"");
        return;
    }
    let widest = people.rows.iter().map(|row| page::width(&row.name)).max().unwrap_or(0).min(32);
    for row in &people.rows {
        let space = " ".repeat(widest.saturating_sub(page::width(&row.name)));
        let name = if row.name.is_empty() { "(no name)" } else { &row.name };
        page.marked(&format!("{name}{space}  "), &row.line);
    }
    page.gap();
    let shown = people.rows.len() as u64;
    page.aside(match people.total {
        total if total == shown => words::count(total, "person", "people"),
        total => format!("{shown} of {total} people"),
    });
}
