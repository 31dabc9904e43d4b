//! What `--setup` installs: what the tests of all languages need and this machine lacks.

use std::{fs, process::Command};

use crate::{chroot, debian, folders, kotlin, process, swift};

/// Installs what is missing where that is possible, and says what to install where it is not.
pub fn run() -> Result<(), String> {
    let (kotlin, swift) = (kotlin::missing(), swift::missing());
    if kotlin.is_none() && swift.is_none() {
        return Ok(());
    }
    debian::usable().map_err(|why| advice(&why, kotlin, swift.as_deref()))?;

    // Two set-ups at once would remove what the other one makes.
    let cache = folders::cache()?;
    let lock = fs::create_dir_all(&cache)
        .and_then(|()| fs::File::create(cache.join("setup.lock")))
        .and_then(|file| file.lock().map(|()| file));
    let _lock = lock.map_err(|error| format!("{} cannot be used: {error}", cache.display()))?;

    if kotlin::missing().is_some() {
        debian::install(&["openjdk-17-jdk-headless", "maven"])?;
    }
    if swift::missing().is_some() {
        if process::ask(Command::new("debootstrap").arg("--version")).is_none() {
            debian::install(&["debootstrap", "debian-archive-keyring"])?;
        }
        println!("set-up: Swift goes into {} (about 3 GB)", cache.display());
        chroot::make()?;
    }
    match kotlin::missing().map(str::to_owned).or_else(swift::missing) {
        None => Ok(()),
        Some(missing) => Err(format!("{missing} is still missing")),
    }
}

fn advice(why: &str, kotlin: Option<&str>, swift: Option<&str>) -> String {
    let mut text = format!("{why}, so install by hand:");
    if let Some(kotlin) = kotlin {
        text += &format!("\n  {kotlin}, so that `javac` and `mvn` are on the PATH");
    }
    if swift.is_some() {
        text += "\n  Swift 6.0 or newer, so that `swift` is on the PATH";
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advice_names_what_is_missing_and_nothing_else() {
        let text = advice("this is not Debian", None, Some("swift missing"));
        assert!(
            text.starts_with("this is not Debian") && text.contains("Swift 6.0") && !text.contains("Maven")
        );
    }
}
