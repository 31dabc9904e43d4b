//! `rapport import`

use crate::support::{Desk, flat};

const LIST: &str = "Notes:\n\"Some addresses are missing.\"\n\n\
    First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
    Zora,Quill,https://www.linkedin.com/in/zora-quill,,Acme GmbH,Designer,12 Mar 2024\n\
    ,,,,,,07 Jun 2026\n\
    Bob,Lee,,,Zeta,,1 Jan 2020\n";

// holds: 15, I7
#[test]
fn connections_are_taken_over_once_and_answer_whom_one_knows() {
    let desk = Desk::with_vault();
    std::fs::write(desk.path("Connections.csv"), LIST).unwrap();
    let said = flat(&desk.ok(&["import", "Connections.csv"]));
    assert!(said.starts_with("2 people added."), "{said}");
    assert!(said.contains("1 row has no name"), "{said}");
    assert!(desk.ok(&["who", "Acme"]).contains("Zora Quill"));
    let again = desk.ok(&["import", "Connections.csv"]);
    assert!(again.starts_with("Everybody in this list is known already."), "{again}");
    desk.ok(&["undo"]);
    assert!(!desk.ok(&["people"]).contains("Zora"));
}

#[test]
fn a_file_that_is_no_list_of_connections_is_told_and_changes_nothing() {
    let desk = Desk::with_vault();
    std::fs::write(desk.path("people.csv"), "name,phone\nZora,1\n").unwrap();
    let said = flat(&desk.fails(2, &["import", "people.csv"]));
    assert!(said.contains("\"First Name\" and \"Connected On\""), "{said}");
    assert!(desk.fails(2, &["import", "none.csv"]).contains("cannot be read"));
    assert!(!desk.ok(&["people"]).contains("Zora"));
}
