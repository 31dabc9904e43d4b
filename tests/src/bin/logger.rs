//! Logs notes until it is done or killed: `logger FOLDER NAME COUNT`. It makes the vault if there is none.
//!
//! After each note that the vault acknowledged it prints its id. The tests of durability start it and kill it.

use std::{io::Write, path::Path, process::ExitCode, sync::Arc};

use chrono::{Duration, TimeZone, Utc};
use rapport_core::{Context, Error, Vault, model::Kind};
use rapport_tests::{START, SeededRandom, build, secrets_beside};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, name, count] = &arguments[..] else {
        eprintln!("usage: logger FOLDER NAME COUNT");
        return ExitCode::from(2);
    };
    match log(Path::new(folder), name, count.parse().unwrap_or(0)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn log(folder: &Path, name: &str, count: i64) -> Result<(), Error> {
    let random = Arc::new(SeededRandom::new(0, name));
    let start = Utc.timestamp_opt(START, 0).single().unwrap_or_default();
    let context = |second| Context::new(start + Duration::seconds(second), chrono_tz::UTC, random.clone());
    let secrets = secrets_beside(folder);
    let vault = match Vault::open(folder, secrets.clone()) {
        Err(Error::NoVault) => Vault::create(folder, "phone", &context(0), secrets)?,
        opened => opened?,
    };
    let mut out = std::io::stdout().lock();
    for number in 0..count {
        let applied = vault.apply(&context(number), build::note(&format!("{name} {number}"), &[]))?;
        if let Some(id) = applied.first_created(Kind::Note) {
            // The other end may be gone; then nobody counts on the rest.
            if writeln!(out, "{id}").and_then(|()| out.flush()).is_err() {
                break;
            }
        }
    }
    Ok(())
}
