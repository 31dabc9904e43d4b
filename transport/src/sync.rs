//! One exchange between a vault and a place.

use std::collections::VecDeque;

use rapport_core::{
    Error,
    sync::{Input, Output, Progress, Report, Run, Session, SyncState},
};

use crate::{BlobStore, TransportError};

/// What a sync asks of a vault.
pub trait Replica {
    /// Where the vault stands.
    ///
    /// # Errors
    ///
    /// When the vault cannot be read; the sync ends.
    fn sync_state(&self) -> rapport_core::Result<SyncState>;

    /// The entries `from` to `to` that this device itself made, with the commitment before the first. To bound memory
    /// the answer may stop early; `None` when the entry `from` cannot be made again.
    ///
    /// # Errors
    ///
    /// When the vault cannot be read; the sync ends.
    fn entries(&self, from: u64, to: u64) -> rapport_core::Result<Option<Run>>;

    /// Takes in entries of another author, whose device is called `device`. Entries that are held already are passed
    /// over, ones that cannot be applied yet wait. What was taken in is on disk when this returns.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`], [`Error::NewerVersion`] or [`Error::WrongVault`] refuses these entries alone: the sync goes
    /// on and reports them. Any other error ends the sync.
    fn deliver(&self, device: &str, run: Run) -> rapport_core::Result<Progress>;
}

