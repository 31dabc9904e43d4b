//! `rapport show`

use clap::Args;
use rapport_core::{
    model::LifeState,
    views::{PersonPage, ReferralRow, TimelineRow, source_words},
};

use super::{insights, today};
use crate::{
    failure::Failure,
    find,
    page::{BOLD, DIM, Page, WARN},
    session::Session,
    words,
};

/// Show everything about one person
#[derive(Args)]
#[command(after_help = "Example: rapport show jane")]
pub struct Show {
    /// The name, a part of it, or the id
    #[arg(required = true, value_name = "NAME|ID")]
    person: Vec<String>,
}

impl Show {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let found = find::person(&vault, &session.context, &self.person.join(" "))?;
        let person = vault.person(&session.context, found.contact)?;
        session.answer(&person, |page| draw(page, &person))
    }
}

fn draw(page: &mut Page, person: &PersonPage) {
    page.marked_in(BOLD, "", if person.name.is_empty() { "(no name)" } else { &person.name });
    page.line(person.headline.as_deref().unwrap_or_default());
    match person.state {
        LifeState::Live => {}
        LifeState::Deleted => {
            page.marked_in(WARN, "", format!("Deleted. Bring back with: rapport restore {}", person.contact));
        }
        LifeState::Returned => {
            page.marked_in(WARN, "", "Deleted on one device and used on another; see `rapport today`.");
        }
    }
    if person.is_do_not_contact {
        page.marked_in(WARN, "", "Does not want to be contacted.");
    }
    facts(page, person);
    names(page, "Named by", &person.referred_by, |row| words::permission(row.permission, &row.person.name));
    names(page, "Named to you", &person.referred, |row| words::permission(row.permission, &person.name));
    if let Some(care) = &person.care {
        page.marked_in(WARN, "", care);
    }
    if !person.asks.is_empty() {
        page.heading("Asks");
        for ask in &person.asks {
            page.marked("  ", format!("{}: {}", words::outreach(ask.state), ask.reason));
        }
    }
    if !person.offers.is_empty() {
        page.heading("Offers");
        person.offers.iter().for_each(|row| page.marked("  ", &row.words));
    }
    if !person.open.is_empty() {
        page.heading("Open");
        for item in &person.open {
            today::draw_item(page, "  - ", item);
        }
    }
    for (title, rows) in
        [("Heard about them", &person.heard_about), ("Learned from them", &person.heard_from)]
    {
        if !rows.is_empty() {
            page.heading(title);
            rows.iter().for_each(|row| insights::draw_row(page, row));
        }
    }
    if !person.timeline.is_empty() {
        page.heading("What happened");
        person.timeline.iter().for_each(|row| draw_row(page, row));
    }
    cards(page, person);
    page.gap();
    page.aside(format!("id {}", person.contact));
}

fn facts(page: &mut Page, person: &PersonPage) {
    let mut fact = |name: &str, value: &str| page.marked(&format!("  {name:<9}"), value);
    for job in &person.jobs {
        let parts: Vec<&str> =
            [&job.title, &job.organization].into_iter().flatten().map(String::as_str).collect();
        let years = words::years(job.from.as_deref(), job.to.as_deref());
        fact(if job.is_past { "was" } else { "works" }, &format!("{}{years}", parts.join(", ")));
    }
    let points = [
        ("e-mail", &person.emails),
        ("phone", &person.phones),
        ("page", &person.urls),
        ("post", &person.addresses),
    ];
    for (name, points) in points {
        for point in points {
            let label = point.label.as_ref().map(|label| format!(" ({label})")).unwrap_or_default();
            let first = if point.is_preferred { ", use this first" } else { "" };
            fact(name, &format!("{}{label}{first}", point.value.replace('\n', ", ")));
        }
    }
    if let Some(nickname) = &person.nickname {
        fact("called", nickname);
    }
    for (name, values) in [("tags", &person.tags), ("shared", &person.common_ground)] {
        if !values.is_empty() {
            fact(name, &values.join(", "));
        }
    }
    if let Some(source) = person.source {
        let detail = person.source_detail.as_ref().map(|detail| format!(": {detail}")).unwrap_or_default();
        fact("found", &format!("{}{detail}", source_words(source)));
    }
    if let Some(through) = &person.source_contact {
        fact("through", &through.name);
    }
    let lines = [
        ("speak of", person.pronouns.clone()),
        ("region", person.region.clone()),
        ("zone", person.zone.clone()),
        ("met at", Some(person.met_at.join(", "))),
        ("seniority", person.seniority.map(|it| words::seniority(it).to_owned())),
        ("warmth", person.warmth_override.map(|it| words::warmth(it).to_owned())),
        ("LinkedIn", person.linkedin_reach.map(|it| words::reach(it).to_owned())),
        ("every", person.cadence_days.map(|days| words::count(u64::from(days), "day", "days"))),
        ("known by", person.provenance.clone()),
        ("told", person.told.map(|day| format!("that you are looking, {}", words::day(day)))),
    ];
    for (name, line) in lines {
        line.filter(|line| !line.is_empty()).iter().for_each(|line| fact(name, line));
    }
    person.ties.iter().for_each(|tie| fact("tie", &tie.words));
    person.hints.iter().for_each(|hint| fact("hint", hint));
    if !person.summary.is_empty() {
        fact("summary", &person.summary);
    }
    if !person.conflicts.is_empty() {
        let fields = person.conflicts.join(", ");
        page.marked_in(WARN, "  ", format!("Two devices wrote this differently; check: {fields}"));
    }
}

fn cards(page: &mut Page, person: &PersonPage) {
    if let Some(because) = &person.merged_because {
        page.heading("Shown as one");
        page.line(format!("{because}."));
        for card in &person.cards {
            let facts = card.points.iter().chain(&card.jobs).cloned().collect::<Vec<_>>().join(", ");
            let records = words::count(card.records.into(), "thing", "things");
            page.verbatim(format!("  {}  {}", card.contact, card.name));
            page.marked("      ", [facts, format!("{records} about it")].join("; ").trim_start_matches("; "));
        }
    }
    if !person.written_as_one.is_empty() {
        page.heading("Written while this and another entry were shown as one");
        person.written_as_one.iter().for_each(|row| draw_row(page, row));
    }
}

fn names(
    page: &mut Page,
    title: &str,
    rows: &[ReferralRow],
    permission: impl Fn(&ReferralRow) -> Option<String>,
) {
    if rows.is_empty() {
        return;
    }
    page.heading(title);
    for row in rows {
        let permission = permission(row).map(|text| format!("; {text}")).unwrap_or_default();
        page.marked("  ", format!("{} - {}{permission}", row.person.name, words::referral(row.state)));
    }
}

/// One line of what happened, with its text below.
pub fn draw_row(page: &mut Page, row: &TimelineRow) {
    page.marked("  ", format!("{}  {}", row.civil.format("%-d %B %Y, %H:%M"), row.title));
    if let Some(text) = &row.text {
        page.marked_in(DIM, "      ", text);
    }
}
