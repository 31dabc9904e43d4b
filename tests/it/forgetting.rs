//! What was forgotten leaves the shared place too, whatever was under way.

use std::cell::Cell;

use rapport_core::{
    Context, Vault,
    commands::{Command, InsightCommand, PrepCommand},
    model::{InsightKind, Kind, RecordId},
    sync::{FileName, Segment},
};
use rapport_tests::{World, build};
use rapport_transport::{BlobStore, Folder, TransportError, sync};

/// Whether a file of entries in the shared place, opened with the keys, holds a word.
fn is_shared(world: &World, word: &str) -> bool {
    let keyring = world.vault("laptop").keyring(&world.context("laptop")).unwrap();
    world.files().iter().any(|file| {
        let name = file.strip_prefix(world.shared()).unwrap().to_str().unwrap().parse().unwrap();
        let Ok(segment) = Segment::open(&name, &std::fs::read(file).unwrap(), &keyring) else { return false };
        let mut changes = segment.run.entries().iter().flat_map(|entry| &entry.changes);
        changes.any(|change| String::from_utf8_lossy(&change.bytes).contains(word))
    })
}

#[test]
fn what_was_sent_before_a_backup_was_put_back_is_taken_away_too() {
    let mut world = World::new(41, &["laptop", "phone"]);
    world.settle();
    let backup = world.back_up("laptop");
    let bird = world.apply("laptop", build::person("Canary Bird")).created[0].id;
    world.settle();
    world.restore("laptop", &backup);
    world.settle();
    assert!(is_shared(&world, "Canary"));
    world.vault("laptop").forget(&world.context("laptop"), bird).unwrap();
    world.settle();
    world.settle();
    assert!(!is_shared(&world, "Canary"));
    world.add("newcomer");
    world.settle();
    world.assert_same();
}

/// A folder in which, as the first file of entries is written, the person forgets somebody.
struct Interrupted<'a> {
    folder: Folder,
    vault: &'a Vault,
    context: &'a Context,
    whom: Cell<Option<RecordId>>,
}

impl BlobStore for Interrupted<'_> {
    fn list(&self) -> Result<Vec<String>, TransportError> {
        self.folder.list()
    }

    fn get(&self, name: &FileName) -> Result<Option<Vec<u8>>, TransportError> {
        self.folder.get(name)
    }

    fn put(&mut self, name: &FileName, bytes: &[u8]) -> Result<(), TransportError> {
        self.folder.put(name, bytes)?;
        if let Some(whom) = self.whom.take() {
            self.vault.forget(self.context, whom).unwrap();
        }
        Ok(())
    }

    fn delete(&mut self, name: &FileName) -> Result<(), TransportError> {
        self.folder.delete(name)
    }
}

#[test]
fn what_is_forgotten_while_it_is_sent_is_taken_away_again() {
    let mut world = World::new(42, &["laptop", "phone"]);
    world.settle();
    let bird = world.apply("laptop", build::person("Canary Bird")).created[0].id;
    let (vault, context) = (world.vault("laptop"), world.context("laptop"));
    let folder = Folder::new(world.shared());
    sync(vault, &mut Interrupted { folder, vault, context: &context, whom: Cell::new(Some(bird)) }, &context)
        .unwrap();
    assert!(is_shared(&world, "Canary"), "it was sent before");
    world.settle();
    world.settle();
    assert!(!is_shared(&world, "Canary"));
    world.assert_same();
}

#[test]
fn an_answer_of_a_talk_that_stays_can_be_kept_again_on_all_devices() {
    let mut world = World::new(43, &["laptop", "phone"]);
    let bird = world.apply("laptop", build::person("Ada Bird")).created[0].id;
    let bob = world.apply("laptop", build::person("Bob Lee")).created[0].id;
    let talk =
        world.apply("laptop", build::meeting(&[bird, bob], build::time("2026-03-03T09:00:00"))).created[0].id;
    let text = Some("Everybody is hiring".to_owned());
    let answer = PrepCommand::Answer { meeting: talk, item: None, text, was_new: true, had_answer: true };
    world.apply("laptop", Command::Prep(answer));
    let promote = |world: &mut World, subjects: Vec<RecordId>| {
        let row =
            world.vault("laptop").insights().unwrap().new_answers.into_iter().find(|row| row.meeting == talk);
        let answer = row.map(|row| row.answer);
        answer.map(|answer| {
            let kind = InsightKind::Trend;
            let promote = InsightCommand::Promote { meeting: talk, answer, kind, subjects };
            world.apply("laptop", Command::Insight(promote))
        })
    };
    promote(&mut world, vec![bird]).expect("the answer is offered");
    world.settle();
    let forgotten = world.vault("laptop").forget(&world.context("laptop"), bird).unwrap();
    let kept = world.vault("laptop").export().unwrap().records;
    let insight = kept.iter().find(|it| it.record.kind() == Kind::Insight).map(|it| it.id);
    assert!(insight.is_some_and(|id| forgotten.to_look_through.contains(&id)), "{forgotten:?}");
    promote(&mut world, vec![bob]);
    world.settle();
    world.assert_same();
}
