//! A whole disk is put back to a snapshot, secrets and all: the device goes on under an author that already wrote more.

use std::path::PathBuf;

use rapport_core::commands::ContactField;
use rapport_tests::{World, build};

/// Files of a shared place that are on their way.
struct Hidden(Vec<(PathBuf, Vec<u8>)>);

impl Hidden {
    /// Takes the files away that are not among `before`.
    fn since(world: &World, before: &[PathBuf]) -> Self {
        let new = world.files().into_iter().filter(|file| !before.contains(file));
        Self(new.map(Self::take).collect())
    }

    fn take(file: PathBuf) -> (PathBuf, Vec<u8>) {
        let bytes = std::fs::read(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        (file, bytes)
    }

    fn arrive(self) {
        self.0.into_iter().for_each(|(file, bytes)| std::fs::write(file, bytes).unwrap());
    }
}

#[test]
fn what_was_written_before_and_after_a_rollback_is_kept() {
    let mut world = World::new(31, &["laptop", "phone"]);
    let jane = world.apply("laptop", build::person("Jane Doe")).created[0].id;
    world.note("laptop", "before");
    world.settle();
    let disk = world.snapshot("laptop");
    world.note("laptop", "by the one");
    world.apply("laptop", build::set(jane, ContactField::Headline, "Head of data"));
    world.settle();
    world.roll_back("laptop", &disk);
    let author = world.vault("laptop").author().unwrap();
    world.note("laptop", "by the other");
    world.apply("laptop", build::set(jane, ContactField::Summary, "met at a fair"));
    assert_eq!(
        world.vault("laptop").author().unwrap(),
        author,
        "nothing tells that the disk is an older one"
    );
    world.settle();
    assert_ne!(world.vault("laptop").author().unwrap(), author);
    world.assert_notes(&["before", "by the one", "by the other"]);
    let page = world.vault("phone").person(&world.context("phone"), jane).unwrap();
    assert_eq!((page.headline.as_deref(), page.summary.as_str()), (Some("Head of data"), "met at a fair"));
}

#[test]
fn a_fork_that_shows_late_takes_nothing_of_what_came_after_it() {
    let mut world = World::new(32, &["laptop", "phone"]);
    world.settle();
    let disk = world.snapshot("laptop");
    let before = world.files();
    let early: Vec<String> = (1..=4).map(|n| format!("early {n}")).collect();
    early.iter().for_each(|text| world.note("laptop", text));
    world.sync("laptop");
    world.sync("phone");
    let first = Hidden::since(&world, &before);
    let late: Vec<String> = (1..=6).map(|n| format!("late {n}")).collect();
    late.iter().for_each(|text| world.note("laptop", text));
    world.sync("laptop");
    world.sync("phone");
    world.roll_back("laptop", &disk);
    let text = world.apply("laptop", build::note("by the other", &[])).created[0].id;
    world.note("laptop", "by the other too");
    // Only the later of the files is there: somebody goes on as this author, and more is not known yet.
    world.sync("laptop");
    world.note("laptop", "after it");
    world.apply("laptop", build::edit_note(text, "by the other, and written anew after it"));
    world.sync("laptop");
    world.sync("phone");
    first.arrive();
    world.settle();
    world.note("laptop", "at the end");
    world.settle();
    let mut wanted: Vec<&str> = early.iter().chain(&late).map(String::as_str).collect();
    wanted.extend(["by the other, and written anew after it", "by the other too", "after it", "at the end"]);
    world.assert_notes(&wanted);
}

#[test]
fn what_comes_back_says_what_it_rests_on() {
    let mut world = World::new(33, &["laptop", "phone", "tablet"]);
    let jane = world.apply("laptop", build::person("Jane Doe")).created[0].id;
    world.settle();
    let disk = world.snapshot("laptop");
    let before = world.files();
    world.note("laptop", "by the one");
    world.sync("laptop");
    let one = Hidden::since(&world, &before);
    world.roll_back("laptop", &disk);
    world.apply("phone", build::set(jane, ContactField::Headline, "Head of data"));
    world.sync("phone");
    world.sync("laptop");
    world.apply("laptop", build::set(jane, ContactField::Headline, "Head of all data"));
    one.arrive();
    world.sync("laptop");
    // The tablet gets what the laptop wrote before what the phone wrote.
    let phones: Vec<PathBuf> = world.files();
    let author = world.vault("phone").author().unwrap();
    let keyring = world.vault("tablet").keyring(&world.context("tablet")).unwrap();
    let tag = keyring.author_tag(author);
    let name = |file: &PathBuf| file.strip_prefix(world.shared()).unwrap().to_str().unwrap().parse();
    let theirs = phones.into_iter().filter(|file| {
        name(file)
            .is_ok_and(|name: rapport_core::sync::FileName| name.owner() == tag && name.numbers().is_some())
    });
    let hidden = Hidden(theirs.collect::<Vec<_>>().into_iter().map(Hidden::take).collect());
    world.sync("tablet");
    hidden.arrive();
    world.settle();
    for device in world.devices() {
        assert!(world.vault(&device).holdings().unwrap().refused.is_empty(), "{device}");
        let page = world.vault(&device).person(&world.context(&device), jane).unwrap();
        assert_eq!(page.headline.as_deref(), Some("Head of all data"), "{device}");
    }
    world.assert_notes(&["by the one"]);
}
