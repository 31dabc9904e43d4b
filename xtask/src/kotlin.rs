//! The Kotlin module, built and tested by Maven.

use std::{
    env::consts::{ARCH, OS},
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{count::Count, folders, process};

/// What has to be there and is not, if anything is.
pub fn missing() -> Option<&'static str> {
    let there = |program: &str, argument| process::ask(Command::new(program).arg(argument)).is_some();
    match (there("javac", "-version"), there("mvn", "--version")) {
        (true, true) => None,
        (false, true) => Some("a JDK (17 or newer)"),
        (true, false) => Some("Maven"),
        (false, false) => Some("a JDK (17 or newer) and Maven"),
    }
}

/// Where Maven builds, outside the sources.
pub fn output() -> Result<PathBuf, String> {
    Ok(folders::target()?.join("kotlin"))
}

/// Puts the native library where the jar takes it from, under JNA's name of this platform.
pub fn place_native(library: &Path) -> Result<(), String> {
    let folder = output()?.join("generated/natives").join(platform());
    let file = folder.join(library.file_name().unwrap_or_default());
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(library, &file))
        .map_err(|error| format!("{} cannot be written: {error}", file.display()))?;
    Ok(())
}

/// Runs the tests; or says what is missing.
pub fn test() -> Result<Count, String> {
    if let Some(missing) = missing() {
        return Err(format!("{missing} missing"));
    }
    let mut output = OsString::from("-Doutput=");
    output.push(self::output()?);
    let said = process::watch(
        Command::new("mvn")
            .current_dir(folders::workspace().join("bindings/kotlin"))
            .args(["--batch-mode", "--no-transfer-progress", "-Dstyle.color=never"])
            .arg(output)
            .arg("package"),
    )?;
    Ok(Count::of_surefire(&said.text).ended(said.success))
}

fn platform() -> String {
    let system = if OS == "macos" {
        "darwin"
    } else if OS == "windows" {
        "win32"
    } else {
        OS
    };
    format!("{system}-{}", if ARCH == "x86_64" { "x86-64" } else { ARCH })
}
