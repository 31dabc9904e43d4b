//! `cargo xtask test`

use crate::{cargo, count::Count, docs, foreign, process, setup};

/// Runs every check and every test. The last line says how many passed and how many failed; a check that failed, or a
/// part that had to run and did not, counts as one that failed.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let set_up = match arguments {
        [] => false,
        [flag] if flag == "--setup" => true,
        _ => return Err("usage: cargo xtask test [--setup]".to_owned()),
    };
    let mut count = Count::default();
    if set_up && let Err(problem) = setup::run() {
        // What it lacks is counted where it was needed.
        eprintln!("set-up: {problem}");
    }
    count += check("format", &["fmt", "--all", "--check"]);
    count += check("lints", &["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]);
    // On its own the core allows no unsafe code: uniffi's derives are off.
    count += check(
        "lints of the core",
        &["clippy", "--package", "rapport-core", "--all-targets", "--quiet", "--", "-D", "warnings"],
    );
    println!("== documentation");
    if let Err(problem) = docs::run(&[]) {
        eprintln!("documentation: {problem}");
        count += Count { passed: 0, failed: 1 };
    }
    count += rust()?;
    let required: &[&str] = if set_up { &["swift", "kotlin"] } else { &[] };
    match foreign::test(required) {
        Ok(foreign) => count += foreign,
        Err(problem) => {
            eprintln!("{problem}");
            count.failed += 1;
        }
    }
    count.report()
}

fn check(name: &str, arguments: &[&str]) -> Count {
    println!("== {name}");
    match process::run(cargo::command().args(arguments)) {
        Ok(()) => Count::default(),
        Err(problem) => {
            eprintln!("{name}: {problem}");
            Count { passed: 0, failed: 1 }
        }
    }
}

fn rust() -> Result<Count, String> {
    println!("== Rust");
    let said = process::watch(cargo::command().args(["test", "--workspace", "--no-fail-fast"]))?;
    Ok(Count::of_cargo(&said.text).ended(said.success))
}
