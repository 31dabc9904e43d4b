//! Taking devices in and removing them, with a process on each side.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    process::{Child, ChildStdout, Stdio},
};

use serde_json::Value;

use crate::support::{Desk, TALK, flat};

/// A run of `rapport pair` that goes on.
pub struct Side {
    child: Child,
    out: BufReader<ChildStdout>,
    said: String,
}

impl Side {
    pub fn start(desk: &Desk, args: &[&str]) -> Self {
        let mut command = desk.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Self { child, out, said: String::new() }
    }

    /// Reads on to the line with `words`.
    pub fn until(&mut self, words: &str) -> String {
        loop {
            let mut line = String::new();
            if self.out.read_line(&mut line).unwrap() == 0 {
                let mut err = String::new();
                self.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
                panic!("no {words}: {}{err}", self.said);
            }
            self.said += &line;
            if line.contains(words) {
                return line.trim().to_owned();
            }
        }
    }

    pub fn ticket(&mut self) -> String {
        let line = self.until("RAPPORT1-");
        line.split(' ').find(|word| word.starts_with("RAPPORT1-")).unwrap().to_owned()
    }

    pub fn answer(&mut self, line: &str) {
        writeln!(self.child.stdin.as_ref().unwrap(), "{line}").unwrap();
    }

    /// Waits for the end: all that was printed, what went to the error's side, and the code.
    pub fn end(mut self) -> (String, String, i32) {
        drop(self.child.stdin.take());
        let (mut out, mut err) = (self.said, String::new());
        self.out.read_to_string(&mut out).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        (out, err, self.child.wait().unwrap().code().unwrap())
    }

    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Takes the vault in the folder `there` in, from the one in `here`; gives what both said. `more` goes to the new one.
pub fn pair(desk: &Desk, here: &str, there: &str, more: &[&str]) -> (String, String) {
    let mut inviting = Side::start(desk, &["pair", "--folder", "shared", "--vault", here]);
    let ticket = inviting.ticket();
    let args = ["pair", &ticket, "--folder", "shared", "--vault", there];
    let mut joining = Side::start(desk, &[&args[..], more].concat());
    let shown = joining.until(" shows ");
    let digits = &shown[shown.len() - 7..];
    assert!(inviting.until("wants in").contains(digits), "{digits}");
    inviting.answer("y");
    let (out, err, code) = inviting.end();
    assert_eq!(code, 0, "{out}{err}");
    assert_eq!(err, format!("Does it show {digits}? [y/N] "));
    let (joined, err, code) = joining.end();
    assert_eq!((code, err.as_str()), (0, ""), "{joined}");
    (out, joined)
}

/// A desk where a laptop with a talk in it has taken a phone in.
pub fn shared() -> Desk {
    let desk = Desk::with_vault();
    fs::create_dir(desk.path("shared")).unwrap();
    desk.ok(&["log", TALK]);
    pair(&desk, "laptop", "phone", &["--device", "phone"]);
    desk
}

#[test]
fn both_show_the_same_digits_and_the_new_one_has_everything() {
    let desk = Desk::with_vault();
    fs::create_dir(desk.path("shared")).unwrap();
    desk.ok(&["log", TALK]);
    let (out, joined) = pair(&desk, "laptop", "phone", &["--device", "phone"]);
    assert!(out.contains("phone is in. From now on: rapport sync"), "{out}");
    assert!(joined.contains("Received 1 change"), "{joined}");
    assert!(joined.contains("phone is in, with 1 other device"), "{joined}");
    assert_eq!(desk.ok(&["export"]), desk.ok(&["export", "--vault", "phone"]));
    let left = desk.files_below("shared");
    assert_eq!(left.len(), 3, "of the pairing nothing is left: {left:?}");
    desk.ok(&["sync"]);
    desk.ok(&["sync", "--vault", "phone"]);
    let again = desk.fails(2, &["pair", "RAPPORT1-AAAA", "--folder", "shared"]);
    assert!(flat(&again).contains("paired already"), "{again}");
}

#[test]
fn programs_are_told_step_by_step() {
    let desk = Desk::with_vault();
    fs::create_dir(desk.path("shared")).unwrap();
    let step = |line: String| serde_json::from_str::<Value>(&line).unwrap();
    let mut inviting = Side::start(&desk, &["pair", "--folder", "shared", "--json"]);
    let ticket = step(inviting.until("ticket"));
    let args = ["pair", ticket["ticket"].as_str().unwrap(), "--folder", "shared", "--vault", "phone"];
    let mut joining = Side::start(&desk, &[&args[..], &["--device", "phone", "--json"]].concat());
    let (there, here) = (step(joining.until("digits")), step(inviting.until("digits")));
    assert_eq!(there, here);
    assert_eq!((&here["step"], &here["device"]), (&"digits".into(), &"phone".into()));
    inviting.answer("yes");
    let (here, there) = (step(inviting.until("done")), step(joining.until("done")));
    assert_eq!((&here["is_in"], &there["is_in"]), (&true.into(), &true.into()));
    assert_eq!(here["vault"], there["vault"]);
    assert_eq!((inviting.end().2, joining.end().2), (0, 0));
}

#[test]
fn who_shows_other_digits_is_not_let_in() {
    let desk = Desk::with_vault();
    fs::create_dir(desk.path("shared")).unwrap();
    for answer in ["n", ""] {
        let mut inviting = Side::start(&desk, &["pair", "--folder", "shared"]);
        let ticket = inviting.ticket();
        let joining = Side::start(&desk, &["pair", &ticket, "--folder", "shared", "--vault", "phone"]);
        inviting.until("wants in");
        inviting.answer(answer);
        let (_, err, code) = inviting.end();
        assert_eq!(code, 1);
        assert!(flat(&err).contains("Cancelled: the digits are not the same"), "{err}");
        assert!(flat(&err).contains("No device was taken in."), "{err}");
        joining.kill();
    }
    assert!(!desk.path("phone").exists());
    assert_eq!(desk.json(&["devices"]).as_array().unwrap().len(), 1);
    pair(&desk, "laptop", "phone", &["--device", "phone"]);
}

#[test]
fn a_ticket_that_is_none_or_too_old_is_told() {
    let desk = Desk::with_vault();
    fs::create_dir(desk.path("shared")).unwrap();
    let mut inviting = Side::start(&desk, &["pair", "--folder", "shared"]);
    let ticket = inviting.ticket();
    inviting.kill();
    let args = |ticket| ["pair", ticket, "--folder", "shared", "--vault", "phone"];
    let fails = |ticket| flat(&desk.fails(2, &args(ticket)));
    assert!(fails("hello").contains("is not one of Rapport's"));
    assert!(fails(&ticket[..40]).contains("copy all of it"));
    let late = [&args(&ticket)[..], &["--now", "2026-03-04T15:05:00Z"]].concat();
    assert!(flat(&desk.fails(2, &late)).contains("too old"));
    assert!(desk.fails(1, &["pair", &ticket, "--folder", "nowhere", "--vault", "phone"]).contains("nowhere"));
    assert!(desk.fails(2, &["pair", &ticket, "--vault", "phone"]).contains("Which folder"));
    assert!(desk.ok(&["sync", "--forget"]).starts_with("Forgotten"), "the folder was remembered");
    assert!(desk.fails(2, &["pair"]).contains("rapport pair --folder"));
    assert!(!desk.path("phone").exists(), "nothing is made by a pairing that fails");
    let err = desk.fails(2, &["pair", &ticket, "--folder", "shared", "--vault", "Dropbox/phone"]);
    assert!(err.contains("Dropbox keeps in step"), "{err}");
}

#[test]
fn a_removed_device_keeps_what_it_has_and_gets_no_more() {
    let desk = shared();
    desk.ok(&["sync"]);
    let nobody_answers = desk.fails(2, &["devices", "remove", "phone"]);
    assert!(nobody_answers.contains("--yes"), "{nobody_answers}");
    let refused = desk.run_with_input(&["devices", "remove", "phone"], "n\n");
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(refused.err.contains("It keeps what it already has"), "{}", refused.err);
    let removed = desk.run_with_input(&["devices", "remove", "Phone"], "y\n");
    assert!(removed.code == 0 && removed.out.contains("Removed phone."), "{}", removed.err);
    desk.ok(&["log", "Call with +Secret Person"]);
    desk.ok(&["sync"]);
    assert!(desk.fails(2, &["devices", "remove", "phone"]).contains("removed already"));
    assert!(desk.fails(2, &["devices", "remove", "laptop"]).contains("this device"));
    assert!(desk.fails(2, &["devices", "remove", "tablet"]).contains("No device of yours"));

    desk.ok(&["log", "Call with +Bob Lee", "--vault", "phone"]);
    let first = desk.run(&["sync", "--vault", "phone"]);
    let err = flat(&desk.fails(1, &["sync", "--vault", "phone"]));
    assert!(err.contains("was removed from the vault") && err.contains("pair TICKET"), "{}{err}", first.out);
    assert!(desk.ok(&["people", "--vault", "phone"]).contains("Jane Doe"));
    assert!(!desk.ok(&["people", "--vault", "phone"]).contains("Secret"));
    desk.ok(&["sync"]);
    assert!(desk.ok(&["devices"]).contains("; removed"), "{}", desk.ok(&["devices"]));
    assert!(!desk.ok(&["timeline"]).contains("Call with +Bob Lee"));
}

#[test]
fn devices_of_one_name_are_told_apart_by_their_ids() {
    let desk = shared();
    pair(&desk, "laptop", "tablet", &["--device", "phone"]);
    let err = desk.fails(2, &["devices", "remove", "phone", "--yes"]);
    assert!(err.contains("Several devices could be 'phone'"), "{err}");
    let id = err.lines().find(|line| line.starts_with("  ")).unwrap().split_whitespace().next().unwrap();
    let removed = desk.json(&["devices", "remove", id, "--yes"]);
    assert!(removed["removed"]["id"].as_str().unwrap().starts_with(id));
    // Now the name is enough for the other.
    desk.ok(&["devices", "remove", "phone", "--yes"]);
}

#[test]
fn two_who_have_the_ticket_are_noticed() {
    let desk = Desk::with_vault();
    fs::create_dir(desk.path("shared")).unwrap();
    let mut inviting = Side::start(&desk, &["pair", "--folder", "shared"]);
    let ticket = inviting.ticket();
    // Both are seen before anybody is asked, or one of them is asked about and refused.
    let others = ["phone", "thief"].map(|vault| {
        Side::start(&desk, &["pair", &ticket, "--folder", "shared", "--vault", vault, "--device", vault])
    });
    inviting.answer("n");
    let (_, err, code) = inviting.end();
    assert_ne!(code, 0, "{err}");
    assert!(err.contains("more than one device") || err.contains("Cancelled"), "{err}");
    others.into_iter().for_each(Side::kill);
    assert!(!desk.path("phone").exists() && !desk.path("thief").exists());
    assert_eq!(desk.json(&["devices"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_vault_is_not_paired_into_another() {
    let desk = shared();
    desk.ok(&["init", "--vault", "other", "--device", "other"]);
    desk.ok(&["add", "Ann Vale", "--vault", "other"]);
    desk.copy("other", "moved");
    let mut inviting = Side::start(&desk, &["pair", "--folder", "shared"]);
    let ticket = inviting.ticket();
    let args = ["pair", &ticket, "--folder", "shared", "--vault", "moved", "--keys", "other-keys"];
    let mut joining = Side::start(&desk, &args);
    joining.until(" shows ");
    inviting.answer("y");
    let (_, err, code) = joining.end();
    assert_eq!(code, 2, "{err}");
    assert!(flat(&err).contains("The ticket is another vault's"), "{err}");
    assert!(desk.ok(&["people", "--vault", "moved"]).contains("Ann Vale"));
    inviting.kill();
}
