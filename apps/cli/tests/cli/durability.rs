//! What was said to be saved is saved, whatever ends the program and whoever else writes.

use std::{
    collections::BTreeSet,
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use rapport_core::{Vault, model::RecordId};
use serde_json::Value;

use crate::support::Desk;

/// How often the program is killed.
const KILLS: u32 = 200;

fn start(desk: &Desk, text: &str) -> Child {
    desk.command(&["log", text, "--json"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

/// The note that a run said it saved; `None` when it ended before it said so.
fn acknowledged(child: Child) -> Option<RecordId> {
    let said: Value = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).ok()?;
    let made = said["saved"]["created"].as_array().unwrap();
    let note = made.iter().find(|made| made["kind"] == "note").unwrap();
    Some(note["id"].as_str().unwrap().parse().unwrap())
}

/// Opens the vault and checks that it is whole: every note is there, no number of the log is missing or used twice,
/// and the index is what the documents say.
fn check(desk: &Desk, notes: &BTreeSet<RecordId>) -> u64 {
    let vault = Vault::open(&desk.path("laptop"), desk.secrets()).unwrap();
    let kept: BTreeSet<RecordId> =
        vault.export().unwrap().records.into_iter().map(|record| record.id).collect();
    let lost: Vec<_> = notes.difference(&kept).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    let vector = vault.vector().unwrap();
    let mut made = 0;
    for (author, last) in vector.iter() {
        let mut next = 1;
        while next <= last {
            let segment = vault.entries(author, next, last).unwrap().unwrap();
            assert_eq!(segment.run.first(), next);
            next = segment.run.last() + 1;
        }
        made += last;
    }
    let dump = vault.dump_index().unwrap();
    vault.rebuild_index().unwrap();
    assert!(vault.dump_index().unwrap() == dump, "the index was not what the documents say");
    made
}

#[test]
fn two_hundred_kills_lose_nothing_that_was_acknowledged() {
    let desk = Desk::with_vault();
    let usual = {
        let begun = Instant::now();
        assert!(acknowledged(start(&desk, "a run that nothing ends")).is_some());
        begun.elapsed().max(Duration::from_millis(4))
    };
    let (mut notes, mut killed) = (BTreeSet::new(), 0);
    for n in 0..KILLS {
        let mut child = start(&desk, &format!("Talk {n} with +Ada Kern @Fold. >me write mon #n{n}"));
        thread::sleep(usual * (n % 40) / 30);
        child.kill().unwrap();
        match acknowledged(child) {
            Some(note) => assert!(notes.insert(note)),
            None => killed += 1,
        }
        if n % 20 == 0 {
            check(&desk, &notes);
        }
    }
    check(&desk, &notes);
    assert!(killed > 0, "every run was over before it was killed");
    desk.ok(&["log", "and it still works"]);
}

#[test]
fn two_programs_at_once_take_turns() {
    let desk = Desk::with_vault();
    let notes: BTreeSet<RecordId> = thread::scope(|scope| {
        let writers = ["phone call", "coffee"].map(|what| {
            let desk = &desk;
            scope.spawn(move || {
                let runs =
                    (0..40).map(|n| acknowledged(start(desk, &format!("{what} {n} with +Bo Lind"))).unwrap());
                runs.collect::<Vec<_>>()
            })
        });
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    assert_eq!(notes.len(), 80);
    assert_eq!(check(&desk, &notes), 80);
}
