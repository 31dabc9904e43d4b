//! Runs stories from files: `scenario FILE...`.

use std::{path::PathBuf, process::ExitCode};

use rapport_tests::scenario::{self, Outcome};

fn main() -> ExitCode {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if files.is_empty() {
        eprintln!("usage: scenario FILE...");
        return ExitCode::from(2);
    }
    let mut is_all_met = true;
    for file in files {
        println!("{}", file.display());
        match scenario::read(&file).and_then(|story| scenario::run(&story)) {
            Ok(outcomes) => {
                outcomes.iter().for_each(print);
                is_all_met &= outcomes.iter().all(|outcome| outcome.mismatches.is_empty());
            }
            Err(flaw) => {
                println!("  ✗ {}: {flaw}", file.display());
                is_all_met = false;
            }
        }
    }
    if is_all_met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn print(outcome: &Outcome) {
    let Outcome { step, what, mismatches } = outcome;
    println!("  {} step {step}: {what}", if mismatches.is_empty() { '✓' } else { '✗' });
    for mismatch in mismatches {
        println!("    {}", mismatch.to_string().replace('\n', "\n    "));
    }
}
