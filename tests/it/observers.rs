//! Who watches a vault hears of each commit once, and may use the vault while hearing it.

use std::sync::{Arc, Mutex};

use rapport_core::{ChangeSet, Vault};
use rapport_tests::{World, build};

type Heard = Arc<Mutex<Vec<ChangeSet>>>;

fn listen(vault: &Vault) -> (Heard, rapport_core::Subscription) {
    let heard = Heard::default();
    let ears = Arc::clone(&heard);
    let subscription = vault.observe(move |changes| ears.lock().unwrap().push(changes.clone()));
    (heard, subscription)
}

fn take(heard: &Heard) -> Vec<ChangeSet> {
    std::mem::take(&mut *heard.lock().unwrap())
}

#[test]
fn each_commit_is_heard_once_and_names_what_it_touched() {
    let mut world = World::new(1, &["phone", "laptop"]);
    let (heard, subscription) = listen(world.vault("phone"));
    let made = world.log("phone", "+Jane Doe named +Bob Lee. >me send deck");
    let [changes] = &take(&heard)[..] else { panic!("a debrief is one commit") };
    assert_eq!(changes.revision, made.revision);
    assert!(!changes.is_everything);
    let mut touched: Vec<_> = made.touched.iter().map(|touched| touched.id).collect();
    touched.sort();
    assert_eq!(changes.touched, touched);

    world.sync("phone");
    assert!(take(&heard).is_empty(), "sending changes nothing");
    world.sync("laptop");
    world.apply("laptop", build::tag(made.created[0].id, "warm"));
    world.sync("laptop");
    world.sync("phone");
    let [changes] = &take(&heard)[..] else { panic!("one delivery is one commit") };
    assert_eq!(changes.touched, [made.created[0].id]);

    world.undo("phone");
    assert_eq!(take(&heard).len(), 1);
    let refused = world.try_apply("phone", build::person(""));
    assert!(refused.is_err() && take(&heard).is_empty(), "a refusal is no commit");
    world.apply("phone", build::tag(made.created[0].id, "warm"));
    assert!(take(&heard).is_empty(), "nothing changed, so there is nothing to hear");
    drop(subscription);
    world.apply("phone", build::person("Ana Ruiz"));
    assert!(take(&heard).is_empty(), "nobody listens any more");
}

#[test]
fn revisions_only_grow() {
    let mut world = World::new(2, &["phone"]);
    let (heard, _subscription) = listen(world.vault("phone"));
    for n in 0..20 {
        world.apply("phone", build::note(&format!("note {n}"), &[]));
    }
    let revisions: Vec<u64> = take(&heard).iter().map(|changes| changes.revision).collect();
    assert!(revisions.windows(2).all(|pair| pair[1] == pair[0] + 1), "{revisions:?}");
}

#[test]
fn an_observer_may_use_the_vault_and_even_change_it() {
    let world = World::new(3, &["phone"]);
    let vault = Arc::new(world.open("phone"));
    let context = world.context("phone");
    let (inner, at) = (Arc::downgrade(&vault), context.clone());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let ears = Arc::clone(&seen);
    let _subscription = vault.observe(move |changes| {
        let vault = inner.upgrade().unwrap();
        let people = vault.people(0, 9).unwrap().total;
        ears.lock().unwrap().push((changes.revision, people));
        if people < 3 {
            vault.apply(&at, build::person("Another one")).unwrap();
        }
        let _another = vault.observe(|_| {});
    });
    vault.apply(&context, build::person("Jane Doe")).unwrap();
    let people: Vec<u64> = seen.lock().unwrap().iter().map(|(_, people)| *people).collect();
    assert_eq!(people, [1, 2, 3]);
}

#[test]
fn what_another_process_did_is_heard_at_the_next_refresh() {
    let mut world = World::new(4, &["phone"]);
    let widget = world.open("phone");
    let (heard, _subscription) = listen(&widget);
    assert_eq!(widget.refresh().unwrap(), None);
    let jane = world.apply("phone", build::person("Jane Doe")).created[0].id;
    let bob = world.apply("phone", build::person("Bob Lee")).created[0].id;
    assert!(take(&heard).is_empty(), "nobody asked yet");
    let changes = widget.refresh().unwrap().unwrap();
    assert_eq!(take(&heard), std::slice::from_ref(&changes));
    let mut both = vec![jane, bob];
    both.sort();
    assert_eq!(changes.touched, both);
    assert_eq!(widget.refresh().unwrap(), None, "told once");

    widget.apply(&world.context("phone"), build::person("Ana Ruiz")).unwrap();
    assert_eq!(take(&heard).len(), 1);
    assert_eq!(widget.refresh().unwrap(), None, "its own work is no news");
    assert_eq!(world.vault("phone").people(0, 9).unwrap().total, 3, "reading needs no refresh");
}

#[test]
fn news_of_others_are_not_lost_when_one_s_own_commit_comes_first() {
    let mut world = World::new(5, &["phone"]);
    let widget = world.open("phone");
    let (heard, _subscription) = listen(&widget);
    let jane = world.apply("phone", build::person("Jane Doe")).created[0].id;
    widget.apply(&world.context("phone"), build::person("Ana Ruiz")).unwrap();
    take(&heard);
    let changes = widget.refresh().unwrap().expect("Jane is news");
    assert!(changes.is_everything || changes.touched.contains(&jane));
}

#[test]
fn news_of_others_are_not_lost_when_an_act_that_changes_nothing_comes_first() {
    let mut world = World::new(8, &["phone"]);
    let jane = world.apply("phone", build::person("Jane Doe")).created[0].id;
    world.apply("phone", build::tag(jane, "warm"));
    let widget = world.open("phone");
    let (heard, _subscription) = listen(&widget);
    let bob = world.apply("phone", build::person("Bob Lee")).created[0].id;
    let nothing = widget.apply(&world.context("phone"), build::tag(jane, "warm")).unwrap();
    assert!(nothing.touched.is_empty() && take(&heard).is_empty(), "nothing changed");
    let changes = widget.refresh().unwrap().expect("Bob is news");
    assert_eq!(changes.touched, [bob]);
    assert_eq!(take(&heard), [changes]);
    assert_eq!(widget.refresh().unwrap(), None, "told once");
}

#[test]
fn after_very_many_commits_of_others_everything_may_have_changed() {
    let world = World::new(6, &["phone"]);
    let widget = world.open("phone");
    let context = world.context("phone");
    for n in 0..1_010 {
        world.vault("phone").apply(&context, build::note(&format!("note {n}"), &[])).unwrap();
    }
    let changes = widget.refresh().unwrap().unwrap();
    assert!(changes.is_everything && changes.touched.is_empty());
}

#[test]
fn a_suspended_vault_lets_go_of_the_file_and_comes_back() {
    let mut world = World::new(7, &["phone"]);
    world.apply("phone", build::person("Jane Doe"));
    world.vault("phone").suspend().unwrap();
    world.vault("phone").suspend().unwrap();
    let other = world.open("phone");
    other.apply(&world.context("phone"), build::person("Bob Lee")).unwrap();
    drop(other);
    assert!(world.vault("phone").refresh().unwrap().is_some());
    assert_eq!(world.vault("phone").people(0, 9).unwrap().total, 2);
}
