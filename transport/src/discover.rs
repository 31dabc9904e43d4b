//! Which vaults a place holds.

use std::collections::BTreeMap;

use rapport_core::{
    Error,
    model::{AuthorId, VaultId},
    sync::{Segment, SegmentName, Tag},
};

use crate::{BlobStore, TransportError};

/// A vault that was found in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundVault {
    /// The vault.
    pub vault: VaultId,
    /// Its authors, what their devices are called, and how many entries each has there at most.
    pub authors: BTreeMap<AuthorId, (String, u64)>,
}

impl FoundVault {
    /// How many entries the place holds at most, of all authors together.
    pub fn entries(&self) -> u64 {
        self.authors.values().map(|(_, entries)| entries).sum()
    }
}

/// The vaults in `store`, ordered by id, so that a new device can join one.
///
/// One readable file of each author is read. A vault or an author of which no file is readable is left out.
///
/// # Errors
///
/// When the place cannot be read, or everything in it was made by a newer version.
pub fn find_vaults(store: &dyn BlobStore) -> Result<Vec<FoundVault>, TransportError> {
    let mut files: BTreeMap<(Tag, Tag), Vec<SegmentName>> = BTreeMap::new();
    for name in store.list()?.iter().filter_map(|name| name.parse::<SegmentName>().ok()) {
        files.entry((name.vault(), name.author())).or_default().push(name);
    }
    let mut vaults: BTreeMap<VaultId, FoundVault> = BTreeMap::new();
    let mut newer = None;
    for names in files.values_mut() {
        // The newest first: it knows what the device is called now.
        names.sort_unstable_by_key(|name| std::cmp::Reverse((name.last(), *name)));
        let highest = names.first().map_or(0, SegmentName::last);
        match first_readable(store, names)? {
            Ok(Segment { vault, device, run }) => {
                let found = vaults.entry(vault).or_insert(FoundVault { vault, authors: BTreeMap::new() });
                found.authors.insert(run.author(), (device, highest));
            }
            Err(why) => newer = why.or(newer),
        }
    }
    match newer {
        Some(error) if vaults.is_empty() => Err(error.into()),
        _ => Ok(vaults.into_values().collect()),
    }
}

/// The first file that can be read, or, when there is none, the error that says that a file is too new.
fn first_readable(
    store: &dyn BlobStore,
    names: &[SegmentName],
) -> Result<Result<Segment, Option<Error>>, TransportError> {
    let mut newer = None;
    for name in names {
        let bytes = match store.get(name) {
            Ok(Some(bytes)) => bytes,
            Ok(None) | Err(TransportError::Unreadable { .. }) => continue,
            Err(error) => return Err(error),
        };
        match Segment::decode(name, &bytes) {
            Ok(segment) => return Ok(Ok(segment)),
            Err(error @ Error::NewerVersion { .. }) => newer = Some(error),
            Err(_) => {}
        }
    }
    Ok(Err(newer))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{
        Folder, sync,
        testing::{Memory, vault},
    };

    #[test]
    fn finds_vaults_and_their_devices() {
        let place = tempfile::tempdir().unwrap();
        let mut folder = Folder::new(place.path());
        assert!(find_vaults(&folder).unwrap().is_empty());

        let (laptop, phone) = (Memory::new(1), Memory::new(2));
        let other = Memory::of(VaultId::from_bytes([8; 16]), 3);
        for (device, count) in [(&laptop, 3), (&phone, 2), (&other, 1)] {
            device.write(count, 0);
            sync(device, &mut folder).unwrap();
        }
        let found = find_vaults(&folder).unwrap();
        assert_eq!(
            found.iter().map(|found| found.vault).collect::<Vec<_>>(),
            [VaultId::from_bytes([8; 16]), vault()]
        );
        assert_eq!(found[1].entries(), 5);
        assert_eq!(found[1].authors[&AuthorId::from_bytes([2; 16])], ("Device 2".to_owned(), 2));
    }

    #[test]
    fn a_damaged_file_hides_only_its_author() {
        let place = tempfile::tempdir().unwrap();
        let mut folder = Folder::new(place.path());
        let (laptop, phone) = (Memory::new(1), Memory::new(2));
        for device in [&laptop, &phone] {
            device.write(1, 0);
            sync(device, &mut folder).unwrap();
        }
        fs::write(place.path().join(&folder.list().unwrap()[0]), b"half").unwrap();
        let found = find_vaults(&folder).unwrap();
        assert_eq!(found[0].authors.keys().collect::<Vec<_>>(), [&AuthorId::from_bytes([2; 16])]);
    }

    #[test]
    fn says_when_everything_is_too_new() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let tag = "09".repeat(16);
        fs::create_dir_all(place.path().join(format!("{tag}/{tag}"))).unwrap();
        fs::write(place.path().join(format!("{tag}/{tag}/0000000001-0000000001.{NEWER}.rap")), b"RAP1....")
            .unwrap();
        assert!(matches!(
            find_vaults(&folder),
            Err(TransportError::Vault(Error::NewerVersion { found: 1, .. }))
        ));
    }

    /// The hash of `RAP1....`, as names have it.
    const NEWER: &str = "6b150e258bc9f4915485ee11ef09ad922846df8e";
}
