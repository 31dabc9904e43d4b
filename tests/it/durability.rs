//! What was acknowledged is there, whatever happens to the process that wrote it.

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use rapport_core::{Error, Vault, model::Kind};
use rapport_tests::{Dice, World, announce_on_failure, build, entries_by, entries_of, secrets_beside, seeds};
use rusqlite::Connection;

fn logger(folder: &Path, name: &str, count: usize) -> Child {
    Command::new(env!("CARGO_BIN_EXE_logger"))
        .args([folder.to_str().unwrap(), name, &count.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The ids that a logger printed; the last line may be cut off by its death.
fn acknowledged(child: &mut Child) -> Vec<String> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(|line| line.unwrap());
    lines.filter(|line| line.len() == 36).collect()
}

fn notes(vault: &Vault) -> BTreeSet<String> {
    let records = vault.export().unwrap().records;
    let notes = records.into_iter().filter(|record| record.record.kind() == Kind::Note);
    notes.map(|record| record.id.to_string()).collect()
}

/// Whether SQLite, the log and the index find nothing wrong.
fn assert_sound(folder: &Path) {
    let vault = Vault::open(folder, secrets_beside(folder)).unwrap();
    let verdict: String = Connection::open(folder.join("vault.sqlite3"))
        .unwrap()
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(verdict, "ok");
    // A death between the two stores costs an incarnation, and so another author.
    for (author, last) in vault.vector().unwrap().iter() {
        let entries = entries_by(&vault, author, 1);
        let numbers: Vec<u64> = entries.iter().map(|segment| segment.run.first()).collect();
        assert_eq!(numbers, (1..=last).collect::<Vec<u64>>(), "the log has a gap, or a number twice");
        for pair in entries.windows(2) {
            assert_eq!(pair[0].run.after(), pair[1].run.before(), "the chain is broken");
        }
    }
    let dump = vault.dump_index().unwrap();
    vault.rebuild_index().unwrap();
    assert!(vault.dump_index().unwrap() == dump, "the index is not what the documents say");
}

// holds: I27
#[test]
fn a_note_that_was_acknowledged_survives_two_hundred_deaths() {
    for seed in seeds(1..2) {
        announce_on_failure(seed, || {
            let home = tempfile::tempdir().unwrap();
            let folder = home.path().join("vault");
            let dice = Dice::new(seed, "deaths");
            let mut promised = BTreeSet::new();
            let mut deaths_in_work = 0;
            for life in 0..200 {
                let mut child = logger(&folder, &format!("life {life} of {seed}"), 100_000);
                // From before it opened the vault to some notes later.
                std::thread::sleep(Duration::from_micros(dice.within(500..60_000) as u64));
                child.kill().unwrap();
                let ids = acknowledged(&mut child);
                child.wait().unwrap();
                deaths_in_work += usize::from(!ids.is_empty());
                promised.extend(ids);
                match Vault::open(&folder, secrets_beside(&folder)) {
                    Ok(vault) if life % 20 == 19 => {
                        let kept = notes(&vault);
                        let lost: Vec<_> = promised.difference(&kept).collect();
                        assert!(lost.is_empty(), "{} acknowledged notes are gone: {lost:?}", lost.len());
                        drop(vault);
                        assert_sound(&folder);
                    }
                    Ok(_) => {}
                    Err(Error::NoVault) if promised.is_empty() => {}
                    Err(error) => panic!("after life {life} the vault does not open: {error}"),
                }
            }
            assert!(deaths_in_work > 20, "only {deaths_in_work} of 200 died at work: kill later");
        });
    }
}

#[test]
fn a_death_while_a_vault_is_made_leaves_none_or_a_whole_one() {
    for seed in seeds(1..2) {
        let home = tempfile::tempdir().unwrap();
        let dice = Dice::new(seed, "births");
        for life in 0..60 {
            let folder = home.path().join(life.to_string());
            let mut child = logger(&folder, "birth", 0);
            std::thread::sleep(Duration::from_micros(dice.within(500..12_000) as u64));
            child.kill().unwrap();
            child.wait().unwrap();
            match Vault::open(&folder, secrets_beside(&folder)) {
                Ok(vault) => assert_eq!(vault.device(), "phone"),
                Err(Error::NoVault) => {
                    let mut again = logger(&folder, "again", 1);
                    assert_eq!(acknowledged(&mut again).len(), 1, "what was left behind is in the way");
                    assert!(again.wait().unwrap().success());
                }
                Err(error) => panic!("half a vault: {error}"),
            }
        }
    }
}

#[test]
fn what_an_interrupted_making_left_behind_does_no_harm() {
    let world = World::new(1, &["phone"]);
    let folder = world.home().join("new");
    std::fs::create_dir(&folder).unwrap();
    let whole = std::fs::read(world.vault("phone").folder().join("vault.sqlite3")).unwrap();
    for (name, bytes) in
        [("vault.sqlite3.0011", &whole[..whole.len() / 2]), ("vault.sqlite3.0022-wal", &whole[..99])]
    {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    assert!(matches!(Vault::open(&folder, secrets_beside(&folder)), Err(Error::NoVault)));
    let context = world.context("phone");
    let vault = Vault::create(&folder, "laptop", &context, secrets_beside(&folder)).unwrap();
    vault.apply(&context, build::person("Jane Doe")).unwrap();
    drop(vault);
    assert_eq!(Vault::open(&folder, secrets_beside(&folder)).unwrap().people(0, 9).unwrap().total, 1);
}

#[test]
fn two_processes_that_log_at_once_lose_nothing_and_use_no_number_twice() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vault");
    assert!(logger(&folder, "first", 0).wait().unwrap().success());
    let mut children: Vec<Child> = ["app", "widget"].map(|name| logger(&folder, name, 100)).into();
    let mut promised = BTreeSet::new();
    for child in &mut children {
        promised.extend(acknowledged(child));
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(promised.len(), 200);
    let vault = Vault::open(&folder, secrets_beside(&folder)).unwrap();
    assert_eq!(notes(&vault), promised);
    assert_eq!(vault.vector().unwrap().total(), 200);
    drop(vault);
    assert_sound(&folder);
}

#[test]
fn threads_that_share_a_vault_take_turns() {
    let world = World::new(2, &["phone"]);
    let vault = world.vault("phone");
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let context = world.context("phone");
            scope.spawn(move || {
                for number in 0..25 {
                    vault.apply(&context, build::note(&format!("{thread} {number}"), &[])).unwrap();
                    vault.today(&context).unwrap();
                }
            });
        }
    });
    assert_eq!(notes(vault).len(), 100);
    assert_eq!(vault.vector().unwrap().total(), 100);
}

#[test]
fn what_arrived_too_early_waits_across_a_reboot() {
    let mut world = World::new(3, &["phone", "laptop"]);
    for n in 0..5 {
        world.apply("phone", build::note(&format!("note {n}"), &[]));
    }
    let mut runs = entries_of(world.vault("phone"), 1);
    let first = runs.remove(0);
    for run in runs.into_iter().rev() {
        world.vault("laptop").receive(&world.context("laptop"), None, run).unwrap();
    }
    assert!(notes(world.vault("laptop")).is_empty());
    world.reboot("laptop");
    world.vault("laptop").receive(&world.context("laptop"), None, first).unwrap();
    assert_eq!(notes(world.vault("laptop")).len(), 5);
    world.settle();
    world.assert_same();
}
