//! Other programs.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    process::{Command, Stdio},
    sync::mpsc,
    thread,
};

/// What a program said and how it ended.
pub struct Said {
    /// Whether it ended well.
    pub success: bool,
    /// All that it wrote, to either stream.
    pub text: String,
}

/// Runs a program to its end, with our streams.
pub fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| cannot(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed ({status})", name(command))) }
}

/// Runs a program to its end, passes on what it writes, and keeps it.
pub fn watch(command: &mut Command) -> Result<Said, String> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| cannot(command, &error))?;
    let (lines, received) = mpsc::channel();
    let streams: [Option<Box<dyn Read + Send>>; 2] = [
        child.stdout.take().map(|stream| Box::new(stream) as _),
        child.stderr.take().map(|stream| Box::new(stream) as _),
    ];
    for stream in streams.into_iter().flatten() {
        let lines = lines.clone();
        thread::spawn(move || pass_lines(stream, &lines));
    }
    drop(lines);
    let mut text = Vec::new();
    for line in received {
        // A reader that has gone away must not end the run.
        let _ = io::stdout().write_all(&line);
        text.extend(line);
    }
    if text.last().is_some_and(|last| *last != b'\n') {
        println!();
    }
    let status = child.wait().map_err(|error| cannot(command, &error))?;
    Ok(Said { success: status.success(), text: String::from_utf8_lossy(&text).into_owned() })
}

/// What a program writes to its standard output, if it is there and ends well.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn pass_lines(stream: impl Read, lines: &mpsc::Sender<Vec<u8>>) {
    let mut stream = BufReader::new(stream);
    loop {
        let mut line = Vec::new();
        match stream.read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return,
            Ok(_) if lines.send(line).is_err() => return,
            Ok(_) => {}
        }
    }
}

fn cannot(command: &Command, error: &io::Error) -> String {
    format!("{} cannot be run: {error}", name(command))
}

fn name(command: &Command) -> String {
    let first = command.get_args().next().unwrap_or_default();
    format!("{} {}", command.get_program().display(), first.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_streams_are_kept() {
        let said = watch(Command::new("sh").args(["-c", "echo one; echo two >&2; exit 3"])).unwrap();
        assert!(!said.success);
        assert!(said.text.contains("one\n") && said.text.contains("two\n"));
    }

    #[test]
    fn a_program_that_is_not_there_says_nothing() {
        assert_eq!(ask(&mut Command::new("no-such-program-anywhere")), None);
    }
}
