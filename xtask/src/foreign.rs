//! `cargo xtask foreign`: the Swift and Kotlin bindings, built, generated and tested.

use std::{
    env::consts::{DLL_PREFIX, DLL_SUFFIX, EXE_SUFFIX},
    process::Command,
};

use crate::{cargo, count::Count, folders, kotlin, process, swift};

const LANGUAGES: [&str; 2] = ["swift", "kotlin"];

/// Runs the tests of both languages and says for each whether it ran.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let required: Vec<&str> = match arguments {
        [] => Vec::new(),
        [flag, list] if flag == "--require" => list.split(',').collect(),
        _ => return Err(usage()),
    };
    if required.iter().any(|language| !LANGUAGES.contains(language)) {
        return Err(usage());
    }
    let count = test(&required)?;
    count.report()
}

fn usage() -> String {
    "usage: cargo xtask foreign [--require swift,kotlin]".to_owned()
}

/// Runs the tests of both languages. One that is required and cannot run counts as failed.
pub fn test(required: &[&str]) -> Result<Count, String> {
    println!("== bindings");
    generate()?;
    let mut count = Count::default();
    let mut outcomes = Vec::new();
    for language in LANGUAGES {
        println!("== {language}");
        let outcome = match language {
            "swift" => swift::test(),
            _ => kotlin::test(),
        };
        outcomes.push(match outcome {
            Ok(ran) => {
                count += ran;
                format!("{language}: ran ({} passed, {} failed)", ran.passed, ran.failed)
            }
            Err(missing) => {
                count.failed += u64::from(required.contains(&language));
                format!("{language}: not run: {missing}")
            }
        });
    }
    outcomes.iter().for_each(|outcome| println!("{outcome}"));
    Ok(count)
}

/// Builds the library and writes the sources of both languages from it.
///
/// All is built as `cargo test` builds it: a package on its own has other features of the crates below it, and those
/// would be built a second time.
fn generate() -> Result<(), String> {
    process::run(cargo::command().args(["build", "--quiet", "--workspace", "--all-targets"]))?;
    let built = folders::built()?;
    let library = built.join(format!("{DLL_PREFIX}rapport_ffi{DLL_SUFFIX}"));
    let workspace = folders::workspace();
    process::run(
        Command::new(built.join(format!("rapport-bindgen{EXE_SUFFIX}")))
            .arg(&library)
            .arg(workspace.join("uniffi.toml"))
            .arg("--swift")
            .arg(workspace.join("bindings/swift"))
            .arg("--kotlin")
            .arg(kotlin::output()?.join("generated/kotlin")),
    )?;
    kotlin::place_native(&library)
}
