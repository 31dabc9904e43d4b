//! Generated files: first in a scratch folder, then in place, touched only where they differ so that nothing is
//! compiled again without need.

use std::{fs, io::ErrorKind};

use anyhow::{Context, Result};
use camino::{Utf8Path, Utf8PathBuf};

/// One generated file.
#[derive(Debug)]
pub struct File {
    /// Its path under the folder it was generated into, with `/`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A folder that is gone when this is dropped.
pub struct Scratch(Utf8PathBuf);

impl Scratch {
    /// A new empty folder.
    pub fn new(name: &str) -> Result<Self> {
        let folder = Utf8PathBuf::from_path_buf(std::env::temp_dir())
            .ok()
            .context("the folder for temporary files has a name that is not UTF-8")?
            .join(format!("rapport-bindgen-{}-{name}", std::process::id()));
        fs::create_dir(&folder).with_context(|| format!("cannot create {folder}"))?;
        Ok(Self(folder))
    }

    /// Where it is.
    pub fn folder(&self) -> &Utf8Path {
        &self.0
    }

    /// All files in it, by name.
    pub fn files(&self) -> Result<Vec<File>> {
        let mut files = Vec::new();
        collect(&self.0, &self.0, &mut files)?;
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(files)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn collect(root: &Utf8Path, folder: &Utf8Path, files: &mut Vec<File>) -> Result<()> {
    for entry in folder.read_dir_utf8()? {
        let path = entry?.into_path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else {
            let name = path.strip_prefix(root)?.as_str().replace('\\', "/");
            files.push(File { name, text: fs::read_to_string(&path)? });
        }
    }
    Ok(())
}

/// Makes the files with this extension in `folder` exactly `files`.
pub fn put(files: &[File], folder: &Utf8Path, extension: &str) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create {folder}"))?;
    let mut there = Vec::new();
    list(folder, extension, &mut there)?;
    for stale in there.iter().filter(|path| !files.iter().any(|file| **path == folder.join(&file.name))) {
        fs::remove_file(stale).with_context(|| format!("cannot remove {stale}"))?;
    }
    for file in files {
        let path = folder.join(&file.name);
        match fs::read_to_string(&path) {
            Ok(text) if text == file.text => continue,
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, &file.text).with_context(|| format!("cannot write {path}"))?;
    }
    Ok(())
}

fn list(folder: &Utf8Path, extension: &str, found: &mut Vec<Utf8PathBuf>) -> Result<()> {
    for entry in folder.read_dir_utf8()? {
        let path = entry?.into_path();
        if path.is_dir() {
            list(&path, extension, found)?;
        } else if path.extension() == Some(extension) {
            found.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stale_files_go_and_equal_ones_are_left_alone() {
        let scratch = Scratch::new("put").unwrap();
        let folder = scratch.folder().join("generated");
        let file = |name: &str, text: &str| File { name: name.into(), text: text.into() };
        put(&[file("a/one.kt", "1"), file("two.kt", "2")], &folder, "kt").unwrap();
        fs::write(folder.join("kept.txt"), "by hand").unwrap();
        let before = fs::metadata(folder.join("two.kt")).unwrap().modified().unwrap();

        put(&[file("two.kt", "2"), file("three.kt", "3")], &folder, "kt").unwrap();

        assert!(!folder.join("a/one.kt").exists());
        assert!(folder.join("kept.txt").exists());
        assert_eq!(fs::read_to_string(folder.join("three.kt")).unwrap(), "3");
        assert_eq!(fs::metadata(folder.join("two.kt")).unwrap().modified().unwrap(), before);
    }
}
