//! Generates the Swift and Kotlin bindings from a built library.
//!
//! `rapport-bindgen <library> <uniffi.toml> --swift <package> --kotlin <folder>`: headers and sources go where the
//! Swift package wants them; the Kotlin packages go into the folder. The library must still have its metadata, so
//! this runs before it is stripped.

mod check;
mod docs;
mod generate;
mod place;
mod stories;

use std::process::ExitCode;

use anyhow::{Context, Result};
use camino::Utf8PathBuf;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    const USAGE: &str =
        "usage: rapport-bindgen <library> <uniffi.toml> [--swift <package>] [--kotlin <folder>]";
    let mut arguments = std::env::args().skip(1).map(Utf8PathBuf::from);
    let library = arguments.next().context(USAGE)?;
    let config = arguments.next().context(USAGE)?;
    while let Some(language) = arguments.next() {
        let folder = arguments.next().context(USAGE)?;
        match language.as_str() {
            "--swift" => generate::swift(&library, &config, &folder)?,
            "--kotlin" => generate::kotlin(&library, &config, &folder)?,
            _ => anyhow::bail!(USAGE),
        }
    }
    Ok(())
}
