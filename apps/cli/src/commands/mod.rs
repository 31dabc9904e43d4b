//! The verbs, one file each.

mod add;
mod campaign;
mod candidates;
mod careers;
mod delete;
mod demo;
mod devices;
mod dormant;
mod duplicates;
mod edit;
mod export;
mod forget;
mod funnel;
mod gathering;
mod glossary;
mod goal;
mod growth;
mod guide;
mod held;
mod import;
mod init;
mod insights;
mod intro;
mod knows;
mod leads;
mod ledger;
mod lint;
mod log;
mod loops;
mod measures;
mod meet;
mod meeting;
mod merge;
mod network;
mod offer;
mod organization;
mod outreach;
mod pair;
mod people;
mod pitch;
mod prep;
mod questions;
mod rates;
mod referral;
mod reminders;
mod resources;
mod restore;
mod review;
mod search;
mod settings;
mod settle;
mod show;
mod snooze;
mod sync;
mod template;
mod timeline;
mod today;
mod tree;
mod understood;
mod undo;
mod verdict;
mod waive;
mod who;

use clap::{Parser, Subcommand};

use crate::{
    failure::Failure,
    session::{Global, Session},
};

/// Informational interviews: whom you met, whom they named, what you owe
#[derive(Parser)]
#[command(name = "rapport", version, max_term_width = 80)]
#[command(after_help = "Begin with: rapport init, then rapport log \"Coffee with +Jane Doe @Acme\"")]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// What can be asked for.
#[derive(Subcommand)]
pub enum Command {
    Init(init::Init),
    Log(log::Log),
    Today(today::Today),
    Loops(loops::Loops),
    Reminders(reminders::Reminders),
    Goal(goal::Goal),
    Do(settle::Do),
    Waive(waive::Waive),
    Snooze(snooze::Snooze),
    Show(show::Show),
    Search(search::Search),
    Tree(tree::Tree),
    People(people::People),
    Timeline(timeline::Timeline),
    Who(who::Who),
    Candidates(candidates::Candidates),
    Dormant(dormant::Dormant),
    Careers(careers::Careers),
    Organization(organization::Organization),
    Campaign(campaign::Campaign),
    Verdict(verdict::Verdict),
    Knows(knows::Knows),
    Network(network::Network),
    Gathering(gathering::Gathering),
    Add(add::Add),
    Edit(Box<edit::Edit>),
    Meet(meet::Meet),
    Meeting(meeting::Meeting),
    Prep(prep::Prep),
    Guide(guide::Guide),
    Clock(guide::Clock),
    Questions(questions::Questions),
    Pitch(pitch::Pitch),
    Outreach(outreach::Outreach),
    Referral(referral::Referral),
    Intro(intro::Intro),
    Offer(offer::Offer),
    Ledger(ledger::Ledger),
    Leads(leads::Leads),
    Insights(insights::Insights),
    Glossary(glossary::Glossary),
    Resources(resources::Resources),
    Funnel(funnel::Funnel),
    Rates(rates::Rates),
    Growth(growth::Growth),
    Measures(measures::Measures),
    Lint(lint::Lint),
    Template(template::Template),
    Settings(settings::Settings),
    Delete(delete::Delete),
    Restore(restore::Restore),
    Undo(undo::Undo),
    Review(review::Review),
    Duplicates(duplicates::Duplicates),
    Merge(merge::Merge),
    Unmerge(merge::Unmerge),
    NotSame(merge::NotSame),
    Held(held::Held),
    Forget(forget::Forget),
    Pair(pair::Pair),
    Sync(sync::Sync),
    Devices(devices::Devices),
    Import(import::Import),
    Export(export::Export),
    Demo(demo::Demo),
}

impl Command {
    /// Does it, and answers with what to print.
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        match self {
            Self::Init(it) => it.run(session),
            Self::Log(it) => it.run(session),
            Self::Today(it) => it.run(session),
            Self::Loops(it) => it.run(session),
            Self::Reminders(it) => it.run(session),
            Self::Goal(it) => it.run(session),
            Self::Do(it) => it.run(session),
            Self::Waive(it) => it.run(session),
            Self::Snooze(it) => it.run(session),
            Self::Show(it) => it.run(session),
            Self::Search(it) => it.run(session),
            Self::Tree(it) => it.run(session),
            Self::People(it) => it.run(session),
            Self::Timeline(it) => it.run(session),
            Self::Who(it) => it.run(session),
            Self::Candidates(it) => it.run(session),
            Self::Dormant(it) => it.run(session),
            Self::Careers(it) => it.run(session),
            Self::Organization(it) => it.run(session),
            Self::Campaign(it) => it.run(session),
            Self::Verdict(it) => it.run(session),
            Self::Knows(it) => it.run(session),
            Self::Network(it) => it.run(session),
            Self::Gathering(it) => it.run(session),
            Self::Add(it) => it.run(session),
            Self::Edit(it) => it.run(session),
            Self::Meet(it) => it.run(session),
            Self::Meeting(it) => it.run(session),
            Self::Prep(it) => it.run(session),
            Self::Guide(it) => it.run(session),
            Self::Clock(it) => it.run(session),
            Self::Questions(it) => it.run(session),
            Self::Pitch(it) => it.run(session),
            Self::Outreach(it) => it.run(session),
            Self::Referral(it) => it.run(session),
            Self::Intro(it) => it.run(session),
            Self::Offer(it) => it.run(session),
            Self::Ledger(it) => it.run(session),
            Self::Leads(it) => it.run(session),
            Self::Insights(it) => it.run(session),
            Self::Glossary(it) => it.run(session),
            Self::Resources(it) => it.run(session),
            Self::Funnel(it) => it.run(session),
            Self::Rates(it) => it.run(session),
            Self::Growth(it) => it.run(session),
            Self::Measures(it) => it.run(session),
            Self::Lint(it) => it.run(session),
            Self::Template(it) => it.run(session),
            Self::Settings(it) => it.run(session),
            Self::Delete(it) => it.run(session),
            Self::Restore(it) => it.run(session),
            Self::Undo(it) => it.run(session),
            Self::Review(it) => it.run(session),
            Self::Duplicates(it) => it.run(session),
            Self::Merge(it) => it.run(session),
            Self::Unmerge(it) => it.run(session),
            Self::NotSame(it) => it.run(session),
            Self::Held(it) => it.run(session),
            Self::Forget(it) => it.run(session),
            Self::Pair(it) => it.run(session),
            Self::Sync(it) => it.run(session),
            Self::Devices(it) => it.run(session),
            Self::Import(it) => it.run(session),
            Self::Export(it) => it.run(session),
            Self::Demo(it) => it.run(session),
        }
    }
}
