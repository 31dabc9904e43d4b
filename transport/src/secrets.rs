//! A device's secrets in files that only their owner can read.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use rapport_core::{Error, Result, SecretStore};

/// Keeps secrets in a folder, a file each, for hosts that have no keyring.
///
/// The files can be read by the person's account alone (mode 0600, on Unix). That keeps them from other accounts, not from
/// programs that run as the person, nor from whoever has the disk: an encrypted disk is what protects them then. The
/// folder must not be in the vault's folder, nor in a backup that holds it.
///
/// ```
/// use rapport_core::SecretStore;
/// use rapport_transport::FileSecrets;
///
/// # let folder = tempfile::tempdir().unwrap();
/// # let folder = folder.path();
/// let secrets = FileSecrets::new(folder);
/// secrets.put("a key", &[1, 2, 3])?;
/// assert_eq!(secrets.get("a key")?, Some(vec![1, 2, 3]));
/// # Ok::<(), rapport_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct FileSecrets {
    folder: PathBuf,
}

impl FileSecrets {
    /// Secrets in `folder`, which is made when the first is put into it.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    fn write(&self, name: &str, secret: &[u8]) -> io::Result<()> {
        // Other threads and processes may be writing the same one.
        static TURN: AtomicU64 = AtomicU64::new(0);
        make_private(&self.folder)?;
        let turn = TURN.fetch_add(1, Ordering::Relaxed);
        let beside = self.folder.join(format!(".{}-{turn}", std::process::id()));
        let mut file = create_private(&beside)?;
        let written = file
            .write_all(secret)
            .and_then(|()| file.sync_all())
            .and_then(|()| fs::rename(&beside, self.folder.join(name)));
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
        written
    }
}

impl SecretStore for FileSecrets {
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>> {
        match fs::read(self.folder.join(name)) {
            Ok(secret) => Ok(Some(secret)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::secrets("reading a key", error)),
        }
    }

    fn put(&self, name: &str, secret: &[u8]) -> Result<()> {
        self.write(name, secret).map_err(|error| Error::secrets("keeping a key", error))
    }

    fn delete(&self, name: &str) -> Result<()> {
        match fs::remove_file(self.folder.join(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(Error::secrets("forgetting a key", error))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(unix)]
fn make_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

fn create_private(path: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_it_is_given_from_others() {
        let folder = tempfile::tempdir().unwrap();
        let secrets = FileSecrets::new(folder.path().join("keys"));
        assert_eq!(secrets.get("key").unwrap(), None);
        secrets.put("key", b"one").unwrap();
        secrets.put("key", b"two").unwrap();
        assert_eq!(secrets.get("key").unwrap().unwrap(), b"two");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &str| folder.path().join(path).metadata().unwrap().permissions().mode() & 0o777;
            assert_eq!((mode("keys"), mode("keys/key")), (0o700, 0o600));
        }
        secrets.delete("key").unwrap();
        secrets.delete("key").unwrap();
        assert_eq!(secrets.get("key").unwrap(), None);
        assert_eq!(fs::read_dir(folder.path().join("keys")).unwrap().count(), 0);
    }
}
