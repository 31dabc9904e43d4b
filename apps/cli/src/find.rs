//! From what was typed to the person who is meant.

use std::fmt::Write;

use rapport_core::{
    Context, Vault,
    model::{RecordId, fold},
    views::PersonRow,
};

use crate::failure::Failure;

/// How many people of one name are listed.
const MOST: u64 = 20;

/// The person called `wanted`, or whose id it is.
pub fn person(vault: &Vault, context: &Context, wanted: &str) -> Result<PersonRow, Failure> {
    if let Ok(id) = wanted.trim().parse::<RecordId>() {
        let page = vault.person(context, id).map_err(|error| match error {
            error if error.is_input() => Failure::input(format!("Nobody here has the id {id}.")),
            error => error.into(),
        })?;
        let job = page.jobs.into_iter().find(|job| !job.is_past);
        let job =
            job.map(|job| [job.title, job.organization].into_iter().flatten().collect::<Vec<_>>().join(", "));
        let line = page.headline.or(job).unwrap_or_default();
        return Ok(PersonRow { contact: id, name: page.name, line });
    }
    let mut found = vault.search(wanted, MOST)?.people;
    let exact = |row: &PersonRow| fold(&row.name) == fold(wanted);
    if found.iter().any(exact) {
        found.retain(exact);
    }
    match found.len() {
        0 => Err(Failure::input(format!(
            "Nobody here is called '{wanted}'. `rapport people` lists everybody, `rapport add` adds somebody."
        ))),
        1 => Ok(found.remove(0)),
        _ => Err(Failure::input(several(wanted, &found))),
    }
}

fn several(wanted: &str, found: &[PersonRow]) -> String {
    let mut text = format!("Several people could be '{wanted}'. Say which by the id:");
    for row in found {
        let _ = write!(text, "\n  {}  {}", row.contact, described(row));
    }
    text
}

/// A person in one line: "Jane Doe (Acme)".
pub fn described(row: &PersonRow) -> String {
    let name = if row.name.is_empty() { "(no name)" } else { &row.name };
    if row.line.is_empty() { name.to_owned() } else { format!("{name} ({})", row.line) }
}