/// Brings in what other devices left in `store` and leaves there what is missing of this device's work.
///
/// Files that are half copied, damaged, unreadable or too new are in the report; they are tried again next time.
///
/// ```no_run
/// use rapport_transport::{Folder, Replica, TransportError, sync};
///
/// fn through_the_stick(vault: &dyn Replica) -> Result<(), TransportError> {
///     let report = sync(vault, &mut Folder::new("/media/stick/rapport"))?;
///     println!("{} in, {} out", report.received, report.published);
///     Ok(())
/// }
/// ```
///
/// # Errors
///
/// When the place cannot be reached or the vault fails. What was received until then stays received.
pub fn sync(replica: &dyn Replica, store: &mut dyn BlobStore) -> Result<Report, TransportError> {
    let mut session = Session::new(replica.sync_state()?);
    let mut outputs = VecDeque::from(session.handle(Input::Start)?);
    while let Some(output) = outputs.pop_front() {
        let input = match output {
            Output::List => Input::Listing(store.list()?),
            Output::Fetch { name } => match store.get(&name) {
                Ok(Some(bytes)) => Input::Blob { name, bytes },
                Ok(None) => Input::BlobMissing { name },
                Err(TransportError::Unreadable { .. }) => Input::BlobUnreadable { name },
                Err(error) => return Err(error),
            },
            Output::Deliver { device, run } => match replica.deliver(&device, run) {
                Ok(progress) => Input::Delivered(progress),
                Err(Error::Damaged { .. } | Error::NewerVersion { .. } | Error::WrongVault) => Input::Refused,
                Err(error) => return Err(error.into()),
            },
            Output::NeedOwn { from, to } => Input::Entries(replica.entries(from, to)?),
            Output::Store { name, bytes } => {
                store.put(&name, &bytes)?;
                Input::Stored { name }
            }
            Output::Done(report) => return Ok(report),
        };
        outputs.extend(session.handle(input)?);
    }
    Err(Error::Damaged { what: "sync session", reason: "it ended without a report" }.into())
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        path::{Path, PathBuf},
    };

    use proptest::prelude::*;
    use rapport_core::sync::{Flaw, SegmentName};
    use tempfile::TempDir;

    use super::*;
    use crate::{Folder, testing::Memory};

    fn place() -> (TempDir, Folder) {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        (place, folder)
    }

    fn files(place: &Path, folder: &Folder) -> Vec<PathBuf> {
        folder.list().unwrap().iter().map(|name| place.join(name)).collect()
    }

    fn assert_same(devices: &[&Memory]) {
        for pair in devices.windows(2) {
            assert_eq!(pair[0].vector(), pair[1].vector());
            assert_eq!(pair[0].content(), pair[1].content());
        }
    }

    #[test]
    fn two_devices_meet() {
        let (_place, mut folder) = place();
        let (laptop, phone) = (Memory::new(1), Memory::new(2));
        laptop.write(3, 0);
        phone.write(2, 0);
        let first = sync(&laptop, &mut folder).unwrap();
        assert_eq!((first.received, first.published), (0, 3));
        let second = sync(&phone, &mut folder).unwrap();
        assert_eq!((second.received, second.published), (3, 2));
        assert_eq!(sync(&laptop, &mut folder).unwrap().received, 2);
        assert_same(&[&laptop, &phone]);

        let before = folder.list().unwrap();
        assert_eq!(sync(&laptop, &mut folder).unwrap(), Report::default(), "nothing is left to do");
        assert_eq!(folder.list().unwrap(), before);
    }

    #[test]
    fn what_cannot_be_read_is_skipped_and_tried_again() {
        let (dir, mut folder) = place();
        let (laptop, phone) = (Memory::new(1), Memory::new(2));
        laptop.write(2, 0);
        sync(&laptop, &mut folder).unwrap();
        laptop.write(1, 0);
        sync(&laptop, &mut folder).unwrap();
        let half = &files(dir.path(), &folder)[0];
        let whole = fs::read(half).unwrap();
        fs::write(half, &whole[..whole.len() / 2]).unwrap();

        let report = sync(&phone, &mut folder).unwrap();
        let [file] = report.unusable[..] else { panic!("{report:?}") };
        assert_eq!((file.first, file.last, file.flaw), (1, 2, Flaw::Damaged));
        assert_eq!((report.received, report.waiting), (0, 1), "the third waits for the first two");

        fs::write(half, whole).unwrap();
        let report = sync(&phone, &mut folder).unwrap();
        assert_eq!((report.received, report.waiting), (3, 0));
        assert_same(&[&laptop, &phone]);
    }

    #[test]
    fn a_wiped_place_is_filled_again() {
        let (dir, mut folder) = place();
        let (laptop, phone) = (Memory::new(1), Memory::new(2));
        laptop.write(250, 10);
        sync(&laptop, &mut folder).unwrap();
        for file in files(dir.path(), &folder) {
            fs::remove_file(file).unwrap();
        }
        assert_eq!(sync(&laptop, &mut folder).unwrap().published, 250);
        assert_eq!(sync(&phone, &mut folder).unwrap().received, 250);
        assert_same(&[&laptop, &phone]);
    }

    #[test]
    fn a_single_lost_file_is_written_again() {
        let (dir, mut folder) = place();
        let laptop = Memory::new(1);
        for _ in 0..3 {
            laptop.write(2, 0);
            sync(&laptop, &mut folder).unwrap();
        }
        let all = folder.list().unwrap();
        fs::remove_file(dir.path().join(&all[1])).unwrap();
        assert_eq!(sync(&laptop, &mut folder).unwrap().published, 2);
        assert_eq!(folder.list().unwrap(), all, "the same entries make the same file");
    }

    #[test]
    fn junk_does_no_harm() {
        let (dir, mut folder) = place();
        let (laptop, phone) = (Memory::new(1), Memory::new(2));
        laptop.write(2, 0);
        sync(&laptop, &mut folder).unwrap();
        let file = files(dir.path(), &folder).remove(0);
        let name = file.file_name().unwrap().to_str().unwrap();
        for junk in
            [format!(".syncthing.{name}.tmp"), format!("{name}~"), name.replace('.', " (conflicted copy).")]
        {
            fs::write(file.with_file_name(junk), b"junk").unwrap();
        }
        fs::write(dir.path().join("README.txt"), b"junk").unwrap();
        let stranger = Memory::of(rapport_core::model::VaultId::from_bytes([8; 16]), 3);
        stranger.write(1, 0);
        assert_eq!(sync(&stranger, &mut folder).unwrap().other_vaults, 1);

        let report = sync(&phone, &mut folder).unwrap();
        assert_eq!((report.received, report.other_vaults, report.foreign_files), (2, 1, 2));
        assert!(report.unusable.is_empty());
    }

    #[test]
    fn a_copy_of_a_device_does_not_split_the_log() {
        let (_dir, mut folder) = place();
        let laptop = Memory::new(1);
        laptop.write(2, 0);
        let copy = laptop.cloned();
        laptop.write(2, 0);
        sync(&laptop, &mut folder).unwrap();
        copy.write(1, 7);
        let before = folder.list().unwrap();
        let report = sync(&copy, &mut folder).unwrap();
        assert!(report.author_in_use_elsewhere);
        assert_eq!(report.published, 0);
        assert_eq!(folder.list().unwrap(), before);
    }

    #[test]
    fn a_long_history_needs_little_room_to_wait_in() {
        let (_dir, mut folder) = place();
        let (laptop, phone, late) = (Memory::new(1), Memory::new(2), Memory::limited(3, 5));
        for _ in 0..10 {
            laptop.write(20, 0);
            sync(&laptop, &mut folder).unwrap();
            sync(&phone, &mut folder).unwrap();
            phone.write(20, 0);
            sync(&phone, &mut folder).unwrap();
            sync(&laptop, &mut folder).unwrap();
        }
        assert_eq!(sync(&late, &mut folder).unwrap().received, 400);
        assert_same(&[&laptop, &phone, &late]);
    }

    /// A place in which some reads fail.
    struct Flaky(Folder, Vec<SegmentName>);

    impl BlobStore for Flaky {
        fn list(&self) -> Result<Vec<String>, TransportError> {
            self.0.list()
        }

        fn get(&self, name: &SegmentName) -> Result<Option<Vec<u8>>, TransportError> {
            if self.1.contains(name) {
                return Err(TransportError::Unreadable {
                    source: std::io::ErrorKind::PermissionDenied.into(),
                });
            }
            self.0.get(name)
        }

        fn put(&mut self, name: &SegmentName, bytes: &[u8]) -> Result<(), TransportError> {
            self.0.put(name, bytes)
        }
    }

    #[test]
    fn one_unreadable_file_does_not_stop_the_others() {
        let (_dir, mut folder) = place();
        let (laptop, tablet, phone) = (Memory::new(1), Memory::new(3), Memory::new(2));
        laptop.write(1, 0);
        tablet.write(1, 0);
        sync(&laptop, &mut folder).unwrap();
        let locked = folder.list().unwrap()[0].parse().unwrap();
        let mut flaky = Flaky(folder.clone(), vec![locked]);
        sync(&tablet, &mut flaky).unwrap();
        let report = sync(&phone, &mut flaky).unwrap();
        assert_eq!(report.received, 1);
        assert_eq!(report.unusable.iter().map(|file| file.flaw).collect::<Vec<_>>(), [Flaw::Unreadable]);
        assert_eq!(sync(&phone, &mut folder).unwrap().received, 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        /// Whatever is written, synced, lost or half copied in whatever order: once every device has synced twice
        /// through a sound place, all hold the same.
        #[test]
        fn all_orders_end_the_same(
            steps in proptest::collection::vec((0usize..3, 0usize..6, any::<prop::sample::Index>()), 1..40),
        ) {
            let (dir, mut folder) = place();
            let devices = [Memory::new(1), Memory::new(2), Memory::limited(3, 2)];
            let mut mended: Vec<(PathBuf, Vec<u8>)> = Vec::new();
            for (device, act, which) in steps {
                let there = files(dir.path(), &folder);
                match act {
                    0 | 1 => devices[device].write(act + 1, 0),
                    2 if !there.is_empty() => fs::remove_file(&there[which.index(there.len())]).unwrap(),
                    3 if !there.is_empty() => {
                        let file = &there[which.index(there.len())];
                        let bytes = fs::read(file).unwrap();
                        fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
                        mended.push((file.clone(), bytes));
                    }
                    _ => { sync(&devices[device], &mut folder).unwrap(); }
                }
            }
            for (file, bytes) in mended.into_iter().rev() {
                fs::write(file, bytes).unwrap();
            }
            for device in devices.iter().chain(&devices) {
                sync(device, &mut folder).unwrap();
            }
            assert_same(&[&devices[0], &devices[1], &devices[2]]);
            prop_assert!(devices.iter().all(|device| device.waiting() == 0));
        }
    }
}
