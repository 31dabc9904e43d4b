//! `rapport forget`

use clap::Args;
use rapport_core::{Vault, model::RecordId, views::TimelineRow};
use serde::Serialize;

use super::show::draw_row;
use crate::{ask, failure::Failure, find, page::Page, session::Session, words};

/// Forget a person for good, on all your devices
#[derive(Args)]
#[command(after_help = "\
Example: rapport forget jane doe

With the person go the talks, notes, promises and thanks about nobody else, and
all entries that are shown as this one person. It cannot be undone; `rapport
delete` only puts a person aside, `rapport held` shows what would go.")]
pub struct Forget {
    /// The name, a part of it, or the id
    #[arg(required = true, value_name = "NAME|ID")]
    person: Vec<String>,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

#[derive(Serialize)]
struct Gone {
    name: String,
    forgotten: Vec<RecordId>,
    to_look_through: Vec<RecordId>,
}

impl Forget {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let person = find::person(&vault, &session.context, &self.person.join(" "))?;
        let name = find::described(&person);
        let what = format!(
            "Forget {name} for good, here and on your other devices when they sync? It cannot be undone."
        );
        ask::confirmed(self.yes, &what)?;
        let forgotten = vault.forget(&session.context, person.contact)?;
        let rows = rows(&vault, &forgotten.to_look_through)?;
        let gone = Gone { name, forgotten: forgotten.records, to_look_through: forgotten.to_look_through };
        let others = others(&vault, &gone.to_look_through, &rows)?;
        session.answer(&gone, |page| gone.draw(page, &rows, &others))
    }
}

/// What to look through, as far as it is in the timeline.
fn rows(vault: &Vault, ids: &[RecordId]) -> Result<Vec<TimelineRow>, Failure> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let all = vault.timeline(None, i64::MAX.unsigned_abs())?.rows;
    Ok(all.into_iter().filter(|row| ids.contains(&row.record)).collect())
}

/// What else there is to look through: what it is called, or what it says.
fn others(vault: &Vault, ids: &[RecordId], rows: &[TimelineRow]) -> Result<Vec<(RecordId, String)>, Failure> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let is_other = |id: &RecordId| ids.contains(id) && rows.iter().all(|row| row.record != *id);
    let records = vault.export()?.records.into_iter().filter(|it| is_other(&it.id));
    let said = records.map(|it| {
        let title = Some(it.record.title()).filter(|title| !title.is_empty());
        let said = title.unwrap_or_else(|| it.record.texts().first().copied().unwrap_or_default().to_owned());
        (it.id, said)
    });
    Ok(said.collect())
}

impl Gone {
    fn draw(&self, page: &mut Page, rows: &[TimelineRow], others: &[(RecordId, String)]) {
        page.line(match self.forgotten.len() as u64 {
            1 => format!("Forgot {}.", self.name),
            number => {
                let more = words::count(number - 1, "thing", "things");
                format!("Forgot {}, and {more} about nobody else.", self.name)
            }
        });
        page.line("Your other devices follow when they sync.");
        page.aside("Backups and what you exported still hold the person.");
        if !rows.is_empty() || !others.is_empty() {
            page.heading("Look through these: they were about others, too, and may speak of the person");
            for row in rows {
                draw_row(page, row);
                page.aside(format!("      id {}", row.record));
            }
            for (id, text) in others {
                page.marked("  ", text);
                page.aside(format!("      id {id}"));
            }
        }
    }
}
