//! Vaults and files that a released format left behind open for ever: `tests/golden/v*` is added to, never edited.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use rapport_core::{
    Context, Vault,
    commands::{Command, DebriefCommand},
    model::{AuthorId, DeviceId, Incarnation, RecordId, VaultId},
    sync::{
        Commitment, DeviceKey, Entry, EpochKey, FileName, Keyring, RecordChange, Roster, Run, Segment,
        Statement, Vector,
    },
};
use rapport_tests::{SeededRandom, bytes_of, views_of};
use rapport_transport::{FileSecrets, Folder, sync};
use serde::{Deserialize, Serialize};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden")
}

fn context(name: &str, minute: u32) -> Context {
    let now: DateTime<Utc> = format!("2026-03-02T15:{minute:02}:00Z").parse().unwrap();
    Context::new(now, chrono_tz::Europe::Berlin, Arc::new(SeededRandom::new(1, name)))
}

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

#[test]
fn vaults_of_every_released_format_open_show_the_same_and_sync() {
    let mut versions = 0;
    for version in fs::read_dir(golden()).unwrap().map(|entry| entry.unwrap().path()) {
        versions += 1;
        let place = tempfile::tempdir().unwrap();
        copy(&version, place.path());
        let secrets = Arc::new(FileSecrets::new(place.path().join("keys")));
        let open = |name: &str| Vault::open(&place.path().join(name), secrets.clone()).unwrap();
        let (phone, laptop) = (open("phone"), open("laptop"));
        let context = context("reader", 30);
        let shown = bytes_of(&views_of(&phone, &context));
        let expected = fs::read(version.join("views.json")).unwrap();
        assert!(shown == expected, "{} shows something else", version.display());
        // The laptop has not synced yet: what is in the folder was written by that version.
        let mut folder = Folder::new(place.path().join("shared"));
        assert!(sync(&laptop, &mut folder, &context).unwrap().received > 0);
        sync(&phone, &mut folder, &context).unwrap();
        let [phone, laptop] = [&phone, &laptop].map(|vault| bytes_of(&views_of(vault, &context)));
        assert!(phone == laptop, "{} does not merge", version.display());
    }
    assert!(versions > 0, "there is nothing golden");
}

/// Run by hand once for each released format: `cargo test -p rapport-tests golden -- --ignored`.
#[test]
#[ignore = "writes the golden files of a new format"]
fn write_the_golden_files_of_this_format() {
    let place = golden().join("v1");
    assert!(!place.exists(), "golden files are never edited");
    fs::create_dir_all(place.join("shared")).unwrap();
    let secrets = Arc::new(FileSecrets::new(place.join("keys")));
    let phone = Vault::create(&place.join("phone"), "phone", &context("phone", 0), secrets.clone()).unwrap();
    let key = DeviceKey::generate(&context("laptop", 0));
    let welcome = phone.admit(&context("phone", 1), &key.card("laptop").unwrap()).unwrap();
    let laptop =
        Vault::join(&place.join("laptop"), "laptop", &key, &welcome, &context("laptop", 1), secrets).unwrap();
    let log = |vault: &Vault, name: &str, minute: u32, text: &str| {
        let context = context(name, minute);
        let debrief = vault.draft(&context, text, &[]).unwrap();
        vault.apply(&context, Command::Debrief(DebriefCommand::Log { debrief })).unwrap();
    };
    log(
        &phone,
        "phone 1",
        2,
        "Coffee with +Jane Doe @Acme. She named +Bob Lee ok-name. >me send deck fri #warm",
    );
    log(&laptop, "laptop 1", 3, "Call with +Zoë Müller @Globex. Named +Chen Wei no-name. thanked");
    let mut folder = Folder::new(place.join("shared"));
    sync(&phone, &mut folder, &context("phone 2", 4)).unwrap();
    fs::write(place.join("views.json"), bytes_of(&views_of(&phone, &context("reader", 30)))).unwrap();
    fs::write(place.join("vectors.json"), serde_json::to_vec_pretty(&Vectors::of_this_version()).unwrap())
        .unwrap();
    for vault in [phone, laptop] {
        vault.suspend().unwrap();
    }
}

