//! Which test holds which of the things that a person can count on (`requirements.md`).

use std::{
    collections::BTreeMap,
    fmt, fs, io,
    path::{Path, PathBuf},
};

use serde::Deserialize;

/// Where tests are, from the workspace's root.
const PLACES: &[&str] = &["core/src", "transport", "bindings", "apps", "tests"];
/// What no test lies in.
const PASSED_OVER: &[&str] = &["target", "node_modules", ".build", "fuzz", "golden"];
/// What a line begins with that says what the test below it holds.
const MARK: &str = "// holds:";

/// One thing that a person can count on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// A number, or a letter and a number, or the name of a rule.
    pub id: String,
    /// What it is, in one sentence.
    pub text: String,
    /// Whether it is built: then some test must hold it.
    pub is_built: bool,
}

/// All requirements with the tests that hold them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The requirements, in the order of the table.
    pub requirements: Vec<Requirement>,
    /// The tests of each requirement, by its id.
    pub tests: BTreeMap<String, Vec<String>>,
    /// What is wrong with the marks themselves.
    pub flaws: Vec<String>,
}

impl Coverage {
    /// Reads the table and every test below `root`, the workspace's folder.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        let table = fs::read_to_string(root.join("tests/requirements.md"))?;
        let mut coverage = Self { requirements: requirements(&table), ..Self::default() };
        for place in PLACES {
            for file in files(&root.join(place))? {
                let text = fs::read_to_string(&file)?;
                let name = file.strip_prefix(root).unwrap_or(&file).display().to_string();
                match file.extension().and_then(|ending| ending.to_str()) {
                    Some("json") => coverage.add_story(&name, &text),
                    _ => coverage.add_code(&name, &text),
                }
            }
        }
        Ok(coverage)
    }

    /// The requirements that are built and that no test holds.
    pub fn gaps(&self) -> impl Iterator<Item = &Requirement> {
        self.requirements.iter().filter(|it| it.is_built && !self.tests.contains_key(&it.id))
    }

    /// Whether every requirement that is built is held, and every mark means something.
    pub fn is_whole(&self) -> bool {
        self.flaws.is_empty() && self.gaps().next().is_none()
    }

    fn add_story(&mut self, file: &str, text: &str) {
        #[derive(Deserialize)]
        struct Story {
            #[serde(default)]
            holds: Vec<String>,
        }
        let Ok(story) = serde_json::from_str::<Story>(text) else { return };
        for id in story.holds {
            self.add(&id, file.to_owned());
        }
    }

    fn add_code(&mut self, file: &str, text: &str) {
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let Some(ids) = line.trim().strip_prefix(MARK) else { continue };
            match test_below(&lines[at + 1..]) {
                Some(test) => {
                    for id in ids.split(',').map(str::trim).filter(|id| !id.is_empty()) {
                        self.add(id, format!("{file}: {test}"));
                    }
                }
                None => self.flaws.push(format!("{file}:{}: no test stands below the mark", at + 1)),
            }
        }
    }

    fn add(&mut self, id: &str, test: String) {
        if self.requirements.iter().any(|known| known.id == id) {
            self.tests.entry(id.to_owned()).or_default().push(test);
        } else {
            self.flaws.push(format!("{test}: nothing in the table is called {id:?}"));
        }
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for it in &self.requirements {
            let tests = self.tests.get(&it.id).map_or(&[][..], Vec::as_slice);
            let sign = match (it.is_built, tests.is_empty()) {
                (true, true) => "GAP",
                (false, true) => "later",
                (_, false) => "held",
            };
            writeln!(f, "{sign:<5} {:<28} {}", it.id, it.text)?;
            for test in tests {
                writeln!(f, "        {test}")?;
            }
        }
        for flaw in &self.flaws {
            writeln!(f, "flaw: {flaw}")?;
        }
        let built = self.requirements.iter().filter(|it| it.is_built).count();
        let (gaps, later) = (self.gaps().count(), self.requirements.len() - built);
        write!(f, "{} of {built} built lines are held, {gaps} are not; {later} are for later", built - gaps)
    }
}

/// The rows of the tables: three cells, of which the first is the id and the last says whether it is built.
fn requirements(table: &str) -> Vec<Requirement> {
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim().strip_prefix('|')?.strip_suffix('|')?.split('|').collect();
        let [id, text, state] = cells[..] else { return None };
        let is_built = match state.trim() {
            "built" => true,
            "later" => false,
            _ => return None,
        };
        Some(Requirement { id: id.trim().to_owned(), text: text.trim().to_owned(), is_built })
    };
    table.lines().filter_map(row).collect()
}

/// The name of the test that begins within the next lines, attributes and comments apart.
fn test_below(lines: &[&str]) -> Option<String> {
    let mut is_test = false;
    for line in lines.iter().map(|line| line.trim()) {
        is_test |= line.contains("#[test]") || line.contains("@Test");
        let name = ["fn ", "func ", "fun "].into_iter().find_map(|word| {
            let rest = line
                .split(word)
                .nth(1)
                .filter(|_| line.starts_with(word) || line.contains(&format!(" {word}")))?;
            let name: String =
                rest.trim_start_matches('`').chars().take_while(|c| !matches!(c, '(' | '`')).collect();
            Some(name.trim().to_owned())
        });
        if name.is_some() {
            return name.filter(|_| is_test);
        }
        // In a table of properties the attribute stands above the mark's own macro.
        let is_between =
            line.is_empty() || line.starts_with("//") || line.starts_with('#') || line.starts_with('@');
        if !is_between {
            return None;
        }
    }
    None
}

/// All sources and stories below a folder, in a fixed order.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            if path.is_dir() {
                if !PASSED_OVER.contains(&name) {
                    open.push(path);
                }
            } else if matches!(ending, "rs" | "swift" | "kt")
                || (ending == "json" && path.parent().is_some_and(|folder| folder.ends_with("scenarios")))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "| Id | What | State |\n|---|---|---|\n| 1 | One | built |\n| I2 | Two | later |\n| 3 | Three | built |";

    #[test]
    fn a_built_line_without_a_test_is_a_gap() {
        let mut coverage = Coverage { requirements: requirements(TABLE), ..Coverage::default() };
        coverage.add_code("a.rs", "// holds: 1, I2\n#[test]\nfn one_holds() {}");
        coverage.add_story("b.json", r#"{"name": "b", "holds": ["1"]}"#);
        assert_eq!(coverage.tests["1"], ["a.rs: one_holds", "b.json"]);
        assert_eq!(coverage.gaps().map(|gap| gap.id.as_str()).collect::<Vec<_>>(), ["3"]);
        assert!(!coverage.is_whole());
    }

    #[test]
    fn a_mark_needs_a_test_and_a_line_of_the_table() {
        let mut coverage = Coverage { requirements: requirements(TABLE), ..Coverage::default() };
        coverage.add_code("a.rs", "// holds: 1\nfn no_test() {}\n// holds: 99\n#[test]\nfn unknown() {}");
        assert_eq!(coverage.flaws.len(), 2);
        assert!(coverage.tests.is_empty());
    }

    #[test]
    fn kotlin_and_swift_tests_count_too() {
        assert_eq!(test_below(&["@Test", "fun `Jane is thanked`() {"]).as_deref(), Some("Jane is thanked"));
        assert_eq!(test_below(&["@Test func janeIsThanked() async {"]).as_deref(), Some("janeIsThanked"));
    }
}
