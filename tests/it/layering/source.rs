//! Rust sources, read as far as the checks need: comments, texts, imports and unit tests told apart.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file.
pub struct Source {
    /// Its path from the root of the project.
    pub path: String,
    /// All of it.
    pub text: String,
    code: String,
    texts: Vec<String>,
}

/// All Rust files below a folder of the project, those that hold only unit tests aside.
pub fn sources(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    walk(&root().join(folder), "rs", &mut found);
    found.into_iter().map(|path| source(&path)).collect()
}

/// The manifests below folders of the project.
pub fn manifests(folders: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    folders.iter().for_each(|folder| walk(&root().join(folder), "toml", &mut found));
    found.retain(|path| path.ends_with("Cargo.toml"));
    assert!(!found.is_empty());
    found.into_iter().map(|path| source(&path)).collect()
}

/// A file of the project, if it is there.
pub fn read(path: &str) -> Option<String> {
    fs::read_to_string(root().join(path)).ok()
}

/// Whether the project has such a file or folder.
pub fn exists(path: &str) -> bool {
    root().join(path).exists()
}

/// The paths that a document names between backticks.
pub fn paths_in(document: &str) -> Vec<String> {
    const TOPS: &[&str] = &["core/", "transport/", "bindings/", "apps/", "tests/", "xtask/"];
    let between = document.split('`').skip(1).step_by(2);
    between
        .filter(|text| TOPS.iter().any(|top| text.starts_with(top)) && !text.contains(['*', '{', ' ', '<']))
        .map(str::to_owned)
        .collect()
}

impl Source {
    /// The code, without comments, texts and unit tests.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The texts that the code holds.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(String::as_str)
    }

    /// How many lines there are before the unit tests.
    pub fn lines_without_tests(&self) -> usize {
        without_tests(&self.text).lines().count()
    }

    /// What is imported from the crate: each path by its parts.
    pub fn imports(&self) -> Vec<Vec<String>> {
        self.imports_from("crate::")
    }

    /// The first parts of what is imported from the standard library.
    pub fn std_imports(&self) -> impl Iterator<Item = String> {
        self.imports_from("std::").into_iter().filter_map(|path| path.into_iter().next())
    }

    fn imports_from(&self, prefix: &str) -> Vec<Vec<String>> {
        let starts = self.code.match_indices(prefix).map(|(at, _)| at);
        let whole = starts
            .filter(|at| !self.code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$'));
        whole.flat_map(|at| tree(&mut self.code[at + prefix.len()..].chars().peekable())).collect()
    }
}

/// The paths of a tree such as `a::{b, c::{d, e}}`.
fn tree(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Vec<Vec<String>> {
    let skip = |rest: &mut std::iter::Peekable<std::str::Chars<'_>>| {
        while rest.next_if(|c| c.is_whitespace()).is_some() {}
    };
    skip(rest);
    if rest.next_if_eq(&'{').is_some() {
        let mut paths = Vec::new();
        loop {
            skip(rest);
            match rest.peek() {
                None => return paths,
                Some('}') => {
                    rest.next();
                    return paths;
                }
                Some(',') => {
                    rest.next();
                }
                Some(_) => {
                    let before = paths.len();
                    paths.extend(tree(rest));
                    // Something that is no tree: leave it rather than stay for ever.
                    if paths.len() == before {
                        rest.next();
                    }
                }
            }
        }
    }
    let mut name = String::new();
    while let Some(c) = rest.next_if(|c| c.is_alphanumeric() || matches!(c, '_' | '*')) {
        name.push(c);
    }
    if name.is_empty() {
        return Vec::new();
    }
    if rest.next_if_eq(&':').is_some() && rest.next_if_eq(&':').is_some() {
        let below = tree(rest);
        if !below.is_empty() {
            return below.into_iter().map(|path| [vec![name.clone()], path].concat()).collect();
        }
    }
    vec![vec![name]]
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn walk(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir()
            && !name.starts_with('.')
            && !["target", "build", "node_modules"].contains(&name.as_str())
        {
            walk(&path, extension, found);
        } else if path.extension().is_some_and(|is| is == extension) {
            found.push(path);
        }
    }
}

fn source(path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap();
    let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    // Files that hold nothing but the unit tests of their neighbours.
    let is_test = path.starts_with("core/src/")
        && ["/tests.rs", "/properties.rs", "/testing.rs"].iter().any(|end| path.ends_with(end));
    let (code, texts) = if is_test { Default::default() } else { taken_apart(without_tests(&text)) };
    Source { path, text, code, texts }
}

fn without_tests(text: &str) -> &str {
    text.find("#[cfg(test)]\nmod tests {").map_or(text, |at| &text[..at])
}

/// The code without comments and texts, and the texts.
fn taken_apart(text: &str) -> (String, Vec<String>) {
    let (mut code, mut texts) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if let Some(raw) = rest.strip_prefix("r#\"") {
            let end = raw.find("\"#").unwrap_or(raw.len());
            texts.push(raw[..end].to_owned());
            rest = raw.get(end + 2..).unwrap_or_default();
        } else if c == '"' {
            let end = end_of_text(&rest[1..]);
            texts.push(rest[1..1 + end].to_owned());
            code.push_str("\"\"");
            rest = rest.get(end + 2..).unwrap_or_default();
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\\"'") {
            rest = &rest[rest[1..].find('\'').map_or(1, |end| end + 2)..];
        } else {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    (code, texts)
}

fn end_of_text(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    text.len()
}

#[test]
fn imports_are_read_through_braces() {
    let (code, texts) = taken_apart(
        "use crate::{Error, model::{Kind, life::Life}}; // crate::no\nlet x = \"crate::text\"; crate::views::today()",
    );
    let source = Source { path: String::new(), text: String::new(), code, texts };
    let paths: Vec<String> = source.imports().iter().map(|path| path.join("::")).collect();
    assert_eq!(paths, ["Error", "model::Kind", "model::life::Life", "views::today"]);
    assert_eq!(source.texts().collect::<Vec<_>>(), ["crate::text"]);
}