/// Bytes that follow from fixed inputs: what another implementation can check itself by. Hexadecimal where not said.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Vectors {
    device_seed: String,
    device_id: String,
    box_key: String,
    incarnation: String,
    author: String,
    founding_salt: String,
    vault: String,
    root_key: String,
    epoch: String,
    vault_tag: String,
    author_tag: String,
    record: String,
    change: String,
    change_hash: String,
    commitment_before: String,
    commitment_after: String,
    segment_name: String,
    segment: String,
    roster_record: String,
    roster_record_id: String,
}

impl Vectors {
    fn of_this_version() -> Self {
        // The founding record is sealed with chance; everything below it is not.
        let context = context("vectors", 0);
        let key = DeviceKey::from_seed([7; 32]);
        let card = key.card("Laptop").unwrap();
        let (roster, founding) = Roster::found(&key, card.clone(), &context).unwrap();
        let vault = roster.vault();
        let keyring = Keyring::new(vault, key.clone(), &roster).unwrap();
        let incarnation = Incarnation::from_bytes([1; 8]);
        let author = key.id().author(incarnation);
        let record = RecordId::from_bytes([2; 16]);
        let stem = b"\x01an opaque change";
        let hash = RecordChange::new(record, "note", [&[0; 8][..], stem].concat()).hash;
        let bytes = [&[0x85, 0x6f, 0x4a, 0x83], &hash[..4], stem].concat();
        let change = RecordChange::new(record, "note", bytes.clone());
        let seen: Vector = [(AuthorId::from_bytes([3; 16]), 4)].into_iter().collect();
        let entry = Entry { author, number: 1, seen, changes: vec![change] };
        let before = Commitment::first(vault, author);
        let run = Run::new(before, vec![entry]).unwrap();
        let after = run.after();
        let segment = Segment { device: key.id(), incarnation, run };
        let (name, sealed) = segment.seal(&keyring, keyring.root(), 0).unwrap();
        assert_eq!(Segment::open(&name, &sealed, &keyring).unwrap(), segment);
        let Statement::Found { salt, .. } = founding.statement() else { panic!("it founds nothing") };
        Self {
            device_seed: hex(key.seed()),
            device_id: key.id().to_string(),
            box_key: hex(&card.box_key),
            incarnation: incarnation.to_string(),
            author: author.to_string(),
            founding_salt: hex(salt),
            vault: vault.to_string(),
            root_key: hex(keyring.root().as_bytes()),
            epoch: keyring.root().id().to_string(),
            vault_tag: keyring.vault_tag().to_string(),
            author_tag: keyring.author_tag(author).to_string(),
            record: record.to_string(),
            change: hex(&bytes),
            change_hash: hex(&hash),
            commitment_before: before.to_string(),
            commitment_after: after.to_string(),
            segment_name: name.to_string(),
            segment: hex(&sealed),
            roster_record: hex(&founding.to_bytes()),
            roster_record_id: founding.id().to_string(),
        }
    }
}

#[test]
fn the_same_inputs_make_the_same_bytes() {
    let kept: Vectors = serde_json::from_slice(&fs::read(golden().join("v1/vectors.json")).unwrap()).unwrap();
    assert_eq!(Vectors::of_this_version(), kept);
}

#[test]
fn the_vectors_open_with_nothing_but_what_is_in_them() {
    let kept: Vectors = serde_json::from_slice(&fs::read(golden().join("v1/vectors.json")).unwrap()).unwrap();
    let seed = <[u8; 32]>::try_from(unhex(&kept.device_seed)).unwrap();
    let vault: VaultId = kept.vault.parse().unwrap();
    let mut roster = Roster::new(vault);
    let record = rapport_core::sync::RosterRecord::from_bytes(&unhex(&kept.roster_record)).unwrap();
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

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}
