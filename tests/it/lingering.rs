//! What lies in the shared place longer than it should, and what comes with a checkpoint.

use std::path::{Path, PathBuf};

use rapport_core::{
    Vault,
    model::RecordId,
    sync::{Content, DeviceState, Entry, FileName, Input, Output, RecordChange, Run, Segment, Upkeep},
};
use rapport_tests::{World, build, entries_of};
use rapport_transport::{Folder, sync_with};

/// The name of a file in the shared place.
fn name_of(world: &World, file: &Path) -> FileName {
    file.strip_prefix(world.shared()).unwrap().to_str().unwrap().parse().unwrap()
}

/// The file in which a device says where it is.
fn state_of(world: &World, device: &str) -> PathBuf {
    let keyring = world.vault(device).keyring(&world.context(device)).unwrap();
    let author = world.vault(device).author().unwrap();
    let says_so = |file: &PathBuf| {
        let bytes = std::fs::read(file).unwrap();
        matches!(DeviceState::open(&name_of(world, file), &bytes, &keyring), Ok((_, by, _)) if by == author)
    };
    world.files().into_iter().find(says_so).unwrap()
}

/// The phone leaves six notes, of which a checkpoint alone is left in the place, and is lost: answers with an older state of
/// the same, which speaks of no checkpoint.
fn only_a_checkpoint_is_left(world: &mut World) -> (PathBuf, Vec<u8>) {
    for n in 0..6 {
        world.apply("phone", build::note(&format!("note {n}"), &[]));
    }
    world.sync("phone");
    let older = state_of(world, "phone");
    let bytes = std::fs::read(&older).unwrap();
    let (vault, context) = (world.vault("phone"), world.context("phone"));
    let upkeep = Upkeep { files_to_checkpoint: 1 };
    sync_with(vault, &mut Folder::new(world.shared()), &context, upkeep).unwrap();
    assert!(!older.exists(), "a state that speaks of the checkpoint took its place");
    for file in world.files() {
        if matches!(name_of(world, &file).content(), Content::Entries { .. }) {
            std::fs::remove_file(file).unwrap();
        }
    }
    world.lose("phone");
    (older, bytes)
}

#[test]
fn an_older_state_that_lingers_hides_no_checkpoint() {
    // The names of the two follow from the seed, and so does which of them is read first.
    for seed in 0..8 {
        let mut world = World::new(seed, &["laptop", "phone"]);
        let (older, bytes) = only_a_checkpoint_is_left(&mut world);
        std::fs::write(older, bytes).unwrap();
        world.sync("laptop");
        assert_eq!(world.vault("laptop").timeline(None, 9).unwrap().rows.len(), 6, "seed {seed}");
    }
}

/// An entry of the phone with a sound change and one about `record` that is none.
fn half_wrong(world: &mut World, record: RecordId) -> Segment {
    let first = world.vault("phone").vector().unwrap().get(world.vault("phone").author().unwrap()) + 1;
    world.apply("phone", build::person("Bob Lee"));
    let Segment { device, incarnation, run } = entries_of(world.vault("phone"), first).remove(0);
    let mut entry: Entry = run.entries()[0].clone();
    let mut wrong = RecordChange::new(record, "contact", vec![0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, 7]);
    wrong.bytes[4..8].copy_from_slice(&wrong.hash[..4]);
    entry.changes.push(wrong);
    Segment { device, incarnation, run: Run::new(run.before(), vec![entry]).unwrap() }
}

fn names(vault: &Vault) -> Vec<String> {
    vault.people(0, 9).unwrap().rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn what_a_checkpoint_brings_refused_is_tried_again_where_its_wrong_part_is_forgotten() {
    let mut world = World::new(20, &["laptop", "phone", "tablet", "watch"]);
    let ada = world.apply("laptop", build::person("Ada Bird")).created[0].id;
    world.settle();
    let segment = half_wrong(&mut world, ada);
    world.lose("phone");
    let bring = |world: &World, device: &str| {
        world.vault(device).receive(&world.context(device), None, segment.clone()).unwrap()
    };
    bring(&world, "watch");
    assert_eq!(world.vault("watch").holdings().unwrap().refused.len(), 1);
    // The laptop forgets what is wrong in it; what is left is sound.
    world.vault("laptop").forget(&world.context("laptop"), ada).unwrap();
    bring(&world, "laptop");
    assert_eq!(world.vault("laptop").holdings().unwrap().refused.len(), 0);
    // The tablet hears of that, and gets the entry with a checkpoint of the watch, which has not.
    world.vault("tablet").forget(&world.context("tablet"), ada).unwrap();
    let answer = world.vault("watch").answer(&world.context("watch"), &Output::NeedCheckpoint).unwrap();
    let Some(Input::Checkpoint(checkpoint)) = answer else { panic!("no checkpoint was made") };
    let (tablet, context) = (world.vault("tablet"), world.context("tablet"));
    tablet.take_checkpoint(&context, world.id("watch"), &checkpoint).unwrap();
    assert_eq!(tablet.holdings().unwrap().refused.len(), 0);
    assert_eq!(names(tablet), ["Bob Lee"]);
    world.settle();
    world.settle();
    world.assert_same();
    assert_eq!(names(world.vault("watch")), ["Bob Lee"]);
}
