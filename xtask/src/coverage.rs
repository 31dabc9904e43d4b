//! `cargo xtask coverage`

use crate::{cargo, folders, process};

/// Lists what a person can count on with the tests that hold it; a line that is built and that none holds is an error.
pub fn run(arguments: &[String]) -> Result<(), String> {
    if !arguments.is_empty() {
        return Err("usage: cargo xtask coverage".to_owned());
    }
    let program = ["run", "--quiet", "--package", "rapport-tests", "--bin", "coverage", "--"];
    process::run(cargo::command().args(program).arg(folders::workspace()))
}
