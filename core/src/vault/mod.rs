//! A person's data on one device: the one place where commands, documents, the store, sync and views meet.

mod apply;
mod checkpoint;
mod delivery;
mod draft;
mod forget;
mod heal;
mod incarnation;
mod intake;
mod kept;
mod learned;
mod measures;
mod membership;
mod observe;
mod outbox;
mod place;
mod query;
mod reindex;
mod shelf;
mod talks;
mod undo;

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

pub use apply::{Applied, RecordRef};
pub use forget::Forgotten;
pub use membership::{Device, Holdings, Welcome};
pub use observe::{ChangeSet, Subscription};
pub use undo::Undoable;

use kept::Kept;
use observe::Observers;

use crate::{
    Context, Error, Result, SecretStore,
    model::{AuthorId, Incarnation, VaultId},
    store::{Identity, Reader, Store, Writer},
    sync::{DeviceKey, RosterRecord, Vector},
};

/// The file inside a vault's folder that holds everything.
const FILE: &str = "vault.sqlite3";

/// An open vault: a person's data on one device.
///
/// It may be shared between threads, and several processes may open the same vault at once: each act takes its turn,
/// and none is lost. What one of them changed, [`Vault::refresh`] tells the others.
///
/// ```
/// # use std::sync::Arc;
/// # use chrono::TimeZone;
/// # struct Counter(std::sync::Mutex<u8>);
/// # impl rapport_core::RandomSource for Counter {
/// #     fn fill(&self, bytes: &mut [u8]) {
/// #         let mut next = self.0.lock().unwrap();
/// #         bytes.iter_mut().for_each(|byte| { *next = next.wrapping_add(1); *byte = *next });
/// #     }
/// # }
/// use rapport_core::{Context, MemorySecrets, Vault, commands::{Command, DebriefCommand}};
///
/// # let folder = std::env::temp_dir().join(format!("rapport-doc-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let folder = folder.as_path();
/// # let now = chrono::Utc.with_ymd_and_hms(2026, 3, 2, 15, 0, 0).unwrap();
/// # let random = Arc::new(Counter(std::sync::Mutex::new(0)));
/// let context = Context::new(now, chrono_tz::Europe::Berlin, random);
/// let vault = Vault::create(folder, "phone", &context, Arc::new(MemorySecrets::default()))?;
///
/// let text = "Coffee with +Jane Doe @Acme. She named +Bob Lee ok-name. >me send deck fri";
/// let debrief = vault.draft(&context, text, &[])?;
/// vault.apply(&context, Command::Debrief(DebriefCommand::Log { debrief }))?;
///
/// let today = vault.today(&context)?;
/// assert_eq!(today.items[0].title, "Thank Jane Doe by e-mail");
/// # drop(vault);
/// # std::fs::remove_dir_all(folder).unwrap();
/// # Ok::<(), rapport_core::Error>(())
/// ```
pub struct Vault {
    folder: PathBuf,
    id: VaultId,
    name: String,
    secrets: Arc<dyn SecretStore>,
    state: Mutex<State>,
    kept: Mutex<Kept>,
    observers: Observers,
}

struct State {
    /// `None` while the vault is suspended.
    store: Option<Store>,
    /// Whether it was made sure that no copy of the file writes as this author.
    is_alone: bool,
    /// The revision that this process has told its observers of.
    revision: u64,
    /// How many records were forgotten when a session was last given what it may leave in the shared place.
    forgotten_when_given: usize,
}

impl Vault {
    /// Makes a new vault in `folder`, which is made too if it is missing, for the device called `name`. The device's key
    /// is kept in `secrets`.
    ///
    /// A further device of a vault joins it instead: [`Vault::join`].
    ///
    /// # Errors
    /// [`Error::VaultExists`] when there is one already, [`Error::SyncedFolder`] when a service keeps the folder in
    /// step, [`Error::Invalid`] when the device's name is empty or longer than 200 bytes, [`Error::Storage`] when the
    /// disk refuses, [`Error::Secrets`] when `secrets` does.
    pub fn create(
        folder: &Path,
        name: &str,
        context: &Context,
        secrets: Arc<dyn SecretStore>,
    ) -> Result<Self> {
        let key = DeviceKey::generate(context);
        let card = key.card(name.trim())?;
        let (vault, founding) = membership::found(&key, card, context)?;
        Self::make(folder, name.trim(), vault, &key, &[founding], context, secrets)
    }

