//! A person's devices, their clock, and the folder they meet in.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::{DateTime, Duration, TimeZone, Utc};
use chrono_tz::Tz;
use rapport_core::{
    Applied, Context, MemorySecrets, RandomSource, Result, Vault,
    commands::{Command, DebriefCommand},
    model::{DeviceId, Record},
    sync::{DeviceKey, Report},
};
use rapport_transport::{FileSecrets, Folder, sync};
use tempfile::TempDir;

use crate::{SeededRandom, bytes_of, first_difference, views_of};

/// When worlds begin, in seconds since 1970: a Monday, 2 March 2026, 15:00 in UTC.
pub const START: i64 = 1_772_463_600;

/// Vaults on a real disk that share one clock, one zone, one seed and one folder.
pub struct World {
    home: TempDir,
    seed: u64,
    now: DateTime<Utc>,
    zone: Tz,
    devices: BTreeMap<String, Device>,
    copies: usize,
}

struct Device {
    vault: Vault,
    random: Arc<dyn RandomSource>,
    secrets: Arc<MemorySecrets>,
    /// How far its clock is from the true one.
    skew: Duration,
}

impl World {
    /// A world with these devices; the first of them makes the vault, the others join it.
    pub fn new(seed: u64, devices: &[&str]) -> Self {
        let start = Utc.timestamp_opt(START, 0).unwrap();
        Self::at(seed, start, chrono_tz::Europe::Berlin, devices)
    }

    /// The same with a clock and a zone.
    pub fn at(seed: u64, start: DateTime<Utc>, zone: Tz, devices: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir(home.path().join("shared")).unwrap();
        let mut world = Self { home, seed, now: start, zone, devices: BTreeMap::new(), copies: 0 };
        for device in devices {
            world.add(device);
        }
        world
    }

    /// Adds a device: the first makes the vault, later ones are taken in by the first, empty.
    pub fn add(&mut self, device: &str) {
        let random: Arc<dyn RandomSource> = Arc::new(SeededRandom::new(self.seed, device));
        let context = Context::new(self.now, self.zone, Arc::clone(&random));
        let secrets = Arc::new(MemorySecrets::default());
        let folder = self.home.path().join(device);
        let vault = match self.devices.keys().next().cloned() {
            None => Vault::create(&folder, device, &context, secrets.clone()),
            Some(first) => {
                let key = DeviceKey::generate(&context);
                let card = key.card(device).unwrap();
                let welcome = self.vault(&first).admit(&self.context(&first), &card).unwrap();
                // The others hear of it at once, so that entries can be brought by hand too.
                for (name, other) in &self.devices {
                    other.vault.accept(&self.context(name), &welcome).unwrap();
                }
                Vault::join(&folder, device, &key, &welcome, &context, secrets.clone())
            }
        };
        let device_of = Device { vault: vault.unwrap(), random, secrets, skew: Duration::zero() };
        self.devices.insert(device.to_owned(), device_of);
    }

    /// The names of the devices, in order.
    pub fn devices(&self) -> Vec<String> {
        self.devices.keys().cloned().collect()
    }

    /// Whether there is such a device.
    pub fn has(&self, device: &str) -> bool {
        self.devices.contains_key(device)
    }

    /// A device's vault.
    pub fn vault(&self, device: &str) -> &Vault {
        &self.device(device).vault
    }

    /// Copies a device's vault, as a backup does, to a folder that it answers with.
    pub fn back_up(&mut self, device: &str) -> PathBuf {
        let copy = self.home.path().join(format!("backup {}", self.copies));
        self.copies += 1;
        self.vault(device).suspend().unwrap();
        copy_folder(self.vault(device).folder(), &copy);
        copy
    }

    /// Puts a device's vault back to what it was when it was copied. Its secrets stay as they are.
    pub fn restore(&mut self, device: &str, backup: &Path) {
        let mut restored = self.devices.remove(device).unwrap();
        let folder = restored.vault.folder().to_owned();
        drop(restored.vault);
        std::fs::remove_dir_all(&folder).unwrap();
        copy_folder(backup, &folder);
        restored.vault = Vault::open(&folder, restored.secrets.clone()).unwrap();
        self.devices.insert(device.to_owned(), restored);
    }

    /// Keeps what a snapshot of a device's whole disk holds: the vault's folder and the secrets.
    pub fn snapshot(&mut self, device: &str) -> (PathBuf, MemorySecrets) {
        let folder = self.back_up(device);
        (folder, self.secrets(device).copied())
    }

