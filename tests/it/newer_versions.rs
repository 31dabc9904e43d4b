//! What a newer version writes goes through this one unharmed: fields, events, values, kinds.

use automerge::{
    ActorId, Automerge, ObjType, ROOT, ReadDoc, TextEncoding,
    transaction::{CommitOptions, Transactable},
};
use rapport_core::{
    Context, Vault,
    commands::ContactField,
    model::{AuthorId, Incarnation, Kind, LifeState, RecordId},
    sync::{Commitment, DeviceKey, Entry, RecordChange, Run, Segment, Vector},
};
use rapport_tests::{World, build, entries_of};

/// A device of a version yet to come: it knows the form of documents and logs, and keeps one record.
struct NewerDevice {
    key: DeviceKey,
    incarnation: Incarnation,
    author: AuthorId,
    record: RecordId,
    kind: &'static str,
    document: Automerge,
    sent: u64,
    end: Commitment,
}

impl NewerDevice {
    fn new(vault: &Vault, context: &Context, record: RecordId, kind: &'static str) -> Self {
        // The same device wherever the same record is written.
        let seed = [*record.as_bytes(), *record.as_bytes()].concat().try_into().unwrap();
        let (key, incarnation) = (DeviceKey::from_seed(seed), Incarnation::from_bytes([1; 8]));
        vault.admit(context, &key.card("A newer one").unwrap()).unwrap();
        let author = key.id().author(incarnation);
        let end = Commitment::first(vault.id(), author);
        Self { key, incarnation, author, record, kind, document: empty_record(), sent: 0, end }
    }

