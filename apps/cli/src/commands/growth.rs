//! `rapport growth`

use clap::Args;
use rapport_core::views::{self, GenerationRow, GrowthNumbers};

use crate::{failure::Failure, page::Page, session::Session, words};

/// How many generations fit on a screen.
const MOST: usize = 4;

/// Show how many people each generation leads to
#[derive(Args)]
#[command(after_help = "\
Example: rapport growth

Generation 0 are the people whom nobody referred, 1 those whom they named, and
so on. Talks of the last three weeks are pending: they are in no share yet.")]
pub struct Growth {}

impl Growth {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let growth = session.vault()?.growth(&session.context)?;
        session.answer(&growth, |page| draw(page, &growth))
    }
}

fn draw(page: &mut Page, growth: &views::Growth) {
    page.line(&growth.summary);
    if growth.all.met == 0 {
        return page.aside("After your first talk: rapport log \"Coffee with +Jane Doe\"");
    }
    page.line(&growth.finding);
    for row in growth.generations.iter().take(MOST) {
        generation(page, row);
    }
    if growth.generations.len() > MOST {
        let more = (growth.generations.len() - MOST) as u64;
        page.line(format!("And {} more.", words::count(more, "generation", "generations")));
    }
    if let Some(anchor) = &growth.anchor {
        page.gap();
        let people = words::count(u64::from(anchor.people), "person", "people");
        page.line(format!("{} led to most: {people}, {} of them met.", anchor.person.name, anchor.met));
    }
}

fn generation(page: &mut Page, row: &GenerationRow) {
    let it = &row.numbers;
    let pending = if it.pending > 0 { format!(", {} pending", it.pending) } else { String::new() };
    page.gap();
    page.line(format!("Generation {}: {} met{pending}", row.generation, it.met));
    if it.talks > 0 {
        page.marked("  ", names(it));
    }
    if it.new_people > 0 {
        page.marked("  ", people(it));
    }
    if let Some(growth) = it.growth_hundredths {
        let few = if it.is_few { ", too few to go by" } else { "" };
        let n = it.met - it.pending;
        page.marked("  ", format!("each leads to {}.{:02} (n = {n}{few})", growth / 100, growth % 100));
    }
}

fn names(it: &GrowthNumbers) -> String {
    let names = words::count(u64::from(it.names), "name", "names");
    let talks = words::count(u64::from(it.talks), "talk", "talks");
    let each = it.names_per_talk_tenths.unwrap_or(0);
    let share = it.talks_with_names_percent.unwrap_or(0);
    format!(
        "{names} in {talks}: {}.{} each; {} with at least one ({share} %)",
        each / 10,
        each % 10,
        it.talks_with_names
    )
}

fn people(it: &GrowthNumbers) -> String {
    let share = |percent: Option<u32>| percent.map(|it| format!(" ({it} %)")).unwrap_or_default();
    let waiting = |count: u32| if count > 0 { format!(", {count} waiting") } else { String::new() };
    format!(
        "{}: {} written to{}{}, {} answered{}{}, {} met{}",
        words::count(u64::from(it.new_people), "new person", "new people"),
        it.contacted,
        share(it.contacted_percent),
        waiting(it.waiting_for_answer),
        it.replied,
        share(it.replied_percent),
        waiting(it.waiting_for_talk),
        it.led_to,
        share(it.held_percent)
    )
}
