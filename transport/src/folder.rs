//! A folder on a disk as a place to sync through.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use rapport_core::sync::{FileName, MAX_SEGMENT, Tag};

use crate::{BlobStore, TransportError};

/// A folder: one that iCloud, Dropbox, Syncthing or the like keeps in step, a network share, a USB stick.
///
/// The vault itself must not live there. Files lie two folders deep; everything else in the folder is left alone.
///
/// ```no_run
/// use rapport_transport::{BlobStore, Folder};
///
/// let folder = Folder::new("/media/stick/rapport");
/// let names = folder.list()?;
/// # Ok::<(), rapport_transport::TransportError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder at `path`, which must exist when it is used: a folder that is missing is a drive that is not
    /// plugged in, and making it would put the files where no other device looks.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { root: path.into() }
    }

    fn check(&self, action: &'static str) -> Result<(), TransportError> {
        match fs::metadata(&self.root) {
            Ok(metadata) if metadata.is_dir() => Ok(()),
            Ok(_) => Err(TransportError::NotAFolder),
            Err(source) if source.kind() == ErrorKind::NotFound => Err(TransportError::FolderGone),
            Err(source) => Err(TransportError::from_io(action, source)),
        }
    }
}

impl BlobStore for Folder {
    fn list(&self) -> Result<Vec<String>, TransportError> {
        const ACTION: &str = "looking for files";
        self.check(ACTION)?;
        let failed = |source| TransportError::from_io(ACTION, source);
        let mut names = Vec::new();
        for vault in tag_folders(&self.root).map_err(failed)? {
            let vault_folder = self.root.join(&vault);
            for owner in tag_folders(&vault_folder).map_err(failed)? {
                let files = children(&vault_folder.join(&owner), fs::FileType::is_file).map_err(failed)?;
                let visible = files.into_iter().filter(|file| !file.starts_with('.'));
                names.extend(visible.map(|file| format!("{vault}/{owner}/{file}")));
            }
        }
        names.sort_unstable();
        Ok(names)
    }

    fn get(&self, name: &FileName) -> Result<Option<Vec<u8>>, TransportError> {
        let source = match read_bounded(&self.root.join(name.to_string())) {
            Ok(bytes) => return Ok(Some(bytes)),
            Err(source) => source,
        };
        // The drive may have been pulled out since the listing; that is not one file's fault.
        self.check("reading a file")?;
        match source.kind() {
            ErrorKind::NotFound => Ok(None),
            _ => Err(TransportError::Unreadable { source }),
        }
    }

    fn put(&mut self, name: &FileName, bytes: &[u8]) -> Result<(), TransportError> {
        const ACTION: &str = "writing a file";
        self.check(ACTION)?;
        let vault_folder = self.root.join(name.vault().to_string());
        let owner_folder = vault_folder.join(name.owner().to_string());
        let write = || {
            make_folder(&vault_folder, &self.root)?;
            make_folder(&owner_folder, &vault_folder)?;
            write_whole(&owner_folder, &name.file_name(), bytes)
        };
        write().map_err(|source| match source.kind() {
            ErrorKind::NotFound => TransportError::FolderGone,
            _ => TransportError::from_io(ACTION, source),
        })
    }

    fn delete(&mut self, name: &FileName) -> Result<(), TransportError> {
        const ACTION: &str = "deleting a file";
        self.check(ACTION)?;
        match fs::remove_file(self.root.join(name.to_string())) {
            Err(source) if source.kind() != ErrorKind::NotFound => {
                Err(TransportError::from_io(ACTION, source))
            }
            _ => {
                // The folder of a pairing that is over, or of an earlier incarnation; one that is not empty stays.
                let vault_folder = self.root.join(name.vault().to_string());
                let _ = fs::remove_dir(vault_folder.join(name.owner().to_string()));
                Ok(())
            }
        }
    }
}

/// The folders in `folder` that are named like one of ours; a person may have chosen a folder full of other things,
/// and those are not walked.
fn tag_folders(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = children(folder, fs::FileType::is_dir)?;
    names.retain(|name| name.parse::<Tag>().is_ok());
    Ok(names)
}

/// The names of the children of one kind. Links are none of them, so nothing leads out of the folder.
fn children(folder: &Path, wanted: fn(&fs::FileType) -> bool) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(source) if source.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        let is_wanted = entry.file_type().is_ok_and(|kind| wanted(&kind));
        names.extend(entry.file_name().into_string().ok().filter(|_| is_wanted));
    }
    Ok(names)
}

fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_SEGMENT as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn make_folder(folder: &Path, parent: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Ok(()) => sync_folder(parent),
        // A link in its place would lead out of the folder.
        Err(_) if fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_dir()) => Ok(()),
        Err(source) => Err(source),
    }
}

/// Writes beside the file and renames, so that a service that looks at the wrong moment copies nothing half-written.
fn write_whole(folder: &Path, file: &str, bytes: &[u8]) -> io::Result<()> {
    // Another process, or another thread of this one, may be writing the same file.
    static TURN: AtomicU64 = AtomicU64::new(0);
    let target = folder.join(file);
    if read_bounded(&target).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let turn = TURN.fetch_add(1, Ordering::Relaxed);
    let beside = folder.join(format!(".{file}.{}-{turn}.tmp", std::process::id()));
    let written = write_durably(&beside, bytes).and_then(|()| fs::rename(&beside, &target));
    if written.is_err() {
        // It is our own and nobody will ask for it; that it stays is no harm.
        let _ = fs::remove_file(&beside);
    }
    written.and_then(|()| sync_folder(folder))
}