    /// Puts a device's whole disk back to a snapshot: the same file of the disk, and the secrets of then.
    pub fn roll_back(&mut self, device: &str, (folder, secrets): &(PathBuf, MemorySecrets)) {
        let mut rolled = self.devices.remove(device).unwrap();
        rolled.vault.suspend().unwrap();
        let place = rolled.vault.folder().to_owned();
        drop(rolled.vault);
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
            std::fs::write(place.join(entry.file_name()), std::fs::read(entry.path()).unwrap()).unwrap();
        }
        rolled.secrets = Arc::new(secrets.copied());
        rolled.vault = Vault::open(&place, rolled.secrets.clone()).unwrap();
        self.devices.insert(device.to_owned(), rolled);
    }

    /// Opens a copy of a device's vault as a further device called `copy`, with these secrets.
    pub fn open_copy(&mut self, backup: &Path, copy: &str, secrets: Arc<MemorySecrets>) {
        let folder = self.home.path().join(copy);
        copy_folder(backup, &folder);
        let vault = Vault::open(&folder, secrets.clone()).unwrap();
        let random: Arc<dyn RandomSource> = Arc::new(SeededRandom::new(self.seed, copy));
        self.devices.insert(copy.to_owned(), Device { vault, random, secrets, skew: Duration::zero() });
    }

    /// A device is lost: nobody works with it any more.
    pub fn lose(&mut self, device: &str) {
        self.devices.remove(device).unwrap();
    }

    /// Makes a device one of the vault's again, on the word of another.
    pub fn admit_again(&self, device: &str, by: &str) {
        let card = self.vault(device).card(&self.context(device)).unwrap();
        let welcome = self.vault(by).admit(&self.context(by), &card).unwrap();
        self.vault(device).accept(&self.context(device), &welcome).unwrap();
    }

    /// Who a device is.
    pub fn id(&self, device: &str) -> DeviceId {
        self.vault(device).devices().unwrap()[0].id
    }

    /// The files in the shared folder.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let mut folders = vec![self.shared()];
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() { folders.push(path) } else { files.push(path) }
            }
        }
        files.sort();
        files
    }

    /// A device's vault once more, as another program has it.
    pub fn open(&self, device: &str) -> Vault {
        let device = self.device(device);
        Vault::open(device.vault.folder(), device.secrets.clone()).unwrap()
    }

    /// A device's secrets.
    pub fn secrets(&self, device: &str) -> Arc<MemorySecrets> {
        self.device(device).secrets.clone()
    }

    /// What a device knows of the world now.
    pub fn context(&self, device: &str) -> Context {
        let device = self.device(device);
        Context::new(self.now + device.skew, self.zone, Arc::clone(&device.random))
    }

    /// The folder that the devices meet in.
    pub fn shared(&self) -> PathBuf {
        self.home.path().join("shared")
    }

    /// A folder of the world's own, gone with it.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The true time.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// The zone of all devices.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// Lets time pass.
    pub fn advance(&mut self, time: Duration) {
        self.now += time;
    }

    /// Sets a device's clock off by so much.
    pub fn skew(&mut self, device: &str, by: Duration) {
        self.devices.get_mut(device).unwrap().skew = by;
    }

    /// Closes a device's vault and opens it again, as a reboot does.
    pub fn reboot(&mut self, device: &str) {
        let folder = self.home.path().join(device);
        let mut rebooted = self.devices.remove(device).unwrap();
        drop(rebooted.vault);
        rebooted.vault = Vault::open(&folder, rebooted.secrets.clone()).unwrap();
        self.devices.insert(device.to_owned(), rebooted);
    }

    /// Does something on a device; it takes a second, so that what happens has an order.
    pub fn try_apply(&mut self, device: &str, command: impl Into<Command>) -> Result<Applied> {
        self.now += Duration::seconds(1);
        self.vault(device).apply(&self.context(device), command.into())
    }

    /// Does something on a device that must work.
    pub fn apply(&mut self, device: &str, command: impl Into<Command>) -> Applied {
        let command = command.into();
        let label = command.label();
        self.try_apply(device, command).unwrap_or_else(|error| panic!("{device} could not {label}: {error}"))
    }

    /// Writes a note on a device.
    pub fn note(&mut self, device: &str, text: &str) {
        self.apply(device, crate::build::note(text, &[]));
    }

    /// Checks that all devices are the same and hold exactly these notes.
    pub fn assert_notes(&self, texts: &[&str]) {
        let wanted: BTreeSet<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        for device in self.devices() {
            assert_eq!(notes_of(self.vault(&device)), wanted, "{device}");
        }
        self.assert_same();
    }

    /// Logs a debrief on a device, as it was read.
    pub fn log(&mut self, device: &str, text: &str) -> Applied {
        self.log_with(device, text, &[])
    }

    /// Logs a debrief of a talk with these people.
    pub fn log_with(&mut self, device: &str, text: &str, with: &[&str]) -> Applied {
        let with: Vec<String> = with.iter().map(|name| (*name).to_owned()).collect();
        let debrief = self.vault(device).draft(&self.context(device), text, &with).unwrap();
        self.apply(device, Command::Debrief(DebriefCommand::Log { debrief }))
    }

    /// Takes back the last thing that a device did.
    pub fn undo(&mut self, device: &str) -> Applied {
        self.now += Duration::seconds(1);
        self.vault(device).undo(&self.context(device)).unwrap()
    }

    /// Syncs a device with the folder.
    pub fn sync(&self, device: &str) -> Report {
        sync(self.vault(device), &mut Folder::new(self.shared()), &self.context(device)).unwrap()
    }

    /// Syncs all devices until nothing moves any more.
    pub fn settle(&self) {
        for _ in 0..10 {
            let reports: Vec<Report> = self.devices.keys().map(|device| self.sync(device)).collect();
            if reports.iter().all(|report| report.received == 0 && report.published == 0) {
                return;
            }
        }
        panic!("ten rounds of sync and still something moves");
    }

    /// Checks that all devices hold the same, show the same, and have the same index, made again or not.
    pub fn assert_same(&self) {
        let Some((first, one)) = self.devices.iter().next() else { return };
        let context = self.context(first);
        let (holdings, views, dump) =
            (one.vault.holdings().unwrap(), views_of(&one.vault, &context), one.vault.dump_index().unwrap());
        for (name, other) in self.devices.iter().skip(1) {
            assert_eq!(other.vault.holdings().unwrap(), holdings, "{first} and {name} do not hold the same");
            let theirs = views_of(&other.vault, &context);
            if bytes_of(&theirs) != bytes_of(&views) {
                let index = difference(&dump, &other.vault.dump_index().unwrap()).unwrap_or_default();
                let shown = first_difference(&views, &theirs);
                panic!("{first} and {name} hold the same and show: {shown}\n\nTheir indexes:\n{index}");
            }
            assert_same_dump(&dump, &other.vault.dump_index().unwrap(), &format!("{first} and {name}"));
        }
        for (name, device) in &self.devices {
            device.vault.rebuild_index().unwrap();
            let again = device.vault.dump_index().unwrap();
            assert_same_dump(&dump, &again, &format!("the index of {name} and the same made again"));
        }
    }

    fn device(&self, name: &str) -> &Device {
        self.devices.get(name).unwrap_or_else(|| panic!("there is no device called {name}"))
    }
}

