//! Stories in files: what devices do, and what they must show.
//!
//! The format is described in the `README.md` of this crate; every language runs the same files.

mod expect;
mod format;
mod names;
mod run;

use std::{fmt, fs, path::Path};

pub use expect::Mismatch;
pub use format::Scenario;
pub use run::{Outcome, run};

/// Why a file is not a story that can be run: where, and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The step, counted from 1, if it is about one.
    pub step: Option<usize>,
    /// What is wrong.
    pub what: String,
}

impl Flaw {
    fn new(what: impl Into<String>) -> Self {
        Self { step: None, what: what.into() }
    }

    fn at(step: usize) -> impl Fn(Flaw) -> Flaw {
        move |flaw| Self { step: Some(step), ..flaw }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.step {
            Some(step) => write!(f, "step {step}: {}", self.what),
            None => f.write_str(&self.what),
        }
    }
}

/// Reads the story in `file`.
///
/// # Errors
/// What is wrong with it, and in which step.
pub fn read(file: &Path) -> Result<Scenario, Flaw> {
    let text = fs::read_to_string(file).map_err(|error| Flaw::new(format!("it cannot be read: {error}")))?;
    Scenario::parse(&text)
}
