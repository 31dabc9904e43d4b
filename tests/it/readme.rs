//! The Rust example of the README, run, and found there to the letter.

use std::{fs, path::Path};

// README begin
use std::sync::Arc;

use rapport_core::{
    Context, Vault,
    commands::{Command, DebriefCommand},
};
use rapport_transport::{FileSecrets, Folder, sync};

fn log(vault: &Path, keys: &Path, shared: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let random = Arc::new(|bytes: &mut [u8]| getrandom::fill(bytes).expect("a random source"));
    let context = Context::new("2026-03-02T15:00:00Z".parse()?, chrono_tz::Europe::Berlin, random);
    let secrets = Arc::new(FileSecrets::new(keys));
    let vault = Vault::create(vault, "laptop", &context, secrets)?;
    let debrief = vault.draft(&context, "Coffee with +Jane Doe @Acme. Named +Bob Lee ok-name.", &[])?;
    vault.apply(&context, Command::Debrief(DebriefCommand::Log { debrief }))?;
    for item in vault.today(&context)?.items {
        println!("{}: {}", item.title, item.reason);
    }
    sync(&vault, &mut Folder::new(shared), &context)?;
    Ok(())
}
// README end

#[test]
fn the_example_runs_and_its_vault_and_folder_are_left() {
    let folder = tempfile::tempdir().unwrap();
    let [vault, keys, shared] = ["vault", "keys", "shared"].map(|name| folder.path().join(name));
    fs::create_dir(&shared).unwrap();
    log(&vault, &keys, &shared).unwrap();
    assert_eq!(
        Vault::open(&vault, Arc::new(FileSecrets::new(keys))).unwrap().people(0, 10).unwrap().total,
        2
    );
    assert_eq!(fs::read_dir(&shared).unwrap().count(), 1);
}

#[test]
fn the_example_stands_in_the_readme() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let source = fs::read_to_string(root.join("tests/it/readme.rs")).unwrap();
    let example = source.split("// README begin\n").nth(1).unwrap().split("// README end\n").next().unwrap();
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    assert!(
        readme.contains(&format!("```rust\n{example}```\n")),
        "copy the example into the README:\n{example}"
    );
}
