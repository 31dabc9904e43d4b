//! Colours, pipes and widths.

use std::process::Stdio;

use crate::support::{Desk, TALK};

#[test]
fn there_is_no_colour_where_nobody_sees_it() {
    let desk = Desk::with_vault();
    desk.ok(&["log", TALK]);
    for args in [&["today"][..], &["show", "jane"], &["tree"], &["people"], &["demo"]] {
        assert!(!desk.ok(args).contains('\u{1b}'), "{args:?}");
    }
}

#[test]
fn colour_is_there_when_it_is_forced_and_gone_with_no_color() {
    let desk = Desk::with_vault();
    let forced = desk.run_in("CLICOLOR_FORCE", "1", &["today"]);
    assert!(forced.out.contains("\u{1b}[1m"), "{:?}", forced.out);
    let mut command = desk.command(&["today"]);
    let output = command.env("NO_COLOR", "1").env("CLICOLOR_FORCE", "0").output().unwrap();
    assert!(!output.stdout.contains(&0x1b));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = Desk::with_vault();
    let long = format!("Met +Jane. {}", "word ".repeat(40_000));
    desk.run_with_input(&["log"], long);
    for args in [&["export"][..], &["show", "jane"], &["--help"]] {
        let mut command = desk.command(args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), said.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn pages_fit_80_columns() {
    let desk = Desk::with_vault();
    desk.ok(&["log", TALK]);
    desk.ok(&[
        "edit",
        "jane",
        "--note",
        &"a rather long note ".repeat(20),
        "--headline",
        &"busy ".repeat(40),
    ]);
    for args in
        [&["today"][..], &["show", "jane"], &["tree"], &["people"], &["timeline"], &["search", "rather"]]
    {
        let out = desk.ok(args);
        assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    }
}

#[test]
fn a_text_cannot_steer_the_terminal() {
    let desk = Desk::with_vault();
    desk.run_with_input(&["log"], "Met +Jane. \u{1b}[31mred\u{7}");
    let shown = desk.run_in("CLICOLOR_FORCE", "1", &["show", "jane"]).out;
    assert!(
        shown.contains("[31mred") && !shown.contains("\u{1b}[31m") && !shown.contains('\u{7}'),
        "{shown:?}"
    );
}
