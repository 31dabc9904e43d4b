//! `rapport measures`

use clap::Args;
use rapport_core::views::{Courtesy, CourtesyShare, PromiseKeeping, SourceRow};
use serde::Serialize;

use crate::{failure::Failure, page::Page, session::Session, words};

/// Show how courteous you are, and where people come from
#[derive(Args)]
#[command(after_help = "\
Example: rapport measures

More: rapport growth, rapport funnel, rapport rates, rapport meeting kept")]
pub struct Measures {}

#[derive(Serialize)]
struct Answer {
    courtesy: Courtesy,
    promises: PromiseKeeping,
    sources: Vec<SourceRow>,
}

impl Measures {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let answer = Answer {
            courtesy: vault.courtesy(&session.context)?,
            promises: vault.promise_keeping()?,
            sources: vault.sources(&session.context)?,
        };
        session.answer(&answer, |page| {
            courtesy(page, &answer.courtesy);
            promises(page, &answer.promises);
            sources(page, &answer.sources);
        })
    }
}

fn courtesy(page: &mut Page, it: &Courtesy) {
    page.heading("Courtesy");
    share(page, "Thanked within a day", &it.thanked_in_time);
    share(page, "Thanked at all", &it.thanked);
    share(page, "Thanked by hand", &it.by_hand);
    share(page, "Names reported back", &it.reported_back);
}

fn share(page: &mut Page, what: &str, it: &CourtesyShare) {
    let mut facts = vec![match it.percent {
        Some(percent) => format!("{percent} % ({} of {})", it.done, it.of),
        None => "none so far".to_owned(),
    }];
    if it.let_go > 0 {
        facts.push(format!("{} let go", it.let_go));
    }
    if it.pending > 0 {
        facts.push(format!("{} with time left", it.pending));
    }
    page.marked(&format!("  {what:<22}"), facts.join(", "));
}

fn promises(page: &mut Page, it: &PromiseKeeping) {
    page.heading("Time");
    let talks = it.talks.len() as u32;
    let told = it.in_person + it.by_phone + it.by_video;
    for (what, percent, part, of) in [
        ("Minutes kept", it.kept_percent, it.kept, talks),
        ("There in time", it.on_time_percent, it.on_time, it.arrivals),
        ("Face to face", it.in_person_percent, it.in_person, told),
    ] {
        let fact = match percent {
            Some(percent) => format!("{percent} % ({part} of {of})"),
            None => "not noted yet".to_owned(),
        };
        page.marked(&format!("  {what:<22}"), fact);
    }
}

fn sources(page: &mut Page, rows: &[SourceRow]) {
    page.heading("Where people come from");
    if rows.is_empty() {
        page.marked("  ", "Nobody is here yet.");
    }
    for row in rows {
        let source = row.source.map_or("not said", rapport_core::views::source_words);
        let percent = row.met_percent.map(|percent| format!(" ({percent} %)")).unwrap_or_default();
        let people = words::count(u64::from(row.people), "person", "people");
        let names = words::count(u64::from(row.names), "name", "names");
        page.marked(
            &format!("  {source:<26}"),
            format!("{people}, {} asked, {} met{percent}, {names} given", row.asked, row.met),
        );
    }
}
