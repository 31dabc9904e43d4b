//! Writing a debrief in the person's own editor.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::{self, Command, ExitStatus},
};

use crate::{failure::Failure, session::Session};

/// What stands below the text in the editor. Only lines that are exactly these are taken out again, so that a line
/// of the person's own that begins with `#` stays.
const HELP: &str = "\
# Write above what was said; the lines that begin with # here are taken out.
#   +Jane Doe @Acme         somebody you met (the first one) or who was named
#   ok-name, no-name        after a person: may you say who sent you?
#   >me send deck fri       a promise of yours, and its day
#   >them intro to Bob      a promise of theirs
#   !lead opening in May    a lead
#   ?OKR                    a term to look up
#   #fintech                a tag
#   thanked                 you thanked on the spot
# All else is your note. An empty text saves nothing.
";

/// Lets the person write, beginning with `text`.
pub fn write(session: &Session<'_>, editor: &OsStr, text: &str) -> Result<String, Failure> {
    let path = draft_file(session)?;
    let failed =
        |error: std::io::Error| Failure::failed(format!("A file for the editor cannot be made: {error}."));
    fs::write(&path, format!("{text}\n\n{HELP}")).map_err(failed)?;
    let status = run(editor, &path);
    let bytes = fs::read(&path);
    let kept = |what: String| Failure::failed(format!("{what} What you wrote is in\n  {}", path.display()));
    match status {
        Err(error) => {
            return Err(kept(format!("The editor does not start: {error}. See $VISUAL and $EDITOR.")));
        }
        Ok(status) if !status.success() => {
            return Err(kept("The editor ended with an error, so nothing was saved.".to_owned()));
        }
        Ok(_) => {}
    }
    let bytes = bytes.map_err(|error| kept(format!("What the editor left cannot be read: {error}.")))?;
    let written = String::from_utf8(bytes)
        .map_err(|_| kept("What the editor left is not text in UTF-8.".to_owned()))?;
    // The text goes on in memory; whoever cannot save it writes it down again.
    let _ = fs::remove_file(&path);
    Ok(without_help(&written))
}

fn draft_file(session: &Session<'_>) -> Result<PathBuf, Failure> {
    let mut random = [0; 8];
    session.context.random(&mut random);
    let name = random.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let path = session.host.temporary.join(format!("rapport-{}-{name}.txt", process::id()));
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(&path)
        .map_err(|error| Failure::failed(format!("A file for the editor cannot be made: {error}.")))?;
    Ok(path)
}

/// Runs `editor` as a shell would: it may be a command with arguments.
fn run(editor: &OsStr, path: &Path) -> std::io::Result<ExitStatus> {
    if cfg!(unix) {
        let mut script = editor.to_owned();
        script.push(" \"$1\"");
        return Command::new("sh").arg("-c").arg(script).arg("rapport").arg(path).status();
    }
    let words = editor.to_string_lossy();
    let mut words = words.split_whitespace();
    Command::new(words.next().unwrap_or_default()).args(words).arg(path).status()
}

fn without_help(text: &str) -> String {
    let kept = text.lines().filter(|line| !HELP.lines().any(|help| help == line.trim_end()));
    kept.collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_lines_are_taken_out() {
        let text = format!("# My heading\n#fintech\n+Jane\n\n{HELP}");
        assert_eq!(without_help(&text), "# My heading\n#fintech\n+Jane");
        assert_eq!(without_help(HELP), "");
    }
}
