//! `cargo xtask scenario`

use crate::{cargo, process};

/// Runs the scenarios in these files.
pub fn run(arguments: &[String]) -> Result<(), String> {
    if arguments.is_empty() {
        return Err("usage: cargo xtask scenario FILE...".to_owned());
    }
    let program = ["run", "--quiet", "--package", "rapport-tests", "--bin", "scenario", "--"];
    process::run(cargo::command().args(program).args(arguments))
}
