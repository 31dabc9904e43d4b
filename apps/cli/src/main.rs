//! `rapport`, the command line: it asks and shows. What is true is decided in `rapport-core`.

mod ask;
mod commands;
mod editor;
mod failure;
mod find;
mod host;
mod numbers;
mod page;
mod recovery;
mod saved;
mod session;
mod when;
mod words;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;

use crate::{commands::Cli, failure::Failure, host::Host, session::Session};

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(usage) => {
            // Help for a reader that has gone away is no failure.
            let _ = usage.print();
            return ExitCode::from(if usage.use_stderr() { 2 } else { 0 });
        }
    };
    let failure = match run(cli).and_then(|text| print(&text)) {
        Ok(()) => return ExitCode::SUCCESS,
        Err(failure) => failure,
    };
    let _ = anstream::stderr().write_all(failure.page().as_bytes());
    failure.exit_code()
}

fn run(cli: Cli) -> Result<String, Failure> {
    let host = Host::of_this_computer()?;
    let session = Session::new(&host, &cli.global)?;
    cli.command.run(&session)
}

/// Writes `text`, with colour only where there is somebody to see it.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::failed(format!("The answer could not be written: {error}.")))
        }
        _ => Ok(()),
    }
}
