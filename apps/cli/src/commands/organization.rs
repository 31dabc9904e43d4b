//! `rapport organization`

use clap::Args;
use rapport_core::{
    Vault,
    commands::{Command, IndustryCommand, OrganizationCommand, OrganizationField},
    model::{Kind, LinkKind, RecordId, fold},
    views::{OrganizationPage, OrganizationRow},
};

use super::settle::so_far;
use crate::{
    failure::Failure,
    find,
    page::{BOLD, Page, WARN},
    saved::Saved,
    session::Session,
    words,
};

/// List organizations, show one, or change what you know of it
#[derive(Args)]
#[command(after_help = "Example: rapport organization Acme --priority 1 --alias \"Acme Labs\"")]
pub struct Organization {
    /// Its name; without it all are listed. A change adds it
    name: Vec<String>,
    /// How much you want to work there: 1 most, 5 least, 0 clears it
    #[arg(long, value_name = "NUMBER")]
    priority: Option<u32>,
    /// Another name it goes by
    #[arg(long, value_name = "NAME")]
    alias: Vec<String>,
    /// Where it is; empty clears it
    #[arg(long)]
    place: Option<String>,
    /// The part of the world you think of it in
    #[arg(long)]
    region: Option<String>,
    /// Its site
    #[arg(long, value_name = "ADDRESS")]
    website: Option<String>,
    /// The domain of its e-mail addresses
    #[arg(long)]
    domain: Option<String>,
    /// Notes about it
    #[arg(long, value_name = "TEXT")]
    notes: Option<String>,
    /// A line of business it belongs to
    #[arg(long, value_name = "NAME")]
    industry: Vec<String>,
    /// A partner of theirs
    #[arg(long, value_name = "ORGANIZATION")]
    partner: Vec<String>,
    /// A client of theirs
    #[arg(long, value_name = "ORGANIZATION")]
    client: Vec<String>,
    /// A competitor of theirs
    #[arg(long, value_name = "ORGANIZATION")]
    competitor: Vec<String>,
    /// The company that owns them
    #[arg(long, value_name = "ORGANIZATION")]
    parent: Vec<String>,
    /// An agency that works for them
    #[arg(long, value_name = "ORGANIZATION")]
    agency: Vec<String>,
}

impl Organization {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let (vault, name) = (session.vault()?, self.name.join(" "));
        if name.is_empty() {
            let rows = vault.organizations()?;
            return session.answer(&rows, |page| list(page, &rows));
        }
        if !self.changes() {
            let id = find::organization(&vault, &name)?;
            let view = vault.organization(id)?;
            return session.answer(&view, |page| draw(page, &view));
        }
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
        let organization = named(&vault, &name, &mut apply)?;
        for command in self.simple(organization) {
            apply(Command::Organization(command))?;
        }
        for industry in &self.industry {
            apply(Command::Industry(IndustryCommand::Create { name: industry.clone() }))?;
            let industry = find::field(&vault, industry, Kind::Industry)?;
            apply(Command::Organization(OrganizationCommand::SetIndustry {
                organization,
                industry,
                on: true,
            }))?;
        }
        let links = [
            (LinkKind::Partner, &self.partner),
            (LinkKind::Client, &self.client),
            (LinkKind::Competitor, &self.competitor),
            (LinkKind::Parent, &self.parent),
            (LinkKind::Agency, &self.agency),
        ];
        for (kind, names) in links {
            for name in names {
                let other = named(&vault, name, &mut apply)?;
                apply(Command::Organization(OrganizationCommand::Link { organization, other, kind }))?;
            }
        }
        session.answer(&saved, |page| {
            done.iter().for_each(|line| page.line(format!("{name}: {line} - done.")));
            super::undo::offer(page, done.len());
        })
    }

    fn changes(&self) -> bool {
        let lists = [
            &self.alias,
            &self.industry,
            &self.partner,
            &self.client,
            &self.competitor,
            &self.parent,
            &self.agency,
        ];
        let lines = [&self.place, &self.region, &self.website, &self.domain, &self.notes];
        self.priority.is_some()
            || lists.into_iter().any(|list| !list.is_empty())
            || lines.into_iter().any(Option::is_some)
    }

    /// The changes that name nothing else.
    fn simple(&self, organization: RecordId) -> Vec<OrganizationCommand> {
        let mut commands = Vec::new();
        let priority = self.priority.map(|number| (number > 0).then_some(number));
        commands.extend(priority.map(|priority| OrganizationCommand::SetPriority { organization, priority }));
        let aliases = self.alias.iter().cloned();
        commands.extend(aliases.map(|alias| OrganizationCommand::AddAlias { organization, alias }));
        let lines = [
            (OrganizationField::Place, &self.place),
            (OrganizationField::Region, &self.region),
            (OrganizationField::Website, &self.website),
            (OrganizationField::Domain, &self.domain),
            (OrganizationField::Notes, &self.notes),
        ];
        for (field, value) in lines {
            let value = value.clone().map(|value| Some(value).filter(|value| !value.trim().is_empty()));
            commands.extend(value.map(|value| OrganizationCommand::Set { organization, field, value }));
        }
        commands
    }
}

/// The organization of that name, added when it is not there.
pub fn named(
    vault: &Vault,
    name: &str,
    apply: &mut impl FnMut(Command) -> Result<(), Failure>,
) -> Result<RecordId, Failure> {
    let is_known = vault.organizations()?.iter().any(|row| fold(&row.name) == fold(name));
    if !is_known {
        apply(Command::Organization(OrganizationCommand::Create { name: name.to_owned() }))?;
    }
    find::organization(vault, name)
}

fn list(page: &mut Page, rows: &[OrganizationRow]) {
    if rows.is_empty() {
        page.line("No organization yet. List those that draw you: rapport organization Acme --priority 1");
    }
    for row in rows {
        page.marked("  ", format!("{} - {}", row.name, row.reason));
    }
}

fn draw(page: &mut Page, view: &OrganizationPage) {
    page.marked_in(BOLD, "", &view.name);
    let mut fact = |name: &str, value: &str| {
        if !value.is_empty() {
            page.marked(&format!("  {name:<11}"), value);
        }
    };
    fact("also", &view.aliases.join(", "));
    fact("place", view.place.as_deref().unwrap_or_default());
    fact("region", view.region.as_deref().unwrap_or_default());
    fact("site", view.website.as_deref().unwrap_or_default());
    fact("domain", view.domain.as_deref().unwrap_or_default());
    fact("business", &view.industries.join(", "));
    fact("priority", &view.priority.map(|number| number.to_string()).unwrap_or_default());
    if let Some(it) = &view.verdict {
        let why = it.reason.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
        fact("verdict", &format!("{}{why}", words::verdict(it.verdict)));
    }
    for link in &view.links {
        fact("around it", &format!("{}, {}", link.name, link.words));
    }
    let names = |people: &[rapport_core::views::PersonRef]| {
        people.iter().map(|person| person.name.clone()).collect::<Vec<_>>().join(", ")
    };
    fact("there now", &names(&view.people_now));
    fact("there before", &names(&view.people_before));
    fact("notes", &view.notes);
    if !view.heard_about.is_empty() {
        page.heading("Heard about it");
        view.heard_about.iter().for_each(|row| super::insights::draw_row(page, row));
    }
    if view.verdict.as_ref().is_some_and(|it| it.is_contradicted) {
        page.marked_in(WARN, "  ", "Two devices say different things of it; say again what you make of it.");
    }
}
