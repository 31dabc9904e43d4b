//! `cargo xtask docs`

use crate::{cargo, process};

/// Builds the documentation of all crates; a warning is an error.
pub fn run(arguments: &[String]) -> Result<(), String> {
    if !arguments.is_empty() {
        return Err("usage: cargo xtask docs".to_owned());
    }
    process::run(cargo::command().env("RUSTDOCFLAGS", "-D warnings").args([
        "doc",
        "--workspace",
        "--no-deps",
    ]))
}
