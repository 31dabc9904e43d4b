//! Makes Rust's doc comments readable in other languages.

use crate::place::File;

/// In the doc comments of files with this extension, turns links between items into names set as code, with a dot
/// where Rust has two colons.
pub fn translate(files: &mut [File], extension: &str) {
    for file in files.iter_mut().filter(|file| file.name.ends_with(&format!(".{extension}"))) {
        let ended = file.text.ends_with('\n');
        let mut lines: Vec<_> = file.text.lines().map(line).collect();
        if ended {
            lines.push(String::new());
        }
        file.text = lines.join("\n");
    }
}

fn line(line: &str) -> String {
    let Some(start) = line.find("* ").filter(|start| line[..*start].trim().is_empty()) else {
        return line.to_owned();
    };
    let (margin, mut rest) = line.split_at(start + 2);
    let mut text = margin.to_owned();
    while let Some(open) = rest.find("[`") {
        let Some(length) = rest[open + 2..].find("`]") else { break };
        let name = &rest[open + 2..open + 2 + length];
        text += &rest[..open];
        text += &format!("`{}`", name.replace("::", ".").trim_end_matches("()"));
        rest = &rest[open + 2 + length + 2..];
        if rest.starts_with('(')
            && let Some(end) = rest.find(')')
        {
            rest = &rest[end + 1..];
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_names() {
        assert_eq!(line(" * Only [`Kind::When`] and [`Draft`]."), " * Only `Kind.When` and `Draft`.");
        assert_eq!(line("     * See [`open`](crate::Vault::open)."), "     * See `open`.");
    }

    #[test]
    fn code_is_left_alone() {
        let code = "    let a = b * c; // [`Draft`]";
        assert_eq!(line(code), code);
        assert_eq!(line(" * a list: [1, 2]"), " * a list: [1, 2]");
    }
}
