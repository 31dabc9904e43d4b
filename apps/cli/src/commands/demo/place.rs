//! Where the demo plays.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::failure::Failure;

/// The file by which an earlier demo is known.
const MARK: &str = "this-is-a-rapport-demo.txt";
/// All that a demo makes, and all that a later one removes.
const PARTS: [&str; 4] = ["phone", "laptop", "shared", "keys"];

/// The folders of a demo.
pub struct Place {
    /// As the person said it.
    pub said: PathBuf,
    root: PathBuf,
}

impl Place {
    /// A fresh place in `root`, which is new, empty, or holds an earlier demo.
    pub fn prepare(said: &Path, root: &Path) -> Result<Self, Failure> {
        let failed = |error: io::Error| {
            Failure::failed(format!("{} cannot be used for the demo: {error}.", said.display()))
        };
        if root.exists() && !root.join(MARK).exists() && fs::read_dir(root).map_err(failed)?.next().is_some()
        {
            return Err(Failure::input(format!(
                "{} holds something else; choose an empty or a new folder with --dir.",
                said.display()
            )));
        }
        fs::create_dir_all(root).map_err(failed)?;
        fs::write(root.join(MARK), "Made by `rapport demo`, which replaces it when it runs again.\n")
            .map_err(failed)?;
        for part in PARTS.map(|part| root.join(part)) {
            match fs::remove_dir_all(&part) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
                _ => {}
            }
        }
        let place = Self { said: said.to_owned(), root: root.to_owned() };
        fs::create_dir(place.shared()).map_err(failed)?;
        Ok(place)
    }

    /// The phone's vault.
    pub fn phone(&self) -> PathBuf {
        self.root.join("phone")
    }

    /// The laptop's vault.
    pub fn laptop(&self) -> PathBuf {
        self.root.join("laptop")
    }

    /// The keys of both.
    pub fn keys(&self) -> PathBuf {
        self.root.join("keys")
    }

    /// The folder between them.
    pub fn shared(&self) -> PathBuf {
        self.root.join("shared")
    }
}
