//! Where a vault must not live, and which file of the disk it is.

use std::path::Path;

use crate::{Error, Result};

/// Names of folders that a service keeps in step, and the service.
const FOLDERS: &[(&str, &str)] = &[
    ("Dropbox", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("Google Drive", "Google Drive"),
    ("GoogleDrive", "Google Drive"),
    ("Mobile Documents", "iCloud Drive"),
    ("CloudStorage", "a cloud service"),
    ("Nextcloud", "Nextcloud"),
    ("Syncthing", "Syncthing"),
];

/// Files that a service leaves in the folders it keeps in step.
const MARKERS: &[(&str, &str)] =
    &[(".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox"), (".nextcloudsync.log", "Nextcloud")];

/// Refuses a folder that some service keeps in step: a place to sync through, but no home.
pub(super) fn check(folder: &Path) -> Result<()> {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    for ancestor in absolute.ancestors() {
        let name = ancestor.file_name().map(|name| name.to_string_lossy());
        let named = FOLDERS.iter().find(|(folder, _)| {
            name.as_ref().is_some_and(|name| {
                let rest = name.strip_prefix(folder);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '(']))
            })
        });
        // Dropbox leaves a file of this name in what it keeps in step, and a folder of the same name at home.
        let dropbox = Some(&(".dropbox", "Dropbox")).filter(|(marker, _)| ancestor.join(marker).is_file());
        let marked = || MARKERS.iter().find(|(marker, _)| ancestor.join(marker).exists()).or(dropbox);
        if let Some((_, service)) = named.or_else(marked) {
            return Err(Error::SyncedFolder { service });
        }
    }
    Ok(())
}

/// What tells a file of the disk from all others, copies of it included: its number, and when it was made.
pub(super) fn identity(file: &Path) -> Vec<u8> {
    let Ok(metadata) = std::fs::metadata(file) else { return Vec::new() };
    let made = metadata.created().ok().and_then(|made| made.duration_since(std::time::UNIX_EPOCH).ok());
    let mut identity = made.unwrap_or_default().as_nanos().to_le_bytes().to_vec();
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        identity.extend(metadata.dev().to_le_bytes());
        identity.extend(metadata.ino().to_le_bytes());
    }
    identity
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_in_the_care_of_a_service_is_no_home() {
        for place in [
            "/home/a/Dropbox/vault",
            "/Users/a/OneDrive - Firm/x",
            "/a/Mobile Documents/com~apple~CloudDocs/v",
        ] {
            assert!(matches!(check(Path::new(place)), Err(Error::SyncedFolder { .. })), "{place}");
        }
        for place in ["/home/a/Dropboxes/vault", "/home/a/.local/share/rapport"] {
            assert!(check(Path::new(place)).is_ok(), "{place}");
        }
    }

    #[test]
    fn what_a_service_keeps_at_home_locks_nobody_out() {
        let home = std::env::temp_dir().join(format!("rapport-place-{}", std::process::id()));
        std::fs::create_dir_all(home.join(".dropbox")).unwrap();
        assert!(check(&home.join("vault")).is_ok());
        std::fs::create_dir_all(home.join("synced")).unwrap();
        std::fs::write(home.join("synced/.dropbox"), "").unwrap();
        assert!(matches!(check(&home.join("synced/vault")), Err(Error::SyncedFolder { service: "Dropbox" })));
        std::fs::remove_dir_all(home).unwrap();
    }
}