    /// Makes a vault in `folder` that is a further device of an existing one: the one with this `key`, which that
    /// vault's `welcome` is for.
    ///
    /// # Errors
    /// As [`Vault::create`]; [`Error::NotPaired`] when the welcome is for another device, [`Error::Damaged`] when it is
    /// not whole.
    pub fn join(
        folder: &Path,
        name: &str,
        key: &DeviceKey,
        welcome: &Welcome,
        context: &Context,
        secrets: Arc<dyn SecretStore>,
    ) -> Result<Self> {
        membership::check_welcome(welcome, welcome.vault, key)?;
        Self::make(folder, name.trim(), welcome.vault, key, &welcome.roster, context, secrets)
    }

    fn make(
        folder: &Path,
        name: &str,
        vault: VaultId,
        key: &DeviceKey,
        roster: &[RosterRecord],
        context: &Context,
        secrets: Arc<dyn SecretStore>,
    ) -> Result<Self> {
        place::check(folder)?;
        fs::create_dir_all(folder).map_err(|source| unusable(source, "making the vault's folder"))?;
        let file = folder.join(FILE);
        if file.exists() {
            return Err(Error::VaultExists);
        }
        let mut token = [0; 16];
        context.random(&mut token);
        let incarnation = Incarnation::new(context);
        let identity = Identity {
            vault,
            device: key.id(),
            incarnation,
            name: name.to_owned(),
            token,
            place: Vec::new(),
        };
        // Made under another name and moved, so that a crash leaves either no vault or a whole one.
        let unfinished = folder.join(format!("{FILE}.{}", identity.author()));
        Store::create(&unfinished, |writer| {
            writer.put_identity(&identity)?;
            writer.put_gate_version(delivery::GATE_VERSION)?;
            roster.iter().try_for_each(|record| membership::put(writer, record))
        })?
        .tidy()?;
        let _ = fs::remove_file(folder.join(format!("{FILE}.{}-wal", identity.author())));
        let _ = fs::remove_file(folder.join(format!("{FILE}.{}-shm", identity.author())));
        incarnation::begin(&*secrets, &identity, key)?;
        // A link never takes the place of a file that is there; where links are not to be had, a rename has to do.
        let moved = match fs::hard_link(&unfinished, &file) {
            Err(failure) if failure.kind() != ErrorKind::AlreadyExists && !file.exists() => {
                fs::rename(&unfinished, &file)
            }
            linked => linked,
        };
        let _ = fs::remove_file(&unfinished);
        if let Err(source) = moved {
            incarnation::end(&*secrets, &identity)?;
            return Err(match source.kind() {
                ErrorKind::AlreadyExists => Error::VaultExists,
                _ => unusable(source, "making the vault's file"),
            });
        }
        Self::open(folder, secrets)
    }

    /// Opens the vault in `folder`, whose device's key is in `secrets`.
    ///
    /// # Errors
    /// [`Error::NoVault`] when there is none, [`Error::NewerVersion`] when a newer version made it,
    /// [`Error::Damaged`] when the file is broken, [`Error::SyncedFolder`] when a service keeps the folder in step.
    pub fn open(folder: &Path, secrets: Arc<dyn SecretStore>) -> Result<Self> {
        place::check(folder)?;
        let mut store = Store::open(&folder.join(FILE))?;
        let identity = store.read(|reader| reader.identity())?;
        if !store.read(|reader| reader.is_index_current())? {
            store.write(reindex::rebuild)?;
        }
        if store.read(|reader| reader.gate_version())? != delivery::GATE_VERSION {
            store.write(delivery::retry_refused)?;
        }
        let revision = store.read(|reader| reader.revision())?;
        Ok(Self {
            folder: folder.to_owned(),
            id: identity.vault,
            name: identity.name,
            secrets,
            state: Mutex::new(State {
                store: Some(store),
                is_alone: false,
                revision,
                forgotten_when_given: 0,
            }),
            kept: Mutex::default(),
            observers: Observers::default(),
        })
    }

