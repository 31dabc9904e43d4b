//! Two devices and a folder.

use std::fs;

use crate::support::{Desk, TALK, flat};

fn shared() -> Desk {
    let desk = Desk::with_vault();
    fs::create_dir(desk.path("shared")).unwrap();
    desk.ok(&["log", TALK]);
    assert_eq!(desk.ok(&["sync", "shared"]), "Sent 1 change; there was nothing new to receive.\n");
    desk
}

#[test]
fn a_second_device_joins_and_both_show_the_same() {
    let desk = shared();
    let out = desk.ok(&["init", "--vault", "phone", "--device", "phone", "--join", "shared"]);
    assert!(out.contains("Received 1 change"), "{out}");
    desk.ok(&["edit", "jane", "--headline", "Hiring", "--vault", "phone"]);
    desk.ok(&["log", "Call with +Bob Lee"]);
    assert_eq!(
        desk.ok(&["sync", "--vault", "phone"]),
        "Sent 1 change; there was nothing new to receive.\n",
        "the folder is remembered"
    );
    assert_eq!(desk.ok(&["sync"]), "Received 1 change, sent 1 change.\n");
    desk.ok(&["sync", "--vault", "phone"]);
    for page in [&["today"][..], &["tree"], &["people"], &["timeline"], &["export"], &["show", "jane"]] {
        let there: Vec<&str> = page.iter().copied().chain(["--vault", "phone"]).collect();
        assert_eq!(desk.ok(page), desk.ok(&there), "{page:?}");
    }
    assert!(desk.ok(&["show", "jane"]).contains("Hiring"));
    assert_eq!(desk.ok(&["sync"]), "Nothing new in the folder, and nothing to send.\n");
    let devices = desk.ok(&["devices"]);
    assert_eq!(devices, "laptop  2 changes (this device)\nphone   1 change\n");
}

#[test]
fn the_folder_is_asked_for_and_forgotten() {
    let desk = shared();
    assert!(desk.ok(&["sync", "--forget"]).starts_with("Forgotten: "));
    assert!(desk.fails(2, &["sync"]).contains("Which folder"));
    assert_eq!(desk.ok(&["sync", "--forget"]), "There was no folder to forget.\n");
    let err = flat(&desk.fails(1, &["sync", "missing"]));
    assert!(err.contains("The folder to sync through is not there") && err.contains("missing"), "{err}");
    assert!(
        desk.fails(2, &["sync"]).contains("Which folder"),
        "a folder that is not there is not remembered"
    );
}

#[test]
fn joining_says_which_vaults_there_are() {
    let desk = Desk::new();
    fs::create_dir(desk.path("shared")).unwrap();
    let err = flat(&desk.fails(2, &["init", "--join", "shared"]));
    assert!(err.contains("There is no vault in") && err.contains("other device first"), "{err}");
    assert!(!desk.path("laptop").exists(), "nothing is made by a join that fails");
    for name in ["one", "two"] {
        desk.ok(&["init", "--vault", name, "--device", name]);
        desk.ok(&["add", "Ann", "--vault", name]);
        desk.ok(&["sync", "shared", "--vault", name]);
    }
    let err = desk.fails(2, &["init", "--join", "shared"]);
    let line = err.lines().find(|line| line.contains("two (1 change)")).unwrap_or_else(|| panic!("{err}"));
    let id = line.split_whitespace().next().unwrap();
    assert!(
        desk.fails(2, &["init", "--join", "shared", "--vault-id", "12"])
            .contains("no vault with the id '12'")
    );
    let out = desk.ok(&["init", "--join", "shared", "--vault-id", id]);
    assert!(out.contains("Received 1 change") && out.contains("1 other vault"), "{out}");
}

#[test]
fn a_damaged_file_is_told_and_harms_nothing() {
    let desk = shared();
    desk.ok(&["init", "--vault", "phone", "--device", "phone", "--join", "shared"]);
    desk.ok(&["log", "Call with +Bob Lee"]);
    desk.ok(&["sync"]);
    let mut files = Vec::new();
    let mut folders = vec![desk.path("shared")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let newest = files.last().unwrap();
    let whole = fs::read(newest).unwrap();
    fs::write(newest, &whole[..whole.len() / 2]).unwrap();
    let out = flat(&desk.ok(&["sync", "--vault", "phone"]));
    assert!(out.contains("One file is only half copied, or damaged. It is tried again next time."), "{out}");
    fs::write(newest, &whole).unwrap();
    assert!(desk.ok(&["sync", "--vault", "phone"]).starts_with("Received 1 change"));
}