/// The texts of the notes that a vault shows.
pub fn notes_of(vault: &Vault) -> BTreeSet<String> {
    let records = vault.export().unwrap().records.into_iter();
    let body = |record| match record {
        Record::Note(note) => Some(note.body),
        _ => None,
    };
    records.filter_map(|record| body(record.record)).collect()
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// The secrets of the vault in `folder`, in files beside it, for several processes to share.
pub fn secrets_beside(folder: &Path) -> Arc<FileSecrets> {
    Arc::new(FileSecrets::new(keys_beside(folder)))
}

/// Where [`secrets_beside`] keeps them.
pub(crate) fn keys_beside(folder: &Path) -> PathBuf {
    folder.with_extension("keys")
}

fn assert_same_dump(one: &str, other: &str, whose: &str) {
    if let Some(difference) = difference(one, other) {
        panic!("{whose} differ:\n{difference}");
    }
}

/// The first lines that only one of two dumps holds.
fn difference(one: &str, other: &str) -> Option<String> {
    let [ours, theirs] = [one, other].map(|dump| dump.lines().collect::<BTreeSet<_>>());
    let shown = |lines: &BTreeSet<&str>, not: &BTreeSet<&str>| -> String {
        lines.difference(not).take(3).map(|line| readable(line) + "\n").collect()
    };
    (one != other).then(|| format!("--- one\n{}--- other\n{}", shown(&ours, &theirs), shown(&theirs, &ours)))
}

/// A line of a dump with its texts as text and long cells cut.
fn readable(line: &str) -> String {
    let cell = |cell: &str| {
        let bytes = cell.strip_prefix("Text([").and_then(|rest| rest.strip_suffix("])"));
        let text =
            bytes.map(|bytes| bytes.split(", ").filter_map(|byte| byte.parse().ok()).collect::<Vec<u8>>());
        let shown = text.map_or(cell.to_owned(), |text| format!("{:?}", String::from_utf8_lossy(&text)));
        shown.chars().take(160).collect::<String>()
    };
    line.split(" | ").map(cell).collect::<Vec<_>>().join(" | ")
}
