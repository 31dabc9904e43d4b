//! `cargo xtask fuzz`

use crate::{cargo, process};

/// Reads mutated inputs with these arguments.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let program = ["run", "--quiet", "--release", "--package", "rapport-tests", "--bin", "fuzz", "--"];
    process::run(cargo::command().args(program).args(arguments))
}
