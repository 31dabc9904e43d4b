//! Asking somebody at the terminal.

use std::io::{self, BufRead, Write};

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

/// Tells somebody at the terminal what to do.
pub fn tell(text: &str) {
    // Who cannot be told can still type.
    let _ = writeln!(anstream::stderr(), "{text}");
}
