//! Whatever the order, the doubling or the partition in which entries arrive: who holds the same shows the same.

use rapport_tests::{announce_on_failure, history::History, seeds};

/// Runs the histories of these seeds; the tests below divide them, so that they run side by side.
fn devices_that_hold_the_same_show_the_same(usual: std::ops::Range<u64>) {
    let mut applied = 0;
    for seed in seeds(usual) {
        announce_on_failure(seed, || {
            let mut history = History::new(seed);
            history.live(40);
            history.heal();
            history.world.assert_same();
            applied += history.applied;
        });
    }
    assert!(applied > 10, "hardly anything happened: {applied} commands");
}

#[test]
fn devices_that_hold_the_same_show_the_same_in_fifty_histories() {
    devices_that_hold_the_same_show_the_same(0..50);
}

#[test]
fn devices_that_hold_the_same_show_the_same_in_fifty_more() {
    devices_that_hold_the_same_show_the_same(50..100);
}

#[test]
fn devices_that_hold_the_same_show_the_same_in_the_third_fifty() {
    devices_that_hold_the_same_show_the_same(100..150);
}

#[test]
fn devices_that_hold_the_same_show_the_same_in_the_last_fifty() {
    devices_that_hold_the_same_show_the_same(150..200);
}

#[test]
fn devices_that_met_only_through_the_folder_show_the_same() {
    for seed in seeds(1_000..1_010) {
        announce_on_failure(seed, || {
            let mut history = History::new(seed);
            history.live(40);
            history.world.settle();
            history.world.assert_same();
        });
    }
}
