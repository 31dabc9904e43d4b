//! A device: a real vault in a real folder, and what the history knows of it.
//!
//! All that depends on how vaults are made, opened and joined is here.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::Duration;
use rapport_core::{
    Context, Holdings, MemorySecrets, Vault,
    model::DeviceId,
    sync::{DeviceKey, Vector},
};

use super::{Breach, Promise};

/// One device.
pub(super) struct Device {
    folder: PathBuf,
    /// `None` only while it is being opened again.
    vault: Option<Vault>,
    /// What is not in a backup: a copy on the same machine shares it.
    secrets: Arc<MemorySecrets>,
    /// Whether nobody works with it any more: it was removed from the vault.
    pub(super) is_removed: bool,
    /// How far its clock is from the true one.
    pub(super) skew: Duration,
    /// What it must hold.
    pub(super) memory: Memory,
    /// What its views were when it held what the vector says: their bytes' hash.
    pub(super) shown: Option<(Holdings, blake3::Hash)>,
    backup: Option<Backup>,
}

/// What the history knows that a device holds; it goes back when the device's folder does.
#[derive(Clone, Default)]
pub(super) struct Memory {
    /// What can be undone, oldest first: the canary that the command let fly, if it did.
    pub(super) acts: Vec<Option<u32>>,
    /// The canaries that were seen on it.
    pub(super) canaries: BTreeSet<u32>,
    /// The devices that it knew to be removed.
    pub(super) heard: BTreeSet<DeviceId>,
    /// What it held.
    pub(super) holdings: Option<Holdings>,
}

impl Memory {
    /// The last entries it held.
    pub(super) fn vector(&self) -> Vector {
        self.holdings.as_ref().map(|holdings| holdings.vector.clone()).unwrap_or_default()
    }
}

struct Backup {
    files: Files,
    memory: Memory,
}

/// The files of a vault's folder.
type Files = Vec<(PathBuf, Vec<u8>)>;

impl Device {
    /// A new device: the first makes the vault, a later one is taken in by `known`, empty.
    pub(super) fn create(
        folder: PathBuf,
        name: &str,
        known: Option<(&Self, &Context)>,
        context: &Context,
    ) -> Result<Self, Breach> {
        let secrets = Arc::new(MemorySecrets::default());
        let make = || match known {
            None => Vault::create(&folder, name, context, secrets.clone()),
            Some((known, theirs)) => {
                let key = DeviceKey::generate(context);
                let welcome = known.vault().admit(theirs, &key.card(name)?)?;
                Vault::join(&folder, name, &key, &welcome, context, secrets.clone())
            }
        };
        let vault = make().map_err(|error| failed("making a vault", &error))?;
        Ok(Self::with(folder, vault, secrets, Duration::zero(), Memory::default()))
    }

    fn with(
        folder: PathBuf,
        vault: Vault,
        secrets: Arc<MemorySecrets>,
        skew: Duration,
        memory: Memory,
    ) -> Self {
        let vault = Some(vault);
        Self { folder, vault, secrets, is_removed: false, skew, memory, shown: None, backup: None }
    }

    /// Its vault.
    pub(super) fn vault(&self) -> &Vault {
        self.vault
            .as_ref()
            .expect("only opening it takes the vault away, and puts it back or ends the history")
    }

    /// Closes the vault and opens it again.
    pub(super) fn reboot(&mut self) -> Result<(), Breach> {
        self.vault = None;
        let vault = Vault::open(&self.folder, self.secrets.clone())
            .map_err(|error| failed("opening a vault", &error))?;
        self.vault = Some(vault);
        Ok(())
    }

    /// Copies the folder away, as it is: the vault goes on meanwhile, and need not have tidied up.
    pub(super) fn back_up(&mut self) -> Result<(), Breach> {
        self.backup = Some(Backup { files: self.files()?, memory: self.memory.clone() });
        Ok(())
    }

    /// Puts the folder back that was copied away, if one was; answers with what the device held before that.
    pub(super) fn restore(&mut self) -> Result<Option<Memory>, Breach> {
        let Some(backup) = &self.backup else { return Ok(None) };
        self.vault = None;
        fs::remove_dir_all(&self.folder)
            .and_then(|()| write(&self.folder, &backup.files))
            .map_err(|error| failed("putting a folder back", &error))?;
        let before = std::mem::replace(&mut self.memory, backup.memory.clone());
        self.reboot()?;
        Ok(Some(before))
    }

    /// A copy of the folder, opened as a further device in `folder`: on the same machine, or on another, where the
    /// secrets are missing.
    pub(super) fn copy_to(&self, folder: PathBuf, is_same_machine: bool) -> Result<Self, Breach> {
        write(&folder, &self.files()?).map_err(|error| failed("copying a folder", &error))?;
        let secrets = if is_same_machine { self.secrets.clone() } else { Arc::default() };
        let vault = Vault::open(&folder, secrets.clone());
        let vault = vault.map_err(|error| failed("opening a copied vault", &error))?;
        Ok(Self::with(folder, vault, secrets, self.skew, self.memory.clone()))
    }

    /// All bytes of its files, once they are tidied up.
    pub(super) fn bytes(&self) -> Result<Vec<Vec<u8>>, Breach> {
        self.vault().suspend().map_err(|error| failed("closing a vault", &error))?;
        Ok(self.files()?.into_iter().map(|(_, bytes)| bytes).collect())
    }

    fn files(&self) -> Result<Files, Breach> {
        read(&self.folder).map_err(|error| failed("reading a folder", &error))
    }
}

fn read(folder: &Path) -> std::io::Result<Files> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = PathBuf::from(entry?.file_name());
        // SQLite's memory between processes is no part of a backup: it is made again.
        if !name.to_string_lossy().ends_with("-shm") {
            files.push((name.clone(), fs::read(folder.join(&name))?));
        }
    }
    Ok(files)
}

fn write(folder: &Path, files: &Files) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    files.iter().try_for_each(|(name, bytes)| fs::write(folder.join(name), bytes))
}

pub(super) fn failed(doing: &str, error: &dyn std::error::Error) -> Breach {
    let mut what = format!("{doing} failed: {error}");
    let mut cause = error.source();
    while let Some(deeper) = cause {
        what += &format!(": {deeper}");
        cause = deeper.source();
    }
    Breach::new(Promise::Error, what)
}
