//! Forgetting a person.

use crate::{
    pairing::shared,
    support::{Desk, flat},
    sync::same,
};

#[test]
fn a_person_is_forgotten_on_both_devices() {
    let desk = shared();
    desk.ok(&["add", "Ann Vale"]);
    desk.ok(&["log", "Lunch in the park", "--with", "jane", "--with", "ann"]);
    desk.ok(&["sync"]);
    desk.ok(&["sync", "--vault", "phone"]);
    assert!(desk.fails(2, &["forget", "jane"]).contains("--yes"));
    let refused = desk.run_with_input(&["forget", "jane"], "\n");
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(flat(&refused.err).contains("It cannot be undone"), "{}", refused.err);
    assert!(desk.ok(&["people"]).contains("Jane Doe"));

    let forgotten = desk.run_with_input(&["forget", "jane"], "y\n");
    assert_eq!(forgotten.code, 0, "{}", forgotten.err);
    assert!(forgotten.out.contains("Forgot Jane Doe"), "{}", forgotten.out);
    assert!(forgotten.out.contains("Look through these"), "{}", forgotten.out);
    assert!(forgotten.out.contains("Lunch in the park"), "{}", forgotten.out);
    desk.ok(&["sync"]);
    desk.ok(&["sync", "--vault", "phone"]);
    for vault in ["laptop", "phone"] {
        let people = desk.ok(&["people", "--vault", vault]);
        assert!(!people.contains("Jane") && people.contains("Ann Vale"), "{vault}: {people}");
        let file = std::fs::read(desk.path(vault).join("vault.sqlite3")).unwrap();
        let said = b"She named";
        assert!(!file.windows(said.len()).any(|part| part == said), "{vault} still holds the talk");
    }
    same(&desk, "laptop", "phone");
}

#[test]
fn programs_are_told_what_is_gone() {
    let desk = Desk::with_vault();
    desk.ok(&["add", "Ann Vale"]);
    let gone = desk.json(&["forget", "ann", "--yes"]);
    assert_eq!(gone["forgotten"].as_array().unwrap().len(), 1);
    assert_eq!(gone["to_look_through"].as_array().unwrap().len(), 0);
    assert!(desk.fails(2, &["forget", "ann", "--yes"]).contains("Nobody here"));
}