    /// Writes something and gives it to a vault as one entry.
    fn write(
        &mut self,
        vault: &Vault,
        context: &Context,
        write: impl FnOnce(&mut automerge::transaction::Transaction<'_>),
    ) {
        self.document.set_actor(ActorId::from(self.author.as_bytes()));
        let before = self.document.get_heads();
        let mut transaction = self.document.transaction();
        write(&mut transaction);
        transaction.commit_with(CommitOptions::default().with_time(0));
        let changes = self.document.get_changes(&before);
        let changes = changes
            .iter()
            .map(|change| RecordChange::new(self.record, self.kind, change.raw_bytes().to_vec()));
        self.sent += 1;
        let entry = Entry {
            author: self.author,
            number: self.sent,
            seen: Vector::default(),
            changes: changes.collect(),
        };
        let run = Run::new(self.end, vec![entry]).unwrap();
        self.end = run.after();
        let progress = vault
            .receive(context, None, Segment { device: self.key.id(), incarnation: self.incarnation, run })
            .unwrap();
        assert_eq!(progress.vector.get(self.author), self.sent, "the entry was not taken in");
    }

    /// Takes in what a vault wrote into the record.
    fn read(&mut self, vault: &Vault) {
        for segment in entries_of(vault, 1) {
            for change in &segment.run.entries()[0].changes {
                if change.record == self.record {
                    let change = automerge::Change::from_bytes(change.bytes.clone()).unwrap();
                    self.document.apply_changes([change]).unwrap();
                }
            }
        }
    }

    fn text(&self, object: &automerge::ObjId, key: &str) -> Option<String> {
        let value = self.document.get(object, key).unwrap();
        value.map(|(value, _)| value.into_string().unwrap())
    }
}

/// The bytes that every record starts from: an agreement with all versions, and so spelled here once more.
fn empty_record() -> Automerge {
    let mut document =
        Automerge::new_with_encoding(TextEncoding::Utf16CodeUnit).with_actor(ActorId::from(&[0; 16]));
    let mut transaction = document.transaction();
    for key in ["@members", "@items", "@events", "@life"] {
        transaction.put_object(ROOT, key, ObjType::Map).unwrap();
    }
    transaction.put_object(ROOT, "@text", ObjType::Text).unwrap();
    transaction.commit_with(CommitOptions::default().with_time(0));
    document
}

fn container(document: &impl ReadDoc, key: &str) -> automerge::ObjId {
    document.get(ROOT, key).unwrap().unwrap().1
}

// holds: I25
#[test]
fn fields_values_members_and_events_that_are_new_survive_edits_by_this_version() {
    let mut world = World::new(1, &["phone", "laptop"]);
    let record = RecordId::derived("test", &[b"jane"]);
    let mut newer = NewerDevice::new(world.vault("phone"), &world.context("phone"), record, "contact");
    newer.write(world.vault("phone"), &world.context("phone"), |transaction| {
        transaction.put(ROOT, "given", "Jane").unwrap();
        transaction.put(ROOT, "horoscope", "Leo").unwrap();
        transaction.put(ROOT, "source", "in_a_dream").unwrap();
        let members = container(transaction, "@members");
        transaction.put(&members, "tags/warm", vec![1; 10]).unwrap();
        transaction.put(&members, "moods/sunny", vec![2; 10]).unwrap();
        let events = container(transaction, "@events");
        transaction.put(&events, "0102030405060708090a", b"not even CBOR".to_vec()).unwrap();
        let life = container(transaction, "@life");
        transaction.put(&life, "0102030405060708090b", b"frozen".to_vec()).unwrap();
    });
    let page =
        |world: &World, device: &str| world.vault(device).person(&world.context(device), record).unwrap();
    let shown = page(&world, "phone");
    assert_eq!((shown.name.as_str(), shown.source, shown.state), ("Jane", None, LifeState::Live));
    assert_eq!(shown.tags, ["warm"]);
    let told = world.vault("phone").review(&world.context("phone")).unwrap();
    assert_eq!((told.open, told.items.len()), (0, 1));
    assert_eq!(told.items[0].kind, rapport_core::views::ReviewKind::Newer);
    assert!(told.items[0].sentence.starts_with("1 thing was made or changed with a newer version."));

    world.apply("phone", build::set(record, ContactField::Family, "Doe"));
    world.apply("phone", build::tag(record, "mentor"));
    world.apply("phone", build::set(record, ContactField::Summary, "A friend"));
    world.apply("phone", build::delete(record));
    world.undo("phone");
    newer.read(world.vault("phone"));

    assert_eq!(newer.text(&ROOT, "family").as_deref(), Some("Doe"));
    assert_eq!(newer.text(&ROOT, "horoscope").as_deref(), Some("Leo"));
    assert_eq!(newer.text(&ROOT, "source").as_deref(), Some("in_a_dream"));
    let keys = |key: &str| newer.document.keys(container(&newer.document, key)).collect::<Vec<_>>();
    assert_eq!(keys("@members"), ["moods/sunny", "tags/mentor", "tags/warm"]);
    assert!(keys("@events").contains(&"0102030405060708090a".to_owned()));
    assert!(keys("@life").contains(&"0102030405060708090b".to_owned()));
    world.vault("phone").rebuild_index().unwrap();
    assert_eq!(page(&world, "phone").name, "Jane Doe");
}

// holds: I25
#[test]
fn a_kind_that_is_new_is_kept_and_harms_no_view() {
    let mut world = World::new(2, &["phone"]);
    let record = RecordId::derived("test", &[b"dream"]);
    let mut newer = NewerDevice::new(world.vault("phone"), &world.context("phone"), record, "dream");
    world.log("phone", "+Jane Doe named +Bob Lee");
    for number in 0..3 {
        newer.write(world.vault("phone"), &world.context("phone"), |transaction| {
            transaction.put(ROOT, "title", format!("flying {number}")).unwrap();
            let members = container(transaction, "@members");
            transaction.put(&members, format!("tags/{number}"), vec![1; 10]).unwrap();
        });
    }
    let before = rapport_tests::views_of(world.vault("phone"), &world.context("phone"));
    assert_eq!(before["review"]["items"][0]["kind"], "newer");
    world.vault("phone").rebuild_index().unwrap();
    world.reboot("phone");
    assert_eq!(rapport_tests::views_of(world.vault("phone"), &world.context("phone")), before);
    let refused = world.try_apply("phone", build::note("about a dream", &[record]));
    assert!(refused.is_ok() || refused.unwrap_err().is_input());
    assert!(Kind::from_code("dream").is_none());
    world.assert_same();
}

#[test]
fn a_day_that_no_calendar_reaches_harms_no_view() {
    let mut world = World::new(5, &["phone"]);
    world.log("phone", "+Jane Doe. >me send deck fri");
    for (kind, number) in [("commitment", 1_u8), ("obligation", 2)] {
        let record = RecordId::derived("test", &[&[number]]);
        let mut forged = NewerDevice::new(world.vault("phone"), &world.context("phone"), record, kind);
        forged.write(world.vault("phone"), &world.context("phone"), |transaction| {
            transaction.put(ROOT, "owner", "them").unwrap();
            transaction.put(ROOT, "text", "the last day").unwrap();
            transaction.put(ROOT, "due", "+262142-12-31").unwrap();
        });
    }
    world.advance(chrono::Duration::days(4));
    let views = rapport_tests::views_of(world.vault("phone"), &world.context("phone"));
    let shown = |text: &str| views["today"].to_string().contains(text);
    assert!(shown("send deck"), "{}", views["today"]);
    world.assert_same();
}

#[test]
fn a_record_made_by_a_newer_version_is_the_same_on_all_devices() {
    let world = World::new(3, &["phone", "laptop"]);
    let record = RecordId::derived("test", &[b"jane"]);
    for order in [["phone", "laptop"], ["laptop", "phone"]] {
        // Each copy of the newer device tells another vault first: the entries are the same.
        let mut newer = NewerDevice::new(world.vault(order[0]), &world.context(order[0]), record, "contact");
        newer.write(world.vault(order[0]), &world.context(order[0]), |transaction| {
            transaction.put(ROOT, "given", "Jane").unwrap();
            transaction.put(ROOT, "horoscope", "Leo").unwrap();
        });
    }
    world.assert_same();
}

#[test]
fn a_file_of_a_newer_format_is_refused_with_advice() {
    let world = World::new(4, &["phone"]);
    let folder = world.vault("phone").folder().to_owned();
    drop(world.vault("phone").suspend());
    let connection = rusqlite::Connection::open(folder.join("vault.sqlite3")).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let error = Vault::open(&folder, world.secrets("phone")).unwrap_err();
    assert!(error.to_string().contains("format 99") && error.to_string().contains("update first"), "{error}");
}