fn write_durably(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Network shares and phones' shared storage cannot do it.
        Err(source) if matches!(source.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use rapport_core::sync::{Content, Tag};

    use super::*;

    fn file() -> (FileName, Vec<u8>) {
        let bytes = b"some bytes".to_vec();
        let content = Content::Entries { first: 1, last: 1 };
        (FileName::new(Tag::from_bytes([9; 16]), Tag::from_bytes([1; 16]), content, &bytes), bytes)
    }

    #[test]
    fn keeps_what_it_is_given() {
        let place = tempfile::tempdir().unwrap();
        let mut folder = Folder::new(place.path());
        let (name, bytes) = file();
        assert!(folder.list().unwrap().is_empty());
        assert!(folder.get(&name).unwrap().is_none());
        folder.put(&name, &bytes).unwrap();
        folder.put(&name, &bytes).unwrap();
        assert_eq!(folder.list().unwrap(), [name.to_string()]);
        assert_eq!(folder.get(&name).unwrap(), Some(bytes));
        let owner_folder = place.path().join(name.to_string()).parent().unwrap().to_path_buf();
        assert_eq!(fs::read_dir(&owner_folder).unwrap().count(), 1, "nothing temporary is left");
        folder.delete(&name).unwrap();
        folder.delete(&name).unwrap();
        assert!(folder.list().unwrap().is_empty() && !owner_folder.exists());
    }

    #[test]
    fn replaces_a_damaged_copy_of_the_same_name() {
        let place = tempfile::tempdir().unwrap();
        let mut folder = Folder::new(place.path());
        let (name, bytes) = file();
        folder.put(&name, &bytes).unwrap();
        fs::write(place.path().join(name.to_string()), &bytes[..5]).unwrap();
        folder.put(&name, &bytes).unwrap();
        assert_eq!(folder.get(&name).unwrap(), Some(bytes));
    }

    #[test]
    fn lists_neither_hidden_files_nor_the_rest_of_the_folder() {
        let place = tempfile::tempdir().unwrap();
        let mut folder = Folder::new(place.path());
        let (name, bytes) = file();
        folder.put(&name, &bytes).unwrap();
        let path = place.path().join(name.to_string());
        fs::write(path.with_file_name(format!(".syncthing.{}.tmp", name.file_name())), b"half").unwrap();
        fs::write(path.with_file_name("notes.txt"), b"mine").unwrap();
        fs::create_dir_all(place.path().join("photos/2026")).unwrap();
        fs::write(place.path().join("photos/2026/a.jpg"), b"mine").unwrap();
        fs::write(place.path().join("desktop.ini"), b"mine").unwrap();
        let listed = folder.list().unwrap();
        assert_eq!(listed.len(), 2);
        assert!(listed.contains(&name.to_string()));
        assert!(listed.iter().any(|name| name.ends_with("/notes.txt")), "the session decides");
    }

    #[test]
    fn says_what_is_wrong_with_the_place() {
        let place = tempfile::tempdir().unwrap();
        let (name, bytes) = file();
        let gone = place.path().join("gone");
        let mut folder = Folder::new(&gone);
        assert!(matches!(folder.list(), Err(TransportError::FolderGone)));
        assert!(matches!(folder.get(&name), Err(TransportError::FolderGone)));
        assert!(matches!(folder.put(&name, &bytes), Err(TransportError::FolderGone)));
        assert!(!gone.exists(), "a missing folder is not made");

        fs::write(&gone, b"a file").unwrap();
        assert!(matches!(folder.list(), Err(TransportError::NotAFolder)));
        let message = TransportError::FolderGone.to_string();
        assert!(message.contains("plugged in") && !message.contains("gone/"));
    }

    #[test]
    fn tells_an_unreadable_file_from_an_unreadable_place() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let (name, _) = file();
        fs::create_dir_all(place.path().join(name.to_string())).unwrap();
        assert!(matches!(folder.get(&name), Err(TransportError::Unreadable { .. })));
        assert!(folder.list().unwrap().is_empty());
    }

    #[test]
    fn reads_no_more_of_a_file_than_a_segment_can_be() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("large");
        File::create(&path).unwrap().set_len(1 << 40).unwrap();
        assert_eq!(read_bounded(&path).unwrap().len(), MAX_SEGMENT + 1);
    }

    #[cfg(unix)]
    #[test]
    fn follows_no_links() {
        let (place, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (name, bytes) = file();
        Folder::new(elsewhere.path()).put(&name, &bytes).unwrap();
        let vault = name.vault().to_string();
        std::os::unix::fs::symlink(elsewhere.path().join(&vault), place.path().join(&vault)).unwrap();
        let mut folder = Folder::new(place.path());
        assert!(folder.list().unwrap().is_empty());
        assert!(folder.put(&name, &bytes).is_err());
    }

    #[test]
    fn names_the_causes_that_a_person_can_remove() {
        let from = |kind: ErrorKind| TransportError::from_io("writing a file", kind.into());
        assert!(matches!(from(ErrorKind::StorageFull), TransportError::DiskFull));
        assert!(matches!(from(ErrorKind::ReadOnlyFilesystem), TransportError::ReadOnly));
        assert!(matches!(from(ErrorKind::PermissionDenied), TransportError::NoPermission { .. }));
        assert!(from(ErrorKind::Other).is_retryable() && !from(ErrorKind::PermissionDenied).is_retryable());
    }
}
