//! What a released format left behind: vaults, a shared folder and vectors of bytes, which every later version opens.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use rapport_core::{
    Context, Vault,
    commands::{Command, DebriefCommand},
    model::{AuthorId, Incarnation, RecordId},
    sync::{Commitment, DeviceKey, Entry, Keyring, RecordChange, Roster, Run, Segment, Statement, Vector},
};
use rapport_transport::{FileSecrets, Folder, sync};
use serde::{Deserialize, Serialize};

use crate::{SeededRandom, bytes_of, views_of};

/// Where golden files lie, a folder for each format.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden")
}

/// What a reader of golden files knows of the world.
pub fn context(name: &str, minute: u32) -> Context {
    let now: DateTime<Utc> = format!("2026-03-02T15:{minute:02}:00Z").parse().unwrap();
    Context::new(now, chrono_tz::Europe::Berlin, Arc::new(SeededRandom::new(1, name)))
}

/// Writes the golden files of this format, once: `cargo run -p rapport-tests --bin golden`.
///
/// # Panics
/// When they are there already: golden files are never edited.
pub fn write() {
    let place = folder().join("v1");
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

/// Bytes that follow from fixed inputs: what another implementation can check itself by. In hexadecimal.
#[allow(missing_docs, reason = "`core/FORMAT.md` says what each is")]
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vectors {
    pub device_seed: String,
    pub device_id: String,
    pub box_key: String,
    pub incarnation: String,
    pub author: String,
    pub founding_salt: String,
    pub vault: String,
    pub root_key: String,
    pub epoch: String,
    pub vault_tag: String,
    pub author_tag: String,
    pub record: String,
    pub change: String,
    pub change_hash: String,
    pub commitment_before: String,
    pub commitment_after: String,
    pub segment_name: String,
    pub segment: String,
    pub roster_record: String,
    pub roster_record_id: String,
}

impl Vectors {
    /// Those that this version makes.
    pub fn of_this_version() -> Self {
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

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Bytes from hexadecimal.
pub fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}
