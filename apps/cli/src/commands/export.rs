//! `rapport export`

use std::{
    fs::OpenOptions,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use clap::Args;

use crate::{
    failure::Failure,
    session::{self, Session},
};

/// Write the whole vault as JSON
#[derive(Args)]
#[command(after_help = "Example: rapport export --json -o rapport.json")]
pub struct Export {
    /// A new file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Export {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let export = session.vault()?.export()?;
        let text = session::json(&export)?;
        let Some(path) = self.output else { return Ok(text) };
        write(&path, &text)?;
        let written =
            serde_json::json!({ "file": path.display().to_string(), "records": export.records.len() });
        session.answer(&written, |page| page.line(format!("Everything is in {}", path.display())))
    }
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = file.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            Failure::input(format!("{} is there already; choose another name.", path.display()))
        }
        _ => Failure::failed(format!("{} cannot be made: {error}.", path.display())),
    })?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    written
        .map_err(|error| Failure::failed(format!("{} could not be written whole: {error}.", path.display())))
}
