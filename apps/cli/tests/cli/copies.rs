//! Vaults that were put back from a backup, or copied.

use crate::{
    pairing::{pair, shared},
    support::{Desk, flat},
    sync::same,
};

fn sync_all(desk: &Desk, vaults: &[&str]) {
    for vault in vaults.iter().chain(vaults) {
        desk.ok(&["sync", "shared", "--vault", vault]);
    }
}

fn has_all(desk: &Desk, vault: &str, people: &[&str]) {
    let page = desk.ok(&["people", "--vault", vault]);
    let missing: Vec<_> = people.iter().filter(|name| !page.contains(**name)).collect();
    assert!(missing.is_empty(), "{vault} lacks {missing:?}: {page}");
}

#[test]
fn a_vault_put_back_from_a_backup_goes_on_and_nothing_is_lost() {
    let desk = shared();
    desk.copy("laptop", "backup");
    desk.ok(&["add", "After Backup"]);
    desk.ok(&["sync"]);
    desk.ok(&["sync", "--vault", "phone"]);
    desk.copy("backup", "laptop");
    desk.ok(&["add", "After Restoring"]);
    sync_all(&desk, &["laptop", "phone"]);
    for vault in ["laptop", "phone"] {
        has_all(&desk, vault, &["Jane Doe", "After Backup", "After Restoring"]);
    }
    same(&desk, "laptop", "phone");
}

#[test]
fn a_copy_works_beside_its_original() {
    let desk = shared();
    desk.copy("laptop", "copy");
    for (turn, vault) in ["copy", "laptop", "copy", "laptop"].iter().enumerate() {
        desk.ok(&["add", &format!("Person{turn} Of{vault}"), "--vault", vault]);
    }
    sync_all(&desk, &["laptop", "copy", "phone", "laptop"]);
    for vault in ["laptop", "copy", "phone"] {
        has_all(&desk, vault, &["Jane Doe", "Person0", "Person1", "Person2", "Person3"]);
    }
    same(&desk, "laptop", "phone");
    same(&desk, "copy", "phone");
}

#[test]
fn a_vault_without_its_keys_is_read_and_paired_again() {
    let desk = shared();
    desk.copy("phone", "new-phone");
    let elsewhere = ["--vault", "new-phone", "--keys", "other-keys"];
    let on_it = |args: &[&'static str]| [args, &elsewhere[..]].concat();
    assert!(desk.ok(&on_it(&["people"])).contains("Jane Doe"));
    desk.ok(&on_it(&["add", "Written Before"]));
    let err = flat(&desk.fails(1, &on_it(&["sync"])));
    assert!(err.contains("rapport pair") && err.contains("stays readable"), "{err}");
    assert!(flat(&desk.fails(1, &on_it(&["pair"]))).contains("does not belong to the vault"));

    desk.ok(&["add", "Written Elsewhere"]);
    let (out, joined) = pair(&desk, "laptop", "new-phone", &["--keys", "other-keys"]);
    assert!(out.contains("phone is in"), "{out}");
    assert!(joined.contains("Received"), "{joined}");
    let people = desk.ok(&on_it(&["people"]));
    assert!(people.contains("Written Elsewhere"), "{people}");
    desk.ok(&["sync"]);
    desk.ok(&["sync", "--vault", "phone"]);
    for vault in ["laptop", "phone"] {
        has_all(&desk, vault, &["Written Before", "Written Elsewhere"]);
    }
}
