//! Vaults and files that a released format left behind open for ever: `tests/golden/v*` is added to, never edited.

use std::{fs, path::Path, sync::Arc};

use rapport_core::{
    Vault,
    model::{DeviceId, VaultId},
    sync::{DeviceKey, EpochKey, FileName, Keyring, Roster, RosterRecord, Segment},
};
use rapport_tests::{
    bytes_of,
    golden::{Vectors, context, folder, hex, unhex},
    views_of,
};
use rapport_transport::{FileSecrets, Folder, sync};
use serde_json::Value;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

/// The first place where `shown` does not show what `expected` says. Views may say more than they did when the file was
/// written; what they said then they say still.
fn missing(path: &str, expected: &Value, shown: &Value) -> Option<String> {
    match (expected, shown) {
        (Value::Object(expected), Value::Object(shown)) => expected.iter().find_map(|(key, value)| {
            missing(&format!("{path}/{key}"), value, shown.get(key).unwrap_or(&Value::Null))
        }),
        (Value::Array(expected), Value::Array(shown)) if expected.len() == shown.len() => {
            let mut pairs = expected.iter().zip(shown).enumerate();
            pairs.find_map(|(at, (expected, shown))| missing(&format!("{path}/{at}"), expected, shown))
        }
        _ => (expected != shown).then(|| format!("{path}\n- {expected}\n+ {shown}")),
    }
}

#[test]
fn vaults_of_every_released_format_open_show_the_same_and_sync() {
    let mut versions = 0;
    for version in fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()) {
        versions += 1;
        let place = tempfile::tempdir().unwrap();
        copy(&version, place.path());
        let secrets = Arc::new(FileSecrets::new(place.path().join("keys")));
        let open = |name: &str| Vault::open(&place.path().join(name), secrets.clone()).unwrap();
        let (phone, laptop) = (open("phone"), open("laptop"));
        let context = context("reader", 30);
        let expected = serde_json::from_slice(&fs::read(version.join("views.json")).unwrap()).unwrap();
        if let Some(place) = missing("", &expected, &views_of(&phone, &context)) {
            panic!("{} does not show what it showed: {place}", version.display());
        }
        // The laptop has not synced yet: what is in the folder was written by that version.
        let mut shared = Folder::new(place.path().join("shared"));
        assert!(sync(&laptop, &mut shared, &context).unwrap().received > 0);
        sync(&phone, &mut shared, &context).unwrap();
        let [phone, laptop] = [&phone, &laptop].map(|vault| bytes_of(&views_of(vault, &context)));
        assert!(phone == laptop, "{} does not merge", version.display());
    }
    assert!(versions > 0, "there is nothing golden");
}

#[test]
fn the_same_inputs_make_the_same_bytes() {
    let kept: Vectors = serde_json::from_slice(&fs::read(folder().join("v1/vectors.json")).unwrap()).unwrap();
    assert_eq!(Vectors::of_this_version(), kept);
}

#[test]
fn the_vectors_open_with_nothing_but_what_is_in_them() {
    let kept: Vectors = serde_json::from_slice(&fs::read(folder().join("v1/vectors.json")).unwrap()).unwrap();
    let seed = <[u8; 32]>::try_from(unhex(&kept.device_seed)).unwrap();
    let vault: VaultId = kept.vault.parse().unwrap();
    let mut roster = Roster::new(vault);
    let record = RosterRecord::from_bytes(&unhex(&kept.roster_record)).unwrap();
    roster.merge([record]).unwrap();
    let keyring = Keyring::new(vault, DeviceKey::from_seed(seed), &roster).unwrap();
    let root = <[u8; 32]>::try_from(unhex(&kept.root_key)).unwrap();
    assert_eq!(keyring.root(), &EpochKey::from_bytes(root));
    let name: FileName = kept.segment_name.parse().unwrap();
    let segment = Segment::open(&name, &unhex(&kept.segment), &keyring).unwrap();
    assert_eq!(segment.run.author().to_string(), kept.author);
    assert_eq!(segment.run.after().to_string(), kept.commitment_after);
    assert_eq!(hex(&segment.run.entries()[0].changes[0].bytes), kept.change);
    let device: DeviceId = kept.device_id.parse().unwrap();
    assert_eq!(segment.device, device);
}
