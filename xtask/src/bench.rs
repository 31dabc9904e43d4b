//! `cargo xtask bench`

use crate::{cargo, process};

/// Runs the benchmarks with these arguments.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let program = ["run", "--quiet", "--release", "--package", "rapport-tests", "--bin", "bench", "--"];
    process::run(cargo::command().args(program).args(arguments))
}
