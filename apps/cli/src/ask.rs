//! Asking somebody at the terminal.

use std::io::{self, BufRead, Write};

use crate::failure::Failure;

/// Asks which of `choices` is meant by `question`; nothing when none is.
pub fn which(question: &str, choices: &[String], none: &str) -> Option<usize> {
    let mut out = anstream::stderr();
    let mut text = format!("{question}\n");
    for (place, choice) in choices.iter().enumerate() {
        text += &format!("  {}  {choice}\n", place + 1);
    }
    text += &format!("  0  {none}\n");
    loop {
        let asked = write!(out, "{text}Number [0]: ").and_then(|()| out.flush());
        let mut line = String::new();
        let read = io::stdin().lock().read_line(&mut line);
        if asked.is_err() || !matches!(read, Ok(1..)) {
            return None;
        }
        match line.trim() {
            "" | "0" => return None,
            number => match number.parse::<usize>() {
                Ok(number) if number <= choices.len() => return Some(number - 1),
                _ => text = format!("There is no {number} here.\n"),
            },
        }
    }
}

/// Asks a question that is answered with yes or no; nothing when nobody answers.
pub fn whether(question: &str) -> Option<bool> {
    let mut out = anstream::stderr();
    let asked = write!(out, "{question} [y/N] ").and_then(|()| out.flush());
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    if asked.is_err() || !matches!(read, Ok(1..)) {
        return None;
    }
    Some(matches!(line.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// Goes on when the person wants `what`, which cannot be taken back, or said so before with `--yes`.
pub fn confirmed(yes: bool, what: &str) -> Result<(), Failure> {
    match yes
        || whether(what).ok_or_else(|| {
            Failure::input(format!(
                "{what}\nNobody answered, so nothing was changed. Say --yes to go on without being asked."
            ))
        })? {
        true => Ok(()),
        false => Err(Failure::failed("Nothing was changed.")),
    }
}

/// Tells somebody at the terminal what to do.
pub fn tell(text: &str) {
    // Who cannot be told can still type.
    let _ = writeln!(anstream::stderr(), "{text}");
}
