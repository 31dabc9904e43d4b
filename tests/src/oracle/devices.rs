//! Fresh vaults in no time: those of one world, made once, are copied for each sequence.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use rapport_core::{MemorySecrets, RandomSource, Vault};
use tempfile::TempDir;

use crate::{SeededRandom, World};

/// The names of the devices.
pub(super) const NAMES: [&str; 4] = ["phone", "laptop", "tablet", "old phone"];

/// Worlds of two to four devices that hold nothing yet, to be copied.
#[derive(Default)]
pub struct Templates(BTreeMap<usize, Template>);

struct Template {
    /// Keeps the folders.
    _world: World,
    devices: Vec<(PathBuf, Arc<MemorySecrets>)>,
}

/// The vaults of one sequence, and the folder they are in.
pub(super) struct Vaults {
    pub(super) vaults: Vec<Vault>,
    _home: TempDir,
}

impl Templates {
    /// So many empty vaults that belong together.
    pub(super) fn vaults(&mut self, count: usize) -> Vaults {
        let template = self.0.entry(count).or_insert_with(|| Template::new(count));
        let home = in_memory();
        let open = |(number, (folder, secrets)): (usize, &(PathBuf, Arc<MemorySecrets>))| {
            let copy = home.path().join(number.to_string());
            copy_folder(folder, &copy);
            Vault::open(&copy, secrets.clone()).unwrap()
        };
        Vaults { vaults: template.devices.iter().enumerate().map(open).collect(), _home: home }
    }
}

impl Template {
    fn new(count: usize) -> Self {
        let names = &NAMES[..count];
        let mut world = World::new(0, names);
        let devices = names.iter().map(|name| (world.back_up(name), world.secrets(name))).collect();
        Self { _world: world, devices }
    }
}

/// A folder that is gone with its value, in memory where the system has a place for that.
fn in_memory() -> TempDir {
    let shared = Path::new("/dev/shm");
    let made = if shared.is_dir() { tempfile::tempdir_in(shared) } else { tempfile::tempdir() };
    made.unwrap()
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// The random source of one step: what it is asked for first in one length does not depend on what it was asked for in
/// others. So ids stay what they are when other steps are left out.
pub(super) struct OfStep {
    seed: u64,
    name: String,
    asked: Mutex<BTreeMap<usize, u64>>,
}

impl OfStep {
    pub(super) fn new(seed: u64, step: u32) -> Self {
        Self { seed, name: format!("step {step}"), asked: Mutex::default() }
    }
}

impl RandomSource for OfStep {
    fn fill(&self, bytes: &mut [u8]) {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let count = asked.entry(bytes.len()).or_default();
        *count += 1;
        SeededRandom::new(self.seed, &format!("{} {} {count}", self.name, bytes.len())).fill(bytes);
    }
}
