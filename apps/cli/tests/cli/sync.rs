//! Two devices and a folder.

use std::fs;

use crate::{
    pairing::shared,
    support::{Desk, flat},
};

// holds: 114, 116, 117
#[test]
fn a_second_device_is_paired_and_both_show_the_same() {
    let desk = shared();
    desk.ok(&["edit", "jane", "--headline", "Hiring", "--vault", "phone"]);
    desk.ok(&["log", "Call with +Bob Lee"]);
    assert_eq!(
        desk.ok(&["sync", "--vault", "phone"]),
        "Sent 1 change; there was nothing new to receive.\n",
        "the folder is remembered"
    );
    let devices = desk.ok(&["devices"]);
    assert!(devices.starts_with("laptop  2 changes (this device)\nphone   0 changes;"), "{devices}");
    assert_eq!(desk.ok(&["sync"]), "Received 1 change, sent 1 change.\n");
    let devices = flat(&desk.ok(&["devices"]));
    assert!(
        devices.contains(
            "phone 1 change; lacks 1 of this device's changes; last heard from Wednesday 4 March 2026"
        ),
        "{devices}"
    );
    desk.ok(&["sync", "--vault", "phone"]);
    same(&desk, "laptop", "phone");
    assert!(desk.ok(&["show", "jane"]).contains("Hiring"));
    desk.ok(&["sync"]);
    assert_eq!(desk.ok(&["sync"]), "Nothing new in the folder, and nothing to send.\n");
    let devices = flat(&desk.ok(&["devices"]));
    assert!(devices.contains("phone 1 change; last heard from"), "{devices}");
}

/// Both vaults show the same pages.
pub fn same(desk: &Desk, here: &str, there: &str) {
    for page in [&["today"][..], &["tree"], &["people"], &["timeline"], &["export"]] {
        let look = |vault| desk.ok(&page.iter().copied().chain(["--vault", vault]).collect::<Vec<_>>());
        assert_eq!(look(here), look(there), "{page:?}");
    }
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
fn a_damaged_file_is_told_and_repaired_by_the_next_syncs() {
    let desk = shared();
    let before = desk.files_below("shared");
    desk.ok(&["log", "Call with +Bob Lee"]);
    desk.ok(&["sync"]);
    let after = desk.files_below("shared");
    let news = after.iter().filter(|file| !before.contains(file));
    let entries = news.filter(|file| !file.file_name().unwrap().to_str().unwrap().starts_with("state"));
    let entries: Vec<_> = entries.collect();
    assert_eq!(entries.len(), 1, "{after:?}");
    let whole = fs::read(entries[0]).unwrap();
    fs::write(entries[0], &whole[..whole.len() / 2]).unwrap();
    let out = flat(&desk.ok(&["sync", "--vault", "phone"]));
    assert!(out.contains("One file is only half copied, or damaged. It is tried again next time."), "{out}");
    let out = desk.ok(&["sync"]);
    assert!(!out.contains("wait"), "{out}");
    let out = flat(&desk.ok(&["sync", "--vault", "phone"]));
    assert!(out.starts_with("Received 1 change"), "{out}");
    same(&desk, "laptop", "phone");
}

#[test]
fn strangers_in_the_folder_are_left_alone() {
    let desk = shared();
    desk.ok(&["init", "--vault", "other", "--device", "other"]);
    desk.ok(&["add", "Ann", "--vault", "other"]);
    desk.ok(&["sync", "shared", "--vault", "other"]);
    let out = flat(&desk.ok(&["sync"]));
    assert!(out.contains("The folder also holds 1 other vault, which is left alone."), "{out}");
}
