//! What uniffi does not say when it goes wrong.

use anyhow::{Result, bail};

use crate::place::File;

/// Whether exactly these files were generated: a name that `uniffi.toml` spells wrong is ignored by uniffi without a
/// word, and the defaults are used.
pub fn names(files: &[File], expected: &[&str]) -> Result<()> {
    let found: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
    if found != expected {
        bail!(
            "expected the files {expected:?}, but uniffi wrote {found:?}: is each name in uniffi.toml right?"
        );
    }
    for file in files.iter().filter(|file| file.name.ends_with(".kt")) {
        let package = file.name.rsplit_once('/').map_or("", |(folder, _)| folder).replace('/', ".");
        if !file.text.lines().any(|line| line == format!("package {package}")) {
            bail!("{} is not in the package {package}", file.name);
        }
    }
    Ok(())
}

/// Whether every doc comment is one comment, and none has a link that only Rust understands.
///
/// Swift and Kotlin nest comments, so an opening in the text is as bad as an end.
pub fn docs(files: &[File]) -> Result<()> {
    for file in files.iter().filter(|file| !file.name.ends_with(".h")) {
        for (number, line) in (1..).zip(file.text.lines()) {
            let Some(text) = line.trim_start().strip_prefix("* ") else { continue };
            // uniffi's own helpers end a comment so.
            if text == "*/" {
                continue;
            }
            if text.contains("*/") || text.contains("/*") {
                bail!(
                    "{}:{number}: a doc comment cannot have the signs of a comment in it: {text}",
                    file.name
                );
            }
            if text.contains("[`") || text.contains("`](") {
                bail!("{}:{number}: a link in a doc comment that only Rust understands: {text}", file.name);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> Vec<File> {
        vec![File { name: name.into(), text: text.into() }]
    }

    #[test]
    fn a_default_name_is_noticed() {
        let files = file("rapport/core.kt", "package rapport\n");
        names(&files, &["rapport/core.kt"]).unwrap();
        assert!(names(&files, &["rapport/ffi.kt"]).is_err());
        assert!(names(&file("rapport/core.kt", "package uniffi.core\n"), &["rapport/core.kt"]).is_err());
    }

    #[test]
    fn a_comment_that_ends_early_is_noticed() {
        docs(&file("a.swift", "/**\n * Plain.\n */\n")).unwrap();
        assert!(docs(&file("a.swift", "/**\n * Any of `image/*` is taken.\n */\n")).is_err());
        assert!(docs(&file("a.kt", "    /**\n     * Ends here */ and here.\n     */\n")).is_err());
    }

    #[test]
    fn a_link_that_only_rust_understands_is_noticed() {
        assert!(docs(&file("a.kt", "/**\n * See [`Draft`].\n */\n")).is_err());
    }
}
