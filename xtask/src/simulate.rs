//! `cargo xtask simulate`

use crate::{cargo, process};

/// Plays simulated histories with these arguments.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let program = ["run", "--quiet", "--release", "--package", "rapport-tests", "--bin", "simulate", "--"];
    process::run(cargo::command().args(program).args(arguments))
}
