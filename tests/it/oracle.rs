//! The engine and an oracle that shares no rule with it agree on what many short sequences of commands come to.

use std::{
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    thread,
};

use rapport_tests::{
    announce_on_failure,
    oracle::{self, Templates},
    seeds,
};

// holds: I1, I2, I3, I4, I5, I8, I17, I20, I22, I28
#[test]
fn ten_thousand_sequences_agree_with_the_oracle() {
    let seeds = seeds(0..10_000);
    let (next, applied) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        let mut templates = Templates::default();
        while let Some(seed) = seeds.get(next.fetch_add(1, Relaxed)) {
            announce_on_failure(*seed, || match oracle::run(*seed, &mut templates) {
                Ok(done) => drop(applied.fetch_add(done, Relaxed)),
                Err(failure) => {
                    // One is enough: the others stop.
                    next.store(seeds.len(), Relaxed);
                    panic!("{failure}")
                }
            });
        }
    };
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, |count| count.get());
        for _ in 0..workers.min(seeds.len()) {
            scope.spawn(work);
        }
    });
    let (applied, count) = (applied.into_inner(), seeds.len());
    assert!(applied > 3 * count, "hardly anything happened: {applied} commands in {count} sequences");
}
