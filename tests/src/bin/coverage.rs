//! Lists what a person can count on and the tests that hold it: `coverage ROOT`.

use std::{path::PathBuf, process::ExitCode};

use rapport_tests::coverage::Coverage;

fn main() -> ExitCode {
    let Some(root) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: coverage ROOT");
        return ExitCode::from(2);
    };
    match Coverage::read(&root) {
        Ok(coverage) => {
            println!("{coverage}");
            if coverage.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("the tests could not be read: {error}");
            ExitCode::FAILURE
        }
    }
}
