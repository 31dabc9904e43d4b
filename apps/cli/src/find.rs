//! From what was typed to the person who is meant.

use std::fmt::Write;

use rapport_core::{
    Context, Vault,
    model::{ItemId, Kind, RecordId, fold},
    views::PersonRow,
};

use crate::{failure::Failure, session::Session};

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

/// The organization called `wanted`: by its whole name, or else by a part of it that only one has.
pub fn organization(vault: &Vault, wanted: &str) -> Result<RecordId, Failure> {
    let known = vault.organizations()?.into_iter().map(|row| (row.organization, row.name));
    one(known.collect(), wanted, "organization")
}

/// The kind of work or line of business called `wanted`.
pub fn field(vault: &Vault, wanted: &str, kind: Kind) -> Result<RecordId, Failure> {
    let known = vault.fields()?.into_iter().filter(|row| row.kind == kind).map(|row| (row.record, row.name));
    one(known.collect(), wanted, "organization, kind of work or line of business")
}

fn one(known: Vec<(RecordId, String)>, wanted: &str, what: &str) -> Result<RecordId, Failure> {
    let fits = |is: &dyn Fn(&str) -> bool| -> Vec<RecordId> {
        known.iter().filter(|(_, name)| is(&fold(name))).map(|(id, _)| *id).collect()
    };
    let wanted_name = fold(wanted);
    let mut found = fits(&|name| name == wanted_name);
    if found.is_empty() {
        found = fits(&|name| name.split(' ').any(|word| word == wanted_name));
    }
    match found[..] {
        [only] => Ok(only),
        [] => Err(Failure::input(format!("There is no {what} called '{wanted}'."))),
        _ => Err(Failure::input(format!("Several could be '{wanted}'. Say the whole name."))),
    }
}

/// Whatever an insight can be about and that is called `wanted`: an organization, a line of business, a kind of work or a
/// person.
pub fn subject(session: &Session<'_>, vault: &Vault, wanted: &str) -> Result<RecordId, Failure> {
    if let Ok(id) = wanted.trim().parse() {
        return Ok(id);
    }
    let found = organization(vault, wanted)
        .or_else(|_| field(vault, wanted, Kind::Industry))
        .or_else(|_| field(vault, wanted, Kind::Occupation));
    found.or_else(|_| Ok(person(vault, &session.context, wanted)?.contact))
}

/// The one of `known` (each with its title, and the text that is looked through) that holds all words of `wanted`, or whose
/// whole title that is.
pub fn by_words<T: Copy + Shown>(
    known: Vec<(T, String, String)>,
    wanted: &str,
    what: &str,
    hint: &str,
) -> Result<T, Failure> {
    let whole = fold(wanted);
    let mut found: Vec<&(T, String, String)> =
        known.iter().filter(|(it, title, _)| fold(title) == whole || it.shown() == whole).collect();
    if found.is_empty() {
        let fits = |text: &str| whole.split(' ').all(|word| text.contains(word));
        found = known.iter().filter(|(.., text)| fits(&fold(text))).collect();
    }
    match found[..] {
        [(only, ..)] => Ok(*only),
        [] => Err(Failure::input(format!("There is no {what} with '{wanted}'. {hint}"))),
        _ => {
            let mut text = format!("Several could be '{wanted}'. Say more of it, or the id:");
            for (it, title, _) in found {
                let _ = write!(text, "\n  {}  {title}", it.shown());
            }
            Err(Failure::input(text))
        }
    }
}

/// What names a thing so that it can be typed.
pub trait Shown {
    /// That name.
    fn shown(&self) -> String;
}

impl Shown for RecordId {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for (RecordId, ItemId) {
    fn shown(&self) -> String {
        self.1.to_string()
    }
}
