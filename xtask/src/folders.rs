//! Where things are.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The root of the workspace.
pub fn workspace() -> PathBuf {
    let xtask =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    xtask.parent().map(Path::to_owned).unwrap_or(xtask)
}

/// Where Cargo puts what it builds in the profile that we are built in: it put us there.
pub fn built() -> Result<PathBuf, String> {
    let program =
        env::current_exe().map_err(|error| format!("where this program is cannot be known: {error}"))?;
    program.parent().map(Path::to_owned).ok_or_else(|| "this program is in no folder".to_owned())
}

/// Where everything that is built goes, in Swift and Kotlin too.
pub fn target() -> Result<PathBuf, String> {
    let built = built()?;
    built.parent().map(Path::to_owned).ok_or_else(|| format!("{} is in no folder", built.display()))
}

/// The folder outside the clone for what is set up once: `RAPPORT_CACHE`, or the platform's.
pub fn cache() -> Result<PathBuf, String> {
    let absolute = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if let Some(cache) = absolute("RAPPORT_CACHE") {
        return Ok(cache);
    }
    let platform = match env::consts::OS {
        "macos" => absolute("HOME").map(|home| home.join("Library/Caches")),
        "windows" => absolute("LOCALAPPDATA"),
        _ => absolute("XDG_CACHE_HOME").or_else(|| absolute("HOME").map(|home| home.join(".cache"))),
    };
    platform
        .map(|platform| platform.join("rapport"))
        .ok_or_else(|| "there is no cache folder: set RAPPORT_CACHE to an absolute path".to_owned())
}