    /// The folder that the vault lies in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whose vault it is: the same id on all of a person's devices.
    pub fn id(&self) -> VaultId {
        self.id
    }

    /// The author of what this device writes now. A copy of the vault's file goes on as another one.
    ///
    /// # Errors
    /// [`Error::Storage`] when the disk refuses.
    pub fn author(&self) -> Result<AuthorId> {
        self.read(|reader| Ok(reader.identity()?.author()))
    }

    /// The name of this device.
    pub fn device(&self) -> &str {
        &self.name
    }

    /// The last entry held of every author. Vaults with equal vectors show equal views.
    ///
    /// # Errors
    /// [`Error::Storage`] when the disk refuses.
    pub fn vector(&self) -> Result<Vector> {
        self.read(|reader| reader.vector())
    }

    /// Lets go of the file and its locks, as a phone demands before it freezes an app. The next use opens it again.
    ///
    /// # Errors
    /// [`Error::Storage`] when the disk refuses; the file is let go of all the same.
    pub fn suspend(&self) -> Result<()> {
        let mut state = self.state();
        // Until it is used again the file may be replaced by a backup.
        state.is_alone = false;
        self.let_go();
        match state.store.take() {
            Some(mut store) => store.tidy(),
            None => Ok(()),
        }
    }

    /// Makes the index again from the documents. Nothing a person wrote is touched.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a document cannot be read, [`Error::Storage`] when the disk refuses.
    pub fn rebuild_index(&self) -> Result<()> {
        self.write(reindex::rebuild)
    }

    /// The index as text, in a fixed order: for comparing two of them.
    ///
    /// # Errors
    /// [`Error::Storage`] when the disk refuses.
    pub fn dump_index(&self) -> Result<String> {
        self.read(|reader| reader.dump_index())
    }

    /// What this device remembers under `key`, and never shares.
    ///
    /// # Errors
    /// [`Error::Storage`] when the disk refuses.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        self.read(|reader| reader.setting(key))
    }

    /// Remembers `value` under `key` on this device alone, or forgets it.
    ///
    /// # Errors
    /// [`Error::Storage`] when the disk refuses.
    pub fn set_setting(&self, key: &str, value: Option<&str>) -> Result<()> {
        self.write(|writer| writer.put_setting(key, value))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic elsewhere cannot leave half a state behind: SQLite rolls back what was not committed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read<T>(&self, look: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        let mut state = self.state();
        state.opened(&self.folder)?.read(look)
    }

    fn write<T>(&self, act: impl FnOnce(&Writer<'_>) -> Result<T>) -> Result<T> {
        let mut state = self.state();
        state.opened(&self.folder)?.write(act)
    }
}

impl State {
    fn opened(&mut self, folder: &Path) -> Result<&mut Store> {
        let store = match self.store.take() {
            Some(store) => store,
            None => Store::open(&folder.join(FILE))?,
        };
        Ok(self.store.insert(store))
    }

    /// The store, once it is sure that no copy of the file writes as this author.
    fn alone(&mut self, vault: &Vault, context: &Context) -> Result<&mut Store> {
        if !self.is_alone {
            let file = vault.folder.join(FILE);
            incarnation::ensure(self.opened(&vault.folder)?, &file, &*vault.secrets, context)?;
            self.is_alone = true;
        }
        self.opened(&vault.folder)
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").field("id", &self.id).finish_non_exhaustive()
    }
}

fn unusable(source: std::io::Error, action: &'static str) -> Error {
    match source.kind() {
        ErrorKind::StorageFull => Error::DiskFull,
        _ => Error::Storage { action, source: Box::new(source) },
    }
}
